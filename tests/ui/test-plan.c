/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-action-service.h"
#include "service/way-edit.h"
#include "service/way-review-service.h"
#include "ui/way-action-ask.h"
#include "ui/way-action-list.h"
#include "ui/way-action-page.h"
#include "ui/way-date-entry.h"
#include "ui/way-export-dialog.h"
#include "ui/way-export-plan.h"
#include "ui/way-plan-bar.h"
#include "ui/way-plan-entry.h"
#include "ui/way-plan-page.h"
#include "ui/way-plan-table.h"
#include "ui/way-print.h"
#include "ui/way-record-picker.h"
#include "ui/way-settings.h"
#include "ui/way-test-app.h"
#include "ui/way-test-launcher.h"

#include "support/way-test-library.h"

#include <archive.h>
#include <archive_entry.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* In the order it has at first, whatever a test before chose. */
static WayTestApp *
open_plan (const char *sample)
{
  WayTestApp *app = way_test_app_new (sample);

  way_settings_set_text ("plan-sort", "theme");
  way_test_open_project (app, NULL, "plan");
  return app;
}

static GtkWidget *
page (WayTestApp *app)
{
  return GTK_WIDGET (way_window_get_page (app->window));
}

static GListModel *
model (WayTestApp *app)
{
  GtkWidget *view = way_test_find (page (app), GTK_TYPE_COLUMN_VIEW, NULL);

  return G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));
}

static guint
count_actions (WayTestApp *app)
{
  GListModel *rows = model (app);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WayRecord) record = g_list_model_get_item (rows, i);

      n += way_record_is (record, "action");
    }
  return n;
}

static guint
select_action (WayTestApp *app, const char *title)
{
  GListModel *rows = model (app);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WayRecord) record = g_list_model_get_item (rows, i);

      if (way_record_is (record, "action") && g_str_has_prefix (way_record_get_title (record), title))
        {
          gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (rows), i);
          way_test_settle ();
          return i;
        }
    }
  g_error ("no action is called “%s”", title);
}

static const char *
selected_title (WayTestApp *app)
{
  WayRecord *record = gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (model (app)));

  return record != NULL ? way_record_get_title (record) : NULL;
}

static void
add_typed (WayTestApp *app, const char *text)
{
  GtkWidget *entry = way_test_find (page (app), GTK_TYPE_ENTRY, "Add an action");

  way_test_set_text (entry, text);
  way_test_enter (entry);
  way_test_settle ();
}

static WayTestApp *
open_empty (void)
{
  WayTestApp *app = way_test_app_new (NULL);
  g_autoptr (WayRecord) project = way_test_project (app->library, "Voices");

  way_test_open_project (app, NULL, "plan");
  return app;
}

static gboolean
says_count (gpointer data, const char *words)
{
  return way_test_find_if_any (page (data), GTK_TYPE_LABEL, words) != NULL;
}

/* --- Tests --- */

/* A heading counts what one sees below it. */
static void
test_group_counts (void)
{
  g_autoptr (WayTestApp) app = open_plan ("example");
  g_autoptr (WayRecord) action = NULL;

  g_assert_true (says_count (app, "8 actions · 3 done"));
  way_test_click (page (app), "Open");
  g_assert_true (says_count (app, "4 of 8 actions"));
  g_assert_false (says_count (app, "8 actions · 3 done"));
  action = way_test_app_record (app, "action", "Map every survey");
  g_assert_true (way_edit_set_text (app->library, way_record_get_id (action), "status", "done", NULL));
  way_test_settle ();
  g_assert_true (says_count (app, "3 of 8 actions"));
  way_test_click (page (app), "Open");
  g_assert_true (says_count (app, "8 actions · 4 done"));
}

static void
test_add (void)
{
  g_autoptr (WayTestApp) app = open_empty ();
  g_autofree char *undo = NULL;
  GtkWidget *entry;

  way_test_find (page (app), ADW_TYPE_STATUS_PAGE, NULL);
  add_typed (app, "Map every survey");
  g_assert_cmpuint (count_actions (app), ==, 1);
  entry = way_test_find (page (app), GTK_TYPE_ENTRY, "Add an action");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  undo = way_library_get_undo (app->library, NULL);
  g_assert_cmpstr (undo, ==, "Add action");
  add_typed (app, "   ");
  g_assert_cmpuint (count_actions (app), ==, 1);
  way_plan_entry_add_lines (WAY_PLAN_ENTRY (gtk_widget_get_ancestor (entry, WAY_TYPE_PLAN_ENTRY)),
                            "- Draft a form\n- Brief the panel\n\n3. Ask one question");
  way_test_settle ();
  g_assert_cmpuint (count_actions (app), ==, 4);
  g_assert_true (way_library_undo (app->library, NULL, NULL));
  way_test_settle ();
  g_assert_cmpuint (count_actions (app), ==, 1);
}

/* What a key does to the page before it does anything to what has the focus there. */
static void
tell_of_key (GtkWidget *widget, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
        continue;
      g_assert_cmpint (gtk_event_controller_get_propagation_phase (controller), ==, GTK_PHASE_CAPTURE);
      g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
      g_assert_false (handled);
    }
}

