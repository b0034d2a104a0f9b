/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/way-id.h"

G_BEGIN_DECLS

/**
 * WayChanges:
 *
 * What one or several steps touched: the tables, fields and records. The argument of WayLibrary::changed.
 */
#define WAY_TYPE_CHANGES (way_changes_get_type ())
GType way_changes_get_type (void);
typedef struct _WayChanges WayChanges;

WayChanges *way_changes_new (void);
WayChanges *way_changes_ref (WayChanges *self);
void way_changes_unref (WayChanges *self);
void way_changes_add (WayChanges *self, const char *table, const char *field, const WayId *record);

/* %TRUE if @field of any record of the kind @table was changed; with %NULL any field. Creation, deletion and
 * restoring touch the table "record", field "deleted". References (lists) touch "link" with the field's name. */
gboolean way_changes_touch (WayChanges *self, const char *table, const char *field);
/* %TRUE if this record was changed. */
gboolean way_changes_touch_record (WayChanges *self, const WayId *record);
/* The records changed: #WayIdList, owned by @self. */
GArray *way_changes_get_records (WayChanges *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayChanges, way_changes_unref)

G_END_DECLS
