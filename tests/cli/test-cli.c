/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/way-json.h"
#include "storage/damage.h"
#include "support/way-test-library.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

/* What a call of the program did. */
typedef struct {
  int code;
  char *out;
  char *err;
} Call;

static void
call_clear (Call *call)
{
  g_free (call->out);
  g_free (call->err);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Call, call_clear)

static Call
run (const char *library, const char *first, ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  GError *error = NULL;
  Call call = { 0 };
  va_list words;
  int status;

  g_ptr_array_add (arguments, g_build_filename (g_getenv ("WAYMARK_BUILD_ROOT"), "src", "cli", "waymark-cli", NULL));
  if (library != NULL)
    {
      g_ptr_array_add (arguments, g_strdup ("--library"));
      g_ptr_array_add (arguments, g_strdup (library));
    }
  va_start (words, first);
  for (const char *word = first; word != NULL; word = va_arg (words, const char *))
    g_ptr_array_add (arguments, g_strdup (word));
  va_end (words);
  g_ptr_array_add (arguments, NULL);
  g_spawn_sync (NULL, (char **) arguments->pdata, NULL, 0, NULL, NULL, &call.out, &call.err, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  call.code = WEXITSTATUS (status);
  return call;
}

static void
assert_done (const Call *call)
{
  if (call->code != 0 || *call->err != '\0')
    g_error ("exit %d: %s", call->code, call->err);
}

/* Exit code and one sentence on the standard error, nothing on the standard output. */
static void
assert_failed (const Call *call, int code, const char *says)
{
  if (call->code != code || strstr (call->err, says) == NULL)
    g_error ("exit %d, not %d with “%s”: %s", call->code, code, says, call->err);
  g_assert_cmpstr (call->out, ==, "");
  g_assert_true (g_str_has_suffix (call->err, "\n"));
  g_assert_true (strchr (call->err, '\n') == call->err + strlen (call->err) - 1);
}

static WayJson *
parse (const Call *call)
{
  GError *error = NULL;
  WayJson *json;

  assert_done (call);
  json = way_json_parse (call->out, strlen (call->out), &error);
  g_assert_no_error (error);
  return json;
}

static const WayJson *
item (const WayJson *list, guint i)
{
  g_assert_cmpint (list->type, ==, WAY_JSON_LIST);
  g_assert_cmpuint (i, <, list->items->len);
  return list->items->pdata[i];
}

static const char *
text (const WayJson *object, const char *name)
{
  const WayJson *value = way_json_member (object, name);

  g_assert_nonnull (value);
  g_assert_cmpint (value->type, ==, WAY_JSON_TEXT);
  return value->text;
}

static gint64
number (const WayJson *object, const char *name)
{
  const WayJson *value = way_json_member (object, name);

  g_assert_nonnull (value);
  g_assert_cmpint (value->type, ==, WAY_JSON_INTEGER);
  return value->integer;
}

/* A library with the samples, made once. */
static const char *
sample_library (void)
{
  static char *path;

  if (path == NULL)
    {
      g_auto (Call) call = { 0 };

      path = way_test_path ("samples.waymark");
      call = run (path, "sample", NULL);
      assert_done (&call);
    }
  return path;
}

static void
test_wrong_calls (void)
{
  const char *library = sample_library ();
  static const char *const calls[][4] = {
    { NULL }, { "dance" }, { "--nonsense" }, { "projects", "--nonsense" }, { "projects", "more" }, { "show" }, { "apply" },
    { "export", "dorset" }, { "ask", "7", "x" }, { "ask", "8", "x" }, { "ask", "9", "x" }, { "ask", "11", "x" },
    { "ask", "13", "x" }, { "ask", "nothing", "x" }, { "ask", "1" }, { "ask", "2", "x", "--sector=health" },
    { "kinds", "nothing" }, { "generate", "--projects=0" }, { "generate", "--cards=x" },
    { "generate", "--projects=1001" }, { "generate", "--cards=1000001" }, { "generate", "--actions=2147483647" },
    { "generate", "--actions=99999999999" }, { "log", "--limit=0" }, { "log", "--limit=-1" }, { "sample", "nope" },
    { "export", "x", "project", "--format=json" }, { "export", "x", "nothing", "--output=/tmp/x" },
    { "export", "x", "project", "--output=/tmp/x" }, { "export", "x", "action-plan", "--output=/tmp/x" },
    { "show", "" }, { "apply", "" }, { "restore", "" }, { "projects", "--library=" }, { "backup", "--to=" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_auto (Call) call = run (library, calls[i][0], calls[i][1], calls[i][2], calls[i][3], NULL);

      g_test_message ("%s", call.err);
      assert_failed (&call, 2, "");
    }
}

static void
test_help (void)
{
  static const char *const commands[] = { "init", "sample", "projects", "show", "apply", "export", "ask",
                                          "kinds", "log", "undo", "redo", "check", "notices", "backup", "restore",
                                          "generate" };
  g_auto (Call) help = run (NULL, "--help", NULL);
  g_auto (Call) version = run (NULL, "--version", NULL);

  assert_done (&help);
  assert_done (&version);
  g_assert_true (g_str_has_prefix (version.out, "waymark-cli "));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_auto (Call) call = run ("/nowhere/library", commands[i], "--help", NULL);

      assert_done (&call);
      g_assert_nonnull (strstr (help.out, commands[i]));
      g_assert_nonnull (strstr (call.out, commands[i]));
      g_assert_nonnull (strstr (call.out, "--library"));
      g_assert_nonnull (strstr (call.out, "--json"));
    }
}

/* What belongs to another WHAT, and words that stand for nothing, are not passed over: a script would never know. */
static void
test_exact_calls (void)
{
  static const char *const options[] = { "--actions=open", "--actions=nonsense", "--attribution=sector", "--milestones", "--no-milestones",
                                         "--updates", "--details", "--reflections" };
  const char *library = sample_library ();
  g_autofree char *file = way_test_path ("exact.json");
  g_autofree char *none = way_test_path ("none-exact.waymark");
  g_auto (Call) sample = run (none, "sample", "nope", NULL);
  g_auto (Call) undo = run (library, "undo", "extra", NULL);
  g_auto (Call) show = run (library, "show", NULL);
  g_auto (Call) wizards = run (library, "ask", "1", "Young people’s voices", "--sector=wizards", NULL);
  g_auto (Call) health = run (library, "ask", "1", "Young people’s voices", "--sector=Health", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_auto (Call) call = run (library, "export", "Young people’s voices", "project", "--format=json", "--output", file, options[i], NULL);

      assert_failed (&call, 2, "for action-plan only");
      g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
    }
  assert_failed (&sample, 2, "There is no sample “nope”: say one of example, dorset, brighton.");
  g_assert_false (g_file_test (none, G_FILE_TEST_EXISTS));
  assert_failed (&undo, 2, "“undo” does not take “extra”: waymark-cli undo\n");
  assert_failed (&show, 2, ": waymark-cli show PROJECT\n");
  assert_failed (&wizards, 2, "There is no sector “wizards”: say one of children's social care, police, health");
  assert_done (&health);
}

/* What a stranger is told who calls it wrongly names what was wrong, and what to do. */
static void
test_plain_words (void)
{
  const char *library = sample_library ();
  g_autofree char *none = way_test_path ("no-folder");
  g_autofree char *no_file = g_build_filename (none, "backup.waymark", NULL);
  g_auto (Call) option = run (library, "show", "--all", NULL);
  g_auto (Call) first = run (library, "--all", NULL);
  g_auto (Call) value = run (library, "log", "--limit", NULL);
  g_auto (Call) output = run (library, "export", "x", "action-plan", "--format=pdf", "--output=", NULL);
  g_auto (Call) format = run (library, "export", "x", "action-plan", "--output=x.pdf", NULL);
  g_auto (Call) empty = run (library, "show", "", NULL);
  g_auto (Call) applied = run (library, "apply", library, NULL);
  g_auto (Call) itself = run (library, "restore", library, NULL);
  g_auto (Call) backup = run (library, "restore", no_file, NULL);
  g_auto (Call) listed = run (library, "backup", "--list", "--to", none, NULL);
  g_auto (Call) record = run (library, "log", "0190a0c0-0000-7000-8000-000000000000", NULL);
  g_auto (Call) help = run (NULL, "notices", "--help", NULL);

  assert_failed (&option, 2, "Unknown option --all: “waymark-cli show --help” lists the options.\n");
  assert_failed (&first, 2, "Unknown option --all: “waymark-cli --help” lists the options.\n");
  assert_failed (&value, 2, "Missing argument for --limit: “waymark-cli log --help” lists the options.\n");
  assert_failed (&output, 2, "Say which file to write");
  assert_failed (&format, 2, "--format pdf, docx, html, md, xlsx or csv\n");
  assert_failed (&empty, 2, "“show” was given an empty word: waymark-cli show PROJECT\n");
  assert_failed (&applied, 1, "it is a library or a backup of one, not a project file.\n");
  assert_failed (&itself, 1, "is the library itself, not a backup of it, so nothing was changed.\n");
  assert_failed (&backup, 1, "There is no backup at");
  assert_failed (&listed, 1, "There is no folder");
  assert_failed (&record, 1, "has no record and no project with the id 0190a0c0-0000-7000-8000-000000000000.\n");
  assert_done (&help);
  g_assert_nonnull (strstr (help.out, "PROJECT is a UUID, the beginning of one, or a title."));
}

/* Only init, sample, apply and generate make a library. */
static void
test_no_library (void)
{
  g_autofree char *path = way_test_path ("none.waymark");
  static const char *const calls[][3] = { { "projects" }, { "show", "x" }, { "ask", "1", "x" }, { "log" },
                                          { "undo" },     { "redo" },      { "check" } };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_auto (Call) call = run (path, calls[i][0], calls[i][1], calls[i][2], NULL);

      assert_failed (&call, 1, "There is no library at");
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

static void
test_init (void)
{
  g_autofree char *path = way_test_path ("new.waymark");
  g_autofree char *broken = way_test_path ("broken.waymark");
  g_auto (Call) first = run (path, "init", NULL);
  g_auto (Call) second = run (path, "init", "--json", NULL);
  g_auto (Call) projects = run (path, "projects", "--json", NULL);
  g_auto (Call) bad = { 0 };
  g_autoptr (WayJson) json = NULL;
  g_autoptr (WayJson) none = NULL;

  assert_done (&first);
  json = parse (&second);
  g_assert_cmpstr (text (json, "library"), ==, path);
  none = parse (&projects);
  g_assert_cmpuint (none->items->len, ==, 0);
  g_assert_true (g_file_set_contents (broken, "This is a text, not a library.", -1, NULL));
  bad = run (broken, "init", NULL);
  assert_failed (&bad, 1, "not a Waymark library");
}

/* The first page of a database in WAL mode that has no tables yet: https://www.sqlite.org/fileformat2.html */
static void
write_no_tables (const char *path)
{
  char page[4096] = "SQLite format 3";
  static const struct { guint place; char byte; } bytes[]
    = { { 16, 0x10 }, { 18, 2 }, { 19, 2 }, { 21, 64 }, { 22, 32 }, { 23, 32 }, { 27, 1 }, { 31, 1 }, { 59, 1 }, { 95, 1 }, { 100, 0x0d }, { 105, 0x10 } };

  for (guint i = 0; i < G_N_ELEMENTS (bytes); i++)
    page[bytes[i].place] = bytes[i].byte;
  g_assert_true (g_file_set_contents (path, page, sizeof page, NULL));
}

/* What a first start that was broken off leaves: a file without anything in it, or a database without tables. Commands that
 * make no library say what it is; the first that may makes one of it. */
static void
test_unfinished (gconstpointer makes_it)
{
  static const char *const calls[][3] = { { "projects" }, { "show", "x" }, { "log" }, { "undo" }, { "check" }, { "check", "--repair" } };

  for (guint database = 0; database < 2; database++)
    {
      g_autofree char *path = way_test_path (database ? "no-tables.waymark" : "no-bytes.waymark");
      g_auto (Call) made = { 0 };
      g_auto (Call) checked = { 0 };

      if (database)
        write_no_tables (path);
      else
        g_assert_true (g_file_set_contents (path, "", 0, NULL));
      for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
        {
          g_auto (Call) call = run (path, calls[i][0], calls[i][1], calls[i][2], NULL);

          assert_failed (&call, 1, "There is nothing in");
        }
      made = run (path, makes_it, NULL);
      assert_done (&made);
      g_assert_true (g_str_equal (makes_it, "sample") || g_str_has_prefix (made.out, "Made the library"));
      checked = run (path, "check", NULL);
      assert_done (&checked);
      g_unlink (path);
    }
}

static void
test_projects (void)
{
  g_auto (Call) call = run (sample_library (), "projects", "--json", NULL);
  g_auto (Call) before = run (sample_library (), "--json", "projects", NULL);
  g_auto (Call) table = run (sample_library (), "projects", NULL);
  g_autoptr (WayJson) json = parse (&call);

  assert_done (&table);
  g_assert_cmpstr (call.out, ==, before.out);
  g_assert_cmpuint (json->items->len, ==, 3);
  for (guint i = 0; i < json->items->len; i++)
    {
      const WayJson *project = item (json, i);
      WayId id;

      g_assert_cmpuint (project->names->len, ==, 4);
      g_assert_true (way_id_parse (text (project, "id"), &id));
      g_assert_nonnull (text (project, "partnership"));
      g_assert_nonnull (text (project, "stage"));
      g_assert_nonnull (strstr (table.out, text (project, "id")));
    }
}

/* By UUID, by the beginning of one, by title in any case. */
static void
test_finding (void)
{
  g_auto (Call) projects = run (sample_library (), "projects", "--json", NULL);
  g_autoptr (WayJson) json = parse (&projects);
  const char *id = text (item (json, 1), "id");
  g_autofree char *start = g_ascii_strup (id, 8);
  g_autofree char *title = g_utf8_strup (text (item (json, 1), "title"), -1);
  const char *const words[] = { id, start, title };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_auto (Call) call = run (sample_library (), "show", words[i], "--json", NULL);
      g_autoptr (WayJson) shown = parse (&call);
      g_auto (Call) plain = run (sample_library (), "show", words[i], NULL);

      g_assert_cmpstr (text (shown, "id"), ==, id);
      g_assert_cmpint (number (way_json_member (shown, "records"), "theme"), >, 0);
      assert_done (&plain);
      g_assert_nonnull (strstr (plain.out, id));
    }
  {
    g_auto (Call) none = run (sample_library (), "show", "no such", NULL);

    assert_failed (&none, 1, "There is no project “no such”");
  }
}

static void
test_ambiguous (void)
{
  g_autofree char *path = way_test_path ("twins.waymark");
  g_autoptr (WayLibrary) library = way_library_open (path, WAY_LIBRARY_CREATE, NULL);
  g_autoptr (WayRecord) first = way_test_project (library, "Voices");
  g_autoptr (WayRecord) second = way_test_project (library, "voices");
  g_auto (Call) call = run (path, "show", "VOICES", NULL);
  char id[WAY_ID_TEXT_SIZE];

  assert_failed (&call, 1, "more than one project");
  g_assert_nonnull (strstr (call.err, way_id_to_text (way_record_get_id (first), id)));
  g_assert_nonnull (strstr (call.err, way_id_to_text (way_record_get_id (second), id)));
}

static void
test_ask (void)
{
  static const char *const numbers[] = { "1", "2", "3", "4", "5", "6", "10", "12" };
  g_auto (Call) list = run (NULL, "ask", "--json", NULL);
  g_autoptr (WayJson) questions = parse (&list);

  g_assert_cmpuint (questions->items->len, ==, G_N_ELEMENTS (numbers));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      const char *name = text (item (questions, i), "name");
      g_auto (Call) by_number = run (sample_library (), "ask", numbers[i], "Example: young people’s voices (invented)", "--json", NULL);
      g_auto (Call) by_name = run (sample_library (), "ask", name, "example: young people’s voices (invented)", "--json", NULL);
      g_auto (Call) plain = run (sample_library (), "ask", name, "example: young people’s voices (invented)", NULL);
      g_autoptr (WayJson) rows = parse (&by_number);

      assert_done (&plain);
      g_assert_cmpstr (by_number.out, ==, by_name.out);
      g_assert_cmpuint (rows->items->len, >, 0);
      for (guint r = 0; r < rows->items->len; r++)
        {
          WayId id;

          g_assert_true (way_id_parse (text (item (rows, r), "id"), &id));
          if (strcmp (name, "themes-not-taken-forward") == 0)
            g_assert_cmpint (number (item (rows, r), "agencies"), >=, 3);
        }
    }
}

