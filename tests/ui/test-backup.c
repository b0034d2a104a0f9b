/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-clock.h"
#include "service/way-edit.h"
#include "service/way-people-service.h"
#include "storage/way-backups.h"
#include "storage/way-erase.h"
#include "support/way-test-moments.h"
#include "ui/way-backup-line.h"
#include "ui/way-backups-dialog.h"
#include "ui/way-copies.h"
#include "ui/way-erase-ask.h"
#include "ui/way-form.h"
#include "ui/way-people-forms.h"
#include "ui/way-problem.h"
#include "ui/way-settings.h"
#include "ui/way-test-app.h"
#include "ui/way-test-damage.h"
#include "ui/way-test-launcher.h"
#include "ui/way-waiting.h"

#include <glib/gstdio.h>

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *
line_of (WayTestApp *app)
{
  GtkWidget *line = way_test_find (app->window, WAY_TYPE_BACKUP_LINE, NULL);

  return gtk_label_get_label (GTK_LABEL (way_test_find (line, GTK_TYPE_LABEL, NULL)));
}

/* The window that is there after the library was opened anew. */
static void
follow_window (WayTestApp *app)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (app->application));

  g_assert_true (WAY_IS_WINDOW (window));
  app->window = WAY_WINDOW (window);
  app->library = way_application_get_library (app->application);
}

static void
back_up (WayTestApp *app)
{
  way_keeper_back_up (way_application_get_keeper (app->application));
  way_test_wait (way_test_is_idle, app, "the backup");
}

static void
test_home (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *dialog;

  g_assert_cmpstr (line_of (app), ==, "Not backed up yet");
  way_test_click (app->window, "Backups…");
  dialog = way_test_dialog (WAY_TYPE_BACKUPS_DIALOG);
  way_test_click (dialog, "Back up now");
  way_test_wait (way_test_is_idle, app, "the backup");
  gtk_window_close (GTK_WINDOW (dialog));
  g_assert_true (g_str_has_prefix (line_of (app), "Last good backup: today"));
  g_assert_cmpuint (way_test_n_backups (app, NULL), ==, 1);
}

/* How long ago a backup was is told by the day, also on those with 25 and 23 hours. */
static void
test_summer_time (void)
{
  static const struct {
    const char *now;
    int minutes; /* ago */
    const char *words;
  } moments[] = {
    { "2026-10-25T23:30:00Z", 24 * 60, "today, 00:30" }, { "2026-10-25T23:30:00Z", 25 * 60, "24 Oct 2026, 23:30" },
    { "2026-03-29T22:30:00Z", 22 * 60, "today, 00:30" }, { "2026-03-29T22:30:00Z", 23 * 60, "28 Mar 2026, 23:30" },
  };
  guint i;

  if (way_test_at_moments (moments, G_N_ELEMENTS (moments), sizeof *moments, &i))
    {
      g_autofree char *words = way_backup_format_time (way_clock_now () - moments[i].minutes * G_GINT64_CONSTANT (60000), FALSE);

      g_assert_cmpstr (words, ==, moments[i].words);
    }
}

static gboolean
has_one (gpointer app)
{
  return way_test_is_idle (app) && way_test_n_backups (app, NULL) == 1;
}

/* By itself a day after the last, and not again before that. */
static void
test_daily (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  WayKeeper *keeper = way_application_get_keeper (app->application);

  way_keeper_start (keeper);
  way_test_wait (has_one, app, "the daily backup");
  way_keeper_look (keeper);
  way_test_wait (way_test_is_idle, app, "nothing");
  g_assert_cmpuint (way_test_n_backups (app, NULL), ==, 1);
}

/* The program ends in the middle of one: it tidies up first. */
static void
test_quit (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autofree char *folder = way_backups_folder (app->path);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  way_keeper_back_up (way_application_get_keeper (app->application));
  way_test_app_restart (app);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, "."));
}

/* --- Closed and opened again while a backup is being given up --- */

typedef struct {
  WayTestApp *app;
  WayApplication *application;
  char *path;
  WayWindow *again;
  guint source; /* what is to happen next */
  guint limit;
  gboolean stayed;
  gboolean hangs;
} Reopened;

static gboolean
hangs_cb (gpointer data)
{
  Reopened *self = data;

  self->limit = 0;
  self->hangs = TRUE;
  g_application_quit (G_APPLICATION (self->application));
  return G_SOURCE_REMOVE;
}

