/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-export-dialog.h"

#include "base/way-file.h"
#include "base/way-notice.h"
#include "service/way-notice-service.h"
#include "ui/way-announce.h"
#include "ui/way-export-plan.h"
#include "ui/way-field-row.h"
#include "ui/way-file-toast.h"
#include "ui/way-label.h"
#include "ui/way-notice-list.h"
#include "ui/way-print.h"
#include "ui/way-settings.h"
#include "ui/way-window.h"

#include <glib/gi18n.h>

struct _WayExportDialog {
  AdwWindow parent_instance;

  GtkWidget *stack; /* "options", "progress" */
  GtkWidget *format;
  GtkWidget *scope;
  GtkWidget *attribution;
  GtkWidget *milestones;
  GtkWidget *updates;
  GtkWidget *details;
  GtkWidget *reflections;
  GtkWidget *warnings;
  GtkWidget *notices;
  GtkWidget *problem;
  GtkWidget *save_button;
  GtkWidget *progress;
  GtkWidget *busy;

  /* owned */
  WayPage *page;
  GtkFileChooserNative *chooser;
  GCancellable *cancellable;  /* of the writing or printing */
  GCancellable *asking;       /* of the warnings */
  char *path;
};

G_DEFINE_FINAL_TYPE (WayExportDialog, way_export_dialog, ADW_TYPE_WINDOW)

static WayPlanOptions
options_of (WayExportDialog *self)
{
  return (WayPlanOptions){
    .scope = (WayPlanScope) adw_combo_row_get_selected (ADW_COMBO_ROW (self->scope)),
    .milestones = gtk_switch_get_active (GTK_SWITCH (self->milestones)),
    .updates = gtk_switch_get_active (GTK_SWITCH (self->updates)),
    .details = gtk_switch_get_active (GTK_SWITCH (self->details)),
    .reflections = gtk_switch_get_active (GTK_SWITCH (self->reflections)),
    .attribution = (WayPlanAttribution) adw_combo_row_get_selected (ADW_COMBO_ROW (self->attribution)),
  };
}

static WayDocumentFormat
format_of (WayExportDialog *self)
{
  return (WayDocumentFormat) adw_combo_row_get_selected (ADW_COMBO_ROW (self->format));
}

static void
show_problem (WayExportDialog *self, const char *message)
{
  way_label_set_prose (GTK_LABEL (self->problem), message != NULL ? message : "");
  gtk_widget_set_visible (self->problem, message != NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "options");
  gtk_widget_set_sensitive (self->save_button, TRUE);
}

/* What runs on a thread does not keep the dialog: one that is closed goes at once, and cancels what it asked for. */
static GWeakRef *
watch (WayExportDialog *self)
{
  GWeakRef *weak = g_new (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  return weak;
}

static WayExportDialog *
stop_watching (GWeakRef *weak)
{
  WayExportDialog *self = g_weak_ref_get (weak);

  g_weak_ref_clear (weak);
  g_free (weak);
  return self;
}

/* --- Warnings --- */

static void
warned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) warnings = way_export_plan_warnings_finish (result, &error);
  g_autoptr (WayExportDialog) self = stop_watching (data);
  g_autofree char *text = NULL;

  if (warnings == NULL || self == NULL || self->page == NULL)
    return;
  text = g_strjoinv ("\n", warnings);
  way_label_set_prose (GTK_LABEL (self->warnings), text);
  gtk_widget_set_visible (self->warnings, *text != '\0');
}

static void
ask_warnings (WayExportDialog *self)
{
  WayPlanOptions options = options_of (self);

  if (self->page == NULL)
    return;
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  way_export_plan_warnings_async (way_library_get_path (way_page_get_library (self->page)), way_page_get_project (self->page),
                                  &options, self->asking, warned_cb, watch (self));
}

static void
show_progress (WayExportDialog *self, const char *words, gboolean measured)
{
  show_problem (self, NULL);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  way_label_set (GTK_LABEL (self->busy), words);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), 0);
  gtk_widget_set_visible (self->progress, measured);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "progress");
}

/* --- Writing --- */

