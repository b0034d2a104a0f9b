/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const WayChoice agreers[] = {
  { "agency", N_("An agency") },
  { "partnership", N_("The partnership") },
  { "young people", N_("Young people") },
  { NULL, NULL },
};

static const WayChoice statuses[] = {
  { "draft", N_("Draft") },
  { "agreed", N_("Agreed") },
  { "retired", N_("Retired") },
  { NULL, NULL },
};

static const char *const to_glossary_term[] = { "glossary_term", NULL };

static const WayField fields[] = {
  { "term", N_("Term"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "meaning", N_("Meaning"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "agreed_by", N_("Agreed by"), WAY_FIELD_LIST, 0, .values = agreers },
  { "status", N_("Status"), WAY_FIELD_ENUM, 0, .values = statuses, .initial = "draft" },
  { "supersedes", N_("Supersedes"), WAY_FIELD_REFERENCE, 0, .targets = to_glossary_term },
};

/* What a word means here, and who agreed. */
const WayKind way_kind_glossary_term = { "glossary_term", N_("Glossary term"), N_("Glossary terms"), 0, fields, G_N_ELEMENTS (fields) };
