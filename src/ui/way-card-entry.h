/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * WayCardEntry:
 *
 * Where a card is typed: the last row of a lane, or in place of a card that is edited. The text wraps and the entry
 * grows. Signals, each with a gboolean return that says "done":
 *
 * - "commit" (text): on Enter, and when the focus leaves. %TRUE drops the draft and, in an entry that adds, empties it.
 * - "lines" (text): several lines were pasted into an entry that adds, which is then treated as with "commit".
 * - "cancel": on Escape, or when an edited text is empty.
 * - "step" (gint): Tab (1), Shift+Tab (-1), after the text was committed; %FALSE lets the focus go where it goes.
 * - "up": the cursor leaves by the top.
 */
#define WAY_TYPE_CARD_ENTRY (way_card_entry_get_type ())
G_DECLARE_FINAL_TYPE (WayCardEntry, way_card_entry, WAY, CARD_ENTRY, AdwBin)

/* @placeholder is shown while it is empty and is its accessible name. With @adding, it stays and is emptied. */
GtkWidget *way_card_entry_new (const char *placeholder, gboolean adding);
/* Where what is typed is kept when typing pauses; a draft from before is put in. See way_library_set_draft(). */
void way_card_entry_set_draft (WayCardEntry *self, WayLibrary *library, const char *form, const WayId *record,
                               const char *field);
/* Shows @text, with the cursor at its end. */
void way_card_entry_set_text (WayCardEntry *self, const char *text);
char *way_card_entry_dup_text (WayCardEntry *self);
/* Emits "commit" if there is a text. %FALSE if it could not be saved. */
gboolean way_card_entry_commit (WayCardEntry *self);
/* As if Escape were pressed. */
void way_card_entry_cancel (WayCardEntry *self);
/* Types @text at the cursor as a paste does: several lines become several cards. */
void way_card_entry_paste (WayCardEntry *self, const char *text);
void way_card_entry_focus (WayCardEntry *self);
GtkWidget *way_card_entry_get_view (WayCardEntry *self);

G_END_DECLS
