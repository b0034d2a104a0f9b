/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/way-id.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Removes records from the library at @path for good: what is deleted in @project (%NULL: anywhere), or with @record that
 * deleted record alone; in each case with all that belongs to it. Their rows, what the log says of them, the names of steps
 * that quote them, their drafts and search texts go, and no byte of them is left in the file or its log; what refers to them
 * refers to nothing from then on. The log keeps that something with this id was removed. Undo does not go back past it.
 * Where nothing is deleted only the traces go that an earlier one had to leave. @n_removed (out, optional) says how many. For
 * a worker; opens a connection of its own. Errors: INVALID if @record is not deleted; BUSY, having removed them, if another
 * program keeps old pages in use, so that traces are left until it is tried again; others, having done nothing. */
gboolean way_erase (const char *path, const WayId *project, const WayId *record, guint *n_removed, GError **error);
/* How many records that would be. */
guint way_erase_count (const char *path, const WayId *project, const WayId *record);

G_END_DECLS
