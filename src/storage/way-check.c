/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-check-private.h"

#include "base/way-error.h"
#include "base/way-text.h"
#include "storage/way-schema.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
way_check_fault (WayCheck *self, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (self->faults, g_strdup_vprintf (format, args));
  va_end (args);
}

void
way_check_broke_off (WayCheck *self, int code)
{
  if (code == SQLITE_OK || code == SQLITE_INTERRUPT)
    return;
  way_check_fault (self, _("The library cannot be read: %s."), sqlite3_errmsg (self->library->connection->db));
  code &= 0xff;
  /* A table that is not there is damage, too. */
  self->unread = self->unread || !(code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_ERROR);
}

sqlite3_stmt *
way_check_prepare (WayCheck *self, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  way_check_broke_off (self, sqlite3_prepare_v2 (self->library->connection->db, sql, -1, &statement, NULL));
  return statement;
}

void
way_check_finish (WayCheck *self, sqlite3_stmt *statement)
{
  way_check_broke_off (self, sqlite3_finalize (statement));
}

static void
check_file (WayCheck *self)
{
  sqlite3_stmt *statement = way_check_prepare (self, "PRAGMA integrity_check (20)");

  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    if (g_strcmp0 (way_statement_text (statement, 0), "ok") != 0)
      way_check_fault (self, _("The file is damaged: %s."), way_statement_text (statement, 0));
  way_check_finish (self, statement);
}

static void
check_schema (WayCheck *self)
{
  g_autofree char *missing = way_schema_missing (self->library->connection);

  if (missing != NULL)
    way_check_fault (self, _("Tables or columns are missing:\n%s"), missing);
}

/* --- References --- */

static void
check_foreign_keys (WayCheck *self)
{
  sqlite3_stmt *statement = way_check_prepare (self, "SELECT \"table\", count (*) FROM pragma_foreign_key_check GROUP BY 1");

  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    way_check_fault (self, _("In “%s”, %d references point at nothing."), way_statement_text (statement, 0),
                     sqlite3_column_int (statement, 1));
  way_check_finish (self, statement);
}

static char *
allowed_kinds (const WayField *field)
{
  g_autofree char *list = NULL;

  if (field->targets == NULL || field->targets[0] == NULL)
    return NULL;
  list = g_strjoinv ("', '", (char **) field->targets);
  return g_strdup_printf ("'%s'", list);
}

static void
check_targets (WayCheck *self, const WayKind *kind, const WayField *field)
{
  g_autofree char *allowed = allowed_kinds (field);
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;

  if (allowed == NULL)
    return;
  if (field->type == WAY_FIELD_REFERENCE)
    sql = g_strdup_printf ("SELECT count (*) FROM \"%s\" k JOIN record t ON t.id = k.\"%s\" WHERE t.kind NOT IN (%s)",
                           kind->name, field->name, allowed);
  else if (field->type == WAY_FIELD_REFERENCES)
    sql = g_strdup_printf ("SELECT count (*) FROM \"%s\" k JOIN link l ON l.from_id = k.id AND l.field = '%s'"
                           " JOIN record t ON t.id = l.to_id WHERE t.kind NOT IN (%s)",
                           kind->name, field->name, allowed);
  else
    return;
  statement = way_check_prepare (self, sql);
  if (statement != NULL && sqlite3_step (statement) == SQLITE_ROW && sqlite3_column_int (statement, 0) > 0)
    way_check_fault (self, _("%s: “%s” points at the wrong kind of record %d times."),
                     g_dgettext (GETTEXT_PACKAGE, kind->label), g_dgettext (GETTEXT_PACKAGE, field->label),
                     sqlite3_column_int (statement, 0));
  way_check_finish (self, statement);
}

static void
check_rows (WayCheck *self, const WayKind *kind)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT (SELECT count (*) FROM record WHERE kind = '%s'), (SELECT count (*) FROM \"%s\"),"
    " (SELECT count (*) FROM \"%s\" k JOIN record r ON r.id = k.id AND r.kind = '%s')",
    kind->name, kind->name, kind->name, kind->name);
  sqlite3_stmt *statement = way_check_prepare (self, sql);

  if (statement != NULL && sqlite3_step (statement) == SQLITE_ROW
      && (sqlite3_column_int64 (statement, 0) != sqlite3_column_int64 (statement, 1)
          || sqlite3_column_int64 (statement, 1) != sqlite3_column_int64 (statement, 2)))
    way_check_fault (self, _("%s: the table holds %d rows for %d records."), g_dgettext (GETTEXT_PACKAGE, kind->label),
                     sqlite3_column_int (statement, 1), sqlite3_column_int (statement, 0));
  way_check_finish (self, statement);
}

