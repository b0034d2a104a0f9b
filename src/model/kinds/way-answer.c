/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const char *const to_questionnaire[] = { "questionnaire", NULL };
static const char *const to_agency_or_team[] = { "agency", "team", NULL };

static const WayField fields[] = {
  { "questionnaire", N_("Questionnaire"), WAY_FIELD_REFERENCE, WAY_FIELD_REQUIRED | WAY_FIELD_OWNER,
    .targets = to_questionnaire },
  { "agency", N_("Agency"), WAY_FIELD_REFERENCE, 0, .targets = to_agency_or_team },
  { "question", N_("Question"), WAY_FIELD_TEXT, WAY_FIELD_SEARCH },
  { "text", N_("Answer"), WAY_FIELD_PROSE, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "rank", N_("Place"), WAY_FIELD_RANK, 0 },
};

/* An agency’s answer to one question of a questionnaire. */
const WayKind way_kind_answer = { "answer", N_("Answer"), N_("Answers"), 0, fields, G_N_ELEMENTS (fields) };
