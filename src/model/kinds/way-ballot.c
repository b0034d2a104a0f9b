/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const char *const to_vote_round[] = { "vote_round", NULL };
static const char *const to_card[] = { "card", NULL };

static const WayField fields[] = {
  { "vote_round", N_("Vote round"), WAY_FIELD_REFERENCE, WAY_FIELD_REQUIRED | WAY_FIELD_OWNER,
    .targets = to_vote_round },
  { "voter", N_("Voter"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED },
  { "card", N_("Card"), WAY_FIELD_REFERENCE, WAY_FIELD_REQUIRED, .targets = to_card },
  { "dots", N_("Dots"), WAY_FIELD_INTEGER, 0, .initial = "1" },
};

/* The dots one voter gave one card in a round. */
const WayKind way_kind_ballot = { "ballot", N_("Ballot"), N_("Ballots"), 0, fields, G_N_ELEMENTS (fields) };
