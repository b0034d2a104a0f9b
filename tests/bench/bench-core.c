/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/way-bench.h"

#include "storage/way-backups.h"
#include "storage/way-library.h"

#include <locale.h>
#include <stdlib.h>

/* bench-core SIZE LIBRARY ONE: what needs no window. LIBRARY has its records in 20 projects, ONE in one. */

static void
open_library (gpointer path)
{
  g_autoptr (WayLibrary) library = way_library_open (path, 0, NULL);

  g_assert_nonnull (library);
}

static void
check_library (gpointer library)
{
  g_autoptr (GPtrArray) faults = way_library_check (library, NULL, NULL);

  if (faults->len > 0)
    g_error ("%s", (char *) faults->pdata[0]);
}

static void
make_backup (gpointer path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayBackup) backup = way_backups_make (path, WAY_BACKUP_IMPORT, NULL, NULL, &error);

  if (backup == NULL)
    g_error ("%s", error->message);
}

/* --- Search, beside grep over the same text --- */

typedef struct {
  WayLibrary *library;
  const char *words;
} Search;

static void
search_words (gpointer data)
{
  const Search *search = data;
  g_autoptr (GArray) found = way_library_search (search->library, search->words, NULL, 50);

  g_assert_cmpuint (found->len, >, 0);
}

/* All that search looks through, in a file. Newly allocated. */
static char *
dump_text (const char *library)
{
  const char *argv[] = { "sqlite3", "-readonly", library, "SELECT text FROM search", NULL };
  char *path = g_strconcat (library, ".txt", NULL);
  g_autofree char *text = NULL;
  GError *error = NULL;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error)
      || !g_file_set_contents (path, text, -1, &error))
    g_error ("the text could not be written: %s", error->message);
  return path;
}

static void
bench_search (WayLibrary *library, guint size)
{
  static const char *const words[] = { "a", "se", "young people" };
  g_autofree char *text = dump_text (way_library_get_path (library));

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *name = g_strdup_printf ("search of everything: “%s”", words[i]);
      g_autofree char *grep_name = g_strdup_printf ("grep -i “%s” over the same text", words[i]);
      const char *argv[] = { "grep", "-i", "-F", "-e", words[i], text, NULL };
      WayBench *grep = way_bench_new (grep_name, size, NULL, NULL);
      Search search = { library, words[i] };

      way_bench_row (name, size, "30", grep_name, way_bench_runs (15, 0), search_words, &search);
      for (guint run = 0; run < way_bench_runs (9, 0); run++)
        way_bench_add_program (grep, argv);
      way_bench_report (grep);
    }
}

int
main (int argc, char **argv)
{
  guint size = argc == 4 ? (guint) atoi (argv[1]) : 0;
  g_autoptr (WayLibrary) library = NULL;

  setlocale (LC_ALL, "");
  if (size == 0)
    g_error ("usage: bench-core SIZE LIBRARY ONE");
  way_bench_row ("library opened", size, NULL, NULL, way_bench_runs (11, 0), open_library, argv[2]);
  library = way_library_open (argv[2], 0, NULL);
  bench_search (library, size);
  way_bench_row ("whole library checked", size, NULL, NULL, way_bench_runs (3, size), check_library, library);
  way_bench_row ("backup before an import", size, NULL, NULL, way_bench_runs (3, size), make_backup, argv[2]);
  return 0;
}
