/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * WayPlanTable:
 *
 * The action plan as a table, or in a narrow window as a list of rows of two lines. It shows a model of actions with
 * group headings between them (themes, and the project itself for "no theme"), in the order the model has: a click on a
 * column's heading asks for another one. Headings of groups are passed over: keys and Tab go to actions, clicks do nothing there.
 *
 * Signals: "activate" (a #WayRecord: an action), "sort" (the key of an order such as "due", and whether downwards).
 */
#define WAY_TYPE_PLAN_TABLE (way_plan_table_get_type ())
G_DECLARE_FINAL_TYPE (WayPlanTable, way_plan_table, WAY, PLAN_TABLE, AdwBin)

/* @selection, of a #WayList, is shared by both forms. */
GtkWidget *way_plan_table_new (WayLibrary *library, GtkSingleSelection *selection);
/* Rows of two lines instead of columns. */
void way_plan_table_set_narrow (WayPlanTable *self, gboolean narrow);
/* One click on an action activates it, as its row does that is activated by a key; else a double click does. */
void way_plan_table_set_click_opens (WayPlanTable *self, gboolean opens);
/* Narrower columns, where there is little room. */
void way_plan_table_set_compact (WayPlanTable *self, gboolean compact);
/* Shows the order in the column's heading, without "sort". */
void way_plan_table_show_sort (WayPlanTable *self, const char *key, gboolean down);
/* How many actions of each group are shown where some are not: by the id of its theme, or of the project for "No theme";
 * %NULL where all are. It is kept, and not changed any more. */
void way_plan_table_set_shown (WayPlanTable *self, GHashTable *shown);
/* Brings the row into view, with the heading it stands right below. */
void way_plan_table_scroll_to (WayPlanTable *self, guint position);
/* Before the table gets another width: the row stays where it is, if it is in view; else the one that is being read. */
void way_plan_table_hold (WayPlanTable *self, guint position);
/* Puts the focus on the row that had it last, or that is in its place now; else on the first. */
void way_plan_table_focus (WayPlanTable *self);
/* That is this row from now on. */
void way_plan_table_remember (WayPlanTable *self, guint position);
/* (transfer none) (nullable): what stands in the row that has the focus, selected or not. */
WayRecord *way_plan_table_get_focused (WayPlanTable *self);

G_END_DECLS