/* The first frame has the first rows, the next one all, and so has a key, however early; an action far down is found at once. */
static void
test_long (void)
{
  g_autoptr (WayTestApp) app = open_empty ();
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GArray) projects = way_library_query_ids (app->library, "projects", "");
  g_autoptr (WayRecord) last = NULL;
  GtkWidget *entry = way_test_find (page (app), GTK_TYPE_ENTRY, "Add an action");

  for (guint i = 1; i <= 100; i++)
    g_string_append_printf (lines, "Ask agency %u\n", i);
  way_plan_entry_add_lines (WAY_PLAN_ENTRY (gtk_widget_get_ancestor (entry, WAY_TYPE_PLAN_ENTRY)), lines->str);
  way_test_settle ();
  last = g_list_model_get_item (model (app), 99);
  way_window_go_home (app->window);
  way_test_settle ();
  way_window_open_project (app->window, way_id_list_index (projects, 0), "plan");
  g_assert_cmpuint (count_actions (app), ==, 30);
  way_test_settle ();
  g_assert_cmpuint (count_actions (app), ==, 100);
  g_assert_null (selected_title (app));
  way_window_go_home (app->window);
  way_test_settle ();
  way_window_open_project (app->window, way_id_list_index (projects, 0), "plan");
  g_assert_cmpuint (count_actions (app), ==, 30);
  tell_of_key (page (app), GDK_KEY_End);
  g_assert_cmpuint (count_actions (app), ==, 100);
  way_window_go_home (app->window);
  way_test_settle ();
  way_window_open_record (app->window, way_record_get_id (last));
  way_test_settle ();
  g_assert_cmpuint (count_actions (app), ==, 100);
  g_assert_cmpstr (selected_title (app), ==, "Ask agency 100");
}

/* What was typed and not yet added is there after a restart. */
static void
test_draft (void)
{
  g_autoptr (WayTestApp) app = open_empty ();

  way_test_set_text (way_test_find (page (app), GTK_TYPE_ENTRY, "Add an action"), "Half a thou");
  way_test_app_restart (app);
  way_test_open_project (app, NULL, "plan");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (way_test_find (page (app), GTK_TYPE_ENTRY, "Add an action"))), ==,
                   "Half a thou");
}

static gboolean
has_three (gpointer app)
{
  return count_actions (app) == 3;
}

static void
test_paste (gconstpointer keys)
{
  g_autoptr (WayTestApp) app = open_empty ();

  add_typed (app, "One");
  gdk_clipboard_set_text (gtk_widget_get_clipboard (page (app)), "Two\nThree\n");
  gtk_widget_child_focus (way_test_find (page (app), WAY_TYPE_PLAN_TABLE, NULL), GTK_DIR_TAB_FORWARD);
  way_test_keys (app->window, keys);
  way_test_wait (has_three, app, "three actions");
}

static void
choose (GtkWidget *drop_down, const char *word)
{
  GListModel *words = gtk_drop_down_get_model (GTK_DROP_DOWN (drop_down));

  for (guint i = 0; i < g_list_model_get_n_items (words); i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (words), i), word) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), i);
  way_test_settle ();
}

/* Agreeing asks in place who is accountable; Cancel leaves it proposed. */
static void
test_agree_in_place (void)
{
  g_autoptr (WayTestApp) app = open_plan ("example");
  g_autoptr (WayRecord) action = way_test_app_record (app, "action", "Invite two voluntary groups");
  g_autoptr (WayRecord) person = way_test_app_person (app, "M. Ode");
  GtkWidget *status, *ask, *picker;

  select_action (app, "Invite two voluntary groups");
  status = way_test_find (page (app), GTK_TYPE_DROP_DOWN, "Status");
  choose (status, "Agreed");
  ask = way_test_find (page (app), WAY_TYPE_ACTION_ASK, NULL);
  g_assert_cmpstr (way_record_get_text (action, "status"), ==, "proposed");
  way_test_click (ask, "Cancel");
  g_assert_null (way_test_find_if_any (page (app), WAY_TYPE_ACTION_ASK, NULL));
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (status)), ==, 0);

  g_assert_nonnull (way_test_find_if_any (page (app), GTK_TYPE_LABEL, "Suggested, and not agreed yet"));
  choose (status, "In progress");
  picker = way_test_find (way_test_find (page (app), WAY_TYPE_ACTION_ASK, NULL), WAY_TYPE_RECORD_PICKER, NULL);
  way_record_picker_set_id (WAY_RECORD_PICKER (picker), way_record_get_id (person));
  g_signal_emit_by_name (picker, "commit");
  way_test_settle ();
  g_assert_cmpstr (way_record_get_text (action, "status"), ==, "in_progress");
  g_assert_nonnull (way_test_find_if_any (page (app), GTK_TYPE_LABEL, "Work has begun"));
  /* To who does not see it, both are said. */
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (status)),
                                                     GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "In progress: Work has begun"));
  g_assert_true (way_id_equal (way_record_get_reference (action, "accountable"), way_record_get_id (person)));
  g_assert_null (way_test_find_if_any (page (app), WAY_TYPE_ACTION_ASK, NULL));
  g_assert_true (way_library_undo (app->library, NULL, NULL));
  g_assert_false (way_record_has (action, "accountable"));
}

static void
test_rag_reason (void)
{
  g_autoptr (WayTestApp) app = open_plan ("example");
  g_autoptr (WayRecord) action = way_test_app_record (app, "action", "Tell the Year 10 group");
  GtkWidget *ask;

  select_action (app, "Tell the Year 10 group");
  choose (way_test_find (page (app), GTK_TYPE_DROP_DOWN, "RAG"), "Amber");
  ask = way_test_find (page (app), WAY_TYPE_ACTION_ASK, NULL);
  g_assert_cmpstr (way_record_get_text (action, "rag"), ==, "green");
  way_test_set_text (way_test_find (ask, GTK_TYPE_ENTRY, NULL), "Exams are near");
  way_test_click (ask, "Set");
  g_assert_cmpstr (way_record_get_text (action, "rag"), ==, "amber");
  g_assert_cmpstr (way_record_get_text (action, "rag_reason"), ==, "Exams are near");
  /* The focus goes back to where the question came from. */
  g_assert_true (gtk_widget_get_focus_child (way_test_find (page (app), GTK_TYPE_DROP_DOWN, "RAG")) != NULL
                 || gtk_window_get_focus (GTK_WINDOW (app->window)) == way_test_find (page (app), GTK_TYPE_DROP_DOWN, "RAG"));
}

#define THEME " · Consistent ways to hear young people"
#define DESCRIPTION \
  "A-006 · 11 Feb 2022 · Wickmouth Clinical Commissioning Group · In progress · Amber: Wording still with legal" THEME

static GtkWidget *
row_around (GtkWidget *widget)
{
  while (!GTK_IS_LIST_VIEW (gtk_widget_get_parent (widget)))
    widget = gtk_widget_get_parent (widget);
  return widget;
}