/* A second program in this process, on a library of its own that was never backed up; @next happens when it is up. */
static void
run_program (Reopened *self, GSourceFunc next)
{
  GError *error = NULL;

  self->app = way_test_app_new ("example");
  self->path = g_build_filename (self->app->folder, "other", "other.waymark", NULL);
  {
    g_autofree char *folder = g_path_get_dirname (self->path);

    g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  }
  g_assert_true (way_library_backup (self->app->library, self->path, &error));
  g_assert_no_error (error);
  self->application = way_application_new ();
  g_application_set_application_id (G_APPLICATION (self->application), WAY_APP_ID ".OpenedAgain");
  g_application_set_resource_base_path (G_APPLICATION (self->application), "/org/waymark/Waymark");
  g_application_set_flags (G_APPLICATION (self->application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  way_application_set_path (self->application, self->path);
  self->source = g_timeout_add (500, next, self);
  self->limit = g_timeout_add_seconds (60, hangs_cb, self);
  g_assert_cmpint (g_application_run (G_APPLICATION (self->application), 0, NULL), ==, 0);
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_handle_id (&self->limit, g_source_remove);
  g_assert_false (self->hangs);
}

static void
reopened_clear (Reopened *self)
{
  g_application_set_default (G_APPLICATION (self->app->application));
  g_clear_weak_pointer (&self->again);
  g_clear_object (&self->application);
  g_clear_pointer (&self->app, way_test_app_free);
  g_free (self->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reopened, reopened_clear)

static WayKeeper *
keeper_of (Reopened *self)
{
  return way_application_get_keeper (self->application);
}

static void
close_window (Reopened *self)
{
  gtk_window_close (gtk_application_get_active_window (GTK_APPLICATION (self->application)));
}

static void
open_again (Reopened *self)
{
  g_application_activate (G_APPLICATION (self->application));
  g_set_weak_pointer (&self->again,
                      WAY_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (self->application))));
}

static gboolean
close_again_cb (gpointer data)
{
  Reopened *self = data;

  if (way_keeper_is_busy (keeper_of (self)))
    return G_SOURCE_CONTINUE;
  self->source = 0;
  self->stayed = self->again != NULL && gtk_widget_get_visible (GTK_WIDGET (self->again));
  gtk_window_close (GTK_WINDOW (self->again));
  return G_SOURCE_REMOVE;
}

static gboolean
open_again_cb (gpointer data)
{
  Reopened *self = data;

  open_again (self);
  self->source = g_timeout_add (200, close_again_cb, self);
  return G_SOURCE_REMOVE;
}

/* Before the worker can say that it is done. */
static void
close_and_open (Reopened *self)
{
  self->source = g_idle_add_full (G_PRIORITY_HIGH, open_again_cb, self, NULL);
  close_window (self);
}

static gboolean
close_and_open_cb (gpointer data)
{
  way_keeper_back_up (keeper_of (data));
  close_and_open (data);
  return G_SOURCE_REMOVE;
}

/* Closed while a slow stick is written, and started again before that is given up: the window that is there then stays. */
static void
test_opened_again (void)
{
  g_auto (Reopened) reopened = { 0 };

  run_program (&reopened, close_and_open_cb);
  g_assert_true (reopened.stayed);
  g_assert_null (reopened.again);
}

static gboolean
look_close_and_open_cb (gpointer data)
{
  Reopened *self = data;

  way_keeper_look (keeper_of (self));
  way_keeper_give_up (keeper_of (self));
  close_and_open (self);
  return G_SOURCE_REMOVE;
}

/* The daily backup that was given up with the window is made for the next window. */
static void
test_given_up_again (void)
{
  g_auto (Reopened) reopened = { 0 };
  g_autoptr (GPtrArray) backups = NULL;

  run_program (&reopened, look_close_and_open_cb);
  backups = way_backups_list (reopened.path, NULL);
  g_assert_true (reopened.stayed);
  g_assert_cmpuint (backups->len, ==, 1);
}

static gboolean
close_open_close_cb (gpointer data)
{
  Reopened *self = data;

  self->source = 0;
  /* All of it before the program can hear that the worker is done. */
  way_keeper_back_up (keeper_of (self));
  for (int i = 0; i < 2; i++)
    {
      close_window (self);
      open_again (self);
    }
  close_window (self);
  return G_SOURCE_REMOVE;
}

/* However often that happens, the program ends with its last window. */
static void
test_closed_again (void)
{
  g_auto (Reopened) reopened = { 0 };

  run_program (&reopened, close_open_close_cb);
  g_assert_null (reopened.again);
}

/* --- A look that is given up --- */

static void
count_cb (WayKeeper *keeper, const char *sentence, guint *n)
{
  (*n)++;
}

static gboolean
is_keeper_idle (gpointer keeper)
{
  return !way_keeper_is_busy (keeper);
}

/* What was given up has not been looked at: the next time finds the damage, though no backup is due. Then it is known. */
static void
test_look_given_up (void)
{
  g_autofree char *path = way_test_damaged_library (TRUE);
  g_autoptr (WayKeeper) keeper = way_keeper_new (path);
  guint n = 0, before;

  g_signal_connect (keeper, "damaged", G_CALLBACK (count_cb), &n);
  way_keeper_look (keeper);
  way_keeper_give_up (keeper);
  way_test_wait (is_keeper_idle, keeper, "the look to be given up");
  before = n;
  for (int i = 0; i < 2; i++)
    {
      way_keeper_look (keeper);
      way_test_wait (is_keeper_idle, keeper, "the look");
      g_assert_cmpuint (n, ==, before + 1);
    }
}

static gboolean
stick_has_one (gpointer data)
{
  WayTestApp *app = data;
  g_autofree char *stick = g_build_filename (app->folder, "stick", NULL);

  return way_test_n_backups (app, stick) == 1;
}

/* A folder that is chosen while a backup is being made gets it, too. */
static void
test_folder_meanwhile (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autofree char *stick = g_build_filename (app->folder, "stick", NULL);
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (app->window), "win.backups", NULL);
  dialog = way_test_dialog (WAY_TYPE_BACKUPS_DIALOG);
  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  way_keeper_back_up (way_application_get_keeper (app->application));
  way_backups_dialog_choose_folder (WAY_BACKUPS_DIALOG (dialog), stick);
  way_test_wait (stick_has_one, app, "the backup on the stick");
  way_keeper_set_folder (NULL);
}

static gboolean
is_focused (gpointer root, const char *name)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (root));

  return focus != NULL && focus == way_test_find_if_any (root, GTK_TYPE_BUTTON, name);
}

