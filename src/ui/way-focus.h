/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether @widget, or something in it, has the focus of its window. Who is about to hide or remove such a widget gives the focus
 * to another first: GTK 4.8 would do so with the next frame, and never frees what is hidden and then removed before that. */
gboolean way_focus_is_in (GtkWidget *widget);

G_END_DECLS
