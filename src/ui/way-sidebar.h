/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * WaySidebar:
 *
 * The rooms of the open project with live counts, and the switch to another project. Emits "room-chosen" with the
 * room's id on Enter, Space or a click; arrows only go from room to room.
 */
#define WAY_TYPE_SIDEBAR (way_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (WaySidebar, way_sidebar, WAY, SIDEBAR, AdwBin)

void way_sidebar_set_library (WaySidebar *self, WayLibrary *library);
/* Shows the rooms of @project; %NULL empties it. */
void way_sidebar_set_project (WaySidebar *self, const WayId *project);
/* Marks the room as the one that is shown. */
void way_sidebar_set_room (WaySidebar *self, const char *room);
/* Whether the window's own buttons stand in this header. */
void way_sidebar_set_folded (WaySidebar *self, gboolean folded);

/* Opens the main menu, which is in its header; it has to be in view. */
void way_sidebar_open_menu (WaySidebar *self);

G_END_DECLS