static void
progress_cb (double done, gpointer data)
{
  g_autoptr (WayExportDialog) self = g_weak_ref_get (data);

  if (self != NULL && self->progress != NULL)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), done);
}

static void
remember (WayExportDialog *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  way_settings_set_text ("last-export-format", way_document_format_extension (format_of (self)));
  way_settings_set_text ("last-export-attribution", way_plan_attribution_name (options_of (self).attribution));
  way_settings_set_text ("last-export-folder", folder);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WayExportDialog) self = stop_watching (data);
  g_autoptr (GError) error = NULL;
  guint64 size = way_export_plan_finish (result, &error);

  g_application_release (g_application_get_default ());
  if (self == NULL || self->page == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_problem (self, NULL);
  else if (error != NULL)
    show_problem (self, error->message);
  else
    {
      remember (self);
      way_file_toast_show (GTK_WIDGET (self->page), self->path, size);
      gtk_window_destroy (GTK_WINDOW (self));
    }
}

void
way_export_dialog_save (WayExportDialog *self, const char *path)
{
  WayPlanOptions options = options_of (self);
  GWeakRef *weak;

  if (self->cancellable != NULL)
    return;
  g_free (self->path);
  self->path = g_strdup (path);
  self->cancellable = g_cancellable_new ();
  show_progress (self, _("Writing the plan…"), TRUE);
  weak = watch (self);
  /* Until it is written or has tidied up, the program stays, though every window be closed. */
  g_application_hold (g_application_get_default ());
  way_export_plan_async (way_library_get_path (way_page_get_library (self->page)), way_page_get_project (self->page), &options,
                         format_of (self), path, progress_cb, weak, self->cancellable, saved_cb, weak);
}

static void
chosen_cb (WayExportDialog *self, int response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;
  g_autofree char *chosen = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *ending = g_strconcat (".", way_document_format_extension (format_of (self)), NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = chosen != NULL ? way_file_complete (chosen, ending, &error) : NULL;

  g_clear_object (&self->chooser);
  if (file != NULL && chosen == NULL)
    show_problem (self, _("The plan can only be saved in a folder of this computer."));
  else if (path != NULL)
    way_export_dialog_save (self, path);
  else if (error != NULL)
    show_problem (self, error->message);
}

static void
set_folder (WayExportDialog *self)
{
  g_autofree char *remembered = way_settings_get_text ("last-export-folder", "");
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  const char *path = *remembered != '\0' && g_file_test (remembered, G_FILE_TEST_IS_DIR) ? remembered : documents;
  g_autoptr (GFile) folder = path != NULL ? g_file_new_for_path (path) : NULL;

  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), folder, NULL);
}

static void
save_cb (WayExportDialog *self)
{
  g_autofree char *name = way_plan_file_name (way_page_get_library (self->page), way_page_get_project (self->page),
                                              way_document_format_extension (format_of (self)));

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Save the action plan"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _("_Save"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  set_folder (self);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
stop_cb (WayExportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
}

/* --- Printing --- */

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WayExportDialog) self = stop_watching (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayDocument) document = way_export_plan_document_finish (result, &error);

  if (self == NULL || self->page == NULL)
    return;
  g_clear_object (&self->cancellable);
  show_problem (self, error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? NULL : error->message);
  if (document != NULL && !way_print_run (GTK_WINDOW (self), g_steal_pointer (&document), &error))
    show_problem (self, error->message);
}

static void
print_cb (WayExportDialog *self)
{
  WayPlanOptions options = options_of (self);

  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  show_progress (self, _("Preparing the pages…"), FALSE);
  way_export_plan_document_async (way_library_get_path (way_page_get_library (self->page)), way_page_get_project (self->page),
                                  &options, self->cancellable, prepared_cb, watch (self));
}

/* --- Building --- */

static GtkWidget *
combo_new (const char *title, const char *(*label_of) (guint), guint n)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (names, label_of (i));
  return g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "model", names, NULL);
}

static const char *
format_label (guint i)
{
  return way_document_format_label ((WayDocumentFormat) i);
}

static const char *
scope_label (guint i)
{
  return way_plan_scope_label ((WayPlanScope) i);
}

