/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WayListFilter:
 *
 * The search entry above a list of records, which shows those that have all the words in it; below the entry it says so if
 * none has.
 */
#define WAY_TYPE_LIST_FILTER (way_list_filter_get_type ())
G_DECLARE_FINAL_TYPE (WayListFilter, way_list_filter, WAY, LIST_FILTER, GtkBox)

/* What a person may look for a record by. Newly allocated. */
typedef char *(*WayListFilterText) (WayLibrary *library, WayRecord *record);

/* @label stands in the entry and names it ("Filter themes"); @none is the sentence when nothing is found. */
GtkWidget *way_list_filter_new (const char *label, const char *none);
/* What is to be shown of @all. Call it once. Returns: (transfer full) */
GListModel *way_list_filter_apply (WayListFilter *self, WayLibrary *library, GListModel *all, WayListFilterText text);
/* Looks again: what the records say has changed. */
void way_list_filter_refresh (WayListFilter *self);
/* Puts the focus into the entry; %FALSE while there is nothing to filter. */
gboolean way_list_filter_focus (WayListFilter *self);
/* Empties it: everything is shown. */
void way_list_filter_clear (WayListFilter *self);

G_END_DECLS
