/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"
#include "ui/way-theme-cards.h"

G_BEGIN_DECLS

/**
 * WayThemeView:
 *
 * One theme: what was decided, by whom and why, its reflective questions, cards, actions and workshops, and the history
 * of its decisions. With no theme, the cards that have none.
 */
#define WAY_TYPE_THEME_VIEW (way_theme_view_get_type ())
G_DECLARE_FINAL_TYPE (WayThemeView, way_theme_view, WAY, THEME_VIEW, AdwBin)

/* Within @page, which it asks to open records and to say things. */
GtkWidget *way_theme_view_new (WayPage *page);
/* Shows @theme; %NULL shows the cards without a theme. */
void way_theme_view_set (WayThemeView *self, WayRecord *theme);
WayRecord *way_theme_view_get (WayThemeView *self);
WayThemeCards *way_theme_view_get_cards (WayThemeView *self);
/* Saves the questions that are being typed. */
gboolean way_theme_view_flush (WayThemeView *self);

G_END_DECLS
