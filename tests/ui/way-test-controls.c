/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-test-controls.h"

gboolean
way_test_is_type (GtkWidget *widget, const char *name)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), name);
}

gboolean
way_test_is_list_row (GtkWidget *widget)
{
  return way_test_is_type (widget, "GtkListItemWidget") || way_test_is_type (widget, "GtkColumnViewRowWidget");
}

/* What a drop-down shows of its choice is an item of a list, too, outside its popover; so are the titles of columns. */
static gboolean
shows_choice (GtkWidget *widget)
{
  if (!way_test_is_list_row (widget))
    return FALSE;
  if (g_str_equal (gtk_widget_get_css_name (widget), "header"))
    return TRUE;
  return gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) == NULL
         && (gtk_widget_get_ancestor (widget, GTK_TYPE_DROP_DOWN) != NULL
             || gtk_widget_get_ancestor (widget, ADW_TYPE_COMBO_ROW) != NULL);
}

/* Left out: the parts GTK builds entries, spin buttons and drop-downs of, which are reached and hit as one; scroll bars; the
 * buttons of the window, which are GTK's own. */
static gboolean
is_part (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL || shows_choice (widget)
         || (parent != NULL && (GTK_IS_SPIN_BUTTON (parent) || GTK_IS_SCROLLBAR (parent)))
         || (GTK_IS_TEXT (widget) && !ADW_IS_ENTRY_ROW (gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW)))
         || (GTK_IS_TEXT (widget) && GTK_IS_EDITABLE (parent));
}

static gboolean
is_control (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_SWITCH (widget) || GTK_IS_ENTRY (widget)
         || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_SPIN_BUTTON (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_TEXT (widget)
         || way_test_is_list_row (widget) || (GTK_IS_LIST_BOX_ROW (widget)
                                                      && gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget)));
}

static void
collect (GtkWidget *widget, GPtrArray *controls)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return;
  if (is_control (widget) && !is_part (widget))
    g_ptr_array_add (controls, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, controls);
}

GPtrArray *
way_test_controls (gpointer root)
{
  GPtrArray *controls = g_ptr_array_new ();

  collect (GTK_WIDGET (root), controls);
  return controls;
}

char *
way_test_where (GtkWidget *widget)
{
  GString *where = g_string_new (NULL);

  if (GTK_IS_BUTTON (widget))
    g_string_append_printf (where, " “%s”", gtk_widget_get_tooltip_text (widget));
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (where, " “%s”", gtk_label_get_text (GTK_LABEL (widget)));
  for (int i = 0; widget != NULL && i < 6; i++, widget = gtk_widget_get_parent (widget))
    g_string_append_printf (where, " < %s %s", G_OBJECT_TYPE_NAME (widget), gtk_widget_get_name (widget));
  return g_string_free (where, FALSE);
}
