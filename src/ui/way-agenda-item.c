/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-agenda-item.h"

G_DEFINE_ABSTRACT_TYPE (WayAgendaItem, way_agenda_item, ADW_TYPE_BIN)

static gboolean
focus_self (GtkWidget *widget)
{
  GtkWidgetClass *plain = g_type_class_peek (GTK_TYPE_WIDGET);

  return plain->grab_focus (widget);
}

static gboolean
way_agenda_item_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  gboolean within = gtk_widget_get_focus_child (widget) != NULL;

  if (within && gtk_widget_child_focus (child, direction))
    return TRUE;
  if (within)
    return direction == GTK_DIR_TAB_BACKWARD && focus_self (widget);
  if (!gtk_widget_is_focus (widget))
    return direction == GTK_DIR_TAB_BACKWARD && gtk_widget_child_focus (child, direction) ? TRUE : focus_self (widget);
  return direction == GTK_DIR_TAB_FORWARD && gtk_widget_child_focus (child, direction);
}

static void
way_agenda_item_class_init (WayAgendaItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->focus = way_agenda_item_focus;
  widget_class->grab_focus = focus_self;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
way_agenda_item_init (WayAgendaItem *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "way-item");
}

void
way_agenda_item_describe (WayAgendaItem *self, const char *label, const char *description)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}
