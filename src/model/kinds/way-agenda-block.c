/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const WayChoice kinds[] = {
  { "opening", N_("Opening") },
  { "review", N_("Review") },
  { "input", N_("Input") },
  { "activity", N_("Activity") },
  { "break", N_("Break") },
  { "action_planning", N_("Action planning") },
  { "reflection", N_("Reflection") },
  { "closing", N_("Closing") },
  { NULL, NULL },
};

static const WayChoice captures[] = {
  { "board", N_("A board") },
  { "actions", N_("Actions") },
  { "tests", N_("Tests") },
  { "reflections", N_("Reflections") },
  { NULL, NULL },
};

static const char *const to_workshop[] = { "workshop", NULL };
static const char *const to_method[] = { "method", NULL };
static const char *const to_board[] = { "board", NULL };

static const WayField fields[] = {
  { "workshop", N_("Workshop"), WAY_FIELD_REFERENCE, WAY_FIELD_REQUIRED | WAY_FIELD_OWNER, .targets = to_workshop },
  { "title", N_("Title"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "minutes", N_("Minutes"), WAY_FIELD_INTEGER, 0 },
  { "locked_start", N_("Locked start"), WAY_FIELD_CLOCK, 0 },
  { "method", N_("Method"), WAY_FIELD_REFERENCE, 0, .targets = to_method },
  { "lead", N_("Led by"), WAY_FIELD_TEXT, WAY_FIELD_SEARCH },
  { "kind", N_("Kind"), WAY_FIELD_ENUM, 0, .values = kinds, .initial = "activity" },
  { "prompt", N_("Prompt"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "materials", N_("Materials"), WAY_FIELD_LIST, 0 },
  { "hidden", N_("Hidden from participants"), WAY_FIELD_BOOLEAN, 0 },
  { "parallel", N_("Parallel group"), WAY_FIELD_TEXT, 0 },
  { "captures", N_("Captures to"), WAY_FIELD_ENUM, 0, .values = captures },
  { "board", N_("Board"), WAY_FIELD_REFERENCE, 0, .targets = to_board },
  { "actual_start", N_("Started"), WAY_FIELD_TIME, 0 },
  { "actual_end", N_("Ended"), WAY_FIELD_TIME, 0 },
  { "rank", N_("Place"), WAY_FIELD_RANK, 0 },
};

/* In minutes; beyond it a length is a slip of the hand, and sums of them would run over. */
#define WEEK (7 * 24 * 60)

static gboolean
is_not_negative (WayRecord *record)
{
  return way_record_get_integer (record, "minutes", 0) >= 0;
}

static gboolean
is_within_week (WayRecord *record)
{
  return way_record_get_integer (record, "minutes", 0) <= WEEK;
}

static const WayRule rules[] = {
  { is_not_negative, { "minutes" }, N_("A block cannot have fewer than 0 minutes.") },
  { is_within_week, { "minutes" }, N_("A block cannot be longer than a week.") },
  { NULL },
};

/* One part of a workshop’s agenda. Its time is computed from the workshop’s start and all before it. */
const WayKind way_kind_agenda_block = { "agenda_block", N_("Agenda block"), N_("Agenda blocks"), 0, fields, G_N_ELEMENTS (fields), rules };
