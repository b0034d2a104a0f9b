/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/way-sealed.h"
#include "ui/way-project-open.h"
#include "ui/way-project-save.h"
#include "ui/way-test-app.h"
#include "ui/way-waiting.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static guint
n_projects (WayTestApp *app)
{
  g_autoptr (GArray) ids = way_library_query_ids (app->library, "projects", "");

  return ids->len;
}

static char *
sample_path (const char *name)
{
  g_autofree char *file = g_strdup_printf ("%s.waymark.json", name);

  return g_build_filename (g_getenv ("WAYMARK_SOURCE_ROOT"), "data", "samples", file, NULL);
}

static gboolean
says (GtkWidget *dialog, const char *words)
{
  return strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), words) != NULL;
}

static gboolean
has_project (gpointer app)
{
  return way_window_get_project (((WayTestApp *) app)->window) != NULL;
}

/* As the file manager does it: the application is given the file. */
static GtkWidget *
open_path (WayTestApp *app, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_application_open (G_APPLICATION (app->application), &file, 1, "");
  return way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
}

static void
respond (GtkWidget *dialog, const char *response)
{
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  way_test_settle ();
}

/* It asks first; nothing is read until the answer; one Undo takes it all back. */
static void
test_read (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new (NULL);
  g_autofree char *path = sample_path ("dorset");
  g_autofree char *undo = NULL;
  GtkWidget *dialog = open_path (app, path);

  g_assert_true (says (dialog, "is not in this library yet"));
  g_assert_true (says (dialog, "records are added"));
  g_assert_cmpuint (n_projects (app), ==, 0);
  respond (dialog, "read");
  way_test_wait (has_project, app, "the project to open");
  g_assert_cmpuint (n_projects (app), ==, 1);
  undo = way_library_get_undo (app->library, NULL);
  g_assert_nonnull (strstr (undo, "dorset.waymark.json"));
  gtk_widget_activate_action (GTK_WIDGET (app->window), "win.undo", NULL);
  way_test_settle ();
  g_assert_cmpuint (n_projects (app), ==, 0);
}

static void
test_cancel (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new (NULL);
  g_autofree char *path = sample_path ("dorset");

  respond (open_path (app, path), "cancel");
  g_assert_cmpuint (n_projects (app), ==, 0);
  g_assert_null (way_window_get_project (app->window));
}

/* An answer that comes twice, as from a double press, is one answer. */
static void
test_answered_twice (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new (NULL);
  g_autofree char *path = sample_path ("dorset");
  g_autoptr (GtkWidget) dialog = g_object_ref (open_path (app, path));

  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "read");
  way_test_settle ();
  g_assert_cmpuint (n_projects (app), ==, 0);
}

static guint
n_steps (WayTestApp *app)
{
  g_autoptr (GPtrArray) steps = way_library_log (app->library, NULL, 1000);

  return steps->len;
}

static gboolean
waits_no_more (gpointer app)
{
  return !way_test_has_dialog (WAY_TYPE_WAITING);
}

/* Looking at a file, and reading it, can be cancelled while it lasts: here another program keeps it waiting. Nothing is read. */
static void
test_cancel_meanwhile (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new (NULL);
  g_autofree char *path = sample_path ("dorset");

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (WayLibrary) other = way_test_app_open_beside (app);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      GtkWidget *dialog = i == 1 ? open_path (app, path) : NULL;

      g_assert_true (way_library_begin (other, NULL, "Held", NULL));
      if (i == 0)
        g_application_open (G_APPLICATION (app->application), &file, 1, "");
      else
        way_test_click (dialog, "Read it");
      dialog = way_test_dialog (WAY_TYPE_WAITING);
      way_test_find (dialog, GTK_TYPE_LABEL, "Reading “dorset.waymark.json”…");
      way_test_click (dialog, "Cancel");
      g_assert_true (way_test_has_dialog (WAY_TYPE_WAITING));
      way_library_rollback (other);
      way_test_wait (waits_no_more, app, "it to be given up");
      way_test_settle ();
      g_assert_false (way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG));
      g_assert_cmpuint (n_projects (app), ==, 0);
      g_assert_cmpuint (n_steps (app), ==, 0);
    }
}

