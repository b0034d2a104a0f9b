/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is asked of every screen. What is wrong goes to way_test_report(); each returns how many controls it looked at. */

/* Whether what one acts on is large enough to hit, an icon has a tooltip, and what is coloured also says it in words. */
guint way_test_ask_targets (GtkWindow *window, const char *screen);
/* The sizes alone: of a popover. */
guint way_test_ask_sizes (GtkWidget *root, const char *screen);
/* Whether all has a name for those who hear it, says what it is, and says that it is on or chosen when it is. Read from
 * outside, as a screen reader does: the program must run with GTK_A11Y=atspi. */
guint way_test_ask_spoken (GtkWindow *window, const char *screen);
/* Whether Tab comes to everything and round again, both ways. It leaves the focus elsewhere. */
guint way_test_ask_tab (GtkWindow *window, const char *screen);
/* Whether the window is no wider than @width, and nothing in it asks for more. Returns 1. */
guint way_test_ask_width (GtkWindow *window, const char *screen, int width);
/* Whether it lies in what can be scrolled sideways, and so may begin outside. */
gboolean way_test_scrolls_sideways (GtkWidget *widget);
/* Whether nothing moves by itself. Returns 1. */
guint way_test_ask_still (GtkWindow *window, const char *screen);

G_END_DECLS