/* The focus stays where one works, whatever comes and goes around it. */
static void
test_focus (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *dialog, *restore;

  back_up (app);
  gtk_widget_activate_action (GTK_WIDGET (app->window), "win.backups", NULL);
  dialog = way_test_dialog (WAY_TYPE_BACKUPS_DIALOG);
  gtk_widget_grab_focus (way_test_find (dialog, GTK_TYPE_BUTTON, "Back up now"));
  way_test_keys (dialog, "space");
  way_test_wait (way_test_is_idle, app, "the backup");
  way_test_settle ();
  g_assert_true (is_focused (dialog, "Back up now"));
  restore = way_test_find (dialog, GTK_TYPE_BUTTON, "Restore…");
  gtk_widget_grab_focus (restore);
  back_up (app);
  way_test_settle ();
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (gtk_window_get_focus (GTK_WINDOW (dialog)))), ==, "Restore…");
  way_backups_dialog_choose_folder (WAY_BACKUPS_DIALOG (dialog), app->folder);
  way_test_wait (way_test_is_idle, app, "the backup");
  gtk_widget_grab_focus (way_test_find (dialog, GTK_TYPE_BUTTON, "Stop"));
  way_test_keys (dialog, "space");
  g_assert_true (is_focused (dialog, "Choose a second folder"));
}

static gboolean
lists_second (gpointer dialog)
{
  GtkWidget *row = way_test_find_if_any (dialog, GTK_TYPE_BUTTON, "Restore…");

  row = row != NULL ? gtk_widget_get_ancestor (row, ADW_TYPE_ACTION_ROW) : NULL;
  return row != NULL && strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "in the second folder") != NULL;
}

/* What lies in the second folder is read by a worker, and comes into the list when it is there. */
static void
test_second_list (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autofree char *stick = g_build_filename (app->folder, "stick", NULL);
  g_autofree char *own = way_backups_folder (app->path);
  GtkWidget *dialog, *question;

  back_up (app);
  g_assert_cmpint (g_rename (own, stick), ==, 0);
  way_keeper_set_folder (stick);
  gtk_widget_activate_action (GTK_WIDGET (app->window), "win.backups", NULL);
  dialog = way_test_dialog (WAY_TYPE_BACKUPS_DIALOG);
  way_test_wait (lists_second, dialog, "the backup in the second folder");
  way_test_click (dialog, "Restore…");
  question = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  way_test_find (question, GTK_TYPE_LABEL, "Last change");
  way_test_click (question, "Cancel");
  way_keeper_set_folder (NULL);
  gtk_window_close (GTK_WINDOW (dialog));
}

/* The folder beside the library keeps nothing safe a second time, which is said when it is chosen, not a day later. */
static void
test_second_is_first (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autofree char *own = way_backups_folder (app->path);

  back_up (app);
  way_keeper_set_folder (own);
  way_keeper_look (way_application_get_keeper (app->application));
  way_test_wait (way_test_is_idle, app, "the copy");
  g_assert_nonnull (strstr (line_of (app), "in already"));
  g_assert_cmpuint (way_test_n_backups (app, NULL), ==, 1);
  way_keeper_set_folder (NULL);
}

/* As if the newest there had been made while the clock was wrong, and all others were away. */
static void
date_ahead (WayTestApp *app, const char *stick)
{
  g_autoptr (GPtrArray) backups = way_backups_list (app->path, stick);

  for (guint i = 0; i < backups->len; i++)
    {
      const WayBackup *backup = backups->pdata[i];
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (backup->at / 1000);
      g_autofree char *text = g_date_time_format (time, ".%Y%m%dT");
      const char *at = strstr (backup->path, text);
      g_autofree char *ahead = g_strdup_printf ("%.*s.2099%s", (int) (at - backup->path), backup->path, at + strlen (".2026"));

      g_assert_cmpint (i == 0 ? g_rename (backup->path, ahead) : g_unlink (backup->path), ==, 0);
    }
}

/* A stick that is away is said, and is no failure; when it is there again, it gets the newest. */
static void
test_second_folder (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autofree char *stick = g_build_filename (app->folder, "stick", NULL);
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (app->window), "win.backups", NULL);
  dialog = way_test_dialog (WAY_TYPE_BACKUPS_DIALOG);
  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  way_backups_dialog_choose_folder (WAY_BACKUPS_DIALOG (dialog), stick);
  way_test_wait (way_test_is_idle, app, "the backup");
  g_assert_cmpuint (way_test_n_backups (app, NULL), ==, 1);
  g_assert_cmpuint (way_test_n_backups (app, stick), ==, 1);
  way_test_find (dialog, ADW_TYPE_ACTION_ROW, "Each backup is put there too");
  way_test_find (dialog, GTK_TYPE_BUTTON, "Stop using the second folder");
  way_test_find (dialog, GTK_TYPE_BUTTON, "Choose a second folder");
  {
    g_autofree char *away = g_strconcat (stick, ".away", NULL);

    g_assert_cmpint (g_rename (stick, away), ==, 0);
    way_test_click (dialog, "Back up now");
    way_test_wait (way_test_is_idle, app, "the backup");
    g_assert_cmpuint (way_test_n_backups (app, NULL), ==, 2);
    g_assert_nonnull (strstr (line_of (app), "Last good backup: today"));
    g_assert_nonnull (strstr (line_of (app), "is not there"));
    g_assert_cmpint (g_rename (away, stick), ==, 0);
  }
  way_test_click (dialog, "Back up now");
  way_test_wait (way_test_is_idle, app, "the backup");
  g_assert_cmpuint (way_test_n_backups (app, stick), ==, 2);
  g_assert_null (strstr (line_of (app), "is not there"));
  date_ahead (app, stick);
  way_keeper_look (way_application_get_keeper (app->application));
  way_test_wait (way_test_is_idle, app, "the copy");
  g_assert_cmpuint (way_test_n_backups (app, stick), ==, 2);
  way_test_click (dialog, "Stop");
  way_test_find (dialog, ADW_TYPE_ACTION_ROW, "No second folder");
  gtk_window_close (GTK_WINDOW (dialog));
}

