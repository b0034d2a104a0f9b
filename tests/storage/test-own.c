/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The library's own file, or what lies beside it, where another file is asked for: it is refused, it stays whole, and its
 * locks are still held, which closing the file by any other way than SQLite's would give up. */

#include "base/way-error.h"
#include "base/way-file.h"
#include "document/way-document-export.h"
#include "import/way-project-file.h"
#include "storage/way-backups.h"
#include "storage/way-library-private.h"
#include "storage/way-repair.h"

#include "support/way-test-library.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static const char *self_path;

/* --- Whether it is locked, asked from another program --- */

static int
look_at_lock (const char *path)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int fd = g_open (path, O_RDWR, 0);

  return fd >= 0 && fcntl (fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK ? 0 : 2;
}

static gboolean
is_locked (const char *path)
{
  const char *const call[] = { self_path, "--locked", path, NULL };
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) call, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, NULL));
  return status == 0;
}

static void
assert_locked (WayLibrary *library, const char *after)
{
  g_autofree char *shm = g_strconcat (way_library_get_path (library), "-shm", NULL);

  if (!is_locked (way_library_get_path (library)) || !is_locked (shm))
    g_error ("the locks are gone after: %s", after);
}

/* --- What might be asked of it --- */

static void
read_project (WayLibrary *library, const char *path, GError **error)
{
  g_autoptr (WayProjectFile) file = way_project_file_read (path, error);

  g_assert_null (file);
}

static void
write_project (WayLibrary *library, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);

  g_assert_false (way_file_replace (path, bytes, error));
}

static void
write_document (WayLibrary *library, const char *path, GError **error)
{
  g_autoptr (WayDocument) document = way_document_new ("Plan", NULL);

  for (WayDocumentFormat format = WAY_DOCUMENT_PDF; format <= WAY_DOCUMENT_CSV; format++)
    {
      g_clear_error (error);
      g_assert_false (way_document_export (document, format, path, NULL, NULL, NULL, NULL, error));
    }
}

static void
back_up (WayLibrary *library, const char *path, GError **error)
{
  g_assert_false (way_library_backup (library, path, error));
}

static const struct {
  const char *name;
  void (*ask) (WayLibrary *library, const char *path, GError **error);
} refused[] = {
  { "reading it as a project file", read_project },
  { "writing a project file over it", write_project },
  { "writing a document over it", write_document },
  { "backing up to it", back_up },
};

static void
test_refused (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autofree char *path = g_strdup (way_library_get_path (library));
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *roundabout = g_build_filename (folder, ".", base, NULL);
  g_autofree char *symbolic = way_test_path ("link.pdf");
  g_autofree char *hard = way_test_path ("other.waymark.json");
  const char *const names[] = { path, roundabout, symbolic, hard, shm, wal };

  g_assert_cmpint (symlink (path, symbolic), ==, 0);
  g_assert_cmpint (link (path, hard), ==, 0);
  assert_locked (library, "nothing");
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    for (guint n = 0; n < G_N_ELEMENTS (names); n++)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *label = g_strdup_printf ("%s-%u", refused[i].name, n);
        g_autoptr (WayRecord) theme = NULL;

        refused[i].ask (library, names[n], &error);
        g_assert_nonnull (error);
        g_assert_true (error->domain == WAY_ERROR);
        assert_locked (library, refused[i].name);
        theme = way_test_record (library, project, "theme", label);
      }
  g_clear_object (&library);
  library = way_library_open (path, 0, NULL);
  g_assert_cmpint (way_connection_number (library->connection, "SELECT count (*) FROM theme", 0), ==,
                   (gint64) (G_N_ELEMENTS (refused) * G_N_ELEMENTS (names)));
  way_test_assert_whole (library);
}

/* That these tests can fail: this is how the locks are lost. */
static void
test_measure (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autofree char *content = NULL;

  assert_locked (library, "nothing");
  g_assert_true (g_file_get_contents (way_library_get_path (library), &content, NULL, NULL));
  g_assert_false (is_locked (way_library_get_path (library)));
}

