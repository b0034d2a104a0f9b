/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-agenda-view.h"

#include "service/way-edit.h"
#include "service/way-workshop-service.h"
#include "storage/way-list.h"
#include "ui/way-agenda-capture.h"
#include "ui/way-agenda-dialog.h"
#include "ui/way-agenda-row.h"
#include "ui/way-follow.h"
#include "ui/way-label.h"
#include "ui/way-page.h"
#include "ui/way-pill.h"
#include "ui/way-reflection-dialog.h"
#include "ui/way-rows.h"
#include "ui/way-wrap.h"

#include <glib/gi18n.h>

struct _WayAgendaView {
  AdwBin parent_instance;

  /* template children */
  WayPill *summary;
  GtkLabel *planned_end;
  GtkStack *stack;
  GtkListView *view;
  GtkWidget *empty;
  GtkLabel *shares;
  GtkLabel *warnings;

  /* borrowed: items that show something now */
  GPtrArray *items;

  /* owned */
  WayLibrary *library;
  WayId workshop;
  WayList *list;
  GtkSingleSelection *selection;
  gboolean narrow;
  WayId focus_id;
  guint focus_idle;
  guint refresh_idle;
};

G_DEFINE_FINAL_TYPE (WayAgendaView, way_agenda_view, ADW_TYPE_BIN)

static WayPage *
get_page (WayAgendaView *self)
{
  return WAY_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), WAY_TYPE_PAGE));
}

static WayAgendaRow *
row_of (GtkListItem *item)
{
  return WAY_AGENDA_ROW (gtk_list_item_get_child (item));
}

/* --- Times --- */

static void
show_warnings (WayAgendaView *self, WayAgenda *agenda)
{
  g_autoptr (GPtrArray) warnings = way_agenda_warnings (agenda);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < warnings->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (char *) warnings->pdata[i]);
  way_label_set_prose (self->warnings, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->warnings), warnings->len > 0);
  g_string_free (text, TRUE);
}

/* "Activity 55 · Action planning 20 · Break 10 min": how the time is shared out, in the order of the agenda. */
static char *
describe_shares (WayAgendaView *self, WayAgenda *agenda)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < way_agenda_n_slots (agenda); i++)
    {
      g_autoptr (WayRecord) block = g_list_model_get_item (G_LIST_MODEL (self->list), i);
      const char *kind = way_record_get_label (block, "kind");
      int minutes = way_agenda_slot (agenda, i)->minutes + GPOINTER_TO_INT (g_hash_table_lookup (known, kind));

      if (!g_hash_table_contains (known, kind))
        g_ptr_array_add (order, (gpointer) kind);
      g_hash_table_insert (known, (gpointer) kind, GINT_TO_POINTER (minutes));
    }
  for (guint i = 0; i < order->len; i++)
    g_string_append_printf (text, "%s%s %d", i > 0 ? " · " : "", (char *) order->pdata[i],
                            GPOINTER_TO_INT (g_hash_table_lookup (known, order->pdata[i])));
  if (order->len > 0)
    /* Translators: minutes, after a list of them. */
    g_string_append_printf (text, " %s", _("min"));
  return g_string_free (text, FALSE);
}

static void
show_summary (WayAgendaView *self, WayAgenda *agenda)
{
  g_autofree char *summary = way_agenda_summary (agenda);
  g_autofree char *end = way_agenda_planned_end (agenda);
  g_autofree char *shares = describe_shares (self, agenda);
  gboolean any = way_agenda_n_slots (agenda) > 0;
  gboolean timed = any && way_agenda_is_timed (agenda);

  way_pill_set (self->summary, timed ? summary : "",
                way_agenda_over (agenda) > 0 ? WAY_TONE_WARNING : WAY_TONE_NEUTRAL);
  way_label_set (self->planned_end, end);
  way_label_set (self->shares, timed ? shares : "");
  gtk_stack_set_visible_child (self->stack, any ? gtk_widget_get_ancestor (GTK_WIDGET (self->view), WAY_TYPE_ROWS) : self->empty);
}

static void
refresh (WayAgendaView *self)
{
  g_autoptr (WayAgenda) agenda = way_workshop_agenda (self->library, &self->workshop);

  if (agenda == NULL)
    return;
  show_summary (self, agenda);
  show_warnings (self, agenda);
  for (guint i = 0; i < self->items->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (self->items, i);
      guint position = gtk_list_item_get_position (item);

      if (position < way_agenda_n_slots (agenda))
        way_agenda_row_set_slot (row_of (item), agenda, position);
    }
}

static gboolean
refresh_cb (gpointer data)
{
  WayAgendaView *self = data;

  self->refresh_idle = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

/* Once, after all rows of a change are bound. */
static void
queue_refresh (WayAgendaView *self)
{
  if (self->refresh_idle == 0)
    self->refresh_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_cb, self, NULL);
}

