/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const WayChoice kinds[] = {
  { "overall", N_("Overall") },
  { "short_term", N_("Short term") },
  { "long_term", N_("Long term") },
  { "objective", N_("Objective") },
  { "work_area", N_("Work area") },
  { NULL, NULL },
};

static const char *const to_goal[] = { "goal", NULL };

static const WayField fields[] = {
  { "text", N_("Text"), WAY_FIELD_PROSE, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "kind", N_("Kind"), WAY_FIELD_ENUM, 0, .values = kinds, .initial = "overall" },
  { "agreed_on", N_("Agreed on"), WAY_FIELD_DATE, 0 },
  { "agreed_by", N_("Agreed by"), WAY_FIELD_TEXT, 0 },
  { "supersedes", N_("Supersedes"), WAY_FIELD_REFERENCE, 0, .targets = to_goal },
  { "rank", N_("Place"), WAY_FIELD_RANK, 0 },
};

/* What a project is for. A goal is refined by a new one that supersedes it, so that its history is kept. */
const WayKind way_kind_goal = { "goal", N_("Goal"), N_("Goals"), 0, fields, G_N_ELEMENTS (fields) };
