/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-problem.h"

#include "base/way-error.h"
#include "storage/way-backups.h"
#include "ui/way-backups-dialog.h"
#include "ui/way-damage.h"

#include <glib/gi18n.h>

struct _WayProblem {
  AdwApplicationWindow parent_instance;

  /* template children */
  AdwStatusPage *status;
  GtkLabel *path_label;
  GtkButton *folder_button;
  GtkWidget *repair_button;
  GtkWidget *restore_button;

  /* owned */
  char *path;
};

G_DEFINE_FINAL_TYPE (WayProblem, way_problem, ADW_TYPE_APPLICATION_WINDOW)

static void
folder_cb (WayProblem *self)
{
  way_damage_show_file (GTK_WINDOW (self), self->path);
}

static void
repair_cb (WayProblem *self)
{
  way_damage_repair (GTK_WINDOW (self), self->path);
}

static void
restore_cb (WayProblem *self)
{
  way_backups_dialog_present (GTK_WINDOW (self), self->path);
}

/* What can be done about it: only what helps is offered. */
static void
offer (WayProblem *self, const GError *error)
{
  gboolean damaged = g_error_matches (error, WAY_ERROR, WAY_ERROR_DAMAGED);
  gboolean no_library = g_error_matches (error, WAY_ERROR, WAY_ERROR_NOT_LIBRARY)
                        && !g_file_test (self->path, G_FILE_TEST_IS_DIR);
  g_autoptr (GPtrArray) backups = damaged || no_library ? way_backups_list (self->path, NULL) : NULL;

  gtk_widget_set_visible (self->repair_button, damaged);
  gtk_widget_set_visible (self->restore_button, backups != NULL && backups->len > 0);
}

static void
way_problem_finalize (GObject *object)
{
  g_free (WAY_PROBLEM (object)->path);
  G_OBJECT_CLASS (way_problem_parent_class)->finalize (object);
}

static void
way_problem_class_init (WayProblemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = way_problem_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/way-problem.ui");
  gtk_widget_class_bind_template_child (widget_class, WayProblem, status);
  gtk_widget_class_bind_template_child (widget_class, WayProblem, path_label);
  gtk_widget_class_bind_template_child (widget_class, WayProblem, folder_button);
  gtk_widget_class_bind_template_child (widget_class, WayProblem, repair_button);
  gtk_widget_class_bind_template_child (widget_class, WayProblem, restore_button);
}

static void
way_problem_init (WayProblem *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->folder_button, "clicked", G_CALLBACK (folder_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->repair_button, "clicked", G_CALLBACK (repair_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->restore_button, "clicked", G_CALLBACK (restore_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
way_problem_new (GtkApplication *application, const char *path, const GError *error)
{
  WayProblem *self = g_object_new (WAY_TYPE_PROBLEM, "application", application, NULL);
  g_autofree char *markup = g_markup_escape_text (error->message, -1);
  g_autofree char *shown = g_filename_display_name (path);

  self->path = g_canonicalize_filename (path, NULL);
  adw_status_page_set_description (self->status, markup);
  gtk_label_set_label (self->path_label, shown);
  offer (self, error);
  return GTK_WIDGET (self);
}
