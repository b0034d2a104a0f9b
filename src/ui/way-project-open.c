/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-project-open.h"

#include "base/way-error.h"
#include "import/way-project-file.h"
#include "import/way-sealed.h"
#include "ui/way-label.h"
#include "ui/way-passphrase.h"
#include "ui/way-waiting.h"
#include "ui/way-worker.h"
#include "import/way-samples.h"
#include "storage/way-backups.h"

#include <glib/gi18n.h>

#define READING "way-sample-reading"

/* One file on its way in. Its worker has it while it runs, else the dialog. */
typedef struct {
  WayWindow *window; /* weak */
  char *library;
  char *path;
  gboolean dry_run;
  gboolean known; /* the project is in the library, deleted or not */
  gboolean locked; /* it is sealed, and not open yet */
  char *passphrase;
  char *sample;   /* one that comes with the program, instead of a file */
  GCancellable *cancellable;
  GtkWidget *waiting; /* weak: while the worker has it */
  WayId project;
  WayProjectFile *file;
  WayProjectReport report;
} Opening;

static void
opening_free (Opening *self)
{
  g_clear_weak_pointer (&self->window);
  g_clear_pointer (&self->file, way_project_file_free);
  way_project_report_clear (&self->report);
  way_passphrase_free (self->passphrase);
  g_clear_weak_pointer (&self->waiting);
  g_clear_object (&self->cancellable);
  g_free (self->sample);
  g_free (self->library);
  g_free (self->path);
  g_free (self);
}

/* --- In the worker --- */

