/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/**
 * WayActionList:
 *
 * A few records that belong to an action, in its pane: milestones, updates, evidence… with a line to add another one.
 * It follows the library; a section without records and without such a line is hidden.
 */
#define WAY_TYPE_ACTION_LIST (way_action_list_get_type ())
G_DECLARE_FINAL_TYPE (WayActionList, way_action_list, WAY, ACTION_LIST, GtkBox)

/**
 * WayActionListKind:
 * @title: translatable heading
 * @query: of the records, with the action as ?1
 * @hint: (nullable): translatable, in the line to add; its @field keeps the draft, and @add makes the record
 * @added: translatable: what is told of that to a screen reader
 * @row_new: a row, before it is filled
 * @row_fill: shows @record in it; called again when something changes
 */
typedef struct {
  const char *title;
  const char *query;
  const char *hint;
  const char *field;
  const char *added;
  gboolean (*add) (WayLibrary *library, const WayId *action, const char *text, GError **error);
  GtkWidget *(*row_new) (WayActionList *self, const WayId *record);
  void (*row_fill) (WayActionList *self, GtkWidget *row, WayRecord *record);
} WayActionListKind;

GtkWidget *way_action_list_new (WayPage *page, const WayId *action, const WayActionListKind *kind);
WayPage *way_action_list_get_page (WayActionList *self);
/* Puts the focus on the line to add. */
void way_action_list_focus (WayActionList *self);
/* Keeps what is typed as a draft now. */
void way_action_list_keep (WayActionList *self);

/* --- What there is (way-action-lists.c) --- */

extern const WayActionListKind way_action_milestones;
extern const WayActionListKind way_action_progress;
extern const WayActionListKind way_action_evidence;
extern const WayActionListKind way_action_sources;

G_END_DECLS
