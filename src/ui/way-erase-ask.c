/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-erase-ask.h"

#include "base/way-error.h"
#include "service/way-edit.h"
#include "service/way-people-service.h"
#include "storage/way-backups.h"
#include "storage/way-erase.h"
#include "ui/way-application.h"
#include "ui/way-copies.h"
#include "ui/way-label.h"
#include "ui/way-stop-keeper.h"
#include "ui/way-worker.h"

#include <glib/gi18n.h>

typedef struct {
  GtkWidget *forget_button; /* while the dialog is there */
  WayWindow *window;        /* weak */
  char *path;
  char *folder;
  WayId project, record;
  gboolean has_project, has_record, forget;
  guint n_removed;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_weak_pointer (&job->window);
  g_free (job->path);
  g_free (job->folder);
  g_free (job);
}

/* --- Doing it --- */

/* Where the second folder is not there, its backups stay, and the dialog has said so. */
static gboolean
erase (Job *job, GError **error)
{
  const WayId *project = job->has_project ? &job->project : NULL;
  const WayId *record = job->has_record ? &job->record : NULL;

  return job->forget ? way_erase_with_backups (job->path, project, record, job->folder, &job->n_removed, error)
                     : way_erase (job->path, project, record, &job->n_removed, error);
}

static gboolean
back_up_and_erase (gpointer job, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (WayBackup) backup = way_backups_make (((Job *) job)->path, WAY_BACKUP_ERASURE, NULL, NULL, &local);

  /* Everything may have been removed before, and only traces be left. */
  if (backup != NULL || g_error_matches (local, WAY_ERROR, WAY_ERROR_NOTHING))
    return erase (job, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
say_done (const Job *job)
{
  g_autofree char *message = g_strdup_printf (ngettext ("%u record was removed for good", "%u records were removed for good",
                                                        job->n_removed), job->n_removed);

  way_window_toast (job->window, job->n_removed > 0 ? message : _("No traces are left of what was removed for good"), FALSE);
}

static void
erased_cb (gpointer owner, gpointer data, const GError *error)
{
  Job *job = data;
  g_autoptr (WayChanges) changes = way_changes_new ();
  WayKeeper *keeper = way_application_get_keeper (WAY_APPLICATION (g_application_get_default ()));
  WayLibrary *library;

  if (keeper != NULL)
    way_keeper_start (keeper);
  g_application_release (g_application_get_default ());
  if (job->window == NULL)
    return;
  library = way_window_get_library (job->window);
  way_library_poll (library);
  /* Whether it is finished is not in the log. */
  g_signal_emit_by_name (library, "changed", changes);
  if (error == NULL)
    say_done (job);
  else
    way_window_error (job->window, error);
}

/* A person is deleted by a step first: what goes with them is what a deletion takes along. */
static gboolean
delete_first (Job *job)
{
  WayLibrary *library = way_window_get_library (job->window);
  g_autoptr (WayRecord) record = job->has_record ? way_library_get (library, &job->record) : NULL;
  g_autoptr (GError) error = NULL;

  if (record == NULL || way_record_get_deleted (record) || way_edit_delete (library, &job->record, &error))
    return TRUE;
  way_window_error (job->window, error);
  return FALSE;
}

static void
stopped_cb (gboolean stopped, gpointer data)
{
  Job *job = data;
  WayKeeper *keeper = way_application_get_keeper (WAY_APPLICATION (g_application_get_default ()));

  if (stopped && job->window != NULL && delete_first (job))
    {
      g_application_hold (g_application_get_default ());
      way_worker_start (NULL, NULL, back_up_and_erase, erased_cb, job, job_free);
      return;
    }
  if (keeper != NULL)
    way_keeper_start (keeper);
  job_free (job);
}

static void
response_cb (GObject *dialog, const char *response)
{
  Job *job = g_object_steal_data (dialog, "way-job");

  if (job == NULL)
    return;
  if (g_strcmp0 (response, "remove") != 0 || job->window == NULL)
    {
      job_free (job);
      return;
    }
  job->forget = gtk_check_button_get_active (GTK_CHECK_BUTTON (job->forget_button));
  /* A backup that is being made would end after the others have gone, and still hold it. */
  way_stop_keeper (GTK_WINDOW (job->window), stopped_cb, job);
}

/* --- Asking --- */

/* Texts that somebody typed may name the person; nothing there is changed. */
static guint
count_mentions (WayLibrary *library, WayRecord *person)
{
  g_autoptr (GArray) found = way_library_search (library, way_record_get_title (person), NULL, 1000);
  guint n = 0;

  for (guint i = 0; i < found->len; i++)
    n += way_id_equal (way_id_list_index (found, i), way_record_get_id (person)) ? 0 : 1;
  return n;
}

static char *
words_for_person (WayLibrary *library, WayRecord *person)
{
  guint n = count_mentions (library, person);
  g_autofree char *name = way_label_quote (way_record_get_title (person));
  g_autofree char *mentions = n == 0 ? NULL
                                     : g_strdup_printf (ngettext (" The name also stands in %u other text, which is not changed: "
                                                                  "search for it.",
                                                                  " The name also stands in %u other texts, which are not "
                                                                  "changed: search for it.", n), n);

  /* Translators: the first is a name, the second empty or a sentence that begins with a space. */
  return g_strdup_printf (_("All that Waymark keeps of “%s” is removed from the library and its history: the person, every role, "
                            "and who answers for what. Undo cannot bring it back, nor anything done before.%s"),
                          name, mentions != NULL ? mentions : "");
}

static char *
words_for_bin (guint n)
{
  if (n == 0)
    return g_strdup (_("Traces of what was removed for good were left, since another program had the library open. Close that "
                       "first; then they are removed."));
  return g_strdup_printf (ngettext ("%u deleted record is removed from the library and its history. Undo cannot bring it back, nor "
                                    "anything done before.",
                                    "%u deleted records are removed from the library and its history. Undo cannot bring them "
                                    "back, nor anything done before.", n), n);
}

static gboolean
look_for_folder (gpointer folder, GCancellable *cancellable, GError **error)
{
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  g_set_error_literal (error, WAY_ERROR, WAY_ERROR_NOT_FOUND, folder);
  return FALSE;
}

static void
no_folder_cb (gpointer label, gpointer folder, const GError *error)
{
  gtk_widget_set_visible (label, error != NULL);
}

/* Seen once a worker has found that it is not there: it may be far away, and answer late or never. */
static GtkWidget *
folder_label_new (const char *folder)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0f, "visible", FALSE, "label",
                                   _("The second folder for backups is not there: those in it stay."), NULL);

  if (folder != NULL)
    way_worker_start (label, NULL, look_for_folder, no_folder_cb, g_strdup (folder), g_free);
  return label;
}

