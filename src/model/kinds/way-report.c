/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const WayChoice consents[] = {
  { "yes", N_("Yes") },
  { "no", N_("No") },
  { "not_recorded", N_("Not recorded") },
  { NULL, NULL },
};

static const WayChoice states[] = {
  { "draft", N_("Draft") },
  { "checked", N_("Checked") },
  { "local_review", N_("Local review") },
  { "signed", N_("Signed") },
  { "issued", N_("Issued") },
  { NULL, NULL },
};

static const WayField fields[] = {
  { "title", N_("Title"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "template", N_("Template"), WAY_FIELD_TEXT, 0 },
  { "consent", N_("Consent to share"), WAY_FIELD_ENUM, 0, .values = consents, .initial = "not_recorded" },
  { "state", N_("State"), WAY_FIELD_ENUM, 0, .values = states, .initial = "draft" },
  { "version", N_("Version"), WAY_FIELD_INTEGER, 0, .initial = "1" },
  { "snapshot", N_("Issued snapshot"), WAY_FIELD_PROSE, 0 },
};

/* The learning report: sections that can be left out, renamed and moved. */
const WayKind way_kind_report = { "report", N_("Report"), N_("Reports"), 0, fields, G_N_ELEMENTS (fields) };
