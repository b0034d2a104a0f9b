/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-backups-dialog.h"

#include "ui/way-adaptive.h"
#include "ui/way-announce.h"
#include "ui/way-application.h"
#include "ui/way-backup-line.h"
#include "ui/way-label.h"
#include "ui/way-restore.h"
#include "ui/way-worker.h"

#include <glib/gi18n.h>

#define HEIGHT 680 /* in pixels, at most */

struct _WayBackupsDialog {
  AdwWindow parent_instance;

  GtkWidget *now_button;
  GtkWidget *words;
  GtkWidget *backups; /* AdwPreferencesGroup */
  GtkWidget *folder_row;
  GtkWidget *choose_button;
  GtkWidget *stop_button;

  /* owned */
  char *library_path;
  WayKeeper *keeper;
  GPtrArray *rows;
  char *shown;        /* the paths of @rows */
  GPtrArray *second;  /* what was last seen in the second folder, or %NULL */
  char *folder;       /* that folder */
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (WayBackupsDialog, way_backups_dialog, ADW_TYPE_WINDOW)

/* --- The list --- */

static void
restore_cb (GtkButton *button, WayBackupsDialog *self)
{
  way_restore_ask (GTK_WINDOW (self), self->library_path, g_object_get_data (G_OBJECT (button), "way-path"));
}

static GtkWidget *
row_new (WayBackupsDialog *self, const WayBackup *backup, gboolean second)
{
  g_autofree char *when = way_backup_format_time (backup->at, FALSE);
  g_autofree char *title = way_backup_format_time (backup->at, TRUE);
  g_autofree char *size = g_format_size ((guint64) backup->size);
  g_autofree char *why = second ? g_strdup_printf (_("%s · %s · in the second folder"),
                                                   way_backup_reason_label (backup->reason), size)
                                : g_strdup_printf ("%s · %s", way_backup_reason_label (backup->reason), size);
  g_autofree char *name = g_strdup_printf (_("Restore the backup of %s"), when);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "subtitle", why, NULL);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", _("Restore…"), "valign", GTK_ALIGN_CENTER, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "way-path", g_strdup (backup->path), g_free);
  g_object_set_data (G_OBJECT (row), "way-button", button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
add_rows (WayBackupsDialog *self, GPtrArray *backups, gboolean second)
{
  for (guint i = 0; i < backups->len; i++)
    {
      GtkWidget *row = row_new (self, backups->pdata[i], second);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->backups), row);
      g_ptr_array_add (self->rows, row);
    }
}

/* Newly allocated. */
static char *
paths_of (GPtrArray *backups, GPtrArray *more)
{
  GString *paths = g_string_new (NULL);

  for (guint i = 0; i < backups->len; i++)
    g_string_append_printf (paths, "%s\n", ((const WayBackup *) backups->pdata[i])->path);
  for (guint i = 0; more != NULL && i < more->len; i++)
    g_string_append_printf (paths, "%s\n", ((const WayBackup *) more->pdata[i])->path);
  return g_string_free (paths, FALSE);
}

/* The file whose button has the focus, newly allocated, or %NULL. */
static char *
focused_path (WayBackupsDialog *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  const char *path = focus != NULL ? g_object_get_data (G_OBJECT (focus), "way-path") : NULL;

  return g_strdup (path);
}

static void
focus_path (WayBackupsDialog *self, const char *path)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *button = g_object_get_data (self->rows->pdata[i], "way-button");

      if (g_strcmp0 (g_object_get_data (G_OBJECT (button), "way-path"), path) == 0)
        gtk_widget_grab_focus (button);
    }
}

static void
show_list (WayBackupsDialog *self)
{
  g_autoptr (GPtrArray) backups = way_backups_list (self->library_path, NULL);
  GPtrArray *second = self->second;
  g_autofree char *paths = paths_of (backups, second);
  g_autofree char *focused = focused_path (self);

  if (g_strcmp0 (paths, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&paths);
  /* GTK 4.8 would keep the focus in a row that is gone. */
  if (focused != NULL)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->backups), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  add_rows (self, backups, FALSE);
  if (second != NULL)
    add_rows (self, second, TRUE);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->backups),
                                         self->rows->len > 0 ? NULL : _("There is none yet. “Back up now” makes the first."));
  if (focused != NULL)
    focus_path (self, focused);
}

