/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "service/way-notice-service.h"
#include "ui/way-page.h"

G_BEGIN_DECLS

/**
 * WayNoticeList:
 *
 * What in an action plan or a project looks like a person and nobody has decided about, before it is exported, each with the same choices
 * as below a text. Looked for on a thread; it follows the library. Invisible while there is nothing.
 *
 * Signal: "rephrase": the record with the words was opened in the window; the dialog around the list should close.
 */
#define WAY_TYPE_NOTICE_LIST (way_notice_list_get_type ())
G_DECLARE_FINAL_TYPE (WayNoticeList, way_notice_list, WAY, NOTICE_LIST, GtkBox)

GtkWidget *way_notice_list_new (void);
/* Looks through the open project of @page: those texts that @scope says. */
void way_notice_list_set_page (WayNoticeList *self, WayPage *page, WayNoticeScope scope);
/* Of an action plan: those of the actions that it lists, with @plan a #WayPlanScope. Looks again. */
void way_notice_list_set_plan (WayNoticeList *self, guint plan);

G_END_DECLS
