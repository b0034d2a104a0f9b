/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/**
 * WayOverviewPage:
 *
 * The room "overview": who, what, why, where we are, what next, what needs somebody. Every line opens its place.
 */
#define WAY_TYPE_OVERVIEW_PAGE (way_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (WayOverviewPage, way_overview_page, WAY, OVERVIEW_PAGE, WayPage)

G_END_DECLS
