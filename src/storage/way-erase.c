/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-erase.h"

#include "base/way-clock.h"
#include "base/way-error.h"
#include "storage/way-backup.h"
#include "storage/way-library-private.h"

#include <glib/gi18n-lib.h>

/* How long the log is tried to be cut while another program reads, and how long one try waits, in milliseconds. */
#define PATIENCE 5000
#define PATIENCE_A_TRY 100

/* What WAY_ERASURE_SETTING says. */
#define TRACES "traces"
#define BACKUPS "traces and backups"

typedef struct {
  WayLibrary *library;
  sqlite3 *db;
  gboolean forgets; /* the backups, too */
  gboolean failed;
  GError **error;
} Eraser;

static void G_GNUC_PRINTF (2, 3)
run (Eraser *self, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list args;

  if (self->failed)
    return;
  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  self->failed = !way_connection_exec (self->library->connection, sql, _("remove it for good"), self->error);
}

static void
run_bound (Eraser *self, const char *sql, const char *types, ...)
{
  g_auto (WayStatementScope) statement = self->failed ? NULL : way_connection_prepare (self->library->connection, sql, self->error);
  va_list args;

  if (statement == NULL)
    {
      self->failed = TRUE;
      return;
    }
  va_start (args, types);
  way_statement_bind_args (statement, types, args);
  va_end (args);
  self->failed = !way_statement_run (self->library->connection, statement, _("remove it for good"), self->error);
}

/* --- What goes --- */

static gint64
n_gone (Eraser *self)
{
  gint64 n = self->failed ? 0 : way_connection_number (self->library->connection, "SELECT count (*) FROM temp.gone", -1);

  if (n < 0)
    self->failed = !way_connection_fail (self->library->connection, _("remove it for good"), self->error);
  return MAX (n, 0);
}

/* What belongs to something that goes, goes with it. */
static void
add_owned (Eraser *self)
{
  const WayKind *const *kinds = way_kinds (NULL);
  gint64 before;

  do
    {
      before = n_gone (self);
      run (self, "INSERT OR IGNORE INTO gone SELECT r.id FROM record r JOIN gone g ON g.id = r.project");
      for (guint i = 0; kinds[i] != NULL; i++)
        {
          const WayField *owner = way_kind_flagged_field (kinds[i], WAY_FIELD_OWNER);

          if (owner != NULL)
            run (self, "INSERT OR IGNORE INTO gone SELECT k.id FROM \"%s\" k JOIN gone g ON g.id = k.\"%s\"", kinds[i]->name,
                 owner->name);
        }
    }
  while (!self->failed && n_gone (self) > before);
}

static void
choose (Eraser *self, const WayId *project, const WayId *record)
{
  run (self, "CREATE TEMP TABLE gone (id BLOB PRIMARY KEY) WITHOUT ROWID");
  if (record != NULL)
    run_bound (self, "INSERT INTO gone SELECT id FROM record WHERE id = ?1 AND deleted IS NOT NULL", "i", record);
  else
    run_bound (self, "INSERT INTO gone SELECT id FROM record WHERE deleted IS NOT NULL AND (?1 IS NULL OR project = ?1)", "i",
               project);
  add_owned (self);
}

/* --- What refers to it --- */

static void
cut_references (Eraser *self, const WayKind *kind, const WayField *field)
{
  run (self,
       "INSERT INTO change (step, device, stamp, kind, record, field, before, after)"
       " SELECT n.step, n.device, n.stamp, '%s', k.id, '%s', k.\"%s\", NULL FROM now_step n, \"%s\" k JOIN gone g ON g.id = k.\"%s\""
       " WHERE k.id NOT IN (SELECT id FROM gone)",
       kind->name, field->name, field->name, kind->name, field->name);
  run (self, "UPDATE \"%s\" SET \"%s\" = NULL WHERE \"%s\" IN (SELECT id FROM gone) AND id NOT IN (SELECT id FROM gone)",
       kind->name, field->name, field->name);
}

