/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/damage.h"

#include "import/way-samples.h"
#include "storage/way-library-private.h"
#include "support/way-test-library.h"

#include <glib/gstdio.h>
#include <string.h>

#define PAGE 4096

GBytes *
damage_library (void)
{
  static GBytes *bytes;
  g_autofree char *path = NULL;
  char *content;
  gsize size;

  if (bytes != NULL)
    return bytes;
  {
    g_autoptr (WayLibrary) library = way_test_library ();
    g_autoptr (GArray) projects = way_samples_load (library, "example", NULL);
    g_autoptr (WayRecord) project = way_library_get (library, way_id_list_index (projects, 0));
    g_autoptr (WayRecord) card = way_test_record (library, project, "card", "A card of its own");
    g_autoptr (WayRecord) theme = way_test_record (library, project, "theme", "A theme that is undone");

    path = g_strdup (way_library_get_path (library));
    g_assert_true (way_library_undo (library, NULL, NULL));
    g_assert_true (way_library_set_draft (library, "form", NULL, "field", "half a sentence", NULL));
    sqlite3_exec (library->connection->db, "PRAGMA wal_checkpoint (TRUNCATE)", NULL, NULL, NULL);
  }
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  bytes = g_bytes_new_take (content, size);
  return bytes;
}

typedef struct {
  gsize at;
  gsize size;
  int how; /* 0 cut off, 1 one byte, 2 some bytes, 3 a page of zeros */
} Fault;

static Fault
fault_at (guint n, GRand *random)
{
  gsize size = g_bytes_get_size (damage_library ());
  Fault fault = { (gsize) g_rand_int_range (random, 0, (gint32) size), 1, (int) (n % 4) };

  if (fault.how == 2)
    fault.size = (gsize) g_rand_int_range (random, 2, 64);
  if (fault.how == 3)
    {
      fault.at = fault.at / PAGE * PAGE;
      fault.size = PAGE;
    }
  fault.size = MIN (fault.size, size - fault.at);
  return fault;
}

GBytes *
damage_at (guint n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1000 + n);
  Fault fault = fault_at (n, random);
  gsize size;
  gconstpointer whole = g_bytes_get_data (damage_library (), &size);
  guchar *content = g_memdup2 (whole, size);

  if (fault.how == 0)
    return g_bytes_new_take (content, fault.at);
  for (gsize i = fault.at; i < fault.at + fault.size; i++)
    content[i] = fault.how == 3 ? 0 : content[i] ^ (guchar) g_rand_int_range (random, 1, 256);
  return g_bytes_new_take (content, size);
}

char *
damage_describe (guint n)
{
  static const char *const words[] = { "cut off", "a byte changed", "bytes changed", "a page of zeros" };
  g_autoptr (GRand) random = g_rand_new_with_seed (1000 + n);
  Fault fault = fault_at (n, random);

  return g_strdup_printf ("fault %u: %s at %" G_GSIZE_FORMAT " (page %" G_GSIZE_FORMAT ")", n, words[fault.how], fault.at,
                          fault.at / PAGE + 1);
}

/* How many pages there are that say what tables there are, from the page at @from to that at @to. */
static gint64
n_schema_pages (gsize from, gsize to)
{
  static WayConnection *connection;
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM dbstat WHERE name = 'sqlite_schema' AND pageno BETWEEN %"
                                          G_GSIZE_FORMAT " AND %" G_GSIZE_FORMAT, from / PAGE + 1, to / PAGE + 1);

  if (connection == NULL)
    {
      g_autofree char *path = way_test_path ("whole.waymark");

      damage_write (path, damage_library ());
      connection = way_connection_open (path, SQLITE_OPEN_READONLY, TRUE, NULL);
    }
  return way_connection_number (connection, sql, -1);
}

gboolean
damage_is_small (guint n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1000 + n);
  Fault fault = fault_at (n, random);

  return fault.how != 0 && n_schema_pages (fault.at, fault.at + fault.size - 1) == 0;
}

guint
damage_pages (const char *path, const char *which)
{
  g_autofree char *sql = g_strdup_printf ("SELECT pageno FROM dbstat WHERE %s", which);
  WayConnection *connection = way_connection_open (path, SQLITE_OPEN_READONLY, FALSE, NULL);
  g_autoptr (GBytes) spoilt = NULL;
  sqlite3_stmt *pages = NULL;
  char *content;
  gsize size;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_assert_cmpint (sqlite3_prepare_v2 (connection->db, sql, -1, &pages, NULL), ==, SQLITE_OK);
  for (; sqlite3_step (pages) == SQLITE_ROW; n++)
    memset (content + (sqlite3_column_int (pages, 0) - 1) * PAGE, 0, PAGE);
  sqlite3_finalize (pages);
  way_connection_close (connection);
  spoilt = g_bytes_new_take (content, size);
  damage_write (path, spoilt);
  return n;
}

void
damage_write (const char *path, GBytes *bytes)
{
  static const char *const ends[] = { "", "-wal", "-shm" };
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *part = g_strconcat (path, ends[i], NULL);

      g_unlink (part);
    }
  g_assert_true (g_file_set_contents (path, data != NULL ? data : "", (gssize) size, NULL));
}

static gboolean
dump_table (sqlite3 *db, const char *table, GString *dump)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", table);
  sqlite3_stmt *rows = NULL;
  int code = sqlite3_prepare_v2 (db, sql, -1, &rows, NULL);

  g_string_append_printf (dump, "# %s\n", table);
  while (code == SQLITE_OK && (code = sqlite3_step (rows)) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (rows); i++)
        {
          const guchar *value = sqlite3_column_blob (rows, i);

          g_string_append_printf (dump, "|%d:", sqlite3_column_type (rows, i));
          for (int j = 0; j < sqlite3_column_bytes (rows, i); j++)
            g_string_append_printf (dump, "%02x", value[j]);
        }
      g_string_append_c (dump, '\n');
      code = SQLITE_OK;
    }
  sqlite3_finalize (rows);
  return code == SQLITE_DONE;
}

char *
damage_dump (const char *path)
{
  static const char *const others[] = { "device", "record", "link", "step", "change", "draft", "search" };
  const WayKind *const *kinds = way_kinds (NULL);
  g_autoptr (WayConnection) connection = way_connection_open (path, SQLITE_OPEN_READONLY, TRUE, NULL);
  g_autoptr (GString) dump = g_string_new (NULL);
  gboolean whole = connection != NULL;

  for (guint i = 0; whole && i < G_N_ELEMENTS (others); i++)
    whole = dump_table (connection->db, others[i], dump);
  for (guint i = 0; whole && kinds[i] != NULL; i++)
    whole = dump_table (connection->db, kinds[i]->name, dump);
  return whole ? g_string_free (g_steal_pointer (&dump), FALSE) : NULL;
}
