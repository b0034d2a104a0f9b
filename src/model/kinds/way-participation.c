/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const char *const to_agency_or_team[] = { "agency", "team", NULL };

static const WayField fields[] = {
  { "agency", N_("Agency or team"), WAY_FIELD_REFERENCE, WAY_FIELD_REQUIRED, .targets = to_agency_or_team },
  { "core", N_("Core partner"), WAY_FIELD_BOOLEAN, 0 },
  { "from", N_("From"), WAY_FIELD_DATE, 0 },
  { "to", N_("To"), WAY_FIELD_DATE, 0 },
  { "rank", N_("Place"), WAY_FIELD_RANK, 0 },
};

/* An agency’s or a team’s part in a project. Silence, core partners and who has not been heard come from it. */
const WayKind way_kind_participation = { "participation", N_("Participation"), N_("Participations"), 0, fields, G_N_ELEMENTS (fields) };
