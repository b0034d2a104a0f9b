/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

G_BEGIN_DECLS

/* What a board leaves out; every part may be unset. */
typedef struct {
  WayId *agency;
  WayId *theme;
  char *control;
  char *words;
} WayBoardFilter;

WayBoardFilter *way_board_filter_new (void);
WayBoardFilter *way_board_filter_copy (const WayBoardFilter *filter);
void way_board_filter_free (WayBoardFilter *filter);
/* %TRUE if it leaves nothing out. */
gboolean way_board_filter_is_empty (const WayBoardFilter *filter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayBoardFilter, way_board_filter_free)

/**
 * WayBoardLaneModel:
 *
 * A live #GListModel of the cards (#WayRecord) of one lane, in the order of the lane. After a step only the cards that
 * it changed are looked at, so that moving one of 10,000 costs no more than moving one of ten; a step that changes many
 * reads the lane again and makes the smallest splices.
 */
#define WAY_TYPE_BOARD_LANE_MODEL (way_board_lane_model_get_type ())
G_DECLARE_FINAL_TYPE (WayBoardLaneModel, way_board_lane_model, WAY, BOARD_LANE_MODEL, GObject)

/* The cards of @kind ("barrier", or "other" for all kinds without a lane) of @project, or with @source only those heard
 * there. */
WayBoardLaneModel *way_board_lane_model_new (WayLibrary *library, const WayId *project, const WayId *source,
                                             const char *kind);
/* Shows only what passes @filter; %NULL shows everything. */
void way_board_lane_model_set_filter (WayBoardLaneModel *self, const WayBoardFilter *filter);
/* Where the card is, or G_MAXUINT. */
guint way_board_lane_model_find (WayBoardLaneModel *self, const WayId *card);
/* Where it is among the others, in words that sort; %NULL if it is not in the lane. Owned by the model. */
const char *way_board_lane_model_get_rank (WayBoardLaneModel *self, const WayId *card);
/* The card at @position, or %NULL. Owned by the model. */
const WayId *way_board_lane_model_get_id (WayBoardLaneModel *self, guint position);

G_END_DECLS
