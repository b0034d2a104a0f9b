/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

typedef void (*WayAgendaAdded) (const WayId *block, gpointer data);

/* A dialog over @page with all fields of a block. */
void way_agenda_dialog_present (WayPage *page, const WayId *block);
/* The same of @block, one that is not in the library yet (way_workshop_new_block()) and is added with Add only. @added, for which
 * @data is an object that may go, hears of it. */
void way_agenda_dialog_present_new (WayPage *page, WayRecord *block, WayAgendaAdded added, gpointer data);

G_END_DECLS
