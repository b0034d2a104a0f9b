/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/* Opens a form that adds a goal or, with @goal, refines it: the new words take its place and the old ones are kept. */
void way_goal_dialog_open (WayPage *page, const WayId *goal);
/* Opens the versions of a goal, latest first, each with when it was agreed and by whom. */
void way_goal_history_open (WayPage *page, const WayId *goal);

G_END_DECLS
