/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-library-private.h"

#include "support/way-test-library.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define KILLS 100

/* One step of several kinds, numbered so that it can be found again. */
static gboolean
take_step (WayLibrary *library, const WayId *project, guint number)
{
  g_autofree char *name = g_strdup_printf ("step %u", number);
  g_autoptr (WayRecord) theme = way_record_new_named ("theme");
  g_autoptr (WayRecord) card = way_record_new_named ("card");
  gboolean saved;

  way_record_set_project (theme, project);
  way_record_set_text (theme, "name", name);
  way_record_set_project (card, project);
  way_record_set_text (card, "text", name);
  way_record_add_reference (card, "themes", way_record_get_id (theme));
  if (!way_library_begin (library, project, name, NULL))
    return FALSE;
  saved = way_library_save (library, theme, NULL) && way_library_save (library, card, NULL);
  if (saved && number % 5 == 0)
    saved = way_library_delete (library, way_record_get_id (theme), NULL);
  return way_library_end (library, saved, NULL) && (number % 7 != 0 || way_library_set_draft (library, "f", NULL, "n", name, NULL));
}

/* Works until it is killed, reporting each step once it is said to be done. */
static void
work (const char *path, guint from, int report)
{
  g_autoptr (WayLibrary) library = way_library_open (path, 0, NULL);
  g_autoptr (GArray) projects = way_library_query_ids (library, "projects", NULL);

  for (guint32 number = from; take_step (library, way_id_list_index (projects, 0), number); number++)
    if (write (report, &number, sizeof number) != sizeof number)
      break;
  _exit (1);
}

static guint32
kill_after (const char *path, guint32 from, gboolean in_mid_step, GRand *random)
{
  int ends[2];
  guint32 last = from - 1, number;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    work (path, from, ends[1]);
  close (ends[1]);
  /* Most are killed while they work, however slow the machine; some while they open the library. */
  if (in_mid_step && read (ends[0], &number, sizeof number) == sizeof number)
    last = number;
  g_usleep ((gulong) g_rand_int_range (random, 5000, 40000));
  kill (child, SIGKILL);
  while (read (ends[0], &number, sizeof number) == sizeof number)
    last = number;
  close (ends[0]);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  return last;
}

static void
test_kill (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (9);
  guint32 reported = 0, next = 1;

  {
    g_autoptr (WayLibrary) library = way_test_library ();
    g_autoptr (WayRecord) project = way_test_project (library, "Voices");

    path = g_strdup (way_library_get_path (library));
  }
  for (int i = 0; i < KILLS; i++)
    {
      g_autoptr (WayLibrary) library = NULL;
      gint64 steps;

      reported = kill_after (path, next, i % 4 != 0, random);
      library = way_library_open (path, 0, NULL);
      g_assert_nonnull (library);
      steps = way_connection_number (library->connection, "SELECT count (*) FROM step WHERE label LIKE 'step %'", 0);
      /* Every step that was reported done is there; at most one more was done and not yet reported. */
      g_assert_cmpint (steps, >=, reported);
      g_assert_cmpint (steps, <=, reported + 1);
      g_assert_cmpint (way_connection_number (library->connection, "SELECT count (*) FROM card", 0), ==, steps);
      next = (guint32) steps + 1;
      if (i % 10 == 9)
        way_test_assert_whole (library);
    }
  g_test_message ("%d kills, %u steps reported done, none lost", KILLS, reported);
  g_assert_cmpuint (reported, >=, KILLS / 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kill/100", test_kill);
  return g_test_run ();
}
