/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const char *const to_workshop_or_agenda_block_or_conversation[] = { "workshop", "agenda_block", "conversation", NULL };

static const WayField fields[] = {
  { "text", N_("Text"), WAY_FIELD_PROSE, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "decided_by", N_("Decided by"), WAY_FIELD_TEXT, WAY_FIELD_SEARCH },
  { "date", N_("Date"), WAY_FIELD_DATE, 0 },
  { "source", N_("Where"), WAY_FIELD_REFERENCE, 0, .targets = to_workshop_or_agenda_block_or_conversation },
};

/* Something that was decided. */
const WayKind way_kind_decision = { "decision", N_("Decision"), N_("Decisions"), 0, fields, G_N_ELEMENTS (fields) };