static gboolean
concerns (GtkWidget *widget, WayChanges *changes)
{
  return way_changes_touch (changes, "agenda_block", NULL) || way_changes_touch (changes, "record", NULL)
         || way_changes_touch (changes, "workshop", NULL) || way_changes_touch (changes, "action", "origin")
         || way_changes_touch (changes, "method", NULL) || way_changes_touch (changes, "board", NULL);
}

static void
catch_up (GtkWidget *widget)
{
  WayAgendaView *self = WAY_AGENDA_VIEW (widget);

  refresh (self);
  for (guint i = 0; i < self->items->len; i++)
    way_agenda_row_refresh (row_of (g_ptr_array_index (self->items, i)));
}

/* --- Focus --- */

static WayAgendaRow *
find_row (WayAgendaView *self, const WayId *block)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      WayAgendaRow *row = row_of (g_ptr_array_index (self->items, i));

      if (way_id_equal (way_record_get_id (way_agenda_row_get_block (row)), block))
        return row;
    }
  return NULL;
}

static gboolean
focus_cb (gpointer data)
{
  WayAgendaView *self = data;
  WayAgendaRow *row = find_row (self, &self->focus_id);
  guint position = way_list_find (self->list, &self->focus_id);

  self->focus_idle = 0;
  if (position != G_MAXUINT)
    gtk_single_selection_set_selected (self->selection, position);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  return G_SOURCE_REMOVE;
}

void
way_agenda_view_show_block (WayAgendaView *self, const WayId *block)
{
  self->focus_id = *block;
  if (self->focus_idle == 0)
    self->focus_idle = g_idle_add (focus_cb, self);
}

/* The row that has the focus, or else the one selected; %NULL if there is none. */
static WayAgendaRow *
current_row (WayAgendaView *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  WayRecord *selected = gtk_single_selection_get_selected_item (self->selection);

  if (focus != NULL && gtk_widget_get_ancestor (focus, WAY_TYPE_AGENDA_ROW) != NULL)
    return WAY_AGENDA_ROW (gtk_widget_get_ancestor (focus, WAY_TYPE_AGENDA_ROW));
  return selected != NULL ? find_row (self, way_record_get_id (selected)) : NULL;
}

/* --- What a person does --- */

static void
shift (WayAgendaView *self, const WayId *id, int by)
{
  g_autoptr (GError) error = NULL;
  WayId block = *id;

  if (way_workshop_shift_block (self->library, &block, by, &error))
    way_agenda_view_show_block (self, &block);
  way_page_error (get_page (self), error);
}

static void
remove_block (WayAgendaView *self, WayRecord *block)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = way_label_quote (way_record_get_title (block));
  g_autofree char *message = g_strdup_printf (_("“%s” deleted"), title);
  guint position = way_list_find (self->list, way_record_get_id (block));
  const WayId *next;

  if (!way_edit_delete (self->library, way_record_get_id (block), &error))
    {
      way_page_error (get_page (self), error);
      return;
    }
  way_page_toast_undo (get_page (self), message);
  next = way_list_get_id (self->list, MIN (position, MAX (g_list_model_get_n_items (G_LIST_MODEL (self->list)), 1) - 1));
  if (next != NULL)
    way_agenda_view_show_block (self, next);
}

static void
added_cb (const WayId *block, gpointer self)
{
  way_agenda_view_show_block (self, block);
}

static void
add_block (WayAgendaView *self, const WayId *after)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecord) block = way_workshop_new_block (self->library, &self->workshop, after, NULL, "activity", 10, &error);

  if (block != NULL)
    way_agenda_dialog_present_new (get_page (self), block, added_cb, self);
  else
    way_page_error (get_page (self), error);
}

static void
add_cb (WayAgendaView *self)
{
  add_block (self, NULL);
}

static void
run (WayAgendaView *self, WayAgendaRow *row, const char *what)
{
  g_autoptr (WayRecord) block = g_object_ref (way_agenda_row_get_block (row));
  const WayId *id = way_record_get_id (block);

  if (g_str_equal (what, "edit"))
    way_agenda_dialog_present (get_page (self), id);
  else if (g_str_equal (what, "action"))
    way_agenda_capture_popup (GTK_WIDGET (self), GTK_WIDGET (row), get_page (self), id);
  else if (g_str_equal (what, "reflect"))
    way_reflection_dialog_present (GTK_WIDGET (self), self->library, way_page_get_project (get_page (self)), id);
  else if (g_str_equal (what, "add"))
    add_block (self, id);
  else if (g_str_equal (what, "up"))
    shift (self, id, -1);
  else if (g_str_equal (what, "down"))
    shift (self, id, 1);
  else if (g_str_equal (what, "delete"))
    remove_block (self, block);
}

static void
menu_chosen_cb (WayAgendaRow *row, const char *what, WayAgendaView *self)
{
  run (self, row, what);
}

static void
minutes_chosen_cb (WayAgendaRow *row, int minutes, WayAgendaView *self)
{
  g_autoptr (GError) error = NULL;

  way_edit_set_integer (self->library, way_record_get_id (way_agenda_row_get_block (row)), "minutes", minutes, &error);
  way_page_error (get_page (self), error);
}

