/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-date-entry.h"

#include "base/way-clock.h"
#include "base/way-date.h"
#include "base/way-text.h"
#include "ui/way-entry.h"

#include <glib/gi18n.h>
#include <string.h>

/* Characters in a line of what was understood. */
#define LINE 24

struct _WayDateEntry {
  GtkBox parent_instance;

  GtkWidget *entry;
  GtkWidget *calendar_button;
  GtkWidget *calendar;
  GtkWidget *feedback;

  char *date;
  char *committed;
  char *label;
  gboolean with_time;
  gboolean reserves;
  gboolean valid;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (WayDateEntry, way_date_entry, GTK_TYPE_BOX)

enum { PROP_0, PROP_DATE, PROP_WITH_TIME, PROP_LABEL, N_PROPS };
enum { COMMIT, N_SIGNALS };

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
take_date (WayDateEntry *self, const char *date)
{
  if (g_strcmp0 (self->date, date) == 0)
    return;
  g_free (self->date);
  self->date = g_strdup (date);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DATE]);
}

static void
show_feedback (WayDateEntry *self, gboolean blank)
{
  g_autofree char *read = self->valid && !blank ? way_date_format_day (self->date) : NULL;
  const char *example = self->with_time ? _("Type it like 22 Nov 2026 14:00") : _("Type it like 22 Nov 2026");
  /* A line has its room below, and no more: how it is typed is said where there is room for it. */
  const char *shown = blank ? "" : read != NULL ? read : _("There is no such date");
  g_autofree char *text = read == NULL && !blank ? g_strdup_printf ("%s. %s", shown, example) : g_strdup (shown);

  gtk_label_set_label (GTK_LABEL (self->feedback), shown);
  gtk_widget_set_tooltip_text (self->feedback, read == NULL && !blank ? example : NULL);
  gtk_widget_set_visible (self->feedback, self->reserves || *shown != '\0');
  if (self->valid)
    {
      gtk_widget_remove_css_class (self->feedback, "error");
      gtk_widget_remove_css_class (self->entry, "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID);
    }
  else
    {
      gtk_widget_add_css_class (self->feedback, "error");
      gtk_widget_add_css_class (self->entry, "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
changed_cb (WayDateEntry *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  gboolean blank = way_text_is_blank (typed);
  g_autofree char *date = NULL;

  if (self->setting)
    return;
  if (!blank)
    date = self->with_time ? way_date_parse_typed_time (typed, way_clock_today ())
                           : way_date_parse_typed (typed, way_clock_today ());
  self->valid = blank || date != NULL;
  take_date (self, self->valid ? date : self->committed);
  show_feedback (self, blank);
}

static void
commit (WayDateEntry *self)
{
  if (!self->valid || g_strcmp0 (self->date, self->committed) == 0)
    return;
  g_free (self->committed);
  self->committed = g_strdup (self->date);
  g_signal_emit (self, signals[COMMIT], 0);
}

static void
picked_cb (WayDateEntry *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  g_autofree char *date = g_date_time_format (day, "%Y-%m-%d");
  g_autofree char *shown = way_date_format (date);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), shown);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->calendar_button));
  commit (self);
}

/* GTK names neither the day that is chosen nor the arrows; these are its only buttons, those of the month first. */
static void
name_calendar (WayDateEntry *self)
{
  const char *const names[] = { _("Month before"), _("Month after"), _("Year before"), _("Year after") };
  g_autoptr (GDateTime) moment = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  g_autofree char *date = g_date_time_format (moment, "%Y-%m-%d");
  g_autofree char *day = way_date_format_day (date);
  guint n = 0;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar), GTK_ACCESSIBLE_PROPERTY_LABEL, day, -1);
  for (GtkWidget *part = gtk_widget_get_first_child (gtk_widget_get_first_child (self->calendar)); part != NULL && n < G_N_ELEMENTS (names);
       part = gtk_widget_get_next_sibling (part))
    if (GTK_IS_BUTTON (part))
      gtk_accessible_update_property (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_PROPERTY_LABEL, names[n++], -1);
}

/* The calendar opens at the date that is typed. */
static void
calendar_shown_cb (WayDateEntry *self)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  const char *from = self->date != NULL ? self->date : way_clock_today ();
  g_autofree char *day = g_strdup_printf ("%.10s", from);
  g_autofree char *full = g_strconcat (day, strlen (day) == 4 ? "-01-01" : strlen (day) == 7 ? "-01" : "", "T12:00:00", NULL);
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (full, zone);

  g_signal_handlers_block_by_func (self->calendar, picked_cb, self);
  if (moment != NULL)
    gtk_calendar_select_day (GTK_CALENDAR (self->calendar), moment);
  g_signal_handlers_unblock_by_func (self->calendar, picked_cb, self);
  name_calendar (self);
}

