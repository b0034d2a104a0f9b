/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-library-private.h"

#include <glib/gi18n-lib.h>

/* Above this many matches their order by relevance costs more than it tells: the newest come first. */
#define RANKED_MATCHES 2000
/* How many matches are looked through for words of a title. */
#define MOST_TITLES 500

/* --- Writing --- */

static void
append_text (GString *text, const char *more)
{
  if (more == NULL || *more == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, more);
}

char *
way_record_search_text (WayRecord *record)
{
  const WayKind *kind = way_record_get_kind (record);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < kind->n_fields && !way_record_get_deleted (record); i++)
    {
      const WayField *field = &kind->fields[i];

      if ((field->flags & WAY_FIELD_SEARCH) == 0)
        continue;
      if (field->type == WAY_FIELD_LIST)
        for (const char *const *item = way_record_get_list (record, field->name); *item != NULL; item++)
          append_text (text, *item);
      else
        append_text (text, way_record_get_text (record, field->name));
    }
  return g_string_free (text, FALSE);
}

static gint64
seq_of (WayLibrary *self, const WayId *id)
{
  g_auto (WayStatementScope) statement
    = way_connection_prepare (self->connection, "SELECT seq FROM record WHERE id = ?1", NULL);

  if (statement == NULL)
    return 0;
  way_statement_bind_id (statement, 1, id);
  return sqlite3_step (statement) == SQLITE_ROW ? sqlite3_column_int64 (statement, 0) : 0;
}

gboolean
way_library_index_record (WayLibrary *self, const WayId *id, GError **error)
{
  g_autoptr (WayRecord) record = way_library_load (self, id, NULL);
  g_autofree char *text = record != NULL ? way_record_search_text (record) : NULL;
  gint64 seq = record != NULL ? seq_of (self, id) : 0;
  g_auto (WayStatementScope) drop = NULL;
  g_auto (WayStatementScope) add = NULL;

  if (seq == 0 || way_kind_flagged_field (way_record_get_kind (record), WAY_FIELD_SEARCH) == NULL)
    return TRUE;
  drop = way_connection_prepare (self->connection, "DELETE FROM search WHERE rowid = ?1", error);
  if (drop == NULL)
    return FALSE;
  way_statement_bind_integer (drop, 1, seq);
  if (!way_statement_run (self->connection, drop, _("write the search index"), error))
    return FALSE;
  if (*text == '\0')
    return TRUE;
  add = way_connection_prepare (self->connection, "INSERT INTO search (rowid, text) VALUES (?1, ?2)", error);
  if (add == NULL)
    return FALSE;
  way_statement_bind_integer (add, 1, seq);
  way_statement_bind_text (add, 2, text);
  return way_statement_run (self->connection, add, _("write the search index"), error);
}

/* Whether a change of the column may change what is found: writing to the index takes longer than all else of a small step. */
static gboolean
is_searched (const char *kind_name, const char *field_name)
{
  const WayKind *kind = kind_name != NULL ? way_kind_lookup (kind_name) : NULL;
  const WayField *field = kind != NULL && field_name != NULL ? way_kind_field (kind, field_name) : NULL;

  return field == NULL || (field->flags & WAY_FIELD_SEARCH) != 0;
}

gboolean
way_library_index_step (WayLibrary *self, GError **error)
{
  g_autoptr (GArray) records = way_id_list_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (way_id_hash, way_id_equal, (GDestroyNotify) way_id_free, NULL);
  WayStatement *statement = way_connection_prepare (
    self->connection, "SELECT record, kind, field FROM change WHERE step = ?1 AND kind <> 'link'", error);
  WayId id;

  if (statement == NULL)
    return FALSE;
  way_statement_bind_integer (statement, 1, self->step);
  while (sqlite3_step (statement) == SQLITE_ROW)
    if (is_searched (way_statement_text (statement, 1), way_statement_text (statement, 2))
        && way_statement_id (statement, 0, &id) && g_hash_table_add (seen, way_id_copy (&id)))
      g_array_append_val (records, id);
  way_statement_done (statement);
  for (guint i = 0; i < records->len; i++)
    if (!way_library_index_record (self, way_id_list_index (records, i), error))
      return FALSE;
  return TRUE;
}

void
way_library_unsettle_search (WayLibrary *self)
{
  GHashTableIter iter;
  gpointer id;

  self->search_unsettled = TRUE;
  if (!sqlite3_get_autocommit (self->connection->db))
    return;
  g_hash_table_iter_init (&iter, self->touched);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (self->unsettled, way_id_copy (id));
}

static gboolean
index_unsettled (WayLibrary *self)
{
  guint n_broken = self->connection->n_broken;
  GHashTableIter iter;
  gpointer id;

  if (g_hash_table_size (self->unsettled) > 0
      && sqlite3_exec (self->connection->db, "DELETE FROM search WHERE rowid NOT IN (SELECT seq FROM record)", NULL, NULL, NULL)
           != SQLITE_OK)
    return FALSE;
  g_hash_table_iter_init (&iter, self->unsettled);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!way_library_index_record (self, id, NULL))
      return FALSE;
  return self->connection->n_broken == n_broken;
}

