/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-clock.h"
#include "base/way-error.h"
#include "storage/way-backup.h"
#include "storage/way-library-private.h"

#include "support/way-test-library.h"
#include "support/way-test-moments.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utime.h>

#define MINUTE ((gint64) 60 * 1000)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
#define START ((gint64) 1644796800000) /* 14 February 2022, a Monday */

/* --- What is kept: properties over made-up dates --- */

static guint
n_kept (const gboolean *keep, guint n)
{
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    kept += keep[i] ? 1 : 0;
  return kept;
}

static gint64
day_of (gint64 at)
{
  return (at + 100000 * DAY) / DAY;
}

/* One goes only if its day has a newer one, or seven later days have any. */
static void
assert_may_go (const gint64 *times, guint n, gint64 now, guint gone)
{
  g_autoptr (GHashTable) later = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < n; i++)
    {
      gint64 day = day_of (times[i]);

      if ((times[i] > now) != (times[gone] > now) || i == gone || times[i] < times[gone])
        continue;
      if (day == day_of (times[gone]))
        return;
      g_hash_table_add (later, g_memdup2 (&day, sizeof day));
    }
  g_assert_cmpuint (g_hash_table_size (later), >=, WAY_BACKUP_DAYS);
}

/* Every pruning leaves these true, whatever the dates are. */
static void
assert_kept (const gint64 *times, guint n, gint64 now)
{
  g_autofree gboolean *keep = g_new (gboolean, n);
  g_autofree gint64 *left = g_new (gint64, n);
  g_autofree gboolean *again = g_new (gboolean, n);
  guint n_left = 0;
  gint64 newest = G_MININT64;

  way_backups_keep (times, n, now, keep);
  for (guint i = 0; i < n; i++)
    if (times[i] <= now)
      newest = MAX (newest, times[i]);
  for (guint i = 0; i < n; i++)
    {
      if (keep[i])
        left[n_left++] = times[i];
      else
        assert_may_go (times, n, now, i);
    }
  g_assert_cmpuint (n_kept (keep, n), <=,
                    2 * (WAY_BACKUP_LATEST + WAY_BACKUP_DAYS + WAY_BACKUP_WEEKS + WAY_BACKUP_MONTHS));
  g_assert_cmpuint (n_left, >=, MIN (n, WAY_BACKUP_LATEST));
  /* What was kept is kept when nothing has come to it. */
  way_backups_keep (left, n_left, now, again);
  g_assert_cmpuint (n_kept (again, n_left), ==, n_left);
  /* The newest that is not of the future is there. */
  for (guint i = 0; i < n_left && newest != G_MININT64; i++)
    if (left[i] == newest)
      return;
  g_assert_true (newest == G_MININT64);
}

static void
test_keep_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (14);

  for (int round = 0; round < 500; round++)
    {
      guint n = (guint) g_rand_int_range (random, 0, 120);
      g_autofree gint64 *times = g_new (gint64, n + 1);

      for (guint i = 0; i < n; i++)
        times[i] = START + g_rand_int_range (random, -600, 600) * DAY / g_rand_int_range (random, 1, 30);
      assert_kept (times, n, START);
    }
}

/* One after another, as a laptop makes them; what is not kept is gone for the next time. */
typedef struct {
  gint64 times[200];
  guint n;
} Shelf;

static void
shelf_add (Shelf *shelf, gint64 at)
{
  gboolean keep[200];
  guint left = 0;

  shelf->times[shelf->n++] = at;
  way_backups_keep (shelf->times, shelf->n, at, keep);
  g_assert_true (keep[shelf->n - 1]);
  for (guint i = 0; i < shelf->n; i++)
    if (keep[i])
      shelf->times[left++] = shelf->times[i];
  shelf->n = left;
}

static gboolean
shelf_has (const Shelf *shelf, gint64 from, gint64 to)
{
  for (guint i = 0; i < shelf->n; i++)
    if (shelf->times[i] >= from && shelf->times[i] < to)
      return TRUE;
  return FALSE;
}

