/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/**
 * WayThemeCards:
 *
 * Cards as a list: those of a theme, or those without one. Several can be chosen, and given a theme, taken out of this
 * one, or dragged onto another. Enter or a double-click opens one on the board.
 */
#define WAY_TYPE_THEME_CARDS (way_theme_cards_get_type ())
G_DECLARE_FINAL_TYPE (WayThemeCards, way_theme_cards, WAY, THEME_CARDS, AdwBin)

GtkWidget *way_theme_cards_new (WayLibrary *library, const WayId *project);
/* Shows the cards of @theme, or with %NULL those without a theme. */
void way_theme_cards_set_theme (WayThemeCards *self, const WayId *theme);
guint way_theme_cards_count (WayThemeCards *self);
/* The chosen cards. Returns: (transfer full): a #WayIdList */
GArray *way_theme_cards_dup_selected (WayThemeCards *self);
/* Gives the chosen cards a theme; says so on the page around. */
void way_theme_cards_give (WayThemeCards *self, GArray *cards, const WayId *theme);
GtkSelectionModel *way_theme_cards_get_selection (WayThemeCards *self);

G_END_DECLS
