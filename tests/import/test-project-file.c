/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-error.h"
#include "import/way-project-file.h"
#include "support/way-test-library.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEAD "{ \"format\": \"waymark-project\", \"version\": 1, \"project\": \"p\", \"records\": {\n"
#define BASE                                                                                                           \
  "\"partnership\": [ { \"id\": \"pa\", \"name\": \"Wickmouth\" } ],\n"                                                \
  "\"agency\": [ { \"id\": \"police\", \"name\": \"Police\", \"sector\": \"police\" } ],\n"                            \
  "\"project\": [ { \"id\": \"p\", \"title\": \"Voices\", \"partnerships\": [ \"pa\" ], \"stage\": \"scoping\" } ]"
#define TAIL "\n} }"

static gboolean
apply_with (WayLibrary *library, const char *text, gboolean dry_run, WayProjectReport *report, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (WayProjectFile) file = way_project_file_parse ("test.waymark.json", bytes, error);

  way_project_report_init (report);
  if (file == NULL)
    return FALSE;
  way_project_report_clear (report);
  return way_project_file_apply (file, library, dry_run, report, error);
}

static void
apply (WayLibrary *library, const char *text, WayProjectReport *report)
{
  GError *error = NULL;

  apply_with (library, text, FALSE, report, &error);
  for (guint i = 0; i < report->faults->len; i++)
    g_test_message ("%s", (char *) report->faults->pdata[i]);
  g_assert_no_error (error);
}

static gboolean
says (GPtrArray *sentences, const char *part)
{
  for (guint i = 0; i < sentences->len; i++)
    if (strstr (sentences->pdata[i], part) != NULL)
      return TRUE;
  for (guint i = 0; i < sentences->len; i++)
    g_test_message ("%s", (char *) sentences->pdata[i]);
  return FALSE;
}

/* The file is refused, says @part, and leaves the library as it was. */
static void
assert_refused (const char *records, const char *part)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autofree char *text = g_strconcat (HEAD, records, TAIL, NULL);
  g_autoptr (GPtrArray) projects = NULL;
  g_autofree char *undo = NULL;
  WayProjectReport report;
  GError *error = NULL;

  g_assert_false (apply_with (library, text, FALSE, &report, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_FORMAT);
  g_assert_true (g_str_has_prefix (error->message, "Nothing was read from “test.waymark.json”"));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_true (says (report.faults, part));
  projects = way_library_query_records (library, "projects", "");
  g_assert_cmpuint (projects->len, ==, 0);
  undo = way_library_get_undo (library, NULL);
  g_assert_null (undo);
  way_project_report_clear (&report);
  g_error_free (error);
}

static WayRecord *
get (WayLibrary *library, const char *name)
{
  WayId space, id, project;

  way_id_parse (WAY_PROJECT_FILE_SPACE, &space);
  way_id_init_name (&project, &space, "p");
  way_id_init_name (&id, &project, name);
  return way_library_get (library, strcmp (name, "p") == 0 ? &project : &id);
}