/* The window before, until it is gone: the next one may lie where it lay. */
static WayWindow *old_window;

static gboolean
is_restored (gpointer data)
{
  WayTestApp *app = data;

  return old_window == NULL && WAY_IS_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (app->application)));
}

/* Asked with both sides in view; then the old state is there, and what was replaced is in the list. */
static void
test_restore (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) projects = way_library_query_records (app->library, "projects", "");
  WayId project = *way_record_get_id (projects->pdata[0]);
  GtkWidget *dialog, *question, *said;

  back_up (app);
  g_clear_pointer (&projects, g_ptr_array_unref);
  g_assert_true (way_edit_delete (app->library, &project, &error));
  way_test_settle ();
  gtk_widget_activate_action (GTK_WIDGET (app->window), "win.backups", NULL);
  dialog = way_test_dialog (WAY_TYPE_BACKUPS_DIALOG);
  way_test_click (dialog, "Restore…");
  question = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  way_test_find (question, GTK_TYPE_LABEL, "Now");
  way_test_find (question, GTK_TYPE_LABEL, "Last change");
  way_test_find (question, GTK_TYPE_LABEL, "0");
  way_test_find (question, GTK_TYPE_LABEL, "1");
  g_set_weak_pointer (&old_window, app->window);
  way_test_click (question, "Restore");
  way_test_wait (is_restored, app, "the restored library");
  follow_window (app);
  way_test_settle ();
  /* What is said at once, by a window that has no width yet, is not broken into short lines. */
  said = way_test_find (app->window, GTK_TYPE_LABEL, "Restored. What was there before is kept under “Backups”.");
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (said))), ==, 1);
  projects = way_library_query_records (app->library, "projects", "");
  g_assert_cmpuint (projects->len, ==, 1);
  g_clear_pointer (&projects, g_ptr_array_unref);
  g_assert_cmpuint (way_test_n_backups (app, NULL), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (app->window), "win.backups", NULL);
  dialog = way_test_dialog (WAY_TYPE_BACKUPS_DIALOG);
  way_test_find (dialog, GTK_TYPE_BUTTON, "Restore…");
  gtk_window_close (GTK_WINDOW (dialog));
}

/* Cancelled, it leaves everything as it is. */
static void
test_restore_cancelled (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  WayWindow *window = app->window;
  GtkWidget *dialog, *question;

  back_up (app);
  gtk_widget_activate_action (GTK_WIDGET (app->window), "win.backups", NULL);
  dialog = way_test_dialog (WAY_TYPE_BACKUPS_DIALOG);
  way_test_click (dialog, "Restore…");
  question = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  way_test_click (question, "Cancel");
  way_test_settle ();
  g_assert_cmpuint (way_test_n_backups (app, NULL), ==, 1);
  gtk_window_close (GTK_WINDOW (dialog));
  way_test_settle ();
  g_assert_true (gtk_application_get_active_window (GTK_APPLICATION (app->application)) == GTK_WINDOW (window));
}

/* --- A folder that does not answer --- */

/* Stands in for one: whoever opens the library from now on waits until it is let go, at a pipe where SQLite looks for a journal.
 * The backup that @app is asked for does. Returns the pipe. */
static char *
hang_backup (WayTestApp *app)
{
  char *path = g_strconcat (app->path, "-journal", NULL);

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  way_keeper_back_up (way_application_get_keeper (app->application));
  return path;
}

static void
let_go (const char *path)
{
  int fd = open (path, O_RDWR | O_NONBLOCK | O_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (g_unlink (path), ==, 0);
  close (fd);
}

static GtkWidget *
ask_to_restore (WayTestApp *app)
{
  gtk_widget_activate_action (GTK_WIDGET (app->window), "win.backups", NULL);
  way_test_click (way_test_dialog (WAY_TYPE_BACKUPS_DIALOG), "Restore…");
  return way_test_question ("Restore");
}

/* What is waited for is said, and can be cancelled; meanwhile nothing can be typed that would be lost. */
static void
expect_waiting (WayTestApp *app)
{
  GtkWidget *waiting = way_test_dialog (WAY_TYPE_WAITING);

  way_test_find (waiting, GTK_TYPE_LABEL, "Waiting for the backup that is being made…");
  g_assert_true (gtk_widget_is_sensitive (waiting));
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (app->window)));
}

/* A restore waits for a backup that hangs where one can see it; it can be given up, and begins when the backup has ended. */
static void
test_restore_waits (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autofree char *pipe = NULL;
  GtkWidget *question;

  back_up (app);
  question = ask_to_restore (app);
  pipe = hang_backup (app);
  way_test_click (question, "Restore");
  expect_waiting (app);
  way_test_click (way_test_dialog (WAY_TYPE_WAITING), "Cancel");
  g_assert_false (way_test_has_dialog (WAY_TYPE_WAITING));
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (app->window)));
  let_go (pipe);
  way_test_wait (way_test_is_idle, app, "the backup to be given up");
  g_assert_cmpuint (way_test_n_backups (app, NULL), ==, 1);
  gtk_window_close (GTK_WINDOW (way_test_dialog (WAY_TYPE_BACKUPS_DIALOG)));
  question = ask_to_restore (app);
  g_free (pipe);
  pipe = hang_backup (app);
  way_test_click (question, "Restore");
  expect_waiting (app);
  g_set_weak_pointer (&old_window, app->window);
  let_go (pipe);
  way_test_wait (is_restored, app, "the restored library");
  follow_window (app);
  g_assert_cmpuint (way_test_n_backups (app, NULL), ==, 2);
}

