/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const char *const to_board[] = { "board", NULL };

static const WayField fields[] = {
  { "board", N_("Board"), WAY_FIELD_REFERENCE, WAY_FIELD_REQUIRED | WAY_FIELD_OWNER, .targets = to_board },
  { "title", N_("Title"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "rank", N_("Place"), WAY_FIELD_RANK, 0 },
};

/* Cards that say the same, under one title. */
const WayKind way_kind_group = { "group", N_("Group"), N_("Groups"), 0, fields, G_N_ELEMENTS (fields) };
