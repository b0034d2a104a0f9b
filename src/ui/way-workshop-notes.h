/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What a workshop is for and what was written down: objectives and ground rules, one a line, and notes. */
#define WAY_TYPE_WORKSHOP_NOTES (way_workshop_notes_get_type ())
G_DECLARE_FINAL_TYPE (WayWorkshopNotes, way_workshop_notes, WAY, WORKSHOP_NOTES, AdwBin)

void way_workshop_notes_set_workshop (WayWorkshopNotes *self, WayLibrary *library, WayRecord *workshop);
/* Saves what is being typed; %FALSE if that failed (a person has been told). */
gboolean way_workshop_notes_flush (WayWorkshopNotes *self);

G_END_DECLS
