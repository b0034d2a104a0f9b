/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Short ways to say what a person does, with the mouse or, where that was put away, by keys. */

#include "ui/way-test-app.h"

G_BEGIN_DECLS

/* Presses what way_test_find() finds. */
void way_test_press_named (gpointer root, GType type, const char *name);
/* Goes to the entry or text and types @text in place of what is there. */
void way_test_type_into (GtkWidget *widget, const char *text);
/* Opens a picker (GtkMenuButton) below @root and takes what is found first by typing @words. */
void way_test_pick (GtkWidget *root, const char *picker, const char *words);
/* Opens the first project on Home. */
void way_test_open_first_project (WayTestApp *app);
/* Goes to a room of the sidebar. (transfer none) */
WayPage *way_test_go_to (WayTestApp *app, const char *room);
void way_test_choose_in_main_menu (WayTestApp *app, const char *item);
/* Presses the button @response of the question that is asked, or will be. */
void way_test_answer (const char *response);

/* Conditions to wait for: of a #WayTestApp, and of the program. */
gboolean way_test_has_project (gpointer app);
gboolean way_test_no_dialog (gpointer data);

G_END_DECLS