/* An empty library has nothing to lose. */
static gboolean
back_up (Opening *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (WayBackup) backup = way_backups_make (self->library, WAY_BACKUP_IMPORT, NULL, self->cancellable, &local);

  if (backup != NULL || g_error_matches (local, WAY_ERROR, WAY_ERROR_NOTHING))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Reads the file, opening it with the passphrase if it is sealed. Without one, or with another, it stays locked. */
static gboolean
load (Opening *self, GError **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autoptr (GBytes) bytes = way_project_file_load (self->path, error);
  g_autoptr (GBytes) opened = NULL;
  g_autoptr (GError) local = NULL;

  if (bytes == NULL)
    return FALSE;
  self->locked = way_sealed_is (bytes);
  if (self->locked && self->passphrase == NULL)
    {
      g_set_error (error, WAY_ERROR, WAY_ERROR_CONFLICT, _("“%s” is sealed. Whoever gave it to you knows its passphrase."), name);
      return FALSE;
    }
  if (self->locked && (opened = way_sealed_open (name, bytes, self->passphrase, &local)) == NULL)
    {
      self->locked = g_error_matches (local, WAY_ERROR, WAY_ERROR_CONFLICT);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  self->locked = FALSE;
  self->file = way_project_file_parse (name, opened != NULL ? opened : bytes, error);
  return self->file != NULL;
}

static gboolean
read_sample (Opening *self, WayLibrary *library, GError **error)
{
  g_autoptr (GArray) projects = back_up (self, error) ? way_samples_load (library, self->sample, error) : NULL;

  if (projects == NULL)
    return FALSE;
  self->project = *way_id_list_index (projects, 0);
  return TRUE;
}

static gboolean
read_in (gpointer job, GCancellable *cancellable, GError **error)
{
  Opening *self = job;
  g_autoptr (WayLibrary) library = way_library_open (self->library, 0, error);

  if (library == NULL)
    return FALSE;
  if (self->sample != NULL)
    return read_sample (self, library, error);
  if (self->file == NULL && !load (self, error))
    return FALSE;
  if (!self->dry_run && !back_up (self, error))
    return FALSE;
  self->project = *way_project_file_get_project (self->file);
  self->known = way_library_kind_of (library, &self->project) != NULL;
  way_project_report_clear (&self->report);
  way_project_file_set_cancellable (self->file, self->cancellable);
  return way_project_file_apply (self->file, library, self->dry_run, &self->report, error);
}

static void
wait_for_it (Opening *self)
{
  g_autofree char *name = self->path != NULL ? g_filename_display_basename (self->path) : NULL;
  g_autofree char *shown = name != NULL ? way_label_quote (name) : NULL;
  g_autofree char *words = shown != NULL ? g_strdup_printf (_("Reading “%s”…"), shown) : NULL;

  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_set_weak_pointer (&self->waiting, way_waiting_new (GTK_WINDOW (self->window), words != NULL ? words : _("Reading the example…"),
                                                       self->cancellable));
}

/* The worker has done with it. %FALSE with an error; without one if it was cancelled. */
static gboolean
finish (Opening *self, const GError *failure, GError **error)
{
  g_application_release (g_application_get_default ());
  if (self->waiting != NULL)
    gtk_window_destroy (GTK_WINDOW (self->waiting));
  /* Whatever else kept it from being read, it was not to be. */
  if (failure != NULL && !g_cancellable_is_cancelled (self->cancellable))
    g_propagate_error (error, g_error_copy (failure));
  return failure == NULL;
}

static void
work (Opening *self, gboolean dry_run, WayWorked done_cb)
{
  self->dry_run = dry_run;
  wait_for_it (self);
  /* Until it is read, or was not, the program stays, though every window be closed. */
  g_application_hold (g_application_get_default ());
  way_worker_start (NULL, NULL, read_in, done_cb, self, NULL);
}

/* --- What it says --- */

static void
append (GString *text, const char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

/* Takes @line; a count of nothing is not said. */
static void
append_count (GString *text, guint n, char *line)
{
  if (n > 0)
    append (text, line);
  g_free (line);
}

static gboolean
does_nothing (const WayProjectReport *report)
{
  WayProjectCount total = way_project_report_total (report);

  return total.created + total.updated + total.restored == 0;
}

static char *
body_of (Opening *self)
{
  WayProjectCount total = way_project_report_total (&self->report);
  GString *text = g_string_new (NULL);
  g_autofree char *title = way_label_quote (self->report.title);

  if (does_nothing (&self->report))
    g_string_printf (text, _("“%s” is in this library already, just as it is in the file."), title);
  else if (self->known)
    g_string_printf (text, _("“%s” is in this library already. The file brings it up to date; what it leaves out is left alone."),
                     title);
  else
    g_string_printf (text, _("“%s” is not in this library yet."), title);
  if (!does_nothing (&self->report))
    {
      append (text, "");
      append_count (text, total.created, g_strdup_printf (ngettext ("%u record is added", "%u records are added", total.created), total.created));
      append_count (text, total.updated, g_strdup_printf (ngettext ("%u record is changed", "%u records are changed", total.updated), total.updated));
      append_count (text, total.restored, g_strdup_printf (ngettext ("%u deleted record comes back", "%u deleted records come back", total.restored), total.restored));
      append_count (text, total.unchanged, g_strdup_printf (ngettext ("%u stays as it is", "%u stay as they are", total.unchanged), total.unchanged));
    }
  return g_string_free (text, FALSE);
}

/* A list that scrolls when it is long, below the sentence of a dialog. */
static GtkWidget *
lines_new (GPtrArray *lines, guint more, const char *name)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GString *text = g_string_new (NULL);
  GtkWidget *label;

  for (guint i = 0; i < lines->len; i++)
    append (text, lines->pdata[i]);
  append_count (text, more, g_strdup_printf (ngettext ("and %u more", "and %u more", more), more));
  label = gtk_label_new (text->str);
  g_string_free (text, TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), label);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 240);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return scrolled;
}

static void
show_refused (Opening *self, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self->window), _("This file was not read"), error->message);

  if (self->report.faults != NULL && way_project_report_n_faults (&self->report) > 1)
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog),
                                        lines_new (self->report.faults, self->report.more_faults, _("Faults of the file")));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- What it does --- */

static void
open_project (Opening *self)
{
  way_library_poll (way_window_get_library (self->window));
  way_window_open_project (self->window, &self->project, NULL);
}

static void
read_cb (gpointer owner, gpointer data, const GError *failure)
{
  Opening *self = data;
  g_autoptr (GError) error = NULL;
  gboolean success = finish (self, failure, &error);
  g_autofree char *title = way_label_quote (self->report.title);
  g_autofree char *message = g_strdup_printf (_("Read “%s”"), title);

  if (self->window != NULL && success)
    {
      open_project (self);
      way_window_toast (self->window, message, TRUE);
    }
  else if (self->window != NULL && error != NULL)
    show_refused (self, error);
  opening_free (self);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response)
{
  Opening *self = g_object_steal_data (G_OBJECT (dialog), "way-opening");

  if (self == NULL)
    return;
  if (self->window != NULL && g_str_equal (response, "read") && way_window_flush (self->window))
    {
      work (self, FALSE, read_cb);
      return;
    }
  if (self->window != NULL && g_str_equal (response, "open"))
    open_project (self);
  opening_free (self);
}

