/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-backup.h"

#include "base/way-clock.h"
#include "base/way-error.h"
#include "base/way-file.h"
#include "storage/way-device.h"
#include "storage/way-library.h"
#include "storage/way-schema.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define SUFFIX ".waymark"
#define TAG_LENGTH 8
#define DAY_MS ((gint64) 24 * 60 * 60 * 1000)

static const struct {
  const char *key;
  const char *label;
} reasons[WAY_N_BACKUP_REASONS] = {
  [WAY_BACKUP_DAILY] = { "daily", N_("daily") },
  [WAY_BACKUP_ASKED] = { "asked", N_("asked for") },
  [WAY_BACKUP_MIGRATION] = { "update", N_("before an update of the library") },
  [WAY_BACKUP_IMPORT] = { "import", N_("before an import") },
  [WAY_BACKUP_ERASURE] = { "erasure", N_("before something was removed for good") },
  [WAY_BACKUP_RESTORE] = { "restore", N_("before a backup was restored") },
};

void
way_backup_free (WayBackup *backup)
{
  g_free (backup->path);
  g_free (backup);
}

const char *
way_backup_reason_label (WayBackupReason reason)
{
  return _(reasons[reason].label);
}

const char *
way_backup_reason_key (WayBackupReason reason)
{
  return reasons[reason].key;
}

/* --- Names --- */

/* The library's name in those of its backups: without its suffix. */
static char *
stem_of (const char *library_path)
{
  char *stem = g_path_get_basename (library_path);

  if (g_str_has_suffix (stem, SUFFIX) && strlen (stem) > strlen (SUFFIX))
    stem[strlen (stem) - strlen (SUFFIX)] = '\0';
  return stem;
}

/* Which library on which laptop: two may share a folder, and neither tidies away what the other made. */
static char *
tag_of (const char *library_path)
{
  g_autofree char *path = g_canonicalize_filename (library_path, NULL);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  WayId device;

  way_device_get_id (&device);
  g_checksum_update (sum, device.bytes, WAY_ID_SIZE);
  g_checksum_update (sum, (const guchar *) path, (gssize) strlen (path));
  return g_strndup (g_checksum_get_string (sum), TAG_LENGTH);
}

char *
way_backups_folder (const char *library_path)
{
  g_autofree char *parent = g_path_get_dirname (library_path);

  return g_build_filename (parent, "backups", NULL);
}

