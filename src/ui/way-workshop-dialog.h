/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/* Called with the new workshop's id. */
typedef void (*WayWorkshopAdded) (gpointer data, const WayId *workshop);

/* A small dialog over @page for the facts of a workshop: title, kind, start, planned minutes, place and themes. With
 * @workshop it changes that one; with %NULL it adds one, offering an agenda to start from, and then calls @added. */
void way_workshop_dialog_present (WayPage *page, WayRecord *workshop, WayWorkshopAdded added, gpointer data);

G_END_DECLS
