/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/* Asks who agreed, when and why, and takes the theme forward or, with @state "parked", parks it. */
void way_theme_dialog_decide (WayPage *page, const WayId *theme, const char *state);
/* Asks into which theme this one is merged, who agreed, when and why. */
void way_theme_dialog_merge (WayPage *page, const WayId *theme);
/* Asks for the name of a new theme (@theme %NULL), or another name for @theme. */
void way_theme_dialog_name (WayPage *page, const WayId *theme);

G_END_DECLS
