/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-focus.h"

gboolean
way_focus_is_in (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
collect_popovers (GtkWidget *widget, GPtrArray *popovers)
{
  if (GTK_IS_POPOVER (widget) && gtk_widget_get_mapped (widget))
    g_ptr_array_add (popovers, g_object_ref (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_popovers (child, popovers);
}

/* The innermost first. */
void
way_focus_close_popovers (GtkWindow *window)
{
  g_autoptr (GPtrArray) popovers = g_ptr_array_new_with_free_func (g_object_unref);

  collect_popovers (GTK_WIDGET (window), popovers);
  for (guint i = popovers->len; i > 0; i--)
    gtk_popover_popdown (popovers->pdata[i - 1]);
}
