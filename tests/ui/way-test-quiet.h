/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets the program run until two frames of every window went by in which nothing was laid out or drawn, and nothing is left
 * to be done at once: for looking at what was opened. It does not wait for timeouts, as way_test_settle() does. */
void way_test_quiet (void);

G_END_DECLS
