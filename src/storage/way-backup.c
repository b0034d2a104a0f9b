/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-backup.h"

#include "base/way-error.h"
#include "storage/way-library-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

static const char sql_count[] = "SELECT count (*) FROM record";

static gboolean
copy_pages (WayConnection *from, WayConnection *to, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to->db, "main", from->db, "main");
  int code;

  if (backup == NULL)
    return way_connection_fail (to, _("make the backup"), error);
  /* In small steps it would start again whenever another program writes. */
  code = sqlite3_backup_step (backup, -1);
  if (sqlite3_backup_finish (backup) == SQLITE_OK && code == SQLITE_DONE)
    return TRUE;
  return way_connection_fail (to, _("make the backup"), error);
}

static gboolean
verify (const char *path, gint64 n_records, GError **error)
{
  g_autoptr (WayConnection) copy = way_connection_open (path, SQLITE_OPEN_READWRITE, FALSE, error);
  g_auto (WayStatementScope) statement = NULL;

  if (copy == NULL)
    return FALSE;
  statement = way_connection_prepare (copy, "PRAGMA integrity_check (1)", error);
  if (statement == NULL)
    return FALSE;
  if (sqlite3_step (statement) == SQLITE_ROW && g_strcmp0 (way_statement_text (statement, 0), "ok") == 0
      && way_connection_number (copy, sql_count, -1) == n_records)
    return TRUE;
  g_set_error_literal (error, WAY_ERROR, WAY_ERROR_DAMAGED,
                       _("The backup did not pass its check, so it was not kept. The library was left as it is."));
  return FALSE;
}

gboolean
way_backup_to (WayConnection *connection, const char *path, GError **error)
{
  int fd = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  g_autoptr (WayConnection) copy = NULL;
  gboolean done;

  if (fd < 0)
    {
      int reason = errno;
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, WAY_ERROR, reason == EEXIST ? WAY_ERROR_EXISTS : WAY_ERROR_FAILED,
                   _("The backup “%s” could not be made: %s."), name, g_strerror (reason));
      return FALSE;
    }
  close (fd);
  copy = way_connection_open (path, SQLITE_OPEN_READWRITE, FALSE, error);
  /* One view of the library, so that what others save meanwhile is neither copied nor counted. */
  done = copy != NULL && way_connection_exec (connection, "SAVEPOINT backup", _("make the backup"), error);
  if (done)
    {
      gint64 n_records = way_connection_number (connection, sql_count, -2);

      done = copy_pages (connection, copy, error);
      g_clear_pointer (&copy, way_connection_close);
      done = done && verify (path, n_records, error);
      sqlite3_exec (connection->db, "RELEASE backup", NULL, NULL, NULL);
    }
  if (!done)
    g_unlink (path);
  return done;
}

gboolean
way_backup_before_migration (WayConnection *connection, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (connection->path);
  g_autofree char *folder = g_build_filename (parent, "backups", NULL);
  g_autofree char *base = g_path_get_basename (connection->path);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%Y%m%dT%H%M%S%f");
  g_autofree char *name = g_strdup_printf ("%s.version-%d.%s", base,
                                           (int) way_connection_number (connection, "PRAGMA user_version", 0), time);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, WAY_ERROR, WAY_ERROR_FAILED,
                   _("The library was not brought up to date, since its backup could not be made: %s."),
                   g_strerror (errno));
      return FALSE;
    }
  return way_backup_to (connection, path, error);
}

gboolean
way_library_backup (WayLibrary *self, const char *path, GError **error)
{
  return way_backup_to (self->connection, path, error);
}
