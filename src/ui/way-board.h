/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/**
 * WayBoard:
 *
 * The room "board": enablers, barriers and aspirations from all conversations and workshops, side by side.
 */
#define WAY_TYPE_BOARD (way_board_get_type ())
G_DECLARE_FINAL_TYPE (WayBoard, way_board, WAY, BOARD, WayPage)

/* %TRUE if @card is chosen in the lanes, and nothing else is. */
gboolean way_board_is_chosen (WayBoard *self, const WayId *card);

G_END_DECLS
