/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/**
 * WayThemes:
 *
 * The room "themes": what several cards have in common, with what was decided about each, and the cards that have no
 * theme yet.
 */
#define WAY_TYPE_THEMES (way_themes_get_type ())
G_DECLARE_FINAL_TYPE (WayThemes, way_themes, WAY, THEMES, WayPage)

G_END_DECLS
