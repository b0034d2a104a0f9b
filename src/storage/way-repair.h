/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WayRepair:
 * @library_path: the damaged library, whatever link leads to it
 * @path: the library that was made, beside the damaged one
 * @lost: sentences: what could not be saved, or only as one of two readings
 * @n_records: how many records it holds
 * @n_refilled: how many values were taken from the log, because the damaged ones could not be read
 *
 * What could be saved of a damaged library. The damaged file is not touched before way_repair_adopt().
 */
typedef struct {
  char *library_path;
  char *path;
  GPtrArray *lost;
  guint n_records;
  guint n_refilled;
} WayRepair;

/* Reads what can be read of the library at @library_path, around the pages that cannot, into a new library beside it; puts in
 * from the log what is missing, and makes the search index anew. What is made passes way_library_check(). For a worker; needs
 * room for two copies. Errors: DAMAGED if nothing could be read: only a backup helps then; FULL, FAILED. */
WayRepair *way_repair_make (const char *library_path, GCancellable *cancellable, GError **error);
/* Puts the new library in the place of the damaged one, which is kept beside it, renamed: @kept (out) says where. Errors: CONFLICT
 * if another program has saved something since way_repair_make(), which the new one does not have; FULL, FAILED. Then
 * everything is as it was. */
gboolean way_repair_adopt (WayRepair *repair, char **kept, GError **error);
/* Removes the new library, too, unless it was adopted. */
void way_repair_free (WayRepair *repair);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayRepair, way_repair_free)

G_END_DECLS