/* What has no path here is not passed over in silence. */
static void
test_elsewhere (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new (NULL);
  g_autoptr (GFile) file = g_file_new_for_uri ("mtp://phone/dorset.waymark.json");
  GtkWidget *dialog;

  g_application_open (G_APPLICATION (app->application), &file, 1, "");
  dialog = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (says (dialog, "“dorset.waymark.json” is not in a folder of this computer"));
  respond (dialog, "close");
}

/* The window goes while it asks: what was looked at goes with it. */
static void
test_window_goes (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new (NULL);
  g_autofree char *path = sample_path ("dorset");

  open_path (app, path);
  gtk_window_destroy (GTK_WINDOW (app->window));
  app->window = NULL;
  way_test_settle ();
  g_assert_false (way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG));
}

/* What is there already is not read twice. */
static void
test_again (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("dorset");
  g_autofree char *path = sample_path ("dorset");
  guint before = n_steps (app);
  GtkWidget *dialog = open_path (app, path);

  g_assert_true (says (dialog, "just as it is in the file"));
  g_assert_false (adw_message_dialog_has_response (ADW_MESSAGE_DIALOG (dialog), "read"));
  respond (dialog, "open");
  way_test_wait (has_project, app, "the project to open");
  g_assert_cmpuint (n_steps (app), ==, before);
}

/* Every fault is listed, and nothing is read. */
static void
test_faults (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new (NULL);
  g_autofree char *path = g_build_filename (app->folder, "bad.waymark.json", NULL);
  const char *text = "{\"format\": \"waymark-project\", \"version\": 1, \"project\": \"p\", \"records\": {"
                     "\"project\": [{\"id\": \"p\", \"title\": 7}], \"card\": [{\"id\": \"c\", \"text\": 9}]}}";
  GtkWidget *dialog;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  dialog = open_path (app, path);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==, "This file was not read");
  g_assert_nonnull (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog)));
  g_assert_false (adw_message_dialog_has_response (ADW_MESSAGE_DIALOG (dialog), "read"));
  respond (dialog, "close");
  g_assert_cmpuint (n_projects (app), ==, 0);
}

static gboolean
says_wrong (gpointer app)
{
  return way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG)
         && says (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "That is not the passphrase");
}

static gboolean
asks_to_read (gpointer app)
{
  return way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG)
         && adw_message_dialog_has_response (ADW_MESSAGE_DIALOG (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG)), "read");
}

static void
answer (GtkWidget *dialog, const char *passphrase)
{
  way_test_set_text (way_test_find (dialog, GTK_TYPE_ENTRY, "Passphrase"), passphrase);
  way_test_click (dialog, "Open");
}

/* A sealed copy asks for its passphrase, as often as it takes, and is then read like any other. */
static void
test_sealed (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new (NULL);
  g_autofree char *plain = sample_path ("dorset");
  g_autofree char *path = g_build_filename (app->folder, "dorset" WAY_SEALED_ENDING, NULL);
  g_autofree char *content = NULL;
  g_autoptr (GBytes) bytes = NULL, sealed = NULL;
  gsize size;
  GtkWidget *dialog;

  g_assert_true (g_file_get_contents (plain, &content, &size, NULL));
  bytes = g_bytes_new (content, size);
  sealed = way_sealed_seal (bytes, "a river of small lamps", NULL);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (sealed, NULL), (gssize) g_bytes_get_size (sealed), NULL));
  dialog = open_path (app, path);
  g_assert_true (says (dialog, "is sealed"));
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "open"));
  answer (dialog, "a river of small stones");
  way_test_wait (says_wrong, app, "the wrong passphrase to be refused");
  g_assert_cmpuint (n_projects (app), ==, 0);
  answer (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "a river of small lamps");
  way_test_wait (asks_to_read, app, "the question whether to read it");
  way_test_click (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "Read it");
  way_test_wait (has_project, app, "the project to open");
  g_assert_cmpuint (n_projects (app), ==, 1);
}

