/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const WayChoice representations[] = {
  { "represented", N_("Represented") },
  { "under_represented", N_("Under-represented") },
  { "not_yet", N_("Not yet") },
  { NULL, NULL },
};

static const WayField fields[] = {
  { "description", N_("Description"), WAY_FIELD_PROSE, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "representation", N_("Represented"), WAY_FIELD_ENUM, 0, .values = representations },
  { "how", N_("How they were heard"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "space", N_("Space"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "voice", N_("Voice"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "audience", N_("Audience"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "influence", N_("Influence"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "feedback_due", N_("Feedback promised by"), WAY_FIELD_DATE, 0 },
  { "feedback_given", N_("Feedback given on"), WAY_FIELD_DATE, 0 },
  { "feedback", N_("What we said"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
};

/* A group of young people or a community, described, never named, and what they are owed. */
const WayKind way_kind_voice = { "voice", N_("Voice"), N_("Voices"), 0, fields, G_N_ELEMENTS (fields) };
