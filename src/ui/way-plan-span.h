/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WayPlanSpan:
 *
 * What stands in one cell of a row and may go on over the cells after it, which are empty: the heading of a group. Tables of
 * GTK's keep each cell to its column.
 */
#define WAY_TYPE_PLAN_SPAN (way_plan_span_get_type ())
G_DECLARE_FINAL_TYPE (WayPlanSpan, way_plan_span, WAY, PLAN_SPAN, GtkWidget)

GtkWidget *way_plan_span_new (GtkWidget *child);
GtkWidget *way_plan_span_get_child (WayPlanSpan *self);
/* How many pixels further than the cell it goes. 0: not at all. Call it once the cell has its place in a row. */
void way_plan_span_set_beyond (WayPlanSpan *self, int beyond);

G_END_DECLS
