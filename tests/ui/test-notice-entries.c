/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-action-ask.h"
#include "ui/way-agenda-row.h"
#include "ui/way-board-details.h"
#include "ui/way-board-lanes.h"
#include "ui/way-choice-row.h"
#include "ui/way-form.h"
#include "ui/way-milestone-row.h"
#include "ui/way-new-project.h"
#include "ui/way-notice-bar.h"
#include "ui/way-record-picker.h"
#include "ui/way-review-row.h"
#include "ui/way-test-app.h"

/* Wherever a line of words can be typed that goes into a project, what looks like a person is said below it. */

#define TYPED "Child A, born on 3 May 2006, near BN1 4ZX"
/* What a bar may need at least, so that it fits into the narrowest window with what is around it. */
#define LEAST_ROOM 240

/* --- Bars --- */

typedef struct {
  GtkWidget *root;
  guint n;
} Bars;

static guint
n_bars (GtkWidget *root)
{
  guint n = WAY_IS_NOTICE_BAR (root) && gtk_widget_get_mapped (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += n_bars (child);
  return n;
}

static gboolean
has_bars (gpointer data)
{
  return n_bars (((Bars *) data)->root) == ((Bars *) data)->n;
}

static void
wait_bars (gpointer root, guint n, const char *what)
{
  Bars bars = { root, n };

  way_test_wait (has_bars, &bars, what);
}

static GtkWidget *
assert_bar (gpointer root)
{
  GtkWidget *bar = way_test_find (root, WAY_TYPE_NOTICE_BAR, NULL);
  GtkWidget *label = way_test_find (bar, GTK_TYPE_LABEL, NULL);
  int least;

  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==,
                   "“Child A”: This looks like one particular child or young person. There are 2 more.");
  gtk_widget_measure (bar, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, LEAST_ROOM);
  return bar;
}

/* The line next below @entry, which goes when what was typed does; what is typed is saved all the same by whoever likes. */
static void
assert_noticed (GtkWidget *entry, const char *what)
{
  GtkWidget *box = gtk_widget_get_parent (entry);

  way_test_set_text (entry, TYPED);
  wait_bars (box, 1, what);
  g_assert_true (assert_bar (box) == gtk_widget_get_next_sibling (entry));
}

static void
assert_gone (GtkWidget *entry)
{
  way_test_set_text (entry, "");
  wait_bars (gtk_widget_get_parent (entry), 0, "nothing to say");
}

/* Each of the rows of a form or dialog, with a bar of its own. */
static void
assert_rows_noticed (gpointer dialog, const char *const *names)
{
  guint n = g_strv_length ((char **) names);

  for (guint i = 0; i < n; i++)
    way_test_set_text (way_test_find (dialog, ADW_TYPE_ENTRY_ROW, names[i]), TYPED);
  wait_bars (dialog, n, names[0]);
  assert_bar (dialog);
}

/* --- The plan --- */

static GtkWidget *
find_entry (WayTestApp *app, const char *name)
{
  return way_test_find (way_window_get_page (app->window), GTK_TYPE_ENTRY, name);
}

static void
open_action (WayTestApp *app, WayRecord *action)
{
  g_assert_true (way_window_open_record (app->window, way_record_get_id (action)));
  way_test_settle ();
}

static void
test_plan (void)
{
  static const char *const lines[] = { "Add an action", "Add an update…", "Add evidence…", "Add a milestone…" };
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) action = NULL;

  way_test_open_project (app, NULL, "plan");
  action = way_test_app_record (app, "action", "Draft one shared consent form");
  open_action (app, action);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    way_test_set_text (find_entry (app, lines[i]), TYPED);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    assert_noticed (find_entry (app, lines[i]), lines[i]);
  g_assert_null (way_test_find_if_any (gtk_widget_get_parent (find_entry (app, "Add an action")), GTK_TYPE_BUTTON, "Keep as quotation"));
  /* Nothing stands in the way of adding it. */
  way_test_enter (find_entry (app, "Add a milestone…"));
  wait_bars (gtk_widget_get_parent (find_entry (app, "Add a milestone…")), 0, "an empty line");
  way_test_find (way_window_get_page (app->window), GTK_TYPE_CHECK_BUTTON, TYPED);
  assert_gone (find_entry (app, "Add an action"));
}

