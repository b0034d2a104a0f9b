/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever bytes come in: the reader of project files refuses them with one sentence or applies them, and the
 * library is whole afterwards. */

#include "base/way-error.h"
#include "import/way-project-file.h"
#include "support/way-test-library.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static WayLibrary *library;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayProjectFile) file = way_project_file_parse ("fuzz", bytes, &error);
  WayProjectReport report;

  if (library == NULL)
    library = way_test_library ();
  if (file == NULL)
    {
      g_assert_error (error, WAY_ERROR, WAY_ERROR_FORMAT);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  if (!way_project_file_apply (file, library, TRUE, &report, &error))
    {
      g_assert_error (error, WAY_ERROR, WAY_ERROR_FORMAT);
      g_assert_cmpuint (report.faults->len, >, 0);
    }
  way_project_report_clear (&report);
  return 0;
}

#ifndef WAY_FUZZ

static guint n_runs;

static void
run_bytes (const char *data, gsize size)
{
  LLVMFuzzerTestOneInput ((const guint8 *) data, size);
  n_runs++;
}

/* The file itself, cut short, and with bytes changed, doubled and taken out; always the same ones. */
static void
run_mutations (const char *data, gsize size)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  run_bytes (data, size);
  for (guint i = 0; i < 60 && size > 0; i++)
    {
      g_autofree char *copy = g_malloc (size * 2);
      gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) size);
      gsize length = (gsize) g_rand_int_range (rand, 1, 64);

      length = MIN (length, size - at);
      memcpy (copy, data, size);
      run_bytes (copy, at);
      copy[at] = (char) g_rand_int_range (rand, 0, 256);
      run_bytes (copy, size);
      memcpy (copy, data, at);
      memcpy (copy + at, data + at + length, size - at - length);
      run_bytes (copy, size - length);
      memcpy (copy, data, at + length);
      memcpy (copy + at + length, data + at, size - at);
      run_bytes (copy, size + length);
    }
}

static void
run_path (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  g_autofree char *data = NULL;
  const char *name;
  gsize size;

  if (folder == NULL)
    {
      g_assert_true (g_file_get_contents (path, &data, &size, NULL));
      run_mutations (data, size);
      return;
    }
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      run_path (child);
    }
}

int
main (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    run_path (argv[i]);
  g_print ("%u inputs\n", n_runs);
  g_assert_cmpuint (n_runs, >, 100);
  return 0;
}

#endif
