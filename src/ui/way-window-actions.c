/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-label.h"
#include "ui/way-window-private.h"

#include "ui/way-backups-dialog.h"
#include "ui/way-deleted.h"
#include "ui/way-me.h"
#include "ui/way-new-project.h"
#include "ui/way-project-open.h"
#include "ui/way-project-save.h"
#include "ui/way-save-copy.h"
#include "ui/way-search.h"

#include <glib/gi18n.h>

/* The label of a step, which names its project unless that is the open one. */
static char *
step_label (WayWindow *self, const char *label, const WayId *project)
{
  static const WayId nowhere = { { 0 } };
  g_autoptr (WayRecord) record = NULL;

  if (way_id_equal (project, &nowhere) || (self->project != NULL && way_id_equal (project, self->project)))
    return g_strdup (label);
  record = way_library_get (self->library, project);
  if (record == NULL)
    return g_strdup (label);
  /* Translators: a step and the project it was done in. */
  return g_strdup_printf (_("%s (in %s)"), label, way_record_get_title (record));
}

static void
describe (GtkButton *button, const char *verb, const char *label)
{
  g_autofree char *line = way_label_line (label);
  g_autofree char *text = label != NULL ? g_strdup_printf ("%s: %s", verb, line) : g_strdup (verb);

  gtk_widget_set_tooltip_text (GTK_WIDGET (button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, verb,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, line, -1);
}

void
way_window_update_actions (WayWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable = !way_library_is_read_only (self->library);
  WayId undo_project, redo_project;
  g_autofree char *undo = way_library_get_undo (self->library, &undo_project);
  g_autofree char *redo = way_library_get_redo (self->library, &redo_project);
  g_autofree char *undo_text = undo != NULL ? step_label (self, undo, &undo_project) : NULL;
  g_autofree char *redo_text = redo != NULL ? step_label (self, redo, &redo_project) : NULL;

  gtk_widget_action_set_enabled (widget, "win.undo", undo != NULL && writable);
  gtk_widget_action_set_enabled (widget, "win.redo", redo != NULL && writable);
  gtk_widget_action_set_enabled (widget, "win.new-project", writable);
  gtk_widget_action_set_enabled (widget, "win.read-project", writable);
  gtk_widget_action_set_enabled (widget, "win.me", writable);
  gtk_widget_action_set_enabled (widget, "win.save-project", self->project != NULL);
  gtk_widget_action_set_enabled (widget, "win.home", self->project != NULL);
  gtk_widget_action_set_enabled (widget, "win.go", self->project != NULL);
  gtk_widget_action_set_enabled (widget, "win.back", self->details->len > 0 || way_window_is_folded (self));
  describe (self->undo_button, _("Undo"), undo_text);
  describe (self->redo_button, _("Redo"), redo_text);
}

gboolean
way_window_is_undoing (WayWindow *self)
{
  return self->undoing;
}

static void
take_step (WayWindow *self, gboolean redo)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *message = NULL;
  gboolean done;

  if (!way_window_flush (self))
    return;
  /* What others did meanwhile is not what this brings back. */
  way_library_poll (self->library);
  self->undoing = TRUE;
  done = (redo ? way_library_redo : way_library_undo) (self->library, &label, &error);
  self->undoing = FALSE;
  if (!done)
    {
      if (!g_error_matches (error, WAY_ERROR, WAY_ERROR_NOTHING))
        way_window_error (self, error);
      return;
    }
  message = g_strdup_printf (redo ? _("Done again: %s") : _("Undone: %s"), label);
  way_window_toast (self, message, FALSE);
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  take_step (WAY_WINDOW (widget), FALSE);
}

/* What was being typed is a step of its own by now: it is not taken back in place of what the message is about. */
static void
undo_toast_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);
  gint64 step = self->toast_step;

  if (!way_window_flush (self))
    return;
  if (step == way_library_get_undo_step (self->library))
    take_step (self, FALSE);
  else
    way_window_toast (self, _("Something else was done since: Undo takes that back first"), TRUE);
}

static void
redo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  take_step (WAY_WINDOW (widget), TRUE);
}

static void
back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  way_window_back (WAY_WINDOW (widget));
}

static void
home_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  way_window_go_home (WAY_WINDOW (widget));
}

/* Where there is nothing to filter, the search of everything takes the words. */
static void
filter_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  if (self->page == NULL || !way_page_focus_filter (self->page))
    way_search_present (self, NULL);
}

static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  way_search_present (WAY_WINDOW (widget), NULL);
}

static void
new_project_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  way_new_project_present (WAY_WINDOW (widget));
}

static void
read_project_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  way_project_open_choose (WAY_WINDOW (widget));
}

