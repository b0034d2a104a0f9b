/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const char *const to_section[] = { "section", NULL };
static const char *const to_any[] = { NULL };

static const WayField fields[] = {
  { "section", N_("Section"), WAY_FIELD_REFERENCE, WAY_FIELD_REQUIRED | WAY_FIELD_OWNER, .targets = to_section },
  { "text", N_("Text"), WAY_FIELD_PROSE, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "sources", N_("Sources"), WAY_FIELD_REFERENCES, 0, .targets = to_any },
  { "rank", N_("Place"), WAY_FIELD_RANK, 0 },
};

/* A paragraph of a report, and what it rests on. */
const WayKind way_kind_paragraph = { "paragraph", N_("Paragraph"), N_("Paragraphs"), 0, fields, G_N_ELEMENTS (fields) };
