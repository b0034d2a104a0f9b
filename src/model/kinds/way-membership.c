/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const WayChoice roles[] = {
  { "single point of contact", N_("Single point of contact") },
  { "core group", N_("Core group") },
  { "project lead", N_("Project lead") },
  { "delivery team", N_("Delivery team") },
  { "delivery partner", N_("Delivery partner") },
  { "head of delivery", N_("Head of delivery") },
  { "strategic lead", N_("Strategic lead") },
  { "chair", N_("Chair") },
  { "joint chair", N_("Joint chair") },
  { "analyst", N_("Analyst") },
  { "champion", N_("Champion") },
  { "observer", N_("Observer") },
  { NULL, NULL },
};

static const char *const to_person[] = { "person", NULL };

static const WayField fields[] = {
  { "person", N_("Person"), WAY_FIELD_REFERENCE, WAY_FIELD_REQUIRED, .targets = to_person },
  { "role", N_("Role"), WAY_FIELD_CHOICE, WAY_FIELD_REQUIRED, .values = roles },
  { "from", N_("From"), WAY_FIELD_DATE, 0 },
  { "to", N_("To"), WAY_FIELD_DATE, 0 },
  { "rank", N_("Place"), WAY_FIELD_RANK, 0 },
};

/* A person’s part in a project, from and to a date. A person may have several roles, a membership each. */
const WayKind way_kind_membership = { "membership", N_("Membership"), N_("Memberships"), 0, fields, G_N_ELEMENTS (fields) };
