/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-library-private.h"

#include "base/way-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The line of steps of one device. A step is undone by a later step whose target it is. Undo takes the newest step
 * that stands; redo the oldest of those undone since the last new step. Which is which follows from the log alone,
 * so undo works across restarts. ?2 is the open step, which is not in the line yet. Below the floor nothing is taken back:
 * what a repair has mended, or what was removed for good, would come back in part. */
#define FLOOR "coalesce ((SELECT CAST (value AS INTEGER) FROM setting WHERE key = 'undo floor'), 0)"
static const char sql_undo[] =
  "SELECT s.id, s.label, s.project FROM step s WHERE s.device = ?1 AND s.id < ?2 AND s.id > " FLOOR " AND " WAY_STEP_STANDS ("s")
  " ORDER BY s.id DESC LIMIT 1";
static const char sql_redo[] =
  "SELECT s.id, s.label, s.project FROM step u JOIN step s ON s.id = u.target"
  " WHERE u.device = ?1 AND u.redo = 0 AND s.id > " FLOOR
  " AND u.id > (SELECT max (id) FROM step WHERE device = ?1 AND target IS NULL AND id < ?2)"
  " AND u.id = (SELECT max (l.id) FROM step l WHERE l.target = s.id)"
  " ORDER BY s.id LIMIT 1";

static gint64
find_step (WayLibrary *self, const char *sql, char **label, WayId *project)
{
  g_auto (WayStatementScope) statement = way_connection_prepare (self->connection, sql, NULL);

  if (statement == NULL)
    return 0;
  way_statement_bind_integer (statement, 1, self->device);
  way_statement_bind_integer (statement, 2, self->depth > 0 ? self->step : G_MAXINT64);
  if (sqlite3_step (statement) != SQLITE_ROW)
    return 0;
  if (label != NULL)
    *label = g_strdup (way_statement_text (statement, 1));
  if (project != NULL && !way_statement_id (statement, 2, project))
    memset (project, 0, sizeof *project);
  return sqlite3_column_int64 (statement, 0);
}

char *
way_library_get_undo (WayLibrary *self, WayId *project)
{
  char *label = NULL;

  find_step (self, sql_undo, &label, project);
  return label;
}

gint64
way_library_get_undo_step (WayLibrary *self)
{
  return find_step (self, sql_undo, NULL, NULL);
}

char *
way_library_get_redo (WayLibrary *self, WayId *project)
{
  char *label = NULL;

  find_step (self, sql_redo, &label, project);
  return label;
}

/* --- Taking a step back --- */

typedef struct {
  char *kind;
  WayId record;
  char *field;
  WayId target;
  sqlite3_value *before;
  sqlite3_value *after;
} Change;

static void
change_free (Change *change)
{
  g_free (change->kind);
  g_free (change->field);
  sqlite3_value_free (change->before);
  sqlite3_value_free (change->after);
  g_free (change);
}

/* The changes of a step, newest first. */
static GPtrArray *
changes_of (WayLibrary *self, gint64 step)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  g_auto (WayStatementScope) statement = way_connection_prepare (
    self->connection,
    "SELECT kind, record, field, target, before, after FROM change WHERE step = ?1 ORDER BY id DESC", NULL);

  if (statement == NULL)
    return changes;
  way_statement_bind_integer (statement, 1, step);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      Change *change = g_new0 (Change, 1);

      change->kind = g_strdup (way_statement_text (statement, 0));
      way_statement_id (statement, 1, &change->record);
      change->field = g_strdup (way_statement_text (statement, 2));
      way_statement_id (statement, 3, &change->target);
      change->before = sqlite3_value_dup (sqlite3_column_value (statement, 4));
      change->after = sqlite3_value_dup (sqlite3_column_value (statement, 5));
      g_ptr_array_add (changes, change);
    }
  return changes;
}

/* A value that there was no memory for counts as none until it is bound, which fails. */
static gboolean
is_null (sqlite3_value *value)
{
  return value == NULL || sqlite3_value_type (value) == SQLITE_NULL;
}

static gboolean
is_creation (const Change *change)
{
  return strcmp (change->kind, "record") == 0 && strcmp (change->field, "kind") == 0 && is_null (change->before);
}

static gboolean
conflict (WayLibrary *self, const Change *change, GError **error)
{
  const WayKind *kind = way_kind_lookup (change->kind);
  const WayField *field;
  g_autoptr (WayRecord) record = way_library_load (self, &change->record, NULL);
  const char *title = record != NULL ? way_record_get_title (record) : NULL;

  if (kind == NULL && record != NULL)
    kind = way_record_get_kind (record);
  field = kind != NULL ? way_kind_field (kind, change->field) : NULL;
  /* Translators: the first is the name of a field, the second what the record is called. */
  g_set_error (error, WAY_ERROR, WAY_ERROR_CONFLICT,
               _("“%s” of “%s” has changed since, so it was left as it is."),
               field != NULL ? g_dgettext (GETTEXT_PACKAGE, field->label) : change->field, title != NULL ? title : "…");
  return FALSE;
}