static void
test_apply_and_update (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  WayProjectReport report;

  apply (library,
         HEAD BASE ", \"card\": [ { \"id\": \"c1\", \"text\": \"Late\", \"kind\": \"barrier\", \"agencies\": [ \"police\" ],"
                   " \"level\": \"tactical\" }, { \"id\": \"c2\", \"text\": \"Trust\", \"kind\": \"enabler\" } ]" TAIL,
         &report);
  g_assert_cmpuint (way_project_report_total (&report).created, ==, 5);
  g_assert_cmpstr (report.title, ==, "Voices");
  way_project_report_clear (&report);
  {
    g_autoptr (WayRecord) first = get (library, "c1");
    g_autoptr (WayRecord) second = get (library, "c2");
    g_autoptr (WayRecord) police = get (library, "police");

    g_assert_true (way_record_refers (first, "agencies", way_record_get_id (police)));
    g_assert_null (way_record_get_project (police));
    /* In the order of the file. */
    g_assert_cmpstr (way_record_get_text (first, "rank"), <, way_record_get_text (second, "rank"));
    g_assert_cmpint (way_record_get_created (first), <, way_record_get_created (second));
  }
  /* A part of it again: one text changed, one field cleared, the rest left alone. */
  apply (library, HEAD "\"card\": [ { \"id\": \"c1\", \"text\": \"Too late\", \"level\": null }, { \"id\": \"c2\" } ]" TAIL,
         &report);
  g_assert_cmpuint (way_project_report_total (&report).updated, ==, 1);
  g_assert_cmpuint (way_project_report_total (&report).unchanged, ==, 1);
  g_assert_cmpuint (way_project_report_total (&report).created, ==, 0);
  way_project_report_clear (&report);
  {
    g_autoptr (WayRecord) first = get (library, "c1");
    g_autofree char *label = way_library_get_undo (library, NULL);

    g_assert_cmpstr (way_record_get_text (first, "text"), ==, "Too late");
    g_assert_cmpstr (way_record_get_text (first, "kind"), ==, "barrier");
    g_assert_false (way_record_has (first, "level"));
    g_assert_cmpstr (label, ==, "Read project file “test.waymark.json”");
    g_assert_true (way_library_undo (library, NULL, NULL));
    g_assert_cmpstr (way_record_get_text (first, "text"), ==, "Late");
    g_assert_cmpstr (way_record_get_text (first, "level"), ==, "tactical");
  }
  way_test_assert_whole (library);
}

/* A status cannot be nothing: without one an action is proposed, whether the file leaves it out, says null or "". */
static void
test_null_word (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  const char *const words[] = { "null", "\"\"", "\"proposed\"" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *file = g_strdup_printf (HEAD BASE ", \"action\": [ { \"id\": \"a%u\", \"text\": \"Ask\","
                                               " \"reference\": \"A-00%u\", \"status\": %s, \"rag\": %s } ]" TAIL, i, i + 1, words[i], i == 2 ? "null" : words[i]);
      g_autofree char *name = g_strdup_printf ("a%u", i);
      g_autoptr (WayRecord) action = NULL;
      WayProjectReport report;

      apply (library, file, &report);
      way_project_report_clear (&report);
      action = get (library, name);
      g_assert_cmpstr (way_record_get_text (action, "status"), ==, "proposed");
      g_assert_cmpstr (way_record_get_text (action, "rag"), ==, "none");
    }
  way_test_assert_whole (library);
}