typedef struct {
  char *library_path;
  char *folder;
  GPtrArray *backups; /* the answer */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->backups, g_ptr_array_unref);
  g_free (reading->library_path);
  g_free (reading->folder);
  g_free (reading);
}

static gboolean
read_folder (gpointer job, GCancellable *cancellable, GError **error)
{
  Reading *reading = job;

  reading->backups = way_backups_list (reading->library_path, reading->folder);
  return TRUE;
}

static void
read_cb (gpointer owner, gpointer job, const GError *error)
{
  WayBackupsDialog *self = owner;
  Reading *reading = job;

  if (g_strcmp0 (reading->folder, self->folder) != 0)
    return;
  g_clear_pointer (&self->second, g_ptr_array_unref);
  self->second = g_steal_pointer (&reading->backups);
  show_list (self);
}

/* By a worker: a folder may be far away, and answer late or never. Until then what was last seen in it is shown. */
static void
read_second (WayBackupsDialog *self, const char *folder)
{
  Reading *reading;

  if (g_strcmp0 (folder, self->folder) != 0)
    g_clear_pointer (&self->second, g_ptr_array_unref);
  g_free (self->folder);
  self->folder = g_strdup (folder);
  if (folder == NULL)
    return;
  reading = g_new0 (Reading, 1);
  reading->library_path = g_strdup (self->library_path);
  reading->folder = g_strdup (folder);
  way_worker_start (self, NULL, read_folder, read_cb, reading, reading_free);
}

static void
show_folder (WayBackupsDialog *self, const char *folder)
{
  const char *problem = self->keeper != NULL ? way_keeper_get_folder_problem (self->keeper) : NULL;
  g_autofree char *name = folder != NULL ? g_filename_display_name (folder) : NULL;
  g_autofree char *markup = g_markup_escape_text (problem != NULL && folder != NULL ? problem
                                                  : name != NULL ? name : _("A USB stick, or a folder that is synchronised"), -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->folder_row),
                                 folder != NULL ? _("Each backup is put there too") : _("No second folder"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->folder_row), markup);
  gtk_widget_set_visible (self->stop_button, folder != NULL);
}

static void
show (WayBackupsDialog *self)
{
  g_autofree char *folder = way_keeper_dup_folder ();
  const char *problem = self->keeper != NULL ? way_keeper_get_problem (self->keeper) : NULL;
  gboolean busy = self->keeper != NULL && way_keeper_is_busy (self->keeper);

  read_second (self, folder);
  show_list (self);
  show_folder (self, folder);
  gtk_label_set_label (GTK_LABEL (self->words), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->words, problem != NULL);
  gtk_widget_set_visible (self->now_button, self->keeper != NULL);
  gtk_button_set_label (GTK_BUTTON (self->now_button), busy ? _("Backing up…") : _("Back up _now"));
}

/* It keeps the focus while it works, and then says no more than that it does. */
static void
now_cb (WayBackupsDialog *self)
{
  if (!way_keeper_is_busy (self->keeper))
    way_keeper_back_up (self->keeper);
}

/* --- The second folder --- */

void
way_backups_dialog_choose_folder (WayBackupsDialog *self, const char *folder)
{
  way_keeper_set_folder (folder);
  if (self->keeper != NULL && folder != NULL)
    way_keeper_look (self->keeper);
  show (self);
}

static void
chosen_cb (WayBackupsDialog *self, int response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  g_clear_object (&self->chooser);
  if (path != NULL)
    way_backups_dialog_choose_folder (self, path);
}

