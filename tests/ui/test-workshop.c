/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-agenda-row.h"
#include "ui/way-reflection-dialog.h"
#include "ui/way-reflection-list.h"
#include "ui/way-review-row.h"
#include "ui/way-review-view.h"
#include "ui/way-rows.h"
#include "ui/way-test-app.h"
#include "ui/way-text-editor.h"
#include "ui/way-thread-page.h"
#include "ui/way-workshop-page.h"

#include "service/way-action-service.h"
#include "service/way-edit.h"
#include "service/way-review-service.h"
#include "service/way-thread.h"
#include "service/way-workshop-service.h"

#include "support/way-test-library.h"

/* --- Finding --- */

static void
open_workshop (WayTestApp *app, const char *title)
{
  g_autoptr (WayRecord) workshop = NULL;

  way_test_open_project (app, NULL, "workshops");
  workshop = way_test_app_record (app, "workshop", title);
  g_assert_true (way_window_open_record (app->window, way_record_get_id (workshop)));
  way_test_settle ();
  g_assert_true (WAY_IS_WORKSHOP_PAGE (way_window_get_page (app->window)));
}

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static int
by_height (gconstpointer a, gconstpointer b)
{
  GtkWidget *first = *(GtkWidget *const *) a, *second = *(GtkWidget *const *) b;
  double x, y_first = 0, y_second = 0;
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (first));

  gtk_widget_translate_coordinates (first, root, 0, 0, &x, &y_first);
  gtk_widget_translate_coordinates (second, root, 0, 0, &x, &y_second);
  return y_first < y_second ? -1 : y_first > y_second;
}

/* The rows of a type on the page in front, from top to bottom. */
static GPtrArray *
rows (WayTestApp *app, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (GTK_WIDGET (way_window_get_page (app->window)), type, found);
  g_ptr_array_sort (found, by_height);
  return found;
}

static const char *
title_of_row (GPtrArray *found, guint i)
{
  return way_record_get_title (way_agenda_row_get_block (found->pdata[i]));
}

static void
assert_label (gpointer root, const char *text)
{
  g_assert_nonnull (way_test_find (root, GTK_TYPE_LABEL, text));
}

/* --- The agenda --- */

static void
test_reorder_by_keys (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) back = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  open_workshop (app, "Workshop 3");
  before = rows (app, WAY_TYPE_AGENDA_ROW);
  first = g_strdup (title_of_row (before, 0));
  second = g_strdup (title_of_row (before, 1));
  assert_label (before->pdata[0], "10:00");
  assert_label (before->pdata[1], "10:10");
  gtk_widget_grab_focus (before->pdata[0]);
  way_test_keys (app->window, "alt+Down");
  after = rows (app, WAY_TYPE_AGENDA_ROW);
  g_assert_cmpstr (title_of_row (after, 0), ==, second);
  g_assert_cmpstr (title_of_row (after, 1), ==, first);
  assert_label (after->pdata[0], "10:00");
  assert_label (after->pdata[1], "10:15");
  /* The focus went with the block, so that the same keys go on. */
  g_assert_true (gtk_widget_has_focus (after->pdata[1]));
  way_test_keys (app->window, "alt+Up");
  back = rows (app, WAY_TYPE_AGENDA_ROW);
  g_assert_cmpstr (title_of_row (back, 0), ==, first);
  assert_label (back->pdata[1], "10:10");
}

static void
test_minutes_recompute (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (GPtrArray) found = NULL;
  GtkWidget *page;

  open_workshop (app, "Workshop 3");
  page = GTK_WIDGET (way_window_get_page (app->window));
  assert_label (page, "to time: ends 12:00");
  found = rows (app, WAY_TYPE_AGENDA_ROW);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (way_test_find (found->pdata[0], GTK_TYPE_SPIN_BUTTON, NULL)), 15);
  way_test_settle ();
  /* The break has a fixed start: what comes before it now runs into it, and the end holds. */
  assert_label (found->pdata[1], "10:15");
  assert_label (page, "5 min overlap");
  assert_label (page, "to time: ends 12:00");
  way_test_keys (app->window, "ctrl+z");
  assert_label (page, "to time: ends 12:00");
  assert_label (found->pdata[1], "10:10");
}