static void
test_kinds (void)
{
  g_auto (Call) all = run (NULL, "kinds", "--json", NULL);
  g_auto (Call) one = run (NULL, "kinds", "action", "--json", NULL);
  g_auto (Call) plain = run (NULL, "kinds", NULL);
  g_autoptr (WayJson) kinds = parse (&all);
  g_autoptr (WayJson) action = parse (&one);
  guint n_kinds;

  way_kinds (&n_kinds);
  g_assert_cmpuint (kinds->items->len, ==, n_kinds);
  g_assert_cmpuint (action->items->len, ==, 1);
  g_assert_cmpstr (text (item (action, 0), "name"), ==, "action");
  assert_done (&plain);
  for (guint i = 0; i < n_kinds; i++)
    {
      const WayKind *kind = way_kinds (NULL)[i];

      g_assert_nonnull (strstr (plain.out, kind->name));
      for (guint f = 0; f < kind->n_fields; f++)
        g_assert_nonnull (strstr (plain.out, kind->fields[f].name));
    }
}

static void
test_export_and_apply (void)
{
  g_autofree char *file = way_test_path ("dorset.waymark.json");
  g_autofree char *second = way_test_path ("dorset-again.waymark.json");
  g_autofree char *copy = way_test_path ("copy.waymark");
  g_autofree char *none = way_test_path ("none.waymark");
  g_auto (Call) written = run (sample_library (), "export", "Young people’s voices", "project", "--format", "json", "--output", file, "--json", NULL);
  g_autoptr (WayJson) result = parse (&written);
  g_auto (Call) dry = run (none, "apply", "--dry-run", file, "--json", NULL);
  g_autoptr (WayJson) would = parse (&dry);
  g_auto (Call) applied = run (copy, "apply", file, "--json", NULL);
  g_autoptr (WayJson) did = parse (&applied);
  g_auto (Call) again = run (copy, "apply", file, NULL);
  g_auto (Call) rewritten = run (copy, "export", "Young people’s voices", "project", "--format=json", "--output", second, NULL);
  g_auto (Call) check = run (copy, "check", "--json", NULL);
  g_autoptr (WayJson) whole = parse (&check);
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (file, &a, &size, NULL));
  g_assert_cmpint (number (result, "size"), ==, (gint64) size);
  g_assert_cmpstr (text (result, "path"), ==, file);
  g_assert_false (g_file_test (none, G_FILE_TEST_EXISTS));
  g_assert_cmpint (number (would, "created"), ==, number (did, "created"));
  g_assert_cmpint (number (did, "created"), >, 100);
  assert_done (&again);
  g_assert_nonnull (strstr (again.out, " 0 records created, 0 updated"));
  assert_done (&rewritten);
  g_assert_true (g_file_get_contents (second, &b, NULL, NULL));
  g_assert_cmpstr (a, ==, b);
  g_assert_true (way_json_member (whole, "whole")->boolean);
}

