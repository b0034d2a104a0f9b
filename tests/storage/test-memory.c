/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Memory runs out in SQLite, at every n-th time it is asked for, once or for good: an error is reported, nothing crashes, and
 * the library is whole, without the step; and what was reported done all the same is there. What GLib asks for ends the program when it is not there, as GLib means it to:
 * then the library is as after kill -9 (test-kill.c). */

#include "base/way-error.h"
#include "import/way-project-file.h"
#include "storage/way-backup.h"
#include "storage/way-library-private.h"

#include "support/way-test-library.h"

#include <glib/gstdio.h>
#include <string.h>

static sqlite3_mem_methods real;
static guint64 n_calls, calls_before, failing_from;
static gboolean armed, lasting, struck;

static gboolean
runs_out (void)
{
  n_calls++;
  if (!armed || n_calls < failing_from || (struck && !lasting))
    return FALSE;
  struck = TRUE;
  return TRUE;
}

static void *
failing_malloc (int size)
{
  return runs_out () ? NULL : real.xMalloc (size);
}

static void *
failing_realloc (void *memory, int size)
{
  return runs_out () ? NULL : real.xRealloc (memory, size);
}

static void
arm (guint after, gboolean for_good)
{
  failing_from = n_calls + after;
  lasting = for_good;
  struck = FALSE;
  armed = TRUE;
}

static void
disarm (void)
{
  armed = FALSE;
}

/* --- What is done --- */

typedef struct {
  WayLibrary *library;
  WayRecord *project;
  WayRecord *card;
  guint number;
} World;

static gboolean
edit (World *world, GError **error)
{
  g_autoptr (WayRecord) card = way_record_copy (world->card);
  g_autoptr (WayRecord) theme = way_record_new_named ("theme");
  g_autofree char *text = g_strdup_printf ("text %u", world->number++);

  way_record_set_text (card, "text", text);
  way_record_set_project (theme, way_record_get_id (world->project));
  way_record_set_text (theme, "name", text);
  way_record_add_reference (card, "themes", way_record_get_id (theme));
  return way_library_begin (world->library, way_record_get_id (world->project), text, error)
         && way_library_end (world->library, way_library_save (world->library, theme, error)
                                               && way_library_save (world->library, card, error), error);
}

static gboolean
undo (World *world, GError **error)
{
  return way_library_undo (world->library, NULL, error);
}

static gboolean
redo (World *world, GError **error)
{
  return way_library_redo (world->library, NULL, error);
}

static gboolean
edit_and_undo (World *world, GError **error)
{
  return edit (world, error) && undo (world, error);
}

static gboolean
apply (World *world, GError **error)
{
  g_autofree char *text = g_strdup_printf ("{\"format\": \"waymark-project\", \"version\": 1, \"project\": {\"id\": \"p\","
                                           " \"title\": \"Read\"}, \"records\": {\"card\": [{\"id\": \"a\", \"text\": \"read %u\"},"
                                           " {\"id\": \"b\", \"text\": \"the same\"}]}}", world->number++);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (WayProjectFile) file = way_project_file_parse ("memory", bytes, NULL);
  WayProjectReport report;
  gboolean done = way_project_file_apply (file, world->library, FALSE, &report, error);

  way_project_report_clear (&report);
  return done;
}

/* What is whole is not called damaged. */
static gboolean
check (World *world, GError **error)
{
  g_autoptr (GPtrArray) faults = way_library_check (world->library, NULL, error);

  for (guint i = 0; faults != NULL && i < faults->len; i++)
    g_test_message ("%s", (char *) faults->pdata[i]);
  if (faults != NULL)
    g_assert_cmpuint (faults->len, ==, 0);
  return faults != NULL;
}

static gboolean
delete_card (World *world, GError **error)
{
  return way_library_begin (world->library, NULL, "delete", error)
         && way_library_end (world->library, way_library_delete (world->library, way_record_get_id (world->card), error), error);
}

static gboolean
draft (World *world, GError **error)
{
  g_autofree char *text = g_strdup_printf ("typed %u", world->number++);

  return way_library_set_draft (world->library, "form", NULL, "field", text, error);
}

static gboolean
reopen (World *world, GError **error)
{
  g_autofree char *path = g_strdup (way_library_get_path (world->library));
  WayLibrary *second = way_library_open (path, 0, error);
  gboolean opened = second != NULL;

  g_clear_object (&second);
  return opened;
}

/* SQLite 3.46 itself reads past its memory, and ends the program, where that runs out within PRAGMA integrity_check: with it
 * neither a backup is tried nor a restoration. */
static gboolean
can_check (void)
{
  return sqlite3_libversion_number () / 1000 != 3046;
}

static char *last_backup;

static gboolean
backup (World *world, GError **error)
{
  g_free (last_backup);
  last_backup = way_test_path ("backup.waymark");
  return way_library_backup (world->library, last_backup, error);
}

/* Nothing that is whole is taken for damaged and put aside. */
static gboolean
restore (World *world, GError **error)
{
  g_autofree char *other = way_test_path ("other.waymark");
  g_autofree char *kept = way_test_path ("kept.waymark");
  g_autofree char *aside = NULL;
  gboolean was_armed = armed, done;

  armed = FALSE;
  g_assert_true (way_library_backup (world->library, other, NULL) && way_library_backup (world->library, kept, NULL));
  failing_from += n_calls - calls_before;
  armed = was_armed;
  done = way_backups_restore (other, kept, NULL, &aside, NULL, error);
  g_assert_null (aside);
  return done;
}

/* All that the log and the tables hold, and the draft: not what waits in memory to become one. Without ids and times, which are
 * others each time. */
