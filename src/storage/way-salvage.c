/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-salvage.h"

#include "base/way-error.h"
#include "model/way-kind.h"
#include "storage/way-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK 4096
/* Looks into a gap before it is given up. */
#define PROBES 6000
/* How often a library is copied anew because somebody wrote to it. */
#define ATTEMPTS 5

/* --- Bytes --- */

static gboolean
fail_copy (const char *path, int reason, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, WAY_ERROR, reason == ENOSPC || reason == EDQUOT ? WAY_ERROR_FULL : WAY_ERROR_FAILED,
               _("“%s” could not be copied for the repair: %s. The library was left as it is."), name, g_strerror (reason));
  return FALSE;
}

/* A library may be open in this program: then its file is read through SQLite's own, since closing another one would give up
 * the locks. On its log there are none. */
typedef struct {
  sqlite3_file *library;
  int fd;
} Source;

static goffset
source_size (const Source *source)
{
  sqlite3_int64 size = -1;
  struct stat status;

  if (source->library != NULL)
    return source->library->pMethods->xFileSize (source->library, &size) == SQLITE_OK ? size : -1;
  return fstat (source->fd, &status) == 0 ? status.st_size : -1;
}

static gboolean
read_block (const Source *source, char *block, int size, goffset at)
{
  if (source->library != NULL)
    return source->library->pMethods->xRead (source->library, block, size, at) == SQLITE_OK;
  return pread (source->fd, block, (size_t) size, at) == size;
}

/* A disk that is nearly full takes a part, and says why with the next. */
static gboolean
write_block (int to, const char *block, int size, goffset at)
{
  for (int done = 0; done < size;)
    {
      gssize written = pwrite (to, block + done, (size_t) (size - done), at + done);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return FALSE;
      done += (int) written;
    }
  return TRUE;
}

static gboolean
copy_blocks (const Source *from, int to, GCancellable *cancellable)
{
  char block[BLOCK];
  goffset end = source_size (from);

  for (goffset at = 0; at < end && !g_cancellable_is_cancelled (cancellable); at += BLOCK)
    {
      int size = (int) MIN ((goffset) BLOCK, end - at);

      if (!read_block (from, block, size, at))
        memset (block, 0, BLOCK);
      if (!write_block (to, block, size, at))
        return FALSE;
    }
  return end >= 0;
}

static gboolean
copy_source (const Source *from, const char *name, const char *to, GCancellable *cancellable, GError **error)
{
  int target = g_open (to, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  gboolean done = target >= 0 && copy_blocks (from, target, cancellable);
  int reason = errno;

  if (target >= 0)
    close (target);
  return done || fail_copy (name, reason, error);
}

static gboolean
copy_library (const char *from, const char *to, GCancellable *cancellable, GError **error)
{
  g_autoptr (WayConnection) connection = way_connection_open (from, SQLITE_OPEN_READONLY, FALSE, error);
  Source source = { NULL, -1 };

  if (connection == NULL)
    return FALSE;
  if (sqlite3_file_control (connection->db, "main", SQLITE_FCNTL_FILE_POINTER, &source.library) != SQLITE_OK
      || source.library == NULL || source.library->pMethods == NULL)
    return fail_copy (from, EIO, error);
  return copy_source (&source, from, to, cancellable, error);
}

static gboolean
copy_log (const char *from, const char *to, GCancellable *cancellable, GError **error)
{
  Source source = { NULL, g_open (from, O_RDONLY | O_CLOEXEC, 0) };
  gboolean done;

  if (source.fd < 0)
    return fail_copy (from, errno, error);
  done = copy_source (&source, from, to, cancellable, error);
  close (source.fd);
  return done;
}

/* SQLite opens no file that is shorter than its header says; what was cut off is zero in the copy. */
static void
fill_up (const char *path)
{
  int fd = g_open (path, O_RDWR | O_CLOEXEC, 0);
  guchar header[100];
  struct stat status;

  if (fd >= 0 && pread (fd, header, sizeof header, 0) == sizeof header && fstat (fd, &status) == 0)
    {
      off_t page = header[16] << 8 | header[17];
      off_t pages = (off_t) header[28] << 24 | (off_t) header[29] << 16 | header[30] << 8 | header[31];

      /* A number that is itself damaged makes no endless file. */
      if (page >= 512 && page * pages > status.st_size && page * pages < 64 * status.st_size + (1 << 26)
          && ftruncate (fd, page * pages) != 0)
        g_debug ("the copy could not be filled up");
    }
  if (fd >= 0)
    close (fd);
}

void
way_salvage_look (const char *path, WaySalvageState *state)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  const char *const paths[] = { path, wal };

  *state = (WaySalvageState){ 0 };
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      struct stat status;

      if (stat (paths[i], &status) != 0)
        continue;
      state->files[i].inode = status.st_ino;
      state->files[i].size = status.st_size;
      state->files[i].changed = (gint64) status.st_mtim.tv_sec * 1000000000 + status.st_mtim.tv_nsec;
    }
}

