/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * way_closing_click_init:
 *
 * A click that closes a popover does nothing else in GTK: who clicks into a text and types would lose what is typed, as the focus
 * goes back to what opened the popover. So for all popovers of the program such a click still puts the cursor into the text that it
 * hits. It presses no button and chooses nothing. Call it once at start.
 */
void way_closing_click_init (void);

G_END_DECLS
