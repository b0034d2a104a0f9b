/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-connection.h"

G_BEGIN_DECLS

/* Copies the library to @path (0600) with SQLite's online backup in one step, opens the copy, checks its integrity
 * and that it holds as many records; on an error no copy is left. */
gboolean way_backup_to (WayConnection *connection, const char *path, GError **error);
/* A verified copy in the folder "backups" (0700) beside the library, named by version and time. */
gboolean way_backup_before_migration (WayConnection *connection, GError **error);

G_END_DECLS
