/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * WayDateEntry:
 *
 * A date that is typed ("14/2/22", "Feb 2022", "friday"), with what was understood below it in one line ("Mon 14 Feb 2022", or
 * "There is no such date", with an example in its tooltip and for a screen reader), and a calendar as an extra. Properties
 *
 * - "date" (ISO 8601 text, or %NULL): what is typed; while that is not a date, the one set or committed last. Set it to
 *   show one. Notifies when it changes,
 * - "with-time": also reads an hour,
 * - "label": its accessible name.
 *
 * Emits "commit" on Enter and when the focus leaves, if "date" changed since it was last set or committed; never while
 * what is typed is not a date.
 */
#define WAY_TYPE_DATE_ENTRY (way_date_entry_get_type ())
G_DECLARE_FINAL_TYPE (WayDateEntry, way_date_entry, WAY, DATE_ENTRY, GtkBox)

GtkWidget *way_date_entry_new (void);
/* What was understood has its room below from the beginning: a dialog does not change its height as one types. */
void way_date_entry_reserve_line (WayDateEntry *self);
const char *way_date_entry_get_date (WayDateEntry *self);
void way_date_entry_set_date (WayDateEntry *self, const char *date);
/* %FALSE while what is typed is not a date (nothing typed is fine). */
gboolean way_date_entry_is_valid (WayDateEntry *self);
/* The entry within, to put the focus on. */
GtkWidget *way_date_entry_get_entry (WayDateEntry *self);

G_END_DECLS