/* A milestone that is there has a place: what is kept stays kept. */
static void
test_milestone (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) action = NULL;
  GtkWidget *row, *popover, *entry;

  way_test_open_project (app, NULL, "plan");
  action = way_test_app_record (app, "action", "Draft one shared consent form");
  open_action (app, action);
  row = way_test_find (way_window_get_page (app->window), WAY_TYPE_MILESTONE_ROW, NULL);
  way_test_click_widget (way_test_find (row, GTK_TYPE_MENU_BUTTON, NULL));
  popover = way_test_find (row, GTK_TYPE_POPOVER, NULL);
  entry = way_test_find (popover, GTK_TYPE_ENTRY, "Milestone");
  assert_noticed (entry, "a milestone");
  g_assert_null (way_test_find_if_any (popover, GTK_TYPE_BUTTON, "Keep because…"));
  assert_gone (entry);
  way_test_set_text (entry, "Child A");
  wait_bars (popover, 1, "one of them");
  way_test_click (popover, "Keep as quotation");
  wait_bars (popover, 0, "what is kept");
  g_assert_true (gtk_widget_get_visible (popover));
  way_test_set_text (entry, "Child A and child B");
  wait_bars (popover, 1, "the other");
  way_test_set_text (entry, "Child A again");
  wait_bars (popover, 0, "what is kept");
  way_test_keys (app->window, "Escape");
}

/* The line hides with the question. */
static void
test_rag_reason (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) action = NULL;
  GtkWidget *ask;

  way_test_open_project (app, NULL, "plan");
  action = way_test_app_record (app, "action", "Tell the Year 10 group");
  open_action (app, action);
  way_test_choose (way_test_find (way_window_get_page (app->window), GTK_TYPE_DROP_DOWN, "RAG"), "Amber");
  ask = way_test_find (way_window_get_page (app->window), WAY_TYPE_ACTION_ASK, NULL);
  assert_noticed (way_test_find (ask, GTK_TYPE_ENTRY, NULL), "a reason");
  way_test_find (ask, GTK_TYPE_BUTTON, "Keep because…");
  way_action_ask_accountable (WAY_ACTION_ASK (ask), "agreed");
  g_assert_cmpuint (n_bars (ask), ==, 0);
}

/* --- The board --- */

static void
test_board (void)
{
  static const char *const row[] = { "New theme", NULL };
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) card = NULL;
  GtkWidget *lanes, *dialog;

  way_test_open_project (app, NULL, "board");
  card = way_test_app_record (app, "card", NULL);
  lanes = way_test_find (app->window, WAY_TYPE_BOARD_LANES, NULL);
  way_board_lanes_ask_new_theme (WAY_BOARD_LANES (lanes));
  dialog = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  way_test_set_text (way_test_find (dialog, GTK_TYPE_TEXT_VIEW, "Name of the theme"), TYPED);
  wait_bars (dialog, 1, "a new theme");
  way_test_set_text (way_test_find (dialog, GTK_TYPE_TEXT_VIEW, "Name of the theme"), "");
  wait_bars (dialog, 0, "nothing to say");
  gtk_window_destroy (GTK_WINDOW (dialog));
  way_board_lanes_select (WAY_BOARD_LANES (lanes), way_record_get_id (card), TRUE);
  way_test_keys (app->window, "alt+Return");
  assert_rows_noticed (way_test_find (app->window, WAY_TYPE_BOARD_DETAILS, NULL), row);
}

/* --- Workshops --- */

static void
open_workshop (WayTestApp *app)
{
  g_autoptr (WayRecord) workshop = NULL;

  way_test_open_project (app, NULL, "workshops");
  workshop = way_test_app_record (app, "workshop", "Workshop 3");
  g_assert_true (way_window_open_record (app->window, way_record_get_id (workshop)));
  way_test_settle ();
}

static GtkWidget *
focus_row (WayTestApp *app, GType type)
{
  GtkWidget *row = way_test_find (way_window_get_page (app->window), type, NULL);

  gtk_widget_grab_focus (row);
  way_test_settle ();
  return row;
}

static void
test_agenda (void)
{
  static const char *const rows[] = { "Title", "Led by", "Prompt", "Materials", "Parallel group", NULL };
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *popover;

  open_workshop (app);
  focus_row (app, WAY_TYPE_AGENDA_ROW);
  way_test_keys (app->window, "a");
  popover = way_test_find (way_window_get_page (app->window), GTK_TYPE_POPOVER, NULL);
  assert_noticed (way_test_find (popover, GTK_TYPE_ENTRY, "New action"), "an action in a block");
  way_test_keys (app->window, "Escape");
  focus_row (app, WAY_TYPE_AGENDA_ROW);
  way_test_keys (app->window, "Return");
  assert_rows_noticed (way_test_dialog (ADW_TYPE_WINDOW), rows);
}

