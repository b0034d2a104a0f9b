/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/way-test-library.h"

/* What Home shows of all projects, on 2022-02-10. */
#define TODAY "2022-02-10"
#define WEEK "2022-02-16"

static WayRecord *
add_action (WayLibrary *library, WayRecord *project, const char *text, const char *due, const char *status)
{
  WayRecord *action = way_test_record (library, project, "action", text);

  way_record_set_text (action, "due", due);
  way_record_set_text (action, "status", status);
  way_test_save (library, action);
  return action;
}

static WayRecord *
add_project (WayLibrary *library, const char *title, const char *stage)
{
  WayRecord *project = way_test_project (library, title);

  way_record_set_text (project, "stage", stage);
  way_test_save (library, project);
  return project;
}

static void
delete (WayLibrary *library, WayRecord *record)
{
  g_assert_true (way_library_begin (library, NULL, "Delete", NULL));
  g_assert_true (way_library_end (library, way_library_delete (library, way_record_get_id (record), NULL), NULL));
}

/* Title, overdue and open of each project, one a line. */
static char *
read_projects (WayLibrary *library)
{
  g_autoptr (GPtrArray) rows = way_library_query_rows (library, "home projects", "s", TODAY);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (text, "%s %d %d\n", way_row_text (rows->pdata[i], "title"),
                            (int) way_row_integer (rows->pdata[i], "overdue"),
                            (int) way_row_integer (rows->pdata[i], "open"));
  return g_string_free (text, FALSE);
}

static char *
read_titles (GPtrArray *rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (text, "%s\n", way_row_text (rows->pdata[i], "title"));
  return g_string_free (text, FALSE);
}

static char *
read_overdue (WayLibrary *library, gint64 most)
{
  g_autoptr (GPtrArray) rows = way_library_query_rows (library, "home overdue", "sn", TODAY, most);

  return read_titles (rows);
}

static void
test_overdue (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) north = add_project (library, "North", "delivery");
  g_autoptr (WayRecord) south = add_project (library, "South", "delivery");
  g_autoptr (WayRecord) gone = add_project (library, "Withdrawn", "withdrawn");
  g_autoptr (WayRecord) second = add_action (library, north, "Second", "2022-02-09", "proposed");
  g_autoptr (WayRecord) first = add_action (library, south, "First", "2021-12", "proposed");
  g_autoptr (WayRecord) third = add_action (library, south, "Third", "2022-02-09", "proposed");
  g_autoptr (WayRecord) today = add_action (library, north, "Today", TODAY, "proposed");
  g_autoptr (WayRecord) month = add_action (library, north, "This month", "2022-02", "proposed");
  g_autoptr (WayRecord) year = add_action (library, north, "This year", "2022", "proposed");
  g_autoptr (WayRecord) done = add_action (library, north, "Done", "2022-01-01", "done");
  g_autoptr (WayRecord) stopped = add_action (library, north, "Stopped", "2022-01-01", "stopped");
  g_autoptr (WayRecord) binned = add_action (library, north, "Binned", "2022-01-01", "proposed");
  g_autoptr (WayRecord) withdrawn = add_action (library, gone, "Withdrawn", "2022-01-01", "proposed");
  g_autofree char *projects = NULL;
  g_autofree char *all = NULL;
  g_autofree char *two = NULL;
  g_autofree char *left = NULL;

  delete (library, binned);
  projects = read_projects (library);
  g_assert_cmpstr (projects, ==, "North 1 0\nSouth 2 0\nWithdrawn 1 0\n");
  /* The longest overdue first; on one day, what was written first. */
  all = read_overdue (library, 10);
  g_assert_cmpstr (all, ==, "First\nSecond\nThird\n");
  two = read_overdue (library, 2);
  g_assert_cmpstr (two, ==, "First\nSecond\n");
  delete (library, south);
  left = read_overdue (library, 10);
  g_assert_cmpstr (left, ==, "Second\n");
}

