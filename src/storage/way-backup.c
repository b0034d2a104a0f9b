/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-backup.h"

#include "base/way-error.h"
#include "base/way-file.h"
#include "storage/way-library-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Pages copied between two looks at whether it was cancelled: 16 MB. */
#define PAGES_A_STEP 4096

static const char *const sql_counts[] = {
  "SELECT count (*) FROM record",
  "SELECT count (*) FROM step",
  "SELECT count (*) FROM change",
};

static gboolean
copy_pages (WayConnection *from, WayConnection *to, GCancellable *cancellable, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to->db, "main", from->db, "main");
  int code = SQLITE_OK;

  if (backup == NULL)
    return way_connection_fail (to, _("make the backup"), error);
  /* The source holds one view of the library throughout, or this would start again whenever another program writes. */
  while (code == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    code = sqlite3_backup_step (backup, PAGES_A_STEP);
  if (sqlite3_backup_finish (backup) == SQLITE_OK && code == SQLITE_DONE)
    return TRUE;
  return !g_cancellable_set_error_if_cancelled (cancellable, error) && way_connection_fail (to, _("make the backup"), error);
}

static int
cancelled (void *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/* What is left to do in the library is nothing that a backup of it does when it is restored. */
static gboolean
forget_erasure (WayConnection *copy, GError **error)
{
  const char *is_there = "SELECT count (*) FROM setting WHERE key = '" WAY_ERASURE_SETTING "'";

  return way_connection_number (copy, is_there, 0) == 0
         || way_connection_exec (copy, "DELETE FROM setting WHERE key = '" WAY_ERASURE_SETTING "'", _("make the backup"), error);
}

/* Of a page that could not be read SQLite says only with which code: "unable to get the page. error code=266". */
static gboolean
names_damage (const char *fault)
{
  const char *code = strstr (fault, "error code=");

  if (code == NULL)
    code = strstr (fault, "error code ");
  return code == NULL || (atoi (code + strlen ("error code=")) & 0xff) == SQLITE_CORRUPT;
}

static gboolean
say_damaged (GError **error)
{
  g_set_error_literal (error, WAY_ERROR, WAY_ERROR_DAMAGED,
                       _("The backup did not pass its check, so it was not kept. The library was left as it is."));
  return FALSE;
}

/* Too little memory, or a disk that cannot be read just now, is no damage. */
static gboolean
check_pages (WayConnection *copy, GError **error)
{
  g_auto (WayStatementScope) statement = way_connection_prepare (copy, "PRAGMA integrity_check (1)", error);
  const char *fault;

  if (statement == NULL)
    return FALSE;
  fault = sqlite3_step (statement) == SQLITE_ROW ? way_statement_text (statement, 0) : NULL;
  if (fault == NULL)
    return way_connection_fail (copy, _("make the backup"), error);
  if (g_str_equal (fault, "ok"))
    return TRUE;
  if (names_damage (fault))
    return say_damaged (error);
  g_set_error_literal (error, WAY_ERROR, WAY_ERROR_FAILED,
                       _("The backup could not be read to check it, so it was not kept. The library was left as it is. Try again."));
  return FALSE;
}

/* Where a table is missing, which is damage, @counts gets @missing. */
static gboolean
count (WayConnection *connection, gint64 *counts, gint64 missing, GError **error)
{
  guint n_broken = connection->n_broken;

  for (guint i = 0; i < G_N_ELEMENTS (sql_counts); i++)
    {
      counts[i] = way_connection_number (connection, sql_counts[i], missing);
      if (connection->n_broken != n_broken && (connection->broken_code & 0xff) != SQLITE_ERROR)
        return way_connection_unbroken (connection, n_broken, _("make the backup"), error);
    }
  return TRUE;
}

static gboolean
check_counts (WayConnection *copy, const gint64 *counts, GError **error)
{
  gint64 copied[G_N_ELEMENTS (sql_counts)];

  if (!count (copy, copied, -1, error))
    return FALSE;
  return memcmp (counts, copied, sizeof copied) == 0 || say_damaged (error);
}

/* A copy is one file: what a library keeps beside it while it is used would be forgotten when it is carried away. */
static gboolean
verify (const char *path, const gint64 *counts, GCancellable *cancellable, GError **error)
{
  g_autoptr (WayConnection) copy = way_connection_open (path, SQLITE_OPEN_READWRITE, FALSE, error);
  g_autoptr (GError) local = NULL;

  if (copy == NULL || !way_connection_exec (copy, "PRAGMA journal_mode = DELETE", _("make the backup"), error))
    return FALSE;
  if (cancellable != NULL)
    sqlite3_progress_handler (copy->db, 10000, cancelled, cancellable);
  if (check_pages (copy, &local) && check_counts (copy, counts, &local) && forget_erasure (copy, &local))
    return TRUE;
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
refuse (GError **error, const char *path, int reason)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, WAY_ERROR,
               reason == EEXIST ? WAY_ERROR_EXISTS
               : reason == ENOSPC || reason == EDQUOT ? WAY_ERROR_FULL
               : reason == ENOENT ? WAY_ERROR_NOT_FOUND : WAY_ERROR_FAILED,
               _("The backup “%s” could not be made: %s."), name, g_strerror (reason));
  return FALSE;
}

