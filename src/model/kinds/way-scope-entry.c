/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const WayField fields[] = {
  { "type", N_("Type of exploitation"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "driver", N_("Funding driver"), WAY_FIELD_TEXT, WAY_FIELD_SEARCH },
  { "footprint", N_("Footprint"), WAY_FIELD_LIST, WAY_FIELD_SEARCH },
};

/* A type of exploitation in scope. */
const WayKind way_kind_scope_entry = { "scope_entry", N_("Scope entry"), N_("Scope entries"), 0, fields, G_N_ELEMENTS (fields) };