/* Of backups, which the program keeps and can delete, and of copies, which are somebody's own. */
static GtkWidget *
build_others (AdwMessageDialog *dialog, Job *job, gboolean chosen)
{
  GtkWidget *copies = way_copies_tell (dialog, "remove", job->path, job->has_record ? &job->record : NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *words = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0f, "label",
                                   _("A backup is made first. It, and older ones, still hold what is removed, until they are "
                                     "replaced by newer ones after up to a year."), NULL);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0f, "use-underline", TRUE, "label",
                                   _("_Delete all backups that hold it, and make a new one"), NULL);

  job->forget_button = gtk_check_button_new ();
  gtk_check_button_set_child (GTK_CHECK_BUTTON (job->forget_button), label);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (job->forget_button), chosen);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), job->forget_button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (job->forget_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Delete all backups that hold it, and make a new one"), -1);
  gtk_widget_add_css_class (words, "dim-label");
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), job->forget_button);
  gtk_box_append (GTK_BOX (box), folder_label_new (job->folder));
  if (copies != NULL)
    gtk_box_append (GTK_BOX (box), copies);
  return box;
}

static Job *
job_new (WayWindow *window, const WayId *project, const WayId *person)
{
  Job *job = g_new0 (Job, 1);

  g_set_weak_pointer (&job->window, window);
  job->path = g_strdup (way_library_get_path (way_window_get_library (window)));
  job->folder = way_keeper_dup_folder ();
  job->has_project = project != NULL;
  job->has_record = person != NULL;
  if (project != NULL)
    job->project = *project;
  if (person != NULL)
    job->record = *person;
  return job;
}

/* Whoever answers for open actions, or owns a plan, hands them on first, or nobody would answer for them. */
static gboolean
may_go (WayWindow *window, WayRecord *person)
{
  WayLibrary *library = way_window_get_library (window);
  g_autoptr (GPtrArray) actions = NULL;
  g_autoptr (GPtrArray) plans = NULL;

  if (person == NULL)
    return TRUE;
  actions = way_people_open_actions (library, NULL, way_record_get_id (person));
  plans = way_people_plans (library, NULL, way_record_get_id (person));
  if (actions->len + plans->len == 0)
    return TRUE;
  way_window_toast (window, _("Hand on their open actions and plans first: “Leaves…” does it"), FALSE);
  return FALSE;
}

GtkWidget *
way_erase_ask (WayWindow *window, const WayId *project, const WayId *person)
{
  WayLibrary *library = way_window_get_library (window);
  g_autoptr (WayRecord) record = person != NULL ? way_library_get (library, person) : NULL;
  g_autofree char *words = NULL;
  gboolean chosen = FALSE;
  GtkWidget *dialog;
  Job *job;

  if (!may_go (window, record) || !way_window_flush (window))
    return NULL;
  words = record != NULL ? words_for_person (library, record)
                         : words_for_bin (way_erase_count (way_library_get_path (library), project, NULL));
  way_erase_is_unfinished (library, &chosen);
  job = job_new (window, project, person);
  dialog = adw_message_dialog_new (GTK_WINDOW (window), _("Remove for good?"), words);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "remove", _("_Remove for good"), NULL);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), build_others (ADW_MESSAGE_DIALOG (dialog), job, chosen));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "way-job", job, job_free);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}
