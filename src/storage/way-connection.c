/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-connection.h"

#include "base/way-error.h"
#include "base/way-file.h"
#include "base/way-text.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* See way_library_set_patience(). */
#define BUSY_TIMEOUT 2000

/* Which connection a statement belongs to, looked up only when a read fails. */
static GMutex connections_mutex;
static GHashTable *connections; /* sqlite3 → WayConnection */

static void
remember (WayConnection *self, gboolean open)
{
  g_mutex_lock (&connections_mutex);
  if (connections == NULL)
    connections = g_hash_table_new (NULL, NULL);
  if (open)
    g_hash_table_insert (connections, self->db, self);
  else
    g_hash_table_remove (connections, self->db);
  g_mutex_unlock (&connections_mutex);
}

static void
note_broken (WayConnection *self, int code)
{
  self->n_broken++;
  self->broken_code = code;
  self->broken_reason = self->db != NULL ? sqlite3_system_errno (self->db) : 0;
  if ((code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB || code == SQLITE_IOERR_READ
      || code == SQLITE_IOERR_SHORT_READ || code == SQLITE_IOERR_CORRUPTFS)
    self->read_failed = TRUE;
}

static WayConnection *
connection_of (WayStatement *statement)
{
  WayConnection *self;

  g_mutex_lock (&connections_mutex);
  self = connections != NULL ? g_hash_table_lookup (connections, sqlite3_db_handle (statement)) : NULL;
  g_mutex_unlock (&connections_mutex);
  return self;
}

/* says (text, words): whether all the words occur in the text, in any order, case and script; LIKE folds ASCII only. */
static void
says (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  sqlite3_result_int (context, way_text_matches ((const char *) sqlite3_value_text (values[0]),
                                                 (const char *) sqlite3_value_text (values[1])));
}

static gboolean
is_file (WayConnection *self, const GStatBuf *file)
{
  return self->device == file->st_dev && self->inode == file->st_ino;
}

/* Its log, or the memory that holds the locks of readers. */
static gboolean
is_companion (WayConnection *self, const GStatBuf *file)
{
  static const char *const ends[] = { "-shm", "-wal", "-journal" };
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (ends) && !found; i++)
    {
      g_autofree char *path = g_strconcat (self->file, ends[i], NULL);
      GStatBuf companion;

      found = g_stat (path, &companion) == 0 && companion.st_dev == file->st_dev && companion.st_ino == file->st_ino;
    }
  return found;
}

static gboolean
find_connection (const char *path, gboolean with_companions)
{
  GHashTableIter iter;
  gpointer connection;
  gboolean found = FALSE;
  GStatBuf file;

  if (g_stat (path, &file) != 0)
    return FALSE;
  g_mutex_lock (&connections_mutex);
  if (connections != NULL)
    {
      g_hash_table_iter_init (&iter, connections);
      while (!found && g_hash_table_iter_next (&iter, NULL, &connection))
        found = is_file (connection, &file) || (with_companions && is_companion (connection, &file));
    }
  g_mutex_unlock (&connections_mutex);
  return found;
}

gboolean
way_connection_is_open (const char *path)
{
  return find_connection (path, FALSE);
}

gboolean
way_connection_uses (const char *path)
{
  return find_connection (path, TRUE);
}

