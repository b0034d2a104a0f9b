/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two programs on one library: they see each other's steps, and neither loses one. */

#include "base/way-error.h"
#include "storage/way-library-private.h"

#include "support/way-test-library.h"

#include <sys/wait.h>
#include <unistd.h>

#define STEPS 300

static WayId
first_project (WayLibrary *library)
{
  g_autoptr (GArray) projects = way_library_query_ids (library, "projects", NULL);

  return *way_id_list_index (projects, 0);
}

/* One step: an addition of this program's own, or its field of the record that both edit. */
static gboolean
take_step (WayLibrary *library, const WayId *shared, int who, int number, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%d of %d", number, who);
  g_autofree char *label = g_strdup_printf ("step %s", text);
  g_autoptr (WayRecord) known = way_library_get (library, shared);
  g_autoptr (WayRecord) record = number % 2 == 0 ? way_record_copy (known) : way_record_new_named ("theme");
  WayId project = first_project (library);

  if (number % 2 == 0)
    way_record_set_text (record, who == 1 ? "name" : "reason", text);
  else
    {
      way_record_set_project (record, &project);
      way_record_set_text (record, "name", text);
    }
  return way_library_begin (library, &project, label, error)
         && way_library_end (library, way_library_save (library, record, error), error);
}

/* The child: its exit code says what went wrong. */
static void
work (const char *path, const WayId *shared, int who)
{
  g_autoptr (WayLibrary) library = way_library_open (path, 0, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) who);

  /* A fork would draw the same ids as the other. */
  g_random_set_seed ((guint32) getpid ());
  if (library == NULL)
    _exit (2);
  for (int number = 1; number <= STEPS; number++)
    {
      if (!take_step (library, shared, who, number, NULL))
        _exit (3);
      if (g_rand_int_range (random, 0, 4) == 0)
        g_usleep ((gulong) g_rand_int_range (random, 0, 3000));
      if (g_rand_int_range (random, 0, 8) == 0)
        way_library_poll (library);
      /* Now and then it is closed and opened, as a command is that runs once. */
      if (g_rand_int_range (random, 0, 40) == 0)
        {
          g_clear_object (&library);
          library = way_library_open (path, 0, NULL);
          if (library == NULL)
            _exit (4);
        }
    }
  g_clear_object (&library);
  _exit (0);
}

static void
assert_done (pid_t child)
{
  int status;

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static gint64
count (WayLibrary *library, const char *sql)
{
  return way_connection_number (library->connection, sql, -1);
}

static void
test_two_write (void)
{
  g_autofree char *path = NULL;
  g_autoptr (WayLibrary) library = NULL;
  g_autoptr (WayRecord) record = NULL;
  pid_t children[2];
  WayId shared;

  {
    g_autoptr (WayLibrary) made = way_test_library ();
    g_autoptr (WayRecord) project = way_test_project (made, "Voices");
    g_autoptr (WayRecord) theme = way_test_record (made, project, "theme", "Shared");

    shared = *way_record_get_id (theme);
    path = g_strdup (way_library_get_path (made));
  }
  for (int i = 0; i < 2; i++)
    {
      children[i] = fork ();
      g_assert_cmpint (children[i], >=, 0);
      if (children[i] == 0)
        work (path, &shared, i + 1);
    }
  for (int i = 0; i < 2; i++)
    assert_done (children[i]);
  library = way_library_open (path, 0, NULL);
  g_assert_nonnull (library);
  g_assert_cmpint (count (library, "SELECT count (*) FROM step WHERE label LIKE 'step %'"), ==, 2 * STEPS);
  g_assert_cmpint (count (library, "SELECT count (*) FROM theme"), ==, STEPS + 1);
  record = way_library_get (library, &shared);
  g_assert_cmpstr (way_record_get_text (record, "name"), ==, "300 of 1");
  g_assert_cmpstr (way_record_get_text (record, "reason"), ==, "300 of 2");
  way_test_assert_whole (library);
}

/* --- One that works while others come and go --- */

/* This program, started once more: a fork would share the locks it thinks it has. */
static const char *self_path;

static int
be_visitor (const char *path)
{
  g_autoptr (WayLibrary) library = way_library_open (path, 0, NULL);

  return library != NULL ? 0 : 2;
}

static void
visit (const char *path)
{
  const char *const call[] = { self_path, "--visit", path, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) call, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

/* Closing any file that is the library gives up this program's locks of it: a visitor would take itself for the last one
 * and clear away the log that this one still writes to. */
static void
test_worker_and_visitor (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autofree char *path = g_strdup (way_library_get_path (library));
  g_autoptr (WayLibrary) worker = way_library_open (path, 0, NULL);
  g_autoptr (WayLibrary) later = NULL;
  g_autoptr (WayRecord) theme = NULL;
  g_autoptr (WayRecord) found = NULL;

  g_assert_nonnull (worker);
  g_clear_object (&worker);
  visit (path);
  theme = way_test_record (library, project, "theme", "Said after the visit");
  visit (path);
  later = way_library_open (path, 0, NULL);
  found = way_library_get (later, way_record_get_id (theme));
  g_assert_nonnull (found);
  g_clear_object (&library);
  way_test_assert_whole (later);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--visit"))
    return be_visitor (argv[2]);
  self_path = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/two/write", test_two_write);
  g_test_add_func ("/two/worker-and-visitor", test_worker_and_visitor);
  return g_test_run ();
}