static gboolean
is_erased (gpointer data)
{
  WayTestApp *app = data;
  GtkWidget *deleted = way_test_find_if_any (app->window, GTK_TYPE_LABEL, "Nothing is deleted");

  return deleted != NULL && gtk_widget_get_mapped (deleted);
}

static gboolean
is_said (gpointer app)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *i = windows; i != NULL; i = i->next)
    if (way_test_says (i->data, "another program is writing"))
      return TRUE;
  return FALSE;
}

static gboolean
is_one_left (gpointer app)
{
  return way_test_n_backups (app, NULL) == 1;
}

static void
delete_card (WayTestApp *app)
{
  g_autoptr (WayRecord) card = way_test_app_record (app, "card", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (way_edit_delete (app->library, way_record_get_id (card), &error));
}

/* What was deleted is gone; a backup was made first, and with the choice taken no backup has it any more. */
static void
test_erase (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *question;

  back_up (app);
  for (int round = 0; round < 2; round++)
    {
      way_test_open_project (app, NULL, NULL);
      delete_card (app);
      gtk_widget_activate_action (GTK_WIDGET (app->window), "win.deleted", NULL);
      way_test_settle ();
      way_test_click (app->window, "Remove for good…");
      question = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
      if (round == 1)
        gtk_check_button_set_active (GTK_CHECK_BUTTON (way_test_find (question, GTK_TYPE_CHECK_BUTTON, NULL)), TRUE);
      way_test_click (question, "Remove for good");
      way_test_wait (is_erased, app, "the removal");
      if (round == 0)
        g_assert_cmpuint (way_test_n_backups (app, NULL), ==, 2);
      else
        way_test_wait (is_one_left, app, "the one new backup");
      {
        g_autofree char *undo = way_library_get_undo (app->library, NULL);

        g_assert_null (undo);
      }
      way_window_go_home (app->window);
    }
}

/* While another program writes nothing is removed, which is said; what is deleted is still there, and goes the next time. */
static void
test_erase_while_other_writes (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayLibrary) other = NULL;

  way_test_open_project (app, NULL, NULL);
  delete_card (app);
  other = way_test_app_open_beside (app);
  g_assert_true (way_library_begin (other, NULL, "A long import", NULL));
  gtk_widget_activate_action (GTK_WIDGET (app->window), "win.deleted", NULL);
  way_test_settle ();
  way_test_click (app->window, "Remove for good…");
  way_test_click (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "Remove for good");
  way_test_wait (is_said, app, "the word that another program is writing");
  g_assert_false (is_erased (app));
  g_assert_false (way_erase_is_unfinished (app->library, NULL));
  way_test_click (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "Close");
  way_library_rollback (other);
  g_clear_object (&other);
  way_test_click (app->window, "Remove for good…");
  way_test_click (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "Remove for good");
  way_test_wait (is_erased, app, "the removal");
}

/* Everything was removed, but another program kept it from being finished: it is still offered, with the backups. */
static void
test_erase_unfinished (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *question, *button;

  back_up (app);
  g_assert_true (way_library_set_setting (app->library, "erasure", "traces and backups", NULL));
  gtk_widget_activate_action (GTK_WIDGET (app->window), "win.deleted", NULL);
  way_test_settle ();
  g_assert_true (is_erased (app));
  button = way_test_find (app->window, GTK_TYPE_BUTTON, "Remove for good…");
  way_test_click (app->window, "Remove for good…");
  question = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (way_test_find (question, GTK_TYPE_CHECK_BUTTON, NULL))));
  way_test_click (question, "Remove for good");
  while (gtk_widget_get_visible (button))
    way_test_settle ();
  g_assert_cmpuint (way_test_n_backups (app, NULL), ==, 1);
  g_assert_false (way_erase_is_unfinished (app->library, NULL));
}

static gboolean
may_remove (gpointer question)
{
  return adw_message_dialog_get_response_enabled (question, "remove");
}

/* So does a removal; given up, it has deleted nobody. */
static void
test_erase_waits (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *question;

  way_test_open_project (app, NULL, "deleted");
  for (int round = 0; round < 2; round++)
    {
      g_autoptr (WayRecord) card = way_test_app_record (app, "card", NULL);
      g_autofree char *pipe = NULL;
      WayId id = *way_record_get_id (card);

      way_erase_ask (app->window, NULL, &id);
      question = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
      way_test_wait (may_remove, question, "the copies to be looked at");
      pipe = hang_backup (app);
      way_test_click (question, "Remove for good");
      expect_waiting (app);
      g_assert_false (way_record_get_deleted (card));
      if (round == 0)
        way_test_click (way_test_dialog (WAY_TYPE_WAITING), "Cancel");
      let_go (pipe);
      way_test_wait (way_test_is_idle, app, "the backup to be given up");
      while (round == 1 && way_library_kind_of (app->library, &id) != NULL)
        way_test_settle ();
      g_assert_false (round == 0 && way_record_get_deleted (card));
    }
  way_test_settle ();
}

