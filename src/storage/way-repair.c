/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-repair-private.h"

#include "base/way-error.h"
#include "base/way-file.h"
#include "base/way-text.h"
#include "storage/way-backup.h"
#include "storage/way-salvage.h"
#include "storage/way-schema.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* --- Helpers of all parts --- */

void
way_repairer_lost (WayRepairer *self, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (self->result->lost, g_strdup_vprintf (format, args));
  va_end (args);
}

static void
fail (WayRepairer *self)
{
  if (!self->failed)
    way_connection_fail (self->library->connection, _("repair the library"), self->error);
  self->failed = TRUE;
}

void
way_repairer_run (WayRepairer *self, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list args;

  if (self->failed || g_cancellable_is_cancelled (self->cancellable))
    return;
  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  if (sqlite3_exec (self->db, sql, NULL, NULL, NULL) != SQLITE_OK)
    fail (self);
}

sqlite3_stmt *
way_repairer_prepare (WayRepairer *self, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (self->failed || g_cancellable_is_cancelled (self->cancellable))
    return NULL;
  if (sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL) != SQLITE_OK)
    fail (self);
  return statement;
}

void
way_repairer_log (WayRepairer *self, const char *kind, sqlite3_value *record, const char *field, sqlite3_value *target,
                  sqlite3_value *before, sqlite3_value *after)
{
  g_auto (WayStatementScope) add = way_connection_prepare (
    self->library->connection,
    "INSERT INTO change (step, device, stamp, kind, record, field, target, before, after)"
    " SELECT id, device, stamp, ?2, ?3, ?4, ?5, ?6, ?7 FROM step WHERE id = ?1", NULL);

  if (add == NULL)
    return;
  way_statement_bind_integer (add, 1, self->step);
  way_statement_bind_text (add, 2, kind);
  sqlite3_bind_value (add, 3, record);
  way_statement_bind_text (add, 4, field);
  if (target != NULL)
    sqlite3_bind_value (add, 5, target);
  sqlite3_bind_value (add, 6, before);
  sqlite3_bind_value (add, 7, after);
  if (sqlite3_step (add) != SQLITE_DONE)
    fail (self);
}

char *
way_repairer_title (WayRepairer *self, const WayId *id)
{
  g_autoptr (WayRecord) record = way_library_load (self->library, id, NULL);
  const char *title = record != NULL ? way_record_get_title (record) : NULL;
  g_autofree char *valid = title != NULL && *title != '\0' ? g_utf8_make_valid (title, -1) : way_repairer_indexed_text (self, id);

  return valid != NULL ? way_text_summary (valid, 60) : g_strdup (_("something without a title"));
}

/* --- All of it --- */

static void
rebuild_search (WayRepairer *self)
{
  g_autoptr (GArray) ids = way_id_list_new ();
  sqlite3_stmt *rows = way_repairer_prepare (self, "SELECT id FROM record WHERE deleted IS NULL");
  GError *error = NULL;
  WayId id;

  while (rows != NULL && sqlite3_step (rows) == SQLITE_ROW)
    if (way_statement_id (rows, 0, &id))
      g_array_append_val (ids, id);
  sqlite3_finalize (rows);
  for (guint i = 0; i < ids->len && !self->failed && !g_cancellable_is_cancelled (self->cancellable); i++)
    if (!way_library_index_record (self->library, way_id_list_index (ids, i), &error))
      {
        g_propagate_error (self->error, error);
        self->failed = TRUE;
      }
}

/* Links, and what lies outside the log. Programs that have the damaged library open are told that this is another one. */
static void
settle (WayRepairer *self)
{
  way_repairer_mend_links (self);
  way_repairer_run (self, "DELETE FROM setting WHERE typeof (key) <> 'text' OR typeof (value) <> 'text' OR key = 'restored'");
  way_repairer_run (self, "INSERT INTO setting (key, value) VALUES ('restored', hex (randomblob (16)))");
  way_repairer_run (self, "DELETE FROM draft WHERE typeof (form) <> 'text' OR typeof (text) <> 'text' OR length (record) <> 16");
}

