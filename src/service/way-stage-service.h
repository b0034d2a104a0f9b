/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

G_BEGIN_DECLS

/* The life of a project (DOMAIN.md, "Life cycles"): enquiry, scoping, delivery, learning, completed, archived. Any of
 * the middle three can be paused, and is resumed to where it was; all before completion can be withdrawn. The stage of
 * the project and its history are written together. */

/* The five stages of the picture of progress, in order: keys, ending with %NULL. */
const char *const *way_stage_path (void);
/* The stages the project can go to from where it is, the usual one first: keys. Newly allocated, never %NULL. */
char **way_stage_next (WayLibrary *library, const WayId *project);
/* The key of the stage a paused project was in; what it is in, if it is not paused. "" if there is no such project.
 * A pause whose history is not known resumes to delivery. Newly allocated. */
char *way_stage_reached (WayLibrary *library, const WayId *project);
/* %TRUE if going to the stage @to has to say why. */
gboolean way_stage_needs_reason (const char *to);
/* The last change of stage, or %NULL. Returns: (transfer full) (nullable) */
WayRecord *way_stage_latest (WayLibrary *library, const WayId *project);
/* How many actions are open: they stay so when the project is completed (rule 2). */
gint64 way_stage_open_actions (WayLibrary *library, const WayId *project);
/* What changing from @from to @to is called, for a button and for Undo: "Pause project". Translated. */
const char *way_stage_verb (const char *from, const char *to);
/* Moves the project to @to on @date (of any precision), as one step. @contact_kept is for a pause; it and @reason may be
 * %NULL. Errors: INVALID if the life cycle does not allow it, a reason is missing or @date is before the last change. */
gboolean way_stage_change (WayLibrary *library, const WayId *project, const char *to, const char *date,
                           const char *reason, const char *contact_kept, GError **error);

G_END_DECLS
