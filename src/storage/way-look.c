/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-check-private.h"

#include "base/way-error.h"
#include "storage/way-backup.h"
#include "storage/way-schema.h"

#include <glib/gi18n-lib.h>

/* A look at a file from outside: the library stays open for whoever has it open. */

static int
cancelled (void *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/* --- Its pages --- */

static gboolean
look_at_pages (const char *path, gboolean thorough, GCancellable *cancellable, GError **error)
{
  g_autoptr (WayConnection) connection = way_backup_open (path, error);
  g_auto (WayStatementScope) statement = NULL;
  g_autofree char *name = g_filename_display_name (path);
  gboolean whole;
  int code;

  if (connection == NULL)
    return FALSE;
  statement = way_connection_prepare (connection, thorough ? "PRAGMA integrity_check (1)" : "PRAGMA quick_check (1)", error);
  if (statement == NULL)
    return FALSE;
  if (cancellable != NULL)
    sqlite3_progress_handler (connection->db, 10000, cancelled, cancellable);
  code = sqlite3_step (statement);
  whole = code == SQLITE_ROW && g_strcmp0 (way_statement_text (statement, 0), "ok") == 0;
  if (whole || g_cancellable_set_error_if_cancelled (cancellable, error))
    return whole;
  /* Another program that writes, or too little memory, is no damage. */
  if ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED || (code & 0xff) == SQLITE_NOMEM)
    return way_connection_fail (connection, _("read the library"), error);
  g_set_error (error, WAY_ERROR, WAY_ERROR_DAMAGED,
               _("The library “%s” is damaged: not all of it can be read. Nothing was changed."), name);
  return FALSE;
}

/* --- What is saved in it --- */

/* Of an older Waymark's the columns are others. */
static gboolean
is_current (const char *path, gboolean *current, GError **error)
{
  g_autoptr (WayConnection) connection = way_backup_open (path, error);

  *current = connection != NULL && way_connection_number (connection, "PRAGMA user_version", 0) == way_schema_version ();
  return connection != NULL;
}

static gboolean
say_damaged (const WayCheck *check, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *others = NULL;
  guint n = check->faults->len;

  if (n > 1)
    others = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, " %u more fault was found.", " %u more faults were found.", n - 1), n - 1);
  g_set_error (error, WAY_ERROR, WAY_ERROR_DAMAGED,
               /* Translators: the name of the file; a sentence that says what is wrong; nothing, or how many more faults there are. */
               _("The library “%s” is damaged: %s%s Nothing was changed."), name, (const char *) check->faults->pdata[0],
               others != NULL ? others : "");
  return FALSE;
}

static gboolean
judge (const WayCheck *check, const char *path, GError **error)
{
  if (!check->unread)
    return check->faults->len == 0 || say_damaged (check, path, error);
  return way_check_fail_unread (error);
}

gboolean
way_look_at_saved (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (WayLibrary) library = NULL;
  WayCheck check = { .faults = faults };
  gboolean current;

  if (!is_current (path, &current, error))
    return FALSE;
  library = current ? way_library_open (path, WAY_LIBRARY_READ_ONLY, error) : NULL;
  if (library == NULL)
    return !current;
  /* One view throughout: what others save meanwhile is not held against what was read before. */
  if (!way_connection_exec (library->connection, "BEGIN", _("read the library"), error))
    return FALSE;
  check.library = library;
  if (cancellable != NULL)
    sqlite3_progress_handler (library->connection->db, 10000, cancelled, cancellable);
  way_check_saved (&check, cancellable);
  sqlite3_progress_handler (library->connection->db, 0, NULL, NULL);
  sqlite3_exec (library->connection->db, "END", NULL, NULL, NULL);
  return !g_cancellable_set_error_if_cancelled (cancellable, error) && judge (&check, path, error);
}

gboolean
way_library_look_at_file (const char *path, gboolean thorough, GCancellable *cancellable, GError **error)
{
  return look_at_pages (path, thorough, cancellable, error) && (!thorough || way_look_at_saved (path, cancellable, error));
}
