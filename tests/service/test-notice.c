/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-notice-service.h"

#include "base/way-error.h"
#include "import/way-project-file.h"
#include "service/way-action-service.h"
#include "service/way-edit.h"
#include "support/way-test-library.h"

#include <string.h>

static GPtrArray *
open_of (WayLibrary *library, WayRecord *project)
{
  GError *error = NULL;
  GPtrArray *open = way_notices_open (library, way_record_get_id (project), WAY_NOTICE_SCOPE_ALL, NULL, &error);

  g_assert_no_error (error);
  return open;
}

static guint
n_open (WayLibrary *library, WayRecord *project)
{
  g_autoptr (GPtrArray) open = open_of (library, project);

  return open->len;
}

static void
decide (WayLibrary *library, const WayOpenNotice *notice, const char *decision, const char *reason)
{
  GError *error = NULL;

  way_notice_decide (library, &notice->record, notice->field->name, notice->text, &notice->notice, decision, reason, &error);
  g_assert_no_error (error);
}

/* Every kind of text is looked through, and only of live records of the project. */
static void
test_open (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "One");
  g_autoptr (WayRecord) other = way_test_project (library, "Two");
  g_autoptr (WayRecord) card = way_test_record (library, project, "card", "Child A was moved twice");
  g_autoptr (WayRecord) gone = way_test_record (library, project, "card", "Child B was moved twice");
  g_autoptr (WayRecord) innocent = way_test_record (library, project, "card", "Children’s Services will chair");
  g_autoptr (WayRecord) elsewhere = way_test_record (library, other, "card", "Child C was moved twice");
  g_autoptr (WayRecord) conversation = way_test_record (library, project, "conversation", "With health");
  static const char *const present[] = { "K. Lunn", "ella@example.org", NULL };
  g_autoptr (GPtrArray) open = NULL;
  g_autofree char *words = NULL;
  const WayOpenNotice *first;

  way_edit_set_text (library, way_record_get_id (conversation), "notes", "She was born on 3 May 2006.\nRing 07700 900123.", NULL);
  way_edit_set_list (library, way_record_get_id (conversation), "present", present, NULL);
  g_assert_true (way_edit_delete (library, way_record_get_id (gone), NULL));
  open = open_of (library, project);
  g_assert_cmpuint (open->len, ==, 4);
  /* Conversations come before cards in a project file. */
  first = open->pdata[0];
  g_assert_true (way_id_equal (&first->record, way_record_get_id (conversation)));
  first = open->pdata[3];
  words = way_open_notice_dup_words (first);
  g_assert_cmpstr (words, ==, "Child A");
  g_assert_cmpstr (first->field->name, ==, "text");
  g_assert_cmpstr (first->what, ==, "Child A was moved twice");
  g_assert_cmpuint (n_open (library, other), ==, 1);
}

/* A pasted list of people has thousands of notices: a copy of the list for each would fill the memory. */
static void
test_long_text (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "One");
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (WayRecord) card = NULL;
  g_autoptr (WayRecord) other = NULL;
  g_autoptr (GPtrArray) open = NULL;
  const WayOpenNotice *first, *last;

  for (guint i = 0; i < 1000; i++)
    g_string_append (list, "Child A, ");
  card = way_test_record (library, project, "card", list->str);
  other = way_test_record (library, project, "card", "Child A was moved twice");
  open = open_of (library, project);
  g_assert_cmpuint (open->len, ==, 1001);
  first = open->pdata[0];
  for (guint i = 1; i < 1000; i++)
    {
      const WayOpenNotice *notice = open->pdata[i];

      g_assert_true (notice->text == first->text);
      g_assert_true (notice->what == first->what);
    }
  g_assert_cmpstr (first->text, ==, list->str);
  /* A card is called by all its text, of which nobody reads more than the beginning beside a notice. */
  g_assert_cmpint (g_utf8_strlen (first->what, -1), <=, 80);
  last = open->pdata[1000];
  g_assert_true (last->text != first->text);
  /* They stay while any of them does. */
  g_ptr_array_remove_range (open, 0, 999);
  first = open->pdata[0];
  g_assert_cmpstr (first->text, ==, list->str);
}

