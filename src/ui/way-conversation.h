/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/**
 * WayConversation:
 *
 * One conversation: its facts, three columns to capture what is said at the speed of listening, notes, and who has been
 * heard so far.
 */
#define WAY_TYPE_CONVERSATION (way_conversation_get_type ())
G_DECLARE_FINAL_TYPE (WayConversation, way_conversation, WAY, CONVERSATION, WayPage)

GtkWidget *way_conversation_new (WayLibrary *library, const WayId *project, const WayId *conversation);

G_END_DECLS
