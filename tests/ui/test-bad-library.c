/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem() */

#include "import/way-samples.h"
#include "ui/way-copies.h"
#include "ui/way-form.h"
#include "ui/way-home.h"
#include "ui/way-new-project.h"
#include "ui/way-plan-entry.h"
#include "ui/way-problem.h"
#include "ui/way-save-copy.h"

#include "ui/way-test-app.h"
#include "ui/way-test-read-only.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* Libraries that cannot be opened, or not wholly: each one sentence, and the file as it was. */

typedef struct {
  char *folder;
  char *path;
  char *before;
  gsize size;
} Place;

static void
place_init (Place *self)
{
  self->folder = g_dir_make_tmp ("waymark-bad-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "library.waymark", NULL);
  self->before = NULL;
  self->size = 0;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      remove_tree (below);
    }
  g_remove (path);
}

static void
place_clear (Place *self)
{
  g_chmod (self->folder, 0700);
  remove_tree (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->before);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

/* The example as a library that has been closed: one file, with nothing beside it. */
static void
make_library (Place *self)
{
  GError *error = NULL;
  g_autoptr (WayLibrary) library = way_library_open (self->path, WAY_LIBRARY_CREATE, &error);
  g_autoptr (GArray) projects = NULL;

  g_assert_no_error (error);
  projects = way_samples_load (library, "example", &error);
  g_assert_no_error (error);
}

static void
read_file (Place *self)
{
  g_free (self->before);
  g_assert_true (g_file_get_contents (self->path, &self->before, &self->size, NULL));
}

static void
write_file (Place *self)
{
  g_assert_true (g_file_set_contents (self->path, self->before, (gssize) self->size, NULL));
}

static guint
n_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* While it is open there are -wal and -shm beside it, and the file itself is as it was. */
static void
assert_same_bytes (Place *self)
{
  g_autofree char *after = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (self->path, &after, &size, NULL));
  g_assert_cmpmem (after, size, self->before, self->size);
}

static void
assert_untouched (Place *self)
{
  assert_same_bytes (self);
  g_assert_cmpuint (n_files (self->folder), ==, 1);
}

static GtkWidget *
find_saying (GtkWidget *widget, const char *words)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_saying (child, words);
  return found;
}

static void
assert_says (GtkWidget *root, const char *words)
{
  if (find_saying (root, words) == NULL)
    g_error ("nothing says “%s”", words);
}

/* The program on that file shows the window of problems with these words in it, and nothing else. */
static void
assert_refused (Place *self, const char *words)
{
  g_autoptr (WayTestApp) app = way_test_app_new_for_path (self->path);
  GtkWidget *window;

  g_assert_null (app->window);
  g_assert_null (app->library);
  window = way_test_dialog (WAY_TYPE_PROBLEM);
  assert_says (window, words);
  way_test_find (window, GTK_TYPE_LABEL, self->path);
  way_test_find (window, GTK_TYPE_BUTTON, "Quit");
}

/* --- Damage --- */

static void
flip (Place *self, gsize from, gsize to)
{
  for (gsize i = from; i < MIN (to, self->size); i++)
    self->before[i] = (char) ~self->before[i];
}

static gsize
page_size (Place *self)
{
  const guint8 *header = (const guint8 *) self->before;

  return (gsize) header[16] << 8 | header[17];
}

/* The first page says what tables there are. */
static void
test_damaged_schema (void)
{
  g_auto (Place) place = { 0 };

  place_init (&place);
  make_library (&place);
  read_file (&place);
  flip (&place, 100, page_size (&place));
  write_file (&place);
  assert_refused (&place, "is damaged");
  assert_untouched (&place);
}

static void
test_truncated (void)
{
  g_auto (Place) place = { 0 };

  place_init (&place);
  make_library (&place);
  read_file (&place);
  place.size = page_size (&place) * 2;
  write_file (&place);
  assert_refused (&place, "is damaged");
  assert_untouched (&place);
}

static void
test_truncated_in_header (void)
{
  g_auto (Place) place = { 0 };

  place_init (&place);
  make_library (&place);
  read_file (&place);
  place.size = 50;
  write_file (&place);
  assert_refused (&place, "“");
  assert_untouched (&place);
}

/* Every page but the first is damaged, a few bytes in each: what is opened must not be taken for all there is. */
static void
test_damaged_pages (void)
{
  g_auto (Place) place = { 0 };
  gsize page;

  place_init (&place);
  make_library (&place);
  read_file (&place);
  page = page_size (&place);
  for (gsize at = page; at < place.size; at += page)
    flip (&place, at, at + 16);
  write_file (&place);
  {
    g_autoptr (WayTestApp) app = way_test_app_new_for_path (place.path);

    if (app->window == NULL)
      assert_says (way_test_dialog (WAY_TYPE_PROBLEM), "is damaged");
    else
      assert_says (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "is damaged");
  }
  assert_untouched (&place);
}