char *
way_backup_name (const char *library_path, const char *folder, WayBackupReason reason, gint64 *at)
{
  g_autofree char *stem = stem_of (library_path);
  g_autofree char *tag = tag_of (library_path);

  /* Two within a thousandth of a second, or with a clock that stands still, get names of their own. */
  for (gint64 now = way_clock_now ();; now++)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (now / 1000);
      g_autofree char *text = g_date_time_format (time, "%Y%m%dT%H%M%S");
      g_autofree char *name = g_strdup_printf ("%s.%s.%s.%03dZ-%s" SUFFIX, stem, tag, text, (int) (now % 1000),
                                               reasons[reason].key);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (at != NULL)
        *at = now;
      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/* "20220214T093000.123Z-daily.waymark" */
static gboolean
parse_rest (const char *text, gint64 *at, WayBackupReason *reason)
{
  g_autofree char *time = g_strndup (text, strlen ("20220214T093000.123Z"));
  g_autoptr (GDateTime) date = NULL;
  const char *rest = text + strlen (time);

  if (strlen (time) != strlen ("20220214T093000.123Z") || *rest != '-' || !g_str_has_suffix (rest, SUFFIX))
    return FALSE;
  date = g_date_time_new_from_iso8601 (time, NULL);
  if (date == NULL)
    return FALSE;
  *at = g_date_time_to_unix (date) * 1000 + g_date_time_get_microsecond (date) / 1000;
  for (guint i = 0; i < WAY_N_BACKUP_REASONS; i++)
    if (strncmp (rest + 1, reasons[i].key, strlen (reasons[i].key)) == 0
        && strcmp (rest + 1 + strlen (reasons[i].key), SUFFIX) == 0)
      {
        *reason = (WayBackupReason) i;
        return TRUE;
      }
  return FALSE;
}

static WayBackup *
parse_name (const char *folder, const char *name, const char *stem, const char *tag)
{
  g_autofree char *path = NULL;
  gsize length = strlen (stem);
  WayBackupReason reason;
  GStatBuf status;
  WayBackup *backup;
  gint64 at;

  if (strncmp (name, stem, length) != 0 || name[length] != '.' || strlen (name + length + 1) <= TAG_LENGTH
      || name[length + 1 + TAG_LENGTH] != '.' || !parse_rest (name + length + 1 + TAG_LENGTH + 1, &at, &reason))
    return NULL;
  path = g_build_filename (folder, name, NULL);
  if (g_stat (path, &status) != 0)
    return NULL;
  backup = g_new0 (WayBackup, 1);
  *backup = (WayBackup){ g_steal_pointer (&path), at, reason, status.st_size,
                         strncmp (name + length + 1, tag, TAG_LENGTH) == 0 };
  return backup;
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const WayBackup *left = *(WayBackup *const *) a;
  const WayBackup *right = *(WayBackup *const *) b;

  return left->at != right->at ? (left->at < right->at ? 1 : -1) : strcmp (right->path, left->path);
}

GPtrArray *
way_backups_list (const char *library_path, const char *folder)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify) way_backup_free);
  g_autofree char *usual = way_backups_folder (library_path);
  g_autofree char *stem = stem_of (library_path);
  g_autofree char *tag = tag_of (library_path);
  g_autoptr (GDir) dir = g_dir_open (folder != NULL ? folder : usual, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      WayBackup *backup = parse_name (folder != NULL ? folder : usual, name, stem, tag);

      if (backup != NULL)
        g_ptr_array_add (backups, backup);
    }
  g_ptr_array_sort (backups, newest_first);
  return backups;
}

/* Its values are held against the log. The others are made in the way of something else, which is not to wait so long. */
static gboolean
is_thorough (WayBackupReason reason)
{
  return reason == WAY_BACKUP_DAILY || reason == WAY_BACKUP_ASKED;
}

const WayBackup *
way_backups_newest (GPtrArray *backups)
{
  gint64 now = way_clock_now ();

  for (guint i = 0; i < backups->len; i++)
    {
      const WayBackup *backup = g_ptr_array_index (backups, i);

      if (backup->at <= now && is_thorough (backup->reason))
        return backup;
    }
  return NULL;
}

gint64
way_backups_last (const char *library_path)
{
  g_autoptr (GPtrArray) backups = way_backups_list (library_path, NULL);
  const WayBackup *newest = way_backups_newest (backups);

  return newest != NULL ? newest->at : 0;
}

gboolean
way_backups_due (const char *library_path)
{
  return way_clock_now () - way_backups_last (library_path) >= DAY_MS;
}

/* --- Making --- */

static void
tidy (const char *library_path, const char *folder)
{
  g_autoptr (GPtrArray) backups = way_backups_list (library_path, folder);
  g_autofree gint64 *times = g_new (gint64, backups->len);
  g_autofree gboolean *keep = g_new (gboolean, backups->len);

  for (guint i = backups->len; i > 0; i--)
    if (!((WayBackup *) backups->pdata[i - 1])->own)
      g_ptr_array_remove_index (backups, i - 1);
  for (guint i = 0; i < backups->len; i++)
    times[i] = ((WayBackup *) backups->pdata[i])->at;
  way_backups_keep (times, backups->len, way_clock_now (), keep);
  for (guint i = 0; i < backups->len; i++)
    if (!keep[i])
      g_unlink (((WayBackup *) backups->pdata[i])->path);
}

/* What a program that was killed in the middle of a backup, a restoration or a repair left behind, copies of a library that
 * nobody sees; those younger than @age, in seconds, may still be worked on. */
static void
remove_leftovers (const char *folder, gint64 age)
{
  static const char *const names[] = { ".waymark-backup-", ".waymark-restore-", ".waymark-damaged-", ".waymark-repaired-" };
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      gboolean ours = FALSE;
      GStatBuf status;

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        ours = ours || g_str_has_prefix (name, names[i]);
      if (ours && g_lstat (path, &status) == 0 && (age == 0 || now - status.st_mtime > age))
        g_unlink (path);
    }
}

