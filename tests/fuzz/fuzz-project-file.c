/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever bytes come in: the reader of project files refuses them with one sentence or applies them, and the
 * library is whole afterwards. */

#include "base/way-error.h"
#include "import/way-project-file.h"
#include "support/way-test-library.h"
#include "way-fuzz.h"

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

int
main (int argc, char **argv)
{
  static const char *const words[] = {
    "{", "}", "[", "]", ",", ":", "null", "true", "-1", "1e999", "\"\"", "\\u0000", "\\ud800", "\xff", "\"id\": \"a\", ", "\"records\": {", "\"card\": [",
    "\"project\": ", "\"deleted\": ", "\"created\": \"2022-02-30\", ", "\"version\": 99, ", "[[[[[[[[", NULL,
  };

  return way_fuzz_main (argc, argv, 240, words);
}

#endif
