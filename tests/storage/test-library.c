/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-error.h"
#include "storage/way-library-private.h"

#include "support/way-test-library.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* --- Opening --- */

static void
assert_refused (const char *path, WayLibraryFlags flags, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayLibrary) library = way_library_open (path, flags, &error);

  g_assert_error (error, WAY_ERROR, code);
  g_assert_null (library);
  /* One sentence, or two: what happened and what it means. */
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
assert_unchanged (const char *path, const char *content, gsize size)
{
  g_autofree char *now = NULL;
  gsize now_size;

  g_assert_true (g_file_get_contents (path, &now, &now_size, NULL));
  g_assert_cmpmem (now, now_size, content, size);
}

static void
assert_mode (const char *path, const char *end, mode_t mode)
{
  g_autofree char *part = g_strconcat (path, end, NULL);
  struct stat info;

  g_assert_cmpint (g_stat (part, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, mode);
}

/* What was written last lies in the log beside the library, so that is private, too. */
static void
test_made_private (void)
{
  g_autofree char *folder = way_test_path ("data");
  g_autofree char *path = g_build_filename (folder, "deep", "library.waymark", NULL);
  g_autoptr (WayLibrary) library = NULL;
  g_autoptr (WayRecord) project = NULL;
  mode_t mask = umask (0);

  assert_refused (path, 0, WAY_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  library = way_library_open (path, WAY_LIBRARY_CREATE, NULL);
  g_assert_nonnull (library);
  project = way_test_project (library, "Voices");
  umask (mask);
  assert_mode (path, "", 0600);
  assert_mode (path, "-wal", 0600);
  assert_mode (path, "-shm", 0600);
  assert_mode (folder, "", 0700);
  assert_mode (folder, "/deep", 0700);
}

/* The error of making a library while no file may grow past @bytes: to a program that is a full disk. */
static void
assert_not_made (const char *path, rlim_t bytes)
{
  struct rlimit before, limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = (struct rlimit){ bytes, before.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (WayLibrary) library = way_library_open (path, WAY_LIBRARY_CREATE, &error);

    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
    g_assert_error (error, WAY_ERROR, WAY_ERROR_FULL);
    g_assert_null (library);
  }
}

/* What could not be made is not there afterwards, neither the library nor what lies beside it. */
static void
test_not_made (void)
{
  static const rlim_t rooms[] = { 0, 4096, 16384, 65536 };

  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      g_autofree char *folder = way_test_path ("room");
      g_autofree char *path = g_build_filename (folder, "library.waymark", NULL);
      g_autoptr (WayLibrary) library = NULL;
      g_autoptr (GDir) dir = NULL;

      assert_not_made (path, rooms[i]);
      dir = g_dir_open (folder, 0, NULL);
      g_assert_cmpstr (g_dir_read_name (dir), ==, NULL);
      library = way_library_open (path, WAY_LIBRARY_CREATE, NULL);
      g_assert_nonnull (library);
    }
}

/* An empty file that was there before is a person's own. */
static void
test_not_made_of_empty (void)
{
  g_autofree char *path = way_test_path ("empty.waymark");

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_not_made (path, 0);
  assert_unchanged (path, "", 0);
}

/* What SQLite would take for another computer, options or memory is the name of a file to a person. */
static void
test_odd_paths (void)
{
  static const char *const names[] = { "/slashed.waymark", "a?mode=memory", "b#c%20d", ":memory:", "./:memory:" };
  g_autofree char *folder = way_test_path ("odd");
  g_autofree char *before = g_get_current_dir ();

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (g_chdir (folder), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = i == 0 ? g_strconcat ("/", folder, names[0], NULL) : g_strdup (names[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (WayLibrary) library = way_library_open (path, WAY_LIBRARY_CREATE, &error);
      struct stat info;

      g_assert_no_error (error);
      g_assert_cmpint (g_stat (path, &info), ==, 0);
      g_assert_cmpint (info.st_size, >, 0);
    }
  g_assert_cmpint (g_chdir (before), ==, 0);
}

static void
test_not_a_library (void)
{
  static const char text[] = "Dear colleague, this is a letter and not a library at all.";
  g_autofree char *path = way_test_path ("letter.txt");
  g_autofree char *folder = way_test_path ("folder");
  g_autofree char *other = way_test_path ("other.db");
  g_autofree char *content = NULL;
  gsize size;
  sqlite3 *db = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  assert_refused (path, WAY_LIBRARY_CREATE, WAY_ERROR_NOT_LIBRARY);
  assert_unchanged (path, text, strlen (text));
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  assert_refused (folder, WAY_LIBRARY_CREATE, WAY_ERROR_NOT_LIBRARY);
  g_assert_cmpint (sqlite3_open (other, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "CREATE TABLE someone_elses (data)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  g_assert_true (g_file_get_contents (other, &content, &size, NULL));
  assert_refused (other, WAY_LIBRARY_CREATE, WAY_ERROR_NOT_LIBRARY);
  assert_unchanged (other, content, size);
}

static char *
closed_library (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Young people’s voices");

  for (int i = 0; i < 50; i++)
    {
      g_autofree char *text = g_strdup_printf ("Consent forms differ between services %d", i);
      g_autoptr (WayRecord) card = way_test_record (library, project, "card", text);
    }
  return g_strdup (way_library_get_path (library));
}

static void
test_newer (void)
{
  g_autofree char *path = closed_library ();
  g_autofree char *content = NULL;
  gsize size;
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA user_version = 999", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  assert_refused (path, WAY_LIBRARY_CREATE, WAY_ERROR_NEWER);
  assert_unchanged (path, content, size);
}

static void
test_damaged (void)
{
  g_autofree char *path = closed_library ();
  g_autofree char *content = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  for (gsize keep = 16; keep < size; keep += size / 40)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WayLibrary) library = NULL;
      g_autoptr (GPtrArray) faults = NULL;

      g_assert_true (g_file_set_contents (path, content, (gssize) keep, NULL));
      library = way_library_open (path, 0, &error);
      /* Never a crash: it is refused in words, or the check says what is wrong. */
      if (library == NULL)
        g_assert_nonnull (error);
      else
        {
          faults = way_library_check (library, NULL, NULL);
          /* Only what nothing uses may be missing: the end of a page that is free. */
          if (faults->len == 0)
            {
              g_assert_cmpuint (keep, >, size - 4096);
              g_assert_cmpint (way_connection_number (library->connection, "SELECT count (*) FROM card", 0), ==, 50);
            }
        }
    }
}

static void
test_read_only (void)
{
  g_autofree char *path = closed_library ();
  g_autoptr (WayLibrary) library = way_library_open (path, WAY_LIBRARY_READ_ONLY, NULL);
  g_autoptr (GPtrArray) projects = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (library);
  g_assert_true (way_library_is_read_only (library));
  projects = way_library_query_records (library, "projects", NULL);
  g_assert_cmpuint (projects->len, ==, 1);
  g_assert_false (way_library_begin (library, NULL, "Try", &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_null (way_library_get_undo (library, NULL));
}

/* As another user, for whom permissions count; root ignores them. */
static void
test_read_only_folder (void)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;

  if (getuid () != 0)
    {
      g_test_skip ("needs root to become another user");
      return;
    }
  if (g_test_subprocess ())
    {
      g_autoptr (WayLibrary) library = NULL;
      g_autoptr (GPtrArray) projects = NULL;
      g_autoptr (GError) error = NULL;

      if (setgid (65534) != 0 || setuid (65534) != 0)
        g_error ("cannot become another user");
      library = way_library_open (g_getenv ("WAY_TEST_FILE"), 0, &error);
      g_assert_no_error (error);
      projects = way_library_query_records (library, "projects", NULL);
      g_assert_cmpuint (projects->len, ==, 1);
      g_assert_false (way_library_begin (library, NULL, "Try", &error));
      g_assert_error (error, WAY_ERROR, WAY_ERROR_READ_ONLY);
      return;
    }
  {
    g_autofree char *closed = closed_library ();
    g_autofree char *content = NULL;
    gsize size;

    folder = g_dir_make_tmp ("waymark-read-only-XXXXXX", NULL);
    path = g_build_filename (folder, "library.waymark", NULL);
    g_assert_true (g_file_get_contents (closed, &content, &size, NULL));
    g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
  }
  g_assert_cmpint (g_chmod (path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  g_setenv ("WAY_TEST_FILE", path, TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  g_chmod (folder, 0700);
  g_remove (path);
  g_remove (folder);
  g_test_trap_assert_passed ();
}

/* Several programs started at once on a library that does not exist yet: one makes it, all open it. */
static void
test_first_starts (void)
{
  g_autofree char *path = way_test_path ("new.waymark");
  pid_t children[6];

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      children[i] = fork ();
      g_assert_cmpint (children[i], >=, 0);
      if (children[i] == 0)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (WayLibrary) library = way_library_open (path, WAY_LIBRARY_CREATE, &error);

          if (error != NULL)
            g_printerr ("%s\n", error->message);
          _exit (library != NULL ? 0 : 1);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int status = -1;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_cmpint (status, ==, 0);
    }
}

/* --- Steps --- */

static void
test_nested_failure (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autoptr (WayRecord) theme = way_record_new_named ("theme");
  g_autoptr (WayRecord) nameless = way_record_new_named ("theme");
  g_autoptr (WayRecord) found = NULL;
  g_autoptr (GError) error = NULL;

  way_record_set_project (theme, way_record_get_id (project));
  way_record_set_text (theme, "name", "Outer");
  way_record_set_project (nameless, way_record_get_id (project));
  g_assert_true (way_library_begin (library, NULL, "Outer", NULL));
  g_assert_true (way_library_save (library, theme, NULL));
  g_assert_true (way_library_begin (library, NULL, "Inner", NULL));
  g_assert_false (way_library_end (library, way_library_save (library, nameless, &error), &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_clear_error (&error);
  /* The inner failure forces the outer step back. */
  g_assert_false (way_library_commit (library, &error));
  g_assert_nonnull (error);
  found = way_library_get (library, way_record_get_id (theme));
  g_assert_null (found);
  way_test_assert_whole (library);
}

static void
test_references_checked (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autoptr (WayRecord) theme = way_test_record (library, project, "theme", "One");
  g_autoptr (WayRecord) card = way_record_new_named ("card");
  g_autoptr (GError) error = NULL;
  WayId nowhere;

  way_id_init_new (&nowhere);
  way_record_set_project (card, way_record_get_id (project));
  way_record_set_text (card, "text", "Forms differ");
  way_record_set_reference (card, "source", &nowhere);
  g_assert_true (way_library_begin (library, NULL, "Try", NULL));
  g_assert_false (way_library_save (library, card, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_clear_error (&error);
  way_record_set_reference (card, "source", way_record_get_id (theme));
  g_assert_false (way_library_save (library, card, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_clear_error (&error);
  /* Deferred, an id that never comes is refused at commit, and nothing is left. */
  way_record_set_reference (card, "source", &nowhere);
  g_assert_true (way_library_save_deferred (library, card, NULL));
  g_assert_false (way_library_commit (library, &error));
  g_assert_nonnull (error);
  way_test_assert_whole (library);
}

static void
test_outside_step (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) agency = way_record_new_named ("agency");
  g_autoptr (GError) error = NULL;

  way_record_set_text (agency, "name", "Police");
  g_assert_false (way_library_save (library, agency, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_USAGE);
}

static void
test_ranks_of_siblings (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autoptr (WayRecord) one = way_test_record (library, project, "theme", "One");
  g_autoptr (WayRecord) two = way_test_record (library, project, "theme", "Two");

  g_assert_cmpstr (way_record_get_text (one, "rank"), <, way_record_get_text (two, "rank"));
}

/* A library that has no room to grow: the step is taken back whole and said so. */
static void
test_disk_full (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autofree char *limit = g_strdup_printf ("PRAGMA max_page_count = %d",
                                            (int) way_connection_number (library->connection, "PRAGMA page_count", 0));
  g_autofree char *long_text = g_strnfill (2000000, 'x');
  g_autoptr (WayRecord) theme = way_record_new_named ("theme");
  g_autoptr (WayRecord) found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sqlite3_exec (library->connection->db, limit, NULL, NULL, NULL), ==, SQLITE_OK);
  way_record_set_project (theme, way_record_get_id (project));
  way_record_set_text (theme, "name", "Big");
  way_record_set_text (theme, "reason", long_text);
  g_assert_true (way_library_begin (library, NULL, "Add theme", NULL));
  g_assert_false (way_library_end (library, way_library_save (library, theme, &error), &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_FULL);
  found = way_library_get (library, way_record_get_id (theme));
  g_assert_null (found);
  g_assert_cmpint (sqlite3_exec (library->connection->db, "PRAGMA max_page_count = 1000000", NULL, NULL, NULL), ==, SQLITE_OK);
  way_test_save (library, theme);
  way_test_assert_whole (library);
}

/* --- Search --- */

static void
test_search (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autoptr (WayRecord) card = way_test_record (library, project, "card", "Consent forms differ “between” services – naïve");
  static const char *const hits[] = { "consent", "con", "FORMS differ", "differ forms", "naive", "between", "services\"", "forms*", NULL };
  static const char *const misses[] = { "", "  ", "\"", "AND", "nothing", "forms missing", "-", "NEAR(", NULL };

  for (int i = 0; hits[i] != NULL; i++)
    {
      g_autoptr (GArray) found = way_library_search (library, hits[i], NULL, 10);

      g_assert_true (way_id_list_contains (found, way_record_get_id (card)));
    }
  for (int i = 0; misses[i] != NULL; i++)
    {
      g_autoptr (GArray) found = way_library_search (library, misses[i], NULL, 10);

      g_assert_false (way_id_list_contains (found, way_record_get_id (card)));
    }
  g_assert_true (way_library_begin (library, NULL, "Delete card", NULL));
  g_assert_true (way_library_delete (library, way_record_get_id (card), NULL));
  g_assert_true (way_library_commit (library, NULL));
  {
    g_autoptr (GArray) found = way_library_search (library, "consent", NULL, 10);

    g_assert_cmpuint (found->len, ==, 0);
  }
  g_assert_true (way_library_undo (library, NULL, NULL));
  {
    g_autoptr (GArray) found = way_library_search (library, "consent", way_record_get_id (project), 10);

    g_assert_cmpuint (found->len, ==, 1);
  }
}

/* --- The log --- */

/* @take is undo or redo: after it fewer changes of @record stand, or @more; its own never do. */
static void
assert_standing (WayLibrary *library, const WayId *record, gboolean more,
                 gboolean (*take) (WayLibrary *library, char **label, GError **error))
{
  g_autoptr (GPtrArray) before = way_library_history (library, record);
  g_autoptr (GPtrArray) after = NULL;
  guint n_standing[2] = { 0 };

  g_assert_true (take (library, NULL, NULL));
  after = way_library_history (library, record);
  g_assert_cmpuint (after->len, >, before->len);
  for (guint i = 0; i < before->len; i++)
    n_standing[0] += ((WayLogEntry *) before->pdata[i])->stands;
  for (guint i = 0; i < after->len; i++)
    n_standing[1] += ((WayLogEntry *) after->pdata[i])->stands;
  if (more)
    g_assert_cmpuint (n_standing[1], >, n_standing[0]);
  else
    g_assert_cmpuint (n_standing[1], <, n_standing[0]);
  g_assert_false (((WayLogEntry *) after->pdata[after->len - 1])->stands);
}

static void
test_history (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autoptr (WayRecord) theme = way_test_record (library, project, "theme", "Hearing");
  g_autoptr (WayRecord) card = way_test_record (library, project, "card", "Forms differ");
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GPtrArray) log = NULL;
  WayLogEntry *entry;

  way_record_set_text (card, "kind", "aspiration");
  way_record_add_reference (card, "themes", way_record_get_id (theme));
  way_test_save (library, card);
  history = way_library_history (library, way_record_get_id (card));
  entry = history->pdata[0];
  g_assert_cmpstr (entry->what, ==, "created");
  entry = history->pdata[history->len - 2];
  g_assert_cmpstr (entry->what, ==, "Kind");
  g_assert_cmpstr (entry->before, ==, "Barrier");
  g_assert_cmpstr (entry->after, ==, "Aspiration");
  entry = history->pdata[history->len - 1];
  g_assert_cmpstr (entry->what, ==, "Themes");
  g_assert_null (entry->before);
  g_assert_cmpstr (entry->after, ==, "Hearing");
  g_assert_cmpuint (strlen (entry->device), ==, 36);
  g_assert_cmpint (entry->stamp, >, 0);
  g_assert_true (entry->stands);
  assert_standing (library, way_record_get_id (card), FALSE, way_library_undo);
  assert_standing (library, way_record_get_id (card), TRUE, way_library_redo);
  log = way_library_log (library, way_record_get_id (project), 2);
  g_assert_cmpuint (log->len, ==, 2);
  g_assert_cmpint (((WayLogEntry *) log->pdata[0])->step, >, ((WayLogEntry *) log->pdata[1])->step);
  g_assert_cmpint (way_library_get_modified (library, way_record_get_id (card)), >, 0);
}

/* --- Drafts, settings, backup, check --- */

static void
test_drafts (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  const WayId *id = way_record_get_id (project);
  g_autofree char *kept = NULL;
  g_autofree char *label = NULL;

  g_assert_true (way_library_set_draft (library, "card", id, "text", "half a sen", NULL));
  g_assert_true (way_library_set_draft (library, "card", id, "text", "half a sentence", NULL));
  g_assert_true (way_library_set_draft (library, "card", NULL, "text", "new", NULL));
  library = way_test_reopen (g_steal_pointer (&library));
  kept = way_library_get_draft (library, "card", id, "text");
  g_assert_cmpstr (kept, ==, "half a sentence");
  g_assert_null (way_library_get_draft (library, "card", id, "notes"));
  way_library_drop_drafts (library, "card", id);
  g_assert_null (way_library_get_draft (library, "card", id, "text"));
  g_clear_pointer (&kept, g_free);
  kept = way_library_get_draft (library, "card", NULL, "text");
  g_assert_cmpstr (kept, ==, "new");
  /* Outside the log. */
  label = way_library_get_undo (library, NULL);
  g_assert_cmpstr (label, ==, "Save");
  way_test_assert_whole (library);
}

/* What could not be written is given back in the form all the same, and written with the next thing that can be. */
static void
test_waiting_drafts (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  const WayId *id = way_record_get_id (project);
  sqlite3 *db = library->connection->db;
  g_autofree char *waiting = NULL;
  g_autofree char *written = NULL;
  g_autofree char *dropped = NULL;
  g_autoptr (GError) error = NULL;
  WayId later;

  g_assert_true (way_library_set_draft (library, "card", id, "text", "half a sen", NULL));
  g_assert_true (way_library_set_draft (library, "card", id, "notes", "a note", NULL));
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA query_only = ON", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (way_library_set_draft (library, "card", id, "text", "half a sentence", &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_READ_ONLY);
  g_assert_false (way_library_set_draft (library, "card", id, "notes", NULL, NULL));
  waiting = way_library_get_draft (library, "card", id, "text");
  g_assert_cmpstr (waiting, ==, "half a sentence");
  dropped = way_library_get_draft (library, "card", id, "notes");
  g_assert_null (dropped);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA query_only = OFF", NULL, NULL, NULL), ==, SQLITE_OK);
  later = *id;
  g_clear_object (&project);
  project = way_test_project (library, "Another");
  library = way_test_reopen (g_steal_pointer (&library));
  written = way_library_get_draft (library, "card", &later, "text");
  g_assert_cmpstr (written, ==, "half a sentence");
  g_assert_null (way_library_get_draft (library, "card", &later, "notes"));
}

static void
test_settings (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autofree char *value = NULL;

  g_assert_null (way_library_get_setting (library, "me"));
  g_assert_true (way_library_set_setting (library, "me", "someone", NULL));
  value = way_library_get_setting (library, "me");
  g_assert_cmpstr (value, ==, "someone");
  g_assert_true (way_library_set_setting (library, "me", NULL, NULL));
  g_assert_null (way_library_get_setting (library, "me"));
}

static void
test_backup (void)
{
  g_autofree char *path = closed_library ();
  g_autofree char *target = way_test_path ("backup.waymark");
  g_autoptr (WayLibrary) library = way_library_open (path, 0, NULL);
  g_autoptr (WayLibrary) copy = NULL;
  g_autoptr (GPtrArray) projects = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info;

  g_assert_true (way_library_backup (library, target, NULL));
  g_assert_cmpint (g_stat (target, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  copy = way_library_open (target, 0, NULL);
  projects = way_library_query_records (copy, "projects", NULL);
  g_assert_cmpuint (projects->len, ==, 1);
  way_test_assert_whole (copy);
  /* Never over something that is there. */
  g_assert_false (way_library_backup (library, target, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_EXISTS);
}

/* A changed byte inside a text passes SQLite's own check, but not ours. */
static void
test_check_finds_byte (void)
{
  g_autofree char *path = closed_library ();
  g_autoptr (WayLibrary) library = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE card SET text = replace (text, 'differ', 'diffar')"
                                     " WHERE id = (SELECT id FROM card LIMIT 1)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  library = way_library_open (path, 0, NULL);
  faults = way_library_check (library, NULL, NULL);
  g_assert_cmpuint (faults->len, ==, 2); /* the text, and the search index that no longer fits it */
  g_assert_nonnull (strstr (faults->pdata[0], "diffar"));
}

/* Of a long text, a fault names whole characters. */
static void
test_check_names_letters (void)
{
  g_autofree char *path = closed_library ();
  g_autoptr (WayLibrary) library = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE card SET text = 'x' || replace (printf ('%0100d', 0), '0', 'é')"
                                     " WHERE id = (SELECT id FROM card LIMIT 1)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  library = way_library_open (path, 0, NULL);
  faults = way_library_check (library, NULL, NULL);
  g_assert_nonnull (strstr (faults->pdata[0], "é…”"));
  g_assert_true (g_utf8_validate (faults->pdata[0], -1, NULL));
}

static void
test_check_finds_history (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autoptr (WayRecord) change = way_record_new_named ("stage_change");
  g_autoptr (GPtrArray) faults = NULL;

  way_record_set_project (change, way_record_get_id (project));
  way_record_set_text (change, "to", "delivery");
  way_record_set_text (change, "date", "2021-06-14");
  way_test_save (library, change);
  faults = way_library_check (library, NULL, NULL);
  g_assert_cmpuint (faults->len, ==, 1);
}

static void
assert_order (WayLibrary *library, const WayId *project, const char *expected)
{
  g_autoptr (GPtrArray) cards = way_library_query_records (library, "records of kind", "is", project, "card");
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 1; i < cards->len; i++)
    for (guint j = i; j > 0 && g_strcmp0 (way_record_get_text (cards->pdata[j - 1], "rank"),
                                          way_record_get_text (cards->pdata[j], "rank")) > 0; j--)
      {
        gpointer card = cards->pdata[j];

        cards->pdata[j] = cards->pdata[j - 1];
        cards->pdata[j - 1] = card;
      }
  for (guint i = 0; i < cards->len; i++)
    g_string_append (order, way_record_get_text (cards->pdata[i], "text"));
  g_assert_cmpstr (order->str, ==, expected);
}

/* In one step, records without a place go last, also after one that was given a later place. */
static void
test_ranks_within_step (void)
{
  static const char *const texts[] = { "a", "b", "c", "d", "e" };
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");

  g_assert_true (way_library_begin (library, way_record_get_id (project), "Add", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (WayRecord) card = way_record_new_named ("card");

      way_record_set_project (card, way_record_get_id (project));
      way_record_set_text (card, "text", texts[i]);
      if (i == 2)
        way_record_set_text (card, "rank", "k000");
      g_assert_true (way_library_save (library, card, NULL));
    }
  g_assert_true (way_library_commit (library, NULL));
  assert_order (library, way_record_get_id (project), "abcde");
}

/* A list that breaks off at a damaged page is known for what it is. */
static void
test_read_breaks_off (void)
{
  g_autofree char *path = closed_library ();
  g_autofree char *content = NULL;
  g_autoptr (WayLibrary) library = way_library_open (path, 0, NULL);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  gint64 page = way_connection_number (library->connection, "SELECT rootpage FROM sqlite_schema WHERE name = 'card'", 0);
  gsize size;
  WayId id;

  g_assert_cmpint (page, >, 1);
  g_assert_true (way_library_read_whole (library, NULL));
  g_clear_object (&library);
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  memset (content + (page - 1) * 4096, 'Z', 4096);
  g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
  library = way_library_open (path, 0, &error);
  g_assert_no_error (error);
  rows = way_library_query_records (library, "projects", "");
  g_assert_true (way_library_read_whole (library, NULL));
  id = *way_record_get_id (rows->pdata[0]);
  g_clear_pointer (&rows, g_ptr_array_unref);
  rows = way_library_query_records (library, "cards without theme", "i", &id);
  g_assert_false (way_library_read_whole (library, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_DAMAGED);
}

static void
test_restore_in_order (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autoptr (WayRecord) card = way_test_record (library, project, "card", "A card");
  g_autoptr (GError) error = NULL;

  g_assert_true (way_library_begin (library, NULL, "Delete", NULL));
  g_assert_true (way_library_end (library, way_library_delete (library, way_record_get_id (project), NULL), NULL));
  g_assert_true (way_library_begin (library, NULL, "Restore", NULL));
  g_assert_false (way_library_end (library, way_library_restore (library, way_record_get_id (card), &error), NULL));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Voices"));
  g_assert_true (way_library_begin (library, NULL, "Restore", NULL));
  g_assert_true (way_library_end (library, way_library_restore (library, way_record_get_id (project), NULL), NULL));
  way_test_assert_whole (library);
}

/* --- Two programs on one library --- */

static WayLibrary *
open_again (WayLibrary *library)
{
  GError *error = NULL;
  WayLibrary *other = way_library_open (way_library_get_path (library), 0, &error);

  g_assert_no_error (error);
  return other;
}

static void
set_text (WayLibrary *library, WayRecord *record, const char *field, const char *text)
{
  g_autoptr (WayRecord) copy = way_record_copy (record);

  way_record_set_text (copy, field, text);
  way_test_save (library, copy);
}

static void
test_two_change_one_record (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autoptr (WayRecord) made = way_test_record (library, project, "card", "As it was");
  g_autoptr (WayLibrary) other = open_again (library);
  g_autoptr (WayRecord) here = way_library_get (library, way_record_get_id (made));
  g_autoptr (WayRecord) there = way_library_get (other, way_record_get_id (made));

  set_text (other, there, "text", "As the other wrote it");
  /* This one has not followed yet: it must not put the old text back. */
  set_text (library, here, "control", "in_our_gift");
  g_assert_cmpstr (way_record_get_text (here, "text"), ==, "As the other wrote it");
  g_assert_cmpstr (way_record_get_text (here, "control"), ==, "in_our_gift");
  /* What both changed is as the later wrote it. */
  set_text (other, there, "text", "Once more");
  set_text (library, here, "text", "And here");
  way_library_poll (other);
  g_assert_cmpstr (way_record_get_text (there, "text"), ==, "And here");
  g_assert_cmpstr (way_record_get_text (there, "control"), ==, "in_our_gift");
}

/* A step is never written into a file that nobody will find again. */
static void
test_file_is_gone (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Project");
  const char *path = way_library_get_path (library);
  g_autofree char *aside = g_strconcat (path, ".aside", NULL);
  g_autofree char *copy_path = g_strconcat (path, ".copy", NULL);
  g_autofree char *draft = NULL;
  g_autoptr (WayLibrary) copy = NULL;
  g_autoptr (WayRecord) card = way_record_new_named ("card");
  GError *error = NULL;

  way_record_set_project (card, way_record_get_id (project));
  way_record_set_text (card, "text", "Typed afterwards");
  g_assert_cmpint (g_rename (path, aside), ==, 0);
  g_assert_false (way_library_begin (library, NULL, "Add card", &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (way_library_set_draft (library, "card", NULL, "text", "Typed", &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_FAILED);
  g_clear_error (&error);
  /* What was typed waits, and goes into a copy. */
  g_assert_true (way_library_backup (library, copy_path, &error));
  g_assert_no_error (error);
  copy = way_library_open (copy_path, WAY_LIBRARY_READ_ONLY, &error);
  g_assert_no_error (error);
  draft = way_library_get_draft (copy, "card", NULL, "text");
  g_assert_cmpstr (draft, ==, "Typed");
  way_test_assert_whole (copy);
  g_assert_true (g_file_set_contents (path, "", 0, &error));
  g_assert_false (way_library_begin (library, NULL, "Add card", NULL));
  g_assert_cmpint (g_rename (aside, path), ==, 0);
  way_test_save (library, card);
  way_test_assert_whole (library);
}

/* The log beside it holds what was saved last: where somebody tidied it away, nothing is said to be saved that would be lost. */
static void
test_log_is_gone (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Project");
  g_autofree char *path = g_strdup (way_library_get_path (library));
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *aside = g_strconcat (path, ".aside", NULL);
  g_autoptr (WayRecord) card = way_record_new_named ("card");
  GError *error = NULL;

  way_record_set_project (card, way_record_get_id (project));
  way_record_set_text (card, "text", "Typed afterwards");
  g_assert_cmpint (g_rename (log, aside), ==, 0);
  g_assert_false (way_library_begin (library, NULL, "Add card", &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "-wal”"));
  g_clear_error (&error);
  g_assert_false (way_library_set_draft (library, "card", NULL, "text", "Typed", &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (log, "", 0, &error));
  g_assert_false (way_library_begin (library, NULL, "Add card", NULL));
  g_assert_cmpint (g_rename (aside, log), ==, 0);
  way_test_save (library, card);
  way_test_assert_whole (library);
}

/* A copy from when a record was there is not saved into the bin; when it is back, it is. */
static void
test_deleted_meanwhile (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autoptr (WayRecord) card = way_test_record (library, project, "card", "First");
  const WayId *id = way_record_get_id (card);
  GError *error = NULL;

  g_assert_true (way_library_begin (library, NULL, "Delete card", &error));
  g_assert_true (way_library_end (library, way_library_delete (library, id, &error), &error));
  g_assert_no_error (error);
  way_record_set_text (card, "text", "Typed meanwhile");
  g_assert_true (way_library_begin (library, NULL, "Change card", &error));
  g_assert_false (way_library_end (library, way_library_save (library, card, &error), &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_DELETED);
  g_clear_error (&error);
  g_assert_true (way_library_undo (library, NULL, &error));
  g_assert_no_error (error);
  way_test_save (library, card);
  way_test_assert_whole (library);
}

/* Setting a value back within one step is a change, not what another wrote. */
static void
test_back_within_step (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autoptr (WayRecord) made = way_test_record (library, project, "card", "First");
  g_autoptr (WayRecord) shared = way_library_get (library, way_record_get_id (made));

  g_assert_true (way_library_begin (library, way_record_get_id (project), "Twice", NULL));
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (WayRecord) now = way_library_get (library, way_record_get_id (made));
      g_autoptr (WayRecord) copy = way_record_copy (now);

      way_record_set_text (copy, "text", i == 0 ? "Second" : "First");
      g_assert_true (way_library_save (library, copy, NULL));
    }
  g_assert_true (way_library_commit (library, NULL));
  g_assert_cmpstr (way_record_get_text (shared, "text"), ==, "First");
}

static void
test_other_kind (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autoptr (WayRecord) card = way_test_record (library, project, "card", "A card");
  g_autoptr (WayRecord) theme = way_record_new_named ("theme");
  g_autoptr (GError) error = NULL;

  way_record_set_id (theme, way_record_get_id (card));
  way_record_set_project (theme, way_record_get_id (project));
  way_record_set_text (theme, "name", "A theme with the id of a card");
  g_assert_true (way_library_begin (library, NULL, "Mix up", NULL));
  g_assert_false (way_library_end (library, way_library_save (library, theme, &error), NULL));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
}

/* Reading does not wait for a program that is writing. */
static void
test_open_while_writing (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autoptr (WayRecord) card = way_record_new_named ("card");
  g_autoptr (WayLibrary) other = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;

  way_record_set_project (card, way_record_get_id (project));
  way_record_set_text (card, "text", "Half written");
  g_assert_true (way_library_begin (library, NULL, "Write", NULL));
  g_assert_true (way_library_save (library, card, NULL));
  other = way_library_open (way_library_get_path (library), 0, &error);
  g_assert_no_error (error);
  /* A check says nothing about what is being written, and does not take the lock for damage. */
  faults = way_library_check (other, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_true (way_library_commit (library, NULL));
}

static void
test_fifo (void)
{
  g_autofree char *path = way_test_path ("pipe");

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  assert_refused (path, WAY_LIBRARY_CREATE, WAY_ERROR_NOT_LIBRARY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/made-private", test_made_private);
  g_test_add_func ("/library/odd-paths", test_odd_paths);
  g_test_add_func ("/library/not-made", test_not_made);
  g_test_add_func ("/library/not-made-of-empty", test_not_made_of_empty);
  g_test_add_func ("/library/not-a-library", test_not_a_library);
  g_test_add_func ("/library/newer", test_newer);
  g_test_add_func ("/library/damaged", test_damaged);
  g_test_add_func ("/library/read-only", test_read_only);
  g_test_add_func ("/library/read-only-folder", test_read_only_folder);
  g_test_add_func ("/library/first-starts", test_first_starts);
  g_test_add_func ("/library/nested-failure", test_nested_failure);
  g_test_add_func ("/library/references", test_references_checked);
  g_test_add_func ("/library/outside-step", test_outside_step);
  g_test_add_func ("/library/ranks", test_ranks_of_siblings);
  g_test_add_func ("/library/disk-full", test_disk_full);
  g_test_add_func ("/library/search", test_search);
  g_test_add_func ("/library/history", test_history);
  g_test_add_func ("/library/drafts", test_drafts);
  g_test_add_func ("/library/waiting-drafts", test_waiting_drafts);
  g_test_add_func ("/library/settings", test_settings);
  g_test_add_func ("/library/backup", test_backup);
  g_test_add_func ("/library/check-byte", test_check_finds_byte);
  g_test_add_func ("/library/check-names-letters", test_check_names_letters);
  g_test_add_func ("/library/check-history", test_check_finds_history);
  g_test_add_func ("/library/read-breaks-off", test_read_breaks_off);
  g_test_add_func ("/library/restore-in-order", test_restore_in_order);
  g_test_add_func ("/library/ranks-within-step", test_ranks_within_step);
  g_test_add_func ("/library/file-is-gone", test_file_is_gone);
  g_test_add_func ("/library/log-is-gone", test_log_is_gone);
  g_test_add_func ("/library/two-change-one-record", test_two_change_one_record);
  g_test_add_func ("/library/deleted-meanwhile", test_deleted_meanwhile);
  g_test_add_func ("/library/back-within-step", test_back_within_step);
  g_test_add_func ("/library/other-kind", test_other_kind);
  g_test_add_func ("/library/open-while-writing", test_open_while_writing);
  g_test_add_func ("/library/fifo", test_fifo);
  return g_test_run ();
}
