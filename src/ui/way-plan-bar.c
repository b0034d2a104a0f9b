/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-plan-bar.h"

#include "base/way-text.h"
#include "ui/way-entry.h"
#include "ui/way-record-picker.h"
#include "ui/way-wrap.h"

#include <glib/gi18n.h>

struct _WayPlanBar {
  GtkBox parent_instance;

  GtkWidget *search;
  GtkWidget *chips;
  GtkWidget *open;
  GtkWidget *mine;
  GtkWidget *overdue;
  GtkWidget *unowned;
  GtkWidget *before;
  GtkWidget *sort;
  GtkWidget *me_popover; /* %NULL until it is wanted */
  GtkWidget *me_picker;

  WayLibrary *library;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (WayPlanBar, way_plan_bar, GTK_TYPE_BOX)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static const struct
{
  const char *key;
  const char *label;
} sorts[] = {
  { "theme", N_("By theme") },
  { "due", N_("By due date") },
  { "accountable", N_("By accountable") },
  { "status", N_("By status") },
  { "rag", N_("By RAG") },
  { "progress", N_("By progress") },
  { "reference", N_("By reference") },
  { "text", N_("By action") },
};

static void
emit_changed (WayPlanBar *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* --- Me --- */

static gboolean
knows_me (WayPlanBar *self)
{
  g_autofree char *me = way_library_get_setting (self->library, "me");

  return me != NULL && *me != '\0';
}

static void
me_chosen_cb (WayPlanBar *self)
{
  const WayId *id = way_record_picker_get_id (WAY_RECORD_PICKER (self->me_picker));
  g_autofree char *text = id != NULL ? way_id_dup_text (id) : NULL;
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    return;
  if (!way_library_set_setting (self->library, "me", text, &error))
    g_warning ("set me: %s", error->message);
  gtk_popover_popdown (GTK_POPOVER (self->me_popover));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->mine), TRUE);
}

static void
build_me (WayPlanBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", _("Who are you? Then “Mine” shows your actions."), "wrap", TRUE,
                                   "max-width-chars", 28, "xalign", 0.0f, NULL);

  self->me_picker = way_record_picker_new (self->library, NULL, "person", _("I am"), FALSE);
  g_signal_connect_object (self->me_picker, "commit", G_CALLBACK (me_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->me_picker);
  self->me_popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->me_popover), box);
  gtk_widget_set_parent (self->me_popover, self->mine);
}

static void
mine_toggled_cb (WayPlanBar *self)
{
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->mine)) && !knows_me (self))
    {
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->mine), FALSE);
      if (self->me_popover == NULL)
        build_me (self);
      gtk_popover_popup (GTK_POPOVER (self->me_popover));
      return;
    }
  emit_changed (self);
}

/* --- Building --- */

static GtkWidget *
chip_new (WayPlanBar *self, const char *label)
{
  GtkWidget *chip = gtk_toggle_button_new_with_label (label);

  gtk_widget_add_css_class (chip, "way-filter");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  way_wrap_append (WAY_WRAP (self->chips), chip);
  return chip;
}