/* --- The log --- */

char *
way_check_title_of (WayCheck *self, const WayId *id)
{
  g_autoptr (WayRecord) record = way_library_load (self->library, id, NULL);
  const char *title = record != NULL ? way_record_get_title (record) : NULL;

  return title != NULL && g_utf8_validate (title, -1, NULL) ? way_text_beginning (title, 60) : way_id_dup_text (id);
}

static void
check_links (WayCheck *self)
{
  sqlite3_stmt *statement = way_check_prepare (
    self,
    "WITH last AS (SELECT record, field, target, after, max (id) FROM change WHERE kind = 'link'"
    " GROUP BY record, field, target)"
    " SELECT l.from_id, l.field FROM link l LEFT JOIN last ON last.record = l.from_id AND last.field = l.field"
    " AND last.target = l.to_id WHERE last.after IS NOT l.rank"
    " UNION ALL SELECT last.record, last.field FROM last WHERE last.after IS NOT NULL AND NOT EXISTS"
    " (SELECT 1 FROM link l WHERE l.from_id = last.record AND l.field = last.field AND l.to_id = last.target) LIMIT 20");
  WayId id;

  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    if (way_statement_id (statement, 0, &id))
      {
        g_autofree char *title = way_check_title_of (self, &id);

        way_check_fault (self, _("“%s” of “%s” is not what was last saved."), way_statement_text (statement, 1), title);
      }
  way_check_finish (self, statement);
}

static void
check_steps (WayCheck *self)
{
  sqlite3_stmt *statement = way_check_prepare (
    self, "SELECT (SELECT count (*) FROM change c LEFT JOIN step s ON s.id = c.step"
          " WHERE s.id IS NULL OR s.stamp IS NOT c.stamp OR s.device IS NOT c.device),"
          " (SELECT count (*) FROM (SELECT stamp < lag (stamp) OVER (PARTITION BY device ORDER BY id) back FROM step)"
          "  WHERE back)");

  if (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    {
      if (sqlite3_column_int (statement, 0) > 0)
        way_check_fault (self, _("The log holds %d changes that belong to no step."), sqlite3_column_int (statement, 0));
      if (sqlite3_column_int (statement, 1) > 0)
        way_check_fault (self, _("The log holds %d steps out of order."), sqlite3_column_int (statement, 1));
    }
  way_check_finish (self, statement);
}

/* --- Present values against their history --- */

static void
check_history (WayCheck *self, const char *sql, const char *format)
{
  sqlite3_stmt *statement = way_check_prepare (self, sql);

  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      way_check_fault (self, format, way_statement_text (statement, 0));
#pragma GCC diagnostic pop
    }
  way_check_finish (self, statement);
}

static void
check_histories (WayCheck *self)
{
  check_history (self,
                 "SELECT p.title FROM live_project p WHERE p.stage IS NOT (SELECT s.\"to\" FROM live_stage_change s"
                 " WHERE s.project = p.id ORDER BY s.date DESC, s.seq DESC LIMIT 1)"
                 " AND EXISTS (SELECT 1 FROM live_stage_change s WHERE s.project = p.id) LIMIT 20",
                 _("The stage of “%s” differs from its last stage change."));
  check_history (self,
                 "SELECT a.reference || ' ' || a.text FROM live_action a WHERE a.status IS NOT"
                 " (SELECT u.new_status FROM live_update u WHERE u.action = a.id AND u.new_status IS NOT NULL"
                 "  ORDER BY u.date DESC, u.seq DESC LIMIT 1)"
                 " AND EXISTS (SELECT 1 FROM live_update u WHERE u.action = a.id AND u.new_status IS NOT NULL) LIMIT 20",
                 _("The status of “%s” differs from its last update."));
}

/* --- The search index --- */

