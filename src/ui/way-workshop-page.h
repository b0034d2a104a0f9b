/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/**
 * WayWorkshopPage:
 *
 * One workshop, pushed on the list of workshops: its agenda beside the actions carried into it; who was invited and
 * came; objectives, ground rules and notes. Opening an agenda block's record selects it.
 */
#define WAY_TYPE_WORKSHOP_PAGE (way_workshop_page_get_type ())
G_DECLARE_FINAL_TYPE (WayWorkshopPage, way_workshop_page, WAY, WORKSHOP_PAGE, WayPage)

WayPage *way_workshop_page_new (WayLibrary *library, const WayId *project, const WayId *workshop);

G_END_DECLS
