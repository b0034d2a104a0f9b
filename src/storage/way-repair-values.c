/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-repair-private.h"

#include "base/way-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More than this of one kind are counted, not listed. */
#define LISTED 200

/* --- Which of two readings --- */

static gboolean
is_plain_text (const char *text, int size)
{
  if (text == NULL || !g_utf8_validate (text, size, NULL))
    return FALSE;
  for (int i = 0; i < size; i++)
    if ((guchar) text[i] < ' ' && text[i] != '\n' && text[i] != '\t' && text[i] != '\r')
      return FALSE;
  return TRUE;
}

static gboolean
is_choice (const WayField *field, const char *text)
{
  for (const WayChoice *choice = field->values; choice != NULL && choice->key != NULL; choice++)
    if (strcmp (choice->key, text) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
consists_of (const char *text, const char *allowed)
{
  return *text != '\0' && strspn (text, allowed) == strlen (text);
}

static gboolean
is_record (WayRepairer *self, sqlite3_value *value)
{
  g_auto (WayStatementScope) statement
    = way_connection_prepare (self->library->connection, "SELECT 1 FROM record WHERE id = ?1", NULL);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_value (statement, 1, value);
  return sqlite3_step (statement) == SQLITE_ROW;
}

/* Of the head of a record. */
static gboolean
is_likely_head (WayRepairer *self, const char *column, sqlite3_value *value)
{
  int type = sqlite3_value_type (value);

  if (strcmp (column, "kind") == 0)
    return type == SQLITE_TEXT && way_kind_lookup ((const char *) sqlite3_value_text (value)) != NULL;
  if (type == SQLITE_NULL)
    return TRUE;
  return strcmp (column, "project") == 0 ? is_record (self, value) : type == SQLITE_INTEGER;
}

/* %FALSE for what no field of this type can hold. */
static gboolean
is_likely (WayRepairer *self, const WayField *field, sqlite3_value *value)
{
  int type = sqlite3_value_type (value);
  const char *text;

  if (type == SQLITE_NULL)
    return (field->flags & WAY_FIELD_REQUIRED) == 0;
  if (field->type == WAY_FIELD_REFERENCE)
    return is_record (self, value);
  if (field->type == WAY_FIELD_INTEGER || field->type == WAY_FIELD_BOOLEAN)
    return type == SQLITE_INTEGER && (field->type == WAY_FIELD_INTEGER || sqlite3_value_int (value) == 1);
  if (type != SQLITE_TEXT)
    return FALSE;
  text = (const char *) sqlite3_value_text (value);
  if (!is_plain_text (text, sqlite3_value_bytes (value)))
    return FALSE;
  if (field->type == WAY_FIELD_ENUM)
    return is_choice (field, text);
  if (field->type == WAY_FIELD_DATE || field->type == WAY_FIELD_TIME || field->type == WAY_FIELD_CLOCK)
    return consists_of (text, "0123456789-:T");
  if (field->type == WAY_FIELD_LIST)
    return *text == '[' && g_str_has_suffix (text, "]");
  return TRUE;
}

static gboolean
contains (const char *text, sqlite3_value *value)
{
  return sqlite3_value_type (value) == SQLITE_TEXT && sqlite3_value_bytes (value) > 0
         && strstr (text, (const char *) sqlite3_value_text (value)) != NULL;
}

/* The search index keeps each text once more: 1 for the value, -1 for the log, 0 if it does not tell. */
static int
ask_search (WayRepairer *self, const WayField *field, gint64 seq, sqlite3_value *value, sqlite3_value *logged)
{
  g_auto (WayStatementScope) statement = NULL;
  const char *text;

  if (field == NULL || (field->flags & WAY_FIELD_SEARCH) == 0)
    return 0;
  statement = way_connection_prepare (self->damaged, "SELECT c0 FROM search_content WHERE id = ?1", NULL);
  if (statement == NULL)
    return 0;
  way_statement_bind_integer (statement, 1, seq);
  text = sqlite3_step (statement) == SQLITE_ROW ? way_statement_text (statement, 0) : NULL;
  return text == NULL ? 0 : (int) contains (text, value) - (int) contains (text, logged);
}

static gboolean
prefers_value (WayRepairer *self, const char *column, const WayField *field, gint64 seq, sqlite3_value *value, sqlite3_value *logged,
               gboolean is_logged, gboolean *sure)
{
  gboolean likely = field != NULL ? is_likely (self, field, value) : is_likely_head (self, column, value);
  gboolean logged_likely = field != NULL ? is_likely (self, field, logged) : is_likely_head (self, column, logged);
  int search;

  *sure = TRUE;
  if (likely != logged_likely)
    return likely;
  if (!is_logged)
    return TRUE;
  search = ask_search (self, field, seq, value, logged);
  if (search != 0)
    return search > 0;
  *sure = FALSE;
  return self->log_broken;
}

/* --- Values --- */

static char *
readable (sqlite3_value *value)
{
  const char *text = sqlite3_value_type (value) == SQLITE_BLOB ? NULL : (const char *) sqlite3_value_text (value);
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  return valid != NULL ? way_text_summary (valid, 60) : g_strdup ("…");
}

static void
say_two_readings (WayRepairer *self, const WayField *field, const WayId *id, sqlite3_value *kept, sqlite3_value *other)
{
  g_autofree char *title = way_repairer_title (self, id);
  g_autofree char *a = readable (kept);
  g_autofree char *b = readable (other);

  if (field != NULL && sqlite3_value_type (kept) != SQLITE_BLOB)
    /* Translators: the name of a field, what its record is called, and the two texts. */
    way_repairer_lost (self, _("“%s” of “%s” can be read in two ways: “%s” was kept, “%s” was not."),
                       g_dgettext (GETTEXT_PACKAGE, field->label), title, a, b);
}

/* One that differs from its last logged value, as way_library_check() finds it. */
static void
mend_value (WayRepairer *self, const char *table, const char *column, const WayField *field, sqlite3_stmt *row,
            sqlite3_stmt *set)
{
  sqlite3_value *id = sqlite3_column_value (row, 0);
  sqlite3_value *value = sqlite3_column_value (row, 1);
  sqlite3_value *logged = sqlite3_column_value (row, 2);
  gboolean is_logged = sqlite3_column_int (row, 3) > 0;
  gboolean was_missing = field != NULL && sqlite3_column_int (row, 4) > 0;
  gboolean sure = TRUE;
  WayId record;

  if (was_missing ? FALSE : prefers_value (self, column, field, sqlite3_column_int64 (row, 5), value, logged, is_logged, &sure))
    way_repairer_log (self, table, id, column, NULL, logged, value);
  else
    {
      sqlite3_bind_value (set, 1, id);
      sqlite3_bind_value (set, 2, logged);
      sqlite3_step (set);
      sqlite3_reset (set);
      self->result->n_refilled++;
    }
  if (!sure && way_statement_id (row, 0, &record))
    say_two_readings (self, field, &record, self->log_broken ? value : logged, self->log_broken ? logged : value);
}

static void
mend_column (WayRepairer *self, const char *table, const char *column, const WayField *field)
{
  /* All of them first: what is read is what is written. */
  g_autofree char *find = g_strdup_printf (
    "CREATE TEMP TABLE differ AS SELECT k.id AS id, k.\"%s\" AS value, (SELECT c.after FROM change c WHERE c.record = k.id"
    " AND c.kind = '%s' AND c.field = '%s' AND " WAY_CHANGE_HOLDS ("c") " ORDER BY c.id DESC LIMIT 1) AS logged, 0 AS is_logged, 0 AS missing, 0 AS seq"
    " FROM \"%s\" k WHERE k.\"%s\" IS NOT (SELECT c.after FROM change c WHERE c.record = k.id AND c.kind = '%s'"
    " AND c.field = '%s' AND " WAY_CHANGE_HOLDS ("c") " ORDER BY c.id DESC LIMIT 1)",
    column, table, column, table, column, table, column);
  g_autofree char *set_sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = ?2 WHERE id = ?1", table, column);
  sqlite3_stmt *rows, *set;

  way_repairer_run (self, "%s", find);
  way_repairer_run (self,
                    "UPDATE differ SET is_logged = EXISTS (SELECT 1 FROM change c WHERE c.record = differ.id AND c.kind = '%s'"
                    " AND c.field = '%s' AND " WAY_CHANGE_HOLDS ("c") "), missing = EXISTS (SELECT 1 FROM missing m WHERE m.id = differ.id),"
                    " seq = (SELECT r.seq FROM record r WHERE r.id = differ.id)", table, column);
  rows = way_repairer_prepare (self, "SELECT id, value, logged, is_logged, missing, seq FROM differ");
  set = way_repairer_prepare (self, set_sql);
  while (rows != NULL && set != NULL && sqlite3_step (rows) == SQLITE_ROW)
    mend_value (self, table, column, field, rows, set);
  sqlite3_finalize (rows);
  sqlite3_finalize (set);
  way_repairer_run (self, "DROP TABLE differ");
}

void
way_repairer_mend_values (WayRepairer *self)
{
  const WayKind *const *kinds = way_kinds (NULL);
  static const char *const head[] = { "kind", "project", "deleted" };

  for (guint i = 0; i < G_N_ELEMENTS (head); i++)
    mend_column (self, "record", head[i], NULL);
  for (guint k = 0; kinds[k] != NULL && !self->failed; k++)
    for (guint i = 0; i < kinds[k]->n_fields; i++)
      if (way_field_is_column (&kinds[k]->fields[i]))
        mend_column (self, kinds[k]->name, kinds[k]->fields[i].name, &kinds[k]->fields[i]);
}

/* --- Links --- */

/* Found as way_library_check() finds them. */
void
way_repairer_mend_links (WayRepairer *self)
{
  sqlite3_stmt *rows;

  way_repairer_run (self, "DELETE FROM link WHERE length (from_id) <> 16 OR length (to_id) <> 16 OR typeof (rank) <> 'text'"
                          " OR rank GLOB '*[^0-9A-Za-z]*'");
  way_repairer_run (self, "CREATE TEMP TABLE last AS SELECT record, field, target, after, max (id) AS id FROM change"
                          " WHERE kind = 'link' GROUP BY record, field, target");
  way_repairer_run (self, "CREATE INDEX temp.last_link ON last (record, field, target)");
  /* What the log knows of, and what it says was taken away. */
  if (!self->log_broken)
    way_repairer_run (self, "DELETE FROM link WHERE EXISTS (SELECT 1 FROM last l WHERE l.record = link.from_id"
                            " AND l.field = link.field AND l.target = link.to_id AND l.after IS NULL)");
  way_repairer_run (self, "INSERT OR IGNORE INTO link (from_id, field, to_id, rank) SELECT record, field, target, after FROM last"
                          " WHERE typeof (after) = 'text' AND length (target) = 16 AND record IN (SELECT id FROM record)"
                          " AND target IN (SELECT id FROM record)");
  way_repairer_run (self, "DELETE FROM link WHERE from_id NOT IN (SELECT id FROM record) OR to_id NOT IN (SELECT id FROM record)");
  /* The rest is entered into the log as it is. */
  rows = way_repairer_prepare (self,
                               "SELECT k.from_id, k.field, k.to_id, l.after, k.rank FROM link k LEFT JOIN last l"
                               " ON l.record = k.from_id AND l.field = k.field AND l.target = k.to_id WHERE l.after IS NOT k.rank"
                               " UNION ALL SELECT l.record, l.field, l.target, l.after, NULL FROM last l WHERE l.after IS NOT NULL"
                               " AND NOT EXISTS (SELECT 1 FROM link k WHERE k.from_id = l.record AND k.field = l.field"
                               "  AND k.to_id = l.target)");
  while (rows != NULL && sqlite3_step (rows) == SQLITE_ROW)
    way_repairer_log (self, "link", sqlite3_column_value (rows, 0), way_statement_text (rows, 1),
                      sqlite3_column_value (rows, 2), sqlite3_column_value (rows, 3), sqlite3_column_value (rows, 4));
  sqlite3_finalize (rows);
  way_repairer_run (self, "DROP TABLE last");
}

/* --- References --- */

static char *
wrong_targets (const WayField *field)
{
  g_autofree char *list = NULL;

  if (field->targets == NULL || field->targets[0] == NULL)
    return g_strdup ("t.id IS NULL");
  list = g_strjoinv ("', '", (char **) field->targets);
  return g_strdup_printf ("(t.id IS NULL OR t.kind NOT IN ('%s'))", list);
}

static void
mend_reference (WayRepairer *self, const WayKind *kind, const WayField *field)
{
  g_autofree char *wrong = wrong_targets (field);
  g_autofree char *find = g_strdup_printf ("CREATE TEMP TABLE dangling AS SELECT k.id AS id, k.\"%s\" AS value FROM \"%s\" k"
                                           " LEFT JOIN record t ON t.id = k.\"%s\" WHERE k.\"%s\" IS NOT NULL AND %s",
                                           field->name, kind->name, field->name, field->name, wrong);
  sqlite3_stmt *rows;
  guint n = 0;
  WayId id;

  way_repairer_run (self, "%s", find);
  rows = way_repairer_prepare (self, "SELECT id, value, NULL FROM dangling");
  while (rows != NULL && sqlite3_step (rows) == SQLITE_ROW)
    {
      way_repairer_log (self, kind->name, sqlite3_column_value (rows, 0), field->name, NULL, sqlite3_column_value (rows, 1),
                        sqlite3_column_value (rows, 2));
      if (n++ < LISTED && way_statement_id (rows, 0, &id))
        {
          g_autofree char *title = way_repairer_title (self, &id);

          way_repairer_lost (self, _("“%s” of “%s”: what it pointed at could not be read."),
                             g_dgettext (GETTEXT_PACKAGE, field->label), title);
        }
    }
  sqlite3_finalize (rows);
  way_repairer_run (self, "UPDATE \"%s\" SET \"%s\" = NULL WHERE id IN (SELECT id FROM dangling)", kind->name, field->name);
  way_repairer_run (self, "DROP TABLE dangling");
}

static void
mend_link_targets (WayRepairer *self, const WayKind *kind, const WayField *field)
{
  g_autofree char *wrong = wrong_targets (field);

  way_repairer_run (self, "DELETE FROM link WHERE field = '%s' AND from_id IN (SELECT id FROM \"%s\") AND EXISTS"
                          " (SELECT 1 FROM link l LEFT JOIN record t ON t.id = l.to_id WHERE l.from_id = link.from_id"
                          "  AND l.field = link.field AND l.to_id = link.to_id AND %s)", field->name, kind->name, wrong);
}

void
way_repairer_mend_references (WayRepairer *self)
{
  const WayKind *const *kinds = way_kinds (NULL);

  for (guint k = 0; kinds[k] != NULL && !self->failed; k++)
    for (guint i = 0; i < kinds[k]->n_fields; i++)
      if (kinds[k]->fields[i].type == WAY_FIELD_REFERENCE)
        mend_reference (self, kinds[k], &kinds[k]->fields[i]);
      else if (kinds[k]->fields[i].type == WAY_FIELD_REFERENCES)
        mend_link_targets (self, kinds[k], &kinds[k]->fields[i]);
}
