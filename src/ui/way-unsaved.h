/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-window.h"

G_BEGIN_DECLS

/* Asks on top of @window, which was to be closed, what to do about words that cannot be saved, because of @error: go
 * back, save a copy of the library elsewhere where that helps, or close and lose them. */
void way_unsaved_ask (WayWindow *window, const GError *error);

G_END_DECLS