/* A sealed copy opens with its passphrase only, and what does not open leaves nothing behind. */
static void
test_sealed (void)
{
  g_autofree char *file = way_test_path ("dorset.waymark.sealed");
  g_autofree char *plain = way_test_path ("dorset.waymark.json");
  g_autofree char *again = way_test_path ("again.waymark.json");
  g_autofree char *words = way_test_path ("words"), *other = way_test_path ("other"), *few = way_test_path ("few");
  g_autofree char *copy = way_test_path ("sealed.waymark");
  g_autofree char *sealed = NULL, *first = NULL, *second = NULL;
  gsize size;

  g_assert_true (g_file_set_contents (words, "a river of small lamps\n", -1, NULL));
  g_assert_true (g_file_set_contents (other, "a river of small stones\n", -1, NULL));
  g_assert_true (g_file_set_contents (few, "short\n", -1, NULL));
  {
    g_auto (Call) short_one = run (sample_library (), "export", "Young people’s voices", "project", "--format=json", "--seal",
                                   "--passphrase-file", few, "--output", file, NULL);
    g_auto (Call) plan = run (sample_library (), "export", "Young people’s voices", "action-plan", "--format=md", "--seal",
                              "--output", file, NULL);

    assert_failed (&short_one, 2, "at least 8 characters");
    assert_failed (&plan, 2, "--seal is for project only");
    g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  }
  {
    g_auto (Call) written = run (sample_library (), "export", "Young people’s voices", "project", "--format=json", "--seal",
                                 "--passphrase-file", words, "--output", file, NULL);
    g_auto (Call) unsealed = run (sample_library (), "export", "Young people’s voices", "project", "--format=json", "--output",
                                  plain, NULL);
    g_auto (Call) wrong = run (copy, "apply", file, "--passphrase-file", other, NULL);

    assert_done (&written);
    assert_done (&unsealed);
    assert_failed (&wrong, 1, "That is not the passphrase");
    g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  }
  g_assert_true (g_file_get_contents (file, &sealed, &size, NULL));
  g_assert_null (g_strstr_len (sealed, (gssize) size, "oung people"));
  {
    g_auto (Call) applied = run (copy, "apply", file, "--passphrase-file", words, NULL);
    g_auto (Call) rewritten = run (copy, "export", "Young people’s voices", "project", "--format=json", "--output", again, NULL);

    assert_done (&applied);
    assert_done (&rewritten);
  }
  g_assert_true (g_file_get_contents (plain, &first, NULL, NULL));
  g_assert_true (g_file_get_contents (again, &second, NULL, NULL));
  g_assert_cmpstr (first, ==, second);
  {
    g_autofree char *cut = way_test_path ("cut.waymark.sealed"), *never = way_test_path ("never-sealed.waymark");
    g_auto (Call) from_cut = { 0 };

    g_assert_true (g_file_set_contents (cut, sealed, (gssize) size - 100, NULL));
    from_cut = run (never, "apply", cut, "--passphrase-file", words, NULL);
    assert_failed (&from_cut, 1, "changed or cut short");
    g_assert_false (g_file_test (never, G_FILE_TEST_EXISTS));
  }
}

