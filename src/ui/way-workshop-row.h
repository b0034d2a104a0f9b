/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * WayWorkshopRow:
 *
 * A workshop in the list of workshops: title, kind, when and where, and its state; the next one says so.
 */
#define WAY_TYPE_WORKSHOP_ROW (way_workshop_row_get_type ())
G_DECLARE_FINAL_TYPE (WayWorkshopRow, way_workshop_row, WAY, WORKSHOP_ROW, AdwBin)

GtkWidget *way_workshop_row_new (WayLibrary *library);
/* Shows @workshop and follows it; %NULL to let go. */
void way_workshop_row_bind (WayWorkshopRow *self, WayRecord *workshop);
void way_workshop_row_set_next (WayWorkshopRow *self, gboolean next);
/* Reads again what depends on other records. */
void way_workshop_row_refresh (WayWorkshopRow *self);

/* "Tue 30 Nov 2021, 13:00–15:00 · Online", or what is known of it; "No date yet" or "No date noted" else. Newly allocated. */
char *way_workshop_when_and_where (WayRecord *workshop);

G_END_DECLS
