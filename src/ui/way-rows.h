/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * WayRows:
 *
 * Holds a list view that is a part of a page rather than scrolled by itself, and makes it just as tall as its rows are at the
 * width there is. A list view alone asks for the height of its rows at the width they would like best: too little where
 * their texts wrap, too much where they like to be narrow. A list view makes no more than two hundred rows at once: a list of
 * more than a hundred scrolls within a frame of its own instead.
 */
#define WAY_TYPE_ROWS (way_rows_get_type ())
G_DECLARE_FINAL_TYPE (WayRows, way_rows, WAY, ROWS, AdwBin)

/* With %TRUE it is as tall as its rows only where there is room, and scrolls where there is not, however few they are. */
void way_rows_set_scrolls (WayRows *self, gboolean scrolls);
/* What its list, the child that was put in, scrolls in. (transfer none) */
GtkScrolledWindow *way_rows_get_frame (WayRows *self);

G_END_DECLS
