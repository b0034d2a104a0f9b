/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * way_announce:
 * @widget: anything in the window that it happened in
 * @message: plain text, a sentence or a few words
 *
 * Has a screen reader say what a person sees happen elsewhere than at the focus: a toast, a card that went to another lane.
 * GTK 4.8 can neither announce nor tell of a toast. A screen reader does say the new name of the window it is in, so the
 * message becomes that until the next, or until the window is named again.
 */
void way_announce (GtkWidget *widget, const char *message);

/**
 * way_announce_init:
 *
 * Takes back the names that GTK 4.8 makes up of its types, for all widgets of the program, as they are shown: an icon button
 * is labelled by its image ("GtkImage"), a button with a mnemonic is called "E_xplored Explored", and the page of a stack is a
 * panel called "GtkStackPage". Call it once at start.
 */
void way_announce_init (void);

/**
 * way_announce_name_button:
 *
 * Gives a button with a mnemonic a name that says more than its label, and stays when that changes.
 */
void way_announce_name_button (GtkButton *button, const char *name);

/**
 * way_announce_meaning:
 *
 * Says of what is chosen now what it means, after the choice itself; until another one is chosen.
 */
void way_announce_meaning (GtkDropDown *drop_down, const char *meaning);

/**
 * way_announce_init_window:
 *
 * For the first line of a dialog's init: it is a window to a screen reader. GTK 4.8 asks for the role too early, when anything
 * in a window takes the focus before it is shown, and then never again: Orca passes over such a window without a word. It is
 * not a dialog's role either, because in 4.8 those are neither showing nor active.
 */
void way_announce_init_window (GtkWindow *window);

G_END_DECLS
