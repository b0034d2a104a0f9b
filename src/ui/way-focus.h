/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether @widget, or something in it, has the focus of its window. Who is about to hide or remove such a widget gives the focus
 * to another first: GTK 4.8 would do so with the next frame, and never frees what is hidden and then removed before that. */
gboolean way_focus_is_in (GtkWidget *widget);
/* Closes the popovers that are open in @window, which is about to go: what they do when they are closed they do now, and GTK 4.8
 * never frees one that is shown with a tooltip while its window goes. */
void way_focus_close_popovers (GtkWindow *window);

G_END_DECLS