char *
way_backup_make_folder (const char *library_path, GError **error)
{
  g_autofree char *folder = way_backups_folder (library_path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    {
      g_chmod (folder, 0700);
      return g_steal_pointer (&folder);
    }
  g_set_error (error, WAY_ERROR, errno == ENOSPC ? WAY_ERROR_FULL : WAY_ERROR_FAILED,
               _("No backup could be made, since there is no folder for it: %s."), g_strerror (errno));
  return NULL;
}

static gboolean
look_for_folder (const char *folder, GError **error)
{
  g_autofree char *name = g_filename_display_name (folder);

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  g_set_error (error, WAY_ERROR, WAY_ERROR_NOT_FOUND, _("The folder “%s” is not there, so nothing was backed up to it."), name);
  return FALSE;
}

gboolean
way_backups_is_usual (const char *library_path, const char *folder)
{
  g_autofree char *usual = way_backups_folder (library_path);

  return way_file_is_same (usual, folder);
}

/* A second folder that is the first keeps nothing safe. */
static gboolean
look_for_second_folder (const char *library_path, const char *folder, GError **error)
{
  if (!look_for_folder (folder, error))
    return FALSE;
  if (!way_backups_is_usual (library_path, folder))
    return TRUE;
  g_set_error_literal (error, WAY_ERROR, WAY_ERROR_EXISTS,
                       _("This is the folder that the backups are in already, so nothing more was put there. Choose another."));
  return FALSE;
}

static WayBackup *
make (WayConnection *connection, const char *library_path, WayBackupReason reason, gboolean saved, const char *folder,
      GCancellable *cancellable, GError **error)
{
  g_autoptr (WayBackup) backup = g_new0 (WayBackup, 1);
  g_autofree char *file = way_file_resolve (library_path);
  g_autofree char *parent = g_path_get_dirname (file);
  GStatBuf status;

  backup->path = way_backup_name (library_path, folder, reason, &backup->at);
  backup->reason = reason;
  backup->own = TRUE;
  if (!way_backup_to (connection, backup->path, saved, cancellable, error))
    return NULL;
  if (g_stat (backup->path, &status) == 0)
    backup->size = status.st_size;
  remove_leftovers (folder, DAY_MS / 1000);
  remove_leftovers (parent, DAY_MS / 1000);
  tidy (library_path, folder);
  return g_steal_pointer (&backup);
}

WayBackup *
way_backups_make (const char *library_path, WayBackupReason reason, const char *folder, GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (WayConnection) connection = way_backup_open (library_path, error);
  g_autofree char *usual = NULL;

  if (connection == NULL)
    return NULL;
  if (way_connection_number (connection, "SELECT count (*) FROM record", -1) == 0)
    {
      g_set_error_literal (error, WAY_ERROR, WAY_ERROR_NOTHING, _("The library is empty: there is nothing to back up yet."));
      return NULL;
    }
  if (folder != NULL && !look_for_folder (folder, error))
    return NULL;
  if (folder == NULL)
    folder = usual = way_backup_make_folder (library_path, error);
  if (folder == NULL)
    return NULL;
  return make (connection, library_path, reason, is_thorough (reason), folder, cancellable, error);
}

WayBackup *
way_backups_copy (const char *library_path, const WayBackup *backup, const char *folder, GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (WayConnection) connection = NULL;

  if (!look_for_second_folder (library_path, folder, error))
    return NULL;
  connection = way_backup_open (backup->path, error);
  return connection != NULL ? make (connection, library_path, backup->reason, FALSE, folder, cancellable, error) : NULL;
}

static void
remove_damaged (const char *library_path)
{
  g_autofree char *file = way_file_resolve (library_path);
  g_autofree char *parent = g_path_get_dirname (file);
  g_autofree char *stem = stem_of (file);
  g_autofree char *prefix = g_strconcat (stem, ".damaged-", NULL);
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    /* The log of a library that is gone was put aside alone. */
    if (g_str_has_prefix (name, prefix) && (g_str_has_suffix (name, SUFFIX) || g_str_has_suffix (name, SUFFIX "-wal")))
      {
        g_autofree char *path = g_build_filename (parent, name, NULL);

        way_backup_remove (path);
      }
}

void
way_backups_forget (const char *library_path, const char *folder, const char *except)
{
  g_autoptr (GPtrArray) backups = way_backups_list (library_path, folder);
  g_autofree char *file = way_file_resolve (library_path);
  g_autofree char *parent = g_path_get_dirname (file);
  g_autofree char *usual = way_backups_folder (library_path);

  for (guint i = 0; i < backups->len; i++)
    {
      const WayBackup *backup = g_ptr_array_index (backups, i);

      if ((backup->own || folder == NULL) && g_strcmp0 (backup->path, except) != 0)
        g_unlink (backup->path);
    }
  if (folder == NULL)
    {
      remove_leftovers (usual, 0);
      remove_leftovers (parent, 0);
      remove_damaged (library_path);
    }
}

/* --- Reading --- */

WayConnection *
way_backup_open (const char *path, GError **error)
{
  g_autofree char *file = way_file_resolve (path);
  g_autofree char *wal = g_strconcat (file, "-wal", NULL);
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (WayConnection) connection = NULL;
  gint64 id, version;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, WAY_ERROR, WAY_ERROR_NOT_FOUND, _("There is no library at “%s”."), name);
      return NULL;
    }
  /* Of a pipe, SQLite would wait for what never comes. */
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, WAY_ERROR, WAY_ERROR_INVALID, _("“%s” is not a Waymark library. It was left as it is."), name);
      return NULL;
    }
  /* A copy of a library in a folder that cannot be written (a disc, a locked stick) can only be read as it lies. */
  connection = way_connection_open (path, SQLITE_OPEN_READONLY,
                                    g_access (folder, W_OK) != 0 && !g_file_test (wal, G_FILE_TEST_EXISTS), error);
  if (connection == NULL)
    return NULL;
  id = way_connection_number (connection, "PRAGMA application_id", -1);
  version = way_connection_number (connection, "PRAGMA user_version", -1);
  if (id < 0 && (sqlite3_errcode (connection->db) & 0xff) != SQLITE_NOTADB)
    way_connection_fail (connection, _("open the library"), error);
  else if (id != WAY_LIBRARY_APPLICATION_ID)
    g_set_error (error, WAY_ERROR, WAY_ERROR_NOT_LIBRARY, _("“%s” is not a Waymark library. It was left as it is."), name);
  else if (version > way_schema_version ())
    g_set_error (error, WAY_ERROR, WAY_ERROR_NEWER,
                 _("The library “%s” was made by a newer Waymark. Update Waymark to open it; it was left as it is."), name);
  else
    return g_steal_pointer (&connection);
  return NULL;
}

