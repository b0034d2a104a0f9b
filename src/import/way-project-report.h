/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/way-kind.h"

G_BEGIN_DECLS

/* How many faults are kept; the rest is only counted. */
#define WAY_PROJECT_REPORT_MAX_FAULTS 200

/* What became of the records of one kind. A restored record was in the list of deleted ones. */
typedef struct {
  guint created;
  guint updated;
  guint unchanged;
  guint restored;
} WayProjectCount;

/**
 * WayProjectReport:
 * @project: the project of the file
 * @title: its title
 * @counts: one for each of way_kinds()
 * @skipped: sentences (char *): unknown kinds and fields, which were not read
 * @faults: sentences (char *): why it was refused
 * @more_faults: how many more there are than listed
 *
 * What reading a project file did, or would do.
 */
typedef struct {
  WayId project;
  char *title;
  WayProjectCount *counts;
  GPtrArray *skipped;
  GPtrArray *faults;
  guint more_faults;
} WayProjectReport;

void way_project_report_init (WayProjectReport *self);
void way_project_report_clear (WayProjectReport *self);
/* The sum of all kinds. */
WayProjectCount way_project_report_total (const WayProjectReport *self);
/* Notes a fault. Takes @fault. */
void way_project_report_add_fault (WayProjectReport *self, char *fault);
/* How many faults there are, listed or not. */
guint way_project_report_n_faults (const WayProjectReport *self);

G_END_DECLS
