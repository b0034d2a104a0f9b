/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/way-id.h"

G_BEGIN_DECLS

/**
 * WayRow:
 *
 * One row of a query that returns more than ids. Columns go by the name the query gives them; a wrong name is a
 * programmer's error.
 */
typedef struct _WayRow WayRow;

void way_row_free (WayRow *self);
guint way_row_n_columns (WayRow *self);
const char *way_row_column_name (WayRow *self, guint i);
/* Text of a column, a number as text; %NULL for NULL. Owned by the row. */
const char *way_row_text (WayRow *self, const char *column);
const char *way_row_text_at (WayRow *self, guint i);
/* The number, or 0. */
gint64 way_row_integer (WayRow *self, const char *column);
/* The id in a BLOB column, or %NULL. Owned by the row. */
const WayId *way_row_id (WayRow *self, const char *column);
const WayId *way_row_id_at (WayRow *self, guint i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayRow, way_row_free)

G_END_DECLS
