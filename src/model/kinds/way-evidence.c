/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const char *const to_action[] = { "action", NULL };

static const WayField fields[] = {
  { "action", N_("Action"), WAY_FIELD_REFERENCE, WAY_FIELD_REQUIRED | WAY_FIELD_OWNER, .targets = to_action },
  { "text", N_("Text"), WAY_FIELD_PROSE, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "link", N_("Link or file"), WAY_FIELD_TEXT, 0 },
  { "date", N_("Date"), WAY_FIELD_DATE, 0 },
  { "rank", N_("Place"), WAY_FIELD_RANK, 0 },
};

/* What shows that an action was done, or made a difference. */
const WayKind way_kind_evidence = { "evidence", N_("Evidence"), N_("Evidence"), 0, fields, G_N_ELEMENTS (fields) };