static void
cut_all_references (Eraser *self)
{
  const WayKind *const *kinds = way_kinds (NULL);

  for (guint k = 0; kinds[k] != NULL; k++)
    for (guint i = 0; i < kinds[k]->n_fields; i++)
      if (kinds[k]->fields[i].type == WAY_FIELD_REFERENCE)
        cut_references (self, kinds[k], &kinds[k]->fields[i]);
  run (self, "INSERT INTO change (step, device, stamp, kind, record, field, target, before, after)"
             " SELECT n.step, n.device, n.stamp, 'link', l.from_id, l.field, l.to_id, l.rank, NULL FROM now_step n, link l"
             " WHERE l.to_id IN (SELECT id FROM gone) AND l.from_id NOT IN (SELECT id FROM gone)");
  run (self, "DELETE FROM link WHERE to_id IN (SELECT id FROM gone) OR from_id IN (SELECT id FROM gone)");
}

/* --- The step --- */

static void
open_step (Eraser *self)
{
  gint64 last = way_connection_number (self->library->connection, "SELECT stamp FROM step ORDER BY id DESC LIMIT 1", 0);
  gint64 step = way_connection_number (self->library->connection, "SELECT max (id) FROM step", 0) + 1;
  gint64 stamp = way_clock_next_stamp (last);

  run_bound (self, "INSERT INTO step (id, device, stamp, at, label) VALUES (?1, ?2, ?3, ?4, ?5)", "nnnns", step,
             self->library->device, stamp, way_clock_now (), _("Remove for good"));
  run_bound (self, "INSERT INTO now_step VALUES (?1, ?2, ?3)", "nnn", step, self->library->device, stamp);
  run_bound (self, "INSERT INTO setting (key, value) VALUES ('undo floor', CAST (?1 AS TEXT))"
                   " ON CONFLICT (key) DO UPDATE SET value = excluded.value", "n", step);
}

/* Remembered with what is removed: whatever happens afterwards, it is known that this is not all. */
static void
mark_unfinished (Eraser *self)
{
  run_bound (self, "INSERT INTO setting (key, value) VALUES (?1, ?2)"
                   " ON CONFLICT (key) DO UPDATE SET value = max (value, excluded.value)", "ss", WAY_ERASURE_SETTING,
             self->forgets ? BACKUPS : TRACES);
}

/* The names of steps may quote what they were about; and one says who leaves, whatever else it changed. */
static void
scrub_log (Eraser *self)
{
  run (self, "CREATE TEMP TABLE name AS SELECT DISTINCT c.after AS text FROM change c JOIN gone g ON g.id = c.record"
             " WHERE c.kind = 'person' AND c.field = 'name' AND typeof (c.after) = 'text'");
  run_bound (self,
             "UPDATE step SET label = ?1 WHERE EXISTS (SELECT 1 FROM name n WHERE instr (step.label, n.text) > 0)"
             " OR (label GLOB '*[“\"]*' AND EXISTS (SELECT 1 FROM change c WHERE c.step = step.id"
             " AND (c.record IN (SELECT id FROM gone) OR c.target IN (SELECT id FROM gone) OR c.before IN (SELECT id FROM gone)"
             "  OR c.after IN (SELECT id FROM gone))))", "s", _("(removed for good)"));
  run (self, "UPDATE step SET project = NULL WHERE project IN (SELECT id FROM gone)");
  /* Added before the others go: an id that is given out again would be one that programs have followed already. */
  run (self, "INSERT INTO change (step, device, stamp, kind, record, field, before, after)"
             " SELECT n.step, n.device, n.stamp, 'record', g.id, 'deleted', NULL, n.stamp FROM now_step n, gone g");
  run (self, "DELETE FROM change WHERE record IN (SELECT id FROM gone) AND step <> (SELECT step FROM now_step)");
}

