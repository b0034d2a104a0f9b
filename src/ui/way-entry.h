/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Lets Ctrl+Z and Ctrl+Shift+Z pass on to the window's undo and redo while there is nothing of its own to undo in
 * @widget, a #GtkEditable (entry, search entry, AdwEntryRow) or #GtkTextView; these swallow the keys otherwise. */
void way_entry_setup_undo (GtkWidget *widget);
/* The same for the #GtkSearchEntry of a filter, which Escape empties. */
void way_entry_setup_filter (GtkWidget *entry);

G_END_DECLS
