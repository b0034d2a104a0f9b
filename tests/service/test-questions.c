/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/way-project-file.h"
#include "service/way-questions.h"
#include "support/way-test-library.h"

#include <string.h>

#define TODAY "2021-10-01"

/* A project with @records (JSON with ' for ") beside what every question needs. */
static WayLibrary *
library_with (const char *records, WayId *project)
{
  WayLibrary *library = way_test_library ();
  g_autofree char *text = g_strconcat (
    "{'format': 'waymark-project', 'version': 1, 'project': 'p', 'records': {"
    "'partnership': [{'id': 'pa', 'name': 'Wickmouth'}],"
    "'agency': [{'id': 'ccg', 'name': 'CCG', 'sector': 'health'}, {'id': 'police', 'name': 'Police', 'sector': 'police'},"
    " {'id': 'school', 'name': 'School', 'sector': 'education'}, {'id': 'home', 'name': 'Home', 'sector': 'other'}],"
    "'team': [{'id': 'nurses', 'agency': 'ccg', 'name': 'Nurses'}],"
    "'person': [{'id': 'ann', 'name': 'Ann'}, {'id': 'bob', 'name': 'Bob'}],"
    "'project': [{'id': 'p', 'title': 'Voices', 'partnerships': ['pa']}],"
    "'conversation': [{'id': 'v-ccg', 'agency': 'nurses', 'title': 'Health'}, {'id': 'v-police', 'agency': 'police'}],",
    records, "}}", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (WayProjectFile) file = NULL;
  WayProjectReport report;
  GError *error = NULL;

  g_strdelimit (text, "'", '"');
  bytes = g_bytes_new (text, strlen (text));
  file = way_project_file_parse ("test", bytes, &error);
  g_assert_no_error (error);
  way_project_file_apply (file, library, FALSE, &report, &error);
  for (guint i = 0; i < report.faults->len; i++)
    g_test_message ("%s", (char *) report.faults->pdata[i]);
  g_assert_no_error (error);
  g_assert_cmpuint (report.skipped->len, ==, 0);
  way_project_report_clear (&report);
  *project = *way_project_file_get_project (file);
  return library;
}

/* The rows of the answer as text: columns of @names, separated by "|", a row a line. */
static void
assert_answer (const char *records, const char *question, const char *sector, const char *columns, const char *expected)
{
  WayId project;
  g_autoptr (WayLibrary) library = library_with (records, &project);
  g_autoptr (GPtrArray) rows = way_question_ask (library, &project, way_question_lookup (question), sector, TODAY);
  g_auto (GStrv) names = g_strsplit (columns, " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    for (guint c = 0; names[c] != NULL; c++)
      {
        const char *cell = way_row_text (rows->pdata[i], names[c]);

        g_assert_nonnull (way_row_id (rows->pdata[i], "id"));
        g_string_append_printf (text, "%s%s", cell != NULL ? cell : "-", names[c + 1] != NULL ? "|" : "\n");
      }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_barriers_without_action (void)
{
  const char *records
    = "'theme': [{'id': 't', 'name': 'Trust'}],"
      "'card': [{'id': 'a', 'text': 'Said by the nurses', 'kind': 'barrier', 'source': 'v-ccg', 'themes': ['t']},"
      " {'id': 'b', 'text': 'Said by the police', 'kind': 'barrier', 'source': 'v-ccg', 'agencies': ['police']},"
      " {'id': 'c', 'text': 'Has an action', 'kind': 'barrier', 'agencies': ['ccg']},"
      " {'id': 'd', 'text': 'Its action was stopped', 'kind': 'barrier', 'agencies': ['ccg', 'police']},"
      " {'id': 'e', 'text': 'Not a barrier', 'kind': 'enabler', 'agencies': ['ccg']},"
      " {'id': 'f', 'text': 'Merged', 'kind': 'barrier', 'agencies': ['ccg'], 'merged_into': 'b'},"
      " {'id': 'g', 'text': 'Its merged card has an action', 'kind': 'barrier'},"
      " {'id': 'h', 'text': 'Merged too', 'kind': 'barrier', 'merged_into': 'g'}],"
      "'action': [{'id': 'x', 'reference': 'A-001', 'text': 'x', 'cards': ['c']},"
      " {'id': 'y', 'reference': 'A-002', 'text': 'y', 'cards': ['d'], 'status': 'stopped'},"
      " {'id': 'z', 'reference': 'A-003', 'text': 'z', 'cards': ['h']}, {'id': 'w', 'reference': 'A-004', 'text': 'w', 'theme': 't'}]";

  assert_answer (records, "1", NULL, "barrier raised_by theme_actions",
                 "Said by the nurses|CCG|1\n"
                 "Said by the police|CCG; Police|0\n"
                 "Its action was stopped|CCG; Police|0\n");
  assert_answer (records, "barriers-without-action", "health", "barrier",
                 "Said by the nurses\nSaid by the police\nIts action was stopped\n");
  assert_answer (records, "1", "Police", "barrier", "Said by the police\nIts action was stopped\n");
  assert_answer (records, "1", "education", "barrier", "");
}

#define OWNERLESS                                                                                                      \
  "'action': [{'id': 'a', 'reference': 'A-001', 'text': 'a', 'due': '2021-10-20', 'responsible': ['ann']},"              \
  " {'id': 'b', 'reference': 'A-002', 'text': 'b', 'due': '2021-09', 'accountable': 'ann'},"                             \
  " {'id': 'c', 'reference': 'A-003', 'text': 'c', 'due_next_workshop': true},"                                        \
  " {'id': 'd', 'reference': 'A-004', 'text': 'd', 'due': '2021-11'},"                                                 \
  " {'id': 'e', 'reference': 'A-005', 'text': 'e', 'due': '2021-10-20', 'accountable': 'ann', 'responsible': ['bob']}," \
  " {'id': 'f', 'reference': 'A-006', 'text': 'f', 'due': '2021-10-20', 'status': 'done'},"                            \
  " {'id': 'g', 'reference': 'A-007', 'text': 'g'}]"

static void
test_actions_without_owner (void)
{
  /* The held and the cancelled workshop do not count; November ends after the next one. */
  assert_answer ("'workshop': [{'id': 'w1', 'title': '1', 'start': '2021-10-05', 'state': 'cancelled'},"
                 " {'id': 'w2', 'title': '2', 'start': '2021-11-04T13:00', 'state': 'planned'},"
                 " {'id': 'w0', 'title': '0', 'start': '2021-09-04', 'state': 'held'}]," OWNERLESS,
                 "2", NULL, "reference missing due",
                 "A-002|responsible|2021-09\nA-001|accountable|2021-10-20\nA-003|both|2021-11-04\n");
  /* Without a next workshop, whatever has a due date. */
  assert_answer (OWNERLESS, "actions-without-owner", NULL, "reference missing",
                 "A-002|responsible\nA-001|accountable\nA-004|both\nA-003|both\n");
}

static void
test_unheard_agencies (void)
{
  assert_answer ("'participation': [{'id': '1', 'agency': 'ccg'}, {'id': '2', 'agency': 'police', 'core': true},"
                 " {'id': '3', 'agency': 'school'}, {'id': '4', 'agency': 'home'}],"
                 "'card': [{'id': 'a', 'text': 'a', 'kind': 'aspiration', 'source': 'v-ccg'},"
                 " {'id': 'b', 'text': 'b', 'kind': 'barrier', 'source': 'v-police'},"
                 " {'id': 'c', 'text': 'c', 'kind': 'aspiration', 'source': 'v-police', 'agencies': ['home']}]",
                 "3", NULL, "agency missing conversations core", "School|no_conversation|0|0\n");
  assert_answer ("'participation': [{'id': '1', 'agency': 'ccg'}, {'id': '2', 'agency': 'police', 'core': true}]", "3", NULL,
                 "agency missing", "Police|no_aspiration\nCCG|no_aspiration\n");
}

static void
test_themes_not_taken_forward (void)
{
  const char *records
    = "'theme': [{'id': 'parked', 'name': 'Data', 'state': 'parked', 'decided_by': 'Ann', 'decided_on': '2021-05', 'reason': 'Later'},"
      " {'id': 'taken', 'name': 'Voices', 'state': 'taken_forward', 'decided_by': 'Ann'},"
      " {'id': 'two', 'name': 'Two', 'state': 'proposed'}, {'id': 'merged', 'name': 'Merged', 'state': 'merged', 'merged_into': 'parked'}],"
      "'card': [{'id': 'a', 'text': 'a', 'source': 'v-ccg', 'themes': ['parked', 'taken', 'two']},"
      " {'id': 'b', 'text': 'b', 'agencies': ['police', 'ccg', 'nurses'], 'themes': ['parked', 'two']},"
      " {'id': 'c', 'text': 'c', 'agencies': ['school'], 'themes': ['merged']},"
      " {'id': 'd', 'text': 'd', 'agencies': ['ccg', 'police', 'school'], 'themes': ['taken']}]";

  assert_answer (records, "4", NULL, "theme state agencies raised_by decided_by decided_on reason",
                 "Data|parked|3|CCG; Police; School|Ann|2021-05|Later\n");
}

static void
test_actions_not_reflected (void)
{
  const char *records
    = "'workshop': [{'id': 'w1', 'title': 'One', 'start': '2021-05-01', 'state': 'held'},"
      " {'id': 'w2', 'title': 'Two', 'start': '2021-06-01T10:00', 'state': 'written_up'},"
      " {'id': 'w3', 'title': 'Three', 'start': '2021-12-01', 'state': 'planned'}],"
      "'agenda_block': [{'id': 'k1', 'workshop': 'w1', 'title': 'k'}, {'id': 'k2', 'workshop': 'w2', 'title': 'k'}],"
      "'decision': [{'id': 'de', 'text': 'de', 'source': 'k1'}],"
      "'action': [{'id': 'a', 'reference': 'A-001', 'text': 'a', 'status': 'agreed', 'accountable': 'ann', 'origin': 'k1'},"
      " {'id': 'b', 'reference': 'A-002', 'text': 'b', 'status': 'agreed', 'accountable': 'ann', 'origin': 'w1'},"
      " {'id': 'c', 'reference': 'A-003', 'text': 'c', 'status': 'agreed', 'accountable': 'ann', 'origin': 'k2'},"
      " {'id': 'd', 'reference': 'A-004', 'text': 'd', 'origin': 'k1'},"
      " {'id': 'e', 'reference': 'A-005', 'text': 'e', 'status': 'done', 'origin': 'de'},"
      " {'id': 'f', 'reference': 'A-006', 'text': 'f', 'status': 'agreed', 'accountable': 'ann', 'origin': 'v-ccg'},"
      " {'id': 'g', 'reference': 'A-007', 'text': 'g', 'status': 'agreed', 'accountable': 'ann', 'origin': 'w1'}],"
      "'action_reflection': [{'id': 'r', 'action': 'b', 'workshop': 'w2', 'outcome': 'carried'},"
      " {'id': 's', 'action': 'g', 'workshop': 'w1', 'outcome': 'reflected'}]";

  assert_answer (records, "5", NULL, "reference agreed_at missed_at status",
                 "A-001|One|Two|agreed\nA-005|One|Two|done\nA-007|One|Two|agreed\n");
  /* Workshops without dates follow one another by their place. */
  assert_answer ("'workshop': [{'id': 'w1', 'title': 'One', 'state': 'held'}, {'id': 'w2', 'title': 'Two', 'state': 'held'}],"
                 "'action': [{'id': 'a', 'reference': 'A-001', 'text': 'a', 'status': 'done', 'origin': 'w1'},"
                 " {'id': 'b', 'reference': 'A-002', 'text': 'b', 'status': 'done', 'origin': 'w2'}]",
                 "5", NULL, "reference missed_at", "A-001|Two\n");
}

static void
test_barriers_and_next_steps (void)
{
  assert_answer ("'theme': [{'id': 't', 'name': 'Trust'}],"
                 "'card': [{'id': 'a', 'text': 'a', 'kind': 'barrier', 'control': 'can_influence'},"
                 " {'id': 'b', 'text': 'b', 'kind': 'barrier', 'control': 'in_our_gift', 'themes': ['t']},"
                 " {'id': 'c', 'text': 'c', 'kind': 'barrier', 'position': 'outside'},"
                 " {'id': 'd', 'text': 'd', 'kind': 'barrier'}, {'id': 'e', 'text': 'e', 'kind': 'enabler', 'control': 'in_our_gift'}],"
                 "'action': [{'id': 'x', 'reference': 'A-001', 'text': 'x', 'cards': ['a'], 'due': '2021-12'},"
                 " {'id': 'y', 'reference': 'A-002', 'text': 'y', 'cards': ['a'], 'due': '2021-11-15'},"
                 " {'id': 'z', 'reference': 'A-003', 'text': 'z', 'cards': ['a'], 'due': '2021-10-15', 'status': 'done'},"
                 " {'id': 'w', 'reference': 'A-004', 'text': 'w', 'theme': 't'}]",
                 "6", NULL, "barrier control position reference due",
                 "b|in_our_gift|-|A-004|-\na|can_influence|-|A-002|2021-11-15\nc|unsorted|outside|-|-\n");
}

static void
test_project_history (void)
{
  WayId project;
  g_autoptr (WayLibrary) library = library_with (
    "'goal': [{'id': 'g1', 'text': 'First', 'agreed_on': '2021-01-05', 'agreed_by': 'Core group'},"
    " {'id': 'g2', 'text': 'Second', 'agreed_on': '2021-03', 'supersedes': 'g1'}, {'id': 'g3', 'text': 'Undated'}],"
    "'membership': [{'id': 'm', 'person': 'ann', 'role': 'chair', 'from': '2021-02', 'to': '2021-04-01'}],"
    "'stage_change': [{'id': 's1', 'to': 'scoping', 'date': '2021-01-01'},"
    " {'id': 's2', 'from': 'scoping', 'to': 'paused', 'date': '2021-05-01', 'reason': 'Inspection', 'contact_kept': 'Monthly call'},"
    " {'id': 's3', 'from': 'paused', 'to': 'scoping', 'date': '2021-05-31'},"
    " {'id': 's4', 'from': 'scoping', 'to': 'enquiry', 'date': '2021-09-21'}]",
    &project);
  g_autoptr (GPtrArray) rows = way_question_ask (library, &project, way_question_lookup ("10"), NULL, TODAY);
  static const char *const expected[][6] = {
    { "2021-01-01", "stage", "changed", NULL, "scoping", NULL },
    { "2021-01-05", "goal", "agreed", NULL, "First", NULL },
    { "2021-02", "person", "joined", NULL, "Ann, chair", NULL },
    { "2021-03", "goal", "changed", "First", "Second", NULL },
    { "2021-04-01", "person", "left", "Ann, chair", NULL, NULL },
    { "2021-05-01", "stage", "paused", "scoping", "paused", "30" },
    { "2021-05-31", "stage", "resumed", "paused", "scoping", NULL },
    { "2021-09-21", "stage", "changed", "scoping", "enquiry", NULL },
    { NULL, "goal", "agreed", NULL, "Undated", NULL },
  };
  static const char *const columns[] = { "date", "what", "event", "before", "after", "days" };

  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < rows->len; i++)
    for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
      g_assert_cmpstr (way_row_text (rows->pdata[i], columns[c]), ==, expected[i][c]);
  g_assert_cmpstr (way_row_text (rows->pdata[5], "note"), ==, "Inspection · Monthly call");
}

static void
test_after_completion (void)
{
  assert_answer ("'forum': [{'id': 'f', 'name': 'Board'}], 'plan': [{'id': 'pl', 'owner': 'bob', 'forum': 'f'}],"
                 "'action': [{'id': 'a', 'reference': 'A-001', 'text': 'a', 'due': '2022'},"
                 " {'id': 'b', 'reference': 'A-002', 'text': 'b', 'accountable': 'ann', 'forum': 'f', 'due': '2021-12'},"
                 " {'id': 'c', 'reference': 'A-003', 'text': 'c', 'status': 'done', 'forum': 'f'}],"
                 "'recommendation': [{'id': 'r', 'text': 'Fund it', 'forum': 'f'},"
                 " {'id': 's', 'text': 'Answered', 'forum': 'f', 'response': 'Yes'}]",
                 "12", NULL, "what reference text owner forum",
                 "owner|-|-|Bob|Board\n"
                 "action|A-002|b|Ann|Board\naction|A-001|a|-|-\n"
                 "escalation|A-002|b|Ann|Board\nescalation|-|Fund it|-|Board\n");
  assert_answer ("'plan': []", "after-completion", NULL, "what owner", "owner|-\n");
}

static void
test_lookup (void)
{
  g_assert_cmpint (way_question_lookup ("10")->number, ==, 10);
  g_assert_cmpint (way_question_lookup ("Project-History")->number, ==, 10);
  g_assert_null (way_question_lookup ("7"));
  g_assert_null (way_question_lookup ("01"));
  g_assert_null (way_question_lookup (""));
}

static void
test_cells (void)
{
  WayId project;
  g_autoptr (WayLibrary) library
    = library_with ("'card': [{'id': 'a', 'text': 'a', 'kind': 'barrier', 'control': 'in_our_gift'}]", &project);
  const WayQuestion *question = way_question_lookup ("6");
  g_autoptr (GPtrArray) rows = way_question_ask (library, &project, question, NULL, TODAY);
  g_autofree char *control = way_question_cell (&question->columns[1], rows->pdata[0]);
  g_autofree char *position = way_question_cell (&question->columns[2], rows->pdata[0]);

  g_assert_cmpstr (control, ==, "In our gift");
  g_assert_cmpstr (position, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/questions/barriers-without-action", test_barriers_without_action);
  g_test_add_func ("/questions/actions-without-owner", test_actions_without_owner);
  g_test_add_func ("/questions/unheard-agencies", test_unheard_agencies);
  g_test_add_func ("/questions/themes-not-taken-forward", test_themes_not_taken_forward);
  g_test_add_func ("/questions/actions-not-reflected", test_actions_not_reflected);
  g_test_add_func ("/questions/barriers-and-next-steps", test_barriers_and_next_steps);
  g_test_add_func ("/questions/project-history", test_project_history);
  g_test_add_func ("/questions/after-completion", test_after_completion);
  g_test_add_func ("/questions/lookup", test_lookup);
  g_test_add_func ("/questions/cells", test_cells);
  return g_test_run ();
}
