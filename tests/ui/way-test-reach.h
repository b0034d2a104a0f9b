/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Moves the focus to @widget as somebody does who has no mouse and sees where it is: Tab from control to control, arrows
 * within a list or a menu. Fails the test if that does not come there. */
void way_test_reach (GtkWidget *widget);
/* The same, and then the key for what a click on it does: Space on a button, Enter on a row that opens; nothing on a text,
 * nor on a row that a click only selects. */
void way_test_press_by_keys (GtkWidget *widget);

G_END_DECLS