/* Why a RAG is what it is stands in the row, wide and narrow, and goes with it; the row's description has it, too. */
static void
test_rag_reason_shown (void)
{
  g_autoptr (WayTestApp) app = open_plan ("example");
  g_autoptr (WayRecord) action = way_test_app_record (app, "action", "Draft one shared consent form");
  GtkWidget *label, *row;
  GError *error = NULL;

  label = way_test_find (page (app), GTK_TYPE_LABEL, "Amber: Wording still with legal");
  row = row_around (label);
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, DESCRIPTION));
  way_test_resize (app, 400, 700);
  label = way_test_find (page (app), GTK_TYPE_LABEL, "Amber: Wording still with legal");
  row = row_around (label);
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, DESCRIPTION));
  g_assert_true (way_action_set_rag (app->library, way_record_get_id (action), "red", "Legal said no", &error));
  way_test_settle ();
  g_assert_nonnull (way_test_find_if_any (page (app), GTK_TYPE_LABEL, "Red: Legal said no"));
  g_assert_true (way_action_set_rag (app->library, way_record_get_id (action), "green", NULL, &error));
  way_test_settle ();
  g_assert_null (way_test_find_if_any (page (app), GTK_TYPE_LABEL, "Red: Legal said no"));
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                                     "A-006 · 11 Feb 2022 · Wickmouth Clinical Commissioning Group · In progress"
                                                     " · Green" THEME));
}

static void
test_pane (void)
{
  g_autoptr (WayTestApp) app = open_plan ("example");
  g_autoptr (WayRecord) action = way_test_app_record (app, "action", "Draft one shared consent form");
  GtkWidget *update, *due, *next;

  select_action (app, "Draft one shared consent form");
  update = way_test_find (page (app), GTK_TYPE_ENTRY, "Add an update…");
  way_test_set_text (update, "Two lawyers agree");
  way_test_enter (update);
  way_test_settle ();
  g_assert_nonnull (way_test_find_if_any (page (app), GTK_TYPE_LABEL, "<b>26 Jan 2022</b>  Two lawyers agree"));
  way_test_set_text (way_test_find (page (app), GTK_TYPE_ENTRY, "Add a milestone…"), "Signed off");
  way_test_enter (way_test_find (page (app), GTK_TYPE_ENTRY, "Add a milestone…"));
  way_test_settle ();
  gtk_check_button_set_active (GTK_CHECK_BUTTON (way_test_find (page (app), GTK_TYPE_CHECK_BUTTON, "Signed off")), TRUE);
  way_test_settle ();
  g_assert_nonnull (way_test_find_if_any (page (app), GTK_TYPE_LABEL, "3 of 5"));

  due = way_test_find (page (app), WAY_TYPE_DATE_ENTRY, NULL);
  way_test_set_text (way_date_entry_get_entry (WAY_DATE_ENTRY (due)), "14/2/22");
  way_test_enter (way_date_entry_get_entry (WAY_DATE_ENTRY (due)));
  way_test_settle ();
  g_assert_cmpstr (way_record_get_text (action, "due"), ==, "2022-02-14");
  next = way_test_find (page (app), GTK_TYPE_CHECK_BUTTON, "At the next workshop (3 Feb 2022)");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (next), TRUE);
  way_test_settle ();
  g_assert_true (way_record_get_boolean (action, "due_next_workshop"));
  g_assert_false (way_record_has (action, "due"));
}

/* What a workshop made of an action is progress, too, with its day, its outcome, its note and where it was said. */
static void
test_review_is_progress (void)
{
  g_autoptr (WayTestApp) app = open_plan ("example");
  g_autoptr (WayRecord) action = way_test_app_record (app, "action", "Draft one shared consent form");
  g_autoptr (WayRecord) workshop = way_test_app_record (app, "workshop", "Workshop 3");
  WayReview review = { .outcome = "carried", .note = "Wait for <legal>" };
  GtkWidget *said, *list;
  GError *error = NULL;

  select_action (app, "Draft one shared consent form");
  g_assert_true (way_review_record (app->library, way_record_get_id (workshop), way_record_get_id (action), &review, &error));
  way_test_settle ();
  said = way_test_find (page (app), GTK_TYPE_LABEL, "<b>3 Feb 2022</b>  Reflected back, carried on: Wait for &lt;legal&gt;");
  list = gtk_widget_get_ancestor (said, WAY_TYPE_ACTION_LIST);
  g_assert_nonnull (way_test_find_if_any (list, GTK_TYPE_LABEL, "Progress"));
  g_assert_nonnull (way_test_find_if_any (list, GTK_TYPE_LABEL, way_record_get_title (workshop)));
  /* The newest first. */
  g_assert_true (gtk_widget_get_prev_sibling (gtk_widget_get_parent (said)) == NULL);
  review.note = NULL;
  review.outcome = "reflected";
  g_assert_true (way_review_record (app->library, way_record_get_id (workshop), way_record_get_id (action), &review, &error));
  way_test_settle ();
  g_assert_nonnull (way_test_find_if_any (page (app), GTK_TYPE_LABEL, "<b>3 Feb 2022</b>  Reflected back: Wait for &lt;legal&gt;"));
}