/* By keys only, with the focus in the minutes: what they have taken over is the program's to undo, not the field's. */
static void
test_minutes_undo (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (GPtrArray) found = NULL;
  GtkWidget *spin;
  int before;

  open_workshop (app, "Workshop 3");
  found = rows (app, WAY_TYPE_AGENDA_ROW);
  spin = way_test_find (found->pdata[0], GTK_TYPE_SPIN_BUTTON, NULL);
  before = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin));
  gtk_widget_grab_focus (spin);
  way_test_keys (app->window, "Up");
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin)), >, before);
  way_test_keys (app->window, "ctrl+z");
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin)), ==, before);
  way_test_keys (app->window, "ctrl+a 2 5 Return");
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin)), ==, 25);
  way_test_keys (app->window, "ctrl+z");
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin)), ==, before);
}

static gboolean
is_gone (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

static void
test_capture_action (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (WayRecord) action = NULL;
  g_autoptr (WayRecord) block = NULL;
  GtkWidget *popover, *focus;

  open_workshop (app, "Workshop 3");
  found = rows (app, WAY_TYPE_AGENDA_ROW);
  block = g_object_ref (way_agenda_row_get_block (found->pdata[1]));
  gtk_widget_grab_focus (found->pdata[1]);
  focus = gtk_window_get_focus (GTK_WINDOW (app->window));
  way_test_keys (app->window, "a");
  way_test_type (app->window, "Ring the schools");
  way_test_keys (app->window, "Return");
  popover = gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (app->window)), GTK_TYPE_POPOVER);
  g_object_add_weak_pointer (G_OBJECT (popover), (gpointer *) &popover);
  way_test_keys (app->window, "Escape");
  /* The focus is back where it was, and nothing of it stays. */
  way_test_wait (is_gone, &popover, "what was captured with to go");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (app->window)) == focus);
  action = way_test_app_record (app, "action", "Ring the schools");
  g_assert_nonnull (action);
  g_assert_true (way_id_equal (way_record_get_reference (action, "origin"), way_record_get_id (block)));
  assert_label (found->pdata[1], "1 action");
}

static void
test_delete_and_undo (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) back = NULL;

  open_workshop (app, "Workshop 3");
  before = rows (app, WAY_TYPE_AGENDA_ROW);
  gtk_widget_grab_focus (before->pdata[2]);
  way_test_keys (app->window, "Delete");
  after = rows (app, WAY_TYPE_AGENDA_ROW);
  g_assert_cmpuint (after->len, ==, before->len - 1);
  way_test_keys (app->window, "ctrl+z");
  back = rows (app, WAY_TYPE_AGENDA_ROW);
  g_assert_cmpuint (back->len, ==, before->len);
}

/* The dialogs: a new workshop with an agenda, and one block of it. */
static void
test_new_workshop (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) workshop = NULL;
  g_autoptr (GPtrArray) found = NULL;
  GtkWidget *dialog;

  way_test_open_project (app, NULL, "workshops");
  way_test_click (app->window, "Add a workshop");
  dialog = way_test_dialog (ADW_TYPE_WINDOW);
  way_test_type (dialog, "Workshop 4");
  way_test_keys (dialog, "Return");
  workshop = way_test_app_record (app, "workshop", "Workshop 4");
  g_assert_nonnull (workshop);
  g_assert_true (WAY_IS_WORKSHOP_PAGE (way_window_get_page (app->window)));
  assert_label (way_window_get_page (app->window), "to time");
  found = rows (app, WAY_TYPE_AGENDA_ROW);
  g_assert_cmpuint (found->len, ==, 10);
  assert_label (found->pdata[1], "+0:10");
  gtk_widget_grab_focus (found->pdata[0]);
  way_test_keys (app->window, "Return");
  dialog = way_test_dialog (ADW_TYPE_WINDOW);
  way_test_set_text (way_test_find (dialog, ADW_TYPE_ENTRY_ROW, "Title"), "Hello");
  way_test_keys (dialog, "ctrl+Return");
  g_assert_cmpstr (title_of_row (found, 0), ==, "Hello");
}

