/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const WayChoice sectors[] = {
  { "children's social care", N_("Children’s social care") },
  { "police", N_("Police") },
  { "health", N_("Health") },
  { "education", N_("Education") },
  { "youth justice", N_("Youth justice") },
  { "community safety", N_("Community safety") },
  { "voluntary and community", N_("Voluntary and community") },
  { "commissioning", N_("Commissioning") },
  { "violence reduction", N_("Violence reduction") },
  { "other", N_("Other") },
  { NULL, NULL },
};

static const WayField fields[] = {
  { "name", N_("Name"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "sector", N_("Sector"), WAY_FIELD_CHOICE, 0, .values = sectors },
  { "areas", N_("Areas it covers"), WAY_FIELD_LIST, WAY_FIELD_SEARCH },
  { "statutory", N_("Statutory"), WAY_FIELD_BOOLEAN, 0 },
  { "retired", N_("Retired"), WAY_FIELD_BOOLEAN, 0 },
};

/* An organisation that takes part. One with cards or actions is retired, not deleted. */
const WayKind way_kind_agency = { "agency", N_("Agency"), N_("Agencies"), WAY_KIND_LIBRARY, fields, G_N_ELEMENTS (fields) };