/* What looks like a person is listed, and said before an export, which it does not stop. */
static void
test_notices (void)
{
  g_autofree char *path = way_test_path ("notices.waymark");
  g_autofree char *file = way_test_path ("notices.waymark.json"), *out = way_test_path ("out.json");
  g_autofree char *plan = way_test_path ("plan.md");
  g_autofree char *from = NULL, *both = NULL;

  g_assert_true (g_file_set_contents (file, "{ \"format\": \"waymark-project\", \"version\": 1, \"project\": \"p\", \"records\": {"
    " \"partnership\": [ { \"id\": \"w\", \"name\": \"Wickmouth\" } ],"
    " \"project\": [ { \"id\": \"p\", \"title\": \"Ours\", \"partnerships\": [ \"w\" ] } ],"
    " \"card\": [ { \"id\": \"c\", \"text\": \"Child A rang from 07700 900123\" }, { \"id\": \"d\", \"text\": \"Trust\" } ],"
    " \"action\": [ { \"id\": \"a\", \"reference\": \"A-001\", \"text\": \"Call back\", \"status\": \"proposed\", \"cards\": [ \"d\" ] } ],"
    " \"reflection\": [ { \"id\": \"r\", \"date\": \"2022-03-01\", \"private\": true, \"answers\": [ \"Child B\" ] } ] } }",
    -1, NULL));
  {
    g_auto (Call) applied = run (path, "apply", file, NULL);
    g_auto (Call) listed = run (path, "notices", "Ours", NULL);
    g_auto (Call) for_machines = run (path, "notices", "Ours", "--json", NULL);
    g_autoptr (WayJson) list = parse (&for_machines);
    g_auto (Call) written = run (path, "export", "Ours", "project", "--format=json", "--output", out, NULL);
    g_auto (Call) planned = run (path, "export", "Ours", "action-plan", "--format=md", "--output", plan, NULL);
    g_auto (Call) private = run (path, "export", "Ours", "project", "--format=json", "--private", "--output", out, NULL);
    g_auto (Call) none = run (sample_library (), "notices", "Young people’s voices", NULL);

    assert_done (&applied);
    assert_done (&listed);
    g_assert_nonnull (strstr (listed.out, "07700 900123"));
    g_assert_nonnull (strstr (listed.out, "It cannot know"));
    g_assert_cmpuint (list->items->len, ==, 3);
    g_assert_cmpint (written.code, ==, 0);
    g_assert_nonnull (strstr (written.err, "2 places in it look like a person"));
    g_assert_true (g_file_test (out, G_FILE_TEST_EXISTS));
    /* The action comes from the other card. */
    g_assert_null (strstr (planned.err, "look"));
    g_assert_cmpint (private.code, ==, 0);
    g_assert_nonnull (strstr (private.err, "3 places in it look like a person"));
    assert_done (&none);
    g_assert_nonnull (strstr (none.out, "Nothing looks like a person."));
  }
  g_assert_true (g_file_get_contents (file, &from, NULL, NULL));
  {
    g_auto (GStrv) parts = g_strsplit (from, "\"cards\": [ \"d\" ]", 2);
    g_auto (Call) applied = { 0 };
    g_auto (Call) planned = { 0 };

    g_assert_cmpuint (g_strv_length (parts), ==, 2);
    both = g_strjoinv ("\"cards\": [ \"c\" ]", parts);
    g_assert_true (g_file_set_contents (file, both, -1, NULL));
    applied = run (path, "apply", file, NULL);
    planned = run (path, "export", "Ours", "action-plan", "--format=md", "--output", plan, NULL);
    assert_done (&applied);
    g_assert_cmpint (planned.code, ==, 0);
    g_assert_nonnull (strstr (planned.err, "2 places in it look like a person"));
  }
}

static void
test_export_plan (void)
{
  static const char *const formats[] = { "pdf", "docx", "html", "md", "xlsx", "csv" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *name = g_strconcat ("plan.", formats[i], NULL);
      g_autofree char *file = way_test_path (name);
      g_auto (Call) call = run (sample_library (), "export", "Young people’s voices", "action-plan", "--format", formats[i], "--output", file, NULL);
      g_autofree char *data = NULL;
      g_autofree char *size = NULL;
      gsize written;

      g_assert_cmpint (call.code, ==, 0);
      g_assert_true (g_file_get_contents (file, &data, &written, NULL));
      size = g_strdup_printf ("(%" G_GSIZE_FORMAT " bytes)", written);
      g_assert_cmpuint (written, >, 100);
      g_assert_nonnull (strstr (call.out, file));
      g_assert_nonnull (strstr (call.out, size));
    }
}