/* --- The review --- */

static WayRecord *
workshop_of (WayTestApp *app)
{
  return way_test_app_record (app, "workshop", "Workshop 3");
}

static void
test_review_keys (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) workshop = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) reviews = NULL;
  g_autofree char *note = way_test_words ("Said", 1500);
  g_autofree char *about = NULL;
  GtkWidget *dialog;
  guint n;

  open_workshop (app, "Workshop 3");
  workshop = workshop_of (app);
  n = way_review_n_pending (app->library, way_record_get_id (workshop));
  g_assert_cmpuint (n, >=, 4);
  found = rows (app, WAY_TYPE_REVIEW_ROW);
  gtk_widget_grab_focus (found->pdata[0]);
  /* The focus goes on to the next action by itself. */
  way_test_keys (app->window, "r");
  way_test_keys (app->window, "c");
  g_assert_cmpuint (way_review_n_pending (app->library, way_record_get_id (workshop)), ==, n - 2);
  way_test_keys (app->window, "x");
  dialog = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  way_test_click (dialog, "_Done");
  g_assert_cmpuint (way_review_n_pending (app->library, way_record_get_id (workshop)), ==, n - 3);
  way_test_keys (app->window, "h");
  dialog = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  way_test_set_text (way_test_find (dialog, ADW_TYPE_ENTRY_ROW, "Note"), note);
  way_test_click (dialog, "C_hange");
  reviews = way_library_query_records (app->library, "reflections of workshop", "i", way_record_get_id (workshop));
  g_assert_cmpuint (reviews->len, ==, 4);
  g_assert_cmpuint (way_review_n_pending (app->library, way_record_get_id (workshop)), ==, n - 4);
  /* A reason is read whole. */
  for (guint i = 0; i < reviews->len; i++)
    if (g_strcmp0 (way_record_get_text (reviews->pdata[i], "note"), note) == 0)
      {
        g_autoptr (WayRecord) action = way_library_get (app->library, way_record_get_reference (reviews->pdata[i], "action"));

        about = g_strdup_printf ("%s · %s", way_record_get_text (action, "reference"), note);
      }
  g_assert_nonnull (about);
  way_test_find (app->window, GTK_TYPE_LABEL, about);
}

/* How much more room the list takes than its rows: their lines and its own frame alone. */
static int
room_left (GtkWidget *rows)
{
  GtkWidget *list = gtk_scrolled_window_get_child (way_rows_get_frame (WAY_ROWS (rows)));
  int left = gtk_widget_get_height (rows);

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    left -= gtk_widget_get_height (row);
  return left;
}

/* An action that was reflected leaves no empty piece behind it where it stood. */
static void
test_review_leaves_no_hole (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *view, *rows;

  open_workshop (app, "Workshop 3");
  view = way_test_find (app->window, WAY_TYPE_REVIEW_VIEW, NULL);
  rows = way_test_find (view, WAY_TYPE_ROWS, NULL);
  for (guint i = 0; i < 3; i++)
    {
      way_test_press (way_test_find (view, GTK_TYPE_BUTTON, "Reflected"));
      way_test_settle ();
      g_assert_cmpint (room_left (rows), <, 20);
    }
}

