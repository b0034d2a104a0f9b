/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-plan-page.h"

#include "base/way-clock.h"
#include "service/way-action-service.h"
#include "service/way-edit.h"
#include "service/way-workshop-service.h"
#include "storage/way-list.h"
#include "ui/way-action-page.h"
#include "ui/way-empty.h"
#include "ui/way-export-dialog.h"
#include "ui/way-focus.h"
#include "ui/way-follow.h"
#include "ui/way-plan-bar.h"
#include "ui/way-plan-entry.h"
#include "ui/way-plan-table.h"
#include "ui/way-settings.h"

#include <glib/gi18n.h>

/* What the first frame shows: more than most windows hold. */
#define FIRST_ROWS 30

struct _WayPlanPage {
  WayPage parent_instance;

  GtkWidget *stack;    /* "plan", "empty", "nothing" */
  GtkWidget *bar;
  GtkWidget *table;
  GtkWidget *entry;
  GtkWidget *pane_bin;
  GtkWidget *pane;     /* or NULL */
  GtkWidget *add_button;

  /* owned */
  WayList *list;
  GtkSingleSelection *selection;
  WayId *selected;     /* stays while the list is put into another order */
  gboolean down;
  gboolean restoring;
  gboolean whole;      /* all rows are read, or are to be; else the first ones */
  gint64 first_frame;  /* -1 before it */
};

G_DEFINE_FINAL_TYPE (WayPlanPage, way_plan_page, WAY_TYPE_PAGE)

/* --- What is shown --- */

static char *
next_workshop_day (WayPlanPage *self)
{
  WayPage *page = WAY_PAGE (self);

  return way_workshop_resolve_next (way_page_get_library (page), way_page_get_project (page), NULL);
}

static WayId *
who_i_am (WayLibrary *library)
{
  g_autofree char *text = way_library_get_setting (library, "me");
  WayId id;

  return text != NULL && way_id_parse (text, &id) ? way_id_copy (&id) : NULL;
}

static guint
position_of (WayPlanPage *self, const WayId *id)
{
  guint position = id != NULL ? way_list_find (self->list, id) : G_MAXUINT;

  return position != G_MAXUINT ? position : GTK_INVALID_LIST_POSITION;
}

/* What is selected is what the table's focus goes back to. */
static void
set_selected (WayPlanPage *self, const WayId *id)
{
  WayId *selected = id != NULL ? way_id_copy (id) : NULL;

  g_clear_pointer (&self->selected, way_id_free);
  self->selected = selected;
  if (id != NULL)
    way_plan_table_remember (WAY_PLAN_TABLE (self->table), position_of (self, id));
}

static void
restore_selection (WayPlanPage *self)
{
  self->restoring = TRUE;
  gtk_single_selection_set_selected (self->selection, position_of (self, self->selected));
  self->restoring = FALSE;
}

/* What headings count is what one sees. Returns: (transfer full) (nullable): see way_plan_table_set_shown() */
static GHashTable *
count_shown (WayPlanPage *self)
{
  WayPage *page = WAY_PAGE (self);
  WayPlanBar *bar = WAY_PLAN_BAR (self->bar);
  g_autofree char *match = way_plan_bar_dup_match (bar);
  g_autofree char *day = next_workshop_day (self);
  g_autoptr (WayId) me = who_i_am (way_page_get_library (page));
  g_autoptr (GPtrArray) rows = NULL;
  GHashTable *shown;

  if (way_plan_bar_get_show (bar) == 0 && match == NULL)
    return NULL;
  shown = g_hash_table_new_full (way_id_hash, way_id_equal, (GDestroyNotify) way_id_free, NULL);
  rows = way_library_query_rows (way_page_get_library (page), "plan groups shown", "inssis", way_page_get_project (page),
                                 (gint64) way_plan_bar_get_show (bar), way_clock_today (), day, me, match);
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_insert (shown, way_id_copy (way_row_id (rows->pdata[i], "id")),
                         GINT_TO_POINTER ((int) way_row_integer (rows->pdata[i], "actions")));
  return shown;
}

