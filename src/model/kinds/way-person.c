/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const char *const to_agency[] = { "agency", NULL };
static const char *const to_team[] = { "team", NULL };

static const WayField fields[] = {
  { "name", N_("Name"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "agency", N_("Agency"), WAY_FIELD_REFERENCE, 0, .targets = to_agency },
  { "team", N_("Team"), WAY_FIELD_REFERENCE, 0, .targets = to_team },
  { "job_title", N_("Job title"), WAY_FIELD_TEXT, WAY_FIELD_SEARCH },
  { "decision_authority", N_("Has decision authority"), WAY_FIELD_BOOLEAN, 0 },
  { "connector", N_("Is a connector"), WAY_FIELD_BOOLEAN, 0 },
};

/* A professional; never a child. A person needs no account. */
const WayKind way_kind_person = { "person", N_("Person"), N_("People"), WAY_KIND_LIBRARY, fields, G_N_ELEMENTS (fields) };