static void
ask (Opening *self)
{
  gboolean nothing = does_nothing (&self->report);
  g_autofree char *body = body_of (self);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self->window),
                                              nothing ? _("Nothing to read") : _("Read this project into your library?"), body);
  const char *yes = nothing ? "open" : "read";

  if (self->report.skipped->len > 0)
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog),
                                        lines_new (self->report.skipped, 0, _("What is not read")));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    yes, nothing ? _("_Open project") : _("_Read it"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), yes, ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), yes);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  /* With the dialog, which may go with its window before it is answered. */
  g_object_set_data_full (G_OBJECT (dialog), "way-opening", self, (GDestroyNotify) opening_free);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void looked_cb (gpointer owner, gpointer data, const GError *failure);

static void
passphrase_cb (char *passphrase, gpointer data)
{
  Opening *self = data;

  way_passphrase_free (self->passphrase);
  self->passphrase = passphrase;
  if (passphrase != NULL && self->window != NULL)
    work (self, TRUE, looked_cb);
  else
    opening_free (self);
}

static void
looked_cb (gpointer owner, gpointer data, const GError *failure)
{
  Opening *self = data;
  g_autoptr (GError) error = NULL;
  gboolean success = finish (self, failure, &error);

  if (self->window != NULL && success)
    {
      ask (self);
      return;
    }
  if (self->window != NULL && error != NULL && self->locked)
    {
      way_passphrase_ask (GTK_WINDOW (self->window), error->message, passphrase_cb, self);
      return;
    }
  if (self->window != NULL && error != NULL)
    show_refused (self, error);
  opening_free (self);
}

static Opening *
opening_new (WayWindow *window)
{
  Opening *self = g_new0 (Opening, 1);

  g_set_weak_pointer (&self->window, window);
  self->library = g_strdup (way_library_get_path (way_window_get_library (window)));
  return self;
}

static void
sample_cb (gpointer owner, gpointer data, const GError *failure)
{
  Opening *self = data;
  g_autoptr (GError) error = NULL;
  gboolean success = finish (self, failure, &error);

  if (self->window != NULL)
    g_object_set_data (G_OBJECT (self->window), READING, NULL);
  if (self->window != NULL && success)
    open_project (self);
  else if (self->window != NULL && error != NULL)
    way_window_error (self->window, error);
  opening_free (self);
}

void
way_project_open_sample (WayWindow *window, const char *name)
{
  Opening *self;

  /* A second click, before there is anything to see of the first. */
  if (g_object_get_data (G_OBJECT (window), READING) != NULL)
    return;
  g_object_set_data (G_OBJECT (window), READING, GINT_TO_POINTER (TRUE));
  self = opening_new (window);
  self->sample = g_strdup (name);
  work (self, FALSE, sample_cb);
}

void
way_project_open (WayWindow *window, const char *path)
{
  Opening *self = opening_new (window);

  self->path = g_strdup (path);
  work (self, TRUE, looked_cb);
}

void
way_project_open_file (WayWindow *window, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = name != NULL ? g_filename_display_name (name) : g_file_get_parse_name (file);
  g_autofree char *words = NULL;
  GtkWidget *dialog;

  if (g_file_peek_path (file) != NULL)
    {
      way_project_open (window, g_file_peek_path (file));
      return;
    }
  words = g_strdup_printf (_("“%s” is not in a folder of this computer. Copy it into one, then open the copy."), shown);
  dialog = adw_message_dialog_new (GTK_WINDOW (window), _("This file was not read"), words);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- Choosing --- */

static void
chosen_cb (GtkNativeDialog *chooser, int response, WayWindow *window)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    way_project_open_file (window, file);
  g_object_unref (chooser);
}

void
way_project_open_choose (WayWindow *window)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Read a project file"), GTK_WINDOW (window),
                                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("_Look at it"), NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Project files"));
  gtk_file_filter_add_pattern (filter, "*.waymark.json");
  gtk_file_filter_add_pattern (filter, "*" WAY_SEALED_ENDING);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), window, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
