/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-backup.h"

#include "base/way-clock.h"
#include "base/way-error.h"
#include "base/way-file.h"
#include "base/way-id.h"
#include "storage/way-library.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* How long it is tried while another program writes, and how long one try waits, in milliseconds. */
#define PATIENCE 5000
#define PATIENCE_A_TRY 100

/* --- One file in the place of another --- */

static char *
name_aside (const char *library_path)
{
  g_autofree char *stem = g_str_has_suffix (library_path, ".waymark")
                            ? g_strndup (library_path, strlen (library_path) - strlen (".waymark"))
                            : g_strdup (library_path);

  for (gint64 now = way_clock_now ();; now++)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (now / 1000);
      g_autofree char *text = g_date_time_format (time, "%Y%m%dT%H%M%S");
      g_autofree char *path = g_strdup_printf ("%s.damaged-%s.%03dZ.waymark", stem, text, (int) (now % 1000));

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/* A second name for the file; where there is none (a stick), the file is moved. */
static gboolean
keep_file (const char *from, const char *to)
{
  return link (from, to) == 0 || (errno != ENOENT && g_rename (from, to) == 0);
}

static gboolean
fail_swap (const char *library_path, int reason, GError **error)
{
  g_autofree char *name = g_filename_display_name (library_path);

  g_set_error (error, WAY_ERROR, reason == ENOSPC ? WAY_ERROR_FULL : WAY_ERROR_FAILED,
               _("“%s” could not be put aside: %s. It was left as it is."), name, g_strerror (reason));
  return FALSE;
}

/* Takes keep_file() back. */
static void
give_back (const char *from, const char *to)
{
  if (g_file_test (from, G_FILE_TEST_EXISTS))
    g_unlink (to);
  else
    g_rename (to, from);
}

gboolean
way_backup_swap (const char *library_path, const char *fresh, char **kept, GError **error)
{
  g_autofree char *aside = name_aside (library_path);
  g_autofree char *folder = g_path_get_dirname (library_path);
  g_autofree char *wal = g_strconcat (library_path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (library_path, "-shm", NULL);
  g_autofree char *wal_aside = g_strconcat (aside, "-wal", NULL);
  gboolean logged = g_file_test (wal, G_FILE_TEST_EXISTS);
  gboolean has_library = g_file_test (library_path, G_FILE_TEST_EXISTS);
  int reason;

  /* First both parts have a second name; then the log goes, which must never meet a file it does not belong to; then
   * one rename puts the new file there. Whenever this is broken off, what was there is whole under one name. */
  if (logged && !keep_file (wal, wal_aside))
    return fail_swap (library_path, errno, error);
  if (has_library && !keep_file (library_path, aside))
    reason = errno;
  else
    {
      g_unlink (wal);
      g_unlink (shm);
      if (g_rename (fresh, library_path) == 0)
        {
          way_file_flush_folder (folder);
          *kept = has_library ? g_steal_pointer (&aside) : NULL;
          return TRUE;
        }
      reason = errno;
      if (has_library)
        give_back (library_path, aside);
    }
  if (logged)
    give_back (wal, wal_aside);
  return fail_swap (library_path, reason, error);
}

/* --- Restoring --- */

/* Tells programs that have the library open that it is not the one they opened. */
static gboolean
mark_restored (const char *path, GError **error)
{
  g_autoptr (WayConnection) copy = way_connection_open (path, SQLITE_OPEN_READWRITE, FALSE, error);
  g_auto (WayStatementScope) statement = NULL;
  g_autofree char *text = NULL;
  WayId id;

  if (copy == NULL)
    return FALSE;
  statement = way_connection_prepare (
    copy, "INSERT INTO setting (key, value) VALUES ('restored', ?1) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    error);
  if (statement == NULL)
    return FALSE;
  way_id_init_new (&id);
  text = way_id_dup_text (&id);
  way_statement_bind_text (statement, 1, text);
  return way_statement_run (copy, statement, _("restore the backup"), error);
}

static char *
make_copy (const char *library_path, const char *backup_path, GCancellable *cancellable, GError **error)
{
  /* Beside the file itself, whose place it may have to take. */
  g_autofree char *file = way_file_resolve (library_path);
  g_autofree char *parent = g_path_get_dirname (file);
  g_autoptr (WayConnection) backup = way_backup_open (backup_path, error);
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) local = NULL;
  WayId id;

  if (backup == NULL)
    return NULL;
  way_id_init_new (&id);
  text = way_id_dup_text (&id);
  name = g_strdup_printf (".waymark-restore-%s", text);
  path = g_build_filename (parent, name, NULL);
  if (way_backup_to (backup, path, FALSE, cancellable, &local) && mark_restored (path, &local))
    return g_steal_pointer (&path);
  way_backup_remove (path);
  if (g_error_matches (local, WAY_ERROR, WAY_ERROR_DAMAGED))
    g_set_error_literal (error, WAY_ERROR, WAY_ERROR_DAMAGED,
                         _("The backup is damaged, so it was not restored. The library was left as it is."));
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* Begins to write @copy over the library: from here on no other program saves to it. */
static sqlite3_backup *
lock (WayConnection *library, WayConnection *copy, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (library->db, "main", copy->db, "main");
  gint64 end = g_get_monotonic_time () + PATIENCE * G_TIME_SPAN_MILLISECOND;
  int code = SQLITE_BUSY;

  sqlite3_busy_timeout (library->db, PATIENCE_A_TRY);
  while (backup != NULL && (code == SQLITE_BUSY || code == SQLITE_LOCKED) && g_get_monotonic_time () < end)
    {
      code = sqlite3_backup_step (backup, 0);
      /* What is locked within this program is not waited for. */
      if (code != SQLITE_OK)
        g_usleep (PATIENCE_A_TRY * 100);
    }
  if (backup != NULL && code == SQLITE_OK)
    return backup;
  sqlite3_backup_finish (backup);
  way_connection_fail (library, _("restore the backup"), error);
  return NULL;
}

/* All of it in one transaction of the library: other programs see the one or the other. The library is backed up within it,
 * so that no step is saved between its backup and its end. */
static gboolean
write_into (const char *library_path, const char *copy_path, WayBackup **present, GCancellable *cancellable, GError **error)
{
  g_autoptr (WayConnection) library = way_connection_open (library_path, SQLITE_OPEN_READWRITE, FALSE, error);
  g_autoptr (WayConnection) copy = library != NULL ? way_connection_open (copy_path, SQLITE_OPEN_READONLY, FALSE, error) : NULL;
  g_autoptr (GError) local = NULL;
  sqlite3_backup *backup;
  int code;

  /* With a log beside it, it can be read while it is locked. */
  if (copy == NULL
      || !way_connection_exec (library, "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA journal_mode = WAL",
                               _("restore the backup"), error))
    return FALSE;
  backup = lock (library, copy, error);
  if (backup == NULL)
    return FALSE;
  *present = way_backups_make (library_path, WAY_BACKUP_RESTORE, NULL, cancellable, &local);
  if (*present == NULL && !g_error_matches (local, WAY_ERROR, WAY_ERROR_NOTHING))
    {
      sqlite3_backup_finish (backup);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  code = sqlite3_backup_step (backup, -1);
  if (sqlite3_backup_finish (backup) == SQLITE_OK && code == SQLITE_DONE)
    return TRUE;
  return way_connection_fail (library, _("restore the backup"), error);
}

static gboolean
is_damage (const GError *error)
{
  return g_error_matches (error, WAY_ERROR, WAY_ERROR_DAMAGED) || g_error_matches (error, WAY_ERROR, WAY_ERROR_NOT_LIBRARY);
}

/* A whole database with something in it that is no library: what another program keeps its own in. One with a damaged first
 * page may have been a library. */
static gboolean
is_anothers (const char *path)
{
  g_autoptr (WayConnection) file = way_connection_open (path, SQLITE_OPEN_READONLY, FALSE, NULL);
  g_auto (WayStatementScope) check = NULL;
  gint64 id = file != NULL ? way_connection_number (file, "PRAGMA application_id", -1) : -1;

  if (id < 0 || id == WAY_LIBRARY_APPLICATION_ID
      || way_connection_number (file, "SELECT count (*) FROM sqlite_schema", 0) == 0)
    return FALSE;
  check = way_connection_prepare (file, "PRAGMA quick_check (1)", NULL);
  return check != NULL && sqlite3_step (check) == SQLITE_ROW && g_strcmp0 (way_statement_text (check, 0), "ok") == 0;
}

static gboolean
refuse_anothers (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, WAY_ERROR, WAY_ERROR_NOT_LIBRARY, _("“%s” is not a Waymark library. It was left as it is."), name);
  return FALSE;
}

static gboolean
put_in_place (const char *library_path, const char *copy, WayBackup **before, char **set_aside, GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (WayBackup) present = NULL;
  g_autofree char *file = way_file_resolve (library_path);
  g_autofree char *aside = NULL;
  gboolean done;

  /* Where there is no library there may be the log of one. */
  if (!g_file_test (file, G_FILE_TEST_EXISTS))
    return way_backup_swap (file, copy, &aside, error);
  if (is_anothers (file))
    return refuse_anothers (file, error);
  done = write_into (library_path, copy, &present, cancellable, &local);
  if (is_damage (local))
    done = way_backup_swap (file, copy, &aside, error);
  else if (!done)
    g_propagate_error (error, g_steal_pointer (&local));
  if (done && before != NULL)
    *before = g_steal_pointer (&present);
  if (done && set_aside != NULL)
    *set_aside = g_steal_pointer (&aside);
  return done;
}

gboolean
way_backups_restore (const char *library_path, const char *backup_path, WayBackup **before, char **set_aside,
                     GCancellable *cancellable, GError **error)
{
  g_autofree char *copy = make_copy (library_path, backup_path, cancellable, error);
  gboolean done;

  if (before != NULL)
    *before = NULL;
  if (set_aside != NULL)
    *set_aside = NULL;
  if (copy == NULL)
    return FALSE;
  done = put_in_place (library_path, copy, before, set_aside, cancellable, error);
  way_backup_remove (copy);
  return done;
}
