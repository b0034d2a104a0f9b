/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-home.h"

#include <glib/gi18n.h>

struct _WayHome {
  WayPage parent_instance;

  /* template children */
  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (WayHome, way_home, WAY_TYPE_PAGE)

static void
way_home_class_init (WayHomeClass *klass)
{
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), "/org/waymark/Waymark/ui/way-home.ui");
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), WayHome, stack);
}

static void
way_home_init (WayHome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  way_page_set_title (WAY_PAGE (self), "Waymark");
}