/* Only where the projects lie: the library opens, and Home must not look as if there had never been one. */
static void
test_damaged_projects (void)
{
  g_auto (Place) place = { 0 };
  static const char title[] = "Wickmouth";
  gsize page;
  guint n = 0;

  place_init (&place);
  make_library (&place);
  read_file (&place);
  page = page_size (&place);
  for (gsize at = page; at < place.size; at += page)
    if (memmem (place.before + at, page, title, strlen (title)) != NULL)
      {
        flip (&place, at, at + 16);
        n++;
      }
  g_assert_cmpuint (n, >, 0);
  write_file (&place);
  {
    g_autoptr (WayTestApp) app = way_test_app_new_for_path (place.path);

    g_assert_nonnull (app->window);
    assert_says (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "is damaged");
    way_test_click (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "Close");
    assert_same_bytes (&place);
  }
}

/* --- Another version, another file --- */

static void
test_newer (void)
{
  g_auto (Place) place = { 0 };

  place_init (&place);
  make_library (&place);
  read_file (&place);
  /* The schema's version, the most significant byte first. */
  memcpy (place.before + 60, "\0\0\0\x63", 4);
  write_file (&place);
  assert_refused (&place, "newer Waymark");
  assert_untouched (&place);
}

static void
test_other_database (void)
{
  g_auto (Place) place = { 0 };

  place_init (&place);
  make_library (&place);
  read_file (&place);
  memcpy (place.before + 68, "abcd", 4);
  write_file (&place);
  assert_refused (&place, "is not a Waymark library");
  assert_untouched (&place);
}

static void
test_folder (void)
{
  g_auto (Place) place = { 0 };

  place_init (&place);
  g_assert_cmpint (g_mkdir (place.path, 0700), ==, 0);
  assert_refused (&place, "is a folder");
  g_assert_cmpuint (n_files (place.path), ==, 0);
}

static gboolean
has_project (gpointer app)
{
  return way_window_get_project (((WayTestApp *) app)->window) != NULL;
}

/* A start that was cut off before anything was written leaves an empty file: it becomes the library. */
static void
test_empty_file (void)
{
  g_auto (Place) place = { 0 };

  place_init (&place);
  g_assert_true (g_file_set_contents (place.path, "", 0, NULL));
  {
    g_autoptr (WayTestApp) app = way_test_app_new_for_path (place.path);

    g_assert_nonnull (app->window);
    way_test_click (app->window, "Look at an example");
    way_test_wait (has_project, app, "the example");
  }
  read_file (&place);
  g_assert_true (g_str_has_prefix (place.before, "SQLite format 3"));
}

/* A folder that is not there is made; one that cannot be is named. */
static void
test_missing_folder (void)
{
  g_auto (Place) place = { 0 };
  g_autofree char *deep = NULL;

  place_init (&place);
  deep = g_build_filename (place.folder, "not", "there", "library.waymark", NULL);
  {
    g_autoptr (WayTestApp) app = way_test_app_new_for_path (deep);

    g_assert_nonnull (app->window);
  }
  g_assert_true (g_file_test (deep, G_FILE_TEST_IS_REGULAR));
}

static void
test_folder_is_file (void)
{
  g_auto (Place) place = { 0 };
  g_autofree char *file = NULL;

  place_init (&place);
  file = g_strdup (place.path);
  g_assert_true (g_file_set_contents (file, "words", -1, NULL));
  g_free (place.path);
  place.path = g_build_filename (file, "library.waymark", NULL);
  assert_refused (&place, "could not be made");
}

/* --- Nothing may be written --- */

static void
use_read_only (Place *self)
{
  WayTestApp *app;
  GtkWidget *dialog;

  way_test_become_nobody ();
  app = way_test_app_new_for_path (self->path);
  g_assert_nonnull (app->window);
  assert_says (GTK_WIDGET (app->window), "can be read but not changed");
  way_test_open_project (app, NULL, "board");
  way_test_open_project (app, NULL, "conversations");
  way_test_open_project (app, NULL, "plan");
  gtk_widget_activate_action (GTK_WIDGET (app->window), "win.new-project", NULL);
  way_test_settle ();
  dialog = way_test_has_dialog (WAY_TYPE_NEW_PROJECT) ? way_test_dialog (WAY_TYPE_NEW_PROJECT) : NULL;
  g_assert_null (dialog);
  way_test_become_oneself ();
  way_test_app_free (app);
}

