/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem() */

#include "ui/way-test-damage.h"

#include "import/way-samples.h"
#include "storage/way-backups.h"
#include "ui/way-keeper.h"

#include <string.h>

/* A page with cards, in the middle of the file. */
static void
damage (const char *path, const char *words)
{
  g_autofree char *content = NULL;
  gsize size;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  for (gsize at = 4096; at + 4096 <= size; at += 4096)
    if (memmem (content + at, 4096, words, strlen (words)) != NULL && n++ == 0)
      memset (content + at, 0x5a, 4096);
  g_assert_cmpuint (n, >, 0);
  g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
}

char *
way_test_damaged_library (gboolean with_backup)
{
  g_autofree char *folder = g_dir_make_tmp ("waymark-damaged-XXXXXX", NULL);
  char *path = g_build_filename (folder, "library.waymark", NULL);

  {
    g_autoptr (WayLibrary) library = way_library_open (path, WAY_LIBRARY_CREATE, NULL);
    g_autoptr (GArray) projects = way_samples_load (library, "example", NULL);
    g_autoptr (WayBackup) backup = with_backup ? way_backups_make (path, WAY_BACKUP_ASKED, NULL, NULL, NULL) : NULL;
  }
  damage (path, "wants this; no one needs persuading");
  return path;
}

char *
way_test_unreadable_library (void)
{
  char *path = way_test_damaged_library (TRUE);
  g_autofree char *content = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  memset (content + 100, 0x5a, 3996);
  g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
  return path;
}

char *
way_test_altered_library (void)
{
  g_autofree char *folder = g_dir_make_tmp ("waymark-altered-XXXXXX", NULL);
  char *path = g_build_filename (folder, "library.waymark", NULL);
  const char words[] = "no one needs persuading";
  g_autofree char *content = NULL;
  char *letter;
  gsize size;

  {
    g_autoptr (WayLibrary) library = way_library_open (path, WAY_LIBRARY_CREATE, NULL);
    g_autoptr (GArray) projects = way_samples_load (library, "example", NULL);
  }
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  letter = memmem (content, size, words, strlen (words));
  g_assert_nonnull (letter);
  *letter = 'g';
  g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
  return path;
}

gboolean
way_test_is_idle (gpointer app)
{
  return !way_keeper_is_busy (way_application_get_keeper (((WayTestApp *) app)->application));
}

guint
way_test_n_backups (WayTestApp *app, const char *folder)
{
  g_autoptr (GPtrArray) backups = way_backups_list (app->path, folder);

  return backups->len;
}
