/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-schema.h"

#include "base/way-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Made by glib-compile-resources from data/migrations. */
GResource *way_migrations_get_resource (void);

/* The table record is logged like a kind with these columns. */
static const char *const record_columns[] = { "kind", "project", "deleted", NULL };

static char **
columns_of (const WayKind *kind)
{
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();

  for (guint i = 0; i < kind->n_fields; i++)
    if (way_field_is_column (&kind->fields[i]))
      g_strv_builder_add (columns, kind->fields[i].name);
  return g_strv_builder_end (columns);
}

static void
append_guard (GString *sql)
{
  g_string_append (sql, " SELECT RAISE (ABORT, 'no step is open') WHERE NOT EXISTS (SELECT 1 FROM now_step);");
}

/* INSERT INTO change … SELECT one row for each column that differs. */
static void
append_log (GString *sql, const char *table, const char *const *columns, gboolean inserting)
{
  g_string_append_printf (sql,
                          " INSERT INTO change (step, device, stamp, kind, record, field, before, after)"
                          " SELECT n.step, n.device, n.stamp, '%s', new.id, d.f, d.o, d.n FROM now_step n, (",
                          table);
  for (guint i = 0; columns[i] != NULL; i++)
    {
      g_string_append_printf (sql, "%sSELECT '%s' f, ", i > 0 ? " UNION ALL " : "", columns[i]);
      if (inserting)
        g_string_append_printf (sql, "NULL o, new.\"%s\" n WHERE new.\"%s\" IS NOT NULL", columns[i], columns[i]);
      else
        g_string_append_printf (sql, "old.\"%s\" o, new.\"%s\" n WHERE old.\"%s\" IS NOT new.\"%s\"", columns[i],
                                columns[i], columns[i], columns[i]);
    }
  g_string_append (sql, ") d;");
}

static void
append_table_triggers (GString *sql, const char *table, const char *const *columns)
{
  g_string_append_printf (sql, "CREATE TEMP TRIGGER IF NOT EXISTS \"log_insert_%s\" AFTER INSERT ON main.\"%s\" BEGIN", table, table);
  append_guard (sql);
  append_log (sql, table, columns, TRUE);
  g_string_append_printf (sql, " END;\nCREATE TEMP TRIGGER IF NOT EXISTS \"log_update_%s\" AFTER UPDATE ON main.\"%s\" BEGIN", table,
                          table);
  append_guard (sql);
  append_log (sql, table, columns, FALSE);
  /* Records are marked, never removed, so that references and the log stay whole. */
  g_string_append_printf (sql,
                          " END;\nCREATE TEMP TRIGGER IF NOT EXISTS \"log_delete_%s\" BEFORE DELETE ON main.\"%s\" BEGIN"
                          " SELECT RAISE (ABORT, 'records are never removed'); END;\n",
                          table, table);
}

static void
append_link_triggers (GString *sql)
{
  static const char *const events[][3] = {
    { "INSERT", "new", "NULL, new.rank" },
    { "UPDATE", "new", "old.rank, new.rank" },
    { "DELETE", "old", "old.rank, NULL" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      const char *row = events[i][1];

      g_string_append_printf (sql, "CREATE TEMP TRIGGER IF NOT EXISTS log_%u_link AFTER %s ON main.link BEGIN", i, events[i][0]);
      append_guard (sql);
      g_string_append_printf (sql,
                              " INSERT INTO change (step, device, stamp, kind, record, field, target, before, after)"
                              " SELECT n.step, n.device, n.stamp, 'link', %s.from_id, %s.field, %s.to_id, %s"
                              " FROM now_step n; END;\n",
                              row, row, row, events[i][2]);
    }
}

gboolean
way_schema_prepare (WayConnection *connection, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("CREATE TEMP TABLE now_step (step INTEGER, device INTEGER, stamp INTEGER);\n");
  const WayKind *const *kinds = way_kinds (NULL);

  for (guint i = 0; kinds[i] != NULL; i++)
    g_string_append_printf (sql,
                            "CREATE TEMP VIEW \"live_%s\" AS SELECT k.*, r.seq, r.project, r.created"
                            " FROM main.\"%s\" k JOIN main.record r ON r.id = k.id"
                            " WHERE r.kind = '%s' AND r.deleted IS NULL;\n",
                            kinds[i]->name, kinds[i]->name, kinds[i]->name);
  return way_connection_exec (connection, sql->str, _("prepare the library"), error);
}

/* May have broken off before: what was made then stays. */
gboolean
way_schema_prepare_log (WayConnection *connection, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  const WayKind *const *kinds = way_kinds (NULL);

  append_table_triggers (sql, "record", record_columns);
  append_link_triggers (sql);
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_auto (GStrv) columns = columns_of (kinds[i]);

      append_table_triggers (sql, kinds[i]->name, (const char *const *) columns);
    }
  return way_connection_exec (connection, sql->str, _("prepare the library"), error);
}

