/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * WayFieldRow:
 *
 * A row of a form that holds one field as its suffix: a date, a switch, a choice. A row of a list takes the focus itself, and what
 * is typed then goes nowhere. This one has its field take it: Tab and the arrows come to the field, and a press on the row's
 * title puts the cursor there.
 */
#define WAY_TYPE_FIELD_ROW (way_field_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (WayFieldRow, way_field_row, WAY, FIELD_ROW, AdwActionRow)

struct _WayFieldRowClass {
  AdwActionRowClass parent_class;
};

G_END_DECLS