static void
update_counts (GtkWidget *widget)
{
  WayPlanPage *self = WAY_PLAN_PAGE (widget);
  g_autoptr (GHashTable) shown = count_shown (self);
  WayPage *page = WAY_PAGE (self);
  g_autofree char *day = next_workshop_day (self);
  g_autoptr (GPtrArray) rows = way_library_query_rows (way_page_get_library (page), "plan counts", "isss",
                                                       way_page_get_project (page), NULL, way_clock_today (), day);
  WayRow *row = rows->pdata[0];
  guint actions = (guint) way_row_integer (row, "actions"), done = (guint) way_row_integer (row, "done");
  g_autofree char *all = g_strdup_printf (ngettext ("%u action", "%u actions", actions), actions);
  g_autofree char *subtitle = g_strdup_printf (_("%s · %u done"), all, done);

  way_plan_table_set_shown (WAY_PLAN_TABLE (self->table), shown);
  way_page_set_subtitle (page, actions > 0 ? subtitle : NULL);
  way_plan_bar_set_counts (WAY_PLAN_BAR (self->bar), (guint) way_row_integer (row, "overdue"),
                           (guint) way_row_integer (row, "unowned"), (guint) way_row_integer (row, "before"));
  gtk_widget_set_visible (self->bar, actions > 0);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    actions == 0 ? "empty"
                                    : g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0 ? "nothing" : "plan");
}

static void
read_list (WayPlanPage *self)
{
  WayPage *page = WAY_PAGE (self);
  WayPlanBar *bar = WAY_PLAN_BAR (self->bar);
  g_autofree char *query = g_strdup_printf ("plan by %s%s", way_plan_bar_get_sort (bar), self->down ? " down" : "");
  g_autofree char *match = way_plan_bar_dup_match (bar);
  g_autofree char *day = next_workshop_day (self);
  g_autoptr (WayId) me = who_i_am (way_page_get_library (page));

  self->restoring = TRUE;
  way_list_set_query (self->list, query, "inssisn", way_page_get_project (page), (gint64) way_plan_bar_get_show (bar),
                      way_clock_today (), day, me, match, (gint64) (self->whole ? -1 : FIRST_ROWS));
  self->restoring = FALSE;
  restore_selection (self);
}

static void
read_whole (WayPlanPage *self)
{
  if (self->whole)
    return;
  self->whole = TRUE;
  read_list (self);
}

/* What a key went to before the table had a place to lie in was not scrolled to. */
static void
show_selected (WayPlanPage *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position != GTK_INVALID_LIST_POSITION)
    way_plan_table_scroll_to (WAY_PLAN_TABLE (self->table), position);
}

/* A table of GTK's makes two hundred rows for the first frame, whatever is seen of them: so it gets the first ones only, and
 * the others, at their end, with the next frame. */
static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  WayPlanPage *self = WAY_PLAN_PAGE (widget);
  gint64 frame = gdk_frame_clock_get_frame_counter (clock);

  if (self->first_frame < 0)
    self->first_frame = frame;
  if (self->first_frame == frame)
    return G_SOURCE_CONTINUE;
  read_whole (self);
  show_selected (self);
  return G_SOURCE_REMOVE;
}

/* A key may be pressed before the second frame, and means all rows: End goes to the last of them. */
static gboolean
any_key_cb (WayPlanPage *self)
{
  read_whole (self);
  return FALSE;
}

static void
update_list (WayPlanPage *self)
{
  read_list (self);
  update_counts (GTK_WIDGET (self));
}

