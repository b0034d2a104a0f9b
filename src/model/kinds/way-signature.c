/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const char *const to_report[] = { "report", NULL };

static const WayField fields[] = {
  { "report", N_("Report"), WAY_FIELD_REFERENCE, WAY_FIELD_REQUIRED | WAY_FIELD_OWNER, .targets = to_report },
  { "name", N_("Name"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE },
  { "title", N_("Job title"), WAY_FIELD_TEXT, 0 },
  { "body", N_("Body"), WAY_FIELD_TEXT, 0 },
  { "capacity", N_("Capacity"), WAY_FIELD_TEXT, 0 },
  { "date", N_("Date"), WAY_FIELD_DATE, 0 },
  { "rank", N_("Place"), WAY_FIELD_RANK, 0 },
};

/* Who signed a report, in which capacity. */
const WayKind way_kind_signature = { "signature", N_("Signature"), N_("Signatures"), 0, fields, G_N_ELEMENTS (fields) };
