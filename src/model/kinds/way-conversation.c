/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const WayChoice kinds[] = {
  { "single_agency", N_("Single agency") },
  { "team", N_("Team") },
  { "planning_meeting", N_("Planning meeting") },
  { "core_group", N_("Core group") },
  { "informal", N_("Informal") },
  { NULL, NULL },
};

static const WayChoice attributions[] = {
  { "agency", N_("The agency") },
  { "sector", N_("The sector") },
  { "partner", N_("“A partner”") },
  { NULL, NULL },
};

static const char *const to_agency_or_team[] = { "agency", "team", NULL };

static const WayField fields[] = {
  { "title", N_("Title"), WAY_FIELD_TEXT, WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "agency", N_("Agency or team"), WAY_FIELD_REFERENCE, 0, .targets = to_agency_or_team },
  { "date", N_("Date"), WAY_FIELD_DATE, 0 },
  { "facilitator", N_("Facilitated by"), WAY_FIELD_TEXT, WAY_FIELD_SEARCH },
  { "kind", N_("Kind"), WAY_FIELD_ENUM, 0, .values = kinds, .initial = "single_agency" },
  { "present", N_("Present"), WAY_FIELD_LIST, WAY_FIELD_SEARCH },
  { "notes", N_("Notes"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "attribution", N_("Attribution"), WAY_FIELD_ENUM, 0, .values = attributions, .initial = "agency" },
};

/* What one agency, team or meeting said. */
const WayKind way_kind_conversation = { "conversation", N_("Conversation"), N_("Conversations"), 0, fields, G_N_ELEMENTS (fields) };