WayConnection *
way_connection_open (const char *path, int flags, gboolean immutable, GError **error)
{
  g_autoptr (WayConnection) self = g_new0 (WayConnection, 1);
  g_autofree char *escaped = g_uri_escape_string (path, "/", TRUE);
  /* Of "file://tmp/x" the first part would be another computer, and "file::memory:" is no file. */
  g_autofree char *uri = g_strconcat ("file:", g_path_is_absolute (path) ? "//" : "./", escaped,
                                      immutable ? "?immutable=1" : "", NULL);
  GStatBuf file;

  self->path = g_strdup (path);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) sqlite3_finalize);
  if (sqlite3_open_v2 (uri, &self->db, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL)
      != SQLITE_OK)
    {
      way_connection_fail (self, _("open the library"), error);
      return NULL;
    }
  sqlite3_busy_timeout (self->db, BUSY_TIMEOUT);
  sqlite3_create_function (self->db, "says", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, says, NULL, NULL);
  self->file = g_strdup (sqlite3_db_filename (self->db, "main"));
  if (g_stat (path, &file) == 0)
    {
      self->device = file.st_dev;
      self->inode = file.st_ino;
    }
  remember (self, TRUE);
  way_file_set_in_use (way_connection_uses);
  /* Kept ready: without memory it could not be prepared when it is needed. */
  if (sqlite3_prepare_v3 (self->db, "ROLLBACK", -1, SQLITE_PREPARE_PERSISTENT, &self->rollback, NULL) != SQLITE_OK)
    {
      way_connection_fail (self, _("open the library"), error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
way_connection_close (WayConnection *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->statements, g_hash_table_unref);
  sqlite3_finalize (self->rollback);
  remember (self, FALSE);
  sqlite3_close_v2 (self->db);
  g_free (self->path);
  g_free (self->file);
  g_free (self);
}

/* No space, no more of it for this person, or no larger a file. */
static gboolean
is_full (int reason)
{
  return reason == ENOSPC || reason == EDQUOT || reason == EFBIG;
}

/* The folder can only be read from now on, or is one on a disk that is. */
static gboolean
is_read_only (int reason)
{
  return reason == EROFS || reason == EACCES || reason == EPERM;
}

static int
error_code (int sqlite_code, int reason, int last)
{
  switch (sqlite_code & 0xff)
    {
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      return is_full (reason) || is_full (last)             ? WAY_ERROR_FULL
             : is_read_only (reason) || is_read_only (last) ? WAY_ERROR_READ_ONLY
                                                            : WAY_ERROR_FAILED;
    case SQLITE_FULL:
      return WAY_ERROR_FULL;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return WAY_ERROR_BUSY;
    case SQLITE_READONLY:
      return WAY_ERROR_READ_ONLY;
    case SQLITE_CORRUPT:
      return WAY_ERROR_DAMAGED;
    case SQLITE_NOTADB:
      return WAY_ERROR_NOT_LIBRARY;
    default:
      return WAY_ERROR_FAILED;
    }
}

static char *
error_reason (int code, int sqlite_code, const char *message)
{
  switch (code)
    {
    case WAY_ERROR_FULL:
      return g_strdup (_("the disk is full. Free some space and try again."));
    case WAY_ERROR_BUSY:
      return g_strdup (_("another program is writing to the library. Try again in a moment."));
    case WAY_ERROR_READ_ONLY:
      return g_strdup (_("the library can only be read."));
    case WAY_ERROR_DAMAGED:
      return g_strdup (_("the library is damaged. “waymark-cli check” says where."));
    case WAY_ERROR_NOT_LIBRARY:
      return g_strdup (_("the file is not a Waymark library."));
    default:
      if ((sqlite_code & 0xff) == SQLITE_NOMEM || sqlite_code == SQLITE_IOERR_NOMEM)
        return g_strdup (_("there is not enough memory. Close other programs and try again."));
      if ((sqlite_code & 0xff) == SQLITE_IOERR)
        return g_strdup (_("the disk or folder that the library is on cannot be reached. See that it is connected and try again."));
      return g_strdup_printf ("%s.", message);
    }
}

static gboolean
set_error (const char *action, int code, int sqlite_code, const char *message, GError **error)
{
  g_autofree char *reason = error_reason (code, sqlite_code, message);

  /* Translators: the first is what was tried ("save card"), the second is a sentence that says why it failed. */
  g_set_error (error, WAY_ERROR, code, _("Could not %s: %s"), action, reason);
  return FALSE;
}

gboolean
way_connection_fail (WayConnection *self, const char *action, GError **error)
{
  /* SQLite notes the reason of a failed statement, but not of a failed commit: there it is still in errno. */
  int last = errno;
  int code = self->db != NULL ? sqlite3_extended_errcode (self->db) : SQLITE_NOMEM;
  int reason = self->db != NULL ? sqlite3_system_errno (self->db) : 0;

  return set_error (action, error_code (code, reason, last), code, sqlite3_errmsg (self->db), error);
}

gboolean
way_connection_unbroken (WayConnection *self, guint n_broken, const char *action, GError **error)
{
  if (self->n_broken == n_broken)
    return TRUE;
  return set_error (action, error_code (self->broken_code, self->broken_reason, 0), self->broken_code,
                    sqlite3_errstr (self->broken_code), error);
}

void
way_connection_rollback (WayConnection *self)
{
  /* SQLite has rolled back by itself after a full disk or an I/O error. */
  if (sqlite3_get_autocommit (self->db))
    return;
  sqlite3_step (self->rollback);
  sqlite3_reset (self->rollback);
}

static guint64
inode_of_log (WayConnection *self)
{
  g_autofree char *path = g_strconcat (self->file, "-wal", NULL);
  GStatBuf log;

  return g_stat (path, &log) == 0 ? log.st_ino : 0;
}

void
way_connection_note_log (WayConnection *self)
{
  self->log_inode = inode_of_log (self);
}

/* SQLite looks after its file only. While it is open nobody takes the log away or makes it anew, but a person who tidies up. */
static gboolean
check_log (WayConnection *self, const char *action, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *log = NULL;

  if (self->log_inode == 0 || inode_of_log (self) == self->log_inode)
    return TRUE;
  name = g_filename_display_basename (self->file);
  log = g_strconcat (name, "-wal", NULL);
  /* Translators: the first is what was tried: save “Add card”; the second is a file. */
  g_set_error (error, WAY_ERROR, WAY_ERROR_FAILED,
               _("Could not %s: the file “%s”, which belongs to the library, was moved, deleted or replaced while it was open, "
                 "so what is saved now would be lost. Put it back, or close Waymark and open the library again."), action, log);
  return FALSE;
}

gboolean
way_connection_check_place (WayConnection *self, const char *action, GError **error)
{
  int moved = FALSE;

  if (sqlite3_file_control (self->db, NULL, SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK || !moved)
    return check_log (self, action, error);
  /* Translators: %s is what was tried: save “Add card”. */
  g_set_error (error, WAY_ERROR, WAY_ERROR_FAILED,
               _("Could not %s: the library’s file was moved, deleted or replaced while it was open, so what is saved now "
                 "would be lost. Put the file back, or close Waymark and open the library again."), action);
  return FALSE;
}

gboolean
way_connection_exec (WayConnection *self, const char *sql, const char *action, GError **error)
{
  if (sqlite3_exec (self->db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  return way_connection_fail (self, action, error);
}

WayStatement *
way_connection_prepare (WayConnection *self, const char *sql, GError **error)
{
  WayStatement *statement = g_hash_table_lookup (self->statements, sql);

  if (statement != NULL && !sqlite3_stmt_busy (statement))
    {
      if (self->unbound == statement)
        self->unbound = NULL;
      return statement;
    }
  /* The same statement may be needed again while its rows are read: g_hash_table_replace would end the first. */
  g_return_val_if_fail (statement == NULL, NULL);
  if (sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    {
      note_broken (self, sqlite3_extended_errcode (self->db));
      way_connection_fail (self, _("read the library"), error);
      return NULL;
    }
  g_hash_table_insert (self->statements, (gpointer) sqlite3_sql (statement), statement);
  return statement;
}

gint64
way_connection_number (WayConnection *self, const char *sql, gint64 fallback)
{
  g_auto (WayStatementScope) statement = way_connection_prepare (self, sql, NULL);

  if (statement != NULL && sqlite3_step (statement) == SQLITE_ROW && sqlite3_column_type (statement, 0) != SQLITE_NULL)
    return sqlite3_column_int64 (statement, 0);
  return fallback;
}

void
way_statement_done (WayStatement *statement)
{
  int code;

  if (statement == NULL)
    return;
  /* A loop over rows ends at an error as at the last row; what ended it is only said here. */
  code = sqlite3_reset (statement);
  if (code != SQLITE_OK && sqlite3_stmt_readonly (statement))
    {
      WayConnection *connection = connection_of (statement);

      if (connection != NULL)
        note_broken (connection, code);
    }
  sqlite3_clear_bindings (statement);
}

/* A value that could not be bound is NULL, which must be neither written nor looked for. */
static void
bound (WayStatement *statement, int code)
{
  WayConnection *connection;

  if (code == SQLITE_OK || statement == NULL)
    return;
  connection = connection_of (statement);
  if (connection == NULL)
    return;
  note_broken (connection, code);
  connection->unbound = statement;
}

void
way_statement_bind_id (WayStatement *statement, int place, const WayId *id)
{
  if (id != NULL)
    bound (statement, sqlite3_bind_blob (statement, place, id->bytes, WAY_ID_SIZE, SQLITE_TRANSIENT));
  else
    sqlite3_bind_null (statement, place);
}

void
way_statement_bind_text (WayStatement *statement, int place, const char *text)
{
  bound (statement, sqlite3_bind_text (statement, place, text, -1, SQLITE_TRANSIENT));
}

void
way_statement_bind_integer (WayStatement *statement, int place, gint64 number)
{
  sqlite3_bind_int64 (statement, place, number);
}

void
way_statement_bind_value (WayStatement *statement, int place, sqlite3_value *value)
{
  bound (statement, value != NULL ? sqlite3_bind_value (statement, place, value) : SQLITE_NOMEM);
}

void
way_statement_bind_args (WayStatement *statement, const char *types, va_list args)
{
  for (int i = 1; types != NULL && *types != '\0'; types++, i++)
    if (*types == 'i')
      way_statement_bind_id (statement, i, va_arg (args, const WayId *));
    else if (*types == 's')
      way_statement_bind_text (statement, i, va_arg (args, const char *));
    else if (*types == 'n')
      way_statement_bind_integer (statement, i, va_arg (args, gint64));
    else
      g_error ("'%c' is not a type of query parameter", *types);
}

gboolean
way_statement_id (WayStatement *statement, int column, WayId *id)
{
  gconstpointer blob = sqlite3_column_blob (statement, column);

  return way_id_init_blob (id, blob, (gsize) sqlite3_column_bytes (statement, column));
}

const char *
way_statement_text (WayStatement *statement, int column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

gboolean
way_statement_run (WayConnection *connection, WayStatement *statement, const char *action, GError **error)
{
  int code;

  if (connection->unbound == statement || (connection->in_step && sqlite3_get_autocommit (connection->db)))
    return way_connection_unbroken (connection, connection->n_broken - 1, action, error);
  code = sqlite3_step (statement);
  if (code == SQLITE_DONE || code == SQLITE_ROW)
    return TRUE;
  way_connection_fail (connection, action, error);
  if (connection->in_step && sqlite3_get_autocommit (connection->db))
    note_broken (connection, code);
  return FALSE;
}
