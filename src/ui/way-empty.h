/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* An empty state: what this room is for, and what to do first. With @button and @action (such as "win.new-project",
 * or an action of the page) a button that does it; both may be %NULL. Texts are plain. Returns an AdwStatusPage. */
GtkWidget *way_empty_new (const char *icon_name, const char *title, const char *description, const char *button,
                          const char *action);
/* The button of it, to connect to "clicked" instead of naming an action; %NULL if there is none. */
GtkWidget *way_empty_get_button (GtkWidget *empty);

G_END_DECLS
