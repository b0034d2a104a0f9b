/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-window.h"

G_BEGIN_DECLS

/**
 * WaySearch:
 *
 * Ctrl+K: one entry over everything in the library, best match first. Enter or a click opens a record in its room.
 */
#define WAY_TYPE_SEARCH (way_search_get_type ())
G_DECLARE_FINAL_TYPE (WaySearch, way_search, WAY, SEARCH, AdwWindow)

/* Opens the search on @window, with @words typed already (or %NULL). Returns: (transfer none) */
GtkWidget *way_search_present (WayWindow *window, const char *words);

G_END_DECLS