void
way_library_settle_search (WayLibrary *self)
{
  sqlite3 *db = self->connection->db;

  if (!self->search_unsettled || self->depth > 0)
    return;
  /* A transaction that is begun on the index and taken back in the usual way. */
  if (sqlite3_exec (db, "BEGIN IMMEDIATE; DELETE FROM search WHERE rowid = -1; ROLLBACK", NULL, NULL, NULL) == SQLITE_OK
      && sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK && index_unsettled (self)
      && sqlite3_exec (db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK)
    {
      g_hash_table_remove_all (self->unsettled);
      self->search_unsettled = FALSE;
    }
  way_connection_rollback (self->connection);
}

/* --- Reading --- */

/* Words as an FTS5 query: each quoted, so that nothing a person types is syntax; the last may go on. */
static char *
match_of (const char *words)
{
  GString *match = g_string_new (NULL);
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *c = words;; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);
      gboolean part = *c != '\0' && (g_unichar_isalnum (letter) || g_unichar_ismark (letter));

      if (part)
        g_string_append_unichar (word, letter);
      else if (word->len > 0)
        {
          g_string_append_printf (match, "%s\"%s\"", match->len > 0 ? " " : "", word->str);
          g_string_truncate (word, 0);
        }
      if (*c == '\0')
        break;
    }
  if (match->len > 0)
    g_string_append (match, " *");
  return g_string_free (match, FALSE);
}

static GArray *
matches (WayLibrary *self, const char *sql, const char *match, const WayId *project, guint limit)
{
  GArray *ids = way_id_list_new ();
  g_auto (WayStatementScope) statement = way_connection_prepare (self->connection, sql, NULL);
  WayId id;

  if (statement == NULL)
    return ids;
  way_statement_bind_text (statement, 1, match);
  way_statement_bind_id (statement, 2, project);
  way_statement_bind_integer (statement, 3, limit);
  while (sqlite3_step (statement) == SQLITE_ROW)
    if (way_statement_id (statement, 0, &id))
      g_array_append_val (ids, id);
  return ids;
}

static gboolean
has_many_matches (WayLibrary *self, const char *match)
{
  g_auto (WayStatementScope) statement = way_connection_prepare (
    self->connection, "SELECT count (*) FROM (SELECT 1 FROM search WHERE search MATCH ?1 LIMIT ?2)", NULL);

  if (statement == NULL)
    return FALSE;
  way_statement_bind_text (statement, 1, match);
  way_statement_bind_integer (statement, 2, RANKED_MATCHES);
  return sqlite3_step (statement) == SQLITE_ROW && sqlite3_column_int (statement, 0) >= RANKED_MATCHES;
}

GArray *
way_library_search (WayLibrary *self, const char *words, const WayId *project, guint limit)
{
  g_autofree char *match = match_of (words);
  const char *by_relevance = "SELECT r.id FROM search s JOIN record r ON r.seq = s.rowid WHERE search MATCH ?1"
                             " AND (?2 IS NULL OR r.project = ?2) ORDER BY bm25 (search), s.rowid DESC LIMIT ?3";
  const char *by_recency = "SELECT r.id FROM search s JOIN record r ON r.seq = s.rowid WHERE search MATCH ?1"
                           " AND (?2 IS NULL OR r.project = ?2) ORDER BY s.rowid DESC LIMIT ?3";

  if (*match == '\0')
    return way_id_list_new ();
  return matches (self, has_many_matches (self, match) ? by_recency : by_relevance, match, project, limit);
}

/* Each word of @words begins a word of the title, whatever its case and accents. */
static gboolean
is_titled (WayRecord *record, const char *words)
{
  const char *title = record != NULL ? way_record_get_title (record) : NULL;

  return title != NULL && !way_record_get_deleted (record) && g_str_match_string (words, title, TRUE);
}

GArray *
way_library_search_titles (WayLibrary *self, const char *words, guint limit)
{
  g_autofree char *match = match_of (words);
  g_autoptr (GArray) found = NULL;
  GArray *ids = way_id_list_new ();
  const char *sql = "SELECT r.id FROM search s JOIN record r ON r.seq = s.rowid WHERE search MATCH ?1 AND ?2 IS NULL"
                    " AND r.kind IN ('project', 'workshop', 'action') AND r.deleted IS NULL"
                    " ORDER BY r.kind = 'project' DESC, r.kind = 'workshop' DESC, s.rowid DESC LIMIT ?3";

  if (*match == '\0')
    return ids;
  found = matches (self, sql, match, NULL, MOST_TITLES);
  for (guint i = 0; i < found->len && ids->len < limit; i++)
    {
      g_autoptr (WayRecord) record = way_library_get (self, way_id_list_index (found, i));

      if (is_titled (record, words))
        g_array_append_val (ids, *way_id_list_index (found, i));
    }
  return ids;
}
