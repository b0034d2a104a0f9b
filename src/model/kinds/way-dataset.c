/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const char *const to_agency_or_team[] = { "agency", "team", NULL };

static const WayField fields[] = {
  { "name", N_("Name"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "holder", N_("Held by"), WAY_FIELD_REFERENCE, 0, .targets = to_agency_or_team },
  { "content", N_("Content"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "refresh", N_("Refreshed"), WAY_FIELD_TEXT, 0 },
  { "gap", N_("Gap"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
};

/* What is held, by whom, and what it misses. */
const WayKind way_kind_dataset = { "dataset", N_("Dataset"), N_("Datasets"), 0, fields, G_N_ELEMENTS (fields) };
