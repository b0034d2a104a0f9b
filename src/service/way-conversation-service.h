/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

G_BEGIN_DECLS

/* A new conversation of today with @agency (an agency or team; may be %NULL). @conversation gets its id. One step. */
gboolean way_conversation_add (WayLibrary *library, const WayId *project, const WayId *agency, WayId *conversation,
                               GError **error);
/* Saves a new conversation, or a changed way_record_copy() of one, as one step. If it is with another agency now, its
 * cards that were raised by the former one, or by none, are raised by the new one; cards raised by others keep them. */
gboolean way_conversation_save (WayLibrary *library, WayRecord *conversation, GError **error);
/* The same for the agency alone (may be %NULL). */
gboolean way_conversation_set_agency (WayLibrary *library, const WayId *conversation, const WayId *agency,
                                      GError **error);
/* The title for a list: the conversation's own, its agency or team, or its kind. Newly allocated. */
char *way_conversation_describe_who (WayLibrary *library, WayRecord *conversation);
/* "Single agency · 12 July 2021". Newly allocated. */
char *way_conversation_describe_what (WayRecord *conversation);

G_END_DECLS
