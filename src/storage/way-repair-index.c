/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The search index keeps each text once more: the last place to look for what neither a row nor the log has. */

#include "storage/way-repair-private.h"

#include "base/way-text.h"

#include <glib/gi18n-lib.h>

/* More than this of one kind are not listed. */
#define LISTED 200

/* The record's head must have been read, too: a head that was made anew may have got the number of another record. */
char *
way_repairer_indexed_text (WayRepairer *self, const WayId *id)
{
  g_auto (WayStatementScope) number = way_connection_prepare (self->library->connection, "SELECT seq FROM record WHERE id = ?1", NULL);
  g_auto (WayStatementScope) find = way_connection_prepare (
    self->damaged, "SELECT s.c0 FROM record r, search_content s WHERE r.seq = ?1 AND +r.id = ?2 AND s.id = ?1", NULL);
  const char *text;

  if (number == NULL || find == NULL)
    return NULL;
  way_statement_bind_id (number, 1, id);
  if (sqlite3_step (number) != SQLITE_ROW)
    return NULL;
  way_statement_bind_integer (find, 1, sqlite3_column_int64 (number, 0));
  way_statement_bind_id (find, 2, id);
  text = sqlite3_step (find) == SQLITE_ROW ? way_statement_text (find, 0) : NULL;
  return text != NULL && *text != '\0' && g_utf8_validate (text, -1, NULL) ? g_strdup (text) : NULL;
}

/* The field whose value the index has as it was written. Of a kind with several, the index has all of them in one. */
static const WayField *
only_searched (const WayKind *kind)
{
  const WayField *found = NULL;

  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & WAY_FIELD_SEARCH) != 0)
      {
        if (found != NULL || !way_field_is_text (&kind->fields[i]))
          return NULL;
        found = &kind->fields[i];
      }
  return found;
}

/* Of what has neither a row nor anything in the log, but words in the index: a record is made again, or its words are listed. */
void
way_repairer_recall (WayRepairer *self)
{
  sqlite3_stmt *rows = way_repairer_prepare (self, "SELECT r.id, r.kind FROM missing m JOIN record r ON r.id = m.id WHERE m.unknown");
  sqlite3_stmt *known = way_repairer_prepare (self, "UPDATE missing SET unknown = 0 WHERE id = ?1");
  WayId id;

  while (rows != NULL && known != NULL && sqlite3_step (rows) == SQLITE_ROW)
    {
      const WayKind *kind = way_kind_lookup (way_statement_text (rows, 1));
      g_autofree char *text = way_statement_id (rows, 0, &id) ? way_repairer_indexed_text (self, &id) : NULL;

      if (text == NULL)
        continue;
      if (only_searched (kind) == NULL)
        {
          /* Translators: a kind of record ("Action"), and all that was written in it. */
          way_repairer_lost (self, _("%s that could not be read, but for these words of it: %s"),
                             g_dgettext (GETTEXT_PACKAGE, kind->label), text);
          continue;
        }
      sqlite3_bind_value (known, 1, sqlite3_column_value (rows, 0));
      sqlite3_step (known);
      sqlite3_reset (known);
    }
  sqlite3_finalize (rows);
  sqlite3_finalize (known);
}

static void
set_value (WayRepairer *self, const WayKind *kind, const WayField *field, const WayId *id, const char *text)
{
  g_autofree char *read_sql = g_strdup_printf ("SELECT id, \"%s\", ?2 FROM \"%s\" WHERE id = ?1", field->name, kind->name);
  g_autofree char *set_sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = ?2 WHERE id = ?1", kind->name, field->name);
  sqlite3_stmt *row = way_repairer_prepare (self, read_sql);
  sqlite3_stmt *set = way_repairer_prepare (self, set_sql);

  if (row != NULL && set != NULL)
    {
      way_statement_bind_id (row, 1, id);
      way_statement_bind_text (row, 2, text);
      way_statement_bind_id (set, 1, id);
      way_statement_bind_text (set, 2, text);
      if (sqlite3_step (row) == SQLITE_ROW)
        way_repairer_log (self, kind->name, sqlite3_column_value (row, 0), field->name, NULL, sqlite3_column_value (row, 1),
                          sqlite3_column_value (row, 2));
      sqlite3_reset (row);
      sqlite3_step (set);
    }
  sqlite3_finalize (row);
  sqlite3_finalize (set);
}

static gboolean
is_unset (WayRepairer *self, const WayKind *kind, const WayField *field, const WayId *id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" IS NULL FROM \"%s\" WHERE id = ?1", field->name, kind->name);
  sqlite3_stmt *row = way_repairer_prepare (self, sql);
  gboolean unset;

  if (row == NULL)
    return FALSE;
  way_statement_bind_id (row, 1, id);
  unset = sqlite3_step (row) == SQLITE_ROW && sqlite3_column_int (row, 0) != 0;
  sqlite3_finalize (row);
  return unset;
}

/* Returns: whether anything that it must have was found neither in the log nor in the index */
static gboolean
complete (WayRepairer *self, const WayKind *kind, const WayId *id)
{
  gboolean short_of = FALSE;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WayField *field = &kind->fields[i];
      g_autofree char *text = NULL;

      if (!way_field_is_column (field) || (field->flags & WAY_FIELD_REQUIRED) == 0 || !is_unset (self, kind, field, id))
        continue;
      text = field == only_searched (kind) ? way_repairer_indexed_text (self, id) : NULL;
      if (text != NULL)
        self->result->n_refilled++;
      else
        short_of = TRUE;
      if (text != NULL || field->initial != NULL)
        set_value (self, kind, field, id, text != NULL ? text : field->initial);
    }
  return short_of;
}

/* Records whose row could not be read, once the log has given what it has. Where the log has gaps, too, nobody knows what else
 * there was: the record is named. */
void
way_repairer_mend_unread (WayRepairer *self)
{
  const WayKind *const *kinds = way_kinds (NULL);

  for (guint k = 0; kinds[k] != NULL && !self->failed; k++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT r.id FROM missing m JOIN record r ON r.id = m.id WHERE r.kind = '%s'", kinds[k]->name);
      sqlite3_stmt *rows = way_repairer_prepare (self, sql);
      guint n = 0;
      WayId id;

      while (rows != NULL && sqlite3_step (rows) == SQLITE_ROW)
        if (way_statement_id (rows, 0, &id) && (complete (self, kinds[k], &id) || self->log_broken) && n++ < LISTED)
          {
            g_autofree char *title = way_repairer_title (self, &id);

            /* Translators: a kind of record ("Card"), and what it is called. */
            way_repairer_lost (self, _("%s “%s”: put together from what is left of its history; some of it may be missing or older."),
                               g_dgettext (GETTEXT_PACKAGE, kinds[k]->label), title);
          }
      sqlite3_finalize (rows);
    }
}
