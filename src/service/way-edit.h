/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

G_BEGIN_DECLS

/* Changing one field of one record, deleting, restoring and moving it: each one step with the label a person reads
 * ("Change due of action"). All return %FALSE with @error, and nothing is changed, if a rule forbids it. A value that
 * is the same leaves no step. */

gboolean way_edit_set_text (WayLibrary *library, const WayId *id, const char *field, const char *text, GError **error);
gboolean way_edit_set_integer (WayLibrary *library, const WayId *id, const char *field, gint64 value, GError **error);
gboolean way_edit_set_boolean (WayLibrary *library, const WayId *id, const char *field, gboolean value, GError **error);
gboolean way_edit_set_list (WayLibrary *library, const WayId *id, const char *field, const char *const *list,
                            GError **error);
/* @target %NULL unsets it. */
gboolean way_edit_set_reference (WayLibrary *library, const WayId *id, const char *field, const WayId *target,
                                 GError **error);
gboolean way_edit_set_references (WayLibrary *library, const WayId *id, const char *field, GArray *targets,
                                  GError **error);
/* Adds @target to, or with @present %FALSE takes it out of, a list of references. */
gboolean way_edit_toggle_reference (WayLibrary *library, const WayId *id, const char *field, const WayId *target,
                                    gboolean present, GError **error);
/* A copy of the record to change, or %NULL with NOT_FOUND, or with DELETED if it is. Taken within the step that saves it, it holds what is in the
 * file then. */
WayRecord *way_edit_copy (WayLibrary *library, const WayId *id, GError **error);
/* A copy of @record for a form that stays open for a while. Call way_edit_catch_up() before it is saved.
 * Returns: (transfer full) */
WayRecord *way_edit_check_out (WayRecord *record);
/* Takes into a copy of way_edit_check_out() each field that it does not change and somebody else has changed since, so
 * that saving a form puts nobody's work back. Does nothing for another record. */
void way_edit_catch_up (WayLibrary *library, WayRecord *record);
/* Writes a changed way_record_copy(), or a new record, as a step called @label. */
gboolean way_edit_save (WayLibrary *library, WayRecord *record, const char *label, GError **error);
gboolean way_edit_delete (WayLibrary *library, const WayId *id, GError **error);
gboolean way_edit_restore (WayLibrary *library, const WayId *id, GError **error);
/* Gives the record a rank between @before and @after, its new neighbours (either may be %NULL). */
gboolean way_edit_move (WayLibrary *library, const WayId *id, const WayId *before, const WayId *after, GError **error);

/* What a record is called, for lists, labels and documents: its title or, without one, what it is ("Conversation with
 * Police, 12 Jul 2021"); a private reflection without its words; "… (deleted)" if it is. "" for %NULL or an id that is not there. Newly allocated. */
char *way_describe (WayLibrary *library, const WayId *id);
/* The titles of several, joined with ", ". Newly allocated. */
char *way_describe_all (WayLibrary *library, GArray *ids);

G_END_DECLS