/* What is wrong only in its meaning leaves no library either, and an empty one that was there stays. */
static void
test_refused_leaves_nothing (void)
{
  static const char *const records[] = {
    "\"card\": [ { \"id\": \"c\", \"kind\": \"barrier\" } ]",
    "\"card\": [ { \"id\": \"c\", \"text\": \"Trust\", \"themes\": [ \"nowhere\" ] } ]",
    "\"action\": [ { \"id\": \"a\", \"reference\": \"A-1\", \"text\": \"Call\", \"status\": \"proposed\", \"due\": \"2022-02-31\" } ]",
    "\"stage_change\": [ { \"id\": \"s\", \"to\": \"delivery\", \"date\": \"2022-02-01\" } ]",
  };
  g_autofree char *path = way_test_path ("refused.waymark");
  g_autofree char *file = way_test_path ("refused.waymark.json");

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autofree char *content = g_strdup_printf ("{ \"format\": \"waymark-project\", \"version\": 1, \"project\": \"p\", \"records\": {"
                                                  " \"partnership\": [ { \"id\": \"w\", \"name\": \"Wickmouth\" } ],"
                                                  " \"project\": [ { \"id\": \"p\", \"title\": \"Ours\", \"partnerships\": [ \"w\" ],"
                                                  " \"stage\": \"enquiry\" } ], %s } }", records[i]);
      g_auto (Call) call = { 0 };
      g_auto (Call) dry = { 0 };

      g_assert_true (g_file_set_contents (file, content, -1, NULL));
      dry = run (path, "apply", "--dry-run", file, NULL);
      call = run (path, "apply", file, NULL);
      g_assert_cmpint (call.code, ==, 1);
      g_assert_cmpstr (call.out, ==, "");
      g_assert_nonnull (strstr (call.err, "Nothing was read from"));
      g_assert_cmpstr (call.err, ==, dry.err);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

/* Milestones are named with their day and whether they are done, unless they are only to be counted. */
static void
test_export_milestones (void)
{
  static const char *const formats[] = { "md", "csv", "html" };
  const char *example = "Example: young people’s voices (invented)";

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    for (guint counted = 0; counted < 2; counted++)
      {
        g_autofree char *file = way_test_path ("milestones");
        g_auto (Call) call = run (sample_library (), "export", example, "action-plan", "--format", formats[i], "--output", file,
                                  counted ? "--no-milestones" : NULL, NULL);
        g_autofree char *text = NULL;

        g_assert_cmpint (call.code, ==, 0);
        g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
        g_assert_nonnull (strstr (text, "2 of 4 milestones"));
        g_assert_true ((strstr (text, "Done: ") == NULL) == counted);
        g_assert_true ((strstr (text, "To do: ") == NULL) == counted);
      }
}

/* How far sources are named at most; another word writes nothing. */
static void
test_export_attribution (void)
{
  static const char *const said[][3] = {
    { "conversation", "Wickmouth Police\\)", "(Police" }, { "sector", "(Police\\)", "Wickmouth Police\\)" },
    { "partner", "(a partner\\)", "Police\\)" }, { "none", "From barrier", "a partner" },
  };
  g_autofree char *file = way_test_path ("said.md");
  g_autofree char *other = way_test_path ("never said.md");
  const char *example = "Example: young people’s voices (invented)";

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_auto (Call) call = run (sample_library (), "export", example, "action-plan", "--format=md", "--attribution", said[i][0],
                                "--output", file, NULL);
      g_autofree char *text = NULL;

      g_assert_cmpint (call.code, ==, 0);
      g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
      g_assert_nonnull (strstr (text, said[i][1]));
      g_assert_null (strstr (text, said[i][2]));
    }
  {
    g_auto (Call) call = run (sample_library (), "export", example, "action-plan", "--format=md", "--attribution", "agency",
                              "--output", other, NULL);

    assert_failed (&call, 2, "no choice of attribution");
    g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  }
}

static void
test_bad_files (void)
{
  g_autofree char *path = way_test_path ("never.waymark");
  g_autofree char *file = way_test_path ("bad.waymark.json");
  g_auto (Call) missing = run (path, "apply", "/nowhere/x.waymark.json", NULL);
  g_auto (Call) cut = { 0 };
  g_auto (Call) faults = { 0 };
  g_auto (Call) target = run (sample_library (), "export", "Young people’s voices", "project", "--format=json", "--output=/nowhere/x", NULL);

  assert_failed (&missing, 1, "There is no file");
  assert_failed (&target, 1, "could not be written");
  g_assert_true (g_file_set_contents (file, "{ \"format\": \"waymark-project\",", -1, NULL));
  cut = run (path, "apply", file, NULL);
  assert_failed (&cut, 1, "ends too early");
  /* A bad file makes no library. */
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (file, "{ \"format\": \"waymark-project\", \"version\": 1, \"project\": \"p\", \"records\": {"
                                            " \"card\": [ { \"id\": \"c\" },\n { \"id\": \"c\" } ] } }", -1, NULL));
  faults = run (sample_library (), "apply", file, NULL);
  g_assert_cmpint (faults.code, ==, 1);
  g_assert_nonnull (strstr (faults.err, "Nothing was read from"));
  g_assert_nonnull (strstr (faults.err, "line 2, “c”: the id is used twice, first in line 1."));
  g_assert_nonnull (strstr (faults.err, "“Text” is needed"));
}

#define CHAPTER 100000
#define LONG_ID "0190a0c0-0000-7000-8000-000000000001"
#define LIKE_IT "0190a0c0-0000-7000-8000-000000000002"

/* A project file whose title has about @size letters, and whose stage is @stage. */
static void
write_long_file (const char *file, gsize size, const char *stage)
{
  g_autoptr (GString) text = g_string_new ("{ \"format\": \"waymark-project\", \"version\": 1, \"project\": \"" LONG_ID "\", \"records\": {"
                                           " \"partnership\": [ { \"id\": \"q\", \"name\": \"Coast partnership\" } ],"
                                           " \"project\": [ { \"id\": \"" LONG_ID "\", \"partnerships\": [ \"q\" ], \"stage\": \"");

  g_string_append_printf (text, "%s\", \"title\": \"Young voices", stage);
  for (guint i = 0; text->len < size; i++)
    g_string_append_printf (text, " %u é", i);
  g_string_append (text, "\" } ] } }");
  g_assert_true (g_file_set_contents (file, text->str, (gssize) text->len, NULL));
}

/* Projects that a call could mean are named by the beginnings of their titles. */
static void
assert_ambiguous (const char *library, const char *project)
{
  g_autofree char *file = way_test_path ("like-it.waymark.json");
  g_autoptr (GString) other = g_string_new (project);
  g_auto (Call) applied = { 0 }, shown = { 0 };

  g_string_replace (other, LONG_ID, LIKE_IT, 0);
  g_assert_true (g_file_set_contents (file, other->str, (gssize) other->len, NULL));
  applied = run (library, "apply", file, NULL);
  assert_done (&applied);
  shown = run (library, "show", "0190a0c0", NULL);
  assert_failed (&shown, 1, "stands for more than one project");
  g_assert_nonnull (strstr (shown.err, LIKE_IT));
  g_assert_cmpuint (strlen (shown.err), <, 1000);
}

/* No title is too long to be kept: it is read, exported, and written as it was read. What is quoted of a text that is wrong
 * is its beginning. */
