/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "service/way-agenda.h"
#include "storage/way-library.h"
#include "ui/way-agenda-item.h"

G_BEGIN_DECLS

/**
 * WayAgendaRow:
 *
 * A block in an agenda: handle, time, a bar in the colour of its kind, title and kind in words, what it is, who leads,
 * and minutes that can be typed.
 *
 * Signals: "minutes-chosen" (int), "dropped" (#WayId of a block, gboolean: below this one), "menu-chosen" (name of what
 * was chosen: "edit", "action", "reflect", "add", "up", "down", "delete").
 */
#define WAY_TYPE_AGENDA_ROW (way_agenda_row_get_type ())
G_DECLARE_FINAL_TYPE (WayAgendaRow, way_agenda_row, WAY, AGENDA_ROW, WayAgendaItem)

GtkWidget *way_agenda_row_new (WayLibrary *library);
/* Shows @block and follows it; %NULL to let go. */
void way_agenda_row_bind (WayAgendaRow *self, WayRecord *block);
WayRecord *way_agenda_row_get_block (WayAgendaRow *self);
/* Shows the times of slot @i of @agenda. */
void way_agenda_row_set_slot (WayAgendaRow *self, WayAgenda *agenda, guint i);
/* Reads again what depends on other records: its method, how many actions were captured in it. */
void way_agenda_row_refresh (WayAgendaRow *self);
/* Minutes and menu below the rest, for narrow windows. */
void way_agenda_row_set_narrow (WayAgendaRow *self, gboolean narrow);

G_END_DECLS
