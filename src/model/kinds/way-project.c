/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

static const WayChoice sizes[] = {
  { "unitary", N_("Unitary") },
  { "regional", N_("Regional") },
  { "standard", N_("Standard") },
  { "other", N_("Other") },
  { NULL, NULL },
};

static const WayChoice methodologies[] = {
  { "action learning sets", N_("Action learning sets") },
  { "action research", N_("Action research") },
  { "organisational culture", N_("Organisational culture") },
  { "theory of change", N_("Theory of change") },
  { "data", N_("Data") },
  { "partnership", N_("Partnership") },
  { "young people's voices", N_("Young people’s voices") },
  { NULL, NULL },
};

static const WayChoice deliveries[] = {
  { "digital", N_("Digital") },
  { "face_to_face", N_("Face to face") },
  { "mixed", N_("Mixed") },
  { NULL, NULL },
};

static const WayChoice routes[] = {
  { "application", N_("Application") },
  { "expression_of_interest", N_("Expression of interest") },
  { "other", N_("Other") },
  { NULL, NULL },
};

static const WayChoice stages[] = {
  { "enquiry", N_("Enquiry") },
  { "scoping", N_("Scoping") },
  { "delivery", N_("Delivery") },
  { "learning", N_("Learning") },
  { "completed", N_("Completed") },
  { "archived", N_("Archived") },
  { "paused", N_("Paused") },
  { "withdrawn", N_("Withdrawn") },
  { NULL, NULL },
};

static const char *const to_partnership[] = { "partnership", NULL };

static const WayField fields[] = {
  { "title", N_("Title"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED | WAY_FIELD_TITLE | WAY_FIELD_SEARCH },
  { "partnerships", N_("Partnerships"), WAY_FIELD_REFERENCES, WAY_FIELD_REQUIRED, .targets = to_partnership },
  { "size", N_("Size"), WAY_FIELD_CHOICE, 0, .values = sizes },
  { "methodologies", N_("Methodologies"), WAY_FIELD_LIST, WAY_FIELD_SEARCH, .values = methodologies },
  { "delivery", N_("Delivery"), WAY_FIELD_ENUM, 0, .values = deliveries },
  { "entry_route", N_("Entry route"), WAY_FIELD_ENUM, 0, .values = routes },
  { "commenced", N_("Commenced"), WAY_FIELD_DATE, 0 },
  { "delivery_started", N_("Delivery started"), WAY_FIELD_DATE, 0 },
  { "reasons", N_("Reasons support was requested"), WAY_FIELD_PROSE, WAY_FIELD_SEARCH },
  { "focus_areas", N_("Focus areas"), WAY_FIELD_LIST, WAY_FIELD_SEARCH },
  { "stage", N_("Stage"), WAY_FIELD_ENUM, 0, .values = stages, .initial = "enquiry" },
  { "retention_date", N_("Kept until"), WAY_FIELD_DATE, 0 },
};

/* One support project: listens to each agency, brings what it hears to a few workshops, and leaves behind an
 * action plan and a learning report. */
const WayKind way_kind_project = { "project", N_("Project"), N_("Projects"), 0, fields, G_N_ELEMENTS (fields) };