static void
assert_open (WayLibrary *library, WayRecord *project, WayNoticeScope scope, const char *expected)
{
  g_autoptr (GPtrArray) open = way_notices_open (library, way_record_get_id (project), scope, NULL, NULL);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < open->len; i++)
    {
      g_autofree char *one = way_open_notice_dup_words (open->pdata[i]);

      g_string_append_printf (words, "%s%s", i > 0 ? "|" : "", one);
    }
  g_assert_cmpstr (words->str, ==, expected);
}

/* A plan prints the beginning of the card an action comes from: what stands there is found, and nothing that is not printed. */
static void
test_of_plan (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "One");
  g_autoptr (WayRecord) card
    = way_test_record (library, project, "card", "Child A, born 3 May 2006, is not heard by the panel that decides, "
                                                 "nor by the board that looks over what the panel has decided before, "
                                                 "each quarter and once more each spring; ring 07700 900123\nChild B");
  g_autoptr (WayRecord) other = way_test_record (library, project, "card", "Child C was moved twice");
  g_autoptr (WayRecord) conversation = way_test_record (library, project, "conversation", "With child D");
  WayId action;

  assert_open (library, project, WAY_NOTICE_SCOPE_PLAN, "");
  g_assert_true (way_action_create (library, way_record_get_id (project), "Ring 07700 900456", NULL, NULL, NULL, NULL, NULL));
  assert_open (library, project, WAY_NOTICE_SCOPE_PLAN, "07700 900456");
  g_assert_true (way_action_create (library, way_record_get_id (project), "Ask the panel", NULL, NULL, way_record_get_id (card),
                                    &action, NULL));
  assert_open (library, project, WAY_NOTICE_SCOPE_PLAN, "Child A|3 May 2006|07700 900456");
  g_assert_true (way_edit_set_text (library, way_record_get_id (card), "text", "It was\nChild B", NULL));
  assert_open (library, project, WAY_NOTICE_SCOPE_PLAN, "07700 900456");
  g_assert_true (way_edit_set_text (library, way_record_get_id (card), "text", "Child E", NULL));
  assert_open (library, project, WAY_NOTICE_SCOPE_PLAN, "Child E|07700 900456");
  g_assert_true (way_edit_delete (library, &action, NULL));
  assert_open (library, project, WAY_NOTICE_SCOPE_PLAN, "07700 900456");
}

static void
assert_open_of (WayLibrary *library, WayRecord *project, GArray *actions, const char *expected)
{
  g_autoptr (GPtrArray) open = way_notices_open_of_actions (library, way_record_get_id (project), actions, NULL, NULL);

  g_assert_nonnull (open);
  if (expected == NULL)
    g_assert_cmpuint (open->len, ==, 0);
  for (guint i = 0; expected != NULL && i < open->len; i++)
    {
      g_autofree char *words = way_open_notice_dup_words (open->pdata[i]);

      g_assert_cmpuint (open->len, ==, 3);
      g_assert_cmpstr (words, ==, expected);
    }
}

/* A plan of some of the actions: with each its parts and its card, and nothing of the others. */
static void
test_of_actions (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "One");
  static const char *const whom[] = { "Child A", "Child B" };
  g_autoptr (GArray) actions = way_id_list_new ();

  for (guint i = 0; i < G_N_ELEMENTS (whom); i++)
    {
      g_autoptr (WayRecord) card = way_test_record (library, project, "card", whom[i]);
      WayId id;

      g_assert_true (way_action_create (library, way_record_get_id (project), whom[i], NULL, NULL, way_record_get_id (card), &id, NULL));
      g_assert_true (way_action_add_milestone (library, &id, whom[i], NULL, NULL, NULL));
      g_array_append_val (actions, id);
    }
  assert_open (library, project, WAY_NOTICE_SCOPE_PLAN, "Child A|Child B|Child A|Child B|Child A|Child B");
  g_array_remove_index (actions, 1);
  assert_open_of (library, project, actions, "Child A");
  g_array_set_size (actions, 0);
  assert_open_of (library, project, actions, NULL);
}

/* Private reflections are not in a project file. */
static void
test_of_file (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "One");
  static const char *const answers[] = { "Child A was moved twice", NULL };
  WayRecord *shared = way_record_new_named ("reflection");
  WayRecord *own = way_record_new_named ("reflection");

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (WayRecord) reflection = i == 0 ? shared : own;

      way_record_set_project (reflection, way_record_get_id (project));
      way_record_set_text (reflection, "date", "2022-03-01");
      way_record_set_list (reflection, "answers", answers);
      way_record_set_boolean (reflection, "private", i == 1);
      g_assert_true (way_edit_save (library, reflection, "Reflect", NULL));
    }
  assert_open (library, project, WAY_NOTICE_SCOPE_ALL, "Child A|Child A");
  assert_open (library, project, WAY_NOTICE_SCOPE_FILE, "Child A");
}

