/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-damage.h"

#include "base/way-error.h"
#include "storage/way-repair.h"
#include "ui/way-application.h"
#include "ui/way-backups-dialog.h"
#include "ui/way-worker.h"

#include <glib/gi18n.h>

typedef struct {
  char *path;
  GtkWindow *parent;  /* weak */
  GtkWidget *waiting; /* weak: the dialog while it is read */
  GCancellable *cancellable;
  WayRepair *repair;  /* the answer */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_weak_pointer (&job->parent);
  g_clear_weak_pointer (&job->waiting);
  g_object_unref (job->cancellable);
  g_clear_pointer (&job->repair, way_repair_free);
  g_free (job->path);
  g_free (job);
}

/* --- What came of it --- */

static char *
describe (const WayRepair *repair)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u record could be read.", "%u records could be read.", repair->n_records),
                          repair->n_records);
  if (repair->n_refilled > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, ngettext ("%u value was taken from the history.", "%u values were taken from the history.",
                                              repair->n_refilled), repair->n_refilled);
    }
  g_string_append_c (text, ' ');
  g_string_append (text, _("The damaged file is kept under another name."));
  g_string_append (text, "\n\n");
  g_string_append (text, repair->lost->len == 0 ? _("Nothing is known to be missing.")
                                                : _("What could not be saved, or only as one of two readings:"));
  return g_string_free (text, FALSE);
}

static GtkWidget *
build_lost (const WayRepair *repair)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *label;

  if (repair->lost->len == 0)
    return NULL;
  for (guint i = 0; i < repair->lost->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *) repair->lost->pdata[i]);
  label = g_object_new (GTK_TYPE_LABEL, "label", text->str, "wrap", TRUE, "xalign", 0.0f, "yalign", 0.0f, "selectable", TRUE, NULL);
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "min-content-height", 160,
                       "child", label, NULL);
}

/* The library is closed before another file takes its place. */
static void
adopt (gpointer data)
{
  WayRepair *repair = data;
  WayApplication *application = WAY_APPLICATION (g_application_get_default ());
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *message = NULL;

  way_application_close (application);
  if (way_repair_adopt (repair, &kept, &error))
    {
      g_autofree char *name = g_path_get_basename (kept);
      g_autofree char *shown = g_filename_display_name (name);

      message = g_strdup_printf (_("Repaired. The damaged file is kept as “%s”."), shown);
    }
  way_application_reopen (application, message != NULL ? message : error->message);
  g_application_release (G_APPLICATION (application));
  way_repair_free (repair);
}

/* Not while the dialog is still answering, since all windows go. */
static void
adopt_cb (GObject *dialog, const char *response)
{
  WayRepair *repair = g_object_steal_data (dialog, "way-repair");

  if (repair != NULL && g_strcmp0 (response, "adopt") == 0)
    {
      g_application_hold (g_application_get_default ());
      g_idle_add_once (adopt, repair);
      return;
    }
  g_clear_pointer (&repair, way_repair_free);
}

static void
show_result (GtkWindow *parent, WayRepair *repair)
{
  g_autofree char *words = describe (repair);
  GtkWidget *dialog = adw_message_dialog_new (parent, _("Go on with the repaired library?"), words);

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), build_lost (repair));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "leave", _("_Leave it as it is"), "adopt", _("_Go on with it"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "adopt", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "leave");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "leave");
  g_object_set_data_full (G_OBJECT (dialog), "way-repair", repair, (GDestroyNotify) way_repair_free);
  g_signal_connect (dialog, "response", G_CALLBACK (adopt_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_failure (GtkWindow *parent, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("It could not be repaired"), error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- Reading --- */

static gboolean
make_repair (gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->repair = way_repair_make (job->path, cancellable, error);
  return job->repair != NULL;
}

static void
repaired_cb (gpointer owner, gpointer data, const GError *error)
{
  Job *job = data;

  g_application_release (g_application_get_default ());
  if (job->waiting != NULL)
    gtk_window_destroy (GTK_WINDOW (job->waiting));
  if (job->parent == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    show_failure (job->parent, error);
  else
    show_result (job->parent, g_steal_pointer (&job->repair));
}

static void
show_waiting (Job *job)
{
  GtkWidget *dialog = adw_message_dialog_new (job->parent, _("Reading what can be read…"),
                                              _("The damaged file is not changed. You are asked before anything takes its place."));
  GtkWidget *spinner = g_object_new (GTK_TYPE_SPINNER, "spinning", TRUE, "width-request", 32, "height-request", 32, NULL);

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), spinner);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (g_cancellable_cancel), job->cancellable, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&job->waiting, dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
way_damage_repair (GtkWindow *parent, const char *path)
{
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->cancellable = g_cancellable_new ();
  g_set_weak_pointer (&job->parent, parent);
  show_waiting (job);
  g_application_hold (g_application_get_default ());
  way_worker_start (NULL, job->cancellable, make_repair, repaired_cb, job, job_free);
}

void
way_damage_show_file (GtkWindow *parent, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  const char *path = g_object_get_data (G_OBJECT (dialog), "way-path");

  if (parent == NULL)
    return;
  if (g_strcmp0 (response, "repair") == 0)
    way_damage_repair (parent, path);
  else if (g_strcmp0 (response, "restore") == 0)
    way_backups_dialog_present (parent, path);
  else if (g_strcmp0 (response, "show") == 0)
    way_damage_show_file (parent, path);
}

GtkWidget *
way_damage_present (GtkWindow *parent, const char *path, const char *sentence)
{
  g_autofree char *words
    = g_strconcat (sentence, "\n\n", _("You can look at what can be read. Nothing is saved until it is mended."), NULL);
  GtkWidget *dialog = adw_message_dialog_new (parent, _("The library is damaged"), words);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"), "show", _("Show the _file"),
                                    "restore", _("Re_store a backup…"), "repair", _("_Repair…"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_object_set_data_full (G_OBJECT (dialog), "way-path", g_strdup (path), g_free);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}
