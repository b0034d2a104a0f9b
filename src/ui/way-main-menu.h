/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets @button open the main menu, which is made when it is first opened. */
void way_main_menu_attach (GtkMenuButton *button);

G_END_DECLS
