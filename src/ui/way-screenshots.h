/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-window.h"

G_BEGIN_DECLS

/* %TRUE if the environment asks for pictures of every screen (WAYMARK_SCREENSHOTS names the folder,
 * WAYMARK_SCREENSHOT_VARIANT is light, dark, narrow, large or contrast, WAYMARK_SCREENSHOT_ONLY one screen's name). */
gboolean way_screenshots_wanted (void);
/* Draws them into FOLDER/NAME.VARIANT.png in the project whose title begins with "Example", and quits the application.
 * @status gets 0 if all were written, else 1. */
void way_screenshots_run (WayWindow *window, int *status);

G_END_DECLS
