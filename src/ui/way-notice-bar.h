/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * WayNoticeBar:
 *
 * The quiet line below a text that says what in it looks like a person (way-notice.h), with what can be done: Rephrase
 * selects the words; Keep as quotation and Keep because… are remembered, and offered only for a text that has its place in
 * a record. It follows the text when typing pauses, a long one on a thread, and never stands in the way of saving.
 * Invisible while there is nothing to say. In a text view the words are underlined besides.
 */
#define WAY_TYPE_NOTICE_BAR (way_notice_bar_get_type ())
G_DECLARE_FINAL_TYPE (WayNoticeBar, way_notice_bar, WAY, NOTICE_BAR, GtkBox)

/* For @target, a #GtkTextView or #GtkEditable, which the bar does not keep. */
GtkWidget *way_notice_bar_new (GtkWidget *target);
/* Where the text is kept: @field of @record, or of none yet (%NULL). A name that is no field of that record's kind is none. */
void way_notice_bar_set_place (WayNoticeBar *self, WayLibrary *library, const WayId *record, const char *field);

G_END_DECLS
