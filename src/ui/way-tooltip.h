/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * way_tooltip_set:
 * @text: (nullable): plain text, or %NULL for none
 *
 * gtk_widget_set_tooltip_text() for the rows of lists. That one asks the display server where the pointer is each time,
 * and waits: 0.3 ms for each row of a list that is filled. This one is asked when the pointer rests.
 */
void way_tooltip_set (GtkWidget *widget, const char *text);

/* Returns: (nullable) (transfer none): what way_tooltip_set() was given last */
const char *way_tooltip_get (GtkWidget *widget);

G_END_DECLS
