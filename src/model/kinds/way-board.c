/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const WayChoice templates[] = {
  { "enablers, barriers and aspirations", N_("Enablers, barriers and aspirations") },
  { "control", N_("In our gift, can influence, outside our control") },
  { "multi-level mapping canvas", N_("Multi-level mapping canvas") },
  { "strategic triangle", N_("Strategic triangle") },
  { "force field", N_("Force field") },
  { "theory of change", N_("Theory of change") },
  { "lundy", N_("Lundy") },
  { "partnership structure", N_("Partnership structure map") },
  { "data map", N_("Data map") },
  { "blank", N_("Blank") },
  { NULL, NULL },
};

static const WayField fields[] = {
  { "title", N_("Title"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "template", N_("Template"), WAY_FIELD_CHOICE, 0,
    .values = templates, .initial = "enablers, barriers and aspirations" },
  { "rank", N_("Place"), WAY_FIELD_RANK, 0 },
};

/* Cards arranged in lanes. One card can stand on several boards. */
const WayKind way_kind_board = { "board", N_("Board"), N_("Boards"), 0, fields, G_N_ELEMENTS (fields) };
