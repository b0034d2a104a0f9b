/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-project-save.h"

#include "base/way-file.h"
#include "base/way-notice.h"
#include "import/way-project-file.h"
#include "import/way-sealed.h"
#include "ui/way-adaptive.h"
#include "ui/way-announce.h"
#include "ui/way-field-row.h"
#include "ui/way-file-toast.h"
#include "ui/way-label.h"
#include "ui/way-notice-list.h"
#include "ui/way-passphrase.h"
#include "ui/way-worker.h"

#include <glib/gi18n.h>

#define HEIGHT 560 /* in pixels, at most */

struct _WayProjectSave {
  AdwWindow parent_instance;

  GtkWidget *notices;
  GtkWidget *seal;
  GtkWidget *passphrases;
  GtkWidget *first;
  GtkWidget *second;
  GtkWidget *problem;
  GtkWidget *save_button;

  /* owned */
  WayPage *page;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (WayProjectSave, way_project_save, ADW_TYPE_WINDOW)

/* One file on its way out. */
typedef struct {
  WayProjectSave *dialog; /* weak: it may be closed meanwhile */
  WayWindow *window;      /* weak */
  char *library;
  WayId project;
  char *passphrase;      /* %NULL: not sealed */
  char *path;
  gsize size;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_weak_pointer (&job->dialog);
  g_clear_weak_pointer (&job->window);
  way_passphrase_free (job->passphrase);
  g_free (job->library);
  g_free (job->path);
  g_free (job);
}

static gboolean
is_sealed (WayProjectSave *self)
{
  return gtk_switch_get_active (GTK_SWITCH (self->seal));
}

/* --- Writing --- */

static gboolean
write_file (gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (WayLibrary) library = way_library_open (job->library, WAY_LIBRARY_READ_ONLY, error);
  g_autoptr (GBytes) plain = library != NULL ? way_project_file_write (library, &job->project, 0, error) : NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (plain == NULL)
    return FALSE;
  bytes = job->passphrase != NULL ? way_sealed_seal (plain, job->passphrase, error) : g_bytes_ref (plain);
  job->size = bytes != NULL ? g_bytes_get_size (bytes) : 0;
  return bytes != NULL && way_file_replace (job->path, bytes, error);
}

static void
show_problem (WayProjectSave *self, const char *message)
{
  way_label_set_prose (GTK_LABEL (self->problem), message != NULL ? message : "");
  gtk_widget_set_visible (self->problem, message != NULL);
}

/* In the dialog if it is still there, else in one of its own. */
static void
say_failed (Job *job, const GError *error)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  GtkWindow *window = job->window != NULL ? GTK_WINDOW (job->window) : gtk_application_get_active_window (application);
  GtkWidget *dialog;

  if (job->dialog != NULL)
    {
      gtk_widget_set_sensitive (job->dialog->save_button, TRUE);
      show_problem (job->dialog, error->message);
      return;
    }
  /* Every window may have gone meanwhile; then one comes back to say it, as at a start. */
  if (window == NULL)
    {
      g_application_activate (G_APPLICATION (application));
      window = gtk_application_get_active_window (application);
    }
  /* The session ends, and nobody is there to be told. */
  if (window == NULL)
    return;
  dialog = adw_message_dialog_new (window, _("The project file was not written"), error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
written_cb (gpointer owner, gpointer data, const GError *error)
{
  Job *job = data;

  if (job->window != NULL && error == NULL)
    way_file_toast_show (GTK_WIDGET (way_window_get_page (job->window)), job->path, job->size);
  else if (error != NULL)
    say_failed (job, error);
  if (job->dialog != NULL && error == NULL)
    gtk_window_destroy (GTK_WINDOW (job->dialog));
  g_application_release (g_application_get_default ());
}

/* Two passphrases that agree and are long enough, or none to be used. */
static gboolean
check (WayProjectSave *self)
{
  const char *first = gtk_editable_get_text (GTK_EDITABLE (self->first));
  g_autoptr (GError) error = NULL;

  if (!is_sealed (self))
    return TRUE;
  if (g_strcmp0 (first, gtk_editable_get_text (GTK_EDITABLE (self->second))) != 0)
    show_problem (self, _("The two passphrases differ. Type the same one twice."));
  else if (!way_sealed_check_passphrase (first, &error))
    show_problem (self, error->message);
  else
    return TRUE;
  gtk_widget_grab_focus (self->first);
  return FALSE;
}

static const char *
ending_of (WayProjectSave *self)
{
  return is_sealed (self) ? WAY_SEALED_ENDING : ".waymark.json";
}

void
way_project_save_to (WayProjectSave *self, const char *chosen)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  Job *job;

  if (!check (self))
    return;
  path = way_file_complete (chosen, ending_of (self), &error);
  if (path == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  show_problem (self, NULL);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  job = g_new0 (Job, 1);
  g_set_weak_pointer (&job->dialog, self);
  g_set_weak_pointer (&job->window, WAY_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self))));
  job->library = g_strdup (way_library_get_path (way_page_get_library (self->page)));
  job->project = *way_page_get_project (self->page);
  job->passphrase = is_sealed (self) ? g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->first))) : NULL;
  job->path = g_steal_pointer (&path);
  /* Until it is written the program stays, though every window be closed. */
  g_application_hold (g_application_get_default ());
  way_worker_start (NULL, NULL, write_file, written_cb, job, job_free);
}