gboolean
way_salvage_same (const WaySalvageState *a, const WaySalvageState *b)
{
  for (guint i = 0; i < G_N_ELEMENTS (a->files); i++)
    if (a->files[i].inode != b->files[i].inode || a->files[i].size != b->files[i].size
        || a->files[i].changed != b->files[i].changed)
      return FALSE;
  return TRUE;
}

static gboolean
copy_files (const char *from, const char *to, GCancellable *cancellable, GError **error)
{
  g_autofree char *wal = g_strconcat (from, "-wal", NULL);
  g_autofree char *wal_copy = g_strconcat (to, "-wal", NULL);

  way_backup_remove (to);
  if (!copy_library (from, to, cancellable, error))
    return FALSE;
  return !g_file_test (wal, G_FILE_TEST_EXISTS) || copy_log (wal, wal_copy, cancellable, error);
}

gboolean
way_salvage_copy (const char *from, const char *to, WaySalvageState *state, GCancellable *cancellable, GError **error)
{
  /* The file and its log belong together only if neither is written to between the two. */
  for (guint i = 0; i < ATTEMPTS; i++)
    {
      WaySalvageState after;

      way_salvage_look (from, state);
      if (!copy_files (from, to, cancellable, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      way_salvage_look (from, &after);
      if (!way_salvage_same (state, &after))
        continue;
      fill_up (to);
      return TRUE;
    }
  g_set_error_literal (error, WAY_ERROR, WAY_ERROR_BUSY,
                       _("Another program is writing to the library, so it was not repaired. Close that and try again."));
  return FALSE;
}

/* --- Rows --- */

typedef struct {
  WayConnection *from;
  WayConnection *to;
  GCancellable *cancellable;
  GError **error;
  const char *table;
  char *columns;       /* those both sides have */
  sqlite3_stmt *insert;
  guint n_columns;
  gint64 n_bound;      /* more rows than this cannot be in the file: a damaged page leads in a circle */
  guint n_probes;
  gboolean failed;     /* at writing */
  gboolean broken;     /* a part could not be read */
} Table;

static char *
shared_columns (Table *self)
{
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM pragma_table_info ('%s')", self->table);
  g_autoptr (GHashTable) there = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *columns = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;

  sqlite3_prepare_v2 (self->from->db, sql, -1, &statement, NULL);
  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    g_hash_table_add (there, g_strdup (way_statement_text (statement, 0)));
  sqlite3_finalize (statement);
  sqlite3_prepare_v2 (self->to->db, sql, -1, &statement, NULL);
  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    if (g_hash_table_contains (there, way_statement_text (statement, 0)))
      {
        g_string_append_printf (columns, "%s\"%s\"", columns->len > 0 ? ", " : "", way_statement_text (statement, 0));
        self->n_columns++;
      }
  sqlite3_finalize (statement);
  return g_string_free (columns, FALSE);
}

static gboolean
prepare_insert (Table *self)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT OR IGNORE INTO \"%s\" (%s) VALUES (", self->table, self->columns);
  for (guint i = 0; i < self->n_columns; i++)
    g_string_append (sql, i > 0 ? ", ?" : "?");
  g_string_append_c (sql, ')');
  if (sqlite3_prepare_v2 (self->to->db, sql->str, -1, &self->insert, NULL) == SQLITE_OK)
    return TRUE;
  self->failed = TRUE;
  return way_connection_fail (self->to, _("repair the library"), self->error);
}