static void
test_read_only_file (void)
{
  g_auto (Place) place = { 0 };

  place_init (&place);
  make_library (&place);
  read_file (&place);
  g_chmod (place.folder, 0777);
  g_chmod (place.path, 0444);
  use_read_only (&place);
  g_chmod (place.folder, 0700);
  assert_same_bytes (&place);
}

static void
test_read_only_folder (void)
{
  g_auto (Place) place = { 0 };

  place_init (&place);
  make_library (&place);
  read_file (&place);
  g_chmod (place.path, 0444);
  g_chmod (place.folder, 0555);
  use_read_only (&place);
  assert_untouched (&place);
}

/* The folder goes while the window is open, as a stick that is pulled out: it says so, keeps what was typed in the entry and
 * saves all there is elsewhere. */
static void
test_vanished (void)
{
  g_auto (Place) place = { 0 };
  g_autofree char *gone = NULL;
  g_autofree char *elsewhere = NULL;
  g_autoptr (WayLibrary) copy = NULL;
  g_autoptr (GPtrArray) projects = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *entry, *dialog;
  WayTestApp *app;
  GStatBuf file;

  place_init (&place);
  make_library (&place);
  gone = g_strconcat (place.folder, "-gone", NULL);
  elsewhere = g_strconcat (place.folder, "-copy.waymark", NULL);
  app = way_test_app_new_for_path (place.path);
  way_test_open_project (app, NULL, "plan");
  entry = way_test_find (app->window, WAY_TYPE_PLAN_ENTRY, NULL);
  entry = way_test_find (entry, GTK_TYPE_TEXT, NULL);
  g_assert_cmpint (g_rename (place.folder, gone), ==, 0);
  way_test_set_text (entry, "Written when the folder was gone");
  way_test_enter (entry);
  dialog = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "moved, deleted or replaced"));
  g_assert_true (adw_message_dialog_has_response (ADW_MESSAGE_DIALOG (dialog), "copy"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "close");
  way_test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Written when the folder was gone");
  g_assert_true (way_save_copy_to (app->window, elsewhere));
  g_assert_cmpint (g_stat (elsewhere, &file), ==, 0);
  g_assert_cmpint (file.st_mode & 0777, ==, 0600);
  copy = way_library_open (elsewhere, WAY_LIBRARY_READ_ONLY, &error);
  g_assert_no_error (error);
  projects = way_library_query_records (copy, "projects", "");
  g_assert_cmpuint (projects->len, ==, 1);
  g_clear_object (&copy);
  /* A second one never takes the place of the first. */
  g_assert_false (way_save_copy_to (app->window, elsewhere));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG)), "close");
  g_assert_cmpint (g_rename (gone, place.folder), ==, 0);
  way_test_app_free (app);
  g_unlink (elsewhere);
}

static char *
draft_in (const char *path, const WayId *record, const char *field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayLibrary) copy = way_library_open (path, WAY_LIBRARY_READ_ONLY, &error);

  g_assert_no_error (error);
  return way_library_get_draft (copy, "project", record, field);
}

static GtkWidget *
open_details (WayTestApp *app)
{
  way_test_open_project (app, NULL, "overview");
  way_test_click (app->window, "Details");
  return way_test_dialog (WAY_TYPE_FORM);
}

static GtkEditable *
title_of (gpointer form)
{
  return GTK_EDITABLE (way_test_find (form, ADW_TYPE_ENTRY_ROW, "Title"));
}

/* A form that cannot be saved says so, can be left without losing what is in it, and what is in it goes into the copy. */
static void
test_vanished_form (void)
{
  g_auto (Place) place = { 0 };
  g_autofree char *gone = NULL;
  g_autofree char *elsewhere = NULL;
  g_autofree char *title = NULL;
  g_autofree char *focus = NULL;
  GtkWidget *form;
  WayTestApp *app;
  WayId project;

  place_init (&place);
  make_library (&place);
  gone = g_strconcat (place.folder, "-gone", NULL);
  elsewhere = g_strconcat (place.folder, "-copy.waymark", NULL);
  app = way_test_app_new_for_path (place.path);
  form = open_details (app);
  project = *way_window_get_project (app->window);
  g_assert_cmpint (g_rename (place.folder, gone), ==, 0);
  gtk_editable_set_text (title_of (form), "Typed when it was gone");
  way_test_set_text (way_test_find (form, ADW_TYPE_ENTRY_ROW, "Focus areas"), "Places");
  way_test_click (form, "Save");
  way_test_find (form, GTK_TYPE_BUTTON, "Save a copy…");
  way_test_keys (form, "Escape");
  g_assert_false (way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_false (way_test_has_dialog (WAY_TYPE_FORM));
  form = open_details (app);
  g_assert_cmpstr (gtk_editable_get_text (title_of (form)), ==, "Typed when it was gone");
  gtk_window_close (GTK_WINDOW (form));
  g_assert_true (way_save_copy_to (app->window, elsewhere));
  title = draft_in (elsewhere, &project, "title");
  focus = draft_in (elsewhere, &project, "focus_areas");
  g_assert_cmpstr (title, ==, "Typed when it was gone");
  g_assert_cmpstr (focus, ==, "Places");
  g_assert_cmpint (g_rename (gone, place.folder), ==, 0);
  way_test_app_free (app);
  g_unlink (elsewhere);
}

static char *
find_rescued (void)
{
  g_autoptr (GDir) dir = g_dir_open (g_get_home_dir (), 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "waymark-rescued-"))
      return g_build_filename (g_get_home_dir (), name, NULL);
  return NULL;
}

