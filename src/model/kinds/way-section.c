/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const char *const to_report[] = { "report", NULL };

static const WayField fields[] = {
  { "report", N_("Report"), WAY_FIELD_REFERENCE, WAY_FIELD_REQUIRED | WAY_FIELD_OWNER, .targets = to_report },
  { "heading", N_("Heading"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "included", N_("Included"), WAY_FIELD_BOOLEAN, 0 },
  { "rank", N_("Place"), WAY_FIELD_RANK, 0 },
};

/* One section of a report. */
const WayKind way_kind_section = { "section", N_("Section"), N_("Sections"), 0, fields, G_N_ELEMENTS (fields) };
