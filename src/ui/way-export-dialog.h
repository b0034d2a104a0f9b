/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/**
 * WayExportDialog:
 *
 * Chooses how the action plan is written, asks for a file, writes it in a thread with progress and Cancel, and says so in
 * the window with Open and Show in folder; or prints it.
 */
#define WAY_TYPE_EXPORT_DIALOG (way_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (WayExportDialog, way_export_dialog, WAY, EXPORT_DIALOG, AdwWindow)

/* Saves what is being edited anywhere in the window of @page, then opens the dialog for the page's project. */
void way_export_dialog_present (WayPage *page);
/* Writes to @path as the dialog stands, without asking for a file. */
void way_export_dialog_save (WayExportDialog *self, const char *path);
/* Chooses a format by its name ("docx"). */
void way_export_dialog_set_format (WayExportDialog *self, const char *format);

G_END_DECLS
