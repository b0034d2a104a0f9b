/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const char *const to_board[] = { "board", NULL };
static const char *const to_card[] = { "card", NULL };
static const char *const to_lane[] = { "lane", NULL };

static const WayField fields[] = {
  { "board", N_("Board"), WAY_FIELD_REFERENCE, WAY_FIELD_REQUIRED | WAY_FIELD_OWNER, .targets = to_board },
  { "card", N_("Card"), WAY_FIELD_REFERENCE, WAY_FIELD_REQUIRED, .targets = to_card },
  { "lane", N_("Lane"), WAY_FIELD_REFERENCE, 0, .targets = to_lane },
  { "rank", N_("Place"), WAY_FIELD_RANK, 0 },
};

/* Where a card stands on a board; only free lanes are stored. */
const WayKind way_kind_placement = { "placement", N_("Placement"), N_("Placements"), 0, fields, G_N_ELEMENTS (fields) };
