/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const char *const to_theme[] = { "theme", NULL };

static const WayField fields[] = {
  { "title", N_("Title"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "theme", N_("Theme"), WAY_FIELD_REFERENCE, 0, .targets = to_theme },
  { "background", N_("Background"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "why", N_("Why it matters"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "key_information", N_("Key information"), WAY_FIELD_LIST, WAY_FIELD_SEARCH },
  { "to_note", N_("Things to note"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "to_do", N_("What to do"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "presented_to", N_("Presented to"), WAY_FIELD_TEXT, WAY_FIELD_SEARCH },
  { "presented_on", N_("Presented on"), WAY_FIELD_DATE, 0 },
  { "presented_by", N_("Presented by"), WAY_FIELD_TEXT, WAY_FIELD_SEARCH },
  { "outcome", N_("What came of it"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
};

/* A seven-minute briefing. */
const WayKind way_kind_briefing = { "briefing", N_("Briefing"), N_("Briefings"), 0, fields, G_N_ELEMENTS (fields) };
