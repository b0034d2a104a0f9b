/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to storage: copying a library, and what backups, restoring and repairing share. */

#include "storage/way-backups.h"
#include "storage/way-connection.h"

G_BEGIN_DECLS

/* Copies the library to @path (0600) with SQLite's online backup, opens the copy, checks its integrity and that it holds as
 * many records, steps and changes, and, if @saved, each value by way_look_at_saved(); only then does it get its name. On an
 * error nothing is left. */
gboolean way_backup_to (WayConnection *connection, const char *path, gboolean saved, GCancellable *cancellable, GError **error);
/* Whether all in the library or backup at @path is what was last saved: references, each value against the log, the log itself
 * and the search index; what a repair mends. One from an older Waymark passes. Errors: DAMAGED, a sentence with the first that
 * is wrong; others if it could not be looked at. */
gboolean way_look_at_saved (const char *path, GCancellable *cancellable, GError **error);
/* A verified copy among the library's backups. */
gboolean way_backup_before_migration (WayConnection *connection, GError **error);
/* Opens a library or backup to be read only, as it lies there. Errors also if it is none, or a newer Waymark's. */
WayConnection *way_backup_open (const char *path, GError **error);
/* Where the next backup for @reason goes in @folder: a name that is free. Newly allocated. */
char *way_backup_name (const char *library_path, const char *folder, WayBackupReason reason, gint64 *at);
/* Makes the folder "backups" beside the library, for its owner only. Newly allocated, %NULL on an error. */
char *way_backup_make_folder (const char *library_path, GError **error);

/* Puts the file @fresh in the place of the library, whose files are kept beside it as "STEM.damaged-TIME.waymark": @kept (out)
 * says where. On an error the library is where it was. */
gboolean way_backup_swap (const char *library_path, const char *fresh, char **kept, GError **error);
/* Removes a database and what SQLite keeps beside it. */
void way_backup_remove (const char *path);

G_END_DECLS
