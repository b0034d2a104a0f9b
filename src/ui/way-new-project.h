/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-window.h"

G_BEGIN_DECLS

/**
 * WayNewProject:
 *
 * The assistant that makes a project in three short steps: where, how, and why. Enter goes on. Nothing is written
 * before Create, which is one step to undo.
 */
#define WAY_TYPE_NEW_PROJECT (way_new_project_get_type ())
G_DECLARE_FINAL_TYPE (WayNewProject, way_new_project, WAY, NEW_PROJECT, AdwWindow)

/* Opens it on @window, which opens the project that was made. Returns: (transfer none) */
GtkWidget *way_new_project_present (WayWindow *window);

G_END_DECLS