/* In another order, or with other rows, one reads from the top; an action that is open keeps its place. */
static void
begin_list (WayPlanPage *self)
{
  update_list (self);
  if (self->selected == NULL && g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    way_plan_table_scroll_to (WAY_PLAN_TABLE (self->table), 0);
}

static void
bar_changed_cb (WayPlanPage *self)
{
  const char *key = way_plan_bar_get_sort (WAY_PLAN_BAR (self->bar));
  g_autofree char *before = way_settings_get_text ("plan-sort", "theme");

  if (g_strcmp0 (before, key) != 0)
    {
      self->down = FALSE;
      way_settings_set_text ("plan-sort", key);
    }
  way_plan_table_show_sort (WAY_PLAN_TABLE (self->table), key, self->down);
  begin_list (self);
}

static void
sort_cb (WayPlanPage *self, const char *key, gboolean down)
{
  self->down = down;
  way_plan_bar_set_sort (WAY_PLAN_BAR (self->bar), key);
  way_settings_set_text ("plan-sort", key);
  begin_list (self);
}

static void
show_pane_bin (WayPlanPage *self, gboolean shown)
{
  if (shown != gtk_widget_get_visible (self->pane_bin))
    way_plan_table_hold (WAY_PLAN_TABLE (self->table), gtk_single_selection_get_selected (self->selection));
  gtk_widget_set_visible (self->pane_bin, shown);
  way_plan_table_set_compact (WAY_PLAN_TABLE (self->table),
                              shown || way_page_get_width_class (WAY_PAGE (self)) == WAY_WIDTH_MEDIUM);
}

/* The focus goes first, to the table: GTK 4.8 never frees what is hidden with the focus in it and emptied before the next
 * frame, nor what is shown there later. */
static void
drop_pane (WayPlanPage *self)
{
  if (way_focus_is_in (self->pane))
    way_plan_table_focus (WAY_PLAN_TABLE (self->table));
  if (way_focus_is_in (self->pane))
    gtk_root_set_focus (gtk_widget_get_root (self->pane), NULL);
  show_pane_bin (self, FALSE);
  adw_bin_set_child (ADW_BIN (self->pane_bin), NULL);
  self->pane = NULL;
}

/* A workshop or the day may move what is "before the next workshop" or overdue. */
static void
library_changed_cb (WayPlanPage *self, WayChanges *changes)
{
  g_autoptr (WayRecord) selected = NULL;

  if (way_changes_touch (changes, "workshop", NULL))
    update_list (self);
  else
    restore_selection (self);
  selected = self->pane != NULL
               ? way_library_get (way_page_get_library (WAY_PAGE (self)), way_action_pane_get_id (WAY_ACTION_PANE (self->pane)))
               : NULL;
  if (self->pane != NULL && (selected == NULL || way_record_get_deleted (selected)))
    drop_pane (self);
}

/* --- The pane --- */

static void
close_pane (WayPlanPage *self)
{
  if (self->pane == NULL || !way_action_pane_flush (WAY_ACTION_PANE (self->pane)))
    return;
  drop_pane (self);
  set_selected (self, NULL);
  restore_selection (self);
}

static void
delete_action (WayPlanPage *self, const WayId *id)
{
  gboolean here = way_focus_is_in (self->table) || (self->pane != NULL && way_focus_is_in (self->pane));
  guint position = position_of (self, id);
  g_autoptr (GError) error = NULL;

  if (!way_edit_delete (way_page_get_library (WAY_PAGE (self)), id, &error))
    {
      way_page_error (WAY_PAGE (self), error);
      return;
    }
  way_page_toast_undo (WAY_PAGE (self), _("Action deleted"));
  if (!here)
    return;
  way_plan_table_remember (WAY_PLAN_TABLE (self->table), position);
  way_plan_table_focus (WAY_PLAN_TABLE (self->table));
}

static void
pane_delete_cb (WayPlanPage *self)
{
  WayId id = *way_action_pane_get_id (WAY_ACTION_PANE (self->pane));

  if (way_action_pane_flush (WAY_ACTION_PANE (self->pane)))
    delete_action (self, &id);
}

/* Shows the action beside the table. %FALSE if what was typed for another one could not be saved. */
static gboolean
show_pane (WayPlanPage *self, const WayId *id)
{
  if (self->pane != NULL && way_id_equal (way_action_pane_get_id (WAY_ACTION_PANE (self->pane)), id))
    return TRUE;
  if (self->pane != NULL && !way_action_pane_flush (WAY_ACTION_PANE (self->pane)))
    return FALSE;
  self->pane = way_action_pane_new (WAY_PAGE (self), id);
  g_signal_connect_object (self->pane, "close", G_CALLBACK (close_pane), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "delete", G_CALLBACK (pane_delete_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self->pane_bin), self->pane);
  show_pane_bin (self, TRUE);
  return TRUE;
}

static gboolean
has_room (WayPlanPage *self)
{
  return way_page_get_width_class (WAY_PAGE (self)) == WAY_WIDTH_WIDE;
}

/* Opens the action in the pane or, without room, as a page. Returns: (nullable): where it is shown */
static WayActionPane *
open_action (WayPlanPage *self, const WayId *id)
{
  WayPage *page = WAY_PAGE (self);
  WayPage *detail;

  if (has_room (self))
    return show_pane (self, id) ? WAY_ACTION_PANE (self->pane) : NULL;
  detail = way_action_page_new (way_page_get_library (page), way_page_get_project (page), id);
  way_page_push (page, detail);
  return way_action_page_get_pane (WAY_ACTION_PAGE (detail));
}

static void
selected_cb (WayPlanPage *self)
{
  WayRecord *record = gtk_single_selection_get_selected_item (self->selection);

  if (self->restoring || record == NULL)
    return;
  /* Assistive technology may select a heading, too. */
  if (!way_record_is (record, "action") || (has_room (self) && !show_pane (self, way_record_get_id (record))))
    {
      restore_selection (self);
      return;
    }
  set_selected (self, way_record_get_id (record));
}

static void
activate_cb (WayPlanPage *self, WayRecord *record)
{
  WayActionPane *pane = open_action (self, way_record_get_id (record));

  if (pane != NULL && has_room (self))
    way_action_pane_focus (pane, "text");
}

/* --- Adding --- */

static void
added_cb (WayPlanPage *self, guint n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u action added", "%u actions added", n), n);

  if (n > 1)
    way_page_toast_undo (WAY_PAGE (self), text);
  else if (way_plan_bar_get_show (WAY_PLAN_BAR (self->bar)) != 0)
    way_page_toast_undo (WAY_PAGE (self), _("Action added; filters may hide it"));
}

static void
focus_entry (WayPlanPage *self)
{
  gtk_widget_grab_focus (self->entry);
}

/* --- Keys --- */

/* The action that a key is meant for: the selected one or, as after its pane was closed, that of the row with the focus.
 * (transfer none) (nullable) */
static WayRecord *
get_chosen (WayPlanPage *self)
{
  WayRecord *record = gtk_single_selection_get_selected_item (self->selection);

  if (record == NULL)
    record = way_plan_table_get_focused (WAY_PLAN_TABLE (self->table));
  return record != NULL && way_record_is (record, "action") ? record : NULL;
}

static gboolean
on_chosen (WayPlanPage *self, const char *part)
{
  WayRecord *record = get_chosen (self);
  WayActionPane *pane;

  if (record == NULL)
    return FALSE;
  pane = open_action (self, way_record_get_id (record));
  if (pane != NULL)
    way_action_pane_focus (pane, part);
  return TRUE;
}

static gboolean
part_key_cb (GtkWidget *widget, GVariant *args, gpointer part)
{
  return on_chosen (WAY_PLAN_PAGE (gtk_widget_get_ancestor (widget, WAY_TYPE_PLAN_PAGE)), part);
}

static gboolean
new_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  focus_entry (WAY_PLAN_PAGE (gtk_widget_get_ancestor (widget, WAY_TYPE_PLAN_PAGE)));
  return TRUE;
}

