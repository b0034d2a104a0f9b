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

static const char *const to_person_or_agency[] = { "person", "agency", NULL };
static const char *const to_person_or_agency_or_team[] = { "person", "agency", "team", NULL };
static const char *const to_origin_targets[] = { "agenda_block", "workshop", "conversation", "reflection", "test", "board", "decision", "recommendation", NULL };
static const char *const to_card[] = { "card", NULL };
static const char *const to_theme[] = { "theme", NULL };
static const char *const to_forum[] = { "forum", NULL };

static const WayField fields[] = {
  { "reference", N_("Reference"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED | WAY_FIELD_SEARCH },
  { "text", N_("Text"), WAY_FIELD_PROSE, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "accountable", N_("Accountable"), WAY_FIELD_REFERENCE, 0, .targets = to_person_or_agency },
  { "responsible", N_("Responsible"), WAY_FIELD_REFERENCES, 0, .targets = to_person_or_agency_or_team },
  { "supporters", N_("Supporters"), WAY_FIELD_REFERENCES, 0, .targets = to_person_or_agency_or_team },
  { "due", N_("Due"), WAY_FIELD_DATE, 0 },
  { "due_next_workshop", N_("Due at the next workshop"), WAY_FIELD_BOOLEAN, 0 },
  { "resources", N_("Resources"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "outcome_measure", N_("Outcome measure"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "status", N_("Status"), WAY_FIELD_ENUM, 0, .values = statuses, .initial = "proposed" },
  { "rag", N_("RAG"), WAY_FIELD_ENUM, 0, .values = rags, .initial = "none" },
  { "rag_reason", N_("Reason for the RAG"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "origin", N_("Origin"), WAY_FIELD_REFERENCE, 0, .targets = to_origin_targets },
  { "cards", N_("From cards"), WAY_FIELD_REFERENCES, 0, .targets = to_card },
  { "theme", N_("Theme"), WAY_FIELD_REFERENCE, 0, .targets = to_theme },
  { "forum", N_("Escalated to"), WAY_FIELD_REFERENCE, 0, .targets = to_forum },
};

static gboolean
is_due_once (WayRecord *record)
{
  return !way_record_has (record, "due") || !way_record_get_boolean (record, "due_next_workshop");
}

static gboolean
has_accountable (WayRecord *record)
{
  const char *status = way_record_get_text (record, "status");
  gboolean agreed = g_strcmp0 (status, "agreed") == 0 || g_strcmp0 (status, "in_progress") == 0
                    || g_strcmp0 (status, "blocked") == 0;

  return !agreed || way_record_has (record, "accountable");
}

static gboolean
has_reason (WayRecord *record)
{
  const char *rag = way_record_get_text (record, "rag");

  return (g_strcmp0 (rag, "amber") != 0 && g_strcmp0 (rag, "red") != 0) || way_record_has (record, "rag_reason");
}

static const WayRule rules[] = {
  { is_due_once, { "due", "due_next_workshop" }, N_("An action is due on a date or at the next workshop, not both.") },
  { has_accountable, { "status", "accountable" }, N_("An agreed action needs one accountable person or agency.") },
  { has_reason, { "rag", "rag_reason" }, N_("Amber and red need a reason.") },
  { NULL },
};

/* Something somebody will do. Its reference is unique in its project and stays with it. */
const WayKind way_kind_action = { "action", N_("Action"), N_("Actions"), 0, fields, G_N_ELEMENTS (fields), rules };
