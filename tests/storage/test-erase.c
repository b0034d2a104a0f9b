/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem() */
#include "base/way-error.h"
#include "import/way-samples.h"
#include "storage/way-backups.h"
#include "storage/way-erase.h"
#include "storage/way-library-private.h"
#include "storage/way-repair.h"

#include "support/way-test-library.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static void
assert_without (const char *file, const char *const *words)
{
  g_autofree char *content = NULL;
  gsize size;

  if (!g_file_get_contents (file, &content, &size, NULL))
    return;
  for (gsize j = 0; j < size; j++)
    content[j] = g_ascii_tolower (content[j]);
  for (guint w = 0; words[w] != NULL; w++)
    if (memmem (content, size, words[w], strlen (words[w])) != NULL)
      g_error ("“%s” is still in %s", words[w], file);
}

/* In the file, its log or its index: whole, in another case, or as the pieces a search index keeps. */
static void
assert_no_trace (const char *path, const char *const *words)
{
  static const char *const ends[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *part = g_strconcat (path, ends[i], NULL);

      assert_without (part, words);
    }
}

/* In any file below @folder, whatever it is called. Returns: how many there are. */
static guint
assert_no_trace_below (const char *folder, const char *const *words)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        n += assert_no_trace_below (path, words);
      else
        {
          assert_without (path, words);
          n++;
        }
    }
  return n;
}

static gboolean
holds (const char *path, const char *word)
{
  g_autofree char *content = NULL;
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *log = NULL;
  gsize size, log_size = 0;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  if (!g_file_get_contents (wal, &log, &log_size, NULL))
    log_size = 0;
  return memmem (content, size, word, strlen (word)) != NULL || (log_size > 0 && memmem (log, log_size, word, strlen (word)) != NULL);
}

static void
delete (WayLibrary *library, WayRecord *record, const char *label)
{
  GError *error = NULL;

  g_assert_true (way_library_begin (library, way_record_get_project (record), label, &error));
  way_library_end (library, way_library_delete (library, way_record_get_id (record), &error), &error);
  g_assert_no_error (error);
}

static WayLibrary *
sample (WayRecord **project)
{
  WayLibrary *library = way_test_library ();
  g_autoptr (GArray) projects = way_samples_load (library, "example", NULL);

  *project = way_library_get (library, way_id_list_index (projects, 0));
  return library;
}

