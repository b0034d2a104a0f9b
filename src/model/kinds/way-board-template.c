/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const WayChoice binds[] = {
  { "kind", N_("The kind of card") },
  { "control", N_("Control") },
  { "level", N_("Level") },
  { "position", N_("Position") },
  { "free", N_("Nothing") },
  { NULL, NULL },
};

static const WayField fields[] = {
  { "name", N_("Name"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "lanes", N_("Lanes"), WAY_FIELD_LIST, 0 },
  { "prompts", N_("Prompts"), WAY_FIELD_LIST, 0 },
  { "binds", N_("Lanes set"), WAY_FIELD_ENUM, 0, .values = binds, .initial = "free" },
};

/* The lanes and prompts a new board begins with. */
const WayKind way_kind_board_template = { "board_template", N_("Board template"), N_("Board templates"), WAY_KIND_LIBRARY, fields, G_N_ELEMENTS (fields) };
