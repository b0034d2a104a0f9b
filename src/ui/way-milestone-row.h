/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/**
 * WayMilestoneRow:
 *
 * A milestone in an action's pane: a box to tick, and a popover to rename it, give it a date, move or delete it.
 */
#define WAY_TYPE_MILESTONE_ROW (way_milestone_row_get_type ())
G_DECLARE_FINAL_TYPE (WayMilestoneRow, way_milestone_row, WAY, MILESTONE_ROW, GtkBox)

GtkWidget *way_milestone_row_new (WayPage *page, const WayId *milestone);
void way_milestone_row_show (WayMilestoneRow *self, WayRecord *record);

G_END_DECLS
