/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

G_BEGIN_DECLS

/* How a conversation wants those who spoke in it to be named where a screen tells of what they said. Documents ask it of their
 * queries, for many at once (see "plan card sources"), by the same rule (DOMAIN, rule 12) but for what was said in no
 * conversation, as at a workshop: nobody allowed a name in a document, so there it is a partner's. */

/* How far somebody may be named, as the queries count. */
typedef enum {
  WAY_NAMED_AS_PARTNER,
  WAY_NAMED_BY_SECTOR,
  WAY_NAMED_BY_NAME,
} WayNaming;

/* How far @agency (or team) may be named for what it said in @source: as the conversation with it allows or, where it was named
 * in another's, no further than that and all its own do. By name if @source is %NULL or no conversation. */
WayNaming way_attribution_naming (WayLibrary *library, const WayId *source, const WayId *agency);
/* @agency as it may be named for what it said in @source: “Wickmouth Police”, “Police” or “a partner”, which is also who has no
 * sector. Newly allocated. */
char *way_attribution_name (WayLibrary *library, const WayId *source, const WayId *agency);
/* All of @agencies like this, with commas between and each name once. Newly allocated; "" of none. */
char *way_attribution_names (WayLibrary *library, const WayId *source, GArray *agencies);
/* What @conversation is called where a screen tells of what came of it: its title or, if it has none or its agency is not to be
 * named, “Police, 1 October 2021”. Named in full are it and who spoke only where they are themselves kept: on its page, in its list,
 * among what is deleted, and where they are chosen. Newly allocated. */
char *way_attribution_describe (WayLibrary *library, WayRecord *conversation);

G_END_DECLS
