/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-board-lane-model.h"
#include "ui/way-card-entry.h"
#include "ui/way-card-view.h"

G_BEGIN_DECLS

/**
 * WayBoardLane:
 *
 * One lane: its heading with the number of cards, the cards as a list with its own scroll, and as its last row a place
 * to type. What is done with cards is asked of the #WayBoardLanes around it:
 *
 * - "edited" (card: WayId, text) → gboolean,
 * - "add" (text, several: gboolean) → gboolean: a card, or one a line,
 * - "dropped" (cards: WayIdList, before: WayId or %NULL, after: WayId or %NULL) → gboolean,
 * - "step" (gint) → gboolean: Tab in the place to type,
 * - "selected": the selection has changed,
 * - "menu" (x, y): a menu for the selected cards is wanted there.
 */
#define WAY_TYPE_BOARD_LANE (way_board_lane_get_type ())
G_DECLARE_FINAL_TYPE (WayBoardLane, way_board_lane, WAY, BOARD_LANE, AdwBin)

/* For the cards of @kind ("other" has no place to type) of @project or of the conversation @source. */
GtkWidget *way_board_lane_new (WayLibrary *library, const WayId *project, const WayId *source, const char *kind,
                               WayCardFacts *facts);
/* What a lane of @kind is called where there is room for one word. */
const char *way_board_lane_short_title (const char *kind);
const char *way_board_lane_get_kind (WayBoardLane *self);
WayBoardLaneModel *way_board_lane_get_model (WayBoardLane *self);
GtkSelectionModel *way_board_lane_get_selection (WayBoardLane *self);
void way_board_lane_set_filter (WayBoardLane *self, const WayBoardFilter *filter);
/* The selected cards from the top. Returns: (transfer full): a #WayIdList */
GArray *way_board_lane_dup_selected (WayBoardLane *self);
void way_board_lane_unselect (WayBoardLane *self);
/* Selects only @card and scrolls to it; with @focus it gets the focus. %FALSE if it is not here. */
gboolean way_board_lane_select (WayBoardLane *self, const WayId *card, gboolean focus);
/* Puts the focus on the card beside @y (of the lane), or in an empty lane on the place to type. */
void way_board_lane_focus_at (WayBoardLane *self, double y);
/* Puts the focus on the card at @position, the nearest if there are fewer. */
void way_board_lane_focus_position (WayBoardLane *self, guint position);
/* The card that has the focus, or %NULL; owned by the lane. */
WayCardView *way_board_lane_get_focused (WayBoardLane *self);
/* The view of @card, if it is on screen. */
WayCardView *way_board_lane_get_view (WayBoardLane *self, const WayId *card);
/* The place to type, or %NULL. */
WayCardEntry *way_board_lane_get_entry (WayBoardLane *self);
/* Scrolls so that the last card is seen, once it has its row. */
void way_board_lane_show_end (WayBoardLane *self);
void way_board_lane_edit (WayBoardLane *self, const WayId *card);
/* Saves what is being typed. %FALSE if that failed. */
gboolean way_board_lane_flush (WayBoardLane *self);

G_END_DECLS
