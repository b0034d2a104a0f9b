/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WayPlanRows:
 *
 * Which row of the plan has the focus, and where rows stand. Headings of groups are rows of a GtkListView like any other,
 * since GTK 4.8 has no sections: here they can be neither focused nor clicked, and keys go past them. A row that was gone to
 * stays where it is while all rows get other heights, and no heading is left cut off above it.
 */
#define WAY_TYPE_PLAN_ROWS (way_plan_rows_get_type ())
G_DECLARE_FINAL_TYPE (WayPlanRows, way_plan_rows, WAY, PLAN_ROWS, GObject)

WayPlanRows *way_plan_rows_new (WayList *actions);
/* Which list shows the actions. It has to stay as long as this, or until another one takes its place. */
void way_plan_rows_set_list (WayPlanRows *self, GtkWidget *list);
/* The window the list has come into. */
void way_plan_rows_set_root (WayPlanRows *self, GtkRoot *root);
/* @item stands in @row of the list from now on, until way_plan_rows_unbind(). */
void way_plan_rows_bind (WayPlanRows *self, GtkListItem *item, GtkWidget *row);
void way_plan_rows_unbind (WayPlanRows *self, GtkListItem *item);

/* Puts the focus on the row of an action, in view. %FALSE if there is none at @position. */
gboolean way_plan_rows_focus (WayPlanRows *self, guint position);
/* Puts it on the row that had it last; where that action is gone, on the one that is in its place; else on the first. */
gboolean way_plan_rows_focus_last (WayPlanRows *self);
/* The focus goes back to the row at @position, or the one nearest to it that is an action's. */
void way_plan_rows_remember (WayPlanRows *self, guint position);
/* The row that @widget is, or is in, or %GTK_INVALID_LIST_POSITION: also where that is %NULL. */
guint way_plan_rows_get_position (WayPlanRows *self, GtkWidget *widget);
/* The row that has the focus, or %GTK_INVALID_LIST_POSITION. */
guint way_plan_rows_get_focused (WayPlanRows *self);
/* The arrows, Page Up and Down, Home and End go to the next action and select it. %FALSE for another key, or where no row
 * has the focus. */
gboolean way_plan_rows_key (WayPlanRows *self, guint key);

/* The rows are about to get other heights: the one at @position stays where it is, if it is in view; else the one that has
 * the focus, else the first in view. */
void way_plan_rows_hold (WayPlanRows *self, guint position);
/* The row at @position comes into view, with the heading it stands right below. */
void way_plan_rows_show (WayPlanRows *self, guint position);

G_END_DECLS