static void
test_keep_two_years (void)
{
  Shelf shelf = { { 0 }, 0 };
  gint64 today = START + 730 * DAY;

  for (int day = 0; day <= 730; day++)
    shelf_add (&shelf, START + day * DAY + 9 * HOUR);
  for (int day = 0; day < WAY_BACKUP_DAYS; day++)
    g_assert_true (shelf_has (&shelf, today - day * DAY, today - (day - 1) * DAY));
  for (int week = 0; week < WAY_BACKUP_WEEKS; week++)
    g_assert_true (shelf_has (&shelf, today - (week + 1) * 7 * DAY, today - (week - 1) * 7 * DAY));
  for (int month = 0; month < WAY_BACKUP_MONTHS - 1; month++)
    g_assert_true (shelf_has (&shelf, today - (month + 2) * 31 * DAY, today - (month - 1) * 30 * DAY));
  g_assert_false (shelf_has (&shelf, START, today - 400 * DAY));
  g_assert_cmpuint (shelf.n, <=, WAY_BACKUP_DAYS + WAY_BACKUP_WEEKS + WAY_BACKUP_MONTHS);
}

/* Fifty in a day push out none of the days before. */
static void
test_keep_many_a_day (void)
{
  Shelf shelf = { { 0 }, 0 };

  for (int day = 0; day < 6; day++)
    shelf_add (&shelf, START + day * DAY);
  for (int i = 0; i < 50; i++)
    shelf_add (&shelf, START + 6 * DAY + i * 1000);
  for (int day = 0; day < 6; day++)
    g_assert_true (shelf_has (&shelf, START + day * DAY, START + (day + 1) * DAY));
  g_assert_cmpuint (shelf.n, <=, 6 + WAY_BACKUP_LATEST + 1);
}

/* A laptop that lay in a drawer for a year has its old ones still. */
static void
test_keep_gap (void)
{
  Shelf shelf = { { 0 }, 0 };

  for (int day = 0; day < 5; day++)
    shelf_add (&shelf, START + day * DAY);
  shelf_add (&shelf, START + 400 * DAY);
  g_assert_cmpuint (shelf.n, ==, 6);
}

/* The clock runs ahead for a month and is set right: neither what was made before nor what is made after is lost. */
static void
test_keep_clock_backwards (void)
{
  Shelf shelf = { { 0 }, 0 };

  for (int day = 0; day < 7; day++)
    shelf_add (&shelf, START + day * DAY);
  for (int day = 0; day < 30; day++)
    shelf_add (&shelf, START + 3000 * DAY + day * DAY);
  for (int day = 7; day < 14; day++)
    shelf_add (&shelf, START + day * DAY);
  for (int day = 7; day < 14; day++)
    g_assert_true (shelf_has (&shelf, START + day * DAY, START + (day + 1) * DAY));
  g_assert_true (shelf_has (&shelf, START + 3000 * DAY, START + 3040 * DAY));
  /* And backwards from the first: those of "later" stay. */
  shelf_add (&shelf, START - 1000 * DAY);
  g_assert_true (shelf_has (&shelf, START + 13 * DAY, START + 14 * DAY));
}

/* --- Making --- */

/* Each library in a folder of its own, or they would share the folder of backups. */
static WayLibrary *
library_new (WayRecord **project)
{
  g_autofree char *folder = way_test_path ("home");
  g_autofree char *path = g_build_filename (folder, "library.waymark", NULL);
  GError *error = NULL;
  WayLibrary *library = way_library_open (path, WAY_LIBRARY_CREATE, &error);

  g_assert_no_error (error);
  *project = way_test_project (library, "Voices");
  return library;
}

static mode_t
mode_of (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mode & 07777;
}

