/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-library-private.h"

#include "base/way-clock.h"
#include "base/way-error.h"
#include "base/way-file.h"
#include "storage/way-backup.h"
#include "storage/way-device.h"
#include "storage/way-schema.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define FIRST_PAGE 4096

G_DEFINE_FINAL_TYPE (WayLibrary, way_library, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
way_library_finalize (GObject *object)
{
  WayLibrary *self = WAY_LIBRARY (object);
  GHashTableIter iter;
  gpointer record;

  while (self->depth > 0)
    way_library_rollback (self);
  g_hash_table_iter_init (&iter, self->shared);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    g_object_weak_unref (record, way_library_record_gone, self->shared);
  g_clear_pointer (&self->shared, g_hash_table_unref);
  g_clear_pointer (&self->touched, g_hash_table_unref);
  g_clear_pointer (&self->unsettled, g_hash_table_unref);
  g_clear_pointer (&self->last_ranks, g_hash_table_unref);
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_clear_pointer (&self->connection, way_connection_close);
  g_free (self->restored);
  g_free (self->step_label);
  g_free (self->step_action);
  g_free (self->path);

  G_OBJECT_CLASS (way_library_parent_class)->finalize (object);
}

static void
way_library_class_init (WayLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_library_finalize;

  /**
   * WayLibrary::changed:
   * @changes: (type WayChanges): what was touched
   *
   * After a step, an undo, or the steps of another program.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, WAY_TYPE_CHANGES);
}

static void
way_library_init (WayLibrary *self)
{
  self->unsettled = g_hash_table_new_full (way_id_hash, way_id_equal, (GDestroyNotify) way_id_free, NULL);
  self->touched = g_hash_table_new_full (way_id_hash, way_id_equal, (GDestroyNotify) way_id_free, NULL);
  self->last_ranks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* --- Opening --- */

char *
way_library_default_path (void)
{
  const char *named = g_getenv ("WAYMARK_LIBRARY");

  if (named != NULL && *named != '\0')
    return g_strdup (named);
  return g_build_filename (g_get_user_data_dir (), "waymark", "library.waymark", NULL);
}

static gboolean
refuse (GError **error, int code, const char *format, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *message = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  message = g_strdup_printf (format, name);
#pragma GCC diagnostic pop
  g_set_error_literal (error, WAY_ERROR, code, message);
  return FALSE;
}

/* The making of a library was broken off, or somebody made the file for one. Whoever may make a library makes it of this. */
static gboolean
refuse_unmade (const char *path, GError **error)
{
  return refuse (error, WAY_ERROR_NOT_LIBRARY,
                 _("There is nothing in “%s” yet, so it is not a library. “waymark-cli init” makes it one; it was left as it is."),
                 path);
}

/* Looks at the file before SQLite does, so that a picture or a folder is never taken for a damaged library. */
static gboolean
look_at_file (const char *path, WayLibraryFlags flags, gboolean *is_new, GError **error)
{
  char header[16] = { 0 };
  gboolean exists = g_file_test (path, G_FILE_TEST_EXISTS);
  FILE *file;
  gsize size;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return refuse (error, WAY_ERROR_NOT_LIBRARY, _("“%s” is a folder, not a Waymark library."), path);
  if (exists && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return refuse (error, WAY_ERROR_NOT_LIBRARY, _("“%s” is not a Waymark library. It was left as it is."), path);
  *is_new = !exists;
  if (!exists && g_access (path, F_OK) != 0 && errno == EACCES)
    return refuse (error, WAY_ERROR_READ_ONLY, _("The library “%s” cannot be read: you have no permission."), path);
  if (!exists && (flags & WAY_LIBRARY_CREATE) == 0)
    return refuse (error, WAY_ERROR_NOT_FOUND, _("There is no library at “%s”."), path);
  if (!exists || way_connection_is_open (path))
    return TRUE;
  if (way_connection_uses (path))
    return refuse (error, WAY_ERROR_NOT_LIBRARY, _("“%s” is not a Waymark library. It was left as it is."), path);
  file = g_fopen (path, "rb");
  if (file == NULL)
    return refuse (error, WAY_ERROR_READ_ONLY, _("The library “%s” cannot be read: you have no permission."), path);
  size = fread (header, 1, sizeof header, file);
  fclose (file);
  *is_new = size == 0 && (flags & WAY_LIBRARY_CREATE) != 0;
  if (size == 0 && !*is_new)
    return refuse_unmade (path, error);
  if (!*is_new && (size < sizeof header || memcmp (header, "SQLite format 3", 16) != 0))
    return refuse (error, WAY_ERROR_NOT_LIBRARY, _("“%s” is not a Waymark library. It was left as it is."), path);
  return TRUE;
}

/* @made tells whether the file was not there until now. */
static gboolean
make_file (const char *path, gboolean *made, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = -1;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    {
      fd = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
      *made = fd >= 0;
      if (fd < 0 && errno == EEXIST)
        fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    }
  if (fd < 0)
    {
      int reason = errno;
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, WAY_ERROR, reason == ENOSPC ? WAY_ERROR_FULL : WAY_ERROR_FAILED,
                   _("The library “%s” could not be made: %s."), name, g_strerror (reason));
      return FALSE;
    }
  close (fd);
  return TRUE;
}

static gboolean
can_write (const char *path)
{
  g_autofree char *file = way_file_resolve (path);
  g_autofree char *folder = g_path_get_dirname (file);

  return g_access (path, W_OK) == 0 && g_access (folder, W_OK) == 0;
}

/* Opened while the library could only be read, its companions can only be read too, and would keep it so. */
static void
take_over (const char *file)
{
  static const char *const ends[] = { "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *companion = g_strconcat (file, ends[i], NULL);

      if (g_file_test (companion, G_FILE_TEST_IS_REGULAR) && g_access (companion, W_OK) != 0)
        g_chmod (companion, 0600);
    }
}

static WayConnection *
connect_to (const char *path, gboolean read_only, GError **error)
{
  /* What SQLite keeps beside a library lies beside the file itself, not beside a link to it. */
  g_autofree char *file = way_file_resolve (path);
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *wal = g_strconcat (file, "-wal", NULL);
  /* A library in WAL mode cannot be read from a folder that cannot be written, unless nothing else can write. */
  gboolean immutable = read_only && g_access (folder, W_OK) != 0 && !g_file_test (wal, G_FILE_TEST_EXISTS);

  if (!read_only)
    take_over (file);
  return way_connection_open (path, read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE, immutable, error);
}

/* An empty database: a library that another start is making just now. */
static gboolean
is_empty (WayLibrary *self)
{
  return way_connection_number (self->connection, "SELECT count (*) FROM sqlite_schema", -1) == 0;
}

/* Before the tables are there it has no more than its first page, and nothing in its log that counts. */
static gboolean
has_nothing (WayLibrary *self, const char *file)
{
  g_autofree char *log = g_strconcat (file, "-wal", NULL);
  int locked = self->connection != NULL ? sqlite3_exec (self->connection->db, "BEGIN EXCLUSIVE", NULL, NULL, NULL) : SQLITE_ERROR;
  GStatBuf status;

  if (locked == SQLITE_OK)
    return is_empty (self);
  /* Another start is making it as well. */
  if ((locked & 0xff) == SQLITE_BUSY)
    return FALSE;
  return g_stat (file, &status) == 0 && status.st_size <= FIRST_PAGE && (g_stat (log, &status) != 0 || status.st_size == 0);
}

/* A library that could not be made is not left behind as an empty file, which would be taken for something else. */
static void
remove_unmade (WayLibrary *self)
{
  g_autofree char *file = way_file_resolve (self->path);

  if (has_nothing (self, file))
    way_backup_remove (file);
}

gboolean
way_library_unmake (WayLibrary *self)
{
  sqlite3 *db = self->connection->db;
  gboolean unmade = FALSE;

  if (sqlite3_exec (db, "BEGIN EXCLUSIVE", NULL, NULL, NULL) != SQLITE_OK)
    return FALSE;
  if (way_connection_number (self->connection, "SELECT (SELECT count (*) FROM record) + (SELECT count (*) FROM step)"
                                               " + (SELECT count (*) FROM draft)", -1) == 0)
    {
      way_library_stop_writing (self);
      way_backup_remove (self->connection->file);
      unmade = TRUE;
    }
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return unmade;
}

static gboolean
check_identity (WayLibrary *self, gboolean is_new, GError **error)
{
  gint64 id = way_connection_number (self->connection, "PRAGMA application_id", -1);
  gint64 version = way_connection_number (self->connection, "PRAGMA user_version", -1);

  if (is_new && (id == 0 || id == WAY_LIBRARY_APPLICATION_ID))
    return TRUE;
  /* Damage is named as such in way_library_open(); a lock or a missing permission is no damage. */
  if (id < 0)
    return way_connection_fail (self->connection, _("open the library"), error);
  if (id == 0 && is_empty (self))
    return refuse_unmade (self->path, error);
  if (id != WAY_LIBRARY_APPLICATION_ID)
    return refuse (error, WAY_ERROR_NOT_LIBRARY, _("“%s” is not a Waymark library. It was left as it is."), self->path);
  if (version > way_schema_version ())
    return refuse (error, WAY_ERROR_NEWER,
                   _("The library “%s” was made by a newer Waymark. Update Waymark to open it; it was left as it is."),
                   self->path);
  return TRUE;
}

static gboolean
configure (WayConnection *connection, gboolean read_only, GError **error)
{
  const char *action = _("open the library");

  /* 2 MB of pages: four times as many make nothing quicker that a window does, since the system keeps them as well. One
   * that only reads makes a document of a whole project, for which they save a tenth of the time, and is closed then. */
  const char *cache = read_only ? "PRAGMA cache_size = -8000;" : "PRAGMA cache_size = -2000;";

  if (!way_connection_exec (connection, "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;", action, error)
      || !way_connection_exec (connection, cache, action, error))
    return FALSE;
  /* EXTRA: a step that is reported done survives a power cut, 0.14 ms a commit, and so does the making of the library: the
   * folder is synced, too, so that the journal it was made with cannot come back and empty it. */
  return read_only
         || way_connection_exec (connection, "PRAGMA synchronous = EXTRA; PRAGMA journal_mode = WAL;"
                                             "PRAGMA secure_delete = ON;", action, error);
}

static gboolean
damaged_unless (gboolean success, const char *path, GError **error)
{
  if (!success && error != NULL && g_error_matches (*error, WAY_ERROR, WAY_ERROR_DAMAGED))
    {
      g_clear_error (error);
      refuse (error, WAY_ERROR_DAMAGED, _("The library “%s” is damaged and cannot be opened. It was left as it is."), path);
    }
  return success;
}

static gboolean
open_connection (WayLibrary *self, WayLibraryFlags flags, gboolean *made, GError **error)
{
  gboolean is_new;

  if (!look_at_file (self->path, flags, &is_new, error) || (is_new && !make_file (self->path, made, error)))
    return FALSE;
  self->read_only = (flags & WAY_LIBRARY_READ_ONLY) != 0 || !can_write (self->path);
  self->connection = connect_to (self->path, self->read_only, error);
  if (self->connection == NULL || !check_identity (self, is_new || ((flags & WAY_LIBRARY_CREATE) != 0 && is_empty (self)), error)
      || !configure (self->connection, self->read_only, error))
    return FALSE;
  if (!self->read_only
      && !way_schema_migrate (self->connection, way_schema_migrations (), way_backup_before_migration, error))
    return FALSE;
  if (self->read_only && way_connection_number (self->connection, "PRAGMA user_version", 0) < way_schema_version ())
    return refuse (error, WAY_ERROR_READ_ONLY, is_empty (self)
                   ? _("There is nothing in “%s” yet, and no library can be made of it, since it can only be read.")
                   : _("The library “%s” is from an older Waymark and cannot be brought up to date, since it can only be read."),
                   self->path);
  if (!self->read_only)
    way_connection_note_log (self->connection);
  return way_schema_prepare (self->connection, error);
}

static gint64
device_seq (WayLibrary *self, const WayId *id)
{
  g_auto (WayStatementScope) statement
    = way_connection_prepare (self->connection, "SELECT seq FROM device WHERE id = ?1", NULL);

  if (statement == NULL)
    return 0;
  way_statement_bind_id (statement, 1, id);
  return sqlite3_step (statement) == SQLITE_ROW ? sqlite3_column_int64 (statement, 0) : 0;
}

static gboolean
find_device (WayLibrary *self, GError **error)
{
  WayId id;
  g_auto (WayStatementScope) statement = NULL;

  if (self->read_only)
    return TRUE;
  way_device_get_id (&id);
  /* A known one is only looked up: reading does not wait for a program that is writing. */
  self->device = device_seq (self, &id);
  if (self->device != 0)
    return TRUE;
  statement = way_connection_prepare (self->connection,
                                      "INSERT INTO device (id, seen) VALUES (?1, ?2)"
                                      " ON CONFLICT (id) DO UPDATE SET seen = seen RETURNING seq", error);
  if (statement == NULL)
    return FALSE;
  way_statement_bind_id (statement, 1, &id);
  way_statement_bind_integer (statement, 2, way_clock_now ());
  if (sqlite3_step (statement) != SQLITE_ROW)
    return way_connection_fail (self->connection, _("open the library"), error);
  self->device = sqlite3_column_int64 (statement, 0);
  if (sqlite3_step (statement) != SQLITE_DONE)
    return way_connection_fail (self->connection, _("open the library"), error);
  return TRUE;
}

/* Closing a damaged library, which is to be left as it is, would write what is in there into it. */
static gboolean
has_log (WayLibrary *self)
{
  g_autofree char *log = self->connection != NULL ? g_strconcat (self->connection->file, "-wal", NULL) : NULL;
  GStatBuf file;

  return log != NULL && g_stat (log, &file) == 0 && file.st_size > 0;
}

WayLibrary *
way_library_open (const char *path, WayLibraryFlags flags, GError **error)
{
  g_autoptr (WayLibrary) self = g_object_new (WAY_TYPE_LIBRARY, NULL);
  gboolean made = FALSE;
  GError *local = NULL;

  self->path = g_strdup (path);
  self->shared = g_hash_table_new (way_id_hash, way_id_equal);
  if (!damaged_unless (open_connection (self, flags, &made, &local) && find_device (self, &local), path, &local))
    {
      if (made)
        remove_unmade (self);
      if (g_error_matches (local, WAY_ERROR, WAY_ERROR_DAMAGED) && has_log (self))
        way_library_stop_writing (self);
      g_propagate_error (error, local);
      return NULL;
    }
  self->restored = way_library_get_setting (self, "restored");
  self->followed = way_connection_number (self->connection, "SELECT max (id) FROM change", 0);
  return g_steal_pointer (&self);
}

const char *
way_library_get_path (WayLibrary *self)
{
  return self->path;
}

gboolean
way_library_is_read_only (WayLibrary *self)
{
  return self->read_only;
}

void
way_library_set_patience (WayLibrary *self, guint milliseconds)
{
  sqlite3_busy_timeout (self->connection->db, (int) milliseconds);
}

void
way_library_stop_writing (WayLibrary *self)
{
  while (self->depth > 0)
    way_library_rollback (self);
  sqlite3_exec (self->connection->db, "PRAGMA query_only = ON", NULL, NULL, NULL);
  sqlite3_db_config (self->connection->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  self->read_only = TRUE;
}

/* --- Following --- */

static void
refresh_shared (WayLibrary *self, const WayId *id)
{
  g_autoptr (WayRecord) fresh = NULL;
  WayRecord *shared = g_hash_table_lookup (self->shared, id);

  if (shared == NULL)
    return;
  g_object_ref (shared);
  fresh = way_library_load (self, id, NULL);
  if (fresh != NULL)
    way_record_assign (shared, fresh);
  g_object_unref (shared);
}

/* Notes what the log holds after the change @last. Returns: the last of it */
static gint64
read_changes (WayLibrary *self, gint64 last, WayChanges *changes)
{
  g_auto (WayStatementScope) statement = way_connection_prepare (
    self->connection, "SELECT kind, field, record, id FROM change WHERE id > ?1 ORDER BY id", NULL);

  if (statement == NULL)
    return last;
  way_statement_bind_integer (statement, 1, last);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *kind = way_statement_text (statement, 0);
      const char *field = way_statement_text (statement, 1);
      WayId record;

      if (kind == NULL || field == NULL || !way_statement_id (statement, 2, &record))
        continue;
      way_changes_add (changes, kind, field, &record);
      last = sqlite3_column_int64 (statement, 3);
    }
  return last;
}

void
way_library_follow (WayLibrary *self)
{
  g_autoptr (WayChanges) changes = way_changes_new ();
  guint n_broken = self->connection->n_broken;
  gint64 before = self->followed;
  gint64 last = read_changes (self, before, changes);
  GArray *records;

  if (last == before)
    return;
  self->followed = last;
  records = way_changes_get_records (changes);
  for (guint i = 0; i < records->len; i++)
    refresh_shared (self, way_id_list_index (records, i));
  /* What could not be read now is followed again with the next look; what is damaged stays so. */
  if (self->connection->n_broken != n_broken && !self->connection->read_failed && self->followed == last)
    self->followed = before;
  g_signal_emit (self, signals[CHANGED], 0, changes);
}

void
way_library_poll (WayLibrary *self)
{
  if (self->depth > 0)
    return;
  /* A step that there was no memory left to take back. */
  way_connection_rollback (self->connection);
  way_library_follow (self);
}
