/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-field-row.h"

typedef struct {
  gboolean grabbing;
} WayFieldRowPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (WayFieldRow, way_field_row, ADW_TYPE_ACTION_ROW)

/* The arrows go on from where the list has its cursor. Taking the focus brings it here; the row is not focusable and keeps
 * none. */
static void
bring_cursor (GtkWidget *widget)
{
  WayFieldRowPrivate *priv = way_field_row_get_instance_private (WAY_FIELD_ROW (widget));

  priv->grabbing = TRUE;
  GTK_WIDGET_CLASS (way_field_row_parent_class)->grab_focus (widget);
  priv->grabbing = FALSE;
}

static gboolean
way_field_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (gtk_widget_get_first_child (widget), direction);
}

static gboolean
way_field_row_grab_focus (GtkWidget *widget)
{
  WayFieldRowPrivate *priv = way_field_row_get_instance_private (WAY_FIELD_ROW (widget));

  if (priv->grabbing)
    return FALSE;
  bring_cursor (widget);
  return gtk_widget_get_focus_child (widget) != NULL || gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

/* Where another row of the list was before, the arrows go on from here. */
static void
way_field_row_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  gboolean entered = child != NULL && gtk_widget_get_focus_child (widget) == NULL;

  GTK_WIDGET_CLASS (way_field_row_parent_class)->set_focus_child (widget, child);
  if (entered)
    bring_cursor (widget);
}

static void
way_field_row_activate (AdwActionRow *row)
{
  gtk_widget_grab_focus (GTK_WIDGET (row));
  ADW_ACTION_ROW_CLASS (way_field_row_parent_class)->activate (row);
}

static void
way_field_row_class_init (WayFieldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->focus = way_field_row_focus;
  widget_class->grab_focus = way_field_row_grab_focus;
  widget_class->set_focus_child = way_field_row_set_focus_child;
  ADW_ACTION_ROW_CLASS (klass)->activate = way_field_row_activate;
}

static void
way_field_row_init (WayFieldRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "way-field-row");
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}