static gboolean
delete_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  WayPlanPage *self = WAY_PLAN_PAGE (gtk_widget_get_ancestor (widget, WAY_TYPE_PLAN_PAGE));
  WayRecord *record = get_chosen (self);

  if (record == NULL)
    return FALSE;
  delete_action (self, way_record_get_id (record));
  return TRUE;
}

static gboolean
thread_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  WayPlanPage *self = WAY_PLAN_PAGE (gtk_widget_get_ancestor (widget, WAY_TYPE_PLAN_PAGE));
  WayRecord *record = get_chosen (self);

  if (record == NULL)
    return FALSE;
  way_page_show_thread (WAY_PAGE (self), way_record_get_id (record));
  return TRUE;
}

static gboolean
paste_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  WayPlanPage *self = WAY_PLAN_PAGE (gtk_widget_get_ancestor (widget, WAY_TYPE_PLAN_PAGE));

  way_plan_entry_paste (WAY_PLAN_ENTRY (self->entry));
  return TRUE;
}

static gboolean
close_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  WayPlanPage *self = WAY_PLAN_PAGE (widget);

  if (self->pane == NULL)
    return FALSE;
  close_pane (self);
  way_plan_table_focus (WAY_PLAN_TABLE (self->table));
  return TRUE;
}

static void
add_key (GtkEventController *keys, const char *trigger, GtkShortcutFunc func, const char *part)
{
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_callback_action_new (func, (gpointer) part, NULL)));
}

