/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/**
 * WayPlanEntry:
 *
 * The line under the plan that is always ready for the next action. Enter adds it and empties the line; several pasted
 * lines become several actions in one step. What is typed is kept as a draft. Signal: "added" (the number of actions).
 */
#define WAY_TYPE_PLAN_ENTRY (way_plan_entry_get_type ())
G_DECLARE_FINAL_TYPE (WayPlanEntry, way_plan_entry, WAY, PLAN_ENTRY, GtkBox)

/* @page hears of errors, and gives library and project. */
GtkWidget *way_plan_entry_new (WayPage *page);
/* Makes actions of what is on the clipboard, one a line. */
void way_plan_entry_paste (WayPlanEntry *self);
/* The same with a given text. */
void way_plan_entry_add_lines (WayPlanEntry *self, const char *text);
/* Keeps what is typed as a draft now. */
void way_plan_entry_keep (WayPlanEntry *self);

G_END_DECLS
