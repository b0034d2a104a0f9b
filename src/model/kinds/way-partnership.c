/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const WayField fields[] = {
  { "name", N_("Name"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "areas", N_("Local authority areas"), WAY_FIELD_LIST, WAY_FIELD_SEARCH },
  { "region", N_("Region"), WAY_FIELD_TEXT, WAY_FIELD_SEARCH },
};

/* The agencies of an area that answer child exploitation together. The number of areas is counted from the list. */
const WayKind way_kind_partnership = { "partnership", N_("Partnership"), N_("Partnerships"), WAY_KIND_LIBRARY, fields, G_N_ELEMENTS (fields) };
