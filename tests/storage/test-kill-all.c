/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Kill -9 in every kind of work that writes a library. The program dies before the n-th call that SQLite makes of the disk,
 * or of the file system, for as many n as fit in the time: then the library opens and is whole, what was reported done is
 * there, and what was not is there as a whole or not at all. WAYMARK_TEST_LONG=1 tries ten times as many. */

#include "import/way-project-file.h"
#include "import/way-samples.h"
#include "service/way-edit.h"
#include "service/way-people-service.h"
#include "service/way-theme-service.h"
#include "service/way-workshop-service.h"
#include "storage/way-backup.h"
#include "storage/way-erase.h"
#include "storage/way-library-private.h"
#include "storage/way-repair.h"
#include "storage/way-schema.h"

#include "support/way-test-library.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The sanitizers find what each work does to memory in the first already. */
#ifdef __SANITIZE_ADDRESS__
#define KILLS 2
#else
#define KILLS 6
#endif

/* --- A disk on which the program is killed --- */

static sqlite3_vfs deadly;
static sqlite3_vfs *usual;
static guint64 n_calls, deadline;

typedef struct {
  sqlite3_file base;
  sqlite3_file *real;
} File;

static void
count_call (void)
{
  if (++n_calls == deadline)
    kill (getpid (), SIGKILL);
}

/* So that what is done to files without SQLite, as when a repaired library takes its place, is in reach of the kill, too. */
int
rename (const char *from, const char *to)
{
  count_call ();
  return renameat (AT_FDCWD, from, AT_FDCWD, to);
}

int
link (const char *from, const char *to)
{
  count_call ();
  return linkat (AT_FDCWD, from, AT_FDCWD, to, 0);
}

#define REAL(file) ((File *) (file))->real
#define PASS(call, ...) (count_call (), REAL (file)->pMethods->call (REAL (file), ##__VA_ARGS__))

static int
file_close (sqlite3_file *file)
{
  sqlite3_file *real = REAL (file);
  int code = real->pMethods->xClose (real);

  g_free (real);
  return code;
}

static int
file_read (sqlite3_file *file, void *data, int size, sqlite3_int64 at)
{
  return REAL (file)->pMethods->xRead (REAL (file), data, size, at);
}

static int
file_write (sqlite3_file *file, const void *data, int size, sqlite3_int64 at)
{
  return PASS (xWrite, data, size, at);
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  return PASS (xTruncate, size);
}

/* A kill loses nothing that was written: only a power cut does, which test-faults.c has. */
static int
file_sync (sqlite3_file *file, int flags)
{
  count_call ();
  return SQLITE_OK;
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return REAL (file)->pMethods->xFileSize (REAL (file), size);
}

static int
file_lock (sqlite3_file *file, int level)
{
  return PASS (xLock, level);
}

static int
file_unlock (sqlite3_file *file, int level)
{
  return PASS (xUnlock, level);
}

static int
file_check (sqlite3_file *file, int *result)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), result);
}

static int
file_control (sqlite3_file *file, int what, void *data)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), what, data);
}

static int
file_sector (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

static int
file_device (sqlite3_file *file)
{
  return REAL (file)->pMethods->xDeviceCharacteristics (REAL (file));
}

static int
file_shm_map (sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
  return PASS (xShmMap, region, size, extend, memory);
}

static int
file_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return PASS (xShmLock, offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *file)
{
  REAL (file)->pMethods->xShmBarrier (REAL (file));
}

static int
file_shm_unmap (sqlite3_file *file, int remove)
{
  return PASS (xShmUnmap, remove);
}

static const sqlite3_io_methods methods = {
  2, file_close, file_read, file_write, file_truncate, file_sync, file_size, file_lock, file_unlock, file_check, file_control,
  file_sector, file_device, file_shm_map, file_shm_lock, file_shm_barrier, file_shm_unmap,
};

static int
deadly_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *flags_out)
{
  int code;

  count_call ();
  memset (file, 0, sizeof (File));
  REAL (file) = g_malloc0 ((gsize) usual->szOsFile);
  code = usual->xOpen (usual, name, REAL (file), flags, flags_out);
  if (code == SQLITE_OK)
    file->pMethods = &methods;
  else
    g_clear_pointer (&((File *) file)->real, g_free);
  return code;
}

