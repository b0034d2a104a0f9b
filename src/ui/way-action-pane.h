/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/**
 * WayActionPane:
 *
 * One action's whole story: text, who and when, status and RAG, milestones, updates, evidence, where it comes from, what
 * workshops made of it, and its history. It shows one action all its life and follows the library. Signals: "close", and
 * "delete" (the person asks for it).
 */
#define WAY_TYPE_ACTION_PANE (way_action_pane_get_type ())
G_DECLARE_FINAL_TYPE (WayActionPane, way_action_pane, WAY, ACTION_PANE, AdwBin)

/* @page gives the library, hears of errors and opens other records; it must outlive the pane. */
GtkWidget *way_action_pane_new (WayPage *page, const WayId *action);
const WayId *way_action_pane_get_id (WayActionPane *self);
/* Saves what is being typed. %FALSE if it could not be; the person has been told. */
gboolean way_action_pane_flush (WayActionPane *self);
/* Puts the focus on a part: "text", "status", "due", "rag", "accountable", "update", "milestone"; lists pop up. */
void way_action_pane_focus (WayActionPane *self, const char *part);

G_END_DECLS
