/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const WayField fields[] = {
  { "name", N_("Name"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "summary", N_("Summary"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "steps", N_("Steps"), WAY_FIELD_LIST, WAY_FIELD_SEARCH },
  { "minutes", N_("Minutes"), WAY_FIELD_INTEGER, 0 },
  { "people", N_("Number of people"), WAY_FIELD_TEXT, 0 },
  { "roles", N_("Roles"), WAY_FIELD_LIST, 0 },
  { "origin", N_("Where it comes from"), WAY_FIELD_TEXT, WAY_FIELD_SEARCH },
};

/* A way of working in a workshop: its steps and minutes, and where it comes from. */
const WayKind way_kind_method = { "method", N_("Method"), N_("Methods"), WAY_KIND_LIBRARY, fields, G_N_ELEMENTS (fields) };