/* A card that was written, changed, quoted in the name of a step, drafted on and searched. */
static void
test_bin (void)
{
  static const char *const words[] = { "zwieback", "quokka", "xylofon", "zwieb", NULL };
  g_autoptr (WayRecord) project = NULL;
  g_autoptr (WayLibrary) library = sample (&project);
  const char *path = way_library_get_path (library);
  g_autoptr (WayRecord) card = way_test_record (library, project, "card", "Zwieback is what they said");
  g_autoptr (WayRecord) kept = way_test_record (library, project, "card", "Something that stays");
  WayId id = *way_record_get_id (card);
  g_autoptr (WayRecord) changed = way_record_copy (card);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) log = NULL;
  g_autoptr (GArray) found = NULL;
  guint n = 0;

  way_record_set_text (changed, "text", "Quokka is what they meant");
  way_test_save (library, changed);
  g_assert_true (way_library_set_draft (library, "card", &id, "text", "Xylofon, perhaps", NULL));
  delete (library, changed, "Delete “Quokka is what they meant”");
  g_assert_true (holds (path, "Zwieback") && holds (path, "Quokka") && holds (path, "Xylofon"));
  g_clear_object (&card);
  g_clear_object (&changed);

  g_assert_cmpuint (way_erase_count (path, way_record_get_id (project), NULL), ==, 1);
  g_assert_true (way_erase (path, way_record_get_id (project), NULL, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  assert_no_trace (path, words);
  /* The window that is open on it follows, and its undo ends there. */
  way_library_poll (library);
  g_assert_null (way_library_get (library, &id));
  g_assert_null (way_library_get_undo (library, NULL));
  found = way_library_search (library, "stays", NULL, 10);
  g_assert_true (way_id_list_contains (found, way_record_get_id (kept)));
  log = way_library_log (library, NULL, 1);
  g_assert_cmpstr (((WayLogEntry *) log->pdata[0])->label, ==, "Remove for good");
  way_test_assert_whole (library);
  delete (library, kept, "Delete card");
  g_assert_true (way_library_undo (library, NULL, &error));
  way_test_assert_whole (library);
}

static void
count_cb (WayLibrary *library, WayChanges *changes, guint *n)
{
  (*n)++;
}

/* What the log forgot were its last entries: a window that has followed them follows those that come after. */
static void
test_followed (void)
{
  g_autoptr (WayRecord) project = NULL;
  g_autoptr (WayLibrary) library = sample (&project);
  g_autoptr (WayRecord) kept = way_test_record (library, project, "card", "Something that stays");
  g_autoptr (WayRecord) card = way_test_record (library, project, "card", "Zwieback");
  g_autoptr (WayRecord) changed = way_record_copy (kept);
  g_autoptr (WayRecord) shown = way_library_get (library, way_record_get_id (kept));
  g_autoptr (GError) error = NULL;
  guint n = 0;

  delete (library, card, "Delete card");
  g_signal_connect (library, "changed", G_CALLBACK (count_cb), &n);
  g_assert_true (way_erase (way_library_get_path (library), way_record_get_id (project), NULL, NULL, &error));
  g_assert_no_error (error);
  way_library_poll (library);
  g_assert_cmpuint (n, ==, 1);
  way_record_set_text (changed, "text", "Something that changed");
  way_test_save (library, changed);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (way_record_get_text (shown, "text"), ==, "Something that changed");
}

/* A person of the example, whom actions, memberships and attendances name; and in backups, beside the library and on a stick,
 * which go with it. */
static void
test_person (gconstpointer with_backups)
{
  g_autoptr (WayRecord) project = NULL;
  g_autoptr (WayLibrary) library = sample (&project);
  const char *path = way_library_get_path (library);
  g_autoptr (WayRecord) person = way_record_new_named ("person");
  g_autoptr (WayRecord) membership = way_record_new_named ("membership");
  g_autoptr (WayRecord) action = way_test_record (library, project, "action", "Ring the school");
  g_autoptr (WayRecord) copy = NULL;
  static const char *const words[] = { "quennell", "astrid", NULL };
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *stick = way_test_path ("stick");
  g_autoptr (WayBackup) backup = NULL;
  g_autoptr (WayBackup) copy_of_it = NULL;
  g_autoptr (GError) error = NULL;
  WayId id;

  way_record_set_text (person, "name", "Astrid Quennell");
  way_test_save (library, person);
  id = *way_record_get_id (person);
  way_record_set_project (membership, way_record_get_id (project));
  way_record_set_reference (membership, "person", &id);
  way_record_set_text (membership, "role", "core group");
  way_test_save (library, membership);
  copy = way_record_copy (action);
  way_record_set_reference (copy, "accountable", &id);
  way_record_add_reference (copy, "supporters", &id);
  way_test_save (library, copy);
  /* Under the name alone, without quotation marks. */
  g_clear_object (&copy);
  copy = way_record_copy (membership);
  way_record_set_text (copy, "to", "2022-03-01");
  g_assert_true (way_library_begin (library, way_record_get_id (project), "Astrid Quennell leaves", &error));
  g_assert_true (way_library_end (library, way_library_save (library, copy, &error), &error));
  g_assert_true (way_library_set_setting (library, "me", way_id_to_text (&id, (char[WAY_ID_TEXT_SIZE]){ 0 }), NULL));

  g_assert_false (way_erase (path, NULL, &id, NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_clear_error (&error);
  if (with_backups != NULL)
    {
      g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
      backup = way_backups_make (path, WAY_BACKUP_ASKED, NULL, NULL, NULL);
      g_assert_true (holds (backup->path, "Astrid Quennell"));
      copy_of_it = way_backups_copy (path, backup, stick, NULL, NULL);
      g_assert_true (holds (copy_of_it->path, "Astrid Quennell"));
    }
  delete (library, person, "Delete person");
  g_clear_object (&person);
  if (with_backups != NULL)
    way_erase_with_backups (path, NULL, &id, stick, NULL, &error);
  else
    way_erase (path, NULL, &id, NULL, &error);
  g_assert_no_error (error);
  assert_no_trace (path, words);
  if (with_backups != NULL)
    /* The library and its new backup at least. */
    g_assert_cmpuint (assert_no_trace_below (folder, words), >=, 2);
  way_library_poll (library);
  g_clear_object (&action);
  g_clear_object (&copy);
  g_assert_null (way_library_get_setting (library, "me"));
  way_test_assert_whole (library);
}

/* Everything: a whole project, with all that belongs to it. */
static void
test_project (void)
{
  static const char *const words[] = { "young people’s voices", "wickmouth clinical", NULL };
  g_autoptr (WayRecord) project = NULL;
  g_autoptr (WayLibrary) library = sample (&project);
  const char *path = way_library_get_path (library);
  WayId id = *way_record_get_id (project);
  g_autoptr (GError) error = NULL;
  guint n;

  delete (library, project, "Delete project");
  g_clear_object (&project);
  g_assert_true (way_erase (path, NULL, &id, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, >, 100);
  way_library_poll (library);
  assert_no_trace (path, (const char *const[]){ words[0], NULL });
  way_test_assert_whole (library);
}

/* As a project file does that is read once more: it is there again, and nothing is damaged. */
static void
test_made_again (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autofree char *path = g_strdup (way_library_get_path (library));
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autoptr (WayRecord) card = way_test_record (library, project, "card", "Zwieback");
  g_autoptr (WayRecord) again = way_record_copy (card);
  g_autoptr (WayRecord) mended = NULL;
  g_autoptr (WayRepair) repair = NULL;
  g_autofree char *kept = NULL;
  guint n;

  delete (library, card, "Delete card");
  g_clear_object (&card);
  g_clear_object (&library);
  g_assert_true (way_erase (path, NULL, NULL, &n, &error));
  library = way_library_open (path, 0, &error);
  g_assert_no_error (error);
  way_test_save (library, again);
  way_test_assert_whole (library);
  g_clear_object (&library);

  repair = way_repair_make (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (way_repair_adopt (repair, &kept, &error));
  library = way_library_open (path, 0, &error);
  g_assert_no_error (error);
  mended = way_library_get (library, way_record_get_id (again));
  g_assert_nonnull (mended);
  g_assert_false (way_record_get_deleted (mended));
  g_assert_cmpstr (way_record_get_text (mended, "text"), ==, "Zwieback");
  way_test_assert_whole (library);

  /* Deleted once more, it is. */
  delete (library, again, "Delete card");
  way_test_assert_whole (library);
}

/* Where nothing is deleted nothing is done: undo goes back as far as before. Asked for again after another program kept it
 * from being finished, it is finished. */
static void
test_nothing (void)
{
  static const char *const words[] = { "zwieback", NULL };
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autoptr (WayRecord) card = way_test_record (library, project, "card", "Something that stays");
  const char *path = way_library_get_path (library);
  g_autoptr (GPtrArray) log = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 99;

  g_assert_true (way_library_set_draft (library, "card", NULL, "text", "Zwieback", NULL));
  g_assert_true (way_library_set_draft (library, "card", NULL, "text", NULL, NULL));
  g_assert_true (holds (path, "Zwieback"));
  g_assert_true (way_erase (path, way_record_get_id (project), NULL, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 0);
  assert_no_trace (path, words);
  log = way_library_log (library, NULL, 1);
  g_assert_cmpstr (((WayLogEntry *) log->pdata[0])->label, ==, "Save");
  g_assert_true (way_library_undo (library, NULL, &error));
  g_assert_no_error (error);
  way_test_assert_whole (library);
}

static guint
n_backups (const char *path, const char *word)
{
  g_autoptr (GPtrArray) backups = way_backups_list (path, NULL);
  guint n = 0;

  for (guint i = 0; i < backups->len; i++)
    n += word == NULL || holds (((WayBackup *) backups->pdata[i])->path, word);
  return n;
}

/* A program that reads keeps the traces: what is left to do is remembered, and done later, the backups with it. */
static void
test_unfinished (void)
{
  static const char *const words[] = { "zwieback", NULL };
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autoptr (WayRecord) card = way_test_record (library, project, "card", "Zwieback is what they said");
  const char *path = way_library_get_path (library);
  g_autoptr (WayConnection) reader = way_connection_open (path, SQLITE_OPEN_READWRITE, FALSE, NULL);
  g_autoptr (WayBackup) old = way_backups_make (path, WAY_BACKUP_ASKED, NULL, NULL, NULL);
  g_autoptr (WayBackup) between = NULL;
  g_autoptr (WayLibrary) copy = NULL;
  g_autoptr (GError) error = NULL;
  gboolean backups;

  delete (library, card, "Delete card");
  g_assert_cmpuint (n_backups (path, "Zwieback"), ==, 1);
  g_assert_true (way_connection_exec (reader, "BEGIN; SELECT count (*) FROM record", "read", NULL));
  g_assert_false (way_erase_with_backups (path, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_true (holds (path, "Zwieback"));
  g_assert_cmpuint (n_backups (path, "Zwieback"), ==, 1);
  g_assert_true (way_erase_is_unfinished (library, &backups) && backups);

  /* A backup that is made meanwhile is not one whose restoration would have the others deleted. */
  between = way_backups_make (path, WAY_BACKUP_ASKED, NULL, NULL, &error);
  g_assert_no_error (error);
  copy = way_library_open (between->path, WAY_LIBRARY_READ_ONLY, &error);
  g_assert_false (way_erase_is_unfinished (copy, NULL));

  g_assert_true (way_connection_exec (reader, "ROLLBACK", "read", NULL));
  g_assert_true (way_erase_finish (path, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (way_erase_is_unfinished (library, NULL));
  assert_no_trace (path, words);
  g_assert_cmpuint (n_backups (path, NULL), ==, 1);
  g_assert_cmpuint (n_backups (path, "Zwieback"), ==, 0);
  way_test_assert_whole (library);
}

/* A second folder that is the first by another name: the new backup is not taken for an old one there. */
static void
test_usual_folder (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autoptr (WayRecord) card = way_test_record (library, project, "card", "Zwieback is what they said");
  const char *path = way_library_get_path (library);
  g_autoptr (WayBackup) old = way_backups_make (path, WAY_BACKUP_ASKED, NULL, NULL, NULL);
  g_autofree char *usual = way_backups_folder (path);
  g_autofree char *alias = way_test_path ("alias");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink (usual, alias), ==, 0);
  delete (library, card, "Delete card");
  g_assert_true (way_erase_with_backups (path, NULL, NULL, alias, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_backups (path, NULL), ==, 1);
  g_assert_cmpuint (n_backups (path, "Zwieback"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/erase/bin", test_bin);
  g_test_add_func ("/erase/followed", test_followed);
  g_test_add_data_func ("/erase/person", NULL, test_person);
  g_test_add_data_func ("/erase/person-in-backups", "", test_person);
  g_test_add_func ("/erase/project", test_project);
  g_test_add_func ("/erase/made-again", test_made_again);
  g_test_add_func ("/erase/nothing", test_nothing);
  g_test_add_func ("/erase/unfinished", test_unfinished);
  g_test_add_func ("/erase/usual-folder", test_usual_folder);
  return g_test_run ();
}