/* Nobody can be asked when the session ends: a copy with what was typed is saved where there is room, and told about later. */
static void
test_vanished_ended (void)
{
  g_auto (Place) place = { 0 };
  g_autofree char *gone = NULL;
  g_autofree char *rescued = NULL;
  g_autofree char *title = NULL;
  g_auto (GStrv) copies = NULL;
  GtkWidget *dialog;
  WayTestApp *app;
  GStatBuf file;
  WayId project;

  place_init (&place);
  make_library (&place);
  gone = g_strconcat (place.folder, "-gone", NULL);
  app = way_test_app_new_for_path (place.path);
  dialog = open_details (app);
  project = *way_window_get_project (app->window);
  g_assert_cmpint (g_rename (place.folder, gone), ==, 0);
  gtk_editable_set_text (title_of (dialog), "Typed when it was gone");
  raise (SIGTERM);
  while (gtk_application_get_windows (GTK_APPLICATION (app->application)) != NULL)
    g_main_context_iteration (NULL, TRUE);
  app->window = NULL;
  rescued = find_rescued ();
  g_assert_nonnull (rescued);
  g_assert_cmpint (g_stat (rescued, &file), ==, 0);
  g_assert_cmpint (file.st_mode & 0777, ==, 0600);
  title = draft_in (rescued, &project, "title");
  g_assert_cmpstr (title, ==, "Typed when it was gone");
  g_assert_cmpint (g_rename (gone, place.folder), ==, 0);
  way_test_app_restart (app);
  dialog = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), rescued));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "close");
  copies = way_copies_list (app->path, &project);
  g_assert_cmpuint (g_strv_length (copies), ==, 1);
  g_assert_cmpstr (copies[0], ==, rescued);
  /* Once. */
  way_test_app_restart (app);
  g_assert_false (way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG));
  way_test_app_free (app);
  g_unlink (rescued);
}

static void
test_unreadable (void)
{
  g_auto (Place) place = { 0 };

  place_init (&place);
  make_library (&place);
  read_file (&place);
  g_chmod (place.folder, 0755);
  g_chmod (place.path, 0000);
  way_test_become_nobody ();
  assert_refused (&place, "you have no permission");
  way_test_become_oneself ();
  g_chmod (place.path, 0600);
  assert_untouched (&place);
}

int
main (int argc, char **argv)
{
  way_test_init (&argc, &argv);
  g_test_add_func ("/bad-library/damaged-schema", test_damaged_schema);
  g_test_add_func ("/bad-library/damaged-pages", test_damaged_pages);
  g_test_add_func ("/bad-library/damaged-projects", test_damaged_projects);
  g_test_add_func ("/bad-library/truncated", test_truncated);
  g_test_add_func ("/bad-library/truncated-in-header", test_truncated_in_header);
  g_test_add_func ("/bad-library/newer", test_newer);
  g_test_add_func ("/bad-library/other-database", test_other_database);
  g_test_add_func ("/bad-library/folder", test_folder);
  g_test_add_func ("/bad-library/empty-file", test_empty_file);
  g_test_add_func ("/bad-library/missing-folder", test_missing_folder);
  g_test_add_func ("/bad-library/folder-is-file", test_folder_is_file);
  g_test_add_func ("/bad-library/read-only-file", test_read_only_file);
  g_test_add_func ("/bad-library/read-only-folder", test_read_only_folder);
  g_test_add_func ("/bad-library/vanished", test_vanished);
  g_test_add_func ("/bad-library/vanished-form", test_vanished_form);
  g_test_add_func ("/bad-library/vanished-ended", test_vanished_ended);
  g_test_add_func ("/bad-library/unreadable", test_unreadable);
  return g_test_run ();
}
