/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-library-private.h"

#include "base/way-clock.h"
#include "base/way-error.h"
#include "storage/way-schema.h"

#include <glib/gi18n-lib.h>

static void
forget_step (WayLibrary *self)
{
  self->connection->in_step = FALSE;
  self->depth = 0;
  self->failed = FALSE;
  self->step = 0;
  g_clear_pointer (&self->step_label, g_free);
  g_clear_pointer (&self->step_action, g_free);
  g_hash_table_remove_all (self->touched);
  g_hash_table_remove_all (self->last_ranks);
}

static gboolean
write_step (WayLibrary *self, GError **error)
{
  g_auto (WayStatementScope) statement = NULL;
  g_auto (WayStatementScope) now = NULL;

  statement = way_connection_prepare (self->connection,
                                      "INSERT INTO step (id, device, stamp, at, project, label)"
                                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6)", error);
  if (statement == NULL)
    return FALSE;
  way_statement_bind_integer (statement, 1, self->step);
  way_statement_bind_integer (statement, 2, self->device);
  way_statement_bind_integer (statement, 3, self->stamp);
  way_statement_bind_integer (statement, 4, way_clock_now ());
  way_statement_bind_id (statement, 5, self->step_has_project ? &self->step_project : NULL);
  way_statement_bind_text (statement, 6, self->step_label);
  if (!way_statement_run (self->connection, statement, self->step_action, error))
    return FALSE;
  now = way_connection_prepare (self->connection, "INSERT INTO now_step VALUES (?1, ?2, ?3)", error);
  if (now == NULL)
    return FALSE;
  way_statement_bind_integer (now, 1, self->step);
  way_statement_bind_integer (now, 2, self->device);
  way_statement_bind_integer (now, 3, self->stamp);
  return way_statement_run (self->connection, now, self->step_action, error);
}

/* What is on the screen, and the line of undo, are those of the library that was opened. */
static gboolean
check_restored (WayLibrary *self, GError **error)
{
  g_autofree char *restored = way_library_get_setting (self, "restored");

  if (g_strcmp0 (restored, self->restored) == 0)
    return TRUE;
  g_set_error (error, WAY_ERROR, WAY_ERROR_CONFLICT,
               _("Could not %s: a backup was restored in another window meanwhile. Close Waymark and open it again."),
               self->step_action);
  return FALSE;
}

