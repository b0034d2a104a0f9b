/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const char *const to_board[] = { "board", NULL };

static const WayField fields[] = {
  { "board", N_("Board"), WAY_FIELD_REFERENCE, WAY_FIELD_REQUIRED | WAY_FIELD_OWNER, .targets = to_board },
  { "name", N_("Name"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "sets", N_("Value it sets"), WAY_FIELD_TEXT, 0 },
  { "prompt", N_("Prompt"), WAY_FIELD_TEXT, WAY_FIELD_SEARCH },
  { "rank", N_("Place"), WAY_FIELD_RANK, 0 },
};

/* One column of a board. It may set a property of the cards put into it. */
const WayKind way_kind_lane = { "lane", N_("Lane"), N_("Lanes"), 0, fields, G_N_ELEMENTS (fields) };
