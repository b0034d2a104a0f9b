/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const WayChoice principles[] = {
  { "leading with care", N_("Leading with care") },
  { "bridging boundaries", N_("Bridging boundaries") },
  { "complexity and curiosity", N_("Complexity and curiosity") },
  { NULL, NULL },
};

static const char *const to_prompt_set[] = { "prompt_set", NULL };
static const char *const to_agency_or_team[] = { "agency", "team", NULL };
static const char *const to_person[] = { "person", NULL };
static const char *const to_agenda_block_or_workshop_or_conversation[] = { "agenda_block", "workshop", "conversation", NULL };

static const WayField fields[] = {
  { "prompt_set", N_("Prompt set"), WAY_FIELD_REFERENCE, 0, .targets = to_prompt_set },
  { "answers", N_("Answers"), WAY_FIELD_LIST, WAY_FIELD_SEARCH },
  { "date", N_("Date"), WAY_FIELD_DATE, 0 },
  { "agency", N_("From"), WAY_FIELD_REFERENCE, 0, .targets = to_agency_or_team },
  { "person", N_("Person, by their choice"), WAY_FIELD_REFERENCE, 0, .targets = to_person },
  { "source", N_("Where"), WAY_FIELD_REFERENCE, 0, .targets = to_agenda_block_or_workshop_or_conversation },
  { "principles", N_("Speaks to"), WAY_FIELD_LIST, WAY_FIELD_SEARCH, .values = principles },
  { "private", N_("Private"), WAY_FIELD_BOOLEAN, 0 },
};

/* What somebody noticed, what it means, and what now. A person is named only if they chose so. */
const WayKind way_kind_reflection = { "reflection", N_("Reflection"), N_("Reflections"), 0, fields, G_N_ELEMENTS (fields) };