/* Kept words stay kept, also after a restart and with other words round them; changed words are open again. */
static void
test_remembered (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "One");
  g_autoptr (WayRecord) card = way_test_record (library, project, "card", "Child A was moved twice");
  g_autoptr (WayRecord) twin = way_test_record (library, project, "card", "Child A was moved twice");
  g_autoptr (GPtrArray) open = open_of (library, project);
  WayId id = *way_record_get_id (card);

  g_assert_cmpuint (open->len, ==, 2);
  decide (library, open->pdata[0], "quotation", NULL);
  /* The same words in another record are another decision. */
  g_assert_cmpuint (n_open (library, project), ==, 1);
  decide (library, open->pdata[1], "kept", "a published review calls the child so");
  g_assert_cmpuint (n_open (library, project), ==, 0);
  library = way_test_reopen (g_steal_pointer (&library));
  g_assert_cmpuint (n_open (library, project), ==, 0);
  g_assert_true (way_edit_set_text (library, &id, "text", "We met, and child A spoke of it", NULL));
  g_assert_cmpuint (n_open (library, project), ==, 0);
  g_assert_true (way_edit_set_text (library, &id, "text", "We met, and child B spoke of it", NULL));
  g_assert_cmpuint (n_open (library, project), ==, 1);
  g_assert_true (way_edit_set_text (library, &id, "text", "One child was moved twice", NULL));
  g_assert_cmpuint (n_open (library, project), ==, 0);
  way_test_assert_whole (library);
}

/* One step, which undoes; deciding again changes the one decision. */
static void
test_step (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "One");
  g_autoptr (WayRecord) person = way_test_record (library, NULL, "person", "M. Ode");
  g_autoptr (WayRecord) card = way_test_record (library, project, "card", "Child A was moved twice");
  g_autoptr (GPtrArray) open = open_of (library, project);
  g_autoptr (GPtrArray) kept = NULL;
  const WayOpenNotice *notice = open->pdata[0];
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  char me[WAY_ID_TEXT_SIZE];

  way_library_set_setting (library, "me", way_id_to_text (way_record_get_id (person), me), NULL);
  g_assert_false (way_notice_decide (library, &notice->record, "text", notice->text, &notice->notice, "kept", " ", &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_assert_cmpuint (n_open (library, project), ==, 1);
  decide (library, notice, "quotation", NULL);
  decide (library, notice, "kept", "consent was given");
  kept = way_library_query_records (library, "notices of record", "i", &notice->record);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpstr (way_record_get_text (kept->pdata[0], "reason"), ==, "consent was given");
  g_assert_true (way_id_equal (way_record_get_reference (kept->pdata[0], "decided_by"), way_record_get_id (person)));
  g_assert_true (way_library_undo (library, &label, NULL));
  g_assert_cmpstr (label, ==, "Keep words, with a reason");
  g_assert_cmpuint (n_open (library, project), ==, 0);
  g_assert_true (way_library_undo (library, NULL, NULL));
  g_assert_cmpuint (n_open (library, project), ==, 1);
  g_assert_true (way_library_redo (library, NULL, NULL));
  g_assert_cmpuint (n_open (library, project), ==, 0);
  way_test_assert_whole (library);
}

/* A decision goes and comes back with the record it is about. */
static void
test_deleted_with_record (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "One");
  g_autoptr (WayRecord) card = way_test_record (library, project, "card", "Child A was moved twice");
  g_autoptr (GPtrArray) open = open_of (library, project);
  g_autoptr (GPtrArray) after = NULL;

  decide (library, open->pdata[0], "quotation", NULL);
  g_assert_true (way_edit_delete (library, way_record_get_id (card), NULL));
  after = way_library_query_records (library, "notices of record", "i", way_record_get_id (card));
  g_assert_cmpuint (after->len, ==, 0);
  g_assert_true (way_edit_restore (library, way_record_get_id (card), NULL));
  g_assert_cmpuint (n_open (library, project), ==, 0);
  way_test_assert_whole (library);
}