/* An action that a later workshop looked at is not asked for again, and its row says where that was. */
static void
test_reviewed_later (void)
{
  const WayReview reflected = { .outcome = "reflected" };
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) workshop = NULL;
  g_autoptr (WayRecord) later = way_record_new_named ("workshop");
  g_autoptr (GArray) actions = NULL;
  g_autofree char *count = NULL;
  guint n;

  open_workshop (app, "Workshop 3");
  workshop = workshop_of (app);
  n = way_review_n_pending (app->library, way_record_get_id (workshop));
  way_record_set_project (later, way_window_get_project (app->window));
  way_record_set_text (later, "title", "Workshop 4");
  way_record_set_text (later, "start", "2022-06-01T10:00");
  way_test_save (app->library, later);
  actions = way_library_query_ids (app->library, "actions to reflect", "i", way_record_get_id (workshop));
  g_assert_true (way_review_record (app->library, way_record_get_id (later), way_id_list_index (actions, 0), &reflected, NULL));
  way_test_settle ();
  count = g_strdup_printf ("%u to reflect", n - 1);
  g_assert_true (way_test_says (app->window, count));
  g_assert_true (way_test_says (app->window, "reflected back at Workshop 4"));
}

static void
test_writing_up_asks (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) workshop = NULL;
  GtkWidget *dialog;

  open_workshop (app, "Workshop 3");
  workshop = workshop_of (app);
  way_test_click (app->window, "Mark as _held");
  g_assert_cmpstr (way_record_get_text (workshop, "state"), ==, "held");
  way_test_click (app->window, "_Write up");
  dialog = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpstr (way_record_get_text (workshop, "state"), ==, "held");
  way_test_set_text (way_test_find (dialog, GTK_TYPE_TEXT_VIEW, NULL), "We ran out of time");
  way_test_click (dialog, "_Write up");
  g_assert_cmpstr (way_record_get_text (workshop, "state"), ==, "written_up");
  g_assert_cmpstr (way_record_get_text (workshop, "not_reflected_reason"), ==, "We ran out of time");
}

/* The second press of a double click lands on the button that has come there, and is not meant for it. */
static void
test_double_click_is_one_step (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) workshop = NULL;
  GtkWidget *button;

  open_workshop (app, "Workshop 3");
  workshop = workshop_of (app);
  g_assert_true (way_workshop_set_state (app->library, way_record_get_id (workshop), "draft", NULL, NULL));
  way_test_settle ();
  button = way_test_find (app->window, GTK_TYPE_BUTTON, "Mark as planned");
  way_test_press_twice (button);
  way_test_settle ();
  g_assert_cmpstr (way_record_get_text (workshop, "state"), ==, "planned");
  g_assert_true (gtk_widget_has_focus (button));
  way_test_keys (app->window, "Return");
  g_assert_cmpstr (way_record_get_text (workshop, "state"), ==, "held");
}

/* --- Reflections --- */

static gint64
n_reflections (WayTestApp *app)
{
  return way_library_query_count (app->library, "reflection count", "i", way_window_get_project (app->window));
}

static GtkWidget *
open_dialog (WayTestApp *app)
{
  way_test_open_project (app, NULL, "reflections");
  gtk_widget_activate_action (GTK_WIDGET (way_window_get_page (app->window)), "page.add-reflection", NULL);
  return way_test_dialog (WAY_TYPE_REFLECTION_DIALOG);
}

static void
test_reflection_by_keyboard (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *dialog = open_dialog (app);
  gint64 n = n_reflections (app);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (WayRecord) reflection = NULL;

  way_test_type (dialog, "They ask the same");
  way_test_keys (dialog, "Tab");
  way_test_type (dialog, "We are not joined up");
  way_test_keys (dialog, "Tab");
  way_test_type (dialog, "Side by side ");
  way_test_keys (dialog, "ctrl+Return");
  g_assert_false (way_test_has_dialog (WAY_TYPE_REFLECTION_DIALOG));
  g_assert_cmpint (n_reflections (app), ==, n + 1);
  ids = way_library_query_ids (app->library, "reflections of project", "iiss", way_window_get_project (app->window), NULL,
                               NULL, NULL);
  reflection = way_library_get (app->library, way_id_list_index (ids, 0));
  g_assert_cmpstr (way_record_get_list (reflection, "answers")[0], ==, "They ask the same");
  /* As it was typed, to the last space. */
  g_assert_cmpstr (way_record_get_list (reflection, "answers")[2], ==, "Side by side ");
  g_assert_false (way_record_get_boolean (reflection, "private"));
}