static void
test_filter (void)
{
  g_autoptr (WayTestApp) app = open_plan ("example");
  GtkWidget *bar = way_test_find (page (app), WAY_TYPE_PLAN_BAR, NULL);

  g_assert_cmpuint (count_actions (app), ==, 13);
  way_test_click (bar, "Overdue 2");
  g_assert_cmpuint (count_actions (app), ==, 2);
  way_plan_bar_set_show (WAY_PLAN_BAR (bar), WAY_PLAN_SHOW_UNOWNED);
  g_assert_cmpuint (count_actions (app), ==, 1);
  way_plan_bar_set_show (WAY_PLAN_BAR (bar), WAY_PLAN_SHOW_OPEN);
  g_assert_cmpuint (count_actions (app), ==, 8);
  way_plan_bar_set_show (WAY_PLAN_BAR (bar), WAY_PLAN_SHOW_BEFORE);
  g_assert_cmpuint (count_actions (app), ==, 4);
  way_plan_bar_clear (WAY_PLAN_BAR (bar));
  way_test_set_text (way_test_find (bar, GTK_TYPE_SEARCH_ENTRY, NULL), "consent* \"form");
  g_signal_emit_by_name (way_test_find (bar, GTK_TYPE_SEARCH_ENTRY, NULL), "search-changed");
  way_test_settle ();
  g_assert_cmpuint (count_actions (app), ==, 1);
  way_test_set_text (way_test_find (bar, GTK_TYPE_SEARCH_ENTRY, NULL), "nothing says this");
  g_signal_emit_by_name (way_test_find (bar, GTK_TYPE_SEARCH_ENTRY, NULL), "search-changed");
  way_test_settle ();
  way_test_click (page (app), "Show all");
  g_assert_cmpuint (count_actions (app), ==, 13);
}

/* "Mine" asks who I am, once. */
static void
test_mine (void)
{
  g_autoptr (WayTestApp) app = open_plan ("example");
  g_autoptr (WayRecord) person = way_test_app_person (app, "M. Ode");
  GtkWidget *bar = way_test_find (page (app), WAY_TYPE_PLAN_BAR, NULL);
  GtkWidget *mine = way_test_find (bar, GTK_TYPE_TOGGLE_BUTTON, "Mine");
  GtkWidget *picker;
  g_autofree char *me = NULL;

  way_test_click_widget (mine);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (mine)));
  picker = way_test_find (mine, WAY_TYPE_RECORD_PICKER, NULL);
  way_record_picker_set_id (WAY_RECORD_PICKER (picker), way_record_get_id (person));
  g_signal_emit_by_name (picker, "commit");
  way_test_settle ();
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (mine)));
  g_assert_cmpuint (count_actions (app), ==, 1);
  me = way_library_get_setting (app->library, "me");
  g_assert_nonnull (me);
}

/* With nothing open, another order is read from its top. */
static void
test_sort_from_top (void)
{
  g_autoptr (WayTestApp) app = open_plan ("example");
  GtkWidget *bar = way_test_find (page (app), WAY_TYPE_PLAN_BAR, NULL);
  GtkWidget *columns = way_test_find (page (app), GTK_TYPE_COLUMN_VIEW, NULL);
  GtkAdjustment *scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (columns));

  way_test_resize (app, 1100, 500);
  gtk_adjustment_set_value (scroll, gtk_adjustment_get_upper (scroll));
  way_test_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), >, 0);
  choose (way_test_find (bar, GTK_TYPE_DROP_DOWN, "Sort by"), "By due date");
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), ==, 0);
}

static void
test_sort (void)
{
  g_autoptr (WayTestApp) app = open_plan ("example");
  GtkWidget *bar = way_test_find (page (app), WAY_TYPE_PLAN_BAR, NULL);
  GtkWidget *sort = way_test_find (bar, GTK_TYPE_DROP_DOWN, "Sort by");
  GtkWidget *columns = way_test_find (page (app), GTK_TYPE_COLUMN_VIEW, NULL);
  g_autoptr (GtkColumnViewColumn) reference = NULL;
  g_autoptr (WayRecord) first = NULL;
  g_autoptr (WayRecord) last = NULL;

  select_action (app, "Agree joint chairs");
  choose (sort, "By due date");
  g_assert_cmpuint (g_list_model_get_n_items (model (app)), ==, 13);
  first = g_list_model_get_item (model (app), 0);
  g_assert_cmpstr (way_record_get_text (first, "due"), ==, "2021-11-23");
  g_assert_cmpstr (selected_title (app), ==, "Agree joint chairs");

  reference = g_list_model_get_item (gtk_column_view_get_columns (GTK_COLUMN_VIEW (columns)), 0);
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (columns), reference, GTK_SORT_DESCENDING);
  way_test_settle ();
  last = g_list_model_get_item (model (app), 0);
  g_assert_cmpstr (way_record_get_text (last, "reference"), ==, "A-013");
  g_assert_cmpstr (way_plan_bar_get_sort (WAY_PLAN_BAR (bar)), ==, "reference");
  g_assert_cmpstr (selected_title (app), ==, "Agree joint chairs");
}

/* A key for a fact of an action opens its list also where the pane was scrolled past it. */
static void
test_list_out_of_view (void)
{
  static const char *const parts[] = { "rag", "status", "accountable" };
  g_autoptr (WayTestApp) app = open_plan ("example");
  g_autoptr (WayRecord) action = way_test_app_record (app, "action", "Agree joint chairs");
  GtkWidget *pane, *scrolled;

  way_window_open_record (app->window, way_record_get_id (action));
  way_test_settle ();
  pane = way_test_find (page (app), WAY_TYPE_ACTION_PANE, NULL);
  scrolled = way_test_find (pane, GTK_TYPE_SCROLLED_WINDOW, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

      gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place));
      way_test_settle ();
      g_assert_cmpfloat (gtk_adjustment_get_value (place), >, 100);
      way_action_pane_focus (WAY_ACTION_PANE (pane), parts[i]);
      way_test_wait_for_list (page (app), TRUE);
      way_test_keys (app->window, "Escape");
      way_test_wait_for_list (page (app), FALSE);
    }
}

