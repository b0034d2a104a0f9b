/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const char *const to_any[] = { NULL };

static const WayField fields[] = {
  { "title", N_("Title"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "link", N_("Link or file"), WAY_FIELD_TEXT, WAY_FIELD_SEARCH },
  { "supports", N_("Supports"), WAY_FIELD_REFERENCES, 0, .targets = to_any },
};

/* A document or page, and what it supports. */
const WayKind way_kind_resource = { "resource", N_("Resource"), N_("Resources"), 0, fields, G_N_ELEMENTS (fields) };