static char *
state_of (WayLibrary *library)
{
  static const char *const queries[] = {
    "SELECT count (*) || ' changes' FROM change",
    "SELECT kind || ' ' || (deleted IS NULL) || ' ' || count (*) FROM record GROUP BY kind, deleted IS NULL ORDER BY 1",
    "SELECT label || ' ' || ifnull (target, '') || ' ' || redo FROM step ORDER BY id",
    "SELECT text FROM card ORDER BY text",
    "SELECT name FROM theme ORDER BY name",
    "SELECT count (*) || ' links' FROM link",
    "SELECT form || field || text FROM draft",
  };
  GString *state = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      sqlite3_stmt *rows = NULL;

      g_assert_cmpint (sqlite3_prepare_v2 (library->connection->db, queries[i], -1, &rows, NULL), ==, SQLITE_OK);
      while (sqlite3_step (rows) == SQLITE_ROW)
        g_string_append_printf (state, "%s\n", way_statement_text (rows, 0));
      sqlite3_finalize (rows);
    }
  return g_string_free (state, FALSE);
}

static char *
state_at (const char *path)
{
  g_autoptr (WayLibrary) library = way_library_open (path, 0, NULL);

  g_assert_nonnull (library);
  return state_of (library);
}

typedef struct {
  gboolean (*act) (World *world, GError **error);
  gboolean (*prepare) (World *world, GError **error); /* with memory, each time; may be %NULL */
  gboolean changes;                                   /* the library */
  guint stride;
} Work;

/* What was reported done although memory ran out is there when the library is opened again: just what the same work does with
 * memory in @twin, a copy of the library as it was before. */
static void
assert_done (const Work *work, const World *world, const char *twin, const char *before)
{
  g_autofree char *now = state_at (way_library_get_path (world->library));
  g_autofree char *expected = NULL;
  World other = *world;

  if (!work->changes)
    {
      g_autofree char *kept = work->act == backup ? state_at (last_backup) : g_strdup (before);

      g_assert_cmpstr (now, ==, before);
      g_assert_cmpstr (kept, ==, before);
      return;
    }
  other.library = way_library_open (twin, 0, NULL);
  other.number--;
  g_assert_true (work->act (&other, NULL));
  g_assert_finalize_object (other.library);
  expected = state_at (twin);
  g_assert_cmpstr (now, ==, expected);
}

/* Runs @work with memory running out later and later, until it comes through. */
static void
run (World *world, const Work *work, gboolean for_good)
{
  guint stride = g_getenv ("WAYMARK_TEST_LONG") != NULL ? 1 : work->stride;
  guint refused = 0, done_all_the_same = 0;

  for (guint after = 1;; after += stride)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *twin = way_test_path ("twin.waymark");
      g_autofree char *before = NULL, *now = NULL;
      gboolean done;

      g_assert_true (work->prepare == NULL || work->prepare (world, NULL));
      before = state_of (world->library);
      g_assert_true (!work->changes || way_library_backup (world->library, twin, NULL));
      calls_before = n_calls;
      arm (after, for_good);
      done = work->act (world, &error);
      disarm ();
      g_assert_true (done == (error == NULL));
      g_assert_false (g_error_matches (error, WAY_ERROR, WAY_ERROR_DAMAGED));
      if (done)
        assert_done (work, world, twin, before);
      if (!struck)
        break;
      way_library_poll (world->library);
      now = state_of (world->library);
      if (!done)
        g_assert_cmpstr (now, ==, before);
      refused += !done;
      done_all_the_same += done;
      if (after % (stride * 8) == 1)
        way_test_assert_whole (world->library);
      g_unlink (twin);
    }
  way_test_assert_whole (world->library);
  g_test_message ("refused %u times, done all the same %u times", refused, done_all_the_same);
  g_assert_cmpuint (refused, >, 0);
}

static void
test_memory (gconstpointer data)
{
  static const Work works[] = {
    { edit, NULL, TRUE, 13 }, { draft, NULL, TRUE, 13 }, { undo, edit, TRUE, 13 }, { redo, edit_and_undo, TRUE, 13 },
    { apply, NULL, TRUE, 13 }, { check, NULL, FALSE, 499 }, { backup, NULL, FALSE, 61 }, { restore, NULL, FALSE, 977 },
    { reopen, NULL, FALSE, 61 }, { delete_card, NULL, TRUE, 13 },
  };
  gboolean for_good = GPOINTER_TO_INT (data);
  World world = { .library = way_test_library () };

  world.project = way_test_project (world.library, "Voices");
  world.card = way_test_record (world.library, world.project, "card", "Said");
  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    if ((works[i].act != backup && works[i].act != restore && works[i].act != check) || can_check ())
      run (&world, &works[i], for_good);
    else
      g_test_message ("no backup: SQLite %s would end here", sqlite3_libversion ());
  g_clear_object (&world.card);
  g_clear_object (&world.project);
  g_assert_finalize_object (world.library);
}

int
main (int argc, char **argv)
{
  sqlite3_mem_methods failing;

  g_test_init (&argc, &argv, NULL);
  /* That something could not be read is warned of. */
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &real), ==, SQLITE_OK);
  failing = real;
  failing.xMalloc = failing_malloc;
  failing.xRealloc = failing_realloc;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &failing), ==, SQLITE_OK);
  /* Without its own small store, so that every piece is asked for. */
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_LOOKASIDE, 0, 0), ==, SQLITE_OK);
  g_test_add_data_func ("/memory/once", GINT_TO_POINTER (FALSE), test_memory);
  g_test_add_data_func ("/memory/for-good", GINT_TO_POINTER (TRUE), test_memory);
  return g_test_run ();
}
