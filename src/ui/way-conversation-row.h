/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * WayConversationRow:
 *
 * A conversation in a list: with whom, what kind and when, and how many enablers, barriers and aspirations were heard.
 * Follows the library while it shows one.
 */
#define WAY_TYPE_CONVERSATION_ROW (way_conversation_row_get_type ())
G_DECLARE_FINAL_TYPE (WayConversationRow, way_conversation_row, WAY, CONVERSATION_ROW, AdwBin)

GtkWidget *way_conversation_row_new (WayLibrary *library);
/* @conversation %NULL shows nothing. */
void way_conversation_row_set (WayConversationRow *self, WayRecord *conversation);

G_END_DECLS
