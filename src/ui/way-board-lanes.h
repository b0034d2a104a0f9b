/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-board-lane.h"
#include "ui/way-page.h"

G_BEGIN_DECLS

/**
 * WayBoardLanes:
 *
 * The lanes of a board, or of one conversation, side by side; in a narrow window one at a time with a switcher. It
 * does what is asked by mouse, menu and keys (way-board-keys.c) with the cards, and says so on its page. Emits
 * "selected" when other cards are selected, and "details" (card: WayId) when all about one is asked for.
 *
 * Actions: cards.edit, cards.details, cards.add, cards.delete, cards.act, cards.thread, cards.left, cards.right, cards.up, cards.down,
 * cards.move (s: kind), cards.control (s), cards.theme (s: id), cards.new-theme, cards.menu, cards.paste.
 */
#define WAY_TYPE_BOARD_LANES (way_board_lanes_get_type ())
G_DECLARE_FINAL_TYPE (WayBoardLanes, way_board_lanes, WAY, BOARD_LANES, AdwBin)

/* Of all cards of @project, or with @source those heard in one conversation. */
GtkWidget *way_board_lanes_new (WayLibrary *library, const WayId *project, const WayId *source);
void way_board_lanes_set_filter (WayBoardLanes *self, const WayBoardFilter *filter);
/* One lane at a time. */
void way_board_lanes_set_narrow (WayBoardLanes *self, gboolean narrow);
/* What can be done with several chosen cards is offered beside the lanes (way_board_lanes_make_acts()), not below them. */
void way_board_lanes_set_beside (WayBoardLanes *self, gboolean beside);
/* Buttons for what can be done with all of the chosen cards. They ask for the actions cards.move, cards.theme, cards.new-theme,
 * cards.control and cards.delete, which whoever holds them hands on. Returns: (transfer full): a floating widget */
GtkWidget *way_board_lanes_make_acts (WayBoardLanes *self);
/* Shows a fourth lane with the cards of all other kinds. */
void way_board_lanes_set_show_other (WayBoardLanes *self, gboolean show);
/* All selected cards, the first lane's first. Returns: (transfer full): a #WayIdList */
GArray *way_board_lanes_dup_selected (WayBoardLanes *self);
/* Selects the card and scrolls to it. %FALSE if no lane shows it. */
gboolean way_board_lanes_select (WayBoardLanes *self, const WayId *card, gboolean focus);
/* The lane of @kind, or with %NULL the one in use. */
WayBoardLane *way_board_lanes_get_lane (WayBoardLanes *self, const char *kind);
/* Puts the focus on the place to type of the lane in use. */
void way_board_lanes_add (WayBoardLanes *self);
/* Saves what is being typed in any lane. */
gboolean way_board_lanes_flush (WayBoardLanes *self);

/* --- What can be done with the selected cards, each one step with a toast --- */

/* Changes their kind by moving them @direction lanes on. */
void way_board_lanes_shift (WayBoardLanes *self, int direction);
void way_board_lanes_set_kind (WayBoardLanes *self, const char *kind);
/* Moves them one place up (-1) or down (1) in their lane. */
void way_board_lanes_reorder (WayBoardLanes *self, int direction);
void way_board_lanes_set_control (WayBoardLanes *self, const char *control);
/* Gives them the theme, or takes it away if all have it. */
void way_board_lanes_toggle_theme (WayBoardLanes *self, const WayId *theme);
void way_board_lanes_ask_new_theme (WayBoardLanes *self);
void way_board_lanes_delete (WayBoardLanes *self);
/* Asks what will be done about the one selected card, and makes an action of it (way-action-make.h). */
void way_board_lanes_act (WayBoardLanes *self);
/* Pops the menu up at a point of @lane. */
void way_board_lanes_popup_menu (WayBoardLanes *self, WayBoardLane *lane, double x, double y);

G_END_DECLS
