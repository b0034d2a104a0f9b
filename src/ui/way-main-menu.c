/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-main-menu.h"

static void
make_menu_cb (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GtkBuilder) builder = NULL;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  builder = gtk_builder_new_from_resource ("/org/waymark/Waymark/ui/way-menu.ui");
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (gtk_builder_get_object (builder, "main_menu")));
}

void
way_main_menu_attach (GtkMenuButton *button)
{
  gtk_menu_button_set_create_popup_func (button, make_menu_cb, NULL, NULL);
}
