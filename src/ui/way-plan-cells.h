/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * WayPlanCell:
 * @key: of the order the column's heading asks for
 * @title: translatable
 * @width: in pixels; 0 takes what is left
 * @compact_width: the same where there is little room
 * @setup: makes the widgets of a cell
 * @fill: fills them for an action, or for the heading of a group
 *
 * One column of the plan's table.
 */
typedef struct {
  const char *key;
  const char *title;
  int width;
  int compact_width;
  GtkWidget *(*setup) (void);
  void (*fill) (GtkWidget *cell, WayLibrary *library, WayRecord *record);
} WayPlanCell;

/* All columns, the last with a %NULL key. */
const WayPlanCell *way_plan_cells (void);
/* How many actions of the group that @cell heads are shown, -1 for all of them; before it is filled. */
void way_plan_cell_set_shown (GtkWidget *cell, int shown);
/* The two-line row of a narrow window, as a cell. */
const WayPlanCell *way_plan_narrow_cell (void);

G_END_DECLS
