/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-window.h"

G_BEGIN_DECLS

/* %TRUE if the environment asks for pictures of every screen (WAYMARK_SCREENSHOTS names the folder,
 * WAYMARK_SCREENSHOT_VARIANT is light, dark, narrow, large or contrast, WAYMARK_SCREENSHOT_ONLY one screen's name). */
gboolean way_screenshots_wanted (void);
/* Draws them (way-shots.h) into FOLDER/NAME.VARIANT.png, in the project whose title begins with "Example", or in a library
 * without a project what there is to be seen of one that has nothing yet; says the name of each file; and quits the application.
 * It writes into the library. @status gets 0 if all were written, else 1, having said which screen did not open. */
void way_screenshots_run (WayWindow *window, int *status);

G_END_DECLS