static const char *
attribution_label (guint i)
{
  return way_plan_attribution_label ((WayPlanAttribution) i);
}

static void
format_cb (WayExportDialog *self)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->format), way_document_format_purpose (format_of (self)));
}

static void
scope_cb (WayExportDialog *self)
{
  ask_warnings (self);
  way_notice_list_set_plan (WAY_NOTICE_LIST (self->notices), options_of (self).scope);
}

/* @key: the setting that remembers it. */
static GtkWidget *
switch_row_new (const char *title, const char *subtitle, const char *key, gboolean on, GtkWidget **place)
{
  GSettings *settings = way_settings_get ();
  GtkWidget *row = g_object_new (WAY_TYPE_FIELD_ROW, "title", title, "subtitle", subtitle, NULL);

  *place = g_object_new (GTK_TYPE_SWITCH, "valign", GTK_ALIGN_CENTER, "active", on, NULL);
  if (settings != NULL)
    g_settings_bind (settings, key, *place, "active", G_SETTINGS_BIND_DEFAULT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (*place), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), *place);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), *place);
  return row;
}

static GtkWidget *
build_file_group (WayExportDialog *self)
{
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, NULL);

  self->format = combo_new (_("Format"), format_label, WAY_N_DOCUMENT_FORMATS);
  self->scope = combo_new (_("Show"), scope_label, WAY_N_PLAN_SCOPES);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->format);
  self->attribution = combo_new (_("Who said it"), attribution_label, WAY_N_PLAN_ATTRIBUTIONS);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->scope);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->attribution);
  g_signal_connect_object (self->format, "notify::selected", G_CALLBACK (format_cb), self, G_CONNECT_SWAPPED);
  format_cb (self);
  g_signal_connect_object (self->scope, "notify::selected", G_CALLBACK (scope_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->attribution, "notify::selected", G_CALLBACK (ask_warnings), self, G_CONNECT_SWAPPED);
  return group;
}

static GtkWidget *
build_content_group (WayExportDialog *self)
{
  AdwPreferencesGroup *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", _("Include"), NULL);

  adw_preferences_group_add (group, switch_row_new (_("Milestones"), _("Each one with its date, not only how many are done"),
                                                    "export-milestones", TRUE, &self->milestones));
  adw_preferences_group_add (group, switch_row_new (_("Every update"), _("Not only the latest"), "export-updates", FALSE,
                                                    &self->updates));
  adw_preferences_group_add (group, switch_row_new (_("Resources and outcome"), NULL, "export-details", FALSE, &self->details));
  adw_preferences_group_add (group, switch_row_new (_("What workshops made of it"), NULL, "export-reflections", FALSE,
                                                    &self->reflections));
  return GTK_WIDGET (group);
}

static GtkWidget *
build_words (WayExportDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  self->warnings = way_label_new_sentence ("", "way-warning");
  self->problem = way_label_new_sentence ("", "error");
  gtk_widget_set_visible (self->warnings, FALSE);
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_box_append (GTK_BOX (box), self->problem);
  gtk_box_append (GTK_BOX (box), self->warnings);
  gtk_box_append (GTK_BOX (box), way_label_new_sentence (_("Nobody is named further than their conversations allow: the agency, the sector or "
                                                "“a partner”. Private reflections are never included."), "dim-label"));
  gtk_box_append (GTK_BOX (box), way_label_new_sentence (_("It is marked “Internal”: sharing it needs recorded consent, a finished language "
                                                "check and a signature."), "dim-label"));
  gtk_box_append (GTK_BOX (box), way_label_new_sentence (way_notice_limits (), "dim-label"));
  return box;
}

static GtkWidget *
build_options (WayExportDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 520, "tightening-threshold", 520, "child", box, "margin-top",
                                   18, "margin-bottom", 18, "margin-start", 18, "margin-end", 18, NULL);

  self->notices = way_notice_list_new ();
  g_signal_connect_object (self->notices, "rephrase", G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->notices);
  gtk_box_append (GTK_BOX (box), build_file_group (self));
  gtk_box_append (GTK_BOX (box), build_content_group (self));
  gtk_box_append (GTK_BOX (box), build_words (self));
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", clamp, NULL);
}

