/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-restore.h"

#include "base/way-error.h"
#include "storage/way-backups.h"
#include "ui/way-application.h"
#include "ui/way-backup-line.h"
#include "ui/way-stop-keeper.h"
#include "ui/way-window.h"
#include "ui/way-worker.h"

#include <glib/gi18n.h>

#define LOOKING "way-restore-looking"

typedef struct {
  char *library_path;
  char *backup_path;
  GtkWindow *parent; /* weak: the dialog goes with its window */
  char *set_aside;   /* what was too damaged to be backed up */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_weak_pointer (&job->parent);
  g_free (job->library_path);
  g_free (job->backup_path);
  g_free (job->set_aside);
  g_free (job);
}

/* --- Doing it --- */

static gboolean
restore (gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return way_backups_restore (job->library_path, job->backup_path, NULL, &job->set_aside, cancellable, error);
}

static void
say_why (GtkWindow *parent, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("The backup was not restored"), error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
restored_cb (gpointer owner, gpointer data, const GError *error)
{
  Job *job = data;
  WayApplication *application = WAY_APPLICATION (g_application_get_default ());

  way_stop_keeper_set_sensitive (TRUE);
  if (error != NULL)
    {
      if (way_application_get_keeper (application) != NULL)
        way_keeper_start (way_application_get_keeper (application));
      say_why (job->parent != NULL ? job->parent : gtk_application_get_active_window (GTK_APPLICATION (application)), error);
    }
  else if (job->set_aside != NULL)
    {
      g_autofree char *name = g_path_get_basename (job->set_aside);
      g_autofree char *shown = g_filename_display_name (name);
      g_autofree char *message = g_strdup_printf (_("Restored. What was there before is kept as “%s”."), shown);

      way_application_reopen (application, message);
    }
  else
    way_application_reopen (application, _("Restored. What was there before is kept under “Backups”."));
  g_application_release (G_APPLICATION (application));
}

/* While it lasts nothing may be saved, which would be lost without a word. */
static void
stopped_cb (gboolean stopped, gpointer data)
{
  if (!stopped)
    {
      job_free (data);
      return;
    }
  way_stop_keeper_set_sensitive (FALSE);
  g_application_hold (g_application_get_default ());
  way_worker_start (NULL, NULL, restore, restored_cb, data, job_free);
}

/* What is being typed is kept with what is replaced. A library that can only be read takes no words, and needs the backup. */
static gboolean
flush (void)
{
  GList *i = gtk_application_get_windows (GTK_APPLICATION (g_application_get_default ()));

  while (i != NULL && !WAY_IS_WINDOW (i->data))
    i = i->next;
  return i == NULL || way_library_is_read_only (way_window_get_library (i->data)) || way_window_flush (i->data);
}

static void
response_cb (GObject *dialog, const char *response)
{
  Job *job = g_object_steal_data (dialog, "way-job");

  if (job == NULL)
    return;
  if (g_strcmp0 (response, "restore") == 0 && job->parent != NULL && flush ())
    way_stop_keeper (job->parent, stopped_cb, job);
  else
    job_free (job);
}

/* --- Both sides --- */

static void
add_cell (GtkWidget *grid, int column, int row, const char *text, gboolean heading)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", column == 0 ? 0.0f : 1.0f, "wrap", TRUE, NULL);

  if (heading)
    gtk_widget_add_css_class (label, column == 0 ? "dim-label" : "heading");
  gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
}

static void
add_number (GtkWidget *grid, int row, const char *name, const gint64 *now, gint64 then)
{
  g_autofree char *left = now != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, *now) : g_strdup (_("unreadable"));
  g_autofree char *right = g_strdup_printf ("%" G_GINT64_FORMAT, then);

  add_cell (grid, 0, row, name, TRUE);
  add_cell (grid, 1, row, left, FALSE);
  add_cell (grid, 2, row, right, FALSE);
}

static void
add_time (GtkWidget *grid, int row, const WayLibrarySummary *now, const WayLibrarySummary *then)
{
  g_autofree char *left = now != NULL && now->last_step != 0 ? way_backup_format_time (now->last_step, TRUE) : NULL;
  g_autofree char *right = then->last_step != 0 ? way_backup_format_time (then->last_step, TRUE) : NULL;

  add_cell (grid, 0, row, _("Last change"), TRUE);
  add_cell (grid, 1, row, left != NULL ? left : "", FALSE);
  add_cell (grid, 2, row, right != NULL ? right : "", FALSE);
}

static GtkWidget *
both_new (const WayLibrarySummary *now, const WayLibrarySummary *then)
{
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 18, "row-spacing", 6, "halign", GTK_ALIGN_CENTER, NULL);

  add_cell (grid, 0, 0, "", FALSE);
  add_cell (grid, 1, 0, _("Now"), TRUE);
  add_cell (grid, 2, 0, _("Backup"), TRUE);
  add_number (grid, 1, _("Projects"), now != NULL ? &now->projects : NULL, then->projects);
  add_number (grid, 2, _("Conversations"), now != NULL ? &now->conversations : NULL, then->conversations);
  add_number (grid, 3, _("Cards"), now != NULL ? &now->cards : NULL, then->cards);
  add_number (grid, 4, _("Actions"), now != NULL ? &now->actions : NULL, then->actions);
  add_time (grid, 5, now, then);
  return grid;
}

static void
ask (GtkWindow *parent, const char *library_path, const char *backup_path, GtkWidget *both)
{
  GtkWidget *dialog
    = adw_message_dialog_new (parent, _("Restore this backup?"),
                              _("It takes the place of what the library holds now. That is kept first, so there is a way back."));
  Job *job = g_new0 (Job, 1);

  job->library_path = g_strdup (library_path);
  job->backup_path = g_strdup (backup_path);
  g_set_weak_pointer (&job->parent, parent);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), both);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "restore", _("_Restore"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "way-job", job, job_free);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- Looking at both sides: a second folder may be far away, or answer never --- */

typedef struct {
  char *library_path;
  char *backup_path;
  gboolean has_now;
  WayLibrarySummary now;
  WayLibrarySummary then;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_free (look->library_path);
  g_free (look->backup_path);
  g_free (look);
}

static gboolean
look_at_both (gpointer job, GCancellable *cancellable, GError **error)
{
  Look *look = job;

  look->has_now = way_library_summarise (look->library_path, &look->now, NULL);
  return way_library_summarise (look->backup_path, &look->then, error);
}

/* Only what was asked for last is answered, and only where it was asked. */
static void
looked_cb (gpointer owner, gpointer job, const GError *error)
{
  GtkWindow *parent = owner;
  Look *look = job;

  if (!gtk_widget_get_visible (GTK_WIDGET (parent)) || g_object_get_data (G_OBJECT (parent), LOOKING) != look)
    return;
  g_object_set_data (G_OBJECT (parent), LOOKING, NULL);
  gtk_widget_set_cursor (GTK_WIDGET (parent), NULL);
  if (error == NULL)
    ask (parent, look->library_path, look->backup_path, both_new (look->has_now ? &look->now : NULL, &look->then));
  else
    say_why (parent, error);
}

void
way_restore_ask (GtkWindow *parent, const char *library_path, const char *backup_path)
{
  Look *look = g_new0 (Look, 1);

  look->library_path = g_strdup (library_path);
  look->backup_path = g_strdup (backup_path);
  g_object_set_data (G_OBJECT (parent), LOOKING, look);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (parent), "progress");
  way_worker_start (parent, NULL, look_at_both, looked_cb, look, look_free);
}
