/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-library-private.h"
#include "storage/way-query-private.h"
#include "storage/way-record-sql.h"
#include "storage/way-schema.h"

#include "support/way-test-library.h"

/* Adding a field is one declaration and one migration line: this prints the line. */
static void
test_declarations_fit (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autofree char *missing = way_schema_missing (library->connection);

  if (missing != NULL)
    g_test_message ("put into a migration:\n%s", missing);
  g_assert_null (missing);
}

static void
test_queries_prepare (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  guint n;
  const WayQuery *const *queries = way_query_list (&n);

  g_assert_cmpuint (n, >, 5);
  for (guint i = 0; i < n; i++)
    {
      GError *error = NULL;
      WayStatement *statement = way_connection_prepare (library->connection, queries[i]->sql, &error);

      if (statement == NULL)
        g_error ("query “%s”: %s", queries[i]->name, sqlite3_errmsg (library->connection->db));
      g_assert_true (sqlite3_stmt_readonly (statement));
      g_assert_cmpuint (g_hash_table_size (way_query_reads (library, queries[i])), >, 0);
    }
}

static void
test_statements_of_kinds_prepare (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  const WayKind *const *kinds = way_kinds (NULL);

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_autoptr (WayRecord) record = way_record_new (kinds[i]);

      g_assert_null (way_library_get (library, way_record_get_id (record)));
      g_assert_nonnull (way_connection_prepare (library->connection, way_record_sql_select (kinds[i]), NULL));
      g_assert_nonnull (way_connection_prepare (library->connection, way_record_sql_insert (kinds[i]), NULL));
      g_assert_nonnull (way_connection_prepare (library->connection, way_record_sql_update (kinds[i]), NULL));
    }
}

static void
test_logged_without_step (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();

  g_assert_true (way_library_begin (library, NULL, "Nothing", NULL));
  g_assert_true (way_library_commit (library, NULL));
  g_assert_cmpint (sqlite3_exec (library->connection->db,
                                 "INSERT INTO record (id, kind, created) VALUES (randomblob (16), 'agency', 1)", NULL,
                                 NULL, NULL),
                   ==, SQLITE_CONSTRAINT_TRIGGER);
  g_assert_cmpint (way_connection_number (library->connection, "SELECT count (*) FROM record", -1), ==, 0);
}

static gboolean backup_made;

static gboolean
note_backup (WayConnection *connection, GError **error)
{
  backup_made = TRUE;
  return way_connection_number (connection, "PRAGMA user_version", 0) == way_schema_version ();
}

static gboolean
fail_backup (WayConnection *connection, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "no space");
  return FALSE;
}

static void
test_migration (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  guint next = way_schema_version () + 1;
  const WayMigration good[] = { { next, "ALTER TABLE agency ADD COLUMN colour TEXT" }, { 0 } };
  const WayMigration bad[] = { { next, "ALTER TABLE agency ADD COLUMN tint TEXT; SELECT nonsense" }, { 0 } };
  g_autoptr (GError) error = NULL;

  g_assert_false (way_schema_migrate (library->connection, good, fail_backup, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_cmpint (way_connection_number (library->connection, "PRAGMA user_version", 0), ==, next - 1);
  g_clear_error (&error);

  g_assert_false (way_schema_migrate (library->connection, bad, note_backup, &error));
  g_assert_nonnull (error);
  g_assert_true (backup_made);
  g_assert_cmpint (way_connection_number (library->connection, "PRAGMA user_version", 0), ==, next - 1);
  g_assert_cmpint (way_connection_number (library->connection,
                                          "SELECT count (*) FROM pragma_table_info ('agency') WHERE name = 'tint'", 9),
                   ==, 0);

  g_assert_true (way_schema_migrate (library->connection, good, note_backup, NULL));
  g_assert_cmpint (way_connection_number (library->connection, "PRAGMA user_version", 0), ==, next);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/declarations-fit", test_declarations_fit);
  g_test_add_func ("/schema/queries-prepare", test_queries_prepare);
  g_test_add_func ("/schema/kinds-prepare", test_statements_of_kinds_prepare);
  g_test_add_func ("/schema/no-step", test_logged_without_step);
  g_test_add_func ("/schema/migration", test_migration);
  return g_test_run ();
}
