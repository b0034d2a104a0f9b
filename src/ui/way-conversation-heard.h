/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/**
 * WayConversationHeard:
 *
 * Who has been heard: the agencies and teams that take part against the enablers, barriers and aspirations they have
 * raised. Silence shows. Follows the library.
 */
#define WAY_TYPE_CONVERSATION_HEARD (way_conversation_heard_get_type ())
G_DECLARE_FINAL_TYPE (WayConversationHeard, way_conversation_heard, WAY, CONVERSATION_HEARD, AdwBin)

GtkWidget *way_conversation_heard_new (WayLibrary *library, const WayId *project);

G_END_DECLS