/* Runs @sql and asks that it changed one row: the value was still the one the step left. */
static gboolean
run_one (WayLibrary *self, WayStatement *statement, const Change *change, GError **error)
{
  if (!way_statement_run (self->connection, statement, self->step_action, error))
    return FALSE;
  return sqlite3_changes (self->connection->db) == 1 || conflict (self, change, error);
}

static gboolean
revert_link (WayLibrary *self, const Change *change, GError **error)
{
  g_auto (WayStatementScope) statement = NULL;
  const char *sql;

  if (is_null (change->before))
    sql = "DELETE FROM link WHERE from_id = ?1 AND field = ?2 AND to_id = ?3 AND rank IS ?4";
  else if (is_null (change->after))
    sql = "INSERT INTO link (from_id, field, to_id, rank) SELECT ?1, ?2, ?3, ?5 WHERE ?4 IS NULL"
          " AND NOT EXISTS (SELECT 1 FROM link WHERE from_id = ?1 AND field = ?2 AND to_id = ?3)";
  else
    sql = "UPDATE link SET rank = ?5 WHERE from_id = ?1 AND field = ?2 AND to_id = ?3 AND rank IS ?4";
  statement = way_connection_prepare (self->connection, sql, error);
  if (statement == NULL)
    return FALSE;
  way_statement_bind_id (statement, 1, &change->record);
  way_statement_bind_text (statement, 2, change->field);
  way_statement_bind_id (statement, 3, &change->target);
  way_statement_bind_value (statement, 4, change->after);
  if (!is_null (change->before))
    way_statement_bind_value (statement, 5, change->before);
  return run_one (self, statement, change, error);
}

static gboolean
revert_value (WayLibrary *self, const Change *change, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = ?2 WHERE id = ?1 AND \"%s\" IS ?3", change->kind,
                                          change->field, change->field);
  const char *kept = g_intern_string (sql);
  g_auto (WayStatementScope) statement = way_connection_prepare (self->connection, kept, error);

  if (statement == NULL)
    return FALSE;
  way_statement_bind_id (statement, 1, &change->record);
  way_statement_bind_value (statement, 2, change->before);
  way_statement_bind_value (statement, 3, change->after);
  return run_one (self, statement, change, error);
}

static void
add_value_id (GHashTable *ids, WayStatement *statement, int column)
{
  WayId id;

  if (sqlite3_column_type (statement, column) == SQLITE_BLOB && way_statement_id (statement, column, &id))
    g_hash_table_add (ids, way_id_copy (&id));
}

/* What other laptops have changed since, belongs to, or refers to from there. */
static GHashTable *
touched_elsewhere (WayLibrary *self, gint64 step)
{
  GHashTable *ids = g_hash_table_new_full (way_id_hash, way_id_equal, (GDestroyNotify) way_id_free, NULL);
  g_auto (WayStatementScope) statement = way_connection_prepare (
    self->connection, "SELECT record, target, after FROM change WHERE step > ?1 AND device IS NOT ?2", NULL);

  if (statement == NULL)
    return ids;
  way_statement_bind_integer (statement, 1, step);
  way_statement_bind_integer (statement, 2, self->device);
  while (sqlite3_step (statement) == SQLITE_ROW)
    for (int i = 0; i < 3; i++)
      add_value_id (ids, statement, i);
  return ids;
}

/* Without a record no value of it can be left as it is: what others did with it would go out of sight. */
static gboolean
conflict_elsewhere (WayLibrary *self, const WayId *id, GError **error)
{
  g_autoptr (WayRecord) record = way_library_load (self, id, NULL);
  const char *title = record != NULL ? way_record_get_title (record) : NULL;

  /* Translators: %s is what a record is called. */
  g_set_error (error, WAY_ERROR, WAY_ERROR_CONFLICT,
               _("“%s” was changed or added to on another laptop since, so it was left as it is."),
               title != NULL ? title : "…");
  return FALSE;
}

/* Whether taking the change back hides a record: it made it, or took it out of the deleted ones. */
static gboolean
is_appearance (const Change *change)
{
  return is_creation (change)
         || (strcmp (change->kind, "record") == 0 && strcmp (change->field, "deleted") == 0 && is_null (change->after));
}

