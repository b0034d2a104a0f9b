/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-query-private.h"

#include "base/way-error.h"
#include "storage/way-library-private.h"
#include "storage/way-row-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A part of the program adds its array here, see queries/. */
static const WayQuery *const parts[] = {
  way_queries_board,
  way_queries_common,
  way_queries_overview,
  way_queries_conversation,
  way_queries_home,
  way_queries_notice,
  way_queries_shell,
  way_queries_action,
  way_queries_theme,
  way_queries_question,
  way_queries_reflection,
  way_queries_thread,
  way_queries_workshop,
};

const WayQuery *const *
way_query_list (guint *n_queries)
{
  static gsize ready = 0;
  static guint n;

  if (g_once_init_enter (&ready))
    {
      GPtrArray *all = g_ptr_array_new ();

      for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
        for (const WayQuery *query = parts[i]; query->name != NULL; query++)
          g_ptr_array_add (all, (gpointer) query);
      n = all->len;
      g_ptr_array_add (all, NULL);
      g_once_init_leave (&ready, (gsize) g_ptr_array_free (all, FALSE));
    }
  if (n_queries != NULL)
    *n_queries = n;
  return (const WayQuery *const *) ready;
}

static GHashTable *
queries_by_name (void)
{
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

      for (const WayQuery *const *query = way_query_list (NULL); *query != NULL; query++)
        if (!g_hash_table_insert (table, (gpointer) (*query)->name, (gpointer) *query))
          g_error ("two queries are called %s", (*query)->name);
      g_once_init_leave (&ready, (gsize) table);
    }
  return (GHashTable *) ready;
}

const WayQuery *
way_query_lookup (const char *name)
{
  return g_hash_table_lookup (queries_by_name (), name);
}

/* --- Running --- */

WayStatement *
way_library_prepare_query (WayLibrary *self, const char *name, const char *types, va_list args)
{
  const WayQuery *query = way_query_lookup (name);
  GError *error = NULL;
  WayStatement *statement;

  if (G_UNLIKELY (query == NULL))
    g_error ("there is no query called “%s”", name);
  statement = way_connection_prepare (self->connection, query->sql, &error);
  if (statement == NULL)
    {
      g_warning ("query “%s”: %s", name, error != NULL ? error->message : "in use");
      g_clear_error (&error);
      return NULL;
    }
  way_statement_bind_args (statement, types, args);
  return statement;
}

static GArray *
read_ids (WayStatement *statement)
{
  GArray *ids = way_id_list_new ();
  WayId id;

  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    if (way_statement_id (statement, 0, &id))
      g_array_append_val (ids, id);
  return ids;
}

GArray *
way_library_query_ids (WayLibrary *self, const char *query, const char *types, ...)
{
  g_auto (WayStatementScope) statement = NULL;
  va_list args;

  va_start (args, types);
  statement = way_library_prepare_query (self, query, types, args);
  va_end (args);
  return read_ids (statement);
}

GPtrArray *
way_library_query_records (WayLibrary *self, const char *query, const char *types, ...)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) ids = NULL;
  WayStatement *statement;
  va_list args;

  va_start (args, types);
  statement = way_library_prepare_query (self, query, types, args);
  va_end (args);
  ids = read_ids (statement);
  way_statement_done (statement);
  for (guint i = 0; i < ids->len; i++)
    {
      WayRecord *record = way_library_get (self, way_id_list_index (ids, i));

      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  return records;
}

WayRecord *
way_library_query_record (WayLibrary *self, const char *query, const char *types, ...)
{
  WayStatement *statement;
  gboolean found;
  va_list args;
  WayId id;

  va_start (args, types);
  statement = way_library_prepare_query (self, query, types, args);
  va_end (args);
  found = statement != NULL && sqlite3_step (statement) == SQLITE_ROW && way_statement_id (statement, 0, &id);
  way_statement_done (statement);
  return found ? way_library_get (self, &id) : NULL;
}

GPtrArray *
way_library_query_rows (WayLibrary *self, const char *query, const char *types, ...)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) way_row_free);
  g_auto (WayStatementScope) statement = NULL;
  va_list args;

  va_start (args, types);
  statement = way_library_prepare_query (self, query, types, args);
  va_end (args);
  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (rows, way_row_new (statement, rows->len > 0 ? rows->pdata[0] : NULL));
  return rows;
}

gint64
way_library_query_count (WayLibrary *self, const char *query, const char *types, ...)
{
  g_auto (WayStatementScope) statement = NULL;
  va_list args;

  va_start (args, types);
  statement = way_library_prepare_query (self, query, types, args);
  va_end (args);
  return statement != NULL && sqlite3_step (statement) == SQLITE_ROW ? sqlite3_column_int64 (statement, 0) : 0;
}

gboolean
way_library_read_whole (WayLibrary *self, GError **error)
{
  if (!self->connection->read_failed)
    return TRUE;
  g_set_error_literal (error, WAY_ERROR, WAY_ERROR_DAMAGED,
                       _("The library is damaged and a part of it cannot be read; “waymark-cli check” says where."));
  return FALSE;
}

/* --- What a query reads --- */

static int
note_read (void *data, int action, const char *table, const char *column, const char *schema, const char *view)
{
  GHashTable *reads = data;

  if (action == SQLITE_READ && table != NULL && g_strcmp0 (schema, "main") == 0)
    {
      /* record.deleted says what exists; every query reads it, and a mark changes every list. */
      if (column == NULL || *column == '\0')
        g_hash_table_add (reads, g_strdup (table));
      else if (strcmp (table, "link") == 0)
        g_hash_table_add (reads, g_strdup ("link"));
      else
        g_hash_table_add (reads, g_strconcat (table, ".", column, NULL));
    }
  return SQLITE_OK;
}

GHashTable *
way_query_reads (WayLibrary *library, const WayQuery *query)
{
  static GMutex mutex;
  static GHashTable *known;
  GHashTable *reads;

  g_mutex_lock (&mutex);
  if (known == NULL)
    known = g_hash_table_new (g_direct_hash, g_direct_equal);
  reads = g_hash_table_lookup (known, query);
  if (reads == NULL)
    {
      sqlite3_stmt *statement = NULL;

      reads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      sqlite3_set_authorizer (library->connection->db, note_read, reads);
      if (sqlite3_prepare_v2 (library->connection->db, query->sql, -1, &statement, NULL) == SQLITE_OK)
        g_hash_table_insert (known, (gpointer) query, reads);
      else
        g_clear_pointer (&reads, g_hash_table_unref);
      sqlite3_set_authorizer (library->connection->db, NULL, NULL);
      sqlite3_finalize (statement);
    }
  g_mutex_unlock (&mutex);
  return reads;
}
