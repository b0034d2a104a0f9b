/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

G_BEGIN_DECLS

/* Removes records from the library at @path for good: what is deleted in @project (%NULL: anywhere), or with @record that
 * deleted record alone; in each case with all that belongs to it. Their rows, what the log says of them, the names of steps
 * that quote them, their drafts and search texts go, and no byte of them is left in the file or its log; what refers to them
 * refers to nothing from then on. The log keeps that something with this id was removed. Undo does not go back past it.
 * Where nothing is deleted only the traces go that an earlier one had to leave. @n_removed (out, optional) says how many. For
 * a worker; opens a connection of its own. Errors: INVALID if @record is not deleted; BUSY, having removed them, if another
 * program keeps old pages in use, so that traces are left until it is tried again: way_erase_is_unfinished(); others, having
 * done nothing. */
gboolean way_erase (const char *path, const WayId *project, const WayId *record, guint *n_removed, GError **error);
/* As way_erase(); then makes a new backup and deletes all others, which hold what was removed, also in the second folder,
 * @folder (nullable); where that is not there, they stay in it. It is not finished before that is done. */
gboolean way_erase_with_backups (const char *path, const WayId *project, const WayId *record, const char *folder,
                                 guint *n_removed, GError **error);
/* Something was removed, but traces of it are left, or (@backups: out, optional) backups that were to go with it. */
gboolean way_erase_is_unfinished (WayLibrary *library, gboolean *backups);
/* Does what way_erase_is_unfinished() says is left, if anything is; removes nothing more. For a worker. Errors: as
 * way_erase(). */
gboolean way_erase_finish (const char *path, const char *folder, GError **error);
/* How many records that would be. */
guint way_erase_count (const char *path, const WayId *project, const WayId *record);

G_END_DECLS
