/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/**
 * WayBoardDetails:
 *
 * Everything about one card, each fact changed where it stands: text, kind, whose it is to change, who raised it, its
 * themes and source, and the actions made from it.
 */
#define WAY_TYPE_BOARD_DETAILS (way_board_details_get_type ())
G_DECLARE_FINAL_TYPE (WayBoardDetails, way_board_details, WAY, BOARD_DETAILS, AdwBin)

/* Within @page, which it asks to open records and to say things. */
GtkWidget *way_board_details_new (WayPage *page);
/* Shows @card; with %NULL what to do to see one. */
void way_board_details_set_card (WayBoardDetails *self, const WayId *card);
/* What can be done with several cards, for way_board_details_set_several(). Takes @acts. */
void way_board_details_set_acts (WayBoardDetails *self, GtkWidget *acts);
/* That @n cards are chosen: with several of them, and no card shown, it says so and what can be done. */
void way_board_details_set_several (WayBoardDetails *self, guint n);
/* Saves the text that is being typed. */
gboolean way_board_details_flush (WayBoardDetails *self);

/* The same as a page of its own, where there is no room beside the lanes. */
#define WAY_TYPE_BOARD_DETAILS_PAGE (way_board_details_page_get_type ())
G_DECLARE_FINAL_TYPE (WayBoardDetailsPage, way_board_details_page, WAY, BOARD_DETAILS_PAGE, WayPage)

GtkWidget *way_board_details_page_new (WayLibrary *library, const WayId *project, const WayId *card);

G_END_DECLS
