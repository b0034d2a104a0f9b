/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * WayAgendaView:
 *
 * The agenda of a workshop, within a #WayPage: its blocks with the times they come to, over or under time in words, and
 * what to think about. Blocks move by their handle and with Alt+Up and Alt+Down; Enter edits, A captures an action,
 * Delete deletes.
 */
#define WAY_TYPE_AGENDA_VIEW (way_agenda_view_get_type ())
G_DECLARE_FINAL_TYPE (WayAgendaView, way_agenda_view, WAY, AGENDA_VIEW, AdwBin)

void way_agenda_view_set_workshop (WayAgendaView *self, WayLibrary *library, const WayId *workshop);
void way_agenda_view_set_narrow (WayAgendaView *self, gboolean narrow);
/* Selects the block and puts the focus on it. */
void way_agenda_view_show_block (WayAgendaView *self, const WayId *block);

G_END_DECLS