static void
test_dry_run (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (GPtrArray) projects = NULL;
  g_autofree char *undo = NULL;
  WayProjectReport report;
  GError *error = NULL;

  g_assert_true (apply_with (library, HEAD BASE TAIL, TRUE, &report, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (way_project_report_total (&report).created, ==, 3);
  projects = way_library_query_records (library, "projects", "");
  g_assert_cmpuint (projects->len, ==, 0);
  undo = way_library_get_undo (library, NULL);
  g_assert_null (undo);
  way_project_report_clear (&report);
}

/* Cancelled, it leaves the library as it was. */
static void
test_cancelled (void)
{
  const char text[] = HEAD BASE TAIL;
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (WayProjectFile) file = way_project_file_parse ("test.waymark.json", bytes, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) steps = NULL;

  way_project_file_set_cancellable (file, cancellable);
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      WayProjectReport report;

      g_assert_false (way_project_file_apply (file, library, i == 0, &report, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      way_project_report_clear (&report);
    }
  steps = way_library_log (library, NULL, 10);
  g_assert_cmpuint (steps->len, ==, 0);
  way_test_assert_whole (library);
}

static void
test_skipped (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  WayProjectReport report;

  apply (library,
         HEAD BASE ", \"card\": [ { \"id\": \"c\", \"text\": \"Late\", \"colour\": \"red\" } ], \"mood\": [ { \"id\": \"m\" } ],"
                   " \"resource\": [ { \"id\": \"r\", \"title\": \"Film\", \"supports\": [ \"m\", \"c\" ] } ]" TAIL,
         &report);
  g_assert_true (says (report.skipped, "field “colour” of “card”"));
  g_assert_true (says (report.skipped, "kind “mood”"));
  {
    g_autoptr (WayRecord) resource = get (library, "r");
    g_autoptr (WayRecord) mood = get (library, "m");

    g_assert_null (mood);
    g_assert_cmpuint (way_record_get_references (resource, "supports")->len, ==, 1);
  }
  way_project_report_clear (&report);
}

static void
test_project_within (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = NULL;
  WayProjectReport report;

  apply (library,
         "{ \"format\": \"waymark-project\", \"version\": 1, \"project\": { \"id\": \"p\", \"title\": \"Voices\","
         " \"partnerships\": [ \"pa\" ] }, \"records\": { \"partnership\": [ { \"id\": \"pa\", \"name\": \"W\" } ] } }",
         &report);
  project = get (library, "p");
  g_assert_cmpstr (way_record_get_title (project), ==, "Voices");
  way_project_report_clear (&report);
}

static void
test_restored (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  const char *text = HEAD BASE ", \"theme\": [ { \"id\": \"t\", \"name\": \"Trust\" } ]" TAIL;
  g_autoptr (WayRecord) theme = NULL;
  WayProjectReport report;

  apply (library, text, &report);
  way_project_report_clear (&report);
  theme = get (library, "t");
  g_assert_true (way_library_begin (library, NULL, "Delete", NULL));
  g_assert_true (way_library_delete (library, way_record_get_id (theme), NULL));
  g_assert_true (way_library_commit (library, NULL));
  g_assert_true (way_record_get_deleted (theme));
  apply (library, text, &report);
  g_assert_cmpuint (way_project_report_total (&report).restored, ==, 1);
  g_assert_cmpuint (way_project_report_total (&report).unchanged, ==, 3);
  g_assert_false (way_record_get_deleted (theme));
  way_project_report_clear (&report);
  way_test_assert_whole (library);
}

/* What changes a present value writes its history (rules that always hold). */
static void
test_history (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  WayProjectReport report;
  const char *first = HEAD BASE ", \"action\": [ { \"id\": \"a\", \"reference\": \"A-001\", \"text\": \"Ask\", \"status\": \"agreed\","
                                " \"accountable\": \"police\" } ], \"update\": [ { \"id\": \"u\", \"action\": \"a\","
                                " \"date\": \"2021-06-01\", \"new_status\": \"agreed\" } ]" TAIL;

  apply (library, first, &report);
  way_project_report_clear (&report);
  apply (library, HEAD "\"action\": [ { \"id\": \"a\", \"status\": \"in_progress\" } ],"
                       " \"project\": [ { \"id\": \"p\", \"stage\": \"delivery\" } ]" TAIL, &report);
  g_assert_cmpuint (report.counts[way_kind_index (way_kind_lookup ("update"))].created, ==, 1);
  g_assert_cmpuint (report.counts[way_kind_index (way_kind_lookup ("stage_change"))].created, ==, 1);
  way_project_report_clear (&report);
  way_test_assert_whole (library);
  /* An update that says nothing of the status does not tell of it. */
  apply (library, HEAD "\"action\": [ { \"id\": \"a\", \"status\": \"done\", \"due\": \"2022-05\" } ], \"update\": ["
                       " { \"id\": \"u2\", \"action\": \"a\", \"date\": \"2021-07-01\", \"new_due\": \"2022-05\" } ]" TAIL, &report);
  g_assert_cmpuint (report.counts[way_kind_index (way_kind_lookup ("update"))].created, ==, 2);
  way_project_report_clear (&report);
  way_test_assert_whole (library);
  /* The first file again contradicts what has happened since, and says nothing of it: so it is told as another update. */
  apply (library, first, &report);
  way_project_report_clear (&report);
  way_test_assert_whole (library);
}

static void
test_faults (void)
{
  assert_refused (BASE ", \"card\": [ { \"id\": \"c\", \"text\": 7 } ]", "“text” must be a text, not a whole number");
  assert_refused (BASE ", \"card\": [ { \"id\": \"c\", \"text\": \"x\", \"agencies\": \"police\" } ]", "a list of ids");
  assert_refused (BASE ", \"card\": [ { \"id\": \"c\", \"text\": \"x\", \"agencies\": [ 1 ] } ]", "a list of ids");
  assert_refused (BASE ", \"card\": [ { \"id\": \"c\", \"text\": \"x\", \"kind\": \"wish\" } ]", "“wish” is not one of the values");
  assert_refused (BASE ", \"card\": [ { \"id\": \"c\" } ]", "“Text” is needed");
  assert_refused (BASE ", \"card\": [ { \"text\": \"x\" } ]", "needs an “id”");
  assert_refused (BASE ", \"card\": [ { \"id\": 5, \"text\": \"x\" } ]", "needs an “id”");
  assert_refused (BASE ", \"card\": [ 3 ]", "must be an object");
  assert_refused (BASE ", \"card\": {}", "must be a list of records");
  assert_refused (BASE ",\n \"card\": [ { \"id\": \"c\", \"text\": \"x\" } ], \"theme\": [ { \"id\": \"c\", \"name\": \"y\" } ]",
                  "used twice, first in line");
  assert_refused (BASE ", \"card\": [ { \"id\": \"c\", \"text\": \"x\", \"themes\": [ \"nowhere\" ] } ]", "neither in the file nor");
  assert_refused (BASE ", \"card\": [ { \"id\": \"c\", \"text\": \"x\", \"themes\": [ \"police\" ] } ]", "of kind “agency”, not theme");
  assert_refused (BASE ", \"action\": [ { \"id\": \"a\", \"reference\": \"A-001\", \"text\": \"x\", \"due\": \"2022-02-31\" } ]",
                  "“2022-02-31” is not a date");
  assert_refused (BASE ", \"action\": [ { \"id\": \"a\", \"reference\": \"A-001\", \"text\": \"x\", \"status\": \"agreed\" } ]",
                  "needs one accountable");
  assert_refused (BASE ", \"action\": [ { \"id\": \"a\", \"reference\": \"A-001\", \"text\": \"x\" },"
                       " { \"id\": \"b\", \"reference\": \"A-001\", \"text\": \"y\" } ]", "has the reference A-001");
  assert_refused (BASE ", \"goal\": [ { \"id\": \"a\", \"text\": \"x\", \"supersedes\": \"b\" },"
                       " { \"id\": \"b\", \"text\": \"y\", \"supersedes\": \"a\" } ]", "leads back to where it began");
  assert_refused (BASE ", \"stage_change\": [ { \"id\": \"s\", \"to\": \"delivery\", \"date\": \"2021\" } ]",
                  "“stage” is “scoping”, but the last stage change says “delivery”");
  assert_refused (BASE ", \"vote_round\": [ { \"id\": \"v\", \"name\": \"x\", \"dots\": 2 } ],"
                       " \"card\": [ { \"id\": \"c\", \"text\": \"x\" } ], \"ballot\": ["
                       " { \"id\": \"b1\", \"vote_round\": \"v\", \"voter\": \"1\", \"card\": \"c\", \"dots\": 2 },"
                       " { \"id\": \"b2\", \"vote_round\": \"v\", \"voter\": \"1\", \"card\": \"c\", \"dots\": 1 } ]",
                  "more dots are placed");
  assert_refused (BASE ", \"card\": [ { \"id\": \"c\", \"text\": \"x\", \"created\": \"yesterday\" } ]", "“created” must be a time");
  assert_refused (BASE ", \"card\": [ { \"id\": \"c\", \"text\": \"x\", \"rank\": \"a b\" } ]", "may hold only letters");
  assert_refused ("\"project\": [ { \"id\": \"q\", \"title\": \"Another\" } ]", "a file holds one project");
  assert_refused ("\"card\": []", "the project “p” is neither in the file nor in the library");
}

/* All faults are listed, not only the first, and beyond 200 they are counted. */
static void
test_every_fault (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (GString) text = g_string_new (HEAD BASE ", \"card\": [");
  WayProjectReport report;
  GError *error = NULL;

  for (guint i = 0; i < 250; i++)
    g_string_append_printf (text, "%s{ \"id\": \"c%u\", \"kind\": \"no\", \"level\": 1 }", i > 0 ? "," : "", i);
  g_string_append (text, "]" TAIL);
  g_assert_false (apply_with (library, text->str, FALSE, &report, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "750 faults"));
  g_assert_cmpuint (report.faults->len, ==, WAY_PROJECT_REPORT_MAX_FAULTS);
  g_assert_cmpuint (report.more_faults, ==, 550);
  way_project_report_clear (&report);
  g_error_free (error);
}

/* Refuses records of %BASE and @records; one line a fault, without the name of the file. Newly allocated */
static char *
list_faults (const char *records)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autofree char *text = g_strconcat (HEAD BASE ",\n", records, TAIL, NULL);
  GString *list = g_string_new (NULL);
  WayProjectReport report;
  GError *error = NULL;

  g_assert_false (apply_with (library, text, FALSE, &report, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_FORMAT);
  for (guint i = 0; i < report.faults->len; i++)
    g_string_append_printf (list, "%s\n", (char *) report.faults->pdata[i]);
  way_project_report_clear (&report);
  g_error_free (error);
  return g_string_free (list, FALSE);
}

/* Faults of fields, of rules, of the file as a whole and of histories are listed together. */
static void
test_one_pass (void)
{
  g_autofree char *faults = list_faults (
    "\"card\": [ { \"id\": \"c\", \"text\": \"x\" }, { \"id\": \"d\", \"kind\": \"no\", \"agencies\": [ 1, \"nowhere\" ] } ],\n"
    "\"workshop\": [ { \"id\": \"w\", \"title\": \"One\" } ],\n"
    "\"agenda_block\": [ { \"id\": \"b\", \"workshop\": \"w\", \"title\": 1, \"minutes\": -5 } ],\n"
    "\"goal\": [ { \"id\": \"g\", \"text\": \"x\", \"supersedes\": \"g\" } ],\n"
    "\"vote_round\": [ { \"id\": \"v\", \"name\": \"First\", \"dots\": 2 } ],\n"
    "\"ballot\": [ { \"id\": \"l\", \"vote_round\": \"v\", \"voter\": \"1\", \"card\": \"c\", \"dots\": 3 } ],\n"
    "\"action\": [ { \"id\": \"a\", \"reference\": \"A-001\", \"text\": \"x\", \"due\": \"soon\" },\n"
    " { \"id\": \"e\", \"reference\": \"A-001\", \"text\": \"y\", \"status\": \"agreed\", \"rag\": \"red\" } ],\n"
    "\"update\": [ { \"id\": \"u\", \"action\": \"a\", \"date\": \"2021\", \"new_status\": \"done\" } ],\n"
    "\"stage_change\": [ { \"id\": \"s\", \"to\": \"paused\", \"date\": \"2021\" } ]");
  static const char *const all[] = {
    "“d”: “agencies” must be a list of ids, not a whole number",
    "“d”: “agencies” refers to “nowhere”",
    "“d”: Card: “no” is not one of the values of “Kind”",
    "“d”: Card: “Text” is needed",
    "“b”: “title” must be a text",
    "“b”: A block cannot have fewer than 0 minutes",
    "“g”: “supersedes” leads back",
    "“l”: more dots are placed than the round “First” allows",
    "“a”: Action: “soon” is not a date",
    "“e”: An agreed action needs one accountable",
    "“e”: Amber and red need a reason",
    "“e”: another action of the project has the reference A-001",
    "“a”: “status” is “proposed”, but the last update says “done”",
    "“s”: To pause, withdraw or close a project, say why",
    "“p”: “stage” is “scoping”, but the last stage change says “paused”",
  };
  g_auto (GStrv) lines = g_strsplit (faults, "\n", -1);

  g_test_message ("%s", faults);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_assert_nonnull (strstr (faults, all[i]));
  g_assert_cmpuint (g_strv_length (lines) - 1, ==, G_N_ELEMENTS (all));
}

/* Nothing is listed that would follow from a fault alone, and may be right once that is mended. */
static void
test_no_more_than_faults (void)
{
  g_autofree char *faults = list_faults (
    "\"card\": [ { \"id\": \"c\", \"text\": \"x\" } ],\n"
    "\"goal\": [ { \"id\": \"g\", \"text\": \"x\", \"supersedes\": 1 } ],\n"
    "\"vote_round\": [ { \"id\": \"v\", \"dots\": -1 } ],\n"
    "\"ballot\": [ { \"id\": \"b\", \"vote_round\": \"v\", \"voter\": \"1\", \"card\": \"c\" },\n"
    " { \"id\": \"b2\", \"voter\": \"1\", \"card\": \"c\" } ],\n"
    "\"action\": [ { \"id\": \"a\", \"reference\": 1, \"text\": \"x\", \"status\": \"agreed\", \"accountable\": \"nowhere\" },\n"
    " { \"id\": \"d\", \"text\": \"y\", \"rag\": \"red\", \"rag_reason\": 5 },\n"
    " { \"id\": \"e\", \"reference\": \"A-001\", \"text\": \"z\" } ],\n"
    "\"update\": [ { \"id\": \"u\", \"action\": \"e\", \"date\": \"2021\", \"new_status\": \"done\" },\n"
    " { \"id\": \"w\", \"action\": \"nothing\", \"date\": \"2022\", \"new_status\": \"done\" } ],\n"
    "\"stage_change\": [ { \"id\": \"s\", \"to\": \"delivery\", \"date\": \"2021\" },\n"
    " { \"id\": \"t\", \"to\": \"scoping\", \"date\": \"later\" } ]");
  g_auto (GStrv) lines = g_strsplit (faults, "\n", -1);

  g_test_message ("%s", faults);
  g_assert_nonnull (strstr (faults, "“g”: “supersedes” must be an id"));
  g_assert_nonnull (strstr (faults, "“v”: Vote round: “Name” is needed"));
  g_assert_nonnull (strstr (faults, "“v”: A round cannot have fewer than 0 dots"));
  g_assert_nonnull (strstr (faults, "“b2”: Ballot: “Vote round” is needed"));
  g_assert_nonnull (strstr (faults, "“a”: “reference” must be a text"));
  g_assert_nonnull (strstr (faults, "“a”: “accountable” refers to “nowhere”"));
  g_assert_nonnull (strstr (faults, "“d”: Action: “Reference” is needed"));
  g_assert_nonnull (strstr (faults, "“d”: “rag_reason” must be a text"));
  g_assert_nonnull (strstr (faults, "“w”: “action” refers to “nothing”"));
  g_assert_nonnull (strstr (faults, "“t”: Stage change: “later” is not a date"));
  g_assert_cmpuint (g_strv_length (lines) - 1, ==, 10);
}

static void
test_other_project (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) other = way_test_project (library, "Another");
  g_autoptr (WayRecord) card = way_test_record (library, other, "card", "Theirs");
  g_autofree char *id = way_id_dup_text (way_record_get_id (card));
  g_autofree char *text = g_strconcat (HEAD BASE ", \"resource\": [ { \"id\": \"r\", \"title\": \"x\", \"supports\": [ \"", id,
                                       "\" ] } ], \"card\": [ { \"id\": \"", id, "\", \"text\": \"Mine\" } ]" TAIL, NULL);
  WayProjectReport report;
  GError *error = NULL;

  g_assert_false (apply_with (library, text, FALSE, &report, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_FORMAT);
  g_assert_true (says (report.faults, "in another project"));
  g_assert_cmpstr (way_record_get_title (card), ==, "Theirs");
  way_project_report_clear (&report);
  g_error_free (error);
}

static void
test_not_a_project_file (void)
{
  static const char *const files[][2] = {
    { "[]", "not a Waymark project file" },
    { "{ \"format\": \"trello\" }", "not a Waymark project file" },
    { "{ \"format\": \"waymark-project\" }", "“version” must be" },
    { "{ \"format\": \"waymark-project\", \"version\": 2, \"project\": \"p\" }", "newer Waymark" },
    { "{ \"format\": \"waymark-project\", \"version\": 1 }", "“project” must be" },
    { "{ \"format\": \"waymark-project\", \"version\": 1, \"project\": 3 }", "“project” must be" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (files[i][0], strlen (files[i][0]));
      g_autoptr (GError) error = NULL;

      g_assert_null (way_project_file_parse ("x", bytes, &error));
      g_assert_error (error, WAY_ERROR, WAY_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, files[i][1]));
    }
}

/* Cut anywhere, the file is refused with one sentence and nothing is changed. */
static void
test_truncated (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("WAYMARK_SOURCE_ROOT"), "data", "samples", "brighton.waymark.json", NULL);
  g_autofree char *text = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  while (g_ascii_isspace (text[size - 1]))
    size--;
  for (gsize cut = 0; cut < size; cut += 100)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (text, cut);
      g_autoptr (GError) error = NULL;

      g_assert_null (way_project_file_parse ("x", bytes, &error));
      g_assert_error (error, WAY_ERROR, WAY_ERROR_FORMAT);
      g_assert_null (strchr (error->message, '\n'));
    }
}

/* Records are not put where nobody sees them. */
static void
test_into_deleted_project (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (GError) error = NULL;
  WayProjectReport report;

  apply (library, HEAD BASE TAIL, &report);
  way_project_report_clear (&report);
  g_assert_true (way_library_undo (library, NULL, NULL));
  g_assert_false (apply_with (library, HEAD "\"card\": [ { \"id\": \"c\", \"text\": \"Lost\" } ]" TAIL, FALSE, &report, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "is deleted"));
  way_project_report_clear (&report);
  /* With the project in it, the file brings it back. */
  apply (library, HEAD BASE TAIL, &report);
  way_project_report_clear (&report);
}

static void
assert_not_read (const char *path, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (way_project_file_read (path, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, words));
}

/* A film is refused before it fills the memory. */
static void
test_endless (void)
{
  g_autofree char *path = way_test_path ("film.waymark.json");

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_cmpint (truncate (path, (off_t) 3 * WAY_PROJECT_FILE_MAX_SIZE), ==, 0);
  assert_not_read (path, "larger than");
}

/* What is no file at all is not waited for: nobody writes into this pipe, and the device never ends. */
static void
test_no_file (void)
{
  g_autofree char *pipe = way_test_path ("pipe.waymark.json");

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_not_read (pipe, "is a pipe or a device");
  assert_not_read ("/dev/zero", "is a pipe or a device");
  assert_not_read (g_get_tmp_dir (), "is a folder");
}

static void
test_large_text (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autofree char *large = g_strnfill (10 * 1000 * 1000, 'x');
  g_autofree char *text = g_strconcat (HEAD BASE ", \"card\": [ { \"id\": \"c\", \"text\": \"", large, "\" } ]" TAIL, NULL);
  g_autoptr (WayRecord) card = NULL;
  WayProjectReport report;

  apply (library, text, &report);
  card = get (library, "c");
  g_assert_cmpstr (way_record_get_text (card, "text"), ==, large);
  way_project_report_clear (&report);
}

static void
test_missing_file (void)
{
  GError *error = NULL;

  g_assert_null (way_project_file_read ("/nowhere/x.waymark.json", &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_NOT_FOUND);
  g_clear_error (&error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/project-file/apply-and-update", test_apply_and_update);
  g_test_add_func ("/project-file/null-word", test_null_word);
  g_test_add_func ("/project-file/dry-run", test_dry_run);
  g_test_add_func ("/project-file/cancelled", test_cancelled);
  g_test_add_func ("/project-file/skipped", test_skipped);
  g_test_add_func ("/project-file/project-within", test_project_within);
  g_test_add_func ("/project-file/restored", test_restored);
  g_test_add_func ("/project-file/history", test_history);
  g_test_add_func ("/project-file/faults", test_faults);
  g_test_add_func ("/project-file/every-fault", test_every_fault);
  g_test_add_func ("/project-file/one-pass", test_one_pass);
  g_test_add_func ("/project-file/no-more-than-faults", test_no_more_than_faults);
  g_test_add_func ("/project-file/other-project", test_other_project);
  g_test_add_func ("/project-file/not-a-project-file", test_not_a_project_file);
  g_test_add_func ("/project-file/truncated", test_truncated);
  g_test_add_func ("/project-file/large-text", test_large_text);
  g_test_add_func ("/project-file/endless", test_endless);
  g_test_add_func ("/project-file/no-file", test_no_file);
  g_test_add_func ("/project-file/into-deleted-project", test_into_deleted_project);
  g_test_add_func ("/project-file/missing-file", test_missing_file);
  return g_test_run ();
}