static void
build_chips (WayPlanBar *self)
{
  self->chips = way_wrap_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chips), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filters"), -1);
  self->open = chip_new (self, _("Open"));
  self->mine = chip_new (self, _("Mine"));
  self->overdue = chip_new (self, _("Overdue"));
  self->unowned = chip_new (self, _("No one accountable"));
  self->before = chip_new (self, _("Before next workshop"));
  g_signal_connect_object (self->open, "toggled", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->mine, "toggled", G_CALLBACK (mine_toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->overdue, "toggled", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->unowned, "toggled", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->before, "toggled", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
}

static void
build_sort (WayPlanBar *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    gtk_string_list_append (names, _(sorts[i].label));
  self->sort = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_widget_set_valign (self->sort, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->sort, _("Sort by"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sort), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sort by"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->sort)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Sort by"), -1);
  g_signal_connect_object (self->sort, "notify::selected", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
}

static void
way_plan_bar_dispose (GObject *object)
{
  WayPlanBar *self = WAY_PLAN_BAR (object);

  g_clear_pointer (&self->me_popover, gtk_widget_unparent);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (way_plan_bar_parent_class)->dispose (object);
}

static void
way_plan_bar_class_init (WayPlanBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_plan_bar_dispose;
  signals[CHANGED] = g_signal_new ("changed", WAY_TYPE_PLAN_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
way_plan_bar_init (WayPlanBar *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->search = g_object_new (GTK_TYPE_SEARCH_ENTRY, "placeholder-text", _("Search actions"), "hexpand", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search actions"), -1);
  way_entry_setup_filter (self->search);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  build_chips (self);
  build_sort (self);
  gtk_box_append (GTK_BOX (line), self->search);
  gtk_box_append (GTK_BOX (line), self->sort);
  gtk_box_append (GTK_BOX (self), line);
  gtk_box_append (GTK_BOX (self), self->chips);
}

GtkWidget *
way_plan_bar_new (WayLibrary *library)
{
  WayPlanBar *self = g_object_new (WAY_TYPE_PLAN_BAR, NULL);

  self->library = g_object_ref (library);
  return GTK_WIDGET (self);
}

static WayPlanShow
bit (GtkWidget *chip, WayPlanShow show)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)) ? show : 0;
}

WayPlanShow
way_plan_bar_get_show (WayPlanBar *self)
{
  return bit (self->open, WAY_PLAN_SHOW_OPEN) | bit (self->mine, WAY_PLAN_SHOW_MINE)
         | bit (self->overdue, WAY_PLAN_SHOW_OVERDUE) | bit (self->unowned, WAY_PLAN_SHOW_UNOWNED)
         | bit (self->before, WAY_PLAN_SHOW_BEFORE);
}

void
way_plan_bar_set_show (WayPlanBar *self, WayPlanShow show)
{
  self->setting = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->open), (show & WAY_PLAN_SHOW_OPEN) != 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->mine), (show & WAY_PLAN_SHOW_MINE) != 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->overdue), (show & WAY_PLAN_SHOW_OVERDUE) != 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->unowned), (show & WAY_PLAN_SHOW_UNOWNED) != 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->before), (show & WAY_PLAN_SHOW_BEFORE) != 0);
  self->setting = FALSE;
  emit_changed (self);
}

/* Each word as the beginning of one in the text; quoted, so that nothing typed means anything to the index. */
char *
way_plan_bar_dup_match (WayPlanBar *self)
{
  g_auto (GStrv) words = g_strsplit_set (gtk_editable_get_text (GTK_EDITABLE (self->search)), " \t\"*", -1);
  GString *match = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean says = FALSE;

      for (const char *c = words[i]; *c != '\0' && !says; c = g_utf8_next_char (c))
        says = g_unichar_isalnum (g_utf8_get_char (c));
      if (says)
        g_string_append_printf (match, "%s\"%s\"*", match->len > 0 ? " " : "", words[i]);
    }
  return g_string_free (match, match->len == 0);
}

const char *
way_plan_bar_get_sort (WayPlanBar *self)
{
  return sorts[MIN (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->sort)), G_N_ELEMENTS (sorts) - 1)].key;
}

void
way_plan_bar_set_sort (WayPlanBar *self, const char *key)
{
  self->setting = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    if (g_strcmp0 (sorts[i].key, key) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->sort), i);
  self->setting = FALSE;
}

static void
set_count (GtkWidget *chip, const char *label, guint count, const char *css_class)
{
  g_autofree char *text = count > 0 ? g_strdup_printf ("%s %u", label, count) : g_strdup (label);

  gtk_button_set_label (GTK_BUTTON (chip), text);
  if (count > 0)
    gtk_widget_add_css_class (chip, css_class);
  else
    gtk_widget_remove_css_class (chip, css_class);
}

void
way_plan_bar_set_counts (WayPlanBar *self, guint overdue, guint unowned, guint before)
{
  set_count (self->overdue, _("Overdue"), overdue, "bad");
  set_count (self->unowned, _("No one accountable"), unowned, "warning");
  set_count (self->before, _("Before next workshop"), before, "neutral");
}

void
way_plan_bar_focus_search (WayPlanBar *self)
{
  gtk_widget_grab_focus (self->search);
}

void
way_plan_bar_clear (WayPlanBar *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  way_plan_bar_set_show (self, 0);
}