/* The decision travels in the project file, and the words are nowhere but in their text. */
static void
test_project_file (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayLibrary) second = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "One");
  g_autoptr (WayRecord) card = way_test_record (library, project, "card", "Call 07700 900123 first");
  g_autoptr (GPtrArray) open = open_of (library, project);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (WayProjectFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  WayProjectReport report;
  const char *once;

  decide (library, open->pdata[0], "kept", "it is the number of the hall");
  bytes = way_project_file_write (library, way_record_get_id (project), 0, &error);
  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  once = strstr (text, "07700 900123");
  g_assert_nonnull (once);
  g_assert_null (strstr (once + 1, "07700"));
  file = way_project_file_parse ("file", bytes, &error);
  g_assert_no_error (error);
  g_assert_true (way_project_file_apply (file, second, FALSE, &report, &error));
  way_project_report_clear (&report);
  g_assert_cmpuint (n_open (second, project), ==, 0);
}

/* From the mark of words that were rephrased, a telephone number could be guessed: it does not travel. */
static void
test_stale_mark (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "One");
  g_autoptr (WayRecord) card = way_test_record (library, project, "card", "Call 07700 900123 first, then Child A");
  g_autoptr (GPtrArray) open = open_of (library, project);
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  WayId id = *way_record_get_id (card);

  g_assert_cmpuint (open->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    decide (library, open->pdata[i], "quotation", NULL);
  g_assert_true (way_edit_set_text (library, &id, "text", "Call the hall first, then Child A", NULL));
  bytes = way_project_file_write (library, way_record_get_id (project), 0, &error);
  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  notices = way_library_query_records (library, "notices of record", "i", &id);
  g_assert_cmpuint (notices->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const char *mark = way_record_get_text (notices->pdata[i], "mark");
      gboolean stands = g_strcmp0 (way_record_get_text (notices->pdata[i], "kind"), "child") == 0;

      g_assert_true ((strstr (text, mark) != NULL) == stands);
    }
}

/* A project's own texts are decided about like any other. */
static void
test_of_project (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "One");
  g_autoptr (GPtrArray) open = NULL;
  WayId id = *way_record_get_id (project);

  g_assert_true (way_edit_set_text (library, &id, "reasons", "Child A was moved twice", NULL));
  open = open_of (library, project);
  g_assert_cmpuint (open->len, ==, 1);
  decide (library, open->pdata[0], "quotation", NULL);
  g_assert_cmpuint (n_open (library, project), ==, 0);
}

/* What is typed is checked against the same decisions, before it is saved. */
static void
test_typed (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "One");
  g_autoptr (WayRecord) card = way_test_record (library, project, "card", "Something");
  const char *typed = "Child A and then Child B said so";
  g_autoptr (GHashTable) known = way_notice_known_words (library);
  g_autoptr (GArray) found = way_notice_find (typed, known);
  g_autoptr (GArray) again = way_notice_find (typed, known);

  g_assert_true (g_hash_table_contains (known, "wickmouth"));
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_true (way_notice_decide (library, way_record_get_id (card), "text", typed, &g_array_index (found, WayNotice, 0),
                                    "quotation", NULL, NULL));
  way_notices_drop_decided (library, way_record_get_id (card), "text", typed, again);
  g_assert_cmpuint (again->len, ==, 1);
  g_assert_cmpuint (g_array_index (again, WayNotice, 0).start, ==, g_array_index (found, WayNotice, 1).start);
  way_notices_drop_decided (library, NULL, "text", typed, found);
  g_assert_cmpuint (found->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notice-service/open", test_open);
  g_test_add_func ("/notice-service/long-text", test_long_text);
  g_test_add_func ("/notice-service/of-plan", test_of_plan);
  g_test_add_func ("/notice-service/of-actions", test_of_actions);
  g_test_add_func ("/notice-service/of-file", test_of_file);
  g_test_add_func ("/notice-service/remembered", test_remembered);
  g_test_add_func ("/notice-service/step", test_step);
  g_test_add_func ("/notice-service/deleted-with-record", test_deleted_with_record);
  g_test_add_func ("/notice-service/project-file", test_project_file);
  g_test_add_func ("/notice-service/typed", test_typed);
  g_test_add_func ("/notice-service/of-project", test_of_project);
  g_test_add_func ("/notice-service/stale-mark", test_stale_mark);
  return g_test_run ();
}