/* Once its pane is closed, the row of an action has the focus and takes its keys, selected or not. */
static void
test_keys_after_pane (void)
{
  g_autoptr (WayTestApp) app = open_plan ("example");
  GtkWidget *table = way_test_find (page (app), WAY_TYPE_PLAN_TABLE, NULL);
  g_autofree char *title = NULL;
  WayRecord *record;

  way_plan_table_focus (WAY_PLAN_TABLE (table));
  way_test_keys (app->window, "Down Down");
  title = g_strdup (selected_title (app));
  g_assert_nonnull (title);
  way_test_keys (app->window, "s");
  way_test_wait_for_list (page (app), TRUE);
  way_test_keys (app->window, "Escape");
  way_test_wait_for_list (page (app), FALSE);
  way_test_keys (app->window, "Escape");
  g_assert_null (way_test_find_if_any (page (app), WAY_TYPE_ACTION_PANE, NULL));
  record = way_plan_table_get_focused (WAY_PLAN_TABLE (table));
  g_assert_cmpstr (way_record_get_title (record), ==, title);
  way_test_keys (app->window, "s");
  g_assert_nonnull (way_test_find_if_any (page (app), WAY_TYPE_ACTION_PANE, NULL));
  way_test_wait_for_list (page (app), TRUE);
  way_test_keys (app->window, "Escape");
  way_test_wait_for_list (page (app), FALSE);
}

static void
test_delete_and_keys (void)
{
  g_autoptr (WayTestApp) app = open_plan ("example");
  GtkWidget *table = way_test_find (page (app), WAY_TYPE_PLAN_TABLE, NULL);
  GtkWidget *entry = way_test_find (page (app), GTK_TYPE_ENTRY, "Add an action");

  way_plan_table_focus (WAY_PLAN_TABLE (table));
  select_action (app, "Agree joint chairs");
  way_test_keys (app->window, "Delete");
  g_assert_cmpuint (count_actions (app), ==, 12);
  g_assert_true (way_library_undo (app->library, NULL, NULL));
  way_test_settle ();
  g_assert_cmpuint (count_actions (app), ==, 13);
  gtk_widget_grab_focus (entry);
  way_test_type (app->window, "send n and d");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "send n and d");
}

static gboolean
is_gone (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

/* An action that goes, from elsewhere or by its button, while its text has the focus takes its pane with it and leaves the
 * focus in the table; once it is back, its pane goes with the window. */
static void
test_pane_goes (gconstpointer button)
{
  g_autoptr (WayTestApp) app = open_plan ("example");
  g_autoptr (WayRecord) action = way_test_app_record (app, "action", "Agree joint chairs");
  GtkWidget *table = way_test_find (page (app), WAY_TYPE_PLAN_TABLE, NULL);
  GtkWidget *panes[2];

  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    {
      way_window_open_record (app->window, way_record_get_id (action));
      way_test_settle ();
      panes[i] = way_test_find (page (app), WAY_TYPE_ACTION_PANE, NULL);
      g_object_add_weak_pointer (G_OBJECT (panes[i]), (gpointer *) &panes[i]);
      way_action_pane_focus (WAY_ACTION_PANE (panes[i]), "text");
      way_test_settle ();
      if (i > 0)
        break;
      if (button != NULL)
        way_test_click (panes[i], button);
      else
        g_assert_true (way_edit_delete (app->library, way_record_get_id (action), NULL));
      way_test_wait (is_gone, &panes[i], "the pane to go");
      g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (app->window)), table));
      g_assert_true (way_library_undo (app->library, NULL, NULL));
      way_test_settle ();
    }
  way_test_app_restart (app);
  way_test_wait (is_gone, &panes[1], "the pane to go with its window");
}

/* The list of a picker goes with its page, also where its choice hides the picker: the answer to who is accountable. */
static void
test_list_goes (void)
{
  g_autoptr (WayTestApp) app = open_plan ("example");
  g_autoptr (WayRecord) action = way_test_app_record (app, "action", "Invite two voluntary groups");
  GtkWidget *picker, *list;

  select_action (app, "Invite two voluntary groups");
  choose (way_test_find (page (app), GTK_TYPE_DROP_DOWN, "Status"), "In progress");
  picker = way_test_find (way_test_find (page (app), WAY_TYPE_ACTION_ASK, NULL), WAY_TYPE_RECORD_PICKER, NULL);
  way_record_picker_popup (WAY_RECORD_PICKER (picker));
  way_test_wait_for_list (picker, TRUE);
  list = way_test_find (picker, GTK_TYPE_POPOVER, NULL);
  g_object_add_weak_pointer (G_OBJECT (list), (gpointer *) &list);
  way_test_type (app->window, "M. Ode");
  way_test_keys (app->window, "Return");
  way_test_wait_for_list (page (app), FALSE);
  g_assert_cmpstr (way_record_get_text (action, "status"), ==, "in_progress");
  way_window_go_home (app->window);
  way_test_wait (is_gone, &list, "the list to go with its page");
}

/* Without room for a pane, an action is a page of its own. */
static void
test_narrow (void)
{
  g_autoptr (WayTestApp) app = open_plan ("example");
  g_autoptr (WayRecord) action = way_test_app_record (app, "action", "Agree joint chairs");

  way_test_resize (app, 400, 700);
  g_assert_null (way_test_find_if_any (page (app), GTK_TYPE_COLUMN_VIEW, NULL));
  g_assert_nonnull (way_test_find_if_any (page (app), GTK_TYPE_LIST_VIEW, "Action plan"));
  way_window_open_record (app->window, way_record_get_id (action));
  way_test_settle ();
  g_assert_true (WAY_IS_ACTION_PAGE (page (app)));
}

/* One click opens an action, and so does Enter in its row: in a pane where there is room for one, else as a page. An arrow only
 * goes to the next row, which a pane follows. */
static void
test_opens (gconstpointer data)
{
  gboolean room = GPOINTER_TO_INT (data) >= 1280;
  g_autoptr (WayTestApp) app = open_plan ("example");
  GType type = room ? WAY_TYPE_PLAN_PAGE : WAY_TYPE_ACTION_PAGE;

  way_test_resize (app, GPOINTER_TO_INT (data), 800);
  way_test_settle ();
  way_test_press (way_test_find (page (app), GTK_TYPE_LABEL, "Draft one shared consent form"));
  g_assert_true (G_TYPE_CHECK_INSTANCE_TYPE (page (app), type));
  way_test_find (way_test_find (page (app), WAY_TYPE_ACTION_PANE, NULL), GTK_TYPE_LABEL, "A-006");
  if (!room)
    way_test_keys (app->window, "alt+Left");
  g_assert_true (WAY_IS_PLAN_PAGE (page (app)));
  g_assert_cmpstr (selected_title (app), ==, "Draft one shared consent form");
  way_test_keys (app->window, "Down");
  g_assert_true (WAY_IS_PLAN_PAGE (page (app)));
  g_assert_cmpint (way_test_find_if_any (page (app), WAY_TYPE_ACTION_PANE, NULL) != NULL, ==, room);
  way_test_keys (app->window, "Return");
  g_assert_true (G_TYPE_CHECK_INSTANCE_TYPE (page (app), type));
  way_test_find (way_test_find (page (app), WAY_TYPE_ACTION_PANE, NULL), GTK_TYPE_LABEL, "A-007");
}

