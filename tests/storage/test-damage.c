/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-error.h"
#include "storage/damage.h"
#include "storage/way-library-private.h"

#include "support/way-test-library.h"

#include <unistd.h>

#define PLACES (DAMAGE_PLACES / DAMAGE_STRIDE)
/* Seconds one place may take, on any machine: longer is a hang. */
#define HANG 120

static void
assert_sentence (const GError *error)
{
  g_assert_true (error->domain == WAY_ERROR);
  g_assert_cmpuint (strlen (error->message), >, 20);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

/* All a person could do with it: look at everything, change something, take it back. */
static void
use (WayLibrary *library)
{
  g_autoptr (GArray) projects = way_library_query_ids (library, "projects", NULL);
  g_autoptr (GPtrArray) log = way_library_log (library, NULL, 100);
  g_autoptr (GArray) found = way_library_search (library, "young people", NULL, 50);
  const WayKind *const *kinds = way_kinds (NULL);

  for (guint i = 0; i < projects->len; i++)
    for (guint k = 0; kinds[k] != NULL; k++)
      {
        g_autoptr (GPtrArray) records = way_library_query_records (library, "records of kind", "is",
                                                                   way_id_list_index (projects, i), kinds[k]->name);
      }
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_unref (way_library_history (library, way_id_list_index (found, i)));
  way_library_undo (library, NULL, NULL);
  way_library_redo (library, NULL, NULL);
}

/* Refused with a sentence, or found by the check; or nothing that is kept there was hit. */
static void
test_200_places (void)
{
  g_autofree char *path = way_test_path ("damaged.waymark");
  g_autofree char *whole = NULL;
  guint refused = 0, found = 0, same = 0;

  damage_write (path, damage_library ());
  whole = damage_dump (path);
  g_assert_nonnull (whole);
  for (guint i = 0; i < DAMAGE_PLACES; i += DAMAGE_STRIDE)
    {
      g_autoptr (GBytes) bytes = damage_at (i);
      g_autofree char *what = damage_describe (i);
      g_autoptr (WayLibrary) library = NULL;
      g_autoptr (GPtrArray) faults = NULL;
      g_autoptr (GError) error = NULL;

      alarm (HANG);
      damage_write (path, bytes);
      library = way_library_open (path, 0, &error);
      if (library == NULL)
        {
          assert_sentence (error);
          refused++;
          continue;
        }
      faults = way_library_check (library, NULL, &error);
      g_assert_no_error (error);
      if (faults->len > 0)
        found++;
      else
        {
          g_autofree char *dump = damage_dump (path);

          if (g_strcmp0 (dump, whole) != 0)
            g_error ("%s: was not found", what);
          same++;
        }
      use (library);
    }
  alarm (0);
  g_test_message ("%d places: %u refused, %u found by the check, %u where nothing is kept", PLACES, refused, found, same);
  g_assert_cmpuint (found, >, PLACES / 4);
}

/* One letter of one text: the file is whole in SQLite's eyes. */
static void
test_one_letter (void)
{
  g_autofree char *path = way_test_path ("letter.waymark");
  gsize size;
  gconstpointer content = g_bytes_get_data (damage_library (), &size);
  const char text[] = "A card of its own";
  guint n = 0;

  for (gsize at = 0; at + sizeof text < size; at++)
    if (memcmp ((const char *) content + at, text, sizeof text - 1) == 0)
      {
        char *changed = g_memdup2 (content, size);
        g_autoptr (GBytes) bytes = g_bytes_new_take (changed, size);
        g_autoptr (WayLibrary) library = NULL;
        g_autoptr (GPtrArray) faults = NULL;
        g_autoptr (GError) error = NULL;

        changed[at + 2] = 'C';
        damage_write (path, bytes);
        g_assert_true (way_library_look_at_file (path, FALSE, NULL, NULL));
        g_assert_false (way_library_look_at_file (path, TRUE, NULL, &error));
        g_assert_error (error, WAY_ERROR, WAY_ERROR_DAMAGED);
        library = way_library_open (path, 0, NULL);
        faults = way_library_check (library, NULL, NULL);
        g_assert_cmpuint (faults->len, >, 0);
        n++;
      }
  /* In the card, in the log and in the search index. */
  g_assert_cmpuint (n, >=, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/damage/200-places", test_200_places);
  g_test_add_func ("/damage/one-letter", test_one_letter);
  return g_test_run ();
}