static void
test_long_texts (void)
{
  static const char *const formats[] = { "docx", "html", "md", "xlsx", "csv" };
  g_autofree char *path = way_test_path ("long.waymark"), *copy = way_test_path ("long-copy.waymark");
  g_autofree char *file = way_test_path ("long.waymark.json"), *first = way_test_path ("first.waymark.json");
  g_autofree char *second = way_test_path ("second.waymark.json"), *plan = way_test_path ("long-plan");
  g_autofree char *word = g_strnfill (CHAPTER, 'x'), *one = NULL, *two = NULL;
  g_auto (Call) applied = { 0 }, written = { 0 }, again = { 0 }, rewritten = { 0 }, wrong = { 0 };

  write_long_file (file, 10 * CHAPTER, "enquiry");
  applied = run (path, "apply", file, NULL);
  assert_done (&applied);
  g_assert_cmpuint (strlen (applied.out), <, 1000);
  written = run (path, "export", LONG_ID, "project", "--format=json", "--output", first, NULL);
  assert_done (&written);
  again = run (copy, "apply", first, NULL);
  assert_done (&again);
  rewritten = run (copy, "export", LONG_ID, "project", "--format=json", "--output", second, NULL);
  assert_done (&rewritten);
  g_assert_true (g_file_get_contents (first, &one, NULL, NULL));
  g_assert_true (g_file_get_contents (second, &two, NULL, NULL));
  g_assert_true (g_str_equal (one, two));
  g_assert_cmpuint (strlen (one), >, 10 * CHAPTER);
  assert_ambiguous (copy, one);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_auto (Call) export = run (path, "export", LONG_ID, "action-plan", "--format", formats[i], "--output", plan, NULL);

      g_assert_cmpint (export.code, ==, 0);
    }
  write_long_file (file, 1000, word);
  wrong = run (copy, "apply", file, NULL);
  g_assert_cmpint (wrong.code, ==, 1);
  g_assert_cmpuint (strlen (wrong.err), <, 1000);
  g_assert_nonnull (strstr (wrong.err, "…” is not one of the values of “Stage”"));
}

/* --- Ended by a signal --- */

/* Starts the program and ends it by @number while something of its that begins with @name lies in @folder. %FALSE if it was
 * too quick. */
static gboolean
run_and_end (const char *const *arguments, const char *folder, const char *name, int number)
{
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "TMPDIR", folder, TRUE);
  GError *error = NULL;
  gboolean caught;
  int status;
  GPid pid;

  g_spawn_async (NULL, (char **) arguments, environment, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  while (!(caught = way_test_has_file (folder, name)) && waitpid (pid, &status, WNOHANG) == 0)
    g_usleep (200);
  if (!caught)
    {
      g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
      return FALSE;
    }
  /* It is held where it is, and finds the signal when it goes on. */
  g_assert_cmpint (kill (pid, SIGSTOP), ==, 0);
  caught = way_test_has_file (folder, name);
  g_assert_cmpint (kill (pid, number), ==, 0);
  g_assert_cmpint (kill (pid, SIGCONT), ==, 0);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (!caught || (WIFSIGNALED (status) && WTERMSIG (status) == number));
  return caught;
}

/* An export, a backup and a restoration that are ended leave nothing half done, and nothing lying about. */
static void
test_ended (gconstpointer what)
{
  g_autofree char *program = g_build_filename (g_getenv ("WAYMARK_BUILD_ROOT"), "src", "cli", "waymark-cli", NULL);
  g_autofree char *folder = way_test_path (what), *path = g_build_filename (folder, "ended.waymark", NULL);
  g_autofree char *copies = g_build_filename (folder, "copies", NULL), *plan = g_build_filename (folder, "plan.pdf", NULL);
  g_autofree char *backup = g_build_filename (folder, "kept.waymark", NULL), *data = NULL;
  const char *exports[] = { program, "--library", path, "export", "Young people’s voices", "action-plan", "--format=pdf", "--output", plan, NULL };
  const char *backups[] = { program, "--library", path, "backup", "--to", copies, NULL };
  const char *restores[] = { program, "--library", path, "restore", backup, NULL };
  const char *const *arguments = g_str_equal (what, "export") ? exports : g_str_equal (what, "backup") ? backups : restores;
  g_auto (Call) sample = { 0 }, checked = { 0 };
  guint n_caught = 0;
  gsize size;

  g_assert_cmpint (g_mkdir_with_parents (copies, 0700), ==, 0);
  sample = run (path, "sample", NULL);
  assert_done (&sample);
  g_assert_true (g_file_get_contents (path, &data, &size, NULL) && g_file_set_contents (backup, data, (gssize) size, NULL));
  for (guint i = 0; n_caught < 6 && i < 100; i++)
    {
      const char *where = arguments == backups ? copies : folder;

      n_caught += run_and_end (arguments, where, ".waymark-", i % 2 == 0 ? SIGTERM : SIGINT);
      g_assert_false (way_test_has_temporary (where));
      g_assert_true (arguments != exports || !g_file_test (plan, G_FILE_TEST_EXISTS) || g_unlink (plan) == 0);
    }
  g_assert_cmpuint (n_caught, ==, 6);
  checked = run (path, "check", NULL);
  assert_done (&checked);
}

/* Neither the library in which it is tried what a file would do is left behind, nor an empty one that was to get it; that may
 * have got it already. */
static void
test_ended_apply (gconstpointer what)
{
  g_autofree char *program = g_build_filename (g_getenv ("WAYMARK_BUILD_ROOT"), "src", "cli", "waymark-cli", NULL);
  g_autofree char *file = g_build_filename (g_getenv ("WAYMARK_SOURCE_ROOT"), "data", "samples", "example.waymark.json", NULL);
  g_autofree char *folder = way_test_path (what != NULL ? what : "apply"), *path = g_build_filename (folder, "new.waymark", NULL);
  const char *arguments[] = { program, "--library", path, "apply", file, what, NULL };
  guint n_caught = 0;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (guint i = 0; n_caught < 6 && i < 100; i++)
    {
      gboolean caught = run_and_end (arguments, folder, what != NULL ? "waymark-" : "new.", i % 2 == 0 ? SIGTERM : SIGINT);

      g_assert_false (way_test_has_file (folder, "waymark-"));
      if (!way_test_has_file (folder, "new."))
        n_caught += caught;
      else
        {
          g_auto (Call) shown = run (path, "show", "Example: young people’s voices (invented)", NULL);

          g_assert_true (what == NULL);
          assert_done (&shown);
          g_assert_true (g_unlink (path) == 0);
        }
    }
  g_assert_cmpuint (n_caught, ==, 6);
}

/* A person is shown the latest and told that there is more; a machine gets all, unless it says how many. */
static void
test_log_limit (void)
{
  g_autofree char *path = way_test_path ("steps.waymark");
  g_auto (Call) sample = run (path, "sample", "example", NULL);
  g_auto (Call) all = { 0 }, three = { 0 }, plain = { 0 }, many = { 0 };
  g_autoptr (WayJson) steps = NULL;
  g_autoptr (WayJson) some = NULL;

  assert_done (&sample);
  {
    g_autoptr (WayLibrary) library = way_library_open (path, 0, NULL);

    for (guint i = 0; i < 30; i++)
      g_assert_true (way_library_undo (library, NULL, NULL) && way_library_redo (library, NULL, NULL));
  }
  all = run (path, "log", "--json", NULL);
  steps = parse (&all);
  g_assert_cmpuint (steps->items->len, ==, 61);
  three = run (path, "log", "--json", "--limit=3", NULL);
  some = parse (&three);
  g_assert_cmpuint (some->items->len, ==, 3);
  plain = run (path, "log", NULL);
  assert_done (&plain);
  g_assert_true (g_str_has_suffix (plain.out, "There are earlier steps: “--limit” shows more, “--json” all.\n"));
  many = run (path, "log", "--limit=61", NULL);
  assert_done (&many);
  g_assert_null (strstr (many.out, "There are earlier steps"));
}