static void
test_due (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = add_project (library, "North", "delivery");
  g_autoptr (WayRecord) last = add_action (library, project, "Last day", WEEK, "proposed");
  g_autoptr (WayRecord) today = add_action (library, project, "Today", TODAY, "proposed");
  g_autoptr (WayRecord) also = add_action (library, project, "Also today", TODAY, "proposed");
  g_autoptr (WayRecord) later = add_action (library, project, "Later", "2022-02-17", "proposed");
  g_autoptr (WayRecord) past = add_action (library, project, "Past", "2022-02-09", "proposed");
  g_autoptr (WayRecord) month = add_action (library, project, "This month", "2022-02", "proposed");
  g_autoptr (WayRecord) done = add_action (library, project, "Done", TODAY, "done");
  g_autoptr (GPtrArray) rows = way_library_query_rows (library, "home due", "ss", TODAY, WEEK);
  g_autofree char *titles = read_titles (rows);

  g_assert_cmpstr (titles, ==, "Today\nAlso today\nLast day\n");
}

static void
add_voice (WayLibrary *library, WayRecord *project, const char *who, const char *due, const char *given)
{
  g_autoptr (WayRecord) voice = way_test_record (library, project, "voice", who);

  way_record_set_text (voice, "feedback_due", due);
  way_record_set_text (voice, "feedback_given", given);
  way_test_save (library, voice);
}

static void
add_test (WayLibrary *library, WayRecord *project, const char *belief, const char *review, const char *state)
{
  g_autoptr (WayRecord) test = way_test_record (library, project, "test", belief);

  way_record_set_text (test, "review_on", review);
  way_record_set_text (test, "state", state);
  if (g_str_equal (state, "decided"))
    way_record_set_text (test, "decision", "adopt");
  way_test_save (library, test);
}

static char *
read_owed (WayLibrary *library, gint64 most)
{
  g_autoptr (GPtrArray) rows = way_library_query_rows (library, "home owed", "ssn", TODAY, WEEK, most);

  return read_titles (rows);
}

/* Feedback promised and reviews: what is past first, then the week; not what is done, nor of a project that was withdrawn. */
static void
test_owed (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) north = add_project (library, "North", "delivery");
  g_autoptr (WayRecord) south = add_project (library, "South", "delivery");
  g_autoptr (WayRecord) gone = add_project (library, "Withdrawn", "withdrawn");
  g_autofree char *all = NULL;
  g_autofree char *two = NULL;
  g_autofree char *left = NULL;

  add_voice (library, north, "Year 10", WEEK, NULL);
  add_voice (library, south, "Club", "2022-01", NULL);
  add_voice (library, north, "Told", "2022-02-01", "2022-02-01");
  add_voice (library, north, "Later", "2022-02-17", NULL);
  add_voice (library, north, "This month", "2022-02", NULL);
  add_voice (library, north, "Nothing promised", NULL, NULL);
  add_voice (library, gone, "Withdrawn", "2022-01-01", NULL);
  add_test (library, north, "Posters", TODAY, "running");
  add_test (library, south, "Drop-in", "2022-02-01", "reviewed");
  add_test (library, north, "Idea", "2022-02-01", "idea");
  add_test (library, north, "Decided", "2022-02-01", "decided");
  add_test (library, north, "Next month", "2022-03-01", "running");
  all = read_owed (library, 10);
  g_assert_cmpstr (all, ==, "Club\nDrop-in\nPosters\nYear 10\n");
  two = read_owed (library, 2);
  g_assert_cmpstr (two, ==, "Club\nDrop-in\n");
  delete (library, south);
  left = read_owed (library, 10);
  g_assert_cmpstr (left, ==, "Posters\nYear 10\n");
}

/* Once the work is over, what is open counts; and what is archived comes last. */
static void
test_over (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) archived = add_project (library, "Archived", "archived");
  g_autoptr (WayRecord) completed = add_project (library, "Completed", "completed");
  g_autoptr (WayRecord) running = add_project (library, "Running", "delivery");
  g_autoptr (WayRecord) one = add_action (library, completed, "One", "2022-02-09", "proposed");
  g_autoptr (WayRecord) two = add_action (library, completed, "Two", NULL, "proposed");
  g_autoptr (WayRecord) done = add_action (library, completed, "Done", NULL, "done");
  g_autoptr (WayRecord) binned = add_action (library, completed, "Binned", NULL, "proposed");
  g_autoptr (WayRecord) three = add_action (library, running, "Three", NULL, "proposed");
  g_autofree char *projects = NULL;

  delete (library, binned);
  projects = read_projects (library);
  g_assert_cmpstr (projects, ==, "Completed 1 2\nRunning 0 0\nArchived 0 0\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/home/overdue", test_overdue);
  g_test_add_func ("/home/due", test_due);
  g_test_add_func ("/home/owed", test_owed);
  g_test_add_func ("/home/over", test_over);
  return g_test_run ();
}
