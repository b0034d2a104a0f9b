/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-window.h"

G_BEGIN_DECLS

/**
 * WayProjectSave:
 *
 * Saves the open project as a project file, plain (.waymark.json) or sealed with a passphrase (.waymark.sealed), after listing
 * what in it looks like a person. Private reflections are left out. Written on a thread, whole or not at all.
 */
#define WAY_TYPE_PROJECT_SAVE (way_project_save_get_type ())
G_DECLARE_FINAL_TYPE (WayProjectSave, way_project_save, WAY, PROJECT_SAVE, AdwWindow)

/* For the project open in @window. */
void way_project_save_present (WayWindow *window);
/* Writes it to @chosen, with the ending put back that it should have, as the dialog stands. */
void way_project_save_to (WayProjectSave *self, const char *chosen);

G_END_DECLS
