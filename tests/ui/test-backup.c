/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-edit.h"
#include "storage/way-backups.h"
#include "ui/way-backup-line.h"
#include "ui/way-backups-dialog.h"
#include "ui/way-test-app.h"

#include <glib/gstdio.h>
#include <string.h>

static gboolean
is_idle (gpointer app)
{
  return !way_keeper_is_busy (way_application_get_keeper (((WayTestApp *) app)->application));
}

static guint
n_backups (WayTestApp *app, const char *folder)
{
  g_autoptr (GPtrArray) backups = way_backups_list (app->path, folder);

  return backups->len;
}

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
test_home (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");

  g_assert_cmpstr (line_of (app), ==, "Not backed up yet");
  way_test_click (app->window, "Back up now");
  way_test_wait (is_idle, app, "the backup");
  g_assert_true (g_str_has_prefix (line_of (app), "Last good backup: today"));
  g_assert_cmpuint (n_backups (app, NULL), ==, 1);
}

/* By itself a day after the last, and not again before that. */
static void
test_daily (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  WayKeeper *keeper = way_application_get_keeper (app->application);

  way_keeper_look (keeper);
  way_test_wait (is_idle, app, "the daily backup");
  g_assert_cmpuint (n_backups (app, NULL), ==, 1);
  way_keeper_look (keeper);
  way_test_wait (is_idle, app, "nothing");
  g_assert_cmpuint (n_backups (app, NULL), ==, 1);
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
  way_test_wait (is_idle, app, "the backup");
  g_assert_cmpuint (n_backups (app, NULL), ==, 1);
  g_assert_cmpuint (n_backups (app, stick), ==, 1);
  way_test_find (dialog, ADW_TYPE_ACTION_ROW, "Each backup is put there too");
  {
    g_autofree char *away = g_strconcat (stick, ".away", NULL);

    g_assert_cmpint (g_rename (stick, away), ==, 0);
    way_test_click (dialog, "Back up now");
    way_test_wait (is_idle, app, "the backup");
    g_assert_cmpuint (n_backups (app, NULL), ==, 2);
    g_assert_nonnull (strstr (line_of (app), "Last good backup: today"));
    g_assert_nonnull (strstr (line_of (app), "is not there"));
    g_assert_cmpint (g_rename (away, stick), ==, 0);
  }
  way_test_click (dialog, "Back up now");
  way_test_wait (is_idle, app, "the backup");
  g_assert_cmpuint (n_backups (app, stick), ==, 2);
  g_assert_null (strstr (line_of (app), "is not there"));
  way_test_click (dialog, "Stop");
  way_test_find (dialog, ADW_TYPE_ACTION_ROW, "No second folder");
  gtk_window_close (GTK_WINDOW (dialog));
}

static gboolean
is_restored (gpointer data)
{
  WayTestApp *app = data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (app->application));

  return WAY_IS_WINDOW (window) && WAY_WINDOW (window) != app->window;
}

/* Asked with both sides in view; then the old state is there, and what was replaced is in the list. */
static void
test_restore (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) projects = way_library_query_records (app->library, "projects", "");
  WayId project = *way_record_get_id (projects->pdata[0]);
  GtkWidget *dialog, *question;
  WayWindow *old = app->window;

  way_test_click (app->window, "Back up now");
  way_test_wait (is_idle, app, "the backup");
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
  way_test_click (question, "Restore");
  way_test_wait (is_restored, app, "the restored library");
  g_assert_true (old == app->window);
  follow_window (app);
  way_test_settle ();
  projects = way_library_query_records (app->library, "projects", "");
  g_assert_cmpuint (projects->len, ==, 1);
  g_clear_pointer (&projects, g_ptr_array_unref);
  g_assert_cmpuint (n_backups (app, NULL), ==, 2);
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

  way_test_click (app->window, "Back up now");
  way_test_wait (is_idle, app, "the backup");
  gtk_widget_activate_action (GTK_WIDGET (app->window), "win.backups", NULL);
  dialog = way_test_dialog (WAY_TYPE_BACKUPS_DIALOG);
  way_test_click (dialog, "Restore…");
  question = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  way_test_click (question, "Cancel");
  way_test_settle ();
  g_assert_cmpuint (n_backups (app, NULL), ==, 1);
  gtk_window_close (GTK_WINDOW (dialog));
  way_test_settle ();
  g_assert_true (gtk_application_get_active_window (GTK_APPLICATION (app->application)) == GTK_WINDOW (window));
}

static gboolean
is_erased (gpointer data)
{
  WayTestApp *app = data;
  GtkWidget *deleted = way_test_find_if_any (app->window, GTK_TYPE_LABEL, "Nothing is deleted");

  return deleted != NULL && gtk_widget_get_mapped (deleted);
}

static gboolean
is_one_left (gpointer app)
{
  return n_backups (app, NULL) == 1;
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

  way_test_click (app->window, "Back up now");
  way_test_wait (is_idle, app, "the backup");
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
        g_assert_cmpuint (n_backups (app, NULL), ==, 2);
      else
        way_test_wait (is_one_left, app, "the one new backup");
      {
        g_autofree char *undo = way_library_get_undo (app->library, NULL);

        g_assert_null (undo);
      }
      way_window_go_home (app->window);
    }
}

int
main (int argc, char **argv)
{
  way_test_init (&argc, &argv);
  g_test_add_func ("/window/backup/home", test_home);
  g_test_add_func ("/window/backup/daily", test_daily);
  g_test_add_func ("/window/backup/quit", test_quit);
  g_test_add_func ("/window/backup/second-folder", test_second_folder);
  g_test_add_func ("/window/backup/restore", test_restore);
  g_test_add_func ("/window/backup/restore-cancelled", test_restore_cancelled);
  g_test_add_func ("/window/backup/erase", test_erase);
  return g_test_run ();
}
