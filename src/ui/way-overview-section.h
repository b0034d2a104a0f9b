/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-list.h"
#include "ui/way-page.h"

G_BEGIN_DECLS

/* Building blocks of Overview and People. */

/* Calls @refresh for @widget now, and after each step that happens while it can be seen; what happened unseen is caught
 * up with when it is shown again. */
void way_overview_follow (GtkWidget *widget, WayPage *page, void (*refresh) (GtkWidget *widget));

/* A heading with @suffix (may be %NULL) at its end, and @content below. Named by its heading. */
GtkWidget *way_overview_section_new (const char *title, GtkWidget *suffix, GtkWidget *content);
/* A card: a vertical box with padding, for content that is no list. */
GtkWidget *way_overview_card_new (void);
/* A small flat button for the end of a heading or row: its @label is what it says, or with @icon its name. */
GtkWidget *way_overview_button_new (const char *label, const char *icon);
/* Makes the child of a row; fills it for its item, at first and after every step; answers a click on an item. */
typedef void (*WayOverviewRow) (GtkListBoxRow *row, WayPage *page);
typedef void (*WayOverviewActivate) (gpointer item, WayPage *page);

/* The item a row stands for. Owned by the row. */
gpointer way_overview_item (GtkListBoxRow *row);
/* A card that is a list of @model, of some dozens at most. With @activate, rows can be clicked. Takes @model. */
GtkWidget *way_overview_list_new (WayPage *page, const char *name, GListModel *model, WayOverviewRow setup,
                                  WayOverviewRow fill, WayOverviewActivate activate);
/* A quiet sentence in a card in place of an empty list, shown while @model is empty; @list is shown otherwise. */
GtkWidget *way_overview_or_empty_new (GtkWidget *list, GListModel *model, const char *sentence);
/* A label that wraps, aligned to the start, with the classes (separated by spaces; may be %NULL). */
GtkWidget *way_overview_label_new (const char *text, const char *classes);
/* Names a row for assistive technology; call it when it is filled. */
void way_overview_name_row (GtkListBoxRow *row, const char *name, const char *description);

G_END_DECLS
