/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What the plan shows, as in the queries "plan by …". */
typedef enum {
  WAY_PLAN_SHOW_OPEN = 1 << 0,
  WAY_PLAN_SHOW_MINE = 1 << 1,
  WAY_PLAN_SHOW_OVERDUE = 1 << 2,
  WAY_PLAN_SHOW_UNOWNED = 1 << 3,
  WAY_PLAN_SHOW_BEFORE = 1 << 4,
} WayPlanShow;

/**
 * WayPlanBar:
 *
 * Search, filters with their numbers, and the order of the plan. "Mine" asks once who "I" am. Signal: "changed".
 */
#define WAY_TYPE_PLAN_BAR (way_plan_bar_get_type ())
G_DECLARE_FINAL_TYPE (WayPlanBar, way_plan_bar, WAY, PLAN_BAR, GtkBox)

GtkWidget *way_plan_bar_new (WayLibrary *library);
/* Bits of #WayPlanShow; none shows all. */
WayPlanShow way_plan_bar_get_show (WayPlanBar *self);
void way_plan_bar_set_show (WayPlanBar *self, WayPlanShow show);
/* The words as a query of the full-text index, or %NULL. Newly allocated. */
char *way_plan_bar_dup_match (WayPlanBar *self);
/* The key of the order: "theme", "due"… */
const char *way_plan_bar_get_sort (WayPlanBar *self);
/* Chooses an order, without "changed". */
void way_plan_bar_set_sort (WayPlanBar *self, const char *key);
void way_plan_bar_set_counts (WayPlanBar *self, guint overdue, guint unowned, guint before);
void way_plan_bar_focus_search (WayPlanBar *self);
/* Shows everything again. */
void way_plan_bar_clear (WayPlanBar *self);

G_END_DECLS
