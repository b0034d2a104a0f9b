/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

G_BEGIN_DECLS

/* What a person does with cards. Each is one step; on an error (%FALSE) nothing is changed. Cards are given as a
 * #WayIdList, so that several are changed at once. */

/* A new card of @kind at the end of its lane, heard in @source (a conversation, workshop, agenda block; may be %NULL).
 * A card from a conversation is raised by the conversation's agency. @card (out, optional) gets its id. */
gboolean way_card_add (WayLibrary *library, const WayId *project, const char *kind, const char *text,
                       const WayId *source, WayId *card, GError **error);
/* A card for each line of @pasted (way_text_lines()). @n_added (out, optional); nothing to add is %WAY_ERROR_NOTHING. */
gboolean way_card_add_lines (WayLibrary *library, const WayId *project, const char *kind, const char *pasted,
                             const WayId *source, guint *n_added, GError **error);
/* Gives the cards the kind @kind. Their ranks stay, so that moving back puts them where they were. */
gboolean way_card_set_kind (WayLibrary *library, GArray *cards, const char *kind, GError **error);
/* Moves the cards, in the order given, to the lane of @kind (%NULL: each stays in its own) between the cards @before
 * and @after; either may be %NULL for an end. No other card is touched. */
gboolean way_card_place (WayLibrary *library, GArray *cards, const char *kind, const WayId *before, const WayId *after,
                         GError **error);
gboolean way_card_set_control (WayLibrary *library, GArray *cards, const char *control, GError **error);
/* Gives the cards a theme, or with @present %FALSE takes it away. */
gboolean way_card_set_theme (WayLibrary *library, GArray *cards, const WayId *theme, gboolean present, GError **error);
/* Makes a theme called @name and gives it to the cards. @theme (out, optional). */
gboolean way_card_set_new_theme (WayLibrary *library, GArray *cards, const char *name, WayId *theme, GError **error);
gboolean way_card_delete (WayLibrary *library, GArray *cards, GError **error);

/* The plural and the heading of a lane, translated: "Barriers"; "Other cards" for any kind without a lane. */
const char *way_card_lane_title (const char *kind);

G_END_DECLS
