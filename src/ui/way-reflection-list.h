/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/* The room of reflections: all of them, the latest first, filtered by agency, principle and if they are private. T shows
 * the thread of the one selected, Delete deletes it. */
#define WAY_TYPE_REFLECTION_LIST (way_reflection_list_get_type ())
G_DECLARE_FINAL_TYPE (WayReflectionList, way_reflection_list, WAY, REFLECTION_LIST, WayPage)

G_END_DECLS
