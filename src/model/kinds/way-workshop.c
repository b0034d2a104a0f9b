/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const WayChoice kinds[] = {
  { "workshop", N_("Workshop") },
  { "learning_session", N_("Learning session") },
  { "planning_meeting", N_("Planning meeting") },
  { "core_group", N_("Core group") },
  { "action_learning_set", N_("Action learning set") },
  { "reflective_space", N_("Reflective space") },
  { "pre_meeting", N_("Pre-meeting") },
  { NULL, NULL },
};

static const WayChoice states[] = {
  { "draft", N_("Draft") },
  { "planned", N_("Planned") },
  { "running", N_("Running") },
  { "held", N_("Held") },
  { "written_up", N_("Written up") },
  { "cancelled", N_("Cancelled") },
  { NULL, NULL },
};

static const char *const to_theme[] = { "theme", NULL };

static const WayField fields[] = {
  { "title", N_("Title"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "kind", N_("Kind"), WAY_FIELD_ENUM, 0, .values = kinds, .initial = "workshop" },
  { "start", N_("Start"), WAY_FIELD_TIME, 0 },
  { "planned_minutes", N_("Planned minutes"), WAY_FIELD_INTEGER, 0 },
  { "place", N_("Where, or online link"), WAY_FIELD_TEXT, 0 },
  { "themes", N_("Themes"), WAY_FIELD_REFERENCES, 0, .targets = to_theme },
  { "objectives", N_("Objectives"), WAY_FIELD_LIST, WAY_FIELD_SEARCH },
  { "ground_rules", N_("Ground rules"), WAY_FIELD_LIST, WAY_FIELD_SEARCH },
  { "state", N_("State"), WAY_FIELD_ENUM, 0, .values = states, .initial = "draft" },
  { "not_reflected_reason", N_("Why actions were not reflected"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "notes", N_("Notes"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "rank", N_("Place"), WAY_FIELD_RANK, 0 },
};

/* In minutes. */
#define WEEK (7 * 24 * 60)

static gboolean
is_not_negative (WayRecord *record)
{
  return way_record_get_integer (record, "planned_minutes", 0) >= 0;
}

static gboolean
is_within_week (WayRecord *record)
{
  return way_record_get_integer (record, "planned_minutes", 0) <= WEEK;
}

static const WayRule rules[] = {
  { is_not_negative, { "planned_minutes" }, N_("A workshop cannot have fewer than 0 minutes.") },
  { is_within_week, { "planned_minutes" }, N_("A workshop cannot be longer than a week.") },
  { NULL },
};

/* A meeting with an agenda. Without a date, its agenda shows offsets. */
const WayKind way_kind_workshop = { "workshop", N_("Workshop"), N_("Workshops"), 0, fields, G_N_ELEMENTS (fields), rules };