/* What lies beside a library is none. */
static void
test_open_companion (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  static const char *const ends[] = { "-shm", "-wal" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (way_library_get_path (library), ends[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (WayLibrary) other = way_library_open (path, 0, &error);

      g_assert_error (error, WAY_ERROR, WAY_ERROR_NOT_LIBRARY);
      assert_locked (library, ends[i]);
    }
}

/* --- What is done to the library by its path while it is open --- */

static void
test_care (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  const char *path = way_library_get_path (library);
  g_autoptr (WayBackup) backup = NULL;
  g_autoptr (WayRepair) repair = NULL;
  g_autoptr (GError) error = NULL;
  WayLibrarySummary summary;

  g_assert_true (way_library_summarise (path, &summary, &error));
  assert_locked (library, "a summary");
  g_assert_true (way_library_look_at_file (path, TRUE, NULL, &error));
  assert_locked (library, "a check");
  backup = way_backups_make (path, WAY_BACKUP_ASKED, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_locked (library, "a backup");
  repair = way_repair_make (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (repair->n_records, ==, 2);
  assert_locked (library, "a repair");
  g_clear_pointer (&repair, way_repair_free);
  assert_locked (library, "a repair that is let go");
  g_assert_true (way_backups_restore (path, path, NULL, NULL, NULL, &error));
  assert_locked (library, "restoring it from itself");
  way_test_assert_whole (library);
}

/* --- A library behind a link, as one in a synced folder is --- */

/* One that a program did not close: what it holds is in the log beside it. Returns: where it is; @link leads there. */
static char *
library_behind (const char *link)
{
  g_autofree char *folder = way_test_path ("synced");
  char *path = g_build_filename (folder, "real.waymark", NULL);
  g_autoptr (WayLibrary) library = way_library_open (path, WAY_LIBRARY_CREATE, NULL);
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autoptr (WayRecord) card = way_test_record (library, project, "card", "Said last");

  way_library_stop_writing (library);
  g_assert_cmpint (symlink (path, link), ==, 0);
  return path;
}

static gint64
n_cards (const char *path)
{
  WayLibrarySummary summary = { 0 };

  g_assert_true (way_library_summarise (path, &summary, NULL));
  return summary.cards;
}

static guint
n_put_aside (const char *library_path)
{
  g_autofree char *folder = g_path_get_dirname (library_path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += strstr (name, ".damaged-") != NULL ? 1 : 0;
  return n;
}

static void
test_repair_behind_link (void)
{
  g_autofree char *link = way_test_path ("link.waymark");
  g_autofree char *path = library_behind (link);
  g_autoptr (WayRepair) repair = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  repair = way_repair_make (link, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_cards (repair->path), ==, 1);
  g_assert_true (way_repair_adopt (repair, &kept, &error));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (n_cards (path), ==, 1);
  g_assert_cmpint (n_cards (kept), ==, 1);
  g_assert_cmpuint (n_put_aside (path), >, 0);
  way_backups_forget (link, NULL, NULL);
  g_assert_cmpuint (n_put_aside (path), ==, 0);
}

static void
test_restore_behind_link (void)
{
  g_autofree char *link = way_test_path ("link.waymark");
  g_autofree char *path = library_behind (link);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *aside = NULL;
  g_autoptr (WayBackup) backup = NULL;
  g_autoptr (GError) error = NULL;

  backup = way_backups_make (link, WAY_BACKUP_ASKED, NULL, NULL, &error);
  g_assert_no_error (error);
  g_unlink (wal);
  g_assert_true (g_file_set_contents (path, "nothing that can be read", -1, NULL));
  g_assert_true (way_backups_restore (link, backup->path, NULL, &aside, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (aside);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (n_cards (path), ==, 1);
}

/* --- While it is repaired, another program may save to it --- */

static void
test_saved_while_repaired (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  const char *path = way_library_get_path (library);
  g_autoptr (WayRepair) repair = NULL;
  g_autoptr (WayRecord) card = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  repair = way_repair_make (path, NULL, &error);
  g_assert_no_error (error);
  card = way_test_record (library, project, "card", "Said meanwhile");
  g_assert_false (way_repair_adopt (repair, &kept, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_CONFLICT);
  g_assert_null (kept);
  g_assert_cmpint (n_cards (path), ==, 1);
  way_test_assert_whole (library);
  /* Once more, and it has that, too. */
  g_clear_error (&error);
  g_clear_pointer (&repair, way_repair_free);
  repair = way_repair_make (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (way_repair_adopt (repair, &kept, &error));
  g_assert_cmpint (n_cards (path), ==, 1);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--locked"))
    return look_at_lock (argv[2]);
  self_path = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/own/measure", test_measure);
  g_test_add_func ("/own/refused", test_refused);
  g_test_add_func ("/own/companion", test_open_companion);
  g_test_add_func ("/own/care", test_care);
  g_test_add_func ("/own/repair-behind-link", test_repair_behind_link);
  g_test_add_func ("/own/restore-behind-link", test_restore_behind_link);
  g_test_add_func ("/own/saved-while-repaired", test_saved_while_repaired);
  return g_test_run ();
}
