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
/* What the program asks and says: backups and project files, trouble with the library, what is owed, deleted and
 * noticed, and a toast. It changes the project that is open. */
void way_test_each_asked_screen (WayTestApp *app, WayTestScreenFunc func, gpointer data);
/* What of that is typed as a person would, or said in place of what happened: in no other language. */
extern const char *const way_test_asked_words[];

typedef void (*WayTestPopoverFunc) (GtkWidget *popover, const char *name, gpointer data);

/* Opens the menus and other popovers of the screens that have some, and the line an agenda's actions are captured in. */
void way_test_each_popover (WayTestApp *app, WayTestPopoverFunc func, gpointer data);

G_END_DECLS