static gboolean
is_saved (gpointer app)
{
  return !way_test_has_dialog (WAY_TYPE_PROJECT_SAVE);
}

/* What is saved sealed cannot be read without, holds the project, and two passphrases that differ write nothing. */
static void
test_save_sealed (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("dorset");
  g_autofree char *path = g_build_filename (app->folder, "mine" WAY_SEALED_ENDING, NULL);
  g_autofree char *typed = g_build_filename (app->folder, "mine.sealed", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GBytes) sealed = NULL, opened = NULL;
  gsize size;
  GtkWidget *dialog;

  way_test_open_project (app, NULL, NULL);
  gtk_widget_activate_action (GTK_WIDGET (app->window), "win.save-project", NULL);
  dialog = way_test_dialog (WAY_TYPE_PROJECT_SAVE);
  gtk_switch_set_active (GTK_SWITCH (way_test_find (dialog, GTK_TYPE_SWITCH, NULL)), TRUE);
  way_test_settle ();
  way_test_type (dialog, "a river of small lamps");
  way_test_set_text (way_test_find (dialog, GTK_TYPE_ENTRY, "The same again"), "a river of small stones");
  way_project_save_to (WAY_PROJECT_SAVE (dialog), path);
  way_test_find (dialog, GTK_TYPE_LABEL, "The two passphrases differ. Type the same one twice.");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  way_test_set_text (way_test_find (dialog, GTK_TYPE_ENTRY, "The same again"), "a river of small lamps");
  /* As a file dialog leaves the ending when another name is typed over what it selects. */
  way_project_save_to (WAY_PROJECT_SAVE (dialog), typed);
  way_test_wait (is_saved, app, "the file");
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  sealed = g_bytes_new (content, size);
  g_assert_true (way_sealed_is (sealed));
  opened = way_sealed_open ("mine", sealed, "a river of small lamps", NULL);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (opened, NULL), (gssize) g_bytes_get_size (opened), "waymark-project"));
}

static gboolean
says_saved (gpointer data)
{
  WayTestApp *app = data;

  return way_test_find_if_any (app->window, GTK_TYPE_BUTTON, "Show in folder") != NULL;
}

static gboolean
says_not_written (gpointer app)
{
  return way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG)
         && way_test_find_if_any (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), GTK_TYPE_LABEL, "The project file was not written") != NULL;
}

/* The dialog is closed while it seals: what came of it is said all the same. */
static void
test_save_closed (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("dorset");

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path = g_build_filename (app->folder, i == 0 ? "." : "nowhere", "mine.waymark.json", NULL);
      GtkWidget *dialog;

      way_test_open_project (app, NULL, NULL);
      gtk_widget_activate_action (GTK_WIDGET (app->window), "win.save-project", NULL);
      dialog = way_test_dialog (WAY_TYPE_PROJECT_SAVE);
      way_project_save_to (WAY_PROJECT_SAVE (dialog), path);
      gtk_window_close (GTK_WINDOW (dialog));
      way_test_wait (i == 0 ? says_saved : says_not_written, app, "word of the file");
      g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, i == 0);
    }
}

static gboolean
has_window_again (gpointer data)
{
  return gtk_application_get_active_window (GTK_APPLICATION (((WayTestApp *) data)->application)) != NULL;
}