static void
put (Table *self, sqlite3_stmt *row)
{
  int code;

  for (guint i = 0; i < self->n_columns; i++)
    sqlite3_bind_value (self->insert, (int) i + 1, sqlite3_column_value (row, (int) i));
  code = sqlite3_step (self->insert);
  /* A row that breaks a rule of its table is itself damaged. */
  if (code != SQLITE_DONE && (code & 0xff) != SQLITE_CONSTRAINT && (code & 0xff) != SQLITE_MISMATCH)
    {
      way_connection_fail (self->to, _("repair the library"), self->error);
      self->failed = TRUE;
    }
  else if (code != SQLITE_DONE)
    self->broken = TRUE;
  sqlite3_reset (self->insert);
}

/* Reads on until the end or until a page cannot be read: %TRUE for the end. @key, if there is one, is the last one's. */
static gboolean
read_rows (Table *self, sqlite3_stmt *rows, gint64 *key)
{
  gint64 n = 0;
  int code = SQLITE_DONE;

  while (!self->failed && n++ < self->n_bound && (code = sqlite3_step (rows)) == SQLITE_ROW)
    {
      put (self, rows);
      if (key != NULL)
        *key = sqlite3_column_int64 (rows, (int) self->n_columns);
      if (n % 1000 == 0 && g_cancellable_is_cancelled (self->cancellable))
        break;
    }
  return code == SQLITE_DONE;
}

static gboolean
read_all (Table *self, const char *order)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM \"%s\" ORDER BY %s", self->columns, self->table, order);
  sqlite3_stmt *rows = NULL;
  gboolean whole = sqlite3_prepare_v2 (self->from->db, sql, -1, &rows, NULL) == SQLITE_OK && read_rows (self, rows, NULL);

  sqlite3_finalize (rows);
  return whole;
}

/* The rows with keys between @low and @high, from one end. */
static gboolean
read_range (Table *self, const char *name, gboolean up, gint64 low, gint64 high, gint64 *key)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s, \"%s\" FROM \"%s\" WHERE \"%s\" > ?1 AND \"%s\" < ?2 ORDER BY \"%s\" %s",
                                          self->columns, name, self->table, name, name, name, up ? "ASC" : "DESC");
  sqlite3_stmt *rows = NULL;
  gboolean whole = sqlite3_prepare_v2 (self->from->db, sql, -1, &rows, NULL) == SQLITE_OK;

  self->n_probes++;
  if (whole)
    {
      sqlite3_bind_int64 (rows, 1, low);
      sqlite3_bind_int64 (rows, 2, high);
      whole = read_rows (self, rows, key);
    }
  sqlite3_finalize (rows);
  return whole;
}

typedef struct {
  gint64 low;
  gint64 high;
} Range;

static void
push_range (GQueue *ranges, gint64 low, gint64 high)
{
  Range *range = g_new (Range, 1);

  *range = (Range){ low, high };
  g_queue_push_tail (ranges, range);
}

/* From both ends towards the damage; what is left between is looked at by halves, since behind a page that cannot be
 * read there are others that can. The wide gaps come first: where many pages are lost, not each key is asked for. */
static void
read_around (Table *self, const char *name, gint64 bound)
{
  GQueue ranges = G_QUEUE_INIT;
  Range *range;

  push_range (&ranges, 0, bound);
  while ((range = g_queue_pop_head (&ranges)) != NULL)
    {
      gint64 from = range->low, to = range->high, middle;
      gboolean go_on = !self->failed && self->n_probes < PROBES && !g_cancellable_is_cancelled (self->cancellable);

      g_free (range);
      if (!go_on || read_range (self, name, TRUE, from, to, &from) || self->failed)
        continue;
      self->broken = TRUE;
      if (read_range (self, name, FALSE, from, to, &to) || to - from <= 2)
        continue;
      middle = from + (to - from) / 2;
      push_range (&ranges, from, middle + 1);
      push_range (&ranges, middle, to);
    }
}

