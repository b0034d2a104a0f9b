/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const char *const to_workshop[] = { "workshop", NULL };

static const WayField fields[] = {
  { "title", N_("Title"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "workshop", N_("Workshop"), WAY_FIELD_REFERENCE, 0, .targets = to_workshop },
  { "questions", N_("Questions"), WAY_FIELD_LIST, WAY_FIELD_SEARCH },
  { "rank", N_("Place"), WAY_FIELD_RANK, 0 },
};

/* Questions asked before a workshop. */
const WayKind way_kind_questionnaire = { "questionnaire", N_("Questionnaire"), N_("Questionnaires"), 0, fields, G_N_ELEMENTS (fields) };