/* The window is closed while it writes: if it fails, one comes back and says so. */
static void
test_save_window_closed (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("dorset");
  g_autofree char *path = g_build_filename (app->folder, "nowhere", "mine.waymark.json", NULL);

  way_test_open_project (app, NULL, NULL);
  gtk_widget_activate_action (GTK_WIDGET (app->window), "win.save-project", NULL);
  way_project_save_to (WAY_PROJECT_SAVE (way_test_dialog (WAY_TYPE_PROJECT_SAVE)), path);
  gtk_window_destroy (GTK_WINDOW (app->window));
  app->window = NULL;
  way_test_wait (has_window_again, app, "the window to come back");
  way_test_find (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), GTK_TYPE_LABEL, "The project file was not written");
  app->window = WAY_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG))));
}

/* --- The program from outside --- */

static GSubprocess *
start (const char *first, const char *second, const char *third)
{
  g_autofree char *program = g_build_filename (g_getenv ("WAYMARK_BUILD_ROOT"), "src", "ui", "waymark", NULL);
  GError *error = NULL;
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, first, second, third, NULL);

  g_assert_no_error (error);
  return process;
}

static gboolean
file_is_there (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
finished_cb (GObject *process, GAsyncResult *result, gpointer done)
{
  g_assert_true (g_subprocess_wait_finish (G_SUBPROCESS (process), result, NULL));
  *(gboolean *) done = TRUE;
}

static gboolean
is_true (gpointer done)
{
  return *(gboolean *) done;
}

/* A second start with a file hands it over and ends; a library that is opened by name is not made. */
static void
test_from_outside (void)
{
  g_autofree char *folder = g_dir_make_tmp ("waymark-open-XXXXXX", NULL);
  g_autofree char *library = g_build_filename (folder, "first.waymark", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing.waymark", NULL);
  g_autofree char *path = sample_path ("brighton");
  g_autoptr (GSubprocess) first = start ("--library", library, NULL);
  g_autoptr (GSubprocess) second = NULL;
  g_autofree char *sealed = g_build_filename (folder, "copy" WAY_SEALED_ENDING, NULL);
  g_autoptr (GSubprocess) third = NULL;
  g_autoptr (GSubprocess) fourth = NULL;
  gboolean first_done = FALSE, second_done = FALSE, third_done = FALSE, fourth_done = FALSE;

  g_subprocess_wait_async (first, NULL, finished_cb, &first_done);
  way_test_wait (file_is_there, library, "the library");
  second = start ("--library", library, path);
  g_subprocess_wait_async (second, NULL, finished_cb, &second_done);
  way_test_wait (is_true, &second_done, "the second start to end");
  g_assert_cmpint (g_subprocess_get_exit_status (second), ==, 0);
  g_assert_false (first_done);
  /* A sealed copy is a project file, not a library. */
  fourth = start ("--library", library, sealed);
  g_subprocess_wait_async (fourth, NULL, finished_cb, &fourth_done);
  way_test_wait (is_true, &fourth_done, "the start with a sealed copy to end");
  g_assert_cmpint (g_subprocess_get_exit_status (fourth), ==, 0);
  g_assert_false (first_done);
  third = start (missing, NULL, NULL);
  g_subprocess_wait_async (third, NULL, finished_cb, &third_done);
  for (int i = 0; i < 10; i++)
    way_test_settle ();
  g_assert_false (third_done);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
  g_subprocess_send_signal (first, 15);
  g_subprocess_send_signal (third, 15);
  way_test_wait (is_true, &first_done, "the first to end");
  way_test_wait (is_true, &third_done, "the third to end");
}

/* Whether the program on the library at @path is still to be called on the bus. */
static gboolean
is_nameless (gpointer path)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
  g_autofree char *name = g_strdup_printf (WAY_APP_ID ".Library_%.12s", sum);
  g_autoptr (GVariant) answer
    = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
                                   g_variant_new ("(s)", name), G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  gboolean has_owner;

  g_variant_get (answer, "(b)", &has_owner);
  return !has_owner;
}

/* What is being read hangs, and the program is ended: a new start meanwhile is a program of its own, which stays. */
static void
test_started_again (void)
{
  g_autofree char *folder = g_dir_make_tmp ("waymark-open-XXXXXX", NULL);
  g_autofree char *library = g_build_filename (folder, "first.waymark", NULL);
  g_autofree char *pipe = g_strconcat (library, "-journal", NULL);
  g_autofree char *path = sample_path ("brighton");
  g_autoptr (GSubprocess) first = start ("--library", library, NULL);
  g_autoptr (GSubprocess) second = NULL;
  g_autoptr (GSubprocess) third = NULL;
  gboolean first_done = FALSE, third_done = FALSE;

  g_subprocess_wait_async (first, NULL, finished_cb, &first_done);
  way_test_wait (file_is_there, library, "the library");
  second = start ("--library", library, NULL);
  g_assert_true (g_subprocess_wait (second, NULL, NULL));
  g_clear_object (&second);
  /* Where SQLite looks for a journal when a worker opens the library. */
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  second = start ("--library", library, path);
  g_assert_true (g_subprocess_wait (second, NULL, NULL));
  for (int i = 0; i < 10; i++)
    way_test_settle ();
  g_assert_cmpint (g_unlink (pipe), ==, 0);
  g_subprocess_send_signal (first, 15);
  way_test_wait (is_nameless, library, "the name to be free");
  g_assert_false (first_done);
  third = start ("--library", library, NULL);
  g_subprocess_wait_async (third, NULL, finished_cb, &third_done);
  way_test_wait (is_true, &first_done, "the first to end");
  g_assert_false (third_done);
  g_subprocess_send_signal (third, 15);
  way_test_wait (is_true, &third_done, "the third to end");
}

/* Who opened a copy is told so on Home, and gets back from there. */
static void
test_back_to_usual (void)
{
  g_autofree char *usual = g_build_filename (g_get_user_data_dir (), "waymark", "library.waymark", NULL);
  g_autofree char *folder = g_path_get_dirname (usual);
  g_autoptr (WayTestApp) app = NULL;
  g_autoptr (WayLibrary) library = NULL;
  g_autofree char *sentence = NULL;
  GtkWindow *window;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  library = way_library_open (usual, WAY_LIBRARY_CREATE, NULL);
  g_assert_nonnull (library);
  g_clear_object (&library);
  app = way_test_app_new ("example");
  sentence = g_strdup_printf ("This is the library “%s”, not your usual one.", app->path);
  g_assert_true (way_test_says (app->window, sentence));
  way_test_click (app->window, "Open the usual library");
  way_test_settle ();
  window = gtk_application_get_active_window (GTK_APPLICATION (app->application));
  g_assert_true (WAY_IS_WINDOW (window));
  app->window = WAY_WINDOW (window);
  app->library = way_application_get_library (app->application);
  g_assert_cmpstr (way_library_get_path (app->library), ==, usual);
  g_assert_false (way_test_says (window, "not your usual one"));
  way_test_app_free (g_steal_pointer (&app));
  g_assert_cmpint (g_unlink (usual), ==, 0);
}

int
main (int argc, char **argv)
{
  way_test_init (&argc, &argv);
  g_test_add_func ("/open/read", test_read);
  g_test_add_func ("/open/cancel", test_cancel);
  g_test_add_func ("/open/answered-twice", test_answered_twice);
  g_test_add_func ("/open/cancel-meanwhile", test_cancel_meanwhile);
  g_test_add_func ("/open/elsewhere", test_elsewhere);
  g_test_add_func ("/open/window-goes", test_window_goes);
  g_test_add_func ("/open/again", test_again);
  g_test_add_func ("/open/faults", test_faults);
  g_test_add_func ("/open/sealed", test_sealed);
  g_test_add_func ("/open/save-sealed", test_save_sealed);
  g_test_add_func ("/open/save-closed", test_save_closed);
  g_test_add_func ("/open/save-window-closed", test_save_window_closed);
  g_test_add_func ("/open/from-outside", test_from_outside);
  g_test_add_func ("/open/started-again", test_started_again);
  g_test_add_func ("/open/back-to-usual", test_back_to_usual);
  return g_test_run ();
}
