/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

G_BEGIN_DECLS

/* Goals are refined, never overwritten: each version supersedes the one before it, and all are kept. */

/* Adds a goal of @kind (a key; %NULL is overall). With @supersedes it takes that goal's place, as one step. @agreed_on
 * and @agreed_by may be %NULL. @id (out, optional) gets the new goal's. Errors: INVALID if the text is empty or the same
 * as before, CONFLICT if @supersedes was refined already. */
gboolean way_goal_add (WayLibrary *library, const WayId *project, const char *kind, const char *text,
                       const char *agreed_on, const char *agreed_by, const WayId *supersedes, WayId *id, GError **error);
/* The goal and all it refined, the latest first. Returns: (transfer full): #GPtrArray of #WayRecord */
GPtrArray *way_goal_history (WayLibrary *library, const WayId *goal);

G_END_DECLS