static void
test_workshop (void)
{
  static const char *const rows[] = { "Title", "Where, or online link", NULL };
  g_autoptr (WayTestApp) app = way_test_app_new ("example");

  way_test_open_project (app, NULL, "workshops");
  way_test_click (app->window, "Add a workshop");
  assert_rows_noticed (way_test_dialog (ADW_TYPE_WINDOW), rows);
}

static void
test_review (void)
{
  static const char *const note[] = { "Note", NULL };
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *row, *dialog;

  open_workshop (app);
  row = focus_row (app, WAY_TYPE_REVIEW_ROW);
  assert_noticed (way_test_find (row, GTK_TYPE_ENTRY, "Note"), "a note");
  assert_gone (way_test_find (row, GTK_TYPE_ENTRY, "Note"));
  focus_row (app, WAY_TYPE_REVIEW_ROW);
  way_test_keys (app->window, "h");
  dialog = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  assert_rows_noticed (dialog, note);
  gtk_window_destroy (GTK_WINDOW (dialog));
  way_test_click (app->window, "Mark as _held");
  way_test_click (app->window, "_Write up");
  dialog = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  way_test_set_text (way_test_find (dialog, GTK_TYPE_TEXT_VIEW, NULL), TYPED);
  wait_bars (dialog, 1, "why actions were not reflected");
  way_test_click (dialog, "_Write up");
  g_assert_false (way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG));
}

/* --- Projects --- */

static void
test_project (void)
{
  static const char *const fresh[] = { "Title of the project", "Name of the partnership", "Local authority areas", NULL };
  static const char *const changed[] = { "Title", "Name of the partnership", "Areas of Wickmouth Safeguarding Children Partnership", NULL };
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *dialog;

  way_test_open_project (app, NULL, "overview");
  way_test_keys (app->window, "ctrl+n");
  dialog = way_test_dialog (WAY_TYPE_NEW_PROJECT);
  assert_rows_noticed (dialog, fresh);
  gtk_window_destroy (GTK_WINDOW (dialog));
  way_test_click (app->window, "Details");
  assert_rows_noticed (way_test_dialog (WAY_TYPE_FORM), changed);
}

/* A name that is typed to be added, and a word of one's own in a list, are words like others. */
static void
test_names (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *form, *picker, *entry, *size;

  way_test_open_project (app, NULL, "overview");
  way_test_click (app->window, "Details");
  form = way_test_dialog (WAY_TYPE_FORM);
  picker = way_test_find (form, WAY_TYPE_RECORD_PICKER, NULL);
  way_record_picker_popup (WAY_RECORD_PICKER (picker));
  way_test_settle ();
  entry = way_test_find (picker, GTK_TYPE_SEARCH_ENTRY, NULL);
  assert_noticed (entry, "a name to be added");
  assert_gone (entry);
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (entry, GTK_TYPE_POPOVER)));
  size = way_test_find (form, WAY_TYPE_CHOICE_ROW, "Size");
  way_test_choose (size, "Your own word…");
  entry = way_test_find (size, GTK_TYPE_ENTRY, NULL);
  way_test_set_text (entry, TYPED);
  wait_bars (form, 1, "a word of one's own");
  assert_bar (gtk_widget_get_ancestor (size, ADW_TYPE_PREFERENCES_GROUP));
  way_test_choose (size, "Regional");
  wait_bars (form, 0, "nothing to say");
}

int
main (int argc, char **argv)
{
  way_test_init (&argc, &argv);
  g_test_add_func ("/notice-entries/plan", test_plan);
  g_test_add_func ("/notice-entries/milestone", test_milestone);
  g_test_add_func ("/notice-entries/rag-reason", test_rag_reason);
  g_test_add_func ("/notice-entries/board", test_board);
  g_test_add_func ("/notice-entries/agenda", test_agenda);
  g_test_add_func ("/notice-entries/workshop", test_workshop);
  g_test_add_func ("/notice-entries/review", test_review);
  g_test_add_func ("/notice-entries/project", test_project);
  g_test_add_func ("/notice-entries/names", test_names);
  return g_test_run ();
}
