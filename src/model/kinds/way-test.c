/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const WayChoice states[] = {
  { "idea", N_("Idea") },
  { "agreed", N_("Agreed") },
  { "running", N_("Running") },
  { "reviewed", N_("Reviewed") },
  { "decided", N_("Decided") },
  { NULL, NULL },
};

static const WayChoice decisions[] = {
  { "adopt", N_("Adopt") },
  { "adapt", N_("Adapt") },
  { "scale", N_("Scale") },
  { "abandon", N_("Abandon") },
  { NULL, NULL },
};

static const char *const to_theme[] = { "theme", NULL };
static const char *const to_card[] = { "card", NULL };

static const WayField fields[] = {
  { "belief", N_("We believe that"), WAY_FIELD_PROSE, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "do", N_("So we will"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "measure", N_("We will measure"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "right_if", N_("We are right if"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "start", N_("Start"), WAY_FIELD_DATE, 0 },
  { "review_on", N_("Review on"), WAY_FIELD_DATE, 0 },
  { "beside_usual", N_("Runs beside business as usual"), WAY_FIELD_BOOLEAN, 0 },
  { "state", N_("State"), WAY_FIELD_ENUM, 0, .values = states, .initial = "idea" },
  { "observed", N_("Observed"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "learned", N_("Learned"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "decision", N_("Decision"), WAY_FIELD_ENUM, 0, .values = decisions },
  { "theme", N_("Theme"), WAY_FIELD_REFERENCE, 0, .targets = to_theme },
  { "cards", N_("From cards"), WAY_FIELD_REFERENCES, 0, .targets = to_card },
};

static gboolean
says_when (WayRecord *record)
{
  const char *state = way_record_get_text (record, "state");
  gboolean idea = state == NULL || g_strcmp0 (state, "idea") == 0;

  return idea || way_record_has (record, "review_on");
}

static const WayRule rules[] = {
  { says_when, { "state", "review_on" }, N_("To agree a test, say when it will be reviewed.") },
  { NULL },
};

/* Test and learn: a small, safe try beside business as usual. An idea may have no date; an agreed test has one. */
const WayKind way_kind_test = { "test", N_("Test"), N_("Tests"), 0, fields, G_N_ELEMENTS (fields), rules };
