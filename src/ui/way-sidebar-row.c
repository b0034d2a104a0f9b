/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-sidebar-row.h"

#include "base/way-clock.h"

#include <glib/gi18n.h>

struct _WaySidebarRow {
  GtkListBoxRow parent_instance;

  GtkWidget *count;
  GtkWidget *badge;
  const WayRoom *room;
};

G_DEFINE_FINAL_TYPE (WaySidebarRow, way_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

/* A row reads "Conversations, 7": plain rows of a list box have no name of their own. */
static void
update_name (WaySidebarRow *self, const char *fact)
{
  g_autofree char *name = NULL;

  name = fact != NULL ? g_strdup_printf ("%s, %s", _(self->room->label), fact) : g_strdup (_(self->room->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
way_sidebar_row_class_init (WaySidebarRowClass *klass)
{
}

static void
way_sidebar_row_init (WaySidebarRow *self)
{
}

static void
build (WaySidebarRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", self->room->icon,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", _(self->room->label), "xalign", 0.0f, "hexpand", TRUE,
                                   "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  self->count = g_object_new (GTK_TYPE_LABEL, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  self->badge = way_pill_new (NULL, self->room->badge_tone);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), self->badge);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  update_name (self, NULL);
}

GtkWidget *
way_sidebar_row_new (const WayRoom *room)
{
  WaySidebarRow *self = g_object_new (WAY_TYPE_SIDEBAR_ROW, NULL);

  self->room = room;
  build (self);
  return GTK_WIDGET (self);
}

const WayRoom *
way_sidebar_row_get_room (WaySidebarRow *self)
{
  return self->room;
}

void
way_sidebar_row_update (WaySidebarRow *self, WayLibrary *library, const WayId *project)
{
  const WayRoom *room = self->room;
  gint64 pressing = room->badge != NULL ? way_library_query_count (library, room->badge, "is", project, way_clock_today ()) : 0;
  gint64 number = room->count != NULL ? way_library_query_count (library, room->count, "i", project) : 0;
  g_autofree char *badge = pressing > 0 ? room->badge_label (pressing) : NULL;
  g_autofree char *count = number > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : NULL;

  way_pill_set (WAY_PILL (self->badge), badge, room->badge_tone);
  gtk_label_set_label (GTK_LABEL (self->count), count != NULL ? count : "");
  gtk_widget_set_visible (self->count, count != NULL && badge == NULL);
  update_name (self, badge != NULL ? badge : count);
}