gboolean
way_library_is_replaced (WayLibrary *self)
{
  g_autofree char *restored = NULL;
  int moved = FALSE;

  if (self->depth > 0)
    return FALSE;
  if (sqlite3_file_control (self->connection->db, NULL, SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved)
    return g_file_test (self->path, G_FILE_TEST_IS_REGULAR);
  /* Where it cannot be read nothing is known of it. */
  restored = way_library_get_setting (self, "restored");
  return restored != NULL && g_strcmp0 (restored, self->restored) != 0;
}

static gboolean
begin_outermost (WayLibrary *self, const WayId *project, const char *label, GError **error)
{
  gint64 last;

  if (self->read_only)
    {
      g_set_error_literal (error, WAY_ERROR, WAY_ERROR_READ_ONLY,
                           _("The library can only be read, so nothing was changed."));
      return FALSE;
    }
  /* What was taken back and could not be, since there was no memory even for that. */
  way_connection_rollback (self->connection);
  way_library_settle_search (self);
  self->n_broken = self->connection->n_broken;
  if (!self->logs && !way_schema_prepare_log (self->connection, error))
    return FALSE;
  self->logs = TRUE;
  /* Translators: completes "Could not …"; the label of a step: save “Add card”. */
  self->step_action = g_strdup_printf (_("save “%s”"), label);
  if (!way_connection_check_place (self->connection, self->step_action, error)
      || !way_connection_exec (self->connection, "BEGIN IMMEDIATE", self->step_action, error))
    {
      forget_step (self);
      return FALSE;
    }
  self->connection->in_step = TRUE;
  self->step = way_connection_number (self->connection, "SELECT max (id) FROM step", 0) + 1;
  last = way_connection_number (self->connection, "SELECT stamp FROM step ORDER BY id DESC LIMIT 1", 0);
  self->stamp = way_clock_next_stamp (last);
  self->step_has_project = project != NULL;
  if (project != NULL)
    self->step_project = *project;
  self->step_label = g_strdup (label);
  if (way_connection_unbroken (self->connection, self->n_broken, self->step_action, error) && check_restored (self, error)
      && write_step (self, error))
    return TRUE;
  way_connection_rollback (self->connection);
  forget_step (self);
  return FALSE;
}

gboolean
way_library_begin (WayLibrary *self, const WayId *project, const char *label, GError **error)
{
  g_return_val_if_fail (label != NULL, FALSE);

  if (self->depth == 0 && !begin_outermost (self, project, label, error))
    return FALSE;
  self->depth++;
  return TRUE;
}

gboolean
way_library_set_step_target (WayLibrary *self, gint64 target, gboolean redo, GError **error)
{
  g_auto (WayStatementScope) statement = way_connection_prepare (
    self->connection, "UPDATE step SET target = ?2, redo = ?3 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  way_statement_bind_integer (statement, 1, self->step);
  way_statement_bind_integer (statement, 2, target);
  way_statement_bind_integer (statement, 3, redo);
  return way_statement_run (self->connection, statement, self->step_action, error);
}

gboolean
way_library_require_step (WayLibrary *self, GError **error)
{
  if (self->depth > 0 && !self->failed)
    return TRUE;
  g_set_error_literal (error, WAY_ERROR, WAY_ERROR_USAGE, _("Records can only be changed within a step."));
  return FALSE;
}

/* A step that changed nothing leaves no entry; an undo or redo always does, or the line would not move on. */
static gboolean
drop_empty_step (WayLibrary *self, GError **error)
{
  g_auto (WayStatementScope) statement = way_connection_prepare (
    self->connection,
    "DELETE FROM step WHERE id = ?1 AND target IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM change WHERE change.step = ?1)", error);

  if (statement == NULL)
    return FALSE;
  way_statement_bind_integer (statement, 1, self->step);
  return way_statement_run (self->connection, statement, self->step_action, error);
}

gboolean
way_library_commit (WayLibrary *self, GError **error)
{
  g_autofree char *action = g_strdup (self->step_action);

  g_return_val_if_fail (self->depth > 0, FALSE);
  if (self->depth > 1)
    {
      self->depth--;
      return TRUE;
    }
  if (self->failed)
    {
      way_library_rollback (self);
      g_set_error (error, WAY_ERROR, WAY_ERROR_FAILED, _("Could not %s: a part of it failed, so nothing was changed."),
                   action);
      return FALSE;
    }
  /* What was read within the step was read whole, or it would be written short. */
  if (way_library_index_step (self, error) && drop_empty_step (self, error)
      && way_connection_unbroken (self->connection, self->n_broken, action, error)
      && way_connection_exec (self->connection, "DELETE FROM now_step; COMMIT", action, error))
    {
      forget_step (self);
      way_library_follow (self);
      /* Now it can be written to, whatever was in the way before. */
      way_library_write_waiting_drafts (self, NULL);
      return TRUE;
    }
  way_library_rollback (self);
  return FALSE;
}

void
way_library_rollback (WayLibrary *self)
{
  if (self->depth == 0)
    return;
  self->failed = TRUE;
  if (--self->depth > 0)
    return;
  way_library_unsettle_search (self);
  way_connection_rollback (self->connection);
  sqlite3_exec (self->connection->db, "DELETE FROM now_step", NULL, NULL, NULL);
  forget_step (self);
}

gboolean
way_library_end (WayLibrary *self, gboolean success, GError **error)
{
  g_autofree char *action = g_strdup (self->step_action);
  guint n_broken = self->n_broken;

  if (success)
    return way_library_commit (self, error);
  way_library_rollback (self);
  /* "It is not in the library" would be wrong: it could not be read. */
  if (action != NULL && self->connection->n_broken != n_broken)
    {
      g_clear_error (error);
      way_connection_unbroken (self->connection, n_broken, action, error);
    }
  return FALSE;
}
