/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/**
 * WayActionFacts:
 *
 * Who, when and how it stands, in an action's pane: status, RAG, accountable, due, theme, responsible, supporters. What a
 * change needs (someone accountable for an agreed action, a reason for amber and red) is asked for in place.
 */
#define WAY_TYPE_ACTION_FACTS (way_action_facts_get_type ())
G_DECLARE_FINAL_TYPE (WayActionFacts, way_action_facts, WAY, ACTION_FACTS, GtkBox)

GtkWidget *way_action_facts_new (WayPage *page, const WayId *action);
/* Opens or focuses "status", "rag", "accountable" or "due"; %FALSE for any other part. */
gboolean way_action_facts_focus (WayActionFacts *self, const char *part);

G_END_DECLS
