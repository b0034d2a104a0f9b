/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-people-service.h"
#include "ui/way-deleted.h"
#include "ui/way-export-dialog.h"
#include "ui/way-form.h"
#include "ui/way-review-view.h"
#include "ui/way-test-app.h"
#include "ui/way-test-steps.h"

/* The daily work that test-journey.c does not come by, without a mouse: to every control by Tab and arrows. Records are read
 * to see what came of it, and nothing is written but by keys. */

#define TODAY "2022-01-26T10:00:00"

static WayTestApp *
open_example (void)
{
  WayTestApp *app = way_test_app_new ("example");

  way_test_open_first_project (app);
  return app;
}

/* What has the focus shows, and is no window as a whole: the next key goes on from there. */
static void
assert_focus_within (WayTestApp *app, gpointer widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (app->window));

  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_get_mapped (focus));
  g_assert_true (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* --- The first screen --- */

static void
test_example (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new (NULL);
  g_autoptr (GPtrArray) projects = NULL;

  way_test_press_named (app->window, GTK_TYPE_BUTTON, "Look at an example");
  way_test_wait (way_test_has_project, app, "the example to open");
  projects = way_library_query_records (app->library, "projects", "");
  g_assert_cmpuint (projects->len, ==, 1);
  g_assert_true (way_id_equal (way_window_get_project (app->window), way_record_get_id (projects->pdata[0])));
  assert_focus_within (app, app->window);
}

/* --- Somebody leaves --- */

static guint
n_open_actions (WayTestApp *app, WayRecord *person)
{
  g_autoptr (GPtrArray) actions = way_people_open_actions (app->library, way_window_get_project (app->window),
                                                           way_record_get_id (person));

  return actions->len;
}

/* In one step, which is undone in one. */
static void
test_leaves (void)
{
  g_autoptr (WayTestApp) app = open_example ();
  g_autoptr (WayRecord) leaver = way_test_app_person (app, "A. Cole");
  g_autoptr (WayRecord) heir = way_test_app_person (app, "R. Quayle");
  g_autoptr (WayRecord) action = way_test_app_record (app, "action", "Ask one shared question");
  g_autoptr (GPtrArray) roles = NULL;
  const guint n_leaver = n_open_actions (app, leaver);
  const guint n_heir = n_open_actions (app, heir);
  GtkWidget *form;
  WayPage *page;

  g_assert_cmpuint (n_leaver, ==, 2);
  way_test_press_named (app->window, GTK_TYPE_BUTTON, "People");
  page = way_window_get_page (app->window);
  way_test_press_named (page, GTK_TYPE_LABEL, "A. Cole");
  way_test_press_named (way_test_dialog (WAY_TYPE_FORM), GTK_TYPE_BUTTON, "Leaves…");
  form = way_test_dialog (WAY_TYPE_FORM);
  g_assert_true (way_test_says (form, "2 open actions are handed on"));
  way_test_pick (form, "Who takes this on: Choose…", "Quayle");
  way_test_press_named (form, GTK_TYPE_BUTTON, "Hand over");
  way_test_wait (way_test_no_dialog, NULL, "the forms to close");
  g_assert_cmpuint (n_open_actions (app, leaver), ==, 0);
  g_assert_cmpuint (n_open_actions (app, heir), ==, n_heir + n_leaver);
  g_assert_true (way_id_equal (way_record_get_reference (action, "accountable"), way_record_get_id (heir)));
  roles = way_people_memberships (app->library, NULL, way_record_get_id (leaver));
  g_assert_cmpuint (roles->len, ==, 0);
  assert_focus_within (app, page);
  way_test_keys (app->window, "ctrl+z");
  g_assert_cmpuint (n_open_actions (app, leaver), ==, n_leaver);
  g_assert_true (way_id_equal (way_record_get_reference (action, "accountable"), way_record_get_id (leaver)));
}

/* --- What was deleted --- */

static void
delete_action (WayTestApp *app, WayRecord *action)
{
  way_test_press_named (way_test_go_to (app, "Action plan"), GTK_TYPE_LABEL, way_record_get_title (action));
  way_test_keys (app->window, "Delete");
  g_assert_true (way_record_get_deleted (action));
}

static void
restore_action (WayPage *page, WayRecord *action)
{
  g_autofree char *button = g_strdup_printf ("Restore “%s”", way_record_get_title (action));

  way_test_press_named (page, GTK_TYPE_BUTTON, button);
  g_assert_false (way_record_get_deleted (action));
}

/* After the first the focus is still among what can be restored. */
static void
test_restore (void)
{
  g_autoptr (WayTestApp) app = open_example ();
  g_autoptr (WayRecord) first = way_test_app_record (app, "action", "Map every survey");
  g_autoptr (WayRecord) second = way_test_app_record (app, "action", "Draft one shared consent form");
  WayPage *page;

  delete_action (app, first);
  delete_action (app, second);
  way_test_choose_in_main_menu (app, "Deleted");
  page = way_window_get_page (app->window);
  g_assert_true (WAY_IS_DELETED (page));
  restore_action (page, first);
  assert_focus_within (app, way_test_find (page, GTK_TYPE_LIST_VIEW, NULL));
  restore_action (page, second);
  way_test_find (page, GTK_TYPE_LABEL, "Nothing is deleted");
  assert_focus_within (app, app->window);
  way_test_keys (app->window, "ctrl+z");
  g_assert_true (way_record_get_deleted (second));
  g_assert_false (way_record_get_deleted (first));
}

/* --- What is owed --- */

#define OWED "feedback owed: A Year 10 group at a secondary school"

static void
test_feedback (void)
{
  g_autoptr (WayTestApp) app = open_example ();
  g_autoptr (WayRecord) voice = way_test_app_record (app, "voice", "A Year 10 group");
  WayPage *page = way_test_go_to (app, "Overview");
  GtkWidget *form;

  way_test_press_named (page, GTK_TYPE_LIST_BOX_ROW, OWED);
  form = way_test_dialog (WAY_TYPE_FORM);
  way_test_type_into (way_test_find (form, GTK_TYPE_TEXT_VIEW, "What we said"), "The forms are one form now");
  way_test_keys (form, "ctrl+Return");
  way_test_wait (way_test_no_dialog, NULL, "the form to close");
  g_assert_cmpstr (way_record_get_text (voice, "feedback"), ==, "The forms are one form now");
  g_assert_cmpstr (way_record_get_text (voice, "feedback_given"), ==, "2022-01-26");
  g_assert_null (way_test_find_if_any (page, GTK_TYPE_LIST_BOX_ROW, OWED));
  assert_focus_within (app, page);
}

/* --- The review in a workshop --- */

static WayRecord *
reflection_of (WayTestApp *app, WayRecord *workshop, WayRecord *action)
{
  g_autoptr (GPtrArray) found = way_library_query_records (app->library, "reflections of workshop", "i",
                                                           way_record_get_id (workshop));

  for (guint i = 0; i < found->len; i++)
    if (way_id_equal (way_record_get_reference (found->pdata[i], "action"), way_record_get_id (action)))
      return g_object_ref (found->pdata[i]);
  g_error ("“%s” was not reflected", way_record_get_title (action));
}

/* With a note, by the buttons, to which Tab leads; the one-letter keys are the journey's. */
static void
test_review (void)
{
  g_autoptr (WayTestApp) app = open_example ();
  g_autoptr (WayRecord) workshop = way_test_app_record (app, "workshop", "Workshop 3");
  g_autoptr (WayRecord) action = way_test_app_record (app, "action", "Map every survey");
  g_autoptr (WayRecord) reflection = NULL;
  GtkWidget *review;

  way_test_press_named (way_test_go_to (app, "Workshops"), GTK_TYPE_LABEL, way_record_get_title (workshop));
  review = way_test_find (way_window_get_page (app->window), WAY_TYPE_REVIEW_VIEW, NULL);
  way_test_press_named (review, GTK_TYPE_LABEL, way_record_get_title (action));
  way_test_type_into (way_test_find (review, GTK_TYPE_ENTRY, "Note"), "Two surveys are still missing");
  way_test_press_named (review, GTK_TYPE_BUTTON, "Carried");
  reflection = reflection_of (app, workshop, action);
  g_assert_cmpstr (way_record_get_text (reflection, "outcome"), ==, "carried");
  g_assert_cmpstr (way_record_get_text (reflection, "note"), ==, "Two surveys are still missing");
  assert_focus_within (app, review);
}

/* --- Printing --- */

typedef struct {
  GType type;
  guint source;
  gboolean seen;
} Printer;

/* GTK asks for the printer in a loop of its own, and what pressed the button waits for that. */
static gboolean
look_cb (gpointer data)
{
  Printer *printer = data;

  printer->type = g_type_from_name ("GtkPrintUnixDialog");
  if (printer->type == 0 || !way_test_has_dialog (printer->type))
    return G_SOURCE_CONTINUE;
  printer->source = 0;
  way_test_keys (way_test_dialog (printer->type), "Escape");
  printer->seen = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_given_up (gpointer data)
{
  Printer *printer = data;

  return printer->seen && !way_test_has_dialog (printer->type);
}

/* As far as GTK's question for the printer, and back. */
static void
test_print (void)
{
  g_autoptr (WayTestApp) app = open_example ();
  Printer printer = { 0 };
  GtkWidget *dialog;

  way_test_go_to (app, "Action plan");
  way_test_press_named (app->window, GTK_TYPE_BUTTON, "Export");
  dialog = way_test_dialog (WAY_TYPE_EXPORT_DIALOG);
  printer.source = g_timeout_add (50, look_cb, &printer);
  way_test_press_named (dialog, GTK_TYPE_BUTTON, "Print…");
  way_test_wait (is_given_up, &printer, "the question for the printer");
  g_assert_cmpuint (printer.source, ==, 0);
  g_assert_true (gtk_widget_get_sensitive (way_test_find (dialog, GTK_TYPE_BUTTON, "Print…")));
  way_test_keys (dialog, "Escape");
  way_test_wait (way_test_no_dialog, NULL, "the dialog to close");
  assert_focus_within (app, app->window);
}

int
main (int argc, char **argv)
{
  g_setenv ("WAYMARK_NOW", TODAY, TRUE);
  way_test_init (&argc, &argv);
  way_test_put_mouse_away (TRUE);
  g_test_add_func ("/by-keys/work/example", test_example);
  g_test_add_func ("/by-keys/work/leaves", test_leaves);
  g_test_add_func ("/by-keys/work/restore", test_restore);
  g_test_add_func ("/by-keys/work/feedback", test_feedback);
  g_test_add_func ("/by-keys/work/review", test_review);
  g_test_add_func ("/by-keys/work/print", test_print);
  return g_test_run ();
}