/* Rows that lie by their id: those in the gap are asked for by the ids that other tables know. */
static void
read_known (Table *self, const char *column, const char *known)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM \"%s\" WHERE \"%s\" = ?1", self->columns, self->table, column);
  sqlite3_stmt *ids = NULL, *row = NULL;

  if (sqlite3_prepare_v2 (self->to->db, known, -1, &ids, NULL) == SQLITE_OK
      && sqlite3_prepare_v2 (self->from->db, sql, -1, &row, NULL) == SQLITE_OK)
    while (sqlite3_step (ids) == SQLITE_ROW && !self->failed && !g_cancellable_is_cancelled (self->cancellable))
      {
        sqlite3_bind_value (row, 1, sqlite3_column_value (ids, 0));
        read_rows (self, row, NULL);
        sqlite3_reset (row);
      }
  sqlite3_finalize (ids);
  sqlite3_finalize (row);
}

static void
read_table (Table *self)
{
  g_autofree char *known = g_strdup_printf ("SELECT id FROM record WHERE kind = '%s'"
                                            " UNION SELECT record FROM change WHERE kind = '%s'", self->table, self->table);

  if (strcmp (self->table, "device") == 0 || strcmp (self->table, "record") == 0)
    read_around (self, "seq", self->n_bound);
  else if (strcmp (self->table, "step") == 0 || strcmp (self->table, "change") == 0)
    read_around (self, "id", self->n_bound);
  else if (strcmp (self->table, "draft") == 0 || strcmp (self->table, "setting") == 0)
    self->broken = !read_all (self, "1") && !read_all (self, "1 DESC, 2 DESC");
  else if (strcmp (self->table, "link") == 0)
    {
      self->broken = !read_all (self, "from_id, field, to_id");
      if (self->broken && !read_all (self, "from_id DESC, field DESC, to_id DESC"))
        read_known (self, "from_id", "SELECT id FROM record");
    }
  else
    {
      self->broken = !read_all (self, "id");
      if (self->broken && !read_all (self, "id DESC"))
        read_known (self, "id", known);
    }
}

static gboolean
salvage_table (WayConnection *from, WayConnection *to, const char *name, gint64 bound, gboolean *broken,
               GCancellable *cancellable, GError **error)
{
  Table table = { .from = from, .to = to, .cancellable = cancellable, .error = error, .table = name, .n_bound = bound };

  table.columns = shared_columns (&table);
  if (table.n_columns == 0)
    table.broken = TRUE;
  else if (prepare_insert (&table))
    read_table (&table);
  sqlite3_finalize (table.insert);
  g_free (table.columns);
  *broken = table.broken;
  if (table.failed)
    return FALSE;
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

gboolean
way_salvage_rows (WayConnection *from, WayConnection *to, WaySalvage *result, GCancellable *cancellable, GError **error)
{
  static const char *const first[] = { "device", "step", "change", "record", "link", "draft", "setting", NULL };
  const WayKind *const *kinds = way_kinds (NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GStatBuf status = { 0 };
  gint64 bound;

  *result = (WaySalvage){ 0 };
  g_stat (from->path, &status);
  /* No row takes less; ids are given out one by one. */
  bound = status.st_size / 16 + 100000;
  for (guint i = 0; first[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) first[i]);
  for (guint i = 0; kinds[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) kinds[i]->name);
  for (guint i = 0; i < names->len; i++)
    {
      gboolean broken = FALSE;

      if (!salvage_table (from, to, names->pdata[i], bound, &broken, cancellable, error))
        return FALSE;
      if (broken)
        result->n_tables_broken++;
      if (broken && strcmp (names->pdata[i], "change") == 0)
        result->log_broken = TRUE;
    }
  return TRUE;
}