static void
remove_rows (Eraser *self)
{
  const WayKind *const *kinds = way_kinds (NULL);

  run (self, "DELETE FROM search WHERE rowid IN (SELECT seq FROM record WHERE id IN (SELECT id FROM gone))");
  for (guint i = 0; kinds[i] != NULL; i++)
    run (self, "DELETE FROM \"%s\" WHERE id IN (SELECT id FROM gone)", kinds[i]->name);
  run (self, "DELETE FROM draft WHERE record IN (SELECT id FROM gone)");
  run (self, "DELETE FROM record WHERE id IN (SELECT id FROM gone)");
  /* The index keeps words that were taken out of it until it is made anew. */
  run (self, "INSERT INTO search (search) VALUES ('rebuild')");
}

/* --- No trace --- */

static gboolean
cut_log (Eraser *self)
{
  gint64 end = g_get_monotonic_time () + PATIENCE * G_TIME_SPAN_MILLISECOND;

  way_library_set_patience (self->library, PATIENCE_A_TRY);
  do
    {
      if (way_connection_number (self->library->connection, "PRAGMA wal_checkpoint (TRUNCATE)", 1) == 0)
        return TRUE;
      /* What is locked within this program is not waited for. */
      g_usleep (PATIENCE_A_TRY * 100);
    }
  while (g_get_monotonic_time () < end);
  return FALSE;
}

/* The file is written anew, so that nothing is left between what is kept; then the log beside it is emptied. */
static gboolean
leave_no_trace (Eraser *self)
{
  GError *local = NULL;

  if (way_connection_exec (self->library->connection, "VACUUM", _("remove it for good"), &local) && cut_log (self))
    return TRUE;
  if (local != NULL && !g_error_matches (local, WAY_ERROR, WAY_ERROR_BUSY))
    {
      g_propagate_prefixed_error (self->error, local, "%s ", _("It was removed, but traces of it are left in the file."));
      return FALSE;
    }
  g_clear_error (&local);
  g_set_error_literal (self->error, WAY_ERROR, WAY_ERROR_BUSY,
                       self->forgets
                         ? _("It was removed, but traces of it are left in the file while another program has the library open, "
                             "and the backups are kept until they are gone. Close that program, and remove what is deleted "
                             "for good once more.")
                         : _("It was removed, but traces of it are left in the file while another program has the library open. "
                             "Close that, and remove what is deleted for good once more."));
  return FALSE;
}

/* The others go only when there is a new one, or nothing left to back up. */
static gboolean
forget_backups (const char *path, const char *folder, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (WayBackup) fresh = way_backups_make (path, WAY_BACKUP_ASKED, NULL, NULL, &local);
  g_autoptr (WayBackup) copy = NULL;

  if (fresh == NULL && !g_error_matches (local, WAY_ERROR, WAY_ERROR_NOTHING))
    {
      g_set_error (error, WAY_ERROR, local->code,
                   _("It was removed, but the backups that hold it were kept, since no new one could be made. %s"),
                   local->message);
      return FALSE;
    }
  if (fresh != NULL && folder != NULL)
    copy = way_backups_copy (path, fresh, folder, NULL, NULL);
  way_backups_forget (path, NULL, fresh != NULL ? fresh->path : NULL);
  if (folder != NULL && !way_backups_is_usual (path, folder))
    way_backups_forget (path, folder, copy != NULL ? copy->path : NULL);
  return TRUE;
}

/* What an earlier one was asked to do and could not is done, too. */
static gboolean
finish (Eraser *self, const char *folder)
{
  g_autofree char *left = way_library_get_setting (self->library, WAY_ERASURE_SETTING);

  if (g_strcmp0 (left, BACKUPS) == 0)
    self->forgets = TRUE;
  else if (self->forgets)
    way_library_set_setting (self->library, WAY_ERASURE_SETTING, BACKUPS, NULL);
  if (!leave_no_trace (self)
      || (self->forgets && !forget_backups (way_library_get_path (self->library), folder, self->error)))
    return FALSE;
  /* If this cannot be written now it is all done once more, which does no harm. */
  if (left != NULL || self->forgets)
    way_library_set_setting (self->library, WAY_ERASURE_SETTING, NULL, NULL);
  return TRUE;
}