static int
deadly_delete (sqlite3_vfs *vfs, const char *name, int sync)
{
  count_call ();
  return usual->xDelete (usual, name, sync);
}

/* From here on this program dies at the @at-th call. */
static void
await_death (guint64 at)
{
  usual = sqlite3_vfs_find (NULL);
  deadly = *usual;
  deadly.zName = "waymark-deadly";
  deadly.szOsFile = sizeof (File);
  deadly.xOpen = deadly_open;
  deadly.xDelete = deadly_delete;
  n_calls = 0;
  deadline = at;
  g_assert_cmpint (sqlite3_vfs_register (&deadly, TRUE), ==, SQLITE_OK);
}

/* --- What is done --- */

typedef struct {
  const char *name;
  void (*prepare) (WayLibrary *library); /* may be %NULL */
  gboolean (*act) (const char *path);    /* in the program that is killed */
} Work;

static WayId chosen, heir;
static GBytes *file_bytes;
static char *kept_backup;

static WayId
first_project (WayLibrary *library)
{
  g_autoptr (GArray) projects = way_library_query_ids (library, "projects", NULL);

  return *way_id_list_index (projects, 0);
}

static WayId
nth (WayLibrary *library, const char *kind, guint n)
{
  WayId project = first_project (library);
  g_autoptr (GPtrArray) records = way_library_query_records (library, "records of kind", "is", &project, kind);

  return *way_record_get_id (records->pdata[n]);
}

static void
prepare_edited (WayLibrary *library)
{
  WayId card = nth (library, "card", 0);

  g_assert_true (way_edit_set_text (library, &card, "text", "Quokka", NULL));
}

static void
prepare_undone (WayLibrary *library)
{
  prepare_edited (library);
  g_assert_true (way_library_undo (library, NULL, NULL));
}

static void
prepare_deleted (WayLibrary *library)
{
  prepare_edited (library);
  chosen = nth (library, "card", 0);
  g_assert_true (way_edit_delete (library, &chosen, NULL));
}

static void
prepare_backup (WayLibrary *library)
{
  g_free (kept_backup);
  kept_backup = way_test_path ("kept.waymark");
  g_assert_true (way_library_backup (library, kept_backup, NULL));
  prepare_edited (library);
}

/* Somebody with an action, and somebody to hand it over to. */
static void
prepare_people (WayLibrary *library)
{
  WayId project = first_project (library);
  WayId ids[2];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (WayRecord) person = way_record_new_named ("person");

      way_record_set_text (person, "name", i == 0 ? "Ann Lee" : "Jo Hart");
      g_assert_true (way_people_add_person (library, &project, person, "core group", "2022-01-01", NULL));
      ids[i] = *way_record_get_id (person);
    }
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (WayRecord) action = way_record_new_named ("action");
      g_autofree char *reference = g_strdup_printf ("A-%u", i);

      way_record_set_project (action, &project);
      way_record_set_text (action, "reference", reference);
      way_record_set_text (action, "text", "Do something");
      way_record_set_reference (action, "accountable", &ids[0]);
      way_test_save (library, action);
    }
  chosen = ids[0];
  heir = ids[1];
}

/* The project as a file that says more than the library. */
static void
prepare_file (WayLibrary *library)
{
  WayId project = first_project (library);
  g_autoptr (GBytes) bytes = way_project_file_write (library, &project, 0, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) parts = g_strsplit (text, "Said", -1);
  char *changed = g_strjoinv ("Read", parts);

  g_clear_pointer (&file_bytes, g_bytes_unref);
  file_bytes = g_bytes_new_take (changed, strlen (changed));
}

#define DO(name, call)                                                                                                       \
  static gboolean name (const char *path)                                                                                    \
  {                                                                                                                          \
    g_autoptr (WayLibrary) library = way_library_open (path, 0, NULL);                                                       \
    return library != NULL && (call);                                                                                        \
  }

