/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/* The room of workshops: all of them in the order they are held, the next one marked; opening one pushes its page. */
#define WAY_TYPE_WORKSHOP_LIST (way_workshop_list_get_type ())
G_DECLARE_FINAL_TYPE (WayWorkshopList, way_workshop_list, WAY, WORKSHOP_LIST, WayPage)

G_END_DECLS
