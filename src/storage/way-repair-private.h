/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to the repair: the library that is being made. */

#include "storage/way-library-private.h"
#include "storage/way-repair.h"

G_BEGIN_DECLS

typedef struct {
  WayLibrary *library;
  sqlite3 *db;
  WayConnection *damaged; /* a copy of it, for a second opinion */
  WayRepair *result;
  GCancellable *cancellable;
  gboolean log_broken;
  gint64 step;            /* the step of the repair */
  gboolean failed;        /* at writing; says why in @error */
  GError **error;
} WayRepairer;

/* Notes what could not be saved. */
void way_repairer_lost (WayRepairer *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Runs SQL that returns nothing. */
void way_repairer_run (WayRepairer *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* A statement, to be finalized; %NULL on an error. */
sqlite3_stmt *way_repairer_prepare (WayRepairer *self, const char *sql);
/* Enters a change of the step of the repair into the log. */
void way_repairer_log (WayRepairer *self, const char *kind, sqlite3_value *record, const char *field, sqlite3_value *target,
                       sqlite3_value *before, sqlite3_value *after);
/* What the record is called, for a person. Newly allocated. */
char *way_repairer_title (WayRepairer *self, const WayId *id);

/* way-repair-log.c: steps and changes that agree; the step of the repair. */
void way_repairer_mend_log (WayRepairer *self);
/* way-repair-records.c: heads and rows of all records that are known of. */
void way_repairer_mend_records (WayRepairer *self);
/* way-repair-index.c: what only the search index has left. */
/* All that was written in the record; %NULL if the index does not tell. Newly allocated. */
char *way_repairer_indexed_text (WayRepairer *self, const WayId *id);
void way_repairer_recall (WayRepairer *self);
void way_repairer_mend_unread (WayRepairer *self);
/* way-repair-values.c: values and links as last logged, or logged as they are; none that points at nothing. */
void way_repairer_mend_values (WayRepairer *self);
void way_repairer_mend_links (WayRepairer *self);
void way_repairer_mend_references (WayRepairer *self);

G_END_DECLS
