/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Says on top of @parent that the library at @path is damaged, with @sentence, and what can be done: repair it, restore a
 * backup, show the file; or look at what can be read. Returns: the dialog. */
GtkWidget *way_damage_present (GtkWindow *parent, const char *path, const char *sentence);
/* Reads what can be read in a worker, says what that is and what it is not, and asks whether to go on with it. */
void way_damage_repair (GtkWindow *parent, const char *path);
/* Shows the folder of the file. */
void way_damage_show_file (GtkWindow *parent, const char *path);

G_END_DECLS