static gboolean
count_live (WayConnection *connection, const char *kind, gint64 *count)
{
  g_auto (WayStatementScope) statement = way_connection_prepare (
    connection, "SELECT count (*) FROM record WHERE kind = ?1 AND deleted IS NULL", NULL);

  if (statement == NULL)
    return FALSE;
  way_statement_bind_text (statement, 1, kind);
  *count = sqlite3_step (statement) == SQLITE_ROW ? sqlite3_column_int64 (statement, 0) : -1;
  return *count >= 0;
}

gboolean
way_library_summarise (const char *path, WayLibrarySummary *summary, GError **error)
{
  g_autoptr (WayConnection) connection = way_backup_open (path, error);
  g_autofree char *name = g_filename_display_name (path);

  if (connection == NULL)
    return FALSE;
  summary->last_step = way_connection_number (connection, "SELECT at FROM step ORDER BY id DESC LIMIT 1", 0);
  if (count_live (connection, "project", &summary->projects) && count_live (connection, "conversation", &summary->conversations)
      && count_live (connection, "card", &summary->cards) && count_live (connection, "action", &summary->actions))
    return TRUE;
  g_set_error (error, WAY_ERROR, WAY_ERROR_DAMAGED, _("“%s” is damaged and cannot be read. It was left as it is."), name);
  return FALSE;
}
