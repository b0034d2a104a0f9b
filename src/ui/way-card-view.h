/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-card-facts.h"

G_BEGIN_DECLS

/**
 * WayCardView:
 *
 * A card: its text and, below it, its facts as pills; the colour of its left edge says its kind. It is one widget with
 * a label for the text and one for each pill, as lists hold hundreds of them. Edited in place.
 *
 * Signal: "edited" (text) → gboolean, %TRUE if it was saved.
 */
#define WAY_TYPE_CARD_VIEW (way_card_view_get_type ())
G_DECLARE_FINAL_TYPE (WayCardView, way_card_view, WAY, CARD_VIEW, GtkWidget)

/* With @with_kind, the kind is a pill too. */
GtkWidget *way_card_view_new (WayLibrary *library, WayCardFacts *facts, gboolean with_kind);
/* Shows @card and follows it; %NULL shows nothing. */
void way_card_view_set_card (WayCardView *self, WayRecord *card);
WayRecord *way_card_view_get_card (WayCardView *self);
void way_card_view_edit (WayCardView *self);
gboolean way_card_view_is_editing (WayCardView *self);
/* Saves what is edited. %FALSE if it could not be. */
gboolean way_card_view_finish (WayCardView *self);
/* What is said about the card beside its text, for assistive technology. Owned by the view. */
const char *way_card_view_get_description (WayCardView *self);

G_END_DECLS
