/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Keeps what is wrong on a screen, so that one run tells all of it. With where @widget stands, unless it is %NULL. */
void way_test_report (const char *screen, GtkWidget *widget, const char *what);
/* Fails the test with all that was kept. */
void way_test_assert_none_reported (void);
/* Forgets what was kept and says how much it was: for a test of what reports. */
guint way_test_take_reported (void);

G_END_DECLS
