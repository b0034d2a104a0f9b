/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/way-bench.h"

#include "import/way-project-file.h"

#include "support/way-test-library.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

/* bench-import SIZE LIBRARY ONE: a project file of ONE read into a new library by waymark-cli, beside sqlite3's own
 * .import of a CSV with as many rows as the file has records, and as many bytes. */

#define YARDSTICK "sqlite3 .import of an equal CSV"
#define COLUMNS 8

static GBytes *
project_file (const char *library_path)
{
  g_autoptr (WayLibrary) library = way_library_open (library_path, WAY_LIBRARY_READ_ONLY, NULL);
  g_autoptr (GArray) projects = way_library_query_ids (library, "projects", NULL);
  GError *error = NULL;
  GBytes *bytes = way_project_file_write (library, way_id_list_index (projects, 0), 0, &error);

  if (bytes == NULL)
    g_error ("%s", error->message);
  return bytes;
}

static guint
count_records (const char *text)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, "\"id\":")) != NULL; p++)
    n++;
  return n;
}

/* The text of the project file itself, cut into as many rows as it has records. */
static char *
equal_csv (GBytes *bytes)
{
  gsize size;
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, &size), g_bytes_get_size (bytes));
  gsize step = MAX (1, size / ((gsize) count_records (text) * COLUMNS));
  GString *csv = g_string_sized_new (size + size / 4);

  g_strdelimit (text, "\"", '\'');
  for (gsize at = 0, column = 1; at < size; at += step, column = column % COLUMNS + 1)
    {
      g_string_append_c (csv, '"');
      g_string_append_len (csv, text + at, (gssize) MIN (step - MIN (step, 3), size - at)); /* 3 for quotes and comma */
      g_string_append (csv, column == COLUMNS ? "\"\n" : "\",");
    }
  return g_string_free (csv, FALSE);
}

static void
bench_import (WayBench *bench, const char *program, const char *file, gboolean csv, guint runs)
{
  g_autofree char *command = g_strdup_printf (".import --csv %s waymark", file);

  for (guint i = 0; i < runs; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%u/library.waymark", csv ? "csv" : "file", i);
      g_autofree char *path = way_test_path (name);
      g_autofree char *folder = g_path_get_dirname (path);
      const char *apply[] = { program, "--library", path, "apply", file, NULL };
      const char *import[] = { "sqlite3", path, command, NULL };

      g_mkdir_with_parents (folder, 0700);
      way_bench_add_program (bench, csv ? import : apply);
    }
  way_bench_report (bench);
}

int
main (int argc, char **argv)
{
  guint size = argc == 4 ? (guint) atoi (argv[1]) : 0;
  g_autofree char *here = g_path_get_dirname (argv[0]);
  g_autofree char *program = g_build_filename (here, "..", "..", "src", "cli", "waymark-cli", NULL);
  g_autofree char *file = NULL;
  g_autofree char *csv_file = NULL;
  g_autofree char *csv = NULL;
  g_autoptr (GBytes) bytes = NULL;

  setlocale (LC_ALL, "");
  if (size == 0)
    g_error ("usage: bench-import SIZE LIBRARY ONE");
  file = way_test_path ("project.waymark.json");
  csv_file = way_test_path ("equal.csv");
  bytes = project_file (argv[3]);
  csv = equal_csv (bytes);
  if (!g_file_set_contents (file, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL)
      || !g_file_set_contents (csv_file, csv, -1, NULL))
    g_error ("could not write to %s", file);
  bench_import (way_bench_new ("project file read in: waymark-cli apply", size, NULL, YARDSTICK), program, file, FALSE,
                way_bench_runs (3, size));
  bench_import (way_bench_new (YARDSTICK, size, NULL, NULL), program, csv_file, TRUE, way_bench_runs (3, size));
  return 0;
}