static GtkWidget *
build_progress (WayExportDialog *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 18, "valign",
                                 GTK_ALIGN_CENTER, "halign", GTK_ALIGN_CENTER, NULL);
  GtkWidget *stop = gtk_button_new_with_mnemonic (_("_Cancel"));

  self->progress = gtk_progress_bar_new ();
  gtk_widget_set_size_request (self->progress, 240, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Writing the plan"), -1);
  gtk_widget_set_halign (stop, GTK_ALIGN_CENTER);
  g_signal_connect_object (stop, "clicked", G_CALLBACK (stop_cb), self, G_CONNECT_SWAPPED);
  self->busy = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (box), self->busy);
  gtk_box_append (GTK_BOX (box), self->progress);
  gtk_box_append (GTK_BOX (box), stop);
  return box;
}

static GtkWidget *
build_header (WayExportDialog *self)
{
  GtkWidget *header = g_object_new (ADW_TYPE_HEADER_BAR, NULL);
  GtkWidget *print = gtk_button_new_with_mnemonic (_("_Print…"));

  self->save_button = gtk_button_new_with_mnemonic (_("_Save…"));
  gtk_widget_add_css_class (self->save_button, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), print);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save_button);
  g_signal_connect_object (print, "clicked", G_CALLBACK (print_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->save_button, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  return header;
}

static void
add_escape (WayExportDialog *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape"), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* Closing while it writes cancels the writing. */
static gboolean
way_export_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (WAY_EXPORT_DIALOG (window)->cancellable);
  return GTK_WINDOW_CLASS (way_export_dialog_parent_class)->close_request (window);
}

static void
way_export_dialog_dispose (GObject *object)
{
  WayExportDialog *self = WAY_EXPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->asking);
  self->progress = NULL;
  g_clear_object (&self->cancellable);
  g_clear_object (&self->asking);
  g_clear_object (&self->chooser);
  g_clear_object (&self->page);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (way_export_dialog_parent_class)->dispose (object);
}

static void
way_export_dialog_class_init (WayExportDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_export_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = way_export_dialog_close_request;
}

static void
way_export_dialog_init (WayExportDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  way_announce_init_window (GTK_WINDOW (self));
  gtk_window_set_title (GTK_WINDOW (self), _("Export action plan"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 700);
  self->stack = gtk_stack_new ();
  gtk_box_append (GTK_BOX (box), build_header (self));
  gtk_stack_add_named (GTK_STACK (self->stack), build_options (self), "options");
  gtk_stack_add_named (GTK_STACK (self->stack), build_progress (self), "progress");
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save_button);
  add_escape (self);
}

void
way_export_dialog_set_format (WayExportDialog *self, const char *format)
{
  WayDocumentFormat chosen;

  if (way_document_format_from_name (format, &chosen))
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->format), chosen);
}

static void
choose_attribution (WayExportDialog *self)
{
  g_autofree char *name = way_settings_get_text ("last-export-attribution", "conversation");
  WayPlanAttribution chosen;

  if (way_plan_attribution_from_name (name, &chosen))
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->attribution), chosen);
}

void
way_export_dialog_present (WayPage *page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  g_autofree char *format = way_settings_get_text ("last-export-format", "pdf");
  WayExportDialog *self;

  if (!WAY_IS_WINDOW (root) || !way_window_flush (WAY_WINDOW (root)))
    return;
  self = g_object_new (WAY_TYPE_EXPORT_DIALOG, "transient-for", root, "destroy-with-parent", TRUE, NULL);
  self->page = g_object_ref (page);
  way_export_dialog_set_format (self, format);
  choose_attribution (self);
  ask_warnings (self);
  way_notice_list_set_page (WAY_NOTICE_LIST (self->notices), page, WAY_NOTICE_SCOPE_PLAN);
  /* Enter does what was done last time. */
  gtk_window_set_focus (GTK_WINDOW (self), self->save_button);
  gtk_window_present (GTK_WINDOW (self));
}
