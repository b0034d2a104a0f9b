/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const char *const to_agency_or_team[] = { "agency", "team", NULL };

static const WayField fields[] = {
  { "name", N_("Name"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "agency", N_("Agency or team"), WAY_FIELD_REFERENCE, 0, .targets = to_agency_or_team },
  { "system", N_("System"), WAY_FIELD_TEXT, WAY_FIELD_SEARCH },
  { "definition", N_("Definition"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "threshold", N_("Threshold"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "applied", N_("When applied"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "reviewed", N_("When reviewed"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
};

/* A marker in an agency’s system: what it means and when it is set. */
const WayKind way_kind_flag = { "flag", N_("Flag"), N_("Flags"), 0, fields, G_N_ELEMENTS (fields) };
