/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/* One theme (or with %NULL the cards without one) on top of the list, for a narrow window. */
#define WAY_TYPE_THEME_PAGE (way_theme_page_get_type ())
G_DECLARE_FINAL_TYPE (WayThemePage, way_theme_page, WAY, THEME_PAGE, WayPage)

GtkWidget *way_theme_page_new (WayLibrary *library, const WayId *project, WayRecord *theme);

G_END_DECLS
