/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to storage: reading a damaged library around what cannot be read. */

#include "storage/way-connection.h"

G_BEGIN_DECLS

typedef struct {
  guint n_tables_broken; /* tables of which a part could not be read */
  gboolean log_broken;   /* among them the log */
} WaySalvage;

/* What the files of a library looked like at some time: all zero what is not there. */
typedef struct {
  struct {
    guint64 inode;
    gint64 size;
    gint64 changed; /* nanoseconds */
  } files[2];       /* the library, its log */
} WaySalvageState;

/* What the files of the library at @path look like now. */
void way_salvage_look (const char *path, WaySalvageState *state);
/* Whether nobody has written to them in between. */
gboolean way_salvage_same (const WaySalvageState *a, const WaySalvageState *b);
/* Copies the bytes of the library at @from, and of its log, to @to; what the disk does not give up is zero there. @from is the
 * file itself, no link to it; @state (out) is how it looked. Errors: BUSY if another program wrote to it all the while. */
gboolean way_salvage_copy (const char *from, const char *to, WaySalvageState *state, GCancellable *cancellable, GError **error);
/* Puts all rows of @from that can be read into the empty tables of @to. Errors: only of writing, or cancelled. */
gboolean way_salvage_rows (WayConnection *from, WayConnection *to, WaySalvage *result, GCancellable *cancellable,
                           GError **error);

G_END_DECLS
