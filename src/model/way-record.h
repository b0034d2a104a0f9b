/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/way-kind.h"

G_BEGIN_DECLS

#define WAY_TYPE_RECORD (way_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (WayRecord, way_record, WAY, RECORD, GObject)

/**
 * WayRecord:
 *
 * One record of any kind. Its fields are GObject properties too (texts as strings, INTEGER as int64 where -1
 * stands for unset, BOOLEAN, LIST as #GStrv, REFERENCE as #WayId, REFERENCES as #WayIdList), which notify on a
 * real change.
 *
 * The objects that a library hands out (way_library_get(), live lists) are shared and follow the library: never
 * change them. To edit, change a way_record_copy() and save that within a step.
 */
struct _WayRecordClass {
  GObjectClass parent_class;
  const WayKind *kind;
};

/* A new record of @kind with a new id and the initial values of its fields. */
WayRecord *way_record_new (const WayKind *kind);
/* The same, with the kind's name; for use with names that are known to exist. */
WayRecord *way_record_new_named (const char *kind);
/* A copy with the same id that belongs to the caller and follows nothing. */
WayRecord *way_record_copy (WayRecord *self);
/* Takes all values of @from, a record of the same kind; notifies what changed. */
void way_record_assign (WayRecord *self, WayRecord *from);

const WayKind *way_record_get_kind (WayRecord *self);
/* %TRUE if the kind's name is @kind. */
gboolean way_record_is (WayRecord *self, const char *kind);
const WayId *way_record_get_id (WayRecord *self);
void way_record_set_id (WayRecord *self, const WayId *id);
/* The project it belongs to (a project belongs to itself), or %NULL. Property "project-id". */
const WayId *way_record_get_project (WayRecord *self);
void way_record_set_project (WayRecord *self, const WayId *project);
/* When it was made, milliseconds since 1970 UTC. */
gint64 way_record_get_created (WayRecord *self);
void way_record_set_created (WayRecord *self, gint64 created);
/* %TRUE if it is in the list of deleted records. Property "deleted". */
gboolean way_record_get_deleted (WayRecord *self);
void way_record_set_deleted (WayRecord *self, gboolean deleted);

/* Every accessor takes the name of a field of the fitting type; a wrong name or type is a programmer's error. */

/* %FALSE if the field is unset (an empty text or list, no reference). */
gboolean way_record_has (WayRecord *self, const char *field);
/* Text of a text field, or %NULL; owned by the record. */
const char *way_record_get_text (WayRecord *self, const char *field);
/* Sets a text; %NULL and "" both unset it. */
void way_record_set_text (WayRecord *self, const char *field, const char *text);
/* The number, or @unset. */
gint64 way_record_get_integer (WayRecord *self, const char *field, gint64 unset);
void way_record_set_integer (WayRecord *self, const char *field, gint64 value);
gboolean way_record_get_boolean (WayRecord *self, const char *field);
void way_record_set_boolean (WayRecord *self, const char *field, gboolean value);
/* The list, %NULL-terminated and never %NULL itself; owned by the record. */
const char *const *way_record_get_list (WayRecord *self, const char *field);
void way_record_set_list (WayRecord *self, const char *field, const char *const *list);
/* The id referred to, or %NULL; owned by the record. */
const WayId *way_record_get_reference (WayRecord *self, const char *field);
void way_record_set_reference (WayRecord *self, const char *field, const WayId *id);
/* The ids referred to, in order: a #WayIdList owned by the record, never %NULL. */
GArray *way_record_get_references (WayRecord *self, const char *field);
void way_record_set_references (WayRecord *self, const char *field, GArray *ids);
/* %TRUE if the references hold @id. */
gboolean way_record_refers (WayRecord *self, const char *field, const WayId *id);
/* Puts @id at the end unless it is there; takes it out. */
void way_record_add_reference (WayRecord *self, const char *field, const WayId *id);
void way_record_remove_reference (WayRecord *self, const char *field, const WayId *id);
/* Unsets a field of any type. */
void way_record_clear (WayRecord *self, const char *field);

/* What the record is called: the text of its title field, or %NULL. */
const char *way_record_get_title (WayRecord *self);
/* The word for the value of an ENUM or CHOICE field, translated; "" if unset. */
const char *way_record_get_label (WayRecord *self, const char *field);
/* The record it belongs to and is deleted with, or %NULL. */
const WayId *way_record_get_owner (WayRecord *self);
/* %TRUE if both hold the same values (not: the same id). */
gboolean way_record_same_values (WayRecord *a, WayRecord *b);
/* Takes from @theirs each field that @self still has as in @base: what somebody else changed meanwhile. */
void way_record_merge (WayRecord *self, WayRecord *base, WayRecord *theirs);

/* Checks required fields, forms of dates, keys of enumerations, and the kind's own rules. Whether references
 * exist is the library's to say. Sets %WAY_ERROR_INVALID with the first fault. */
gboolean way_record_validate (WayRecord *self, GError **error);
/* Checks one field alone, so that a reader can list every fault. */
gboolean way_record_validate_field (WayRecord *self, const char *field, GError **error);

G_END_DECLS
