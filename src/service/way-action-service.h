/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

G_BEGIN_DECLS

/* What people do with actions, one undoable step each; all of them join an open step. A change of status, RAG or due
 * date writes an update with the old and the new value in the same step, so that the column is the truth and the
 * updates its history. All return %FALSE with @error, and nothing is changed, if a rule forbids it. A value that is the
 * same leaves no step. One-field edits without a rule (text, theme, resources…) are way-edit.h's. */

/* --- Making --- */

/* Adds an action with the next reference of the project ("A-001"; numbers of deleted actions are not used again).
 * @origin (a workshop, block, conversation…), @theme and @card (each nullable) say where it comes from. @action (out,
 * optional) gets its id. */
gboolean way_action_create (WayLibrary *library, const WayId *project, const char *text, const WayId *origin,
                            const WayId *theme, const WayId *card, WayId *action, GError **error);
/* How many characters of a card stand below the action that comes from it, in a plan that leaves the house. */
#define WAY_ACTION_QUOTED 160
/* An action from a card: its text, its first theme, and its source as the origin where an action can have it. */
gboolean way_action_create_from_card (WayLibrary *library, const WayId *card, WayId *action, GError **error);
/* The same, saying @text, where a card tells what is wrong rather than what will be done; with %NULL what the card says. */
gboolean way_action_create_from_card_as (WayLibrary *library, const WayId *card, const char *text, WayId *action, GError **error);
/* One action a line of @pasted (see way_text_lines()), in one step. %WAY_ERROR_NOTHING if no line holds text. */
gboolean way_action_create_lines (WayLibrary *library, const WayId *project, const char *pasted, const WayId *theme,
                                  GError **error);

/* --- Changing --- */

/* %TRUE if @action cannot take @status before somebody is accountable (rule 8): ask in place, then
 * way_action_agree() or way_action_set_accountable() within one step. */
gboolean way_action_needs_accountable (WayRecord *action, const char *status);
/* Sets the status. %WAY_ERROR_INVALID if way_action_needs_accountable(). */
gboolean way_action_set_status (WayLibrary *library, const WayId *action, const char *status, GError **error);
/* Makes @accountable (a person or agency; %NULL keeps the present one) accountable and sets @status, in one step. */
gboolean way_action_set_status_by (WayLibrary *library, const WayId *action, const char *status,
                                   const WayId *accountable, GError **error);
/* The same with the status "agreed". */
gboolean way_action_agree (WayLibrary *library, const WayId *action, const WayId *accountable, GError **error);
/* Amber and red need a @reason (%WAY_ERROR_INVALID); it becomes the text of the update too. */
gboolean way_action_set_rag (WayLibrary *library, const WayId *action, const char *rag, const char *reason,
                             GError **error);
/* A due date of any precision, instead of "next workshop"; %NULL for none. */
gboolean way_action_set_due (WayLibrary *library, const WayId *action, const char *due, GError **error);
/* What an update says, in place of what somebody said, when an action becomes due at the next workshop, or has no due date any more. */
const char *way_action_words_due_next (void);
const char *way_action_words_no_due (void);
/* Due at the next workshop, instead of a date. */
gboolean way_action_set_due_next_workshop (WayLibrary *library, const WayId *action, GError **error);
/* @accountable is a person or an agency; %NULL takes it away, which an agreed action refuses. */
gboolean way_action_set_accountable (WayLibrary *library, const WayId *action, const WayId *accountable,
                                     GError **error);
/* Adds what happened, dated today. Updates are never changed. */
gboolean way_action_add_update (WayLibrary *library, const WayId *action, const char *text, GError **error);
/* Adds what shows that it was done, dated today. */
gboolean way_action_add_evidence (WayLibrary *library, const WayId *action, const char *text, GError **error);

/* --- Milestones (renamed, moved and deleted with way-edit.h) --- */

/* Adds one at the end. @due (nullable) is a date. @milestone (out, optional) gets its id. */
gboolean way_action_add_milestone (WayLibrary *library, const WayId *action, const char *text, const char *due,
                                   WayId *milestone, GError **error);
gboolean way_action_set_milestone_done (WayLibrary *library, const WayId *milestone, gboolean done, GError **error);

/* --- Asking --- */

/* %TRUE unless it is done or stopped. */
gboolean way_action_is_open (WayRecord *action);
/* The day that "the next workshop" means for @action (rule 9): of the earliest workshop from @today on that is still to
 * come and later than where the action was agreed; %NULL if there is none. Newly allocated. */
char *way_action_next_workshop (WayLibrary *library, WayRecord *action, const char *today);
/* When @action is due: its date (any precision) or the day of the next workshop. %NULL if it has none or no workshop
 * is planned. Newly allocated. */
char *way_action_resolve_due (WayLibrary *library, WayRecord *action, const char *today);
/* %TRUE if the open action should have been done before the day @today; computed, never stored. @resolved_due is what
 * way_action_resolve_due() gave. */
gboolean way_action_is_overdue (WayRecord *action, const char *resolved_due, const char *today);

G_END_DECLS
