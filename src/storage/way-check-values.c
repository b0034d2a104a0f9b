/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Each value against its last logged one: one changed byte inside a text passes
 * SQLite's own check. */

/* More of one column than this are not listed. */
#define LISTED 20

typedef struct {
  const char *table;
  const char *column;
  const char *label;
  guint n_listed;
} Column;

static gboolean
is_same (sqlite3_stmt *a, int i, sqlite3_stmt *b, int j)
{
  int type = sqlite3_column_type (a, i);

  if (type != sqlite3_column_type (b, j))
    return FALSE;
  if (type == SQLITE_INTEGER)
    return sqlite3_column_int64 (a, i) == sqlite3_column_int64 (b, j);
  if (type == SQLITE_TEXT || type == SQLITE_BLOB)
    {
      gconstpointer x = sqlite3_column_blob (a, i), y = sqlite3_column_blob (b, j);
      int size = sqlite3_column_bytes (a, i);

      return size == sqlite3_column_bytes (b, j)
             && (size == 0 || (x != NULL && y != NULL && memcmp (x, y, (gsize) size) == 0));
    }
  return type == SQLITE_NULL;
}

/* SQLite's own judgement of a value that does not look the same. */
static void
check_value (WayCheck *self, Column *column, const WayId *id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT k.\"%s\" IS NOT (SELECT c.after FROM change c WHERE c.record = "
                                          "k.id AND c.kind = '%s' AND c.field = '%s'"
                                          " ORDER BY c.id DESC LIMIT 1) FROM \"%s\" k WHERE k.id = ?1",
                                          column->column, column->table, column->column, column->table);
  sqlite3_stmt *statement = column->n_listed < LISTED ? way_check_prepare (self, sql) : NULL;

  if (statement == NULL)
    return;
  sqlite3_bind_blob (statement, 1, id->bytes, WAY_ID_SIZE, SQLITE_STATIC);
  if (sqlite3_step (statement) == SQLITE_ROW && sqlite3_column_int (statement, 0) != 0)
    {
      g_autofree char *title = way_check_title_of (self, id);

      way_check_fault (self, _("“%s” of “%s” is not what was last saved."), column->label, title);
      column->n_listed++;
    }
  way_check_finish (self, statement);
}

/* @row is an id and the value of each column; @log gives what was logged of the
 * record, the latest first. %FALSE if that cannot be read. */
static gboolean
check_row (WayCheck *self, GArray *columns, sqlite3_stmt *row, sqlite3_stmt *log)
{
  g_autofree gboolean *seen = g_new0 (gboolean, columns->len);
  WayId id;
  int code;

  if (!way_statement_id (row, 0, &id))
    return TRUE;
  sqlite3_bind_blob (log, 1, id.bytes, WAY_ID_SIZE, SQLITE_STATIC);
  while (sqlite3_step (log) == SQLITE_ROW)
    {
      const char *field = way_statement_text (log, 0);
      guint i = 0;

      while (i < columns->len && g_strcmp0 (g_array_index (columns, Column, i).column, field) != 0)
        i++;
      if (i < columns->len && !seen[i] && !is_same (row, (int) i + 1, log, 1))
        check_value (self, &g_array_index (columns, Column, i), &id);
      if (i < columns->len)
        seen[i] = TRUE;
    }
  code = sqlite3_reset (log);
  way_check_broke_off (self, code);
  if (code != SQLITE_OK)
    return FALSE;
  for (guint i = 0; i < columns->len; i++)
    if (!seen[i] && sqlite3_column_type (row, (int) i + 1) != SQLITE_NULL)
      check_value (self, &g_array_index (columns, Column, i), &id);
  return TRUE;
}

/* The log of a record is read once for all its columns. */
static void
check_columns (WayCheck *self, const char *table, GArray *columns)
{
  g_autoptr (GString) sql = g_string_new ("SELECT id");
  g_autofree char *log_sql = g_strdup_printf ("SELECT c.field, c.after FROM change c WHERE c.record = ?1 AND "
                                              "c.kind = '%s' AND " WAY_CHANGE_HOLDS ("c") " ORDER BY c.id DESC",
                                              table);
  sqlite3_stmt *rows, *log;

  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (sql, ", \"%s\"", g_array_index (columns, Column, i).column);
  g_string_append_printf (sql, " FROM \"%s\"", table);
  rows = way_check_prepare (self, sql->str);
  log = way_check_prepare (self, log_sql);
  while (rows != NULL && log != NULL && sqlite3_step (rows) == SQLITE_ROW && check_row (self, columns, rows, log))
    continue;
  way_check_finish (self, log);
  way_check_finish (self, rows);
}

void
way_check_values_of_kind (WayCheck *self, const WayKind *kind)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (Column));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WayField *field = &kind->fields[i];
      Column column = { kind->name, field->name, g_dgettext (GETTEXT_PACKAGE, field->label), 0 };

      if (way_field_is_column (field))
        g_array_append_val (columns, column);
    }
  check_columns (self, kind->name, columns);
}

void
way_check_values_of_records (WayCheck *self)
{
  const Column held[] = { { "record", "kind", _("kind"), 0 },
                          { "record", "deleted", _("deleted"), 0 },
                          { "record", "project", _("project"), 0 } };
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (Column));

  g_array_append_vals (columns, held, G_N_ELEMENTS (held));
  check_columns (self, "record", columns);
}