static void
remove_all (Eraser *self)
{
  open_step (self);
  mark_unfinished (self);
  cut_all_references (self);
  scrub_log (self);
  remove_rows (self);
  run (self, "DELETE FROM setting WHERE key = 'place'");
  run (self, "DELETE FROM setting WHERE key = 'me' AND NOT EXISTS (SELECT 1 FROM record WHERE lower (hex (id)) = replace (value, '-', ''))");
  run (self, "DELETE FROM now_step; DROP TABLE gone; DROP TABLE name");
}

static gboolean
remove_chosen (Eraser *self, const WayId *project, const WayId *record, guint *n_removed)
{
  gint64 n;

  run (self, "BEGIN IMMEDIATE");
  choose (self, project, record);
  n = n_gone (self);
  if (!self->failed && record != NULL && n == 0)
    {
      g_set_error_literal (self->error, WAY_ERROR, WAY_ERROR_INVALID, _("Only what is deleted can be removed for good."));
      self->failed = TRUE;
    }
  /* Without anything to remove there is no step, and undo does not end at it. */
  if (n > 0)
    remove_all (self);
  run (self, n > 0 ? "COMMIT" : "ROLLBACK");
  if (self->failed)
    {
      if (!sqlite3_get_autocommit (self->db))
        sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
      return FALSE;
    }
  if (n_removed != NULL)
    *n_removed = (guint) n;
  return TRUE;
}

static gboolean
erase (const char *path, const WayId *project, const WayId *record, gboolean forgets, const char *folder, guint *n_removed,
       GError **error)
{
  /* Its triggers, which keep records from being removed, are made before its first step: it takes none. */
  g_autoptr (WayLibrary) library = way_library_open (path, 0, error);
  Eraser self = { .library = library, .forgets = forgets, .error = error };

  if (library == NULL)
    return FALSE;
  if (way_library_is_read_only (library))
    {
      g_set_error_literal (error, WAY_ERROR, WAY_ERROR_READ_ONLY, _("The library can only be read, so nothing was removed."));
      return FALSE;
    }
  self.db = library->connection->db;
  return remove_chosen (&self, project, record, n_removed) && finish (&self, folder);
}

gboolean
way_erase (const char *path, const WayId *project, const WayId *record, guint *n_removed, GError **error)
{
  return erase (path, project, record, FALSE, NULL, n_removed, error);
}

gboolean
way_erase_with_backups (const char *path, const WayId *project, const WayId *record, const char *folder, guint *n_removed,
                        GError **error)
{
  return erase (path, project, record, TRUE, folder, n_removed, error);
}

gboolean
way_erase_is_unfinished (WayLibrary *library, gboolean *backups)
{
  g_autofree char *left = way_library_get_setting (library, WAY_ERASURE_SETTING);

  if (backups != NULL)
    *backups = g_strcmp0 (left, BACKUPS) == 0;
  return left != NULL;
}

gboolean
way_erase_finish (const char *path, const char *folder, GError **error)
{
  const char *is_there = "SELECT count (*) FROM setting WHERE key = '" WAY_ERASURE_SETTING "'";
  g_autoptr (WayConnection) look = way_backup_open (path, error);
  g_autoptr (WayLibrary) library = NULL;
  Eraser self = { .error = error };

  if (look == NULL)
    return FALSE;
  if (way_connection_number (look, is_there, 0) == 0)
    return TRUE;
  self.library = library = way_library_open (path, 0, error);
  if (library == NULL)
    return FALSE;
  if (way_library_is_read_only (library))
    return TRUE;
  self.db = library->connection->db;
  return finish (&self, folder);
}

guint
way_erase_count (const char *path, const WayId *project, const WayId *record)
{
  g_autoptr (WayLibrary) library = way_library_open (path, WAY_LIBRARY_READ_ONLY, NULL);
  Eraser self = { .library = library };

  if (library == NULL)
    return 0;
  self.db = library->connection->db;
  choose (&self, project, record);
  return (guint) n_gone (&self);
}
