/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-overview-section.h"

G_BEGIN_DECLS

/* The rows of the lists of participations and memberships: a person has one row, whatever the number of their roles. */
void way_people_row_setup (GtkListBoxRow *row, WayPage *page);
void way_people_row_fill_agency (GtkListBoxRow *row, WayPage *page);
void way_people_row_fill_person (GtkListBoxRow *row, WayPage *page);
/* All roles of the person of @membership in its project, ended ones last. Returns: (transfer full): #GPtrArray of #WayRecord */
GPtrArray *way_people_roles (WayLibrary *library, WayRecord *membership);
/* "June 2021 to May 2022", "since June 2021", or "": how long a participation or membership lasts. Newly allocated. */
char *way_people_span_text (WayRecord *part);
/* All that a row says, for a filter. Newly allocated. */
char *way_people_row_text (WayLibrary *library, WayRecord *record);

G_END_DECLS
