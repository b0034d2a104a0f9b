/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to storage: what the parts of way_library_check() share. */

#include "storage/way-library-private.h"

G_BEGIN_DECLS

typedef struct {
  WayLibrary *library;
  GPtrArray *faults; /* sentences for a person */
  gboolean unread;   /* it broke off for another reason than damage: another program, too little memory */
} WayCheck;

void way_check_fault (WayCheck *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* A statement made here and not kept: a check runs seldom. %NULL, and a fault, if it cannot be. */
sqlite3_stmt *way_check_prepare (WayCheck *self, const char *sql);
/* Frees it; that it broke off is a fault, unless it was cancelled. */
void way_check_finish (WayCheck *self, sqlite3_stmt *statement);
/* Why a statement broke off, by SQLite: a fault, unless it was cancelled. */
void way_check_broke_off (WayCheck *self, int code);
/* Says that it broke off for another reason than damage. Returns: %FALSE */
gboolean way_check_fail_unread (GError **error);
/* What to call a record. Newly allocated. */
char *way_check_title_of (WayCheck *self, const WayId *id);

/* Holds each value of a kind's table, or of the table of all records, against its last logged one. */
void way_check_values_of_kind (WayCheck *self, const WayKind *kind);
void way_check_values_of_records (WayCheck *self);

/* All that a repair mends: references, each value against the log, the log itself and the search index. The pages, and what
 * lies between records (a project's stage and its last change), are not looked at. */
void way_check_saved (WayCheck *self, GCancellable *cancellable);

G_END_DECLS
