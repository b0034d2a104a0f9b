/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-window.h"

G_BEGIN_DECLS

/* Says on top of @window, with @sentence first, that another library lies in the place of the one it shows, and asks whether
 * to open that: go on looking, save a copy of the one before elsewhere, or open the other. */
void way_replaced_ask (WayWindow *window, const char *sentence);

G_END_DECLS
