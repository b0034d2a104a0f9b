/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const char *const to_workshop_or_agenda_block_or_conversation[] = { "workshop", "agenda_block", "conversation", NULL };

static const WayField fields[] = {
  { "text", N_("Text"), WAY_FIELD_PROSE, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "agreed_on", N_("Agreed on"), WAY_FIELD_DATE, 0 },
  { "source", N_("Where"), WAY_FIELD_REFERENCE, 0, .targets = to_workshop_or_agenda_block_or_conversation },
  { "rank", N_("Place"), WAY_FIELD_RANK, 0 },
};

/* One of the values a group agreed; shown at the opening of a workshop. */
const WayKind way_kind_value = { "value", N_("Value"), N_("Values"), 0, fields, G_N_ELEMENTS (fields) };
