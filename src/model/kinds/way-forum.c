/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const WayChoice levels[] = {
  { "strategic", N_("Strategic") },
  { "tactical", N_("Tactical") },
  { "operational", N_("Operational") },
  { NULL, NULL },
};

static const char *const to_person[] = { "person", NULL };
static const char *const to_agency[] = { "agency", NULL };

static const WayField fields[] = {
  { "name", N_("Name"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "level", N_("Level"), WAY_FIELD_ENUM, 0, .values = levels },
  { "chairs", N_("Chair, or joint chairs"), WAY_FIELD_REFERENCES, 0, .targets = to_person },
  { "lead_agency", N_("Lead agency"), WAY_FIELD_REFERENCE, 0, .targets = to_agency },
  { "remit", N_("Remit"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "statutory", N_("Statutory"), WAY_FIELD_BOOLEAN, 0 },
};

/* A board or group that decides, and to which plans report. */
const WayKind way_kind_forum = { "forum", N_("Forum"), N_("Forums"), 0, fields, G_N_ELEMENTS (fields) };
