/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const char *const to_action[] = { "action", NULL };

static const WayField fields[] = {
  { "action", N_("Action"), WAY_FIELD_REFERENCE, WAY_FIELD_REQUIRED | WAY_FIELD_OWNER, .targets = to_action },
  { "text", N_("Text"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "due", N_("Due"), WAY_FIELD_DATE, 0 },
  { "done", N_("Done"), WAY_FIELD_BOOLEAN, 0 },
  { "rank", N_("Place"), WAY_FIELD_RANK, 0 },
};

/* A step on the way of an action. */
const WayKind way_kind_milestone = { "milestone", N_("Milestone"), N_("Milestones"), 0, fields, G_N_ELEMENTS (fields) };
