/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-rooms.h"

G_BEGIN_DECLS

/* A room in the sidebar: icon, label, and a live count or badge. */
#define WAY_TYPE_SIDEBAR_ROW (way_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (WaySidebarRow, way_sidebar_row, WAY, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget *way_sidebar_row_new (const WayRoom *room);
const WayRoom *way_sidebar_row_get_room (WaySidebarRow *self);
/* Counts again. */
void way_sidebar_row_update (WaySidebarRow *self, WayLibrary *library, const WayId *project);

G_END_DECLS