static void
check_search (WayCheck *self)
{
  sqlite3_stmt *statement;
  GHashTable *indexed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  int wrong = 0;

  statement = way_check_prepare (self, "SELECT rowid, text FROM search");
  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    {
      gint64 seq = sqlite3_column_int64 (statement, 0);

      g_hash_table_insert (indexed, g_memdup2 (&seq, sizeof seq), g_strdup (way_statement_text (statement, 1)));
    }
  way_check_finish (self, statement);
  statement = way_check_prepare (self, "SELECT seq, id FROM record WHERE deleted IS NULL");
  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    {
      gint64 seq = sqlite3_column_int64 (statement, 0);
      const char *held = g_hash_table_lookup (indexed, &seq);
      g_autoptr (WayRecord) record = NULL;
      g_autofree char *text = NULL;
      WayId id;

      if (!way_statement_id (statement, 1, &id) || (record = way_library_load (self->library, &id, NULL)) == NULL)
        continue;
      text = way_record_search_text (record);
      if (g_strcmp0 (held != NULL ? held : "", text) != 0)
        wrong++;
      g_hash_table_remove (indexed, &seq);
    }
  way_check_finish (self, statement);
  wrong += (int) g_hash_table_size (indexed);
  if (wrong > 0)
    way_check_fault (self,
                     g_dngettext (GETTEXT_PACKAGE, "The search index is wrong for %d record.",
                                  "The search index is wrong for %d records.", (gulong) wrong),
                     wrong);
  g_hash_table_unref (indexed);
}

/* FTS5 looks at its own index as if it wrote; a library that is read-only or in use is no fault of the index. */
static void
check_index (WayCheck *self)
{
  sqlite3 *db = self->library->connection->db;

  way_library_settle_search (self->library);
  if (!self->library->read_only
      && (sqlite3_exec (db, "INSERT INTO search (search) VALUES ('integrity-check')", NULL, NULL, NULL) & 0xff)
           == SQLITE_CORRUPT)
    way_check_fault (self, _("The search index is damaged."));
}

static void
check_kind (WayCheck *self, const WayKind *kind)
{
  check_rows (self, kind);
  for (guint i = 0; i < kind->n_fields; i++)
    check_targets (self, kind, &kind->fields[i]);
  way_check_values_of_kind (self, kind);
}

/* Whether any read broke off for another reason than damage since there were @n_broken, also one whose end nobody saw. */
static void
note_broken (WayCheck *self, guint n_broken)
{
  const WayConnection *connection = self->library->connection;

  self->unread = self->unread || (connection->n_broken != n_broken && !connection->read_failed);
}

void
way_check_saved (WayCheck *self, GCancellable *cancellable)
{
  const WayKind *const *kinds = way_kinds (NULL);
  guint n_broken = self->library->connection->n_broken;

  check_foreign_keys (self);
  for (guint i = 0; kinds[i] != NULL && !g_cancellable_is_cancelled (cancellable); i++)
    check_kind (self, kinds[i]);
  way_check_values_of_records (self);
  check_links (self);
  check_steps (self);
  check_search (self);
  note_broken (self, n_broken);
}

gboolean
way_check_fail_unread (GError **error)
{
  g_set_error_literal (error, WAY_ERROR, WAY_ERROR_FAILED,
                       _("The library could not be read just now to check it. Nothing was changed. Try again."));
  return FALSE;
}

static int
cancelled (void *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

GPtrArray *
way_library_check (WayLibrary *self, GCancellable *cancellable, GError **error)
{
  WayCheck check = { .library = self, .faults = g_ptr_array_new_with_free_func (g_free) };
  guint n_broken = self->connection->n_broken;
  gboolean begun;

  if (cancellable != NULL)
    sqlite3_progress_handler (self->connection->db, 10000, cancelled, cancellable);
  check_index (&check);
  /* One view of the library throughout: what others save meanwhile is not held against what was read before. */
  begun = sqlite3_exec (self->connection->db, "BEGIN", NULL, NULL, NULL) == SQLITE_OK;
  check_file (&check);
  check_schema (&check);
  if (check.faults->len == 0)
    {
      way_check_saved (&check, cancellable);
      check_histories (&check);
    }
  sqlite3_progress_handler (self->connection->db, 0, NULL, NULL);
  if (begun)
    sqlite3_exec (self->connection->db, "END", NULL, NULL, NULL);
  note_broken (&check, n_broken);
  if (g_cancellable_set_error_if_cancelled (cancellable, error) || (check.unread && !way_check_fail_unread (error)))
    g_clear_pointer (&check.faults, g_ptr_array_unref);
  return check.faults;
}
