/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"
#include "ui/way-agenda-item.h"

G_BEGIN_DECLS

/**
 * WayReviewRow:
 *
 * An action a workshop looks at again: how it stands in a word, its text, who and when. The one selected shows a place
 * for a note and a button for each outcome.
 *
 * Signal "chosen" (outcome: "reflected", "carried", "changed", "closed").
 */
#define WAY_TYPE_REVIEW_ROW (way_review_row_get_type ())
G_DECLARE_FINAL_TYPE (WayReviewRow, way_review_row, WAY, REVIEW_ROW, WayAgendaItem)

/* What drafts about an action are kept under: the form, and the field for @name at a workshop, which may be %NULL (newly
 * allocated). */
#define WAY_REVIEW_FORM "review"
char *way_review_row_draft_field (const WayId *workshop, const char *name);

/* A note that is typed is kept for the action at that workshop. */
GtkWidget *way_review_row_new (WayLibrary *library, const WayId *workshop);
/* Shows an action still to be reflected, or (an action_reflection) what was said of one; %NULL to let go. */
void way_review_row_bind (WayReviewRow *self, WayRecord *record);
WayRecord *way_review_row_get_record (WayReviewRow *self);
/* Shows the note and the buttons. */
void way_review_row_set_open (WayReviewRow *self, gboolean open);
/* What was typed as a note; owned by the row. */
const char *way_review_row_get_note (WayReviewRow *self);
/* Keeps at once what waits for a pause. */
void way_review_row_flush (WayReviewRow *self);
/* The note of an action is saved: it is not kept any more, whatever row shows the action now. */
void way_review_row_drop_note (WayLibrary *library, const WayId *workshop, const WayId *action);
void way_review_row_refresh (WayReviewRow *self);

G_END_DECLS
