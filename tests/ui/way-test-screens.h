/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-test-app.h"

G_BEGIN_DECLS

/* Called with the window of a screen in front: the program's own, or a dialog on top of it. */
typedef void (*WayTestScreenFunc) (GtkWindow *window, const char *name, gpointer data);

/* Opens every room, detail and dialog of the example in turn and hands each to @func. Nothing is found by what it says, so
 * it works in any language. @app has the sample "example". */
void way_test_each_screen (WayTestApp *app, WayTestScreenFunc func, gpointer data);
/* The rest: the keys, About, a card that is typed anew and one that is edited, and in a project that has nothing yet what
 * each room says to do first. It changes the project that is open. */
void way_test_each_further_screen (WayTestApp *app, WayTestScreenFunc func, gpointer data);

G_END_DECLS