static gboolean
create_record (WayLibrary *library)
{
  WayId project = first_project (library), theme = nth (library, "theme", 0);
  g_autoptr (WayRecord) card = way_record_new_named ("card");

  way_record_set_project (card, &project);
  way_record_set_text (card, "text", "Made");
  way_record_add_reference (card, "themes", &theme);
  return way_edit_save (library, card, "Add card", NULL);
}

static gboolean
edit_record (WayLibrary *library)
{
  WayId card = nth (library, "card", 0);

  return way_edit_set_text (library, &card, "text", "Changed", NULL);
}

static gboolean
link_records (WayLibrary *library)
{
  WayId card = nth (library, "card", 0), theme = nth (library, "theme", 1);

  return way_edit_toggle_reference (library, &card, "themes", &theme, TRUE, NULL);
}

static gboolean
move_record (WayLibrary *library)
{
  WayId first = nth (library, "card", 0), last = nth (library, "card", 2);

  return way_edit_move (library, &first, &last, NULL, NULL);
}

static gboolean
delete_record (WayLibrary *library)
{
  WayId project = first_project (library);

  return way_edit_delete (library, &project, NULL);
}

static gboolean
create_workshop (WayLibrary *library)
{
  WayId project = first_project (library);
  g_autoptr (WayRecord) workshop = way_record_new_named ("workshop");
  guint n_templates;
  const WayAgendaTemplate *templates = way_workshop_templates (&n_templates);

  way_record_set_project (workshop, &project);
  way_record_set_text (workshop, "title", "First meeting");
  return way_workshop_create (library, workshop, templates[0].key, NULL);
}

static gboolean
load_sample (WayLibrary *library)
{
  g_autoptr (GArray) projects = way_samples_load (library, "example", NULL);

  return projects != NULL;
}

static gboolean
merge_themes (WayLibrary *library)
{
  WayId from = nth (library, "theme", 0), into = nth (library, "theme", 1);

  return way_theme_merge (library, &from, &into, "Ann Lee", "2022-02-14", "They overlap", NULL);
}

static gboolean
leave (WayLibrary *library)
{
  WayId project = first_project (library);

  return way_people_leave (library, &project, &chosen, "2022-02-14", &heir, NULL);
}

static gboolean
apply_file (WayLibrary *library)
{
  g_autoptr (WayProjectFile) file = way_project_file_parse ("kill", file_bytes, NULL);
  WayProjectReport report;
  gboolean done = way_project_file_apply (file, library, FALSE, &report, NULL);

  way_project_report_clear (&report);
  return done;
}

static gboolean
do_repair (const char *path)
{
  g_autoptr (WayRepair) repair = way_repair_make (path, NULL, NULL);
  g_autofree char *kept = NULL;

  return repair != NULL && way_repair_adopt (repair, &kept, NULL);
}

DO (do_create, create_record (library))
DO (do_edit, edit_record (library))
DO (do_link, link_records (library))
DO (do_move, move_record (library))
DO (do_delete, delete_record (library))
DO (do_restore, way_edit_restore (library, &chosen, NULL))
DO (do_undo, way_library_undo (library, NULL, NULL))
DO (do_redo, way_library_redo (library, NULL, NULL))
DO (do_draft, way_library_set_draft (library, "form", NULL, "field", "Typed", NULL))
DO (do_workshop, create_workshop (library))
DO (do_import, load_sample (library))
DO (do_merge, merge_themes (library))
DO (do_leave, leave (library))
DO (do_apply, apply_file (library))

static gboolean
do_migrate (const char *path)
{
  static const WayMigration migrations[]
    = { { 99, "ALTER TABLE theme ADD COLUMN colour_now TEXT; UPDATE theme SET colour_now = 'green';"
              "CREATE TABLE later (id INTEGER PRIMARY KEY); INSERT INTO later VALUES (1), (2)" }, { 0, NULL } };
  g_autoptr (WayConnection) connection = way_connection_open (path, SQLITE_OPEN_READWRITE, FALSE, NULL);

  return connection != NULL && way_schema_migrate (connection, migrations, way_backup_before_migration, NULL);
}

