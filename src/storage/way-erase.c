/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-erase.h"

#include "base/way-clock.h"
#include "base/way-error.h"
#include "storage/way-library-private.h"

#include <glib/gi18n-lib.h>

/* How often, 100 ms apart, the log is tried to be cut while another program reads. */
#define PATIENCE 50

typedef struct {
  WayLibrary *library;
  sqlite3 *db;
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

/* The file is written anew, so that nothing is left between what is kept; then the log beside it is emptied. */
static gboolean
leave_no_trace (Eraser *self)
{
  run (self, "VACUUM");
  for (int i = 0; i < PATIENCE && !self->failed; i++)
    {
      if (i > 0)
        g_usleep (100000);
      if (way_connection_number (self->library->connection, "PRAGMA wal_checkpoint (TRUNCATE)", 1) == 0)
        return TRUE;
    }
  if (self->error != NULL && *self->error != NULL && !g_error_matches (*self->error, WAY_ERROR, WAY_ERROR_BUSY))
    {
      g_prefix_error (self->error, "%s ", _("It was removed, but traces of it are left in the file."));
      return FALSE;
    }
  if (self->error != NULL)
    g_clear_error (self->error);
  g_set_error_literal (self->error, WAY_ERROR, WAY_ERROR_BUSY,
                       _("It was removed, but traces of it are left in the file while another program has the library open. "
                         "Close that, and remove what is deleted for good once more."));
  return FALSE;
}

static void
remove_all (Eraser *self)
{
  open_step (self);
  cut_all_references (self);
  scrub_log (self);
  remove_rows (self);
  run (self, "DELETE FROM setting WHERE key = 'me' AND NOT EXISTS (SELECT 1 FROM record WHERE lower (hex (id)) = replace (value, '-', ''))");
  run (self, "DELETE FROM now_step; DROP TABLE gone; DROP TABLE name");
}

static gboolean
erase (Eraser *self, const WayId *project, const WayId *record, guint *n_removed)
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
  return leave_no_trace (self);
}

gboolean
way_erase (const char *path, const WayId *project, const WayId *record, guint *n_removed, GError **error)
{
  /* Its triggers, which keep records from being removed, are made before its first step: it takes none. */
  g_autoptr (WayLibrary) library = way_library_open (path, 0, error);
  Eraser self = { .library = library, .error = error };

  if (library == NULL)
    return FALSE;
  if (way_library_is_read_only (library))
    {
      g_set_error_literal (error, WAY_ERROR, WAY_ERROR_READ_ONLY, _("The library can only be read, so nothing was removed."));
      return FALSE;
    }
  self.db = library->connection->db;
  return erase (&self, project, record, n_removed);
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
