/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The most characters that are typed or pasted into one line. GTK itself cuts what is longer than 65,534 bytes, silently; no
 * character has more than four. */
#define WAY_ENTRY_MOST 10000

/* Text for a #GtkEditable of one line, and back. A text longer than %WAY_ENTRY_MOST, which a project file may bring, cannot be
 * changed there: its beginning is shown, the tooltip says so, and way_entry_get_text() returns the whole of it. */
void way_entry_set_text (GtkWidget *entry, const char *text);
const char *way_entry_get_text (GtkWidget *entry);
/* Empties an entry, as what stood there has been taken over: Ctrl+Z takes that back, and does not bring back what was typed. */
void way_entry_empty (GtkWidget *entry);
/* Gives the focus to the #GtkEditable @widget with the cursor behind what is there: GTK would select all of it, and the next key
 * take its place. */
void way_entry_focus_end (GtkWidget *widget);
/* What would become longer is not put in, and a bubble says so: nothing is cut, the line and the clipboard keep what they have. */
void way_entry_setup_limit (GtkWidget *entry);
/* Does that, and lets Ctrl+Z and Ctrl+Shift+Z pass on to the window's undo and redo while there is nothing of its own to undo in
 * @widget, a #GtkEditable (entry, search entry, AdwEntryRow) or #GtkTextView; these swallow the keys otherwise. */
void way_entry_setup_undo (GtkWidget *widget);
/* The same for the #GtkSearchEntry of a filter, which Escape empties. */
void way_entry_setup_filter (GtkWidget *entry);

G_END_DECLS
