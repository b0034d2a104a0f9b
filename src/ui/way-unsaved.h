/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-window.h"

G_BEGIN_DECLS

/* Asks on top of @window, which was to be closed, what to do about words that cannot be saved, for the reason @sentence: go
 * back, save a copy of the library elsewhere, or close and lose them. */
void way_unsaved_ask (WayWindow *window, const char *sentence);

G_END_DECLS
