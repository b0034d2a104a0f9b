/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/**
 * WayPlanPage:
 *
 * The action plan: a table of actions grouped by theme, filters, a line to add the next action, and a pane with one
 * action's whole story (a page of its own where there is no room beside). Actions: "page.export".
 */
#define WAY_TYPE_PLAN_PAGE (way_plan_page_get_type ())
G_DECLARE_FINAL_TYPE (WayPlanPage, way_plan_page, WAY, PLAN_PAGE, WayPage)

G_END_DECLS
