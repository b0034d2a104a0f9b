/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const char *const to_agency[] = { "agency", NULL };

static const WayField fields[] = {
  { "agency", N_("Agency"), WAY_FIELD_REFERENCE, WAY_FIELD_REQUIRED | WAY_FIELD_OWNER, .targets = to_agency },
  { "name", N_("Name"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "rank", N_("Place"), WAY_FIELD_RANK, 0 },
};

/* A part of an agency; a conversation or a flag can belong to it. */
const WayKind way_kind_team = { "team", N_("Team"), N_("Teams"), WAY_KIND_LIBRARY, fields, G_N_ELEMENTS (fields) };
