/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * WayAgendaItem:
 *
 * What a row of a list view shows, for rows that hold controls: it takes the focus itself first, so that one key can
 * mean the row; Tab goes on to the controls within. (A list item of GTK never takes the focus if a child can.)
 */
#define WAY_TYPE_AGENDA_ITEM (way_agenda_item_get_type ())
G_DECLARE_DERIVABLE_TYPE (WayAgendaItem, way_agenda_item, WAY, AGENDA_ITEM, AdwBin)

struct _WayAgendaItemClass {
  AdwBinClass parent_class;
};

/* Names it, and the list item around it, for those who listen. */
void way_agenda_item_describe (WayAgendaItem *self, const char *label, const char *description);

G_END_DECLS