static void
way_date_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  WayDateEntry *self = WAY_DATE_ENTRY (object);

  switch (id)
    {
    case PROP_DATE: way_date_entry_set_date (self, g_value_get_string (value)); break;
    case PROP_WITH_TIME:
      self->with_time = g_value_get_boolean (value);
      /* As wide at least as a day with its hour, which is then one line, too. */
      gtk_label_set_width_chars (GTK_LABEL (self->feedback), self->with_time ? LINE : -1);
      gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), self->with_time ? _("No date and time") : _("No date"));
      gtk_widget_set_tooltip_text (self->entry, self->with_time ? _("Such as 14 Feb 2022 10:00, or friday 14:00")
                                                                : _("Such as 14 Feb 2022, 14/2/22 or friday"));
      break;
    case PROP_LABEL:
      g_free (self->label);
      self->label = g_value_dup_string (value);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      self->label != NULL ? self->label : _("Date"), -1);
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
way_date_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  WayDateEntry *self = WAY_DATE_ENTRY (object);

  switch (id)
    {
    case PROP_DATE: g_value_set_string (value, self->date); break;
    case PROP_WITH_TIME: g_value_set_boolean (value, self->with_time); break;
    case PROP_LABEL: g_value_set_string (value, self->label); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
way_date_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (WAY_DATE_ENTRY (widget)->entry);
}

static void
way_date_entry_finalize (GObject *object)
{
  WayDateEntry *self = WAY_DATE_ENTRY (object);

  g_free (self->date);
  g_free (self->committed);
  g_free (self->label);
  G_OBJECT_CLASS (way_date_entry_parent_class)->finalize (object);
}

static void
way_date_entry_class_init (WayDateEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = way_date_entry_set_property;
  object_class->get_property = way_date_entry_get_property;
  object_class->finalize = way_date_entry_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = way_date_entry_grab_focus;
  props[PROP_DATE] = g_param_spec_string ("date", NULL, NULL, NULL, flags);
  props[PROP_WITH_TIME] = g_param_spec_boolean ("with-time", NULL, NULL, FALSE, flags);
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[COMMIT] = g_signal_new ("commit", WAY_TYPE_DATE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
build_calendar (WayDateEntry *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->calendar = g_object_new (GTK_TYPE_CALENDAR, "accessible-role", GTK_ACCESSIBLE_ROLE_GRID, NULL);
  gtk_popover_set_child (GTK_POPOVER (popover), self->calendar);
  self->calendar_button = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "x-office-calendar-symbolic",
                                        "popover", popover, "tooltip-text", _("Choose in a calendar"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Choose in a calendar"), -1);
  g_signal_connect_object (popover, "show", G_CALLBACK (calendar_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "notify", G_CALLBACK (name_calendar), self, G_CONNECT_SWAPPED);
}

static void
way_date_entry_init (WayDateEntry *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->valid = TRUE;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
  self->entry = g_object_new (GTK_TYPE_ENTRY, "hexpand", TRUE, "width-chars", 11, "max-width-chars", 14,
                              "placeholder-text", _("No date"),
                              "tooltip-text", _("Such as 14 Feb 2022, 14/2/22 or friday"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Date"), -1);
  way_entry_setup_undo (self->entry);
  build_calendar (self);
  self->feedback = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "visible", FALSE, "wrap", TRUE, "max-width-chars", LINE, NULL);
  gtk_widget_add_css_class (self->feedback, "caption");
  gtk_widget_add_css_class (line, "linked");
  gtk_box_append (GTK_BOX (line), self->entry);
  gtk_box_append (GTK_BOX (line), self->calendar_button);
  gtk_box_append (GTK_BOX (self), line);
  gtk_box_append (GTK_BOX (self), self->feedback);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (commit), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (commit), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, focus);
}

GtkWidget *
way_date_entry_new (void)
{
  return g_object_new (WAY_TYPE_DATE_ENTRY, NULL);
}

void
way_date_entry_reserve_line (WayDateEntry *self)
{
  self->reserves = TRUE;
  gtk_widget_set_visible (self->feedback, TRUE);
}

const char *
way_date_entry_get_date (WayDateEntry *self)
{
  return self->date;
}

void
way_date_entry_set_date (WayDateEntry *self, const char *date)
{
  g_autofree char *shown = way_date_format (date);

  g_return_if_fail (WAY_IS_DATE_ENTRY (self));

  self->setting = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), shown) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), shown);
  self->setting = FALSE;
  self->valid = TRUE;
  g_free (self->committed);
  self->committed = g_strdup (date);
  take_date (self, date);
  show_feedback (self, TRUE);
}

gboolean
way_date_entry_is_valid (WayDateEntry *self)
{
  return self->valid;
}

GtkWidget *
way_date_entry_get_entry (WayDateEntry *self)
{
  return self->entry;
}