/* A message leaves the line free in which the next action is typed. */
static void
test_message_above_entry (void)
{
  static const int widths[] = { 360, 1280 };
  g_autoptr (WayTestApp) app = open_plan ("example");

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *toast, *entry;
      graphene_rect_t message, line;

      way_test_resize (app, widths[i], 800);
      way_page_toast (WAY_PAGE (page (app)), "Something was done");
      way_test_settle ();
      toast = way_test_find (app->window, g_type_from_name ("AdwToastWidget"), NULL);
      entry = way_test_find (page (app), GTK_TYPE_ENTRY, "Add an action");
      g_assert_true (gtk_widget_compute_bounds (toast, GTK_WIDGET (app->window), &message));
      g_assert_true (gtk_widget_compute_bounds (entry, GTK_WIDGET (app->window), &line));
      g_assert_false (graphene_rect_intersection (&message, &line, NULL));
    }
}

static gboolean
is_whole (GtkWidget *label)
{
  return !pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label)));
}

/* A row says by when and by whom in as many lines as it takes, and a theme has all of its row. */
static void
test_nothing_cut (void)
{
  static const int widths[] = { 360, 600, 900, 1280 };
  g_autoptr (WayTestApp) app = open_plan ("example");

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *theme;

      way_test_resize (app, widths[i], 800);
      way_test_settle ();
      if (widths[i] <= 600)
        g_assert_true (is_whole (way_test_find (page (app), GTK_TYPE_LABEL,
                                                "A-006 · 11 Feb 2022 · Wickmouth Clinical Commissioning Group")));
      else
        g_assert_true (is_whole (way_test_find (page (app), GTK_TYPE_LABEL, "Wickmouth Clinical Commissioning Group")));
      theme = way_test_find (page (app), GTK_TYPE_LABEL, "Consistent ways to hear young people");
      g_assert_true (is_whole (theme));
      /* All of the row at 360 is less than this one needs. */
      if (widths[i] > 360)
        g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (theme))), ==, 1);
    }
}

/* Where one click opens an action, passing over a row with the mouse still selects nothing: keys are meant for the chosen one. */
static void
test_mouse_passes (void)
{
  g_autoptr (WayTestApp) app = open_plan ("example");
  GtkWidget *list;

  way_test_resize (app, 400, 700);
  list = way_test_find (page (app), GTK_TYPE_LIST_VIEW, "Action plan");
  way_test_point_at (way_test_find (list, GTK_TYPE_LABEL, "Map every survey that asks young people about safety"));
  way_test_settle ();
  g_assert_null (gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list)))));
}

/* --- Export --- */

static gboolean
no_dialog (gpointer data)
{
  return !way_test_has_dialog (WAY_TYPE_EXPORT_DIALOG);
}

static char *
export_as (WayTestApp *app, const char *format)
{
  g_autofree char *name = g_strdup_printf ("plan.%s", format);
  char *path = g_build_filename (app->folder, name, NULL);
  GtkWidget *dialog;

  way_test_click (app->window, "Export");
  dialog = way_test_dialog (WAY_TYPE_EXPORT_DIALOG);
  way_export_dialog_set_format (WAY_EXPORT_DIALOG (dialog), format);
  way_export_dialog_save (WAY_EXPORT_DIALOG (dialog), path);
  way_test_wait (no_dialog, NULL, "the export to end");
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  return path;
}

/* The two buttons of the toast: the file is opened, and shown in its folder by the file manager; where that cannot do it,
 * the folder is opened as any is. */
static void
test_export_opens (gconstpointer refuses)
{
  g_autoptr (WayTestFileManager) manager = NULL;
  g_autoptr (WayTestApp) app = NULL;
  g_autofree char *pdf = NULL;
  GtkWidget *toast;

  way_test_launcher_install ();
  app = open_plan ("example");
  manager = way_test_file_manager_new (refuses != NULL);
  pdf = export_as (app, "pdf");
  toast = way_test_find (app->window, g_type_from_name ("AdwToastWidget"), NULL);
  way_test_click (toast, "Open");
  way_test_click (toast, "Show in folder");
  way_test_launcher_wait (pdf);
  way_test_file_manager_wait (manager, pdf);
  if (refuses != NULL)
    way_test_launcher_wait (app->folder);
}

static char *
text_of_pdf (const char *path)
{
  const char *argv[] = { "pdftotext", path, "-", NULL };
  char *text = NULL;
  GError *error = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static char *
part_of_zip (const char *path, const char *name)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  char *text = NULL;

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_filename (archive, path, 65536), ==, ARCHIVE_OK);
  while (text == NULL && archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    if (strcmp (archive_entry_pathname (entry), name) == 0)
      {
        gsize size = (gsize) archive_entry_size (entry);

        text = g_malloc0 (size + 1);
        g_assert_cmpint (archive_read_data (archive, text, size), ==, (la_ssize_t) size);
      }
  archive_read_free (archive);
  return text;
}

