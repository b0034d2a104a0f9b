/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/way-kind.h"
#include "ui/way-field-row.h"

G_BEGIN_DECLS

/**
 * WayChoiceRow:
 *
 * A row of a boxed list that chooses one of a field's values, made from its declaration. For a field whose list a user
 * can extend (CHOICE), "Your own word…" opens an entry for a word of one's own. Emits "commit" when a person has chosen.
 */
#define WAY_TYPE_CHOICE_ROW (way_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (WayChoiceRow, way_choice_row, WAY, CHOICE_ROW, WayFieldRow)

/* For @field of @kind ("project", "delivery"), under the field's own label. With @unset, "Not set" can be chosen. */
GtkWidget *way_choice_row_new (const char *kind, const char *field, gboolean unset);
/* The key, or %NULL if unset; a word of one's own as far as it is typed. Owned by the row, until it is asked again. */
const char *way_choice_row_get_value (WayChoiceRow *self);
/* Where a word of one's own is typed, hidden unless one is; %NULL where there is no such word. (transfer none) */
GtkWidget *way_choice_row_get_entry (WayChoiceRow *self);
/* Shows @key, which may be a word of a user's own; emits nothing. */
void way_choice_row_set_value (WayChoiceRow *self, const char *key);

G_END_DECLS