static char *
typed (GtkWidget *dialog)
{
  return way_text_editor_dup_text (WAY_TEXT_EDITOR (way_test_find (dialog, WAY_TYPE_TEXT_EDITOR, NULL)));
}

/* Gone without saving or cancelling, the text is offered again; Escape and Cancel drop it, after a question. */
static void
test_reflection_draft (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *dialog = open_dialog (app);
  gint64 n = n_reflections (app);
  g_autofree char *kept = NULL;
  g_autofree char *dropped = NULL;

  way_test_type (dialog, "Half a thought");
  way_test_keys (dialog, "Escape");
  way_test_click (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "_Go on typing");
  way_test_app_restart (app);
  dialog = open_dialog (app);
  kept = typed (dialog);
  g_assert_cmpstr (kept, ==, "Half a thought");
  way_test_click (dialog, "_Cancel");
  way_test_click (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "_Discard");
  dialog = open_dialog (app);
  dropped = typed (dialog);
  g_assert_cmpstr (dropped, ==, "");
  way_test_click (dialog, "_Cancel");
  g_assert_cmpint (n_reflections (app), ==, n);
}

/* Opened again, a private one does not offer to become an action (rule 13), until it is shared. */
static void
test_reflection_private (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *dialog = open_dialog (app);
  GtkWidget *action;

  way_test_type (dialog, "I talked");
  way_test_keys (dialog, "Tab Tab");
  way_test_type (dialog, "Ring them");
  action = way_test_find (dialog, GTK_TYPE_SWITCH, "Turn “now what” into an action");
  g_assert_true (gtk_widget_is_sensitive (action));
  gtk_switch_set_active (GTK_SWITCH (way_test_find (dialog, GTK_TYPE_SWITCH, "Private")), TRUE);
  g_assert_false (gtk_widget_is_sensitive (action));
  way_test_keys (dialog, "ctrl+Return");
  g_assert_false (way_test_has_dialog (WAY_TYPE_REFLECTION_DIALOG));
  /* Nobody who looks on reads its words in the list, nor hears them. */
  g_assert_null (way_test_find_if_any (app->window, GTK_TYPE_LABEL, "I talked"));
  g_assert_null (way_test_find_if_any (app->window, GTK_TYPE_WIDGET, "I talked"));
  g_assert_null (way_test_find_if_any (app->window, GTK_TYPE_LABEL, "Ring them"));
  way_test_press (way_test_find (app->window, GTK_TYPE_LABEL, "Private reflection"));
  dialog = way_test_dialog (WAY_TYPE_REFLECTION_DIALOG);
  action = way_test_find (dialog, GTK_TYPE_SWITCH, "Turn “now what” into an action");
  g_assert_false (gtk_widget_is_sensitive (action));
  gtk_switch_set_active (GTK_SWITCH (way_test_find (dialog, GTK_TYPE_SWITCH, "Private")), FALSE);
  g_assert_true (gtk_widget_is_sensitive (action));
}

/* Keys are for the row with the focus, whatever row the mouse lies over. */
static void
test_reflection_keys (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (GArray) ids = NULL;
  g_autoptr (WayRecord) first = NULL;
  GtkWidget *view, *row;

  way_test_open_project (app, NULL, "reflections");
  ids = way_library_query_ids (app->library, "reflections of project", "iiss", way_window_get_project (app->window), NULL,
                               NULL, NULL);
  first = way_library_get (app->library, way_id_list_index (ids, 0));
  view = way_test_find (way_window_get_page (app->window), GTK_TYPE_LIST_VIEW, NULL);
  row = gtk_widget_get_first_child (view);
  gtk_widget_grab_focus (row);
  way_test_point_at (gtk_widget_get_next_sibling (gtk_widget_get_next_sibling (row)));
  way_test_keys (app->window, "Delete");
  g_assert_true (way_record_get_deleted (first));
}

/* --- Threads --- */