static char *
save_copy (WayTestApp *app, const char *name)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (app->folder, name, NULL);

  g_assert_true (way_library_backup (app->library, path, &error));
  way_copies_remember (path);
  return path;
}

/* A person who answers for open actions stays until somebody else does; then nothing of them is left, and undo ends there. */
static void
test_erase_person (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) person = way_record_new_named ("person");
  g_autoptr (WayRecord) busy = NULL;
  g_autoptr (WayRecord) membership = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *gone = NULL;
  GtkWidget *question;
  WayId id;

  way_test_open_project (app, NULL, "people");
  before = save_copy (app, "before.waymark");
  way_record_set_text (person, "name", "Astrid Quennell");
  g_assert_true (way_people_add_person (app->library, way_window_get_project (app->window), person, "core group", NULL, &error));
  id = *way_record_get_id (person);
  g_clear_object (&person);
  {
    g_autoptr (WayRecord) action = way_test_app_record (app, "action", NULL);

    busy = way_record_copy (action);
    way_record_set_reference (busy, "accountable", &id);
    way_record_set_text (busy, "status", "agreed");
    g_assert_true (way_library_begin (app->library, NULL, "Change action", &error));
    g_assert_true (way_library_end (app->library, way_library_save (app->library, busy, &error), &error));
  }
  g_assert_null (way_erase_ask (app->window, NULL, &id));
  way_record_set_text (busy, "status", "done");
  g_assert_true (way_library_begin (app->library, NULL, "Change action", &error));
  g_assert_true (way_library_end (app->library, way_library_save (app->library, busy, &error), &error));
  {
    g_autoptr (GPtrArray) parts = way_people_memberships (app->library, NULL, &id);

    membership = g_object_ref (parts->pdata[0]);
  }
  way_people_person_open (way_window_get_page (app->window), way_record_get_id (membership), NULL);
  g_clear_object (&membership);
  way_test_settle ();
  after = save_copy (app, "after.waymark");
  gone = save_copy (app, "gone.waymark");
  g_assert_cmpint (g_unlink (gone), ==, 0);
  /* A copy that was opened to go on there is the library now. */
  way_copies_remember (way_library_get_path (app->library));
  way_test_click (way_test_dialog (WAY_TYPE_FORM), "Remove this person for good…");
  question = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  way_test_wait (may_remove, question, "the copies to be looked at");
  /* Of the copies elsewhere, it says which still hold them. */
  g_assert_true (way_test_says (question, after));
  g_assert_false (way_test_says (question, before));
  g_assert_false (way_test_says (question, gone));
  g_assert_false (way_test_says (question, way_library_get_path (app->library)));
  way_test_find (question, GTK_TYPE_BUTTON, "Show");
  way_test_click (question, "Remove for good");
  while (way_library_kind_of (app->library, &id) != NULL)
    way_test_settle ();
  way_test_settle ();
  {
    g_autoptr (WayRecord) action = way_library_get (app->library, way_record_get_id (busy));
    g_autofree char *undo = way_library_get_undo (app->library, NULL);

    g_assert_null (way_record_get_reference (action, "accountable"));
    g_assert_null (undo);
  }
}

static guint
n_remembered (void)
{
  g_auto (GStrv) kept = g_settings_get_strv (way_settings_get (), "copies");

  return g_strv_length (kept);
}

/* In whatever letters, and however many there are: those that are gone do not push out those that are there, and all can be looked
 * at without the answers leaving the screen. */
static void
test_many_copies (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autofree char *odd = save_copy (app, "caf\xe9.waymark");
  g_autoptr (GPtrArray) projects = way_library_query_records (app->library, "projects", "");
  g_auto (GStrv) copies = NULL;
  GtkWidget *question, *answer;
  WayId project = *way_record_get_id (projects->pdata[0]);
  guint before = n_remembered ();

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("Waymark, a copy of the library for somebody else, number %u.waymark", i);
      g_autofree char *path = g_build_filename (app->folder, name, NULL);

      if (i < 12)
        g_assert_true (g_file_set_contents (path, "no library", -1, NULL));
      way_copies_remember (path);
    }
  copies = way_copies_list (app->path, NULL);
  g_assert_cmpuint (g_strv_length (copies), ==, 13);
  g_assert_cmpstr (copies[12], ==, odd);
  /* What is remembered is not looked for by the window. */
  g_assert_cmpuint (n_remembered (), ==, before + 60);
  g_assert_true (way_edit_delete (app->library, &project, NULL));
  way_test_settle ();
  g_assert_nonnull (way_erase_ask (app->window, &project, NULL));
  question = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  way_test_wait (may_remove, question, "the copies to be looked at");
  g_assert_cmpuint (n_remembered (), ==, 50);
  g_strfreev (copies);
  copies = way_copies_list (app->path, NULL);
  g_assert_cmpuint (g_strv_length (copies), ==, 13);
  answer = way_test_find (question, GTK_TYPE_BUTTON, "Remove for good");
  g_assert_true (gtk_widget_get_mapped (answer));
  g_assert_cmpint (gtk_widget_get_height (question), <, 768);
  way_test_click (question, "Cancel");
}

/* Has another program hold the file as SQLite does while it writes, so that whoever opens it waits. Returns its process. */
static GPid
hold_file (const char *path)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int said[2];
  char byte;
  GPid holder;

  g_assert_cmpint (pipe (said), ==, 0);
  holder = fork ();
  g_assert_cmpint (holder, >=, 0);
  if (holder == 0)
    {
      /* Not for ever, should the test fail. */
      alarm (60);
      if (fcntl (open (path, O_RDWR), F_SETLK, &lock) == 0 && write (said[1], "x", 1) == 1)
        pause ();
      _exit (1);
    }
  close (said[1]);
  g_assert_cmpint (read (said[0], &byte, 1), ==, 1);
  close (said[0]);
  return holder;
}