/* On disk with its name, or not there at all. */
static gboolean
give_name (const char *temporary, const char *path, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);
  int file = g_open (temporary, O_RDONLY | O_CLOEXEC, 0);
  gboolean done = file >= 0 && fsync (file) == 0 && g_rename (temporary, path) == 0;
  int reason = errno;

  if (file >= 0)
    close (file);
  way_file_flush_folder (parent);
  return done || refuse (error, path, reason);
}

/* By itself the copy is a whole database; what it holds may still not be what was saved. */
static gboolean
verify_saved (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (way_look_at_saved (path, cancellable, &local))
    return TRUE;
  if (g_error_matches (local, WAY_ERROR, WAY_ERROR_DAMAGED))
    return say_damaged (error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
copy_and_verify (WayConnection *connection, const char *path, gboolean saved, GCancellable *cancellable, GError **error)
{
  g_autoptr (WayConnection) copy = way_connection_open (path, SQLITE_OPEN_READWRITE, FALSE, error);
  gint64 counts[G_N_ELEMENTS (sql_counts)];
  gboolean done;

  /* Nobody sees the copy before it is whole: it needs no journal, and is flushed once at the end. */
  if (copy == NULL
      || !way_connection_exec (copy, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", _("make the backup"), error)
      || !way_connection_exec (connection, "SAVEPOINT backup", _("make the backup"), error))
    return FALSE;
  /* One view of the library, so that what others save meanwhile is neither copied nor counted. */
  done = count (connection, counts, -2, error) && copy_pages (connection, copy, cancellable, error);
  /* Checking takes longer than copying: what others save meanwhile can go from the log into the file. */
  sqlite3_exec (connection->db, "RELEASE backup", NULL, NULL, NULL);
  g_clear_pointer (&copy, way_connection_close);
  return done && verify (path, counts, cancellable, error) && (!saved || verify_saved (path, cancellable, error));
}

gboolean
way_backup_to (WayConnection *connection, const char *path, gboolean saved, GCancellable *cancellable, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *temporary = g_build_filename (parent, ".waymark-backup-XXXXXX", NULL);
  int fd;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return refuse (error, path, EEXIST);
  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return refuse (error, path, errno);
  close (fd);
  if (copy_and_verify (connection, temporary, saved, cancellable, error) && give_name (temporary, path, error))
    return TRUE;
  way_backup_remove (temporary);
  return FALSE;
}

gboolean
way_backup_before_migration (WayConnection *connection, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *folder = way_backup_make_folder (connection->path, &local);
  g_autofree char *path = folder != NULL ? way_backup_name (connection->path, folder, WAY_BACKUP_MIGRATION, NULL) : NULL;

  if (path != NULL && way_backup_to (connection, path, FALSE, NULL, &local))
    return TRUE;
  g_set_error (error, WAY_ERROR, local->code, _("The library was not brought up to date. %s"), local->message);
  return FALSE;
}

gboolean
way_library_backup (WayLibrary *self, const char *path, GError **error)
{
  if (!way_backup_to (self->connection, path, FALSE, NULL, error))
    return FALSE;
  if (way_library_copy_waiting_drafts (self, path, error))
    return TRUE;
  way_backup_remove (path);
  return FALSE;
}

void
way_backup_remove (const char *path)
{
  static const char *const ends[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *part = g_strconcat (path, ends[i], NULL);

      g_unlink (part);
    }
}
