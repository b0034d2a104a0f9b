/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Says in the window of @widget that a file was saved ("Saved plan.pdf · 82 kB"), with buttons to open it and to show it
 * in its folder. */
void way_file_toast_show (GtkWidget *widget, const char *path, guint64 size);
/* Shows the file in the file manager, as the second of these buttons does. */
void way_file_toast_show_in_folder (const char *path);

G_END_DECLS
