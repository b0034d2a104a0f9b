/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/* Asks what will be done about @card: its words are there as a beginning, all of them chosen, so that Enter takes them as they are
 * and typing says it anew. Then the action is made, one step, and a message offers to open it. What looks like a person is said in
 * both places; it never stands in the way. */
void way_action_make_ask (WayPage *page, const WayId *card);

G_END_DECLS
