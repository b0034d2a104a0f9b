/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const char *const to_person_or_agency[] = { "person", "agency", NULL };
static const char *const to_forum[] = { "forum", NULL };

static const WayField fields[] = {
  { "owner", N_("Owner after support ends"), WAY_FIELD_REFERENCE, 0, .targets = to_person_or_agency },
  { "review_dates", N_("Review dates"), WAY_FIELD_LIST, 0 },
  { "forum", N_("Reports to"), WAY_FIELD_REFERENCE, 0, .targets = to_forum },
};

/* Who owns the action plan after support ends. */
const WayKind way_kind_plan = { "plan", N_("Plan"), N_("Plans"), 0, fields, G_N_ELEMENTS (fields) };