static void
test_thread_of_card (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) card = NULL;
  WayPage *page;

  way_test_open_project (app, NULL, NULL);
  card = way_test_app_record (app, "card", "Consent forms differ");
  way_page_show_thread (way_window_get_page (app->window), way_record_get_id (card));
  way_test_settle ();
  page = way_window_get_page (app->window);
  g_assert_true (WAY_IS_THREAD_PAGE (page));
  g_assert_cmpstr (way_page_get_subtitle (page), ==, "Consent forms differ between services");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (app->window)), GTK_WIDGET (page)));
  assert_label (page, "Draft one shared consent form");
  assert_label (page, "Consistent ways to hear young people");
  /* It follows the library. */
  way_edit_set_text (app->library, way_record_get_id (card), "text", "Forms differ", NULL);
  way_test_settle ();
  assert_label (page, "Forms differ");
  g_assert_cmpstr (way_page_get_subtitle (page), ==, "Forms differ");
}

/* Tab goes to the thread as a whole, the arrows to each of its lines, and Enter opens it. What changes leaves the focus where it is. */
static void
test_thread_by_keys (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) card = NULL;
  g_autoptr (GPtrArray) nodes = NULL;

  way_test_open_project (app, NULL, NULL);
  card = way_test_app_record (app, "card", "Consent forms differ");
  nodes = way_thread_new (app->library, way_record_get_id (card));
  g_assert_cmpuint (nodes->len, >, 4);
  for (guint i = 0; i < nodes->len; i++)
    {
      const WayThreadNode *node = nodes->pdata[i];
      WayPage *page;
      GtkWidget *focus;

      way_page_show_thread (way_window_get_page (app->window), way_record_get_id (card));
      way_test_settle ();
      page = way_window_get_page (app->window);
      gtk_widget_grab_focus (way_test_find (page, GTK_TYPE_LIST_VIEW, NULL));
      way_test_keys (app->window, "Home");
      for (guint step = 0; step < i; step++)
        way_test_keys (app->window, "Down");
      if (i == 1)
        {
          g_assert_true (way_edit_set_text (app->library, way_record_get_id (card), "text", "Consent forms differ here", NULL));
          way_test_settle ();
        }
      focus = gtk_window_get_focus (GTK_WINDOW (app->window));
      way_test_find (focus, GTK_TYPE_LABEL, node->here && i > 0 ? "Consent forms differ here" : node->title);
      way_test_keys (app->window, "Return");
      /* Reports have no room yet. */
      g_assert_true (way_window_get_page (app->window) != page || g_str_equal (node->kind, "paragraph"));
    }
}

int
main (int argc, char **argv)
{
  way_test_init (&argc, &argv);
  g_test_add_func ("/workshop/reorder-by-keys", test_reorder_by_keys);
  g_test_add_func ("/workshop/minutes-recompute", test_minutes_recompute);
  g_test_add_func ("/workshop/minutes-undo", test_minutes_undo);
  g_test_add_func ("/workshop/capture-action", test_capture_action);
  g_test_add_func ("/workshop/delete-and-undo", test_delete_and_undo);
  g_test_add_func ("/workshop/new-workshop", test_new_workshop);
  g_test_add_func ("/workshop/review-keys", test_review_keys);
  g_test_add_func ("/workshop/review-leaves-no-hole", test_review_leaves_no_hole);
  g_test_add_func ("/workshop/reviewed-later", test_reviewed_later);
  g_test_add_func ("/workshop/writing-up-asks", test_writing_up_asks);
  g_test_add_func ("/workshop/double-click-is-one-step", test_double_click_is_one_step);
  g_test_add_func ("/workshop/reflection-by-keyboard", test_reflection_by_keyboard);
  g_test_add_func ("/workshop/reflection-draft", test_reflection_draft);
  g_test_add_func ("/workshop/reflection-private", test_reflection_private);
  g_test_add_func ("/workshop/reflection-keys", test_reflection_keys);
  g_test_add_func ("/workshop/thread-of-card", test_thread_of_card);
  g_test_add_func ("/workshop/thread-by-keys", test_thread_by_keys);
  return g_test_run ();
}
