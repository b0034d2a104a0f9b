/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const WayChoice statuses[] = {
  { "proposed", N_("Proposed") },
  { "agreed", N_("Agreed") },
  { "in_progress", N_("In progress") },
  { "blocked", N_("Blocked") },
  { "done", N_("Done") },
  { "stopped", N_("Stopped") },
  { NULL, NULL },
};

static const WayChoice rags[] = {
  { "none", N_("Not rated") },
  { "green", N_("Green") },
  { "amber", N_("Amber") },
  { "red", N_("Red") },
  { NULL, NULL },
};

static const char *const to_action[] = { "action", NULL };

static const WayField fields[] = {
  { "action", N_("Action"), WAY_FIELD_REFERENCE, WAY_FIELD_REQUIRED | WAY_FIELD_OWNER, .targets = to_action },
  { "date", N_("Date"), WAY_FIELD_DATE, WAY_FIELD_REQUIRED },
  { "text", N_("Text"), WAY_FIELD_PROSE, WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "old_status", N_("Status before"), WAY_FIELD_ENUM, 0, .values = statuses },
  { "new_status", N_("Status after"), WAY_FIELD_ENUM, 0, .values = statuses },
  { "old_rag", N_("RAG before"), WAY_FIELD_ENUM, 0, .values = rags },
  { "new_rag", N_("RAG after"), WAY_FIELD_ENUM, 0, .values = rags },
  { "old_due", N_("Due before"), WAY_FIELD_DATE, 0 },
  { "new_due", N_("Due after"), WAY_FIELD_DATE, 0 },
};

/* What happened to an action, and what changed with it. Updates are added, never changed. */
const WayKind way_kind_update = { "update", N_("Update"), N_("Updates"), 0, fields, G_N_ELEMENTS (fields) };
