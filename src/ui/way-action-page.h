/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-action-pane.h"

G_BEGIN_DECLS

/**
 * WayActionPage:
 *
 * One action as a page, where there is no room for a pane.
 */
#define WAY_TYPE_ACTION_PAGE (way_action_page_get_type ())
G_DECLARE_FINAL_TYPE (WayActionPage, way_action_page, WAY, ACTION_PAGE, WayPage)

WayPage *way_action_page_new (WayLibrary *library, const WayId *project, const WayId *action);
WayActionPane *way_action_page_get_pane (WayActionPage *self);

G_END_DECLS
