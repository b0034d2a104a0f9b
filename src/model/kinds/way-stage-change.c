/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const WayChoice stages[] = {
  { "enquiry", N_("Enquiry") },
  { "scoping", N_("Scoping") },
  { "delivery", N_("Delivery") },
  { "learning", N_("Learning") },
  { "completed", N_("Completed") },
  { "archived", N_("Archived") },
  { "paused", N_("Paused") },
  { "withdrawn", N_("Withdrawn") },
  { NULL, NULL },
};

static const WayField fields[] = {
  { "from", N_("From"), WAY_FIELD_ENUM, 0, .values = stages },
  { "to", N_("To"), WAY_FIELD_ENUM, WAY_FIELD_REQUIRED, .values = stages },
  { "date", N_("Date"), WAY_FIELD_DATE, WAY_FIELD_REQUIRED },
  { "reason", N_("Reason"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "contact_kept", N_("Contact kept during the pause"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
};

static gboolean
says_why (WayRecord *record)
{
  static const char *const reasoned[] = { "paused", "withdrawn", "completed", "archived", NULL };
  const char *to = way_record_get_text (record, "to");

  return to == NULL || !g_strv_contains (reasoned, to) || way_record_has (record, "reason");
}

static const WayRule rules[] = {
  { says_why, { "to", "reason" }, N_("To pause, withdraw or close a project, say why.") },
  { NULL },
};

/* A step in the life of a project. Pausing, withdrawing and closing need a reason. */
const WayKind way_kind_stage_change = { "stage_change", N_("Stage change"), N_("Stage changes"), 0, fields, G_N_ELEMENTS (fields), rules };
