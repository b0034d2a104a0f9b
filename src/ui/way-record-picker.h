/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * WayRecordPicker:
 *
 * A button that shows which records are chosen, and a popover with a search that chooses others. Agencies, people and
 * partnerships that are not there yet can be added by typing their name. Emits "commit" when a person has chosen:
 * at once for a single record, when the popover closes for several; "changed" at every choice; and "typed" when another name is
 * typed that could be added (way_record_picker_keep_typed()).
 */
#define WAY_TYPE_RECORD_PICKER (way_record_picker_get_type ())
G_DECLARE_FINAL_TYPE (WayRecordPicker, way_record_picker, WAY, RECORD_PICKER, AdwBin)

/* @kinds is a list of names ("person agency"), of the library or of @project, which may be %NULL. @name is the accessible
 * name and the popover's heading ("Accountable"). With @several, more than one can be chosen. */
GtkWidget *way_record_picker_new (WayLibrary *library, const WayId *project, const char *kinds, const char *name,
                                  gboolean several);
/* The one chosen, or %NULL. */
const WayId *way_record_picker_get_id (WayRecordPicker *self);
void way_record_picker_set_id (WayRecordPicker *self, const WayId *id);
/* All chosen: a #WayIdList owned by the picker. */
GArray *way_record_picker_get_ids (WayRecordPicker *self);
void way_record_picker_set_ids (WayRecordPicker *self, GArray *ids);
/* What the button says while nothing is chosen ("Choose…"). */
void way_record_picker_set_placeholder (WayRecordPicker *self, const char *placeholder);
/* How many letters of what is chosen the button has room for, where there is room; 28 unless it is said. */
void way_record_picker_set_max_chars (WayRecordPicker *self, int chars);
/* Leaves a record out of the list (a theme that is to be merged into another). */
void way_record_picker_set_except (WayRecordPicker *self, const WayId *id);
/* A name that is typed, and could be added, stays when the popover closes or is opened again, and the button says so; Escape drops
 * it. So it is for a form, which keeps it with what is filled in. A word by which one was only looking for a record does not stay. */
void way_record_picker_keep_typed (WayRecordPicker *self);
/* That name; "" if there is none. Newly allocated. */
char *way_record_picker_dup_typed (WayRecordPicker *self);
void way_record_picker_set_typed (WayRecordPicker *self, const char *name);
void way_record_picker_popup (WayRecordPicker *self);

G_END_DECLS