/* Single keys belong to the table alone, so that entries keep their letters. */
static void
add_keys (WayPlanPage *self)
{
  GtkEventController *rows = gtk_shortcut_controller_new ();
  GtkEventController *page = gtk_shortcut_controller_new ();
  GtkEventController *any = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (any, GTK_PHASE_CAPTURE);
  g_signal_connect_object (any, "key-pressed", G_CALLBACK (any_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), any);
  add_key (rows, "s", part_key_cb, "status");
  add_key (rows, "d", part_key_cb, "due");
  add_key (rows, "r", part_key_cb, "rag");
  add_key (rows, "a", part_key_cb, "accountable");
  add_key (rows, "u", part_key_cb, "update");
  add_key (rows, "m", part_key_cb, "milestone");
  add_key (rows, "n", new_key_cb, NULL);
  add_key (rows, "t", thread_key_cb, NULL);
  add_key (rows, "<Control>v", paste_key_cb, NULL);
  add_key (rows, "Delete", delete_key_cb, NULL);
  gtk_widget_add_controller (self->table, rows);
  add_key (page, "<Control><Shift>v", paste_key_cb, NULL);
  add_key (page, "Escape", close_key_cb, NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), page);
}

/* --- The page --- */

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  way_export_dialog_present (WAY_PAGE (widget));
}

static void
way_plan_page_open_record (WayPage *page, const WayId *id)
{
  WayPlanPage *self = WAY_PLAN_PAGE (page);

  if (way_library_kind_of (way_page_get_library (page), id) != way_kind_lookup ("action"))
    return;
  read_whole (self);
  if (way_list_find (self->list, id) == G_MAXUINT)
    way_plan_bar_clear (WAY_PLAN_BAR (self->bar));
  if (open_action (self, id) == NULL)
    return;
  set_selected (self, id);
  restore_selection (self);
  if (way_focus_is_in (self->table))
    way_plan_table_focus (WAY_PLAN_TABLE (self->table));
  show_selected (self);
}

static GtkWidget *
way_plan_page_get_start (WayPage *page)
{
  return WAY_PLAN_PAGE (page)->table;
}

static gboolean
way_plan_page_focus_filter (WayPage *page)
{
  way_plan_bar_focus_search (WAY_PLAN_BAR (WAY_PLAN_PAGE (page)->bar));
  return TRUE;
}

static gboolean
way_plan_page_flush (WayPage *page, GError **error)
{
  WayPlanPage *self = WAY_PLAN_PAGE (page);

  way_plan_entry_keep (WAY_PLAN_ENTRY (self->entry));
  return self->pane == NULL || way_action_pane_flush (WAY_ACTION_PANE (self->pane));
}

static void
way_plan_page_width_changed (WayPage *page, WayWidthClass width_class)
{
  WayPlanPage *self = WAY_PLAN_PAGE (page);

  way_plan_table_set_narrow (WAY_PLAN_TABLE (self->table), width_class == WAY_WIDTH_NARROW);
  way_plan_table_set_click_opens (WAY_PLAN_TABLE (self->table), !has_room (self));
  if (width_class != WAY_WIDTH_WIDE)
    close_pane (self);
  show_pane_bin (self, self->pane != NULL);
}

/* The day may have changed since. */
static void
way_plan_page_shown (WayPage *page)
{
  WayPlanPage *self = WAY_PLAN_PAGE (page);

  update_list (self);
  show_pane_bin (self, self->pane != NULL);
}

static GtkWidget *
build_stack (WayPlanPage *self)
{
  GtkWidget *empty = way_empty_new ("way-action-symbolic", _("Paste or type the first action"),
                                    _("An action says what somebody will do. Type one below, or paste a list: each line "
                                      "becomes an action."),
                                    _("_Add an action"), NULL);
  GtkWidget *nothing = way_empty_new ("edit-find-symbolic", _("No action fits"),
                                      _("Search and filters leave nothing to show."), _("_Show all"), NULL);

  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), self->table, "plan");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), nothing, "nothing");
  g_signal_connect_object (way_empty_get_button (empty), "clicked", G_CALLBACK (focus_entry), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (way_empty_get_button (nothing), "clicked", G_CALLBACK (way_plan_bar_clear), self->bar,
                           G_CONNECT_SWAPPED);
  return self->stack;
}

