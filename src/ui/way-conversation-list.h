/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/**
 * WayConversationList:
 *
 * The room "conversations": what has been heard, and from whom nothing has been heard yet. Opening one shows
 * #WayConversation on top.
 */
#define WAY_TYPE_CONVERSATION_LIST (way_conversation_list_get_type ())
G_DECLARE_FINAL_TYPE (WayConversationList, way_conversation_list, WAY, CONVERSATION_LIST, WayPage)

G_END_DECLS