/* --- Choosing where --- */

static void
chosen_cb (WayProjectSave *self, int response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  g_clear_object (&self->chooser);
  if (file != NULL && path == NULL)
    show_problem (self, _("The project can only be saved in a folder of this computer."));
  else if (path != NULL)
    way_project_save_to (self, path);
}

static char *
file_name (WayProjectSave *self)
{
  g_autoptr (WayRecord) project = way_page_dup_project_record (self->page);
  g_autofree char *title = g_utf8_substring (way_record_get_title (project), 0,
                                             MIN (60, g_utf8_strlen (way_record_get_title (project), -1)));

  g_strdelimit (title, "/\\:*?\"<>|\n\t", '-');
  return g_strconcat (title, ending_of (self), NULL);
}

static void
save_cb (WayProjectSave *self)
{
  g_autofree char *name = NULL;

  if (!check (self))
    return;
  name = file_name (self);
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Write a project file"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _("_Save"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* --- Class --- */

static void
way_project_save_dispose (GObject *object)
{
  WayProjectSave *self = WAY_PROJECT_SAVE (object);

  g_clear_object (&self->chooser);
  g_clear_object (&self->page);
  G_OBJECT_CLASS (way_project_save_parent_class)->dispose (object);
}

static void
way_project_save_class_init (WayProjectSaveClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_project_save_dispose;
}

/* Who seals goes on with the passphrase. */
static void
seal_cb (WayProjectSave *self)
{
  way_adaptive_fit_height (self, HEIGHT);
  if (is_sealed (self))
    gtk_widget_grab_focus (self->first);
}

static GtkWidget *
build_seal (WayProjectSave *self)
{
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, NULL);
  GtkWidget *row = g_object_new (WAY_TYPE_FIELD_ROW, "title", _("Seal with a passphrase"), "subtitle",
                                 _("Nobody can read it without, and nobody can help if it is lost"), NULL);

  self->seal = g_object_new (GTK_TYPE_SWITCH, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->seal), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Seal with a passphrase"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->seal);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->seal);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  self->passphrases = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->first = way_passphrase_entry_new (_("Passphrase"));
  self->second = way_passphrase_entry_new (_("The same again"));
  gtk_widget_set_margin_top (self->passphrases, 9);
  gtk_box_append (GTK_BOX (self->passphrases), self->first);
  gtk_box_append (GTK_BOX (self->passphrases), self->second);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->passphrases);
  g_object_bind_property (self->seal, "active", self->passphrases, "visible", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->seal, "notify::active", G_CALLBACK (seal_cb), self, G_CONNECT_SWAPPED);
  return group;
}

static GtkWidget *
build_header (WayProjectSave *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->save_button = gtk_button_new_with_mnemonic (_("_Save…"));
  gtk_widget_add_css_class (self->save_button, "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save_button);
  g_signal_connect_object (self->save_button, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  return header;
}

static void
add_escape (WayProjectSave *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape"), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
way_project_save_init (WayProjectSave *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 520, "tightening-threshold", 520, "child", box, "margin-top",
                                   18, "margin-bottom", 18, "margin-start", 18, "margin-end", 18, NULL);

  way_announce_init_window (GTK_WINDOW (self));
  gtk_window_set_title (GTK_WINDOW (self), _("Write a project file"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 520, HEIGHT);
  self->notices = way_notice_list_new ();
  self->problem = way_label_new_sentence ("", "error");
  gtk_widget_set_visible (self->problem, FALSE);
  g_signal_connect_object (self->notices, "rephrase", G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->problem);
  gtk_box_append (GTK_BOX (box), self->notices);
  gtk_box_append (GTK_BOX (box), build_seal (self));
  gtk_box_append (GTK_BOX (box), way_label_new_sentence (_("A project file is no document: it holds all that the library holds of this "
                                                "project, who said what too. Private reflections stay here."), "dim-label"));
  gtk_box_append (GTK_BOX (box), way_label_new_sentence (way_notice_limits (), "dim-label"));
  gtk_box_append (GTK_BOX (all), build_header (self));
  gtk_box_append (GTK_BOX (all), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE,
                                               "child", clamp, NULL));
  adw_window_set_content (ADW_WINDOW (self), all);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save_button);
  add_escape (self);
}

void
way_project_save_present (WayWindow *window)
{
  WayPage *page = way_window_get_page (window);
  WayProjectSave *self;

  if (page == NULL || way_page_get_project (page) == NULL || !way_window_flush (window))
    return;
  self = g_object_new (WAY_TYPE_PROJECT_SAVE, "transient-for", window, "destroy-with-parent", TRUE, NULL);
  self->page = g_object_ref (page);
  way_notice_list_set_page (WAY_NOTICE_LIST (self->notices), page, WAY_NOTICE_SCOPE_FILE);
  way_adaptive_fit_height (self, HEIGHT);
  gtk_window_present (GTK_WINDOW (self));
}