static GtkWidget *
build_pane_bin (WayPlanPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->pane_bin = adw_bin_new ();
  gtk_widget_set_visible (self->pane_bin, FALSE);
  gtk_widget_set_size_request (self->pane_bin, 312, -1);
  gtk_widget_set_hexpand (self->pane_bin, FALSE);
  gtk_widget_add_css_class (self->pane_bin, "way-side-pane");
  gtk_box_append (GTK_BOX (box), self->pane_bin);
  return box;
}

static void
build_header (WayPlanPage *self)
{
  GtkWidget *export = g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name", "document-send-symbolic", "label", _("_Export"),
                                    "use-underline", TRUE, NULL);
  GtkWidget *add = g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name", "list-add-symbolic", "label", _("_Action"),
                                 "use-underline", TRUE, NULL);
  GtkWidget *export_button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (export_button), export);
  gtk_widget_set_tooltip_text (export_button, _("Export or print the action plan"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (export_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Export"), -1);
  g_signal_connect_object (export_button, "clicked", G_CALLBACK (way_export_dialog_present), self, G_CONNECT_SWAPPED);
  self->add_button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->add_button), add);
  gtk_widget_add_css_class (self->add_button, "suggested-action");
  gtk_widget_set_tooltip_text (self->add_button, _("Add an action (N)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add an action"), -1);
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (focus_entry), self, G_CONNECT_SWAPPED);
  way_page_set_header_start (WAY_PAGE (self), self->add_button);
  way_page_set_header_end (WAY_PAGE (self), export_button);
}

static void
build (WayPlanPage *self)
{
  GtkWidget *main_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (main_box, "way-plan-page");
  gtk_widget_set_hexpand (main_box, TRUE);
  gtk_box_append (GTK_BOX (main_box), self->bar);
  gtk_box_append (GTK_BOX (main_box), build_stack (self));
  gtk_box_append (GTK_BOX (main_box), self->entry);
  gtk_box_append (GTK_BOX (box), main_box);
  gtk_box_append (GTK_BOX (box), build_pane_bin (self));
  adw_bin_set_child (ADW_BIN (self), box);
  build_header (self);
  add_keys (self);
}

static void
way_plan_page_constructed (GObject *object)
{
  WayPlanPage *self = WAY_PLAN_PAGE (object);
  WayLibrary *library = way_page_get_library (WAY_PAGE (self));
  g_autofree char *sort = way_settings_get_text ("plan-sort", "theme");

  G_OBJECT_CLASS (way_plan_page_parent_class)->constructed (object);
  /* Nothing yet: the page reads its list when it is shown. */
  self->list = way_list_new (library, "plan by theme", "inssisn", NULL, (gint64) 0, NULL, NULL, NULL, NULL, (gint64) 0);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, FALSE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->bar = way_plan_bar_new (library);
  self->table = way_plan_table_new (library, self->selection);
  self->entry = way_plan_entry_new (WAY_PAGE (self));
  way_plan_bar_set_sort (WAY_PLAN_BAR (self->bar), sort);
  build (self);
  way_plan_table_show_sort (WAY_PLAN_TABLE (self->table), sort, FALSE);
  g_signal_connect_object (self->bar, "changed", G_CALLBACK (bar_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "sort", G_CALLBACK (sort_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  way_follow (GTK_WIDGET (self), library, update_counts);
  self->first_frame = -1;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), frame_cb, NULL, NULL);
}

static void
way_plan_page_dispose (GObject *object)
{
  WayPlanPage *self = WAY_PLAN_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  self->pane = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_pointer (&self->selected, way_id_free);
  G_OBJECT_CLASS (way_plan_page_parent_class)->dispose (object);
}

static void
way_plan_page_class_init (WayPlanPageClass *klass)
{
  WayPageClass *page_class = WAY_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = way_plan_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = way_plan_page_dispose;
  page_class->open_record = way_plan_page_open_record;
  page_class->focus_filter = way_plan_page_focus_filter;
  page_class->get_start = way_plan_page_get_start;
  page_class->flush = way_plan_page_flush;
  page_class->width_changed = way_plan_page_width_changed;
  page_class->shown = way_plan_page_shown;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.export", NULL, export_cb);
}

static void
way_plan_page_init (WayPlanPage *self)
{
}
