/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const WayChoice relations[] = {
  { "reports_to", N_("Reports to") },
  { "shares_with", N_("Shares with") },
  { "overlaps", N_("Overlaps") },
  { NULL, NULL },
};

static const char *const to_forum[] = { "forum", NULL };

static const WayField fields[] = {
  { "from", N_("From"), WAY_FIELD_REFERENCE, WAY_FIELD_REQUIRED | WAY_FIELD_OWNER, .targets = to_forum },
  { "to", N_("To"), WAY_FIELD_REFERENCE, WAY_FIELD_REQUIRED, .targets = to_forum },
  { "relation", N_("Relation"), WAY_FIELD_ENUM, WAY_FIELD_REQUIRED, .values = relations },
  { "rank", N_("Place"), WAY_FIELD_RANK, 0 },
};

/* How one forum relates to another. */
const WayKind way_kind_forum_link = { "forum_link", N_("Forum link"), N_("Forum links"), 0, fields, G_N_ELEMENTS (fields) };