/* One that another laptop has deleted has gone out of sight already. */
static gboolean
is_live (WayLibrary *self, const WayId *id)
{
  g_auto (WayStatementScope) statement
    = way_connection_prepare (self->connection, "SELECT 1 FROM record WHERE id = ?1 AND deleted IS NULL", NULL);

  if (statement == NULL)
    return FALSE;
  way_statement_bind_id (statement, 1, id);
  return sqlite3_step (statement) == SQLITE_ROW;
}

/* Undoing a creation marks the record deleted; its fields stay for a redo. */
static gboolean
revert_creation (WayLibrary *self, const Change *change, GError **error)
{
  g_auto (WayStatementScope) statement = way_connection_prepare (
    self->connection, "UPDATE record SET deleted = ?2 WHERE id = ?1 AND deleted IS NULL", error);

  if (statement == NULL)
    return FALSE;
  way_statement_bind_id (statement, 1, &change->record);
  way_statement_bind_integer (statement, 2, self->stamp);
  return way_statement_run (self->connection, statement, self->step_action, error);
}

static GHashTable *
created_in (GPtrArray *changes)
{
  GHashTable *created = g_hash_table_new (way_id_hash, way_id_equal);

  for (guint i = 0; i < changes->len; i++)
    {
      Change *change = changes->pdata[i];

      if (is_creation (change))
        g_hash_table_add (created, &change->record);
    }
  return created;
}

static gboolean
revert (WayLibrary *self, gint64 step, GError **error)
{
  g_autoptr (GPtrArray) changes = changes_of (self, step);
  g_autoptr (GHashTable) created = created_in (changes);
  g_autoptr (GHashTable) elsewhere = touched_elsewhere (self, step);

  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = changes->pdata[i];
      gboolean done;

      way_library_touch (self, &change->record);
      if (is_appearance (change) && g_hash_table_contains (elsewhere, &change->record) && is_live (self, &change->record))
        done = conflict_elsewhere (self, &change->record, error);
      else if (is_creation (change))
        done = revert_creation (self, change, error);
      else if (g_hash_table_contains (created, &change->record))
        done = TRUE;
      else if (strcmp (change->kind, "link") == 0)
        done = revert_link (self, change, error);
      else
        done = revert_value (self, change, error);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

/* What is reverted: for an undo the step or, if it was redone, its last redo; for a redo its last undo. */
static gint64
latest_of (WayLibrary *self, gint64 step)
{
  g_auto (WayStatementScope) statement = way_connection_prepare (
    self->connection, "SELECT max (id) FROM step WHERE target = ?1", NULL);

  way_statement_bind_integer (statement, 1, step);
  if (sqlite3_step (statement) == SQLITE_ROW && sqlite3_column_type (statement, 0) != SQLITE_NULL)
    return sqlite3_column_int64 (statement, 0);
  return step;
}

static gboolean
travel (WayLibrary *self, gboolean redo, char **label, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *step_label = NULL;
  WayId project = { { 0 } };
  static const WayId none;
  guint n_broken = self->connection->n_broken;
  gint64 step;

  g_return_val_if_fail (self->depth == 0, FALSE);
  step = find_step (self, redo ? sql_redo : sql_undo, &name, &project);
  if (!way_connection_unbroken (self->connection, n_broken, _("read the library"), error))
    return FALSE;
  if (step == 0)
    {
      g_set_error_literal (error, WAY_ERROR, WAY_ERROR_NOTHING,
                           redo ? _("There is nothing to redo.") : _("There is nothing to undo."));
      return FALSE;
    }
  step_label = g_strdup_printf (redo ? _("Redo: %s") : _("Undo: %s"), name);
  if (!way_library_begin (self, way_id_equal (&project, &none) ? NULL : &project, step_label, error))
    return FALSE;
  if (find_step (self, redo ? sql_redo : sql_undo, NULL, NULL) != step)
    {
      n_broken = self->n_broken;
      way_library_rollback (self);
      if (!way_connection_unbroken (self->connection, n_broken, _("read the library"), error))
        return FALSE;
      /* Another program of this laptop was quicker: what comes next is another step now. */
      return travel (self, redo, label, error);
    }
  if (!way_library_end (self, revert (self, latest_of (self, step), error)
                                && way_library_set_step_target (self, step, redo, error), error))
    return FALSE;
  if (label != NULL)
    *label = g_steal_pointer (&name);
  return TRUE;
}

gboolean
way_library_undo (WayLibrary *self, char **label, GError **error)
{
  return travel (self, FALSE, label, error);
}

gboolean
way_library_redo (WayLibrary *self, char **label, GError **error)
{
  return travel (self, TRUE, label, error);
}
