/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const WayChoice abouts[] = {
  { "young_people", N_("Young people") },
  { "perpetrators", N_("Perpetrators") },
  { "places", N_("Places") },
  { NULL, NULL },
};

static const char *const to_dataset[] = { "dataset", NULL };

static const WayField fields[] = {
  { "question", N_("Question"), WAY_FIELD_PROSE, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "about", N_("About"), WAY_FIELD_ENUM, 0, .values = abouts },
  { "datasets", N_("Datasets"), WAY_FIELD_REFERENCES, 0, .targets = to_dataset },
};

/* A question that data should answer. */
const WayKind way_kind_data_ask = { "data_ask", N_("Data ask"), N_("Data asks"), 0, fields, G_N_ELEMENTS (fields) };