/* Copies on a disk that answers late, or never, keep no window waiting. */
static void
test_copies_far_away (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autofree char *first = save_copy (app, "far.waymark");
  g_autofree char *last = NULL;
  g_autoptr (WayRecord) card = NULL;
  GtkWidget *question;
  GPid holder;

  /* Each takes two seconds. */
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("far %u.waymark", i);

      g_free (last);
      last = g_build_filename (app->folder, name, NULL);
      g_assert_cmpint (link (first, last), ==, 0);
      way_copies_remember (last);
    }
  /* One that was opened to go on in it is the library by now. */
  way_copies_remember (app->path);
  holder = hold_file (first);
  way_test_open_project (app, NULL, "deleted");
  card = way_test_app_record (app, "card", NULL);
  g_assert_true (way_edit_delete (app->library, way_record_get_id (card), NULL));
  way_erase_ask (app->window, NULL, way_record_get_id (card));
  question = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (way_test_says (question, "Looking at the copies"));
  g_assert_false (may_remove (question));
  way_test_click (question, "Cancel");
  way_erase_ask (app->window, NULL, way_record_get_id (card));
  question = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  way_test_click (question, "Do not wait");
  g_assert_true (way_test_says (question, "were not looked at"));
  g_assert_true (way_test_says (question, first));
  g_assert_true (way_test_says (question, last));
  g_assert_false (way_test_says (question, app->path));
  g_assert_true (may_remove (question));
  way_test_click (question, "Cancel");
  kill (holder, SIGKILL);
  g_assert_cmpint (waitpid (holder, NULL, 0), ==, holder);
}

/* --- Damage --- */

/* Found soon after the start; looked at only, until what can be read has been asked for and taken. */
static void
test_damage_repair (void)
{
  g_autofree char *path = way_test_damaged_library (FALSE);
  g_autoptr (WayTestApp) app = way_test_app_new_for_path (path);
  WayKeeper *keeper = way_application_get_keeper (app->application);
  GtkWidget *dialog, *result;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size, after_size;

  g_assert_true (g_file_get_contents (path, &before, &size, NULL));
  if (!way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG))
    way_keeper_look (keeper);
  dialog = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  way_test_find (dialog, GTK_TYPE_LABEL, "The library is damaged");
  g_assert_true (way_library_is_read_only (app->library));
  way_test_wait (way_test_is_idle, app, "the look at the file");
  way_test_click (dialog, "Repair…");
  result = way_test_question ("Go on with it");
  g_assert_true (g_file_get_contents (path, &after, &after_size, NULL));
  g_assert_cmpmem (after, after_size, before, size);
  g_set_weak_pointer (&old_window, app->window);
  way_test_click (result, "Go on with it");
  way_test_wait (is_restored, app, "the repaired library");
  follow_window (app);
  g_assert_false (way_library_is_read_only (app->library));
  {
    g_autoptr (GPtrArray) faults = way_library_check (app->library, NULL, NULL);

    g_assert_cmpuint (faults->len, ==, 0);
  }
}

/* The daily backup is not made of a library that is not what was saved: what it is instead is said, with what can be done. */
static void
test_damage_letter (void)
{
  g_autofree char *path = way_test_altered_library ();
  g_autoptr (WayTestApp) app = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  GtkWidget *dialog;

  way_test_launcher_install ();
  app = way_test_app_new_for_path (path);
  g_assert_false (way_library_is_read_only (app->library));
  way_keeper_look (way_application_get_keeper (app->application));
  way_test_wait (way_test_is_idle, app, "the daily backup");
  dialog = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  way_test_find (dialog, GTK_TYPE_LABEL, "The library is damaged");
  g_assert_true (way_test_says (dialog, "is not what was last saved"));
  way_test_find (dialog, GTK_TYPE_BUTTON, "Repair…");
  way_test_find (dialog, GTK_TYPE_BUTTON, "Restore a backup…");
  way_test_find (dialog, GTK_TYPE_BUTTON, "Show the file");
  g_assert_true (way_library_is_read_only (app->library));
  g_assert_cmpuint (way_test_n_backups (app, NULL), ==, 0);
  way_test_click (dialog, "Show the file");
  way_test_launcher_wait (folder);
  g_assert_true (g_str_has_prefix (line_of (app), "The backup did not pass its check"));
  g_assert_null (strstr (line_of (app), "today"));
}

/* --- Mended by another program --- */

/* waymark-cli with the library of @app and these words. */
static void
run_cli (WayTestApp *app, const char *command, const char *word)
{
  g_autofree char *program = g_build_filename (g_getenv ("WAYMARK_BUILD_ROOT"), "src", "cli", "waymark-cli", NULL);
  GError *error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, program, "--library", app->path,
                                                    command, word, NULL);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (child, NULL, &error));
}

static void
open_anew (WayTestApp *app)
{
  GtkWidget *dialog = way_test_question ("Open it anew");

  g_set_weak_pointer (&old_window, app->window);
  way_test_click (dialog, "Open it anew");
  way_test_wait (is_restored, app, "the other library");
  follow_window (app);
  g_assert_false (way_library_is_read_only (app->library));
  g_assert_false (way_library_is_replaced (app->library));
}

