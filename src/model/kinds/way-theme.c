/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const WayChoice states[] = {
  { "emerging", N_("Emerging") },
  { "proposed", N_("Proposed") },
  { "taken_forward", N_("Taken forward") },
  { "parked", N_("Parked") },
  { "merged", N_("Merged") },
  { "explored", N_("Explored") },
  { NULL, NULL },
};

static const char *const to_theme[] = { "theme", NULL };

static const WayField fields[] = {
  { "name", N_("Name"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "state", N_("State"), WAY_FIELD_ENUM, 0, .values = states, .initial = "emerging" },
  { "decided_by", N_("Agreed by"), WAY_FIELD_TEXT, WAY_FIELD_SEARCH },
  { "decided_on", N_("Agreed on"), WAY_FIELD_DATE, 0 },
  { "reason", N_("Reason"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "questions", N_("Reflective questions"), WAY_FIELD_LIST, WAY_FIELD_SEARCH },
  { "merged_into", N_("Merged into"), WAY_FIELD_REFERENCE, 0, .targets = to_theme },
  { "rank", N_("Place"), WAY_FIELD_RANK, 0 },
};

static gboolean
says_where (WayRecord *record)
{
  return g_strcmp0 (way_record_get_text (record, "state"), "merged") != 0 || way_record_has (record, "merged_into");
}

static gboolean
says_who (WayRecord *record)
{
  const char *state = way_record_get_text (record, "state");
  gboolean decided = g_strcmp0 (state, "taken_forward") == 0 || g_strcmp0 (state, "parked") == 0;

  return !decided || way_record_has (record, "decided_by");
}

static const WayRule rules[] = {
  { says_where, { "state", "merged_into" }, N_("A merged theme needs the theme it was merged into.") },
  { says_who, { "state", "decided_by" }, N_("To take a theme forward or park it, say who agreed.") },
  { NULL },
};

/* What several cards have in common. Taking one forward or parking it records who agreed, when and why. */
const WayKind way_kind_theme = { "theme", N_("Theme"), N_("Themes"), 0, fields, G_N_ELEMENTS (fields), rules };
