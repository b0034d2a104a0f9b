/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever bytes a library's file holds: it is refused with one sentence or opened, checked, read, changed and repaired,
 * without a crash or a hang, and what a repair makes is whole. The input is a list of places to spoil in a small library, six
 * bytes each: what is done there, the place in 24 bits, a length and a value. The corpus has one for each part of such a file. */

#include "base/way-error.h"
#include "storage/way-library-private.h"
#include "storage/way-repair.h"

#include "support/way-test-library.h"
#include "way-fuzz.h"

#include <glib/gstdio.h>
#include <string.h>

#define PLACE 6
#define MOST_PLACES 8

static GByteArray *
small_library (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autofree char *path = way_test_path ("small.waymark");
  char *content;
  gsize size;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *text = g_strdup_printf ("Young people said %u", i);
      g_autoptr (WayRecord) card = way_test_record (library, project, i % 3 == 0 ? "theme" : "card", text);
    }
  g_assert_true (way_library_undo (library, NULL, NULL));
  g_assert_true (way_library_set_draft (library, "form", NULL, "field", "Half typed", NULL));
  g_assert_true (way_library_backup (library, path, NULL));
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  return g_byte_array_new_take ((guint8 *) content, size);
}

static void
spoil (GByteArray *bytes, const guint8 *place)
{
  guint at = bytes->len > 0 ? ((guint) place[1] << 16 | (guint) place[2] << 8 | place[3]) % bytes->len : 0;
  guint length = MIN ((guint) place[4] + 1, bytes->len - at);

  if (place[0] % 4 == 0 && bytes->len > 0)
    memset (bytes->data + at, place[5], length);
  else if (place[0] % 4 == 1 && bytes->len > 0)
    bytes->data[at] ^= MAX (place[5], 1);
  else if (place[0] % 4 == 2)
    g_byte_array_set_size (bytes, at);
  else if (bytes->len > 0)
    {
      guint after = bytes->len - at;

      g_byte_array_set_size (bytes, bytes->len + length);
      memmove (bytes->data + at + length, bytes->data + at, after);
      memset (bytes->data + at, place[5], length);
    }
}

static void
assert_sentence (const GError *error)
{
  g_assert_true (error->domain == WAY_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
use (WayLibrary *library)
{
  g_autoptr (GArray) projects = way_library_query_ids (library, "projects", NULL);
  g_autoptr (GPtrArray) log = way_library_log (library, NULL, 100);
  g_autoptr (GArray) found = way_library_search (library, "young people", NULL, 50);
  const WayKind *const *kinds = way_kinds (NULL);

  for (guint i = 0; i < projects->len; i++)
    for (guint k = 0; kinds[k] != NULL; k++)
      g_ptr_array_unref (way_library_query_records (library, "records of kind", "is", way_id_list_index (projects, i),
                                                    kinds[k]->name));
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_unref (way_library_history (library, way_id_list_index (found, i)));
  way_library_undo (library, NULL, NULL);
  way_library_redo (library, NULL, NULL);
}

static void
repair (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRepair) repair = way_repair_make (path, NULL, &error);
  g_autoptr (WayLibrary) library = NULL;

  if (repair == NULL)
    {
      assert_sentence (error);
      return;
    }
  library = way_library_open (repair->path, 0, &error);
  g_assert_no_error (error);
  way_test_assert_whole (library);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static GByteArray *small;
  static char *path;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (WayLibrary) library = NULL;
  g_autoptr (GError) error = NULL;

  if (small == NULL)
    {
      small = small_library ();
      path = way_test_path ("spoilt.waymark");
      /* That something could not be read is warned of. */
      g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);
    }
  g_byte_array_append (bytes, small->data, small->len);
  for (gsize i = 0; i + PLACE <= MIN (size, PLACE * MOST_PLACES); i += PLACE)
    spoil (bytes, data + i);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *part = g_strconcat (path, (const char *const[]){ "", "-wal", "-shm" }[i], NULL);

      g_unlink (part);
    }
  g_assert_true (g_file_set_contents (path, (const char *) bytes->data, (gssize) bytes->len, NULL));
  repair (path);
  library = way_library_open (path, 0, &error);
  if (library != NULL)
    {
      g_autoptr (GPtrArray) faults = way_library_check (library, NULL, &error);

      use (library);
    }
  if (error != NULL)
    assert_sentence (error);
  return 0;
}

#ifndef WAY_FUZZ

int
main (int argc, char **argv)
{
  return way_fuzz_main (argc, argv, 4, NULL);
}

#endif