static void
dropped_cb (WayAgendaRow *row, const WayId *block, gboolean below, WayAgendaView *self)
{
  g_autoptr (GError) error = NULL;
  WayId moved = *block;

  if (way_list_find (self->list, &moved) == G_MAXUINT)
    return;
  if (way_workshop_move_block (self->library, &moved, way_record_get_id (way_agenda_row_get_block (row)), below, &error))
    way_agenda_view_show_block (self, &moved);
  way_page_error (get_page (self), error);
}

static gboolean
key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  WayAgendaView *self = WAY_AGENDA_VIEW (gtk_widget_get_ancestor (widget, WAY_TYPE_AGENDA_VIEW));
  WayAgendaRow *row = current_row (self);

  if (row == NULL)
    return FALSE;
  run (self, row, g_variant_get_string (args, NULL));
  return TRUE;
}

static void
activate_cb (WayAgendaView *self, guint position)
{
  way_agenda_dialog_present (get_page (self), way_list_get_id (self->list, position));
}

/* --- Rows --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, WayAgendaView *self)
{
  GtkWidget *row = way_agenda_row_new (self->library);

  g_signal_connect_object (row, "minutes-chosen", G_CALLBACK (minutes_chosen_cb), self, 0);
  g_signal_connect_object (row, "dropped", G_CALLBACK (dropped_cb), self, 0);
  g_signal_connect_object (row, "menu-chosen", G_CALLBACK (menu_chosen_cb), self, 0);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, WayAgendaView *self)
{
  way_agenda_row_bind (row_of (item), gtk_list_item_get_item (item));
  way_agenda_row_set_narrow (row_of (item), self->narrow);
  g_ptr_array_add (self->items, item);
  queue_refresh (self);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, WayAgendaView *self)
{
  way_agenda_row_bind (row_of (item), NULL);
  g_ptr_array_remove (self->items, item);
}

static void
add_key (GtkEventController *keys, const char *trigger, const char *what)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                            gtk_callback_action_new (key_cb, NULL, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_string (what));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

/* In the bubble phase, so that what is typed into minutes is typed. */
static void
add_keys (WayAgendaView *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  add_key (keys, "<Alt>Up", "up");
  add_key (keys, "<Alt>Down", "down");
  add_key (keys, "a", "action");
  add_key (keys, "Insert", "add");
  add_key (keys, "Delete", "delete");
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

/* --- Class --- */

static void
drop_popovers (GtkWidget *widget)
{
  GtkWidget *next;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (GTK_IS_POPOVER (child))
        gtk_widget_unparent (child);
    }
}

static void
way_agenda_view_dispose (GObject *object)
{
  WayAgendaView *self = WAY_AGENDA_VIEW (object);

  drop_popovers (GTK_WIDGET (self));
  g_clear_handle_id (&self->focus_idle, g_source_remove);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_handle_id (&self->refresh_idle, g_source_remove);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (way_agenda_view_parent_class)->dispose (object);
}

static void
way_agenda_view_finalize (GObject *object)
{
  g_ptr_array_unref (WAY_AGENDA_VIEW (object)->items);
  G_OBJECT_CLASS (way_agenda_view_parent_class)->finalize (object);
}

static void
way_agenda_view_class_init (WayAgendaViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_agenda_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_agenda_view_finalize;
  g_type_ensure (WAY_TYPE_PILL);
  g_type_ensure (WAY_TYPE_ROWS);
  g_type_ensure (WAY_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/way-agenda-view.ui");
  gtk_widget_class_bind_template_child (widget_class, WayAgendaView, summary);
  gtk_widget_class_bind_template_child (widget_class, WayAgendaView, planned_end);
  gtk_widget_class_bind_template_child (widget_class, WayAgendaView, stack);
  gtk_widget_class_bind_template_child (widget_class, WayAgendaView, view);
  gtk_widget_class_bind_template_child (widget_class, WayAgendaView, empty);
  gtk_widget_class_bind_template_child (widget_class, WayAgendaView, shares);
  gtk_widget_class_bind_template_child (widget_class, WayAgendaView, warnings);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
way_agenda_view_init (WayAgendaView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->items = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->view, factory);
  g_object_unref (factory);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  add_keys (self);
}

void
way_agenda_view_set_workshop (WayAgendaView *self, WayLibrary *library, const WayId *workshop)
{
  g_return_if_fail (self->library == NULL);

  self->library = g_object_ref (library);
  self->workshop = *workshop;
  self->list = way_list_new (library, "agenda of workshop", "i", workshop);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  way_follow_if (GTK_WIDGET (self), library, concerns, catch_up);
  refresh (self);
}

void
way_agenda_view_set_narrow (WayAgendaView *self, gboolean narrow)
{
  self->narrow = narrow;
  for (guint i = 0; i < self->items->len; i++)
    way_agenda_row_set_narrow (row_of (g_ptr_array_index (self->items, i)), narrow);
}