static gboolean
do_back_up (const char *path)
{
  g_autoptr (WayBackup) backup = way_backups_make (path, WAY_BACKUP_ASKED, NULL, NULL, NULL);

  return backup != NULL;
}

static gboolean
do_restore_backup (const char *path)
{
  return way_backups_restore (path, kept_backup, NULL, NULL, NULL, NULL);
}

static gboolean
do_erase (const char *path)
{
  return way_erase (path, NULL, NULL, NULL, NULL);
}

static const Work works[] = {
  { "create", NULL, do_create },
  { "edit", NULL, do_edit },
  { "link", NULL, do_link },
  { "move", NULL, do_move },
  { "delete", NULL, do_delete },
  { "restore", prepare_deleted, do_restore },
  { "undo", prepare_edited, do_undo },
  { "redo", prepare_undone, do_redo },
  { "draft", NULL, do_draft },
  { "workshop", NULL, do_workshop },
  { "import", NULL, do_import },
  { "migration", NULL, do_migrate },
  { "backup", NULL, do_back_up },
  { "restore-backup", prepare_backup, do_restore_backup },
  { "erase", prepare_deleted, do_erase },
  { "merge", NULL, do_merge },
  { "leave", prepare_people, do_leave },
  { "apply", prepare_file, do_apply },
  { "repair", prepare_edited, do_repair },
};

/* --- What there is afterwards --- */

static void
add_rows (GString *state, WayConnection *connection, const char *sql)
{
  sqlite3_stmt *rows = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (connection->db, sql, -1, &rows, NULL), ==, SQLITE_OK);
  while (sqlite3_step (rows) == SQLITE_ROW)
    g_string_append_printf (state, "%s\n", (const char *) sqlite3_column_text (rows, 0));
  sqlite3_finalize (rows);
}

/* All that the work changes, without ids and times, which are others each time. */
static char *
state_of (const char *path)
{
  static const char *const queries[] = {
    "PRAGMA user_version",
    "SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY 1",
    "SELECT group_concat (name) FROM pragma_table_info ('theme')",
    "SELECT kind || ' ' || (deleted IS NULL) || ' ' || count (*) FROM record GROUP BY kind, deleted IS NULL ORDER BY 1",
    "SELECT text FROM card ORDER BY rank, text",
    "SELECT count (*) FROM link",
    "SELECT count (*) FROM change",
    "SELECT label FROM step ORDER BY id",
    "SELECT form || field || text FROM draft",
  };
  g_autoptr (WayConnection) connection = way_connection_open (path, SQLITE_OPEN_READWRITE, FALSE, NULL);
  g_autoptr (GPtrArray) backups = way_backups_list (path, NULL);
  GString *state = g_string_new (NULL);

  g_assert_nonnull (connection);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    add_rows (state, connection, queries[i]);
  for (guint i = 0; i < backups->len; i++)
    if (((WayBackup *) backups->pdata[i])->reason == WAY_BACKUP_ASKED)
      g_string_append (state, "a backup\n");
  return g_string_free (state, FALSE);
}

/* The migration is one of these tests' own, which no library is to have. */
static void
assert_whole (const char *path)
{
  g_autoptr (GPtrArray) backups = way_backups_list (path, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayLibrary) library = NULL;

  {
    g_autoptr (WayConnection) connection = way_connection_open (path, SQLITE_OPEN_READWRITE, FALSE, NULL);

    if (way_connection_number (connection, "PRAGMA user_version", 0) == 99)
      {
        g_assert_cmpuint (backups->len, >, 0);
        g_assert_true (way_connection_exec (connection, "PRAGMA user_version = 1", "test", NULL));
      }
  }
  library = way_library_open (path, 0, &error);
  g_assert_no_error (error);
  way_test_assert_whole (library);
  for (guint i = 0; i < backups->len; i++)
    {
      WayLibrarySummary summary;
      const char *backup = ((WayBackup *) backups->pdata[i])->path;

      g_assert_true (way_library_look_at_file (backup, TRUE, NULL, &error) && way_library_summarise (backup, &summary, &error));
      g_assert_cmpint (summary.projects, ==, 1);
    }
}

