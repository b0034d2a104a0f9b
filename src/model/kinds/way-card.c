/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const WayChoice kinds[] = {
  { "enabler", N_("Enabler or opportunity") },
  { "barrier", N_("Barrier") },
  { "aspiration", N_("Aspiration") },
  { "issue", N_("Issue") },
  { "question", N_("Question") },
  { "value", N_("Value") },
  { "idea", N_("Idea") },
  { NULL, NULL },
};

static const WayChoice controls[] = {
  { "in_our_gift", N_("In our gift") },
  { "can_influence", N_("Can influence") },
  { "outside_our_control", N_("Outside our control") },
  { "unsorted", N_("Unsorted") },
  { NULL, NULL },
};

static const WayChoice positions[] = {
  { "inside", N_("Inside the local system") },
  { "outside", N_("Outside the local system") },
  { NULL, NULL },
};

static const WayChoice levels[] = {
  { "strategic", N_("Strategic") },
  { "tactical", N_("Tactical") },
  { "operational", N_("Operational") },
  { NULL, NULL },
};

static const WayChoice evidences[] = {
  { "direct_voice", N_("Direct voice") },
  { "data", N_("Data") },
  { "professional_view", N_("Professional view") },
  { "assumption", N_("Assumption") },
  { NULL, NULL },
};

static const char *const to_source_targets[] = { "conversation", "agenda_block", "workshop", "answer", NULL };
static const char *const to_agency_or_team[] = { "agency", "team", NULL };
static const char *const to_theme[] = { "theme", NULL };
static const char *const to_group[] = { "group", NULL };
static const char *const to_card[] = { "card", NULL };

static const WayField fields[] = {
  { "text", N_("Text"), WAY_FIELD_PROSE, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "kind", N_("Kind"), WAY_FIELD_ENUM, WAY_FIELD_REQUIRED, .values = kinds, .initial = "barrier" },
  { "source", N_("Source"), WAY_FIELD_REFERENCE, 0, .targets = to_source_targets },
  { "agencies", N_("Raised by"), WAY_FIELD_REFERENCES, 0, .targets = to_agency_or_team },
  { "control", N_("Control"), WAY_FIELD_ENUM, 0, .values = controls, .initial = "unsorted" },
  { "position", N_("Position"), WAY_FIELD_ENUM, 0, .values = positions },
  { "level", N_("Level"), WAY_FIELD_ENUM, 0, .values = levels },
  { "evidence", N_("Evidence"), WAY_FIELD_ENUM, 0, .values = evidences },
  { "themes", N_("Themes"), WAY_FIELD_REFERENCES, 0, .targets = to_theme },
  { "group", N_("Group"), WAY_FIELD_REFERENCE, 0, .targets = to_group },
  { "merged_into", N_("Merged into"), WAY_FIELD_REFERENCE, 0, .targets = to_card },
  { "rank", N_("Place"), WAY_FIELD_RANK, 0 },
};

/* One thing that was said: an enabler, a barrier, an aspiration… */
const WayKind way_kind_card = { "card", N_("Card"), N_("Cards"), 0, fields, G_N_ELEMENTS (fields) };
