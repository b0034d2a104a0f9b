/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const WayChoice outcomes[] = {
  { "reflected", N_("Reflected") },
  { "carried", N_("Carried") },
  { "changed", N_("Changed") },
  { "closed", N_("Closed") },
  { NULL, NULL },
};

static const char *const to_action[] = { "action", NULL };
static const char *const to_workshop[] = { "workshop", NULL };

static const WayField fields[] = {
  { "action", N_("Action"), WAY_FIELD_REFERENCE, WAY_FIELD_REQUIRED | WAY_FIELD_OWNER, .targets = to_action },
  { "workshop", N_("Workshop"), WAY_FIELD_REFERENCE, WAY_FIELD_REQUIRED, .targets = to_workshop },
  { "outcome", N_("Outcome"), WAY_FIELD_ENUM, WAY_FIELD_REQUIRED, .values = outcomes },
  { "note", N_("Note"), WAY_FIELD_PROSE, WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
};

/* What a later workshop made of an action. */
const WayKind way_kind_action_reflection = { "action_reflection", N_("Action reflection"), N_("Action reflections"), 0, fields, G_N_ELEMENTS (fields) };
