/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-window.h"

G_BEGIN_DECLS

/* Asks where, and saves a copy of the library there: the way out when its own folder is gone, full or may not be written. */
void way_save_copy_present (WayWindow *window);
/* Saves a copy at @path, for its owner only, from what the window has open, so that the file itself need not be there any
 * more; says so, or why not. Never writes over a file. %FALSE if it could not be saved. */
gboolean way_save_copy_to (WayWindow *window, const char *path);

G_END_DECLS
