/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-agenda-row.h"

#include "base/way-text.h"
#include "service/way-edit.h"
#include "ui/way-entry.h"
#include "ui/way-label.h"
#include "ui/way-pill.h"
#include "ui/way-tooltip.h"
#include "ui/way-wrap.h"

#include <glib/gi18n.h>

struct _WayAgendaRow {
  WayAgendaItem parent_instance;

  /* template children */
  GtkWidget *box;
  GtkWidget *handle;
  GtkLabel *time;
  GtkWidget *bar;
  GtkBox *content;
  GtkLabel *title;
  WayWrap *pills;
  GtkLabel *about;
  GtkLabel *lead;
  GtkSpinButton *minutes;
  GtkMenuButton *menu;
  GtkWidget *side;

  /* borrowed: in pills */
  WayPill *kind;
  WayPill *parallel;
  WayPill *gap;
  WayPill *actions;

  /* owned */
  WayLibrary *library;
  WayRecord *block;
  char *kind_class;
  gboolean narrow;
  gboolean binding;
};

G_DEFINE_FINAL_TYPE (WayAgendaRow, way_agenda_row, WAY_TYPE_AGENDA_ITEM)

enum { MINUTES_CHOSEN, DROPPED, MENU_CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

/* --- Showing --- */

static void
append (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

/* What it is about: method, prompt, where it captures to; in a narrow window who leads, too. */
static char *
describe (WayAgendaRow *self)
{
  g_autofree char *method = way_describe (self->library, way_record_get_reference (self->block, "method"));
  g_autofree char *board = way_describe (self->library, way_record_get_reference (self->block, "board"));
  const char *prompt = way_record_get_text (self->block, "prompt");
  g_autofree char *summary = prompt != NULL ? way_text_summary (prompt, 120) : NULL;
  const char *captures = way_record_get_label (self->block, "captures");
  g_autofree char *where = NULL;
  GString *text = g_string_new (NULL);

  if (self->narrow)
    append (text, way_record_get_text (self->block, "lead"));
  append (text, method);
  append (text, summary);
  if (*board != '\0')
    where = g_strdup_printf (_("Captures to: %s"), board);
  else if (*captures != '\0')
    where = g_strdup_printf (_("Captures to: %s"), captures);
  append (text, where);
  if (way_record_get_boolean (self->block, "hidden"))
    append (text, _("Hidden from participants"));
  return g_string_free (text, FALSE);
}

static void
set_kind_class (WayAgendaRow *self)
{
  const char *kind = way_record_get_text (self->block, "kind");
  char *name = g_strdelimit (g_strdup (kind != NULL ? kind : "activity"), "_", '-');

  if (self->kind_class != NULL)
    gtk_widget_remove_css_class (self->bar, self->kind_class);
  g_free (self->kind_class);
  self->kind_class = name;
  gtk_widget_add_css_class (self->bar, name);
}

static void
show_actions (WayAgendaRow *self)
{
  g_autoptr (GArray) ids = way_library_query_ids (self->library, "actions of block", "i", way_record_get_id (self->block));
  g_autofree char *text = g_strdup_printf (ngettext ("%u action", "%u actions", ids->len), ids->len);

  way_pill_set (self->actions, ids->len > 0 ? text : "", WAY_TONE_INFO);
  way_pill_set_icon_name (self->actions, "way-action-symbolic");
}

void
way_agenda_row_refresh (WayAgendaRow *self)
{
  g_autofree char *about = NULL;
  const char *lead;
  const char *group;
  g_autofree char *together = NULL;

  if (self->block == NULL)
    return;
  about = describe (self);
  lead = way_record_get_text (self->block, "lead");
  group = way_record_get_text (self->block, "parallel");
  /* Translators: the name of a group of agenda blocks that take place at the same time. */
  together = group != NULL ? g_strdup_printf (_("At the same time: %s"), group) : NULL;
  self->binding = TRUE;
  way_label_set (self->title, way_record_get_title (self->block));
  way_label_set (self->about, about);
  gtk_widget_set_visible (GTK_WIDGET (self->about), *about != '\0');
  way_label_set (self->lead, lead != NULL ? lead : "");
  gtk_widget_set_visible (GTK_WIDGET (self->lead), lead != NULL && !self->narrow);
  way_pill_set (self->kind, way_record_get_label (self->block, "kind"), WAY_TONE_NEUTRAL);
  way_pill_set (self->parallel, together != NULL ? together : "", WAY_TONE_NEUTRAL);
  gtk_spin_button_set_value (self->minutes, (double) way_record_get_integer (self->block, "minutes", 0));
  self->binding = FALSE;
  set_kind_class (self);
  show_actions (self);
}

void
way_agenda_row_set_slot (WayAgendaRow *self, WayAgenda *agenda, guint i)
{
  const WayAgendaSlot *slot = way_agenda_slot (agenda, i);
  g_autofree char *time = way_agenda_time (agenda, i);
  g_autofree char *gap = way_agenda_gap (agenda, i);
  gboolean timed = way_agenda_is_timed (agenda);
  g_autofree char *description
    = timed ? g_strdup_printf (ngettext ("%s, %d minute", "%s, %d minutes", slot->minutes), time, slot->minutes)
            : g_strdup (_("no time yet"));

  way_label_set (self->time, timed ? time : "");
  way_tooltip_set (GTK_WIDGET (self->time), slot->locked ? _("This start is fixed") : NULL);
  way_pill_set (self->gap, gap != NULL ? gap : "", slot->gap < 0 ? WAY_TONE_WARNING : WAY_TONE_NEUTRAL);
  way_agenda_item_describe (WAY_AGENDA_ITEM (self), way_record_get_title (self->block), description);
}

void
way_agenda_row_set_narrow (WayAgendaRow *self, gboolean narrow)
{
  GtkWidget *from = gtk_widget_get_parent (self->side);
  GtkWidget *to = narrow ? GTK_WIDGET (self->content) : self->box;

  self->narrow = narrow;
  if (from != to)
    {
      g_object_ref (self->side);
      gtk_box_remove (GTK_BOX (from), self->side);
      gtk_box_append (GTK_BOX (to), self->side);
      g_object_unref (self->side);
    }
  way_agenda_row_refresh (self);
}

void
way_agenda_row_bind (WayAgendaRow *self, WayRecord *block)
{
  if (self->block != NULL)
    g_signal_handlers_disconnect_by_data (self->block, self);
  g_set_object (&self->block, block);
  if (block == NULL)
    return;
  g_signal_connect_object (block, "notify", G_CALLBACK (way_agenda_row_refresh), self, G_CONNECT_SWAPPED);
  way_agenda_row_refresh (self);
}

WayRecord *
way_agenda_row_get_block (WayAgendaRow *self)
{
  return self->block;
}

/* --- What a person does --- */

static void
minutes_changed_cb (WayAgendaRow *self)
{
  int minutes = gtk_spin_button_get_value_as_int (self->minutes);

  if (!self->binding && self->block != NULL && minutes != way_record_get_integer (self->block, "minutes", 0))
    g_signal_emit (self, signals[MINUTES_CHOSEN], 0, minutes);
}

static void
menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[MENU_CHOSEN], 0, g_variant_get_string (parameter, NULL));
}

