/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-window.h"

G_BEGIN_DECLS

/**
 * WayBackupsDialog:
 *
 * The backups of the library, newest first: each can be looked at beside what the library holds now, and restored. And the
 * second folder they are put into too.
 */
#define WAY_TYPE_BACKUPS_DIALOG (way_backups_dialog_get_type ())
G_DECLARE_FINAL_TYPE (WayBackupsDialog, way_backups_dialog, WAY, BACKUPS_DIALOG, AdwWindow)

/* On top of @window, of the program that has opened the library at @library_path; @window may be the one that says that it
 * did not open. */
GtkWidget *way_backups_dialog_present (GtkWindow *window, const char *library_path);
/* What happens when a second folder has been chosen. */
void way_backups_dialog_choose_folder (WayBackupsDialog *self, const char *folder);

G_END_DECLS