static guint
n_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_make (void)
{
  g_autoptr (WayRecord) project = NULL;
  g_autoptr (WayLibrary) library = library_new (&project);
  g_autoptr (WayRecord) card = way_test_record (library, project, "card", "Nobody told us");
  const char *path = way_library_get_path (library);
  g_autofree char *folder = way_backups_folder (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayBackup) backup = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (WayLibrary) copy = NULL;
  g_autoptr (WayRecord) found = NULL;
  mode_t mask = umask (0);

  g_assert_true (way_backups_due (path));
  g_assert_cmpint (way_backups_last (path), ==, 0);
  /* While a step is open here, what is on disk is copied. */
  g_assert_true (way_library_begin (library, NULL, "Open", NULL));
  backup = way_backups_make (path, WAY_BACKUP_DAILY, NULL, NULL, &error);
  umask (mask);
  g_assert_no_error (error);
  way_library_rollback (library);
  g_assert_cmpuint (mode_of (backup->path), ==, 0600);
  g_assert_cmpuint (mode_of (folder), ==, 0700);
  g_assert_cmpuint (n_files (folder), ==, 1);
  g_assert_false (way_backups_due (path));
  list = way_backups_list (path, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (((WayBackup *) list->pdata[0])->path, ==, backup->path);
  g_assert_cmpint (((WayBackup *) list->pdata[0])->at, ==, backup->at);
  g_assert_cmpint (((WayBackup *) list->pdata[0])->reason, ==, WAY_BACKUP_DAILY);
  g_assert_true (((WayBackup *) list->pdata[0])->own);
  copy = way_library_open (backup->path, WAY_LIBRARY_READ_ONLY, &error);
  g_assert_no_error (error);
  way_test_assert_whole (copy);
  found = way_library_get (copy, way_record_get_id (card));
  g_assert_cmpstr (way_record_get_text (found, "text"), ==, "Nobody told us");
}

/* A day is 24 hours, also that on which London's clocks are put forward or back: so old the last good one is made to look. */
static void
test_due (void)
{
  static const struct
  {
    const char *now;
  } moments[] = { { "2022-02-15T12:00:00Z" }, { "2022-03-27T12:00:00Z" }, { "2022-10-30T12:00:00Z" } };
  static const struct
  {
    gint64 age;
    gboolean due;
  } cases[] = { { 0, FALSE }, { DAY - MINUTE, FALSE }, { DAY - 1, FALSE }, { DAY, TRUE }, { DAY + 1, TRUE } };
  g_autoptr (WayRecord) project = NULL;
  g_autoptr (WayLibrary) library = NULL;
  g_autoptr (WayBackup) backup = NULL;
  const char *path;
  guint moment;

  if (!way_test_at_moments (moments, G_N_ELEMENTS (moments), sizeof *moments, &moment))
    return;
  library = library_new (&project);
  path = way_library_get_path (library);
  backup = way_backups_make (path, WAY_BACKUP_DAILY, NULL, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 at = way_clock_now () - cases[i].age;
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (at / 1000);
      g_autofree char *folder = g_path_get_dirname (backup->path);
      g_autofree char *name = g_path_get_basename (backup->path);
      g_autofree char *stamp = g_date_time_format (time, "%Y%m%dT%H%M%S");
      g_autofree char *beginning = g_strndup (name, (gsize) (strrchr (name, 'T') - name - strlen ("20220214")));
      g_autofree char *older = g_strdup_printf ("%s%s.%03dZ-daily.waymark", beginning, stamp, (int) (at % 1000));
      char *renamed = g_build_filename (folder, older, NULL);

      g_assert_cmpint (g_rename (backup->path, renamed), ==, 0);
      g_free (backup->path);
      backup->path = renamed;
      g_assert_cmpint (way_backups_last (path), ==, at);
      g_assert_true (way_backups_due (path) == cases[i].due);
    }
}

static void
test_make_empty (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (GError) error = NULL;

  g_assert_null (way_backups_make (way_library_get_path (library), WAY_BACKUP_DAILY, NULL, NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_NOTHING);
}

static void
test_make_cancelled (void)
{
  g_autoptr (WayRecord) project = NULL;
  g_autoptr (WayLibrary) library = library_new (&project);
  g_autofree char *folder = way_backups_folder (way_library_get_path (library));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (way_backups_make (way_library_get_path (library), WAY_BACKUP_DAILY, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (n_files (folder), ==, 0);
}

/* A copy of a damaged library is not taken for a backup. */
static void
test_make_damaged (void)
{
  g_autoptr (WayRecord) project = NULL;
  g_autoptr (WayLibrary) library = library_new (&project);
  g_autofree char *path = g_strdup (way_library_get_path (library));
  g_autofree char *folder = way_backups_folder (path);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_assert_finalize_object (g_steal_pointer (&library));
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  memset (content + size / 2, 0x5a, 8192);
  g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
  g_assert_null (way_backups_make (path, WAY_BACKUP_DAILY, NULL, NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_DAMAGED);
  g_assert_cmpuint (n_files (folder), ==, 0);
}

/* A second folder is tidied for this library only, and may be away. */
static void
test_second_folder (void)
{
  g_autoptr (WayRecord) project = NULL;
  g_autoptr (WayRecord) other_project = NULL;
  g_autoptr (WayLibrary) library = library_new (&project);
  g_autoptr (WayLibrary) other = library_new (&other_project);
  const char *path = way_library_get_path (library);
  g_autofree char *stick = way_test_path ("stick");
  g_autoptr (WayBackup) backup = way_backups_make (path, WAY_BACKUP_ASKED, NULL, NULL, NULL);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  guint own = 0;

  g_assert_null (way_backups_copy (path, backup, stick, NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_NOT_FOUND);
  g_assert_cmpint (g_mkdir (stick, 0755), ==, 0);
  for (int i = 0; i < 12; i++)
    {
      g_autoptr (WayBackup) ours = way_backups_copy (path, backup, stick, NULL, NULL);
      g_autoptr (WayBackup) theirs
        = i < 7 ? way_backups_make (way_library_get_path (other), WAY_BACKUP_ASKED, stick, NULL, NULL) : NULL;

      g_assert_nonnull (ours);
    }
  {
    g_autofree char *usual = way_backups_folder (path);
    g_autofree char *alias = way_test_path ("alias");
    g_autoptr (GPtrArray) before = way_backups_list (path, NULL);
    g_autoptr (GPtrArray) after = NULL;

    g_assert_cmpint (symlink (usual, alias), ==, 0);
    g_clear_error (&error);
    g_assert_null (way_backups_copy (path, backup, alias, NULL, &error));
    g_assert_error (error, WAY_ERROR, WAY_ERROR_EXISTS);
    after = way_backups_list (path, NULL);
    g_assert_cmpuint (after->len, ==, before->len);
  }
  list = way_backups_list (path, stick);
  for (guint i = 0; i < list->len; i++)
    own += ((WayBackup *) list->pdata[i])->own ? 1 : 0;
  g_assert_cmpuint (own, ==, WAY_BACKUP_LATEST);
  g_assert_cmpuint (list->len, ==, 2 * WAY_BACKUP_LATEST);
}

static void
leave (const char *folder, const char *name, gint64 age)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gint64 then = g_get_real_time () / G_USEC_PER_SEC - age;
  struct utimbuf times = { then, then };

  g_assert_true (g_file_set_contents (path, "words", -1, NULL));
  g_assert_cmpint (g_utime (path, &times), ==, 0);
}

static gboolean
is_left (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* What a killed restoration or repair leaves holds all the words of a library. */
static void
test_leftovers (void)
{
  static const char *const names[] = { ".waymark-backup-ABC123", ".waymark-restore-01a1-wal", ".waymark-damaged-01a1",
                                       ".waymark-repaired-01a1" };
  g_autoptr (WayRecord) project = NULL;
  g_autoptr (WayLibrary) library = library_new (&project);
  const char *path = way_library_get_path (library);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (WayBackup) first = NULL;
  g_autoptr (WayBackup) second = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    leave (folder, names[i], i < 2 ? 2 * DAY / 1000 : 60);
  leave (folder, "notes.txt", 2 * DAY / 1000);
  first = way_backups_make (path, WAY_BACKUP_DAILY, NULL, NULL, NULL);
  g_assert_nonnull (first);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpint (is_left (folder, names[i]), ==, i >= 2);
  second = way_backups_make (path, WAY_BACKUP_ERASURE, NULL, NULL, NULL);
  way_backups_forget (path, NULL, second->path);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_false (is_left (folder, names[i]));
  g_assert_true (is_left (folder, "notes.txt"));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (second->path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (first->path, G_FILE_TEST_EXISTS));
}

/* A letter changed by hand: the file is whole in SQLite's eyes. */
static void
change_letter (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE card SET text = 'W' || substr (text, 2)", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_changes (db), >, 0);
  sqlite3_close (db);
}

/* A daily backup of it, or one that is asked for, is not kept; one made in the way of something else is, but does not count as
 * the last good one. */
static void
test_make_altered (void)
{
  g_autoptr (WayRecord) project = NULL;
  g_autoptr (WayLibrary) library = library_new (&project);
  g_autoptr (WayRecord) card = way_test_record (library, project, "card", "As it was saved");
  g_autofree char *path = g_strdup (way_library_get_path (library));
  g_autofree char *folder = way_backups_folder (path);
  g_autoptr (WayBackup) import = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (WayBackup) good = way_backups_make (path, i == 0 ? WAY_BACKUP_ASKED : WAY_BACKUP_DAILY, NULL, NULL, NULL);

      g_assert_nonnull (good);
      g_assert_cmpint (way_backups_last (path), ==, good->at);
      way_backups_forget (path, NULL, NULL);
    }
  g_clear_object (&library);
  change_letter (path);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (way_backups_make (path, i == 0 ? WAY_BACKUP_ASKED : WAY_BACKUP_DAILY, NULL, NULL, &error));
      g_assert_error (error, WAY_ERROR, WAY_ERROR_DAMAGED);
      g_assert_cmpint (n_files (folder), ==, 0);
    }
  import = way_backups_make (path, WAY_BACKUP_IMPORT, NULL, NULL, NULL);
  g_assert_nonnull (import);
  g_assert_cmpint (way_backups_last (path), ==, 0);
  g_assert_true (way_backups_due (path));
}

/* Others write while it is copied: each backup is one moment of the library, and none waits for a pause. */
static void
test_make_while_written (void)
{
  g_autoptr (WayRecord) project = NULL;
  g_autoptr (WayLibrary) library = library_new (&project);
  g_autofree char *path = g_strdup (way_library_get_path (library));
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      g_autoptr (WayLibrary) mine = way_library_open (path, 0, NULL);

      for (int i = 0;; i++)
        {
          g_autofree char *name = g_strdup_printf ("Card %d", i);
          g_autoptr (WayRecord) card = way_test_record (mine, project, "card", name);
        }
    }
  for (int i = 0; i < 10; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WayBackup) backup = way_backups_make (path, WAY_BACKUP_ASKED, NULL, NULL, &error);
      g_autoptr (WayLibrary) copy = NULL;

      g_assert_no_error (error);
      copy = way_library_open (backup->path, WAY_LIBRARY_READ_ONLY, &error);
      g_assert_no_error (error);
      way_test_assert_whole (copy);
    }
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
}

/* --- Restoring --- */

static void
test_restore (void)
{
  g_autoptr (WayRecord) project = NULL;
  g_autoptr (WayLibrary) library = library_new (&project);
  g_autofree char *path = g_strdup (way_library_get_path (library));
  g_autoptr (WayRecord) card = way_test_record (library, project, "card", "Before");
  g_autoptr (WayBackup) backup = way_backups_make (path, WAY_BACKUP_ASKED, NULL, NULL, NULL);
  g_autoptr (WayRecord) later = way_test_record (library, project, "card", "After");
  g_autoptr (WayBackup) before = NULL;
  g_autoptr (WayLibrary) restored = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;
  WayLibrarySummary now, then;

  g_assert_true (way_library_summarise (path, &now, &error));
  g_assert_true (way_library_summarise (backup->path, &then, &error));
  g_assert_cmpint (now.cards, ==, 2);
  g_assert_cmpint (then.cards, ==, 1);
  g_assert_cmpint (then.projects, ==, 1);
  g_assert_cmpint (then.last_step, <=, now.last_step);
  g_assert_true (way_backups_restore (path, backup->path, &before, &aside, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (aside);
  g_assert_cmpint (before->reason, ==, WAY_BACKUP_RESTORE);
  /* The window that was open on it may look, and may not save over it. */
  g_assert_false (way_library_begin (library, NULL, "Add card", &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_CONFLICT);
  g_clear_error (&error);
  restored = way_library_open (path, 0, &error);
  g_assert_no_error (error);
  g_assert_null (way_library_kind_of (restored, way_record_get_id (later)));
  g_assert_nonnull (way_library_kind_of (restored, way_record_get_id (card)));
  way_test_assert_whole (restored);
  g_assert_true (way_library_undo (restored, NULL, &error));
  g_assert_cmpuint (mode_of (path), ==, 0600);
  /* And the way back. */
  g_assert_true (way_backups_restore (path, before->path, NULL, NULL, NULL, &error));
  g_clear_object (&restored);
  restored = way_library_open (path, 0, &error);
  g_assert_nonnull (way_library_kind_of (restored, way_record_get_id (later)));
  way_test_assert_whole (restored);
}

/* A backup that does not stand up to its check, or is none, leaves the library as it is. */
static void
test_restore_refused (void)
{
  g_autoptr (WayRecord) project = NULL;
  g_autoptr (WayLibrary) library = library_new (&project);
  const char *path = way_library_get_path (library);
  g_autoptr (WayBackup) backup = way_backups_make (path, WAY_BACKUP_ASKED, NULL, NULL, NULL);
  g_autofree char *other = way_test_path ("picture.waymark");
  g_autofree char *pipe = way_test_path ("pipe.waymark");
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecord) card = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (backup->path, &content, &size, NULL));
  memset (content + size / 2, 0x5a, 8192);
  g_assert_true (g_file_set_contents (other, content, (gssize) size, NULL));
  g_assert_false (way_backups_restore (path, other, NULL, NULL, NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (other, "not a library", -1, NULL));
  g_assert_false (way_backups_restore (path, other, NULL, NULL, NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_NOT_LIBRARY);
  g_assert_nonnull (strstr (error->message, "picture.waymark"));
  g_clear_error (&error);
  g_assert_false (way_backups_restore (path, "/nowhere", NULL, NULL, NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* A pipe that nobody writes to is not waited for. */
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_false (way_backups_restore (path, pipe, NULL, NULL, NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  card = way_test_record (library, project, "card", "Still here");
  way_test_assert_whole (library);
}

/* What is damaged is kept beside, whole and under its own name, with its log. */
static void
test_restore_over_damaged (void)
{
  g_autoptr (WayRecord) project = NULL;
  g_autoptr (WayLibrary) library = library_new (&project);
  g_autofree char *path = g_strdup (way_library_get_path (library));
  g_autoptr (WayBackup) backup = way_backups_make (path, WAY_BACKUP_ASKED, NULL, NULL, NULL);
  g_autofree char *content = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (WayBackup) before = NULL;
  g_autoptr (GError) error = NULL;
  gsize size, kept_size;

  g_assert_finalize_object (g_steal_pointer (&library));
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  memset (content + size / 2, 0x5a, 8192);
  g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
  g_assert_true (way_backups_restore (path, backup->path, &before, &aside, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (before);
  g_assert_nonnull (aside);
  g_assert_true (g_file_get_contents (aside, &kept, &kept_size, NULL));
  g_assert_cmpmem (kept, kept_size, content, size);
  library = way_library_open (path, 0, &error);
  g_assert_no_error (error);
  g_assert_nonnull (way_library_kind_of (library, way_record_get_id (project)));
  way_test_assert_whole (library);
}

/* What another program keeps its own in is not replaced, and not put aside as if it were damaged. */
static void
test_restore_over_other (void)
{
  g_autoptr (WayRecord) project = NULL;
  g_autoptr (WayLibrary) library = library_new (&project);
  g_autoptr (WayBackup) backup = way_backups_make (way_library_get_path (library), WAY_BACKUP_ASKED, NULL, NULL, NULL);
  g_autofree char *path = way_test_path ("photographs.db");
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayConnection) other = way_connection_open (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, FALSE, &error);

  g_assert_no_error (error);
  /* A database that holds nothing is nobody's. */
  g_assert_true (way_connection_exec (other, "PRAGMA user_version = 3", "make it", &error));
  g_clear_pointer (&other, way_connection_close);
  g_assert_true (way_backups_restore (path, backup->path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (path), ==, 0);

  other = way_connection_open (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, FALSE, &error);
  g_assert_true (way_connection_exec (other, "CREATE TABLE photograph (name TEXT); INSERT INTO photograph VALUES ('the sea')",
                                      "make it", &error));
  g_clear_pointer (&other, way_connection_close);
  g_assert_false (way_backups_restore (path, backup->path, NULL, &aside, NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_NOT_LIBRARY);
  g_assert_null (aside);
  other = way_connection_open (path, SQLITE_OPEN_READWRITE, FALSE, NULL);
  g_assert_cmpint (way_connection_number (other, "SELECT count (*) FROM photograph", 0), ==, 1);
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

/* Of those that a wrong clock dated ahead none is the newest. */
static void
test_newest (void)
{
  const gint64 now = way_clock_now ();
  WayBackup ahead = { .at = now + 1000 * 60 * 60 * 24 }, today = { .at = now }, older = { .at = now - 1 };
  g_autoptr (GPtrArray) backups = g_ptr_array_new ();

  g_assert_null (way_backups_newest (backups));
  g_ptr_array_add (backups, &ahead);
  g_assert_null (way_backups_newest (backups));
  g_ptr_array_add (backups, &today);
  g_ptr_array_add (backups, &older);
  g_assert_true (way_backups_newest (backups) == &today);
}

/* The log of a library that is gone does not become part of the one that is put there. It is kept until its backups go. */
static void
test_restore_beside_log (void)
{
  g_autoptr (WayRecord) project = NULL;
  g_autoptr (WayLibrary) library = library_new (&project);
  g_autofree char *path = g_strdup (way_library_get_path (library));
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autoptr (WayBackup) backup = way_backups_make (path, WAY_BACKUP_ASKED, NULL, NULL, NULL);
  g_autoptr (WayRecord) later = way_test_record (library, project, "card", "After");
  g_autofree char *log = NULL;
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (wal, &log, &size, NULL));
  g_assert_cmpuint (size, >, 0);
  g_assert_finalize_object (g_steal_pointer (&library));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_true (g_file_set_contents (wal, log, (gssize) size, NULL));
  g_assert_true (way_backups_restore (path, backup->path, NULL, &aside, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (aside);
  library = way_library_open (path, 0, &error);
  g_assert_no_error (error);
  g_assert_null (way_library_kind_of (library, way_record_get_id (later)));
  g_assert_nonnull (way_library_kind_of (library, way_record_get_id (project)));
  way_test_assert_whole (library);
  g_assert_cmpuint (n_put_aside (path), ==, 1);
  way_backups_forget (path, NULL, NULL);
  g_assert_cmpuint (n_put_aside (path), ==, 0);
}

/* What could not be put in the place of the library leaves it, and its log, where they were. */
static void
test_swap_refused (void)
{
  g_autoptr (WayRecord) project = NULL;
  g_autoptr (WayLibrary) library = library_new (&project);
  const char *path = way_library_get_path (library);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  char *kept = NULL;

  g_assert_false (way_backup_swap (path, "/nowhere", &kept, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_FAILED);
  g_assert_null (kept);
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (n_put_aside (path), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backup/keep/random", test_keep_random);
  g_test_add_func ("/backup/keep/two-years", test_keep_two_years);
  g_test_add_func ("/backup/keep/many-a-day", test_keep_many_a_day);
  g_test_add_func ("/backup/keep/gap", test_keep_gap);
  g_test_add_func ("/backup/keep/clock-backwards", test_keep_clock_backwards);
  g_test_add_func ("/backup/make", test_make);
  g_test_add_func ("/backup/due", test_due);
  g_test_add_func ("/backup/make/empty", test_make_empty);
  g_test_add_func ("/backup/make/cancelled", test_make_cancelled);
  g_test_add_func ("/backup/make/damaged", test_make_damaged);
  g_test_add_func ("/backup/make/second-folder", test_second_folder);
  g_test_add_func ("/backup/leftovers", test_leftovers);
  g_test_add_func ("/backup/make/altered", test_make_altered);
  g_test_add_func ("/backup/make/while-written", test_make_while_written);
  g_test_add_func ("/backup/restore", test_restore);
  g_test_add_func ("/backup/restore/refused", test_restore_refused);
  g_test_add_func ("/backup/restore/over-damaged", test_restore_over_damaged);
  g_test_add_func ("/backup/restore/over-other", test_restore_over_other);
  g_test_add_func ("/backup/newest", test_newest);
  g_test_add_func ("/backup/restore/beside-log", test_restore_beside_log);
  g_test_add_func ("/backup/restore/swap-refused", test_swap_refused);
  return g_test_run ();
}