static void
choose_cb (WayBackupsDialog *self)
{
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Second folder for backups"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Choose"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
stop_cb (WayBackupsDialog *self)
{
  gtk_widget_grab_focus (self->choose_button);
  way_backups_dialog_choose_folder (self, NULL);
}

/* --- Building --- */

static GtkWidget *
build_folder (WayBackupsDialog *self)
{
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", _("Second folder"), NULL);

  self->folder_row = g_object_new (ADW_TYPE_ACTION_ROW, "subtitle-lines", 3, NULL);
  self->stop_button = g_object_new (GTK_TYPE_BUTTON, "label", _("_Stop"), "use-underline", TRUE, "valign", GTK_ALIGN_CENTER, NULL);
  self->choose_button = g_object_new (GTK_TYPE_BUTTON, "label", _("_Choose…"), "use-underline", TRUE, "valign",
                                      GTK_ALIGN_CENTER, NULL);
  way_announce_name_button (GTK_BUTTON (self->stop_button), _("Stop using the second folder"));
  way_announce_name_button (GTK_BUTTON (self->choose_button), _("Choose a second folder"));
  g_signal_connect_object (self->choose_button, "clicked", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stop_button, "clicked", G_CALLBACK (stop_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->folder_row), self->stop_button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->folder_row), self->choose_button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->folder_row);
  return group;
}

static GtkWidget *
build_content (WayBackupsDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 560, "tightening-threshold", 560, "child", box, "margin-top",
                                   18, "margin-bottom", 18, "margin-start", 18, "margin-end", 18, NULL);

  self->words = way_label_new_sentence ("", "error");
  self->backups = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", _("Backups"), NULL);
  gtk_box_append (GTK_BOX (box), self->words);
  gtk_box_append (GTK_BOX (box), self->backups);
  gtk_box_append (GTK_BOX (box), build_folder (self));
  gtk_box_append (GTK_BOX (box), way_label_new_sentence (_("Waymark makes one a day while it is used, and one before anything that cannot be "
                                                "undone. Each is opened and checked before it counts. The latest five are kept, "
                                                "and the newest of seven days, four weeks and twelve months."), "dim-label"));
  gtk_box_append (GTK_BOX (box), way_label_new_sentence (_("A backup holds all that the library held, also private reflections and what was "
                                                "removed from the library later. Only you can read the file; on a stick, keep "
                                                "it safe."), "dim-label"));
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", clamp, NULL);
}

static void
add_escape (WayBackupsDialog *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape"), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
way_backups_dialog_dispose (GObject *object)
{
  WayBackupsDialog *self = WAY_BACKUPS_DIALOG (object);

  g_clear_object (&self->chooser);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->library_path, g_free);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->second, g_ptr_array_unref);
  g_clear_pointer (&self->folder, g_free);
  G_OBJECT_CLASS (way_backups_dialog_parent_class)->dispose (object);
}

static void
way_backups_dialog_class_init (WayBackupsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_backups_dialog_dispose;
}

static void
way_backups_dialog_init (WayBackupsDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();

  way_announce_init_window (GTK_WINDOW (self));
  self->rows = g_ptr_array_new ();
  gtk_window_set_title (GTK_WINDOW (self), _("Backups"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 600, HEIGHT);
  self->now_button = gtk_button_new_with_mnemonic (_("Back up _now"));
  gtk_widget_add_css_class (self->now_button, "suggested-action");
  g_signal_connect_object (self->now_button, "clicked", G_CALLBACK (now_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->now_button);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), build_content (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  add_escape (self);
}

GtkWidget *
way_backups_dialog_present (GtkWindow *window, const char *library_path)
{
  WayBackupsDialog *self = g_object_new (WAY_TYPE_BACKUPS_DIALOG, "transient-for", window, "destroy-with-parent", TRUE, NULL);
  WayKeeper *keeper = way_application_get_keeper (WAY_APPLICATION (gtk_window_get_application (window)));

  self->library_path = g_strdup (library_path);
  if (keeper != NULL)
    {
      self->keeper = g_object_ref (keeper);
      g_signal_connect_object (keeper, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
    }
  show (self);
  way_adaptive_fit_height (self, HEIGHT);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}
