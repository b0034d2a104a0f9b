/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/**
 * WayActionAsk:
 *
 * A question in place: what a change of an action still needs. Hidden until it asks; an answer is one step, and Cancel
 * changes nothing. Signal: "done", when it was answered or cancelled.
 */
#define WAY_TYPE_ACTION_ASK (way_action_ask_get_type ())
G_DECLARE_FINAL_TYPE (WayActionAsk, way_action_ask, WAY, ACTION_ASK, GtkBox)

GtkWidget *way_action_ask_new (WayPage *page, const WayId *action);
/* Asks who is accountable, then sets @status. */
void way_action_ask_accountable (WayActionAsk *self, const char *status);
/* Asks why, beginning with @reason (nullable), then sets @rag. */
void way_action_ask_reason (WayActionAsk *self, const char *rag, const char *reason);

G_END_DECLS
