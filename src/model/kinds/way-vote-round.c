/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const char *const to_board[] = { "board", NULL };
static const char *const to_workshop[] = { "workshop", NULL };

static const WayField fields[] = {
  { "name", N_("Name"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE },
  { "board", N_("Board"), WAY_FIELD_REFERENCE, 0, .targets = to_board },
  { "workshop", N_("Workshop"), WAY_FIELD_REFERENCE, 0, .targets = to_workshop },
  { "dots", N_("Dots each"), WAY_FIELD_INTEGER, 0, .initial = "3" },
  { "several_per_card", N_("Several on one card"), WAY_FIELD_BOOLEAN, 0 },
  { "closed", N_("Closed"), WAY_FIELD_BOOLEAN, 0 },
};

static gboolean
has_dots (WayRecord *record)
{
  return way_record_get_integer (record, "dots", 0) >= 0;
}

static const WayRule rules[] = {
  { has_dots, { "dots" }, N_("A round cannot have fewer than 0 dots.") },
  { NULL },
};

/* A named round of dots; only totals are ever shown. */
const WayKind way_kind_vote_round = { "vote_round", N_("Vote round"), N_("Vote rounds"), 0, fields, G_N_ELEMENTS (fields), rules };
