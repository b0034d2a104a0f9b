/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to storage: reading a damaged library around what cannot be read. */

#include "storage/way-connection.h"

G_BEGIN_DECLS

typedef struct {
  guint n_tables_broken; /* tables of which a part could not be read */
  gboolean log_broken;   /* among them the log */
} WaySalvage;

/* Copies the bytes of the library at @from, and of its log, to @to; what the disk does not give up is zero there. */
gboolean way_salvage_copy (const char *from, const char *to, GCancellable *cancellable, GError **error);
/* Puts all rows of @from that can be read into the empty tables of @to. Errors: only of writing, or cancelled. */
gboolean way_salvage_rows (WayConnection *from, WayConnection *to, WaySalvage *result, GCancellable *cancellable,
                           GError **error);

G_END_DECLS