static void
save_project_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  way_project_save_present (WAY_WINDOW (widget));
}

static void
me_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  way_me_present (WAY_WINDOW (widget));
}

/* What is being typed becomes part of what is backed up, and of what a restored backup takes the place of. */
static void
backups_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  if (way_window_flush (self))
    way_backups_dialog_present (GTK_WINDOW (self), way_library_get_path (self->library));
}

static void
save_copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  way_save_copy_present (WAY_WINDOW (widget));
}

static void
deleted_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  if (self->project != NULL)
    way_window_go (self, "deleted", NULL);
  else if (!WAY_IS_DELETED (self->page))
    way_window_push (self, g_object_new (WAY_TYPE_DELETED, "library", self->library, NULL));
}

static void
go_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  way_window_go (WAY_WINDOW (widget), g_variant_get_string (parameter, NULL), NULL);
}

static void
open_project_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WayId id;

  if (way_id_parse (g_variant_get_string (parameter, NULL), &id))
    way_window_open_project (WAY_WINDOW (widget), &id, NULL);
}

static void
open_record_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WayId id;

  if (way_id_parse (g_variant_get_string (parameter, NULL), &id))
    way_window_open_record (WAY_WINDOW (widget), &id);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  WayWindow *self = WAY_WINDOW (widget);

  return self->details->len > 0 && way_window_back (self);
}

/* GTK opens it by itself where its button is in view. */
static gboolean
menu_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return way_window_go_to_menu (WAY_WINDOW (widget));
}

static void
add_shortcut (GtkEventController *keys, const char *trigger, GtkShortcutAction *action)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), action));
}

/* It is as wide as its columns are, whatever the screen is. */
static void
let_scroll (GtkWindow *overlay)
{
  g_autoptr (GtkWidget) keys = g_object_ref (gtk_window_get_child (overlay));

  gtk_window_set_child (overlay, NULL);
  gtk_window_set_child (overlay, g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", keys, "propagate-natural-width", TRUE,
                                               "propagate-natural-height", TRUE, NULL));
}

/* Made when asked for: GTK would make the one it finds under its own name at each start, which takes 7 ms. */
static void
help_overlay_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/waymark/Waymark/ui/help-overlay.ui");
  GtkWindow *overlay = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  let_scroll (overlay);
  gtk_window_set_transient_for (overlay, GTK_WINDOW (widget));
  gtk_window_present (overlay);
}

void
way_window_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (klass, "win.undo-toast", NULL, undo_toast_cb);
  gtk_widget_class_install_action (klass, "win.redo", NULL, redo_cb);
  gtk_widget_class_install_action (klass, "win.back", NULL, back_cb);
  gtk_widget_class_install_action (klass, "win.home", NULL, home_cb);
  gtk_widget_class_install_action (klass, "win.filter", NULL, filter_cb);
  gtk_widget_class_install_action (klass, "win.search", NULL, search_cb);
  gtk_widget_class_install_action (klass, "win.show-help-overlay", NULL, help_overlay_cb);
  gtk_widget_class_install_action (klass, "win.new-project", NULL, new_project_cb);
  gtk_widget_class_install_action (klass, "win.read-project", NULL, read_project_cb);
  gtk_widget_class_install_action (klass, "win.save-project", NULL, save_project_cb);
  gtk_widget_class_install_action (klass, "win.me", NULL, me_cb);
  gtk_widget_class_install_action (klass, "win.backups", NULL, backups_cb);
  gtk_widget_class_install_action (klass, "win.save-copy", NULL, save_copy_cb);
  gtk_widget_class_install_action (klass, "win.deleted", NULL, deleted_cb);
  gtk_widget_class_install_action (klass, "win.go", "s", go_cb);
  gtk_widget_class_install_action (klass, "win.open-project", "s", open_project_cb);
  gtk_widget_class_install_action (klass, "win.open-record", "s", open_record_cb);
}

/* In the bubble phase, so that entries and lists take these keys first. */
void
way_window_init_actions (WayWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  add_shortcut (keys, "<Control>z", gtk_named_action_new ("win.undo"));
  add_shortcut (keys, "<Control><Shift>z", gtk_named_action_new ("win.redo"));
  add_shortcut (keys, "<Control>y", gtk_named_action_new ("win.redo"));
  add_shortcut (keys, "<Alt>Left", gtk_named_action_new ("win.back"));
  add_shortcut (keys, "<Alt>Home", gtk_named_action_new ("win.home"));
  add_shortcut (keys, "F10", gtk_callback_action_new (menu_cb, NULL, NULL));
  add_shortcut (keys, "Escape", gtk_callback_action_new (escape_cb, NULL, NULL));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
