/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-problem.h"

#include <glib/gi18n.h>

struct _WayProblem {
  AdwApplicationWindow parent_instance;

  /* template children */
  AdwStatusPage *status;
  GtkLabel *path_label;
  GtkButton *folder_button;

  /* owned */
  char *path;
};

G_DEFINE_FINAL_TYPE (WayProblem, way_problem, ADW_TYPE_APPLICATION_WINDOW)

static void
folder_cb (WayProblem *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
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
}

static void
way_problem_init (WayProblem *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->folder_button, "clicked", G_CALLBACK (folder_cb), self, G_CONNECT_SWAPPED);
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
  return GTK_WIDGET (self);
}
