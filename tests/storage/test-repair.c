/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-error.h"
#include "storage/damage.h"
#include "storage/way-backups.h"
#include "storage/way-library-private.h"
#include "storage/way-repair.h"

#include "support/way-test-library.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* In two halves, which run side by side. */
#define HALF (DAMAGE_PLACES / 2)
#define HANG 120

static void
assert_bytes (const char *path, GBytes *bytes)
{
  g_autofree char *content = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_assert_cmpmem (content, size, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint
n_cards (const char *path)
{
  WayLibrarySummary summary = { 0 };

  way_library_summarise (path, &summary, NULL);
  return (guint) (summary.cards + summary.actions);
}

/* What is made is whole; the damaged file is not touched, and is kept under another name. */
static void
test_places (gconstpointer data)
{
  const guint from = GPOINTER_TO_UINT (data);
  g_autofree char *path = way_test_path ("damaged.waymark");
  guint repaired = 0, hopeless = 0, losing = 0;
  guint64 records = 0;
  GStatBuf status;
  guint before;

  damage_write (path, damage_library ());
  before = n_cards (path);
  for (guint i = from; i < from + HALF; i += DAMAGE_STRIDE)
    {
      g_autoptr (GBytes) bytes = damage_at (i);
      g_autofree char *what = damage_describe (i);
      g_autoptr (WayRepair) repair = NULL;
      g_autoptr (WayLibrary) library = NULL;
      g_autoptr (GPtrArray) faults = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *kept = NULL;

      alarm (HANG);
      damage_write (path, bytes);
      repair = way_repair_make (path, NULL, &error);
      assert_bytes (path, bytes);
      if (repair == NULL)
        {
          if (error->code != WAY_ERROR_DAMAGED && error->code != WAY_ERROR_NOT_LIBRARY)
            g_error ("%s: %s", what, error->message);
          hopeless++;
          continue;
        }
      g_assert_true (way_repair_adopt (repair, &kept, &error));
      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
      assert_bytes (kept, bytes);
      library = way_library_open (path, 0, &error);
      g_assert_no_error (error);
      faults = way_library_check (library, NULL, &error);
      g_assert_no_error (error);
      for (guint f = 0; f < faults->len; f++)
        g_test_message ("%s: %s", what, (char *) faults->pdata[f]);
      g_assert_cmpuint (faults->len, ==, 0);
      g_assert_null (way_library_get_undo (library, NULL));
      if (repair->lost->len > 0)
        losing++;
      else if (n_cards (path) != before)
        g_error ("%s: cards were lost without a word", what);
      records += n_cards (path);
      repaired++;
      g_unlink (kept);
    }
  alarm (0);
  g_test_message ("%d places: %u repaired (%u with losses that are listed; %.1f %% of cards and actions there), %u hopeless",
                  HALF / DAMAGE_STRIDE, repaired, losing, 100.0 * (double) records / before / MAX (repaired, 1), hopeless);
  g_assert_cmpuint (repaired, >, HALF / DAMAGE_STRIDE / 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/repair/200-places/first-half", GUINT_TO_POINTER (0), test_places);
  g_test_add_data_func ("/repair/200-places/second-half", GUINT_TO_POINTER (HALF), test_places);
  return g_test_run ();
}
