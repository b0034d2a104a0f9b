/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const WayChoice states[] = {
  { "invited", N_("Invited") },
  { "attended", N_("Attended") },
  { "apologies", N_("Apologies") },
  { NULL, NULL },
};

static const char *const to_workshop[] = { "workshop", NULL };
static const char *const to_person[] = { "person", NULL };
static const char *const to_agency_or_team[] = { "agency", "team", NULL };

static const WayField fields[] = {
  { "workshop", N_("Workshop"), WAY_FIELD_REFERENCE, WAY_FIELD_REQUIRED | WAY_FIELD_OWNER, .targets = to_workshop },
  { "person", N_("Person"), WAY_FIELD_REFERENCE, 0, .targets = to_person },
  { "agency", N_("Agency"), WAY_FIELD_REFERENCE, 0, .targets = to_agency_or_team },
  { "state", N_("State"), WAY_FIELD_ENUM, 0, .values = states, .initial = "invited" },
  { "note", N_("Note"), WAY_FIELD_TEXT, 0 },
  { "rank", N_("Place"), WAY_FIELD_RANK, 0 },
};

/* Who was invited to a workshop, and came. */
const WayKind way_kind_attendance = { "attendance", N_("Attendance"), N_("Attendances"), 0, fields, G_N_ELEMENTS (fields) };