/* What was there before is backed up, as before an import; one project is one project. */
static void
test_backed_up_first (void)
{
  g_autofree char *folder = way_test_path ("generated");
  g_autofree char *path = g_build_filename (folder, "library.waymark", NULL);
  g_auto (Call) made = run (path, "generate", "--projects=1", "--cards=1", "--actions=0", NULL);
  g_auto (Call) none = run (path, "backup", "--list", "--json", NULL);
  g_auto (Call) more = run (path, "generate", "--cards=2", "--seed=2", NULL);
  g_auto (Call) sample = run (path, "sample", "brighton", NULL);
  g_auto (Call) both = run (path, "backup", "--list", "--json", NULL);
  g_autoptr (WayJson) before = parse (&none);
  g_autoptr (WayJson) after = parse (&both);
  const WayJson *list = way_json_member (after, "backups");

  g_assert_cmpstr (made.out, ==, "Generated 1 project with 1 card and 0 actions from seed 1.\n");
  assert_done (&more);
  assert_done (&sample);
  g_assert_cmpuint (way_json_member (before, "backups")->items->len, ==, 0);
  g_assert_cmpuint (list->items->len, ==, 2);
  g_assert_cmpstr (text (item (list, 0), "reason"), ==, "import");
}

static void
test_undo_and_log (void)
{
  g_autofree char *path = way_test_path ("undo.waymark");
  g_auto (Call) sample = run (path, "sample", "dorset", NULL);
  g_auto (Call) log = run (path, "log", "--json", NULL);
  g_auto (Call) plain = run (path, "log", NULL);
  g_autoptr (WayJson) steps = parse (&log);
  g_auto (Call) undo = run (path, "undo", "--json", NULL);
  g_autoptr (WayJson) undone = parse (&undo);
  g_auto (Call) nothing = run (path, "undo", NULL);
  g_auto (Call) empty = run (path, "projects", "--json", NULL);
  g_auto (Call) redo = run (path, "redo", NULL);
  g_auto (Call) full = run (path, "projects", "--json", NULL);
  g_autoptr (WayJson) none = parse (&empty);
  g_autoptr (WayJson) one = parse (&full);
  g_auto (Call) of_project = run (path, "log", text (item (one, 0), "id"), NULL);

  assert_done (&sample);
  assert_done (&plain);
  g_assert_cmpuint (steps->items->len, ==, 1);
  g_assert_cmpstr (text (item (steps, 0), "label"), ==, "Load sample projects");
  g_assert_cmpstr (text (undone, "label"), ==, "Load sample projects");
  assert_failed (&nothing, 1, "");
  g_assert_cmpuint (none->items->len, ==, 0);
  assert_done (&redo);
  g_assert_cmpuint (one->items->len, ==, 1);
  assert_done (&of_project);
  g_assert_nonnull (strstr (of_project.out, "Load sample projects"));
}

static void
test_log_of_record (void)
{
  g_autofree char *path = way_test_path ("history.waymark");
  g_autoptr (WayLibrary) library = way_library_open (path, WAY_LIBRARY_CREATE, NULL);
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autoptr (WayRecord) card = way_test_record (library, project, "card", "Late");
  g_autofree char *id = way_id_dup_text (way_record_get_id (card));
  g_auto (Call) call = run (path, "log", id, "--json", NULL);
  g_auto (Call) plain = run (path, "log", id, NULL);
  g_autoptr (WayJson) entries = parse (&call);

  assert_done (&plain);
  g_assert_cmpuint (entries->items->len, >, 1);
  g_assert_cmpstr (text (item (entries, 0), "what"), !=, "");
}

static void
test_generate (void)
{
  g_autofree char *first = way_test_path ("first.waymark");
  g_autofree char *second = way_test_path ("second.waymark");
  g_auto (Call) a = run (first, "generate", "--projects=2", "--cards=30", "--actions=20", "--seed=5", NULL);
  g_auto (Call) b = run (second, "generate", "--projects=2", "--cards=30", "--actions=20", "--seed=5", "--json", NULL);
  g_auto (Call) one = run (first, "projects", "--json", NULL);
  g_auto (Call) two = run (second, "projects", "--json", NULL);
  g_auto (Call) check = run (first, "check", NULL);
  g_autoptr (WayJson) json = parse (&b);

  assert_done (&a);
  assert_done (&check);
  g_assert_cmpint (number (json, "cards"), ==, 30);
  g_assert_cmpstr (one.out, ==, two.out);
}

/* A byte changed behind the library's back is found. */
static void
test_check_damage (void)
{
  g_autofree char *path = way_test_path ("damaged.waymark");
  g_auto (Call) made = run (path, "generate", "--cards=200", NULL);
  g_autofree char *data = NULL;
  g_auto (Call) check = { 0 };
  g_auto (Call) mended = { 0 };
  g_auto (Call) again = { 0 };
  gsize size;

  assert_done (&made);
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  for (gsize i = size / 2; i < size / 2 + 20000 && i < size; i++)
    data[i] ^= 0x55;
  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
  check = run (path, "check", NULL);
  g_assert_cmpint (check.code, ==, 1);
  g_assert_cmpstr (check.err, !=, "");
  mended = run (path, "check", "--repair", NULL);
  assert_done (&mended);
  g_assert_nonnull (strstr (mended.out, "The damaged file is kept as"));
  again = run (path, "check", "--repair", NULL);
  assert_done (&again);
  g_assert_nonnull (strstr (again.out, "is whole"));
}

/* What neither the library nor its history has any more is named. */
static void
test_check_names_lost (void)
{
  g_autofree char *path = way_test_path ("damaged.waymark"), *words = way_test_words ("Zwieback", 20000);
  g_auto (Call) mended = { 0 };

  {
    g_autoptr (WayLibrary) library = way_test_library ();
    g_autoptr (WayRecord) project = way_test_project (library, "Voices");
    g_autoptr (WayRecord) card = way_test_record (library, project, "card", words);

    g_assert_true (way_library_backup (library, path, NULL));
  }
  g_assert_cmpuint (damage_pages (path, "name IN ('card', 'change') AND pagetype = 'overflow'"), >, 0);
  mended = run (path, "check", "--repair", NULL);
  assert_done (&mended);
  g_assert_nonnull (strstr (mended.out, "What could not be saved, or only as one of two readings:\n"));
  g_assert_nonnull (strstr (mended.out, "\nCard “Zwieback word0"));
}

static void
copy_file (const char *from, const char *to, const char *end, gboolean damages)
{
  g_autofree char *source = g_strconcat (from, end, NULL), *target = g_strconcat (to, end, NULL);
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (source, &data, &size, NULL));
  g_assert_cmpuint (size, >, 0);
  for (gsize i = size / 2; damages && i < size / 2 + 20000 && i < size; i++)
    data[i] ^= 0x55;
  g_assert_true (g_file_set_contents (target, data, (gssize) size, NULL));
}

static GBytes *
bytes_of (const char *path)
{
  char *data;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  return g_bytes_new_take (data, size);
}

