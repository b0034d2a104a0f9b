/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-empty.h"

#define LINE_CHARS 48
#define BUTTON_KEY "way-empty-button"

/* Two lines of like length read better than one and a last word. */
static void
narrow_description (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "description"))
    g_object_set (widget, "max-width-chars", LINE_CHARS, "halign", GTK_ALIGN_CENTER, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    narrow_description (child);
}

GtkWidget *
way_empty_new (const char *icon_name, const char *title, const char *description, const char *button,
               const char *action)
{
  GtkWidget *empty = adw_status_page_new ();
  g_autofree char *markup = g_markup_escape_text (description != NULL ? description : "", -1);
  g_autofree char *title_markup = g_markup_escape_text (title, -1);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), icon_name);
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), title_markup);
  adw_status_page_set_description (ADW_STATUS_PAGE (empty), markup);
  narrow_description (empty);
  gtk_widget_set_vexpand (empty, TRUE);
  if (button != NULL)
    {
      GtkWidget *widget = g_object_new (GTK_TYPE_BUTTON, "label", button, "use-underline", TRUE,
                                        "halign", GTK_ALIGN_CENTER, "action-name", action, NULL);

      gtk_widget_add_css_class (widget, "pill");
      gtk_widget_add_css_class (widget, "suggested-action");
      adw_status_page_set_child (ADW_STATUS_PAGE (empty), widget);
      g_object_set_data (G_OBJECT (empty), BUTTON_KEY, widget);
    }
  return empty;
}

GtkWidget *
way_empty_get_button (GtkWidget *empty)
{
  return g_object_get_data (G_OBJECT (empty), BUTTON_KEY);
}
