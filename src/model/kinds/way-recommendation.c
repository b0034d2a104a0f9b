/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const char *const to_forum[] = { "forum", NULL };
static const char *const to_workshop_or_agenda_block_or_conversation[] = { "workshop", "agenda_block", "conversation", NULL };

static const WayField fields[] = {
  { "text", N_("Text"), WAY_FIELD_PROSE, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "made_by", N_("Made by"), WAY_FIELD_TEXT, WAY_FIELD_SEARCH },
  { "date", N_("Date"), WAY_FIELD_DATE, 0 },
  { "forum", N_("To"), WAY_FIELD_REFERENCE, 0, .targets = to_forum },
  { "response", N_("Response"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "responded_on", N_("Answered on"), WAY_FIELD_DATE, 0 },
  { "source", N_("Where"), WAY_FIELD_REFERENCE, 0, .targets = to_workshop_or_agenda_block_or_conversation },
};

/* What a group asks of a forum, and the answer. */
const WayKind way_kind_recommendation = { "recommendation", N_("Recommendation"), N_("Recommendations"), 0, fields, G_N_ELEMENTS (fields) };
