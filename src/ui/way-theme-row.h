/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"
#include "ui/way-pill.h"

G_BEGIN_DECLS

/**
 * WayThemeRow:
 *
 * A theme in a list: its name, its state, and how many cards, agencies and actions it has. Cards can be dropped on it,
 * which emits "dropped" (cards: WayIdList) → gboolean.
 */
#define WAY_TYPE_THEME_ROW (way_theme_row_get_type ())
G_DECLARE_FINAL_TYPE (WayThemeRow, way_theme_row, WAY, THEME_ROW, AdwBin)

GtkWidget *way_theme_row_new (WayLibrary *library);
void way_theme_row_set (WayThemeRow *self, WayRecord *theme);
WayRecord *way_theme_row_get (WayThemeRow *self);

/* The tone of a theme's state. */
WayTone way_theme_tone (WayRecord *theme);
/* "12 cards · 4 agencies · no action yet". Newly allocated. */
char *way_theme_count_words (WayLibrary *library, const WayId *theme);

G_END_DECLS
