/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const WayField fields[] = {
  { "name", N_("Name"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "prompts", N_("Prompts"), WAY_FIELD_LIST, WAY_FIELD_SEARCH },
  { "version", N_("Version"), WAY_FIELD_TEXT, 0 },
  { "origin", N_("Where it comes from"), WAY_FIELD_TEXT, 0 },
};

/* The questions of a reflection. A versioned set: old reports keep their words. */
const WayKind way_kind_prompt_set = { "prompt_set", N_("Prompt set"), N_("Prompt sets"), WAY_KIND_LIBRARY, fields, G_N_ELEMENTS (fields) };
