/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-library-private.h"
#include "storage/way-schema.h"

#include "support/way-test-library.h"

/* tests/migrations/version-N.waymark is a library as the release with schema N left it, never changed afterwards. */
static char *
released (guint version)
{
  g_autofree char *name = g_strdup_printf ("version-%u.waymark", version);
  g_autofree char *source
    = g_build_filename (g_getenv ("WAYMARK_SOURCE_ROOT"), "tests", "migrations", name, NULL);
  g_autofree char *content = NULL;
  char *copy = way_test_path (name);
  gsize size;

  if (!g_file_get_contents (source, &content, &size, NULL))
    g_error ("there is no library of schema %u in tests/migrations", version);
  g_assert_true (g_file_set_contents (copy, content, (gssize) size, NULL));
  return copy;
}

static void
test_every_release (void)
{
  for (guint version = 1; version <= way_schema_version (); version++)
    {
      g_autofree char *path = released (version);
      g_autoptr (GError) error = NULL;
      g_autoptr (WayLibrary) library = way_library_open (path, 0, &error);
      g_autoptr (GPtrArray) projects = NULL;
      g_autoptr (GPtrArray) cards = NULL;
      g_autoptr (WayRecord) theme = NULL;
      g_autofree char *missing = NULL;

      g_assert_no_error (error);
      projects = way_library_query_records (library, "projects", NULL);
      g_assert_cmpuint (projects->len, ==, 1);
      cards = way_library_query_records (library, "records of kind", "is", way_record_get_id (projects->pdata[0]), "card");
      g_assert_cmpuint (cards->len, ==, 6);
      missing = way_schema_missing (library->connection);
      g_assert_null (missing);
      theme = way_test_record (library, projects->pdata[0], "theme", "Added after the migration");
      g_assert_true (way_library_undo (library, NULL, &error));
      way_test_assert_whole (library);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/migrations/every-release", test_every_release);
  return g_test_run ();
}