static gboolean
mend (WayRepairer *self)
{
  GError **error = self->error;

  way_repairer_run (self, "BEGIN IMMEDIATE");
  way_repairer_mend_log (self);
  way_repairer_mend_records (self);
  way_repairer_mend_values (self);
  way_repairer_mend_unread (self);
  way_repairer_mend_references (self);
  settle (self);
  rebuild_search (self);
  way_repairer_run (self, "COMMIT");
  if (self->failed || g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  self->result->n_records
    = (guint) way_connection_number (self->library->connection, "SELECT count (*) FROM record WHERE deleted IS NULL", 0);
  return TRUE;
}

static gboolean
has_rows (WayLibrary *library)
{
  return way_connection_number (library->connection, "SELECT (SELECT count (*) FROM record) + (SELECT count (*) FROM change)", 0) > 0;
}

static gboolean
fail_unreadable (const char *library_path, GError **error)
{
  g_autofree char *name = g_filename_display_name (library_path);

  g_set_error (error, WAY_ERROR, WAY_ERROR_DAMAGED,
               _("Nothing could be read from “%s”, so there is nothing to repair. Restore a backup; the file was left as it is."),
               name);
  return FALSE;
}

/* What is wrong afterwards all the same is said: it is not to be taken for whole. */
static gboolean
check (WayRepairer *self)
{
  g_autoptr (GPtrArray) faults = way_library_check (self->library, self->cancellable, self->error);

  for (guint i = 0; faults != NULL && i < faults->len; i++)
    way_repairer_lost (self, _("Not mended: %s"), (const char *) faults->pdata[i]);
  return faults != NULL;
}

static gboolean
repair (const char *copy_path, WayRepair *result, GCancellable *cancellable, GError **error)
{
  g_autoptr (WayConnection) damaged = way_connection_open (copy_path, SQLITE_OPEN_READWRITE, FALSE, NULL);
  g_autoptr (WayLibrary) library = damaged != NULL ? way_library_open (result->path, WAY_LIBRARY_CREATE, error) : NULL;
  WayRepairer self = { .library = library, .damaged = damaged, .result = result, .cancellable = cancellable, .error = error };
  WaySalvage salvage;

  if (damaged == NULL)
    return fail_unreadable (result->library_path, error);
  if (library == NULL)
    return FALSE;
  self.db = library->connection->db;
  if (!way_connection_exec (library->connection, "PRAGMA foreign_keys = OFF; PRAGMA recursive_triggers = OFF; DELETE FROM device",
                            _("repair the library"), error)
      || !way_connection_exec (library->connection, "BEGIN", _("repair the library"), error)
      || !way_salvage_rows (damaged, library->connection, &salvage, cancellable, error)
      || !way_connection_exec (library->connection, "COMMIT", _("repair the library"), error))
    return FALSE;
  if (!has_rows (library))
    return fail_unreadable (result->library_path, error);
  self.log_broken = salvage.log_broken;
  /* It is one file when it takes the other's place: nothing of it is in a log beside it. */
  return mend (&self) && check (&self)
         && way_connection_exec (library->connection, "PRAGMA journal_mode = DELETE", _("repair the library"), error);
}

/* A repair, and how the damaged files looked when they were read. */
typedef struct {
  WayRepair repair;
  WaySalvageState state;
} Watched;

static char *
name_beside (const char *library_path, const char *purpose)
{
  g_autofree char *folder = g_path_get_dirname (library_path);
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  WayId id;

  way_id_init_new (&id);
  text = way_id_dup_text (&id);
  name = g_strdup_printf (".waymark-%s-%s", purpose, text);
  return g_build_filename (folder, name, NULL);
}

WayRepair *
way_repair_make (const char *library_path, GCancellable *cancellable, GError **error)
{
  g_autoptr (WayRepair) result = (WayRepair *) g_new0 (Watched, 1);
  g_autofree char *copy = NULL;
  gboolean done;

  result->library_path = way_file_resolve (library_path);
  result->path = name_beside (result->library_path, "repaired");
  result->lost = g_ptr_array_new_with_free_func (g_free);
  copy = name_beside (result->library_path, "damaged");
  done = way_salvage_copy (result->library_path, copy, &((Watched *) result)->state, cancellable, error)
         && repair (copy, result, cancellable, error);
  way_backup_remove (copy);
  return done ? g_steal_pointer (&result) : NULL;
}

gboolean
way_repair_adopt (WayRepair *repair, char **kept, GError **error)
{
  WaySalvageState now;

  way_salvage_look (repair->library_path, &now);
  if (!way_salvage_same (&now, &((Watched *) repair)->state))
    {
      g_set_error_literal (error, WAY_ERROR, WAY_ERROR_CONFLICT,
                           _("The library was not replaced: another program has saved something to it since it was read. Close that "
                             "and repair it once more."));
      return FALSE;
    }
  if (!way_backup_swap (repair->library_path, repair->path, kept, error))
    return FALSE;
  way_backup_remove (repair->path);
  g_clear_pointer (&repair->path, g_free);
  return TRUE;
}

void
way_repair_free (WayRepair *repair)
{
  if (repair->path != NULL)
    way_backup_remove (repair->path);
  g_free (repair->path);
  g_free (repair->library_path);
  g_clear_pointer (&repair->lost, g_ptr_array_unref);
  g_free (repair);
}
