/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"
#include "ui/way-pill.h"

G_BEGIN_DECLS

/* What the plan's table, its narrow list and the side pane say of an action. Texts are newly allocated and ready to
 * read; they depend on other records too (people, workshops, cards). */

/* "J. Hart", or %NULL if no one is accountable; @agency (out) gets the agency of a person, or %NULL. */
char *way_plan_accountable_text (WayLibrary *library, WayRecord *action, char **agency);
/* "14 Jan 2022", "Next workshop", "" ; @note (out) gets "overdue", "3 Feb 2022", "no date yet" or %NULL. */
char *way_plan_due_text (WayLibrary *library, WayRecord *action, char **note, gboolean *overdue);
/* "from barrier: consent forms differ · Workshop 1", or "". */
char *way_plan_source_text (WayLibrary *library, WayRecord *action);
/* "2 of 4 milestones", or ""; @fraction (out) gets 0 to 1, @brief (out) "2 of 4" or %NULL. */
char *way_plan_progress_text (WayLibrary *library, WayRecord *action, double *fraction, char **brief);
/* "Amber: wording still with legal", why the RAG is what it is, or %NULL if nobody said. */
char *way_plan_reason_text (WayRecord *action);
WayTone way_plan_status_tone (const char *status);
WayTone way_plan_rag_tone (const char *rag);
/* The heading of a group: a theme's name, or for the project itself "No theme". */
const char *way_plan_group_title (WayRecord *group);
/* How many actions it has, and how many of them are done; or, if only @shown are (-1: all), how many of them. Newly
 * allocated. */
char *way_plan_group_counts (WayLibrary *library, WayRecord *group, int shown);

G_END_DECLS