/* What was saved last lies in the log beside a damaged library: it is not written into the damaged pages. */
static void
test_check_untouched (void)
{
  g_autofree char *first = way_test_path ("first.waymark"), *path = way_test_path ("damaged.waymark");
  g_auto (Call) made = run (first, "generate", "--cards=200", NULL);
  g_auto (Call) check = { 0 };
  g_auto (Call) mended = { 0 };
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) checked = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autofree char *kept = NULL;

  assert_done (&made);
  {
    g_autoptr (WayLibrary) library = way_library_open (first, 0, NULL);
    g_autoptr (WayRecord) project = way_test_project (library, "Saved last");

    copy_file (first, path, "", TRUE);
    copy_file (first, path, "-wal", FALSE);
  }
  before = bytes_of (path);
  check = run (path, "check", NULL);
  g_assert_cmpint (check.code, ==, 1);
  checked = bytes_of (path);
  g_assert_true (g_bytes_equal (before, checked));
  mended = run (path, "check", "--repair", "--json", NULL);
  {
    g_autoptr (WayJson) json = parse (&mended);

    kept = g_strdup (text (json, "kept"));
  }
  after = bytes_of (kept);
  g_assert_true (g_bytes_equal (before, after));
}

/* A result that cannot be written out is no success. */
static void
test_output_full (void)
{
  g_autofree char *line = g_strdup_printf ("'%s/src/cli/waymark-cli' kinds > /dev/full", g_getenv ("WAYMARK_BUILD_ROOT"));
  const char *arguments[] = { "sh", "-c", line, NULL };
  g_autofree char *said = NULL;
  GError *error = NULL;
  int status;

  if (g_access ("/dev/full", W_OK) != 0)
    {
      g_test_skip ("there is no /dev/full here");
      return;
    }
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &said, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 1);
  g_assert_nonnull (strstr (said, "could not be written out"));
}

/* A backup, a look at both sides, and back; and before a file is read in, one by itself. */
static void
test_backup (void)
{
  g_autofree char *folder = way_test_path ("backup");
  g_autofree char *path = g_build_filename (folder, "library.waymark", NULL);
  g_autofree char *file = way_test_path ("out.waymark.json");
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_auto (Call) empty = { 0 };
  g_auto (Call) made = { 0 };
  g_auto (Call) away = { 0 };
  g_auto (Call) undone = { 0 };
  g_auto (Call) looked = { 0 };
  g_auto (Call) restored = { 0 };
  g_auto (Call) bad = { 0 };
  g_auto (Call) list = { 0 };
  g_autofree char *backup = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  empty = run (path, "init", NULL);
  assert_done (&empty);
  call_clear (&empty);
  empty = run (path, "backup", NULL);
  assert_failed (&empty, 1, "nothing to back up");
  call_clear (&empty);
  empty = run (path, "sample", NULL);
  assert_done (&empty);
  made = run (path, "backup", "--json", NULL);
  {
    g_autoptr (WayJson) json = parse (&made);

    backup = g_strdup (text (json, "path"));
    g_assert_cmpstr (text (json, "reason"), ==, "asked");
  }
  g_assert_true (g_str_has_prefix (backup, backups));
  away = run (path, "backup", "--to", "/nowhere", NULL);
  assert_failed (&away, 1, "is not there");
  undone = run (path, "undo", NULL);
  assert_done (&undone);
  looked = run (path, "restore", "--dry-run", backup, NULL);
  assert_done (&looked);
  g_assert_nonnull (strstr (looked.out, "Nothing was changed"));
  call_clear (&undone);
  undone = run (path, "projects", NULL);
  g_assert_null (strstr (undone.out, "Young people"));
  bad = run (path, "restore", "/nowhere", NULL);
  assert_failed (&bad, 1, "There is no backup");
  restored = run (path, "restore", backup, NULL);
  assert_done (&restored);
  g_assert_nonnull (strstr (restored.out, "is kept as"));
  call_clear (&undone);
  undone = run (path, "projects", NULL);
  g_assert_nonnull (strstr (undone.out, "Young people"));
  call_clear (&undone);
  undone = run (path, "export", "Young people’s voices", "project", "--format", "json", "--output", file, NULL);
  assert_done (&undone);
  call_clear (&undone);
  undone = run (path, "apply", file, NULL);
  assert_done (&undone);
  list = run (path, "backup", "--list", NULL);
  assert_done (&list);
  g_assert_nonnull (strstr (list.out, "-asked.waymark"));
  g_assert_nonnull (strstr (list.out, "-restore.waymark"));
  g_assert_nonnull (strstr (list.out, "-import.waymark"));
  call_clear (&list);
  list = run (path, "--json", "backup", "--list", NULL);
  assert_done (&list);
  g_assert_nonnull (strstr (list.out, "\"asked\""));
  call_clear (&list);
  list = run (path, "check", NULL);
  assert_done (&list);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/wrong-calls", test_wrong_calls);
  g_test_add_func ("/cli/plain-words", test_plain_words);
  g_test_add_func ("/cli/help", test_help);
  g_test_add_func ("/cli/no-library", test_no_library);
  g_test_add_func ("/cli/init", test_init);
  g_test_add_func ("/cli/projects", test_projects);
  g_test_add_func ("/cli/finding", test_finding);
  g_test_add_func ("/cli/ambiguous", test_ambiguous);
  g_test_add_func ("/cli/ask", test_ask);
  g_test_add_func ("/cli/kinds", test_kinds);
  g_test_add_data_func ("/cli/unfinished/init", "init", test_unfinished);
  g_test_add_data_func ("/cli/unfinished/sample", "sample", test_unfinished);
  g_test_add_data_func ("/cli/ended/export", "export", test_ended);
  g_test_add_data_func ("/cli/ended/backup", "backup", test_ended);
  g_test_add_data_func ("/cli/ended/restore", "restore", test_ended);
  g_test_add_data_func ("/cli/ended/apply", NULL, test_ended_apply);
  g_test_add_data_func ("/cli/ended/dry-run", "--dry-run", test_ended_apply);
  g_test_add_func ("/cli/export-and-apply", test_export_and_apply);
  g_test_add_func ("/cli/sealed", test_sealed);
  g_test_add_func ("/cli/notices", test_notices);
  g_test_add_func ("/cli/export-plan", test_export_plan);
  g_test_add_func ("/cli/export-milestones", test_export_milestones);
  g_test_add_func ("/cli/export-attribution", test_export_attribution);
  g_test_add_func ("/cli/bad-files", test_bad_files);
  g_test_add_func ("/cli/long-texts", test_long_texts);
  g_test_add_func ("/cli/exact-calls", test_exact_calls);
  g_test_add_func ("/cli/refused-leaves-nothing", test_refused_leaves_nothing);
  g_test_add_func ("/cli/log-limit", test_log_limit);
  g_test_add_func ("/cli/backed-up-first", test_backed_up_first);
  g_test_add_func ("/cli/undo-and-log", test_undo_and_log);
  g_test_add_func ("/cli/log-of-record", test_log_of_record);
  g_test_add_func ("/cli/generate", test_generate);
  g_test_add_func ("/cli/check-damage", test_check_damage);
  g_test_add_func ("/cli/check-names-lost", test_check_names_lost);
  g_test_add_func ("/cli/check-untouched", test_check_untouched);
  g_test_add_func ("/cli/backup", test_backup);
  g_test_add_func ("/cli/output-full", test_output_full);
  return g_test_run ();
}