const char *
way_schema_column_type (const WayField *field)
{
  if (field->type == WAY_FIELD_INTEGER || field->type == WAY_FIELD_BOOLEAN)
    return "INTEGER";
  if (field->type == WAY_FIELD_REFERENCE)
    return "BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED";
  return "TEXT";
}

static gboolean
table_has (WayConnection *connection, const char *table, const char *column)
{
  g_auto (WayStatementScope) statement = way_connection_prepare (
    connection, "SELECT count (*) FROM pragma_table_info (?1) WHERE ?2 IS NULL OR name = ?2", NULL);

  way_statement_bind_text (statement, 1, table);
  way_statement_bind_text (statement, 2, column);
  return sqlite3_step (statement) == SQLITE_ROW && sqlite3_column_int (statement, 0) > 0;
}

static void
append_create (GString *sql, const WayKind *kind)
{
  g_string_append_printf (sql, "CREATE TABLE \"%s\" (\n  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id)", kind->name);
  for (guint i = 0; i < kind->n_fields; i++)
    if (way_field_is_column (&kind->fields[i]))
      g_string_append_printf (sql, ",\n  \"%s\" %s", kind->fields[i].name, way_schema_column_type (&kind->fields[i]));
  g_string_append (sql, "\n) WITHOUT ROWID;\n");
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == WAY_FIELD_REFERENCE)
      g_string_append_printf (sql, "CREATE INDEX \"%s_%s\" ON \"%s\" (\"%s\") WHERE \"%s\" IS NOT NULL;\n", kind->name,
                              kind->fields[i].name, kind->name, kind->fields[i].name, kind->fields[i].name);
}

char *
way_schema_missing (WayConnection *connection)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  const WayKind *const *kinds = way_kinds (NULL);

  for (guint k = 0; kinds[k] != NULL; k++)
    {
      if (!table_has (connection, kinds[k]->name, NULL))
        {
          append_create (sql, kinds[k]);
          continue;
        }
      for (guint i = 0; i < kinds[k]->n_fields; i++)
        {
          const WayField *field = &kinds[k]->fields[i];

          if (way_field_is_column (field) && !table_has (connection, kinds[k]->name, field->name))
            g_string_append_printf (sql, "ALTER TABLE \"%s\" ADD COLUMN \"%s\" %s;\n", kinds[k]->name, field->name,
                                    way_schema_column_type (field));
        }
    }
  return sql->len > 0 ? g_string_free (g_steal_pointer (&sql), FALSE) : NULL;
}

const WayMigration *
way_schema_migrations (void)
{
  static WayMigration migrations[100];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (guint version = 1; version < G_N_ELEMENTS (migrations); version++)
        {
          g_autofree char *path = g_strdup_printf ("/org/waymark/Waymark/migrations/%03u.sql", version);
          g_autoptr (GBytes) bytes = g_resource_lookup_data (way_migrations_get_resource (), path, 0, NULL);

          if (bytes == NULL)
            break;
          migrations[version - 1].version = version;
          migrations[version - 1].sql = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
        }
      g_once_init_leave (&ready, 1);
    }
  return migrations;
}

guint
way_schema_version (void)
{
  const WayMigration *migrations = way_schema_migrations ();
  guint version = 0;

  for (; migrations->version != 0; migrations++)
    version = migrations->version;
  return version;
}

static gboolean
migrate_one (WayConnection *connection, const WayMigration *migration, GError **error)
{
  g_autofree char *finish = g_strdup_printf ("PRAGMA user_version = %u; COMMIT", migration->version);

  if (way_connection_exec (connection, "BEGIN IMMEDIATE", _("prepare the library"), error))
    {
      /* Another start may have done it while this one waited. */
      if (way_connection_number (connection, "PRAGMA user_version", 0) >= migration->version)
        return way_connection_exec (connection, "ROLLBACK", _("prepare the library"), error);
      if (way_connection_exec (connection, migration->sql, _("prepare the library"), error)
          && way_connection_exec (connection, finish, _("prepare the library"), error))
        return TRUE;
      sqlite3_exec (connection->db, "ROLLBACK", NULL, NULL, NULL);
    }
  return FALSE;
}

gboolean
way_schema_migrate (WayConnection *connection, const WayMigration *migrations,
                    gboolean (*backup) (WayConnection *connection, GError **error), GError **error)
{
  guint version = (guint) way_connection_number (connection, "PRAGMA user_version", 0);
  gboolean backed_up = version == 0;

  for (; migrations->version != 0; migrations++)
    {
      if (migrations->version <= version)
        continue;
      if (!backed_up && !backup (connection, error))
        return FALSE;
      backed_up = TRUE;
      if (!migrate_one (connection, migrations, error))
        return FALSE;
    }
  return TRUE;
}
