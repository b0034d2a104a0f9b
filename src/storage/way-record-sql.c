/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-record-sql.h"

#include <json-glib/json-glib.h>

/* Statements are kept for the life of the program: a handful for each kind. */
static const char *
keep (const WayKind *kind, const char *purpose, char *(*make) (const WayKind *kind))
{
  static GMutex mutex;
  static GHashTable *kept;
  g_autofree char *key = g_strconcat (purpose, " ", kind->name, NULL);
  char *sql;

  g_mutex_lock (&mutex);
  if (kept == NULL)
    kept = g_hash_table_new (g_str_hash, g_str_equal);
  sql = g_hash_table_lookup (kept, key);
  if (sql == NULL)
    {
      sql = make (kind);
      g_hash_table_insert (kept, g_steal_pointer (&key), sql);
    }
  g_mutex_unlock (&mutex);
  return sql;
}

static char *
make_select (const WayKind *kind)
{
  GString *sql = g_string_new ("SELECT ");
  const char *separator = "";

  for (guint i = 0; i < kind->n_fields; i++)
    if (way_field_is_column (&kind->fields[i]))
      {
        g_string_append_printf (sql, "%s\"%s\"", separator, kind->fields[i].name);
        separator = ", ";
      }
  g_string_append_printf (sql, " FROM \"%s\" WHERE id = ?1", kind->name);
  return g_string_free (sql, FALSE);
}

static char *
make_insert (const WayKind *kind)
{
  GString *sql = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new ("?1");
  guint place = 2;

  g_string_append_printf (sql, "INSERT INTO \"%s\" (id", kind->name);
  for (guint i = 0; i < kind->n_fields; i++)
    if (way_field_is_column (&kind->fields[i]))
      {
        g_string_append_printf (sql, ", \"%s\"", kind->fields[i].name);
        g_string_append_printf (values, ", ?%u", place++);
      }
  g_string_append_printf (sql, ") VALUES (%s)", values->str);
  return g_string_free (sql, FALSE);
}

static char *
make_update (const WayKind *kind)
{
  GString *sql = g_string_new (NULL);
  guint place = 2;

  g_string_append_printf (sql, "UPDATE \"%s\" SET ", kind->name);
  for (guint i = 0; i < kind->n_fields; i++)
    if (way_field_is_column (&kind->fields[i]))
      {
        g_string_append_printf (sql, "%s\"%s\" = ?%u", place > 2 ? ", " : "", kind->fields[i].name, place);
        place++;
      }
  g_string_append (sql, " WHERE id = ?1");
  return g_string_free (sql, FALSE);
}

static char *
make_last_rank (const WayKind *kind)
{
  const WayField *owner = way_kind_flagged_field (kind, WAY_FIELD_OWNER);

  if (owner != NULL)
    return g_strdup_printf ("SELECT max (rank) FROM \"%s\" WHERE \"%s\" = ?1", kind->name, owner->name);
  return g_strdup_printf ("SELECT max (k.rank) FROM \"%s\" k JOIN record r ON r.id = k.id WHERE r.project IS ?1",
                          kind->name);
}

static char *
make_children (const WayKind *kind, const char *condition)
{
  return g_strdup_printf ("SELECT k.id FROM \"%s\" k JOIN record r ON r.id = k.id WHERE k.\"%s\" = ?1 AND r.deleted %s",
                          kind->name, way_kind_flagged_field (kind, WAY_FIELD_OWNER)->name, condition);
}

static char *
make_live_children (const WayKind *kind)
{
  return make_children (kind, "IS NULL");
}

static char *
make_deleted_children (const WayKind *kind)
{
  return make_children (kind, "= ?2");
}

const char *
way_record_sql_select (const WayKind *kind)
{
  return keep (kind, "select", make_select);
}

const char *
way_record_sql_insert (const WayKind *kind)
{
  return keep (kind, "insert", make_insert);
}

const char *
way_record_sql_update (const WayKind *kind)
{
  return keep (kind, "update", make_update);
}

const char *
way_record_sql_last_rank (const WayKind *kind)
{
  return keep (kind, "last rank", make_last_rank);
}

const char *
way_record_sql_children (const WayKind *kind, gboolean deleted)
{
  return deleted ? keep (kind, "deleted children", make_deleted_children)
                 : keep (kind, "live children", make_live_children);
}

char *
way_record_sql_list_to_json (const char *const *list)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; list[i] != NULL; i++)
    json_array_add_string_element (array, list[i]);
  json_node_set_array (node, array);
  return json_to_string (node, FALSE);
}

char **
way_record_sql_list_from_json (const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *text = json_node_get_string (json_array_get_element (array, i));

      if (text != NULL)
        g_strv_builder_add (list, text);
    }
  return g_strv_builder_end (list);
}
