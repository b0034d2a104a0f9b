/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-keeper.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * WayBackupLine:
 *
 * The line on Home that says when the last good backup was made, or why there is none, with buttons to make one now and to
 * see them all.
 */
#define WAY_TYPE_BACKUP_LINE (way_backup_line_get_type ())
G_DECLARE_FINAL_TYPE (WayBackupLine, way_backup_line, WAY, BACKUP_LINE, GtkBox)

GtkWidget *way_backup_line_new (WayKeeper *keeper);
/* "today, 09:30", "14 Feb 2022, 09:30", in this laptop's zone; @alone and not within a sentence: "Today, 09:30". Newly
 * allocated. */
char *way_backup_format_time (gint64 at, gboolean alone);

G_END_DECLS