static GdkContentProvider *
drag_prepare_cb (WayAgendaRow *self, double x, double y)
{
  return gdk_content_provider_new_typed (WAY_TYPE_ID, way_record_get_id (self->block));
}

static void
drag_begin_cb (WayAgendaRow *self, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 24, 24);
}

static void
mark_drop (WayAgendaRow *self, gboolean above, gboolean below)
{
  (above ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (self->box, "way-drop-above");
  (below ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (self->box, "way-drop-below");
}

static gboolean
is_below (WayAgendaRow *self, double y)
{
  return y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
}

static GdkDragAction
drag_motion_cb (WayAgendaRow *self, double x, double y)
{
  mark_drop (self, !is_below (self, y), is_below (self, y));
  return GDK_ACTION_MOVE;
}

static void
drag_leave_cb (WayAgendaRow *self)
{
  mark_drop (self, FALSE, FALSE);
}

static gboolean
drop_cb (WayAgendaRow *self, const GValue *value, double x, double y)
{
  mark_drop (self, FALSE, FALSE);
  g_signal_emit (self, signals[DROPPED], 0, g_value_get_boxed (value), is_below (self, y));
  return TRUE;
}

/* The wheel scrolls the agenda; it does not change minutes in passing. */
static void
ignore_wheel (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

/* --- Class --- */

static void
way_agenda_row_dispose (GObject *object)
{
  WayAgendaRow *self = WAY_AGENDA_ROW (object);

  way_agenda_row_bind (self, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->library);
  g_clear_pointer (&self->kind_class, g_free);
  G_OBJECT_CLASS (way_agenda_row_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, "/org/waymark/Waymark/ui/way-agenda-row.ui");
  gtk_widget_class_bind_template_child (klass, WayAgendaRow, box);
  gtk_widget_class_bind_template_child (klass, WayAgendaRow, handle);
  gtk_widget_class_bind_template_child (klass, WayAgendaRow, time);
  gtk_widget_class_bind_template_child (klass, WayAgendaRow, bar);
  gtk_widget_class_bind_template_child (klass, WayAgendaRow, title);
  gtk_widget_class_bind_template_child (klass, WayAgendaRow, content);
  gtk_widget_class_bind_template_child (klass, WayAgendaRow, pills);
  gtk_widget_class_bind_template_child (klass, WayAgendaRow, side);
  gtk_widget_class_bind_template_child (klass, WayAgendaRow, about);
  gtk_widget_class_bind_template_child (klass, WayAgendaRow, lead);
  gtk_widget_class_bind_template_child (klass, WayAgendaRow, minutes);
  gtk_widget_class_bind_template_child (klass, WayAgendaRow, menu);
  gtk_widget_class_bind_template_callback (klass, minutes_changed_cb);
  gtk_widget_class_bind_template_callback (klass, drag_prepare_cb);
  gtk_widget_class_bind_template_callback (klass, drag_begin_cb);
}

static void
way_agenda_row_class_init (WayAgendaRowClass *klass)
{
  const GType type = WAY_TYPE_AGENDA_ROW;

  G_OBJECT_CLASS (klass)->dispose = way_agenda_row_dispose;
  g_type_ensure (WAY_TYPE_WRAP);
  bind_children (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "block.do", "s", menu_cb);
  signals[MINUTES_CHOSEN] = g_signal_new ("minutes-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                          G_TYPE_INT);
  signals[DROPPED] = g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, WAY_TYPE_ID,
                                   G_TYPE_BOOLEAN);
  signals[MENU_CHOSEN] = g_signal_new ("menu-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                       G_TYPE_STRING);
}

static WayPill *
add_pill (WayAgendaRow *self)
{
  GtkWidget *pill = way_pill_new ("", WAY_TONE_NEUTRAL);

  way_wrap_append (self->pills, pill);
  return WAY_PILL (pill);
}

static void
way_agenda_row_init (WayAgendaRow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (WAY_TYPE_ID, GDK_ACTION_MOVE);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->kind = add_pill (self);
  self->parallel = add_pill (self);
  self->gap = add_pill (self);
  self->actions = add_pill (self);
  g_signal_connect_object (target, "motion", G_CALLBACK (drag_motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (drag_leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  ignore_wheel (GTK_WIDGET (self->minutes));
  way_entry_setup_undo (GTK_WIDGET (self->minutes));
}

GtkWidget *
way_agenda_row_new (WayLibrary *library)
{
  WayAgendaRow *self = g_object_new (WAY_TYPE_AGENDA_ROW, NULL);

  self->library = g_object_ref (library);
  return GTK_WIDGET (self);
}
