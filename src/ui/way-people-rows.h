/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-overview-section.h"

G_BEGIN_DECLS

/* The rows of the lists of participations and memberships. */
void way_people_row_setup (GtkListBoxRow *row, WayPage *page);
void way_people_row_fill_agency (GtkListBoxRow *row, WayPage *page);
void way_people_row_fill_person (GtkListBoxRow *row, WayPage *page);
/* All that a row says, for a filter. Newly allocated. */
char *way_people_row_text (WayLibrary *library, WayRecord *record);

G_END_DECLS