/* A backup is restored beside the window, which says so by itself, and again when it is to save; what is there now can be opened. */
static void
test_restored_outside (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GPtrArray) projects = NULL;
  g_autoptr (GError) error = NULL;

  back_up (app);
  backups = way_backups_list (app->path, NULL);
  way_test_open_project (app, NULL, NULL);
  g_assert_true (way_edit_delete (app->library, way_window_get_project (app->window), &error));
  g_assert_false (way_library_is_replaced (app->library));
  run_cli (app, "restore", ((WayBackup *) backups->pdata[0])->path);
  way_test_click (way_test_question ("Open it anew"), "Not now");
  gtk_widget_activate_action (GTK_WIDGET (app->window), "win.undo", NULL);
  open_anew (app);
  projects = way_library_query_records (app->library, "projects", "");
  g_assert_cmpuint (projects->len, ==, 1);
}

/* The damage that the window knows of was mended by another program. */
static void
test_repaired_outside (void)
{
  g_autofree char *path = way_test_damaged_library (FALSE);
  g_autoptr (WayTestApp) app = way_test_app_new_for_path (path);

  if (!way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG))
    way_keeper_look (way_application_get_keeper (app->application));
  way_test_find (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), GTK_TYPE_LABEL, "The library is damaged");
  way_test_wait (way_test_is_idle, app, "the look at the file");
  way_test_click (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "Close");
  run_cli (app, "check", "--repair");
  open_anew (app);
  {
    g_autoptr (GPtrArray) faults = way_library_check (app->library, NULL, NULL);

    g_assert_cmpuint (faults->len, ==, 0);
  }
}

/* Or a backup takes its place. */
static void
test_damage_restore (void)
{
  g_autofree char *path = way_test_damaged_library (TRUE);
  g_autoptr (WayTestApp) app = way_test_app_new_for_path (path);
  GtkWidget *dialog;

  if (!way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG))
    way_keeper_look (way_application_get_keeper (app->application));
  dialog = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  way_test_click (dialog, "Restore a backup…");
  dialog = way_test_dialog (WAY_TYPE_BACKUPS_DIALOG);
  way_test_click (dialog, "Restore…");
  g_set_weak_pointer (&old_window, app->window);
  way_test_click (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "Restore");
  way_test_wait (is_restored, app, "the restored library");
  follow_window (app);
  {
    g_autoptr (GPtrArray) faults = way_library_check (app->library, NULL, NULL);

    g_assert_cmpuint (faults->len, ==, 0);
  }
}

/* One that does not open at all offers what helps, and nothing else. */
static void
test_damage_refused (void)
{
  g_autofree char *path = way_test_unreadable_library ();
  g_autoptr (WayTestApp) app = way_test_app_new_for_path (path);
  GtkWidget *window;

  g_assert_null (app->window);
  window = way_test_dialog (WAY_TYPE_PROBLEM);
  way_test_find (window, GTK_TYPE_BUTTON, "Repair…");
  way_test_click (window, "Restore a backup…");
  way_test_click (way_test_dialog (WAY_TYPE_BACKUPS_DIALOG), "Restore…");
  way_test_click (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "Restore");
  way_test_wait (is_restored, app, "the restored library");
  follow_window (app);
  way_test_find (app->window, GTK_TYPE_LABEL, "Projects");
}

int
main (int argc, char **argv)
{
  way_test_init (&argc, &argv);
  g_test_add_func ("/window/backup/home", test_home);
  g_test_add_func ("/window/backup/summer-time", test_summer_time);
  g_test_add_func ("/window/backup/daily", test_daily);
  g_test_add_func ("/window/backup/quit", test_quit);
  g_test_add_func ("/window/backup/opened-again", test_opened_again);
  g_test_add_func ("/window/backup/given-up-again", test_given_up_again);
  g_test_add_func ("/window/backup/closed-again", test_closed_again);
  g_test_add_func ("/window/backup/look-given-up", test_look_given_up);
  g_test_add_func ("/window/backup/second-folder", test_second_folder);
  g_test_add_func ("/window/backup/second-list", test_second_list);
  g_test_add_func ("/window/backup/second-is-first", test_second_is_first);
  g_test_add_func ("/window/backup/folder-meanwhile", test_folder_meanwhile);
  g_test_add_func ("/window/backup/focus", test_focus);
  g_test_add_func ("/window/backup/restore", test_restore);
  g_test_add_func ("/window/backup/restore-cancelled", test_restore_cancelled);
  g_test_add_func ("/window/backup/restore-waits", test_restore_waits);
  g_test_add_func ("/window/backup/erase", test_erase);
  g_test_add_func ("/window/backup/erase-waits", test_erase_waits);
  g_test_add_func ("/window/backup/erase-while-other-writes", test_erase_while_other_writes);
  g_test_add_func ("/window/backup/erase-unfinished", test_erase_unfinished);
  g_test_add_func ("/window/backup/erase-person", test_erase_person);
  g_test_add_func ("/window/backup/many-copies", test_many_copies);
  g_test_add_func ("/window/backup/copies-far-away", test_copies_far_away);
  g_test_add_func ("/window/backup/damage-repair", test_damage_repair);
  g_test_add_func ("/window/backup/damage-letter", test_damage_letter);
  g_test_add_func ("/window/backup/restored-outside", test_restored_outside);
  g_test_add_func ("/window/backup/repaired-outside", test_repaired_outside);
  g_test_add_func ("/window/backup/damage-restore", test_damage_restore);
  g_test_add_func ("/window/backup/damage-refused", test_damage_refused);
  return g_test_run ();
}
