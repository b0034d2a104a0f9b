/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/way-test-library.h"

#include <glib/gstdio.h>

static char *folder;

static void
remove_tree (const char *path)
{
  GDir *dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_remove (path);
}

static void
remove_folder (void)
{
  remove_tree (folder);
  g_free (folder);
}

char *
way_test_path (const char *name)
{
  static int n;
  g_autofree char *unique = NULL;

  if (folder == NULL)
    {
      folder = g_dir_make_tmp ("waymark-test-XXXXXX", NULL);
      atexit (remove_folder);
    }
  unique = g_strdup_printf ("%d-%s", n++, name);
  return g_build_filename (folder, unique, NULL);
}

WayLibrary *
way_test_library (void)
{
  g_autofree char *path = way_test_path ("library.waymark");
  GError *error = NULL;
  WayLibrary *library = way_library_open (path, WAY_LIBRARY_CREATE, &error);

  g_assert_no_error (error);
  return library;
}

WayLibrary *
way_test_reopen (WayLibrary *library)
{
  g_autofree char *path = g_strdup (way_library_get_path (library));
  GError *error = NULL;

  g_assert_finalize_object (library);
  library = way_library_open (path, 0, &error);
  g_assert_no_error (error);
  return library;
}

void
way_test_save (WayLibrary *library, WayRecord *record)
{
  GError *error = NULL;

  g_assert_true (way_library_begin (library, way_record_get_project (record), "Save", &error));
  way_library_save (library, record, &error);
  g_assert_no_error (error);
  way_library_commit (library, &error);
  g_assert_no_error (error);
}

WayRecord *
way_test_project (WayLibrary *library, const char *title)
{
  g_autoptr (WayRecord) partnership = way_record_new_named ("partnership");
  WayRecord *project = way_record_new_named ("project");

  way_record_set_text (partnership, "name", "Wickmouth");
  way_test_save (library, partnership);
  way_record_set_text (project, "title", title);
  way_record_add_reference (project, "partnerships", way_record_get_id (partnership));
  way_test_save (library, project);
  return project;
}

WayRecord *
way_test_record (WayLibrary *library, WayRecord *project, const char *kind, const char *title)
{
  WayRecord *record = way_record_new_named (kind);

  way_record_set_project (record, project != NULL ? way_record_get_id (project) : NULL);
  way_record_set_text (record, way_kind_flagged_field (way_record_get_kind (record), WAY_FIELD_TITLE)->name, title);
  if (way_record_is (record, "action"))
    {
      g_autofree char *reference = g_strdup_printf ("T-%u", g_random_int ());

      way_record_set_text (record, "reference", reference);
    }
  way_test_save (library, record);
  return record;
}

char *
way_test_words (const char *beginning, gsize size)
{
  GString *text = g_string_new (beginning);

  for (guint i = 0; text->len < size; i++)
    g_string_append_printf (text, " word%u", i);
  return g_string_free (text, FALSE);
}

gboolean
way_test_has_file (const char *where, const char *beginning)
{
  g_autoptr (GDir) dir = g_dir_open (where, 0, NULL);
  const char *name;
  gboolean found = FALSE;

  while (!found && (name = g_dir_read_name (dir)) != NULL)
    found = g_str_has_prefix (name, beginning);
  return found;
}

gboolean
way_test_has_temporary (const char *where)
{
  return way_test_has_file (where, ".waymark-");
}

void
way_test_assert_whole (WayLibrary *library)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) faults = way_library_check (library, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *) faults->pdata[i]);
  g_assert_cmpuint (faults->len, ==, 0);
}
