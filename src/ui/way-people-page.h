/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/**
 * WayPeoplePage:
 *
 * Agencies and people of the project: who takes part, in what role, from when to when; pushed on top of Overview. Ctrl+F
 * filters both lists.
 */
#define WAY_TYPE_PEOPLE_PAGE (way_people_page_get_type ())
G_DECLARE_FINAL_TYPE (WayPeoplePage, way_people_page, WAY, PEOPLE_PAGE, WayPage)

G_END_DECLS