static void
test_export (void)
{
  g_autoptr (WayTestApp) app = open_plan ("example");
  g_autofree char *pdf = export_as (app, "pdf");
  g_autofree char *docx = export_as (app, "docx");
  g_autofree char *pdf_text = text_of_pdf (pdf);
  g_autofree char *docx_text = part_of_zip (docx, "word/document.xml");

  g_assert_nonnull (strstr (pdf_text, "Internal"));
  g_assert_nonnull (strstr (pdf_text, "A-009"));
  g_assert_nonnull (strstr (pdf_text, "No one yet"));
  g_assert_nonnull (strstr (docx_text, "Draft one shared consent form"));
  g_assert_nonnull (strstr (docx_text, "Wording still with legal"));
  g_assert_nonnull (way_test_find_if_any (app->window, GTK_TYPE_BUTTON, "Show in folder"));
}

static GtkWidget *
find_with_class (GtkWidget *widget, const char *css_class)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, css_class))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_with_class (child, css_class);
  return found;
}

/* Who said it can be said less than the conversations allow; the warnings follow. What was chosen is chosen next time. */
static gboolean
warns_of_police (gpointer dialog)
{
  GtkWidget *label = find_with_class (dialog, "way-warning");

  return label != NULL && strstr (gtk_label_get_label (GTK_LABEL (label)), "Police") != NULL;
}

static void
test_export_attribution (void)
{
  g_autoptr (WayTestApp) app = open_plan ("example");
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  GtkWidget *dialog, *every_update;

  way_test_click (app->window, "Export");
  dialog = way_test_dialog (WAY_TYPE_EXPORT_DIALOG);
  g_assert_false (warns_of_police (dialog));
  adw_combo_row_set_selected (ADW_COMBO_ROW (way_test_find (dialog, ADW_TYPE_COMBO_ROW, "Who said it")), WAY_PLAN_SAID_BY_SECTOR);
  way_test_wait (warns_of_police, dialog, "the warning about the sector");
  gtk_switch_set_active (GTK_SWITCH (way_test_find (dialog, GTK_TYPE_SWITCH, "Every update")), TRUE);
  path = g_build_filename (app->folder, "sectors.md", NULL);
  way_export_dialog_set_format (WAY_EXPORT_DIALOG (dialog), "md");
  way_export_dialog_save (WAY_EXPORT_DIALOG (dialog), path);
  way_test_wait (no_dialog, NULL, "the export to end");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "(Police\\)"));
  g_assert_null (strstr (text, "Wickmouth Police\\)"));
  way_test_click (app->window, "Export");
  dialog = way_test_dialog (WAY_TYPE_EXPORT_DIALOG);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (way_test_find (dialog, ADW_TYPE_COMBO_ROW, "Who said it"))), ==,
                    WAY_PLAN_SAID_BY_SECTOR);
  every_update = way_test_find (dialog, GTK_TYPE_SWITCH, "Every update");
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (every_update)));
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (way_test_find (dialog, GTK_TYPE_SWITCH, "Milestones"))));
  gtk_switch_set_active (GTK_SWITCH (every_update), FALSE);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* What is being typed goes into the file. */
static void
test_export_flushes (void)
{
  g_autoptr (WayTestApp) app = open_plan ("example");
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  select_action (app, "Agree joint chairs");
  way_test_set_text (way_test_find (page (app), GTK_TYPE_TEXT_VIEW, "Action"), "Agree joint chairs by May");
  path = export_as (app, "md");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Agree joint chairs by May"));
}

static gboolean
shows_problem (gpointer dialog)
{
  return find_with_class (dialog, "error") != NULL;
}

/* The dialog stays, says why in words, and leaves nothing. */
static void
test_export_fails (void)
{
  g_autoptr (WayTestApp) app = open_plan ("example");
  g_autofree char *path = g_build_filename (app->folder, "no such folder", "plan.pdf", NULL);
  GtkWidget *dialog;

  way_test_click (app->window, "Export");
  dialog = way_test_dialog (WAY_TYPE_EXPORT_DIALOG);
  way_export_dialog_save (WAY_EXPORT_DIALOG (dialog), path);
  way_test_wait (shows_problem, dialog, "the problem");
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (find_with_class (dialog, "error"))), "folder"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
close_cb (gpointer window)
{
  gtk_window_close (window);
  return G_SOURCE_REMOVE;
}

/* A program that is quit while it writes stays until what is half written is gone. */
static void
test_quit_while_exporting (void)
{
  WayTestApp *app;
  g_autofree char *path = NULL;
  GtkWidget *dialog;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
      return;
    }
  app = open_plan ("example");
  path = g_build_filename (app->folder, "plan.pdf", NULL);
  way_test_click (app->window, "Export");
  dialog = way_test_dialog (WAY_TYPE_EXPORT_DIALOG);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  way_export_dialog_save (WAY_EXPORT_DIALOG (dialog), path);
  g_idle_add_full (G_PRIORITY_HIGH, close_cb, app->window, NULL);
  g_application_run (G_APPLICATION (app->application), 0, NULL);
  g_assert_null (dialog);
  _exit (0);
}

/* Somebody logs out while it writes: it ends, and what is half written is gone. */
static void
test_signal_while_exporting (void)
{
  WayTestApp *app;
  g_autofree char *path = NULL;
  g_autoptr (GString) lines = g_string_new (NULL);
  GtkWidget *entry, *dialog;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
      return;
    }
  app = open_plan ("example");
  path = g_build_filename (app->folder, "plan.pdf", NULL);
  /* Enough to be at it for a while. */
  for (guint i = 1; i <= 1500; i++)
    g_string_append_printf (lines, "Ask agency %u\n", i);
  entry = way_test_find (page (app), GTK_TYPE_ENTRY, "Add an action");
  way_plan_entry_add_lines (WAY_PLAN_ENTRY (gtk_widget_get_ancestor (entry, WAY_TYPE_PLAN_ENTRY)), lines->str);
  way_test_click (app->window, "Export");
  dialog = way_test_dialog (WAY_TYPE_EXPORT_DIALOG);
  way_export_dialog_save (WAY_EXPORT_DIALOG (dialog), path);
  while (!way_test_has_temporary (app->folder))
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (kill (getpid (), SIGTERM), ==, 0);
  g_application_run (G_APPLICATION (app->application), 0, NULL);
  g_assert_false (way_test_has_temporary (app->folder));
  _exit (0);
}

