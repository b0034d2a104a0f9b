/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Memory runs out in SQLite, at every n-th time it is asked for, once or for good: an error is reported, nothing crashes, and
 * the library is whole, without the step. What GLib asks for ends the program when it is not there, as GLib means it to:
 * then the library is as after kill -9 (test-kill.c). */

#include "base/way-error.h"
#include "storage/way-backup.h"
#include "storage/way-library-private.h"

#include "support/way-test-library.h"

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

static gboolean
backup (World *world, GError **error)
{
  g_autofree char *path = way_test_path ("backup.waymark");

  return way_library_backup (world->library, path, error);
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

/* All that the log and the tables hold, and the draft: not what waits in memory to become one. */
static char *
state_of (World *world)
{
  WayConnection *connection = world->library->connection;
  g_auto (WayStatementScope) draft = way_connection_prepare (connection, "SELECT text FROM draft", NULL);
  const char *kept = sqlite3_step (draft) == SQLITE_ROW ? way_statement_text (draft, 0) : NULL;

  return g_strdup_printf ("%d steps, %d changes, %d themes, draft %s",
                          (int) way_connection_number (connection, "SELECT count (*) FROM step", -1),
                          (int) way_connection_number (connection, "SELECT count (*) FROM change", -1),
                          (int) way_connection_number (connection, "SELECT count (*) FROM theme", -1), kept);
}

typedef gboolean (*Act) (World *world, GError **error);

/* Runs @act with memory running out later and later, until it comes through; %TRUE if it ever did not. */
static void
run (World *world, Act act, gboolean for_good)
{
  guint stride = g_getenv ("WAYMARK_TEST_LONG") != NULL ? 1 : act == restore ? 977 : 61;
  guint refused = 0;

  for (guint after = 1;; after += stride)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *before = state_of (world);
      g_autofree char *now = NULL;
      gboolean done;

      calls_before = n_calls;
      arm (after, for_good);
      done = act (world, &error);
      disarm ();
      g_assert_true (done == (error == NULL));
      g_assert_false (g_error_matches (error, WAY_ERROR, WAY_ERROR_DAMAGED));
      if (!struck)
        break;
      way_library_poll (world->library);
      now = state_of (world);
      if (!done)
        g_assert_cmpstr (now, ==, before);
      refused += !done;
      if (after % (stride * 8) == 1)
        way_test_assert_whole (world->library);
    }
  way_test_assert_whole (world->library);
  g_test_message ("refused %u times", refused);
  g_assert_cmpuint (refused, >, 0);
}

static void
test_memory (gconstpointer data)
{
  static const Act acts[] = { edit, draft, undo, backup, restore, reopen, delete_card };
  gboolean for_good = GPOINTER_TO_INT (data);
  World world = { .library = way_test_library () };

  world.project = way_test_project (world.library, "Voices");
  world.card = way_test_record (world.library, world.project, "card", "Said");
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if ((acts[i] != backup && acts[i] != restore) || can_check ())
      run (&world, acts[i], for_good);
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