/* What was removed for good before the kill leaves nothing once the library was opened and closed. */
static void
assert_no_trace (const char *path)
{
  static const char *const ends[] = { "", "-wal" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *part = g_strconcat (path, ends[i], NULL);
      g_autofree char *content = NULL;
      gsize size;

      if (!g_file_get_contents (part, &content, &size, NULL))
        continue;
      for (gsize at = 0; at + 6 <= size; at++)
        g_assert_false (g_ascii_strncasecmp (content + at, "quokka", 6) == 0);
    }
}

/* --- Killing --- */

static char *
fresh_copy (const char *from)
{
  g_autofree char *folder = way_test_path ("home");
  char *path = g_build_filename (folder, "library.waymark", NULL);
  g_autofree char *content = NULL;
  gsize size;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_get_contents (from, &content, &size, NULL));
  g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
  return path;
}

/* Returns: whether it was reported done; @calls (out) says with how many calls, if it was */
static gboolean
run (const Work *work, const char *path, guint64 at, guint64 *calls)
{
  gboolean done;
  pid_t child;
  int ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      await_death (at);
      if (work->act (path) && write (ends[1], &n_calls, sizeof n_calls) == sizeof n_calls)
        /* What follows a report, closing, is in reach of the kill, too. */
        count_call ();
      _exit (0);
    }
  close (ends[1]);
  done = read (ends[0], calls, sizeof *calls) == sizeof *calls;
  close (ends[0]);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  return done;
}

static char *
make_base (const Work *work)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  char *base = way_test_path ("base.waymark");

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *text = g_strdup_printf ("Said %u", i);
      g_autoptr (WayRecord) card = way_test_record (library, project, "card", text);
      g_autoptr (WayRecord) theme = way_test_record (library, project, "theme", text);
    }
  if (work->prepare != NULL)
    work->prepare (library);
  g_assert_true (way_library_backup (library, base, NULL));
  return base;
}

static void
test_work (gconstpointer data)
{
  const Work *work = data;
  guint kills = g_getenv ("WAYMARK_TEST_LONG") != NULL ? 10 * KILLS : KILLS;
  g_autofree char *base = make_base (work);
  g_autofree char *whole = fresh_copy (base);
  g_autofree char *before = state_of (base);
  g_autofree char *after = NULL;
  guint64 total = 0, calls;
  guint n_before = 0;

  g_assert_true (run (work, whole, G_MAXUINT64, &total));
  after = state_of (whole);
  g_assert_cmpstr (before, !=, after);
  assert_whole (whole);
  for (guint i = 0; i < kills; i++)
    {
      g_autofree char *path = fresh_copy (base);
      g_autofree char *now = NULL;
      /* Half of them anywhere, half where it ends, since there it is written; one just after it was reported. */
      guint64 at = i % 2 == 0 ? 1 + i * total / kills : total + 1 - (i - 1) * (i - 1) * total / (kills * kills);
      gboolean done;

      /* It is short how a library takes the place of another. */
      if (work->act == do_repair && i % 2 == 1)
        at = total + 1 - i / 2;
      done = run (work, path, at, &calls);
      now = state_of (path);
      if (done || g_strcmp0 (now, before) != 0)
        g_assert_cmpstr (now, ==, after);
      n_before += g_strcmp0 (now, before) == 0;
      assert_whole (path);
      if (work->act == do_erase && g_strcmp0 (now, after) == 0)
        assert_no_trace (path);
    }
  g_test_message ("%s: %u kills within %u calls, %u before it was done", work->name, kills, (guint) total, n_before);
  g_assert_cmpuint (n_before, >, 0);
  g_assert_cmpuint (n_before, <, kills);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    {
      g_autofree char *name = g_strconcat ("/kill/", works[i].name, NULL);

      g_test_add_data_func (name, &works[i], test_work);
    }
  return g_test_run ();
}