static void
test_print (void)
{
  g_autoptr (WayTestApp) app = open_plan ("example");
  g_autofree char *path = g_build_filename (app->folder, "printed.pdf", NULL);
  g_autofree char *text = NULL;
  GError *error = NULL;
  WayDocument *document
    = way_plan_document_new (app->library, way_window_get_project (app->window), NULL, NULL, &error);
  g_autoptr (GtkPrintOperation) operation = way_print_new (document);

  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  text = text_of_pdf (path);
  g_assert_nonnull (strstr (text, "A-013"));
  g_assert_nonnull (strstr (text, "Internal"));
}

static void
built_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
has_result (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

/* What is printed is built on a thread; given up, it says so and gives nothing. */
static void
test_print_builds_aside (void)
{
  g_autoptr (WayTestApp) app = open_plan ("example");
  const char *path = way_library_get_path (app->library);
  const WayId *project = way_window_get_project (app->window);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) whole = NULL;
  g_autoptr (GAsyncResult) none = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayDocument) document = NULL;

  way_export_plan_document_async (path, project, NULL, NULL, built_cb, &whole);
  way_test_wait (has_result, &whole, "the plan to be built");
  document = way_export_plan_document_finish (whole, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (document->title, "young people"));
  way_export_plan_document_async (path, project, NULL, cancellable, built_cb, &none);
  g_cancellable_cancel (cancellable);
  way_test_wait (has_result, &none, "the cancelled building to end");
  g_assert_null (way_export_plan_document_finish (none, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Cancel while the pages are prepared: the dialog is as it was, and no printer is asked for. */
static void
test_print_cancel (void)
{
  g_autoptr (WayTestApp) app = open_plan ("example");
  GtkWidget *dialog, *save, *cancel;

  way_test_click (app->window, "Export");
  dialog = way_test_dialog (WAY_TYPE_EXPORT_DIALOG);
  save = way_test_find (dialog, GTK_TYPE_BUTTON, "Save…");
  g_signal_emit_by_name (way_test_find (dialog, GTK_TYPE_BUTTON, "Print…"), "clicked");
  g_assert_false (gtk_widget_get_sensitive (save));
  cancel = way_test_find (dialog, GTK_TYPE_BUTTON, "Cancel");
  g_signal_emit_by_name (cancel, "clicked");
  way_test_settle ();
  g_assert_true (gtk_widget_get_sensitive (save));
  g_assert_false (gtk_widget_get_mapped (cancel));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 2);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int argc, char **argv)
{
  g_setenv ("WAYMARK_NOW", "2022-01-26T10:00:00", TRUE);
  way_test_init (&argc, &argv);
  /* First, while nothing is copied: the program it starts would ask for that, and GDK leaks a list with each answer. */
  g_test_add_func ("/window/plan/quit-while-exporting", test_quit_while_exporting);
  g_test_add_func ("/window/plan/signal-while-exporting", test_signal_while_exporting);
  g_test_add_func ("/window/plan/group-counts", test_group_counts);
  g_test_add_func ("/window/plan/add", test_add);
  g_test_add_func ("/window/plan/draft", test_draft);
  g_test_add_data_func ("/window/plan/paste", "ctrl+v", test_paste);
  g_test_add_data_func ("/window/plan/paste-anywhere", "ctrl+shift+v", test_paste);
  g_test_add_func ("/window/plan/agree-in-place", test_agree_in_place);
  g_test_add_func ("/window/plan/rag-reason", test_rag_reason);
  g_test_add_func ("/window/plan/rag-reason-shown", test_rag_reason_shown);
  g_test_add_func ("/window/plan/pane", test_pane);
  g_test_add_func ("/window/plan/review-is-progress", test_review_is_progress);
  g_test_add_func ("/window/plan/filter", test_filter);
  g_test_add_func ("/window/plan/mine", test_mine);
  g_test_add_func ("/window/plan/sort", test_sort);
  g_test_add_func ("/window/plan/long", test_long);
  g_test_add_func ("/window/plan/sort-from-top", test_sort_from_top);
  g_test_add_func ("/window/plan/list-out-of-view", test_list_out_of_view);
  g_test_add_func ("/window/plan/keys-after-pane", test_keys_after_pane);
  g_test_add_func ("/window/plan/delete-and-keys", test_delete_and_keys);
  g_test_add_data_func ("/window/plan/pane-goes/from-elsewhere", NULL, test_pane_goes);
  g_test_add_data_func ("/window/plan/pane-goes/by-its-button", "Delete action", test_pane_goes);
  g_test_add_func ("/window/plan/list-goes", test_list_goes);
  g_test_add_func ("/window/plan/narrow", test_narrow);
  g_test_add_data_func ("/window/plan/opens/1024", GINT_TO_POINTER (1024), test_opens);
  g_test_add_data_func ("/window/plan/opens/1232", GINT_TO_POINTER (1232), test_opens);
  g_test_add_data_func ("/window/plan/opens/1280", GINT_TO_POINTER (1280), test_opens);
  g_test_add_func ("/window/plan/mouse-passes", test_mouse_passes);
  g_test_add_func ("/window/plan/message-above-entry", test_message_above_entry);
  g_test_add_func ("/window/plan/nothing-cut", test_nothing_cut);
  g_test_add_func ("/window/plan/export", test_export);
  g_test_add_data_func ("/window/plan/export/opens", NULL, test_export_opens);
  g_test_add_data_func ("/window/plan/export/opens-folder", "", test_export_opens);
  g_test_add_func ("/window/plan/export-attribution", test_export_attribution);
  g_test_add_func ("/window/plan/export-flushes", test_export_flushes);
  g_test_add_func ("/window/plan/export-fails", test_export_fails);
  g_test_add_func ("/window/plan/print", test_print);
  g_test_add_func ("/window/plan/print-builds-aside", test_print_builds_aside);
  g_test_add_func ("/window/plan/print-cancel", test_print_cancel);
  return g_test_run ();
}
