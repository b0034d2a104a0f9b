/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "service/way-notice-service.h"

G_BEGIN_DECLS

/**
 * WayNoticeMarks:
 *
 * Which texts of records look like a person (way-notice.h) while nobody has decided about it: for lists, whose rows bear a mark
 * then. A text is looked through when it is first asked about, and again when it, the names of agencies or what was decided have
 * changed; a long one on a thread. Emits "changed" when an answer may be another one.
 */
#define WAY_TYPE_NOTICE_MARKS (way_notice_marks_get_type ())
G_DECLARE_FINAL_TYPE (WayNoticeMarks, way_notice_marks, WAY, NOTICE_MARKS, GObject)

/* It hears of a change before whoever connects to @library later. */
WayNoticeMarks *way_notice_marks_new (WayLibrary *library);
/* What in the text @field of @record looks like a person, in a sentence (way_notice_say()); %NULL for nothing, or nothing known
 * yet. Newly allocated. */
char *way_notice_marks_get (WayNoticeMarks *self, WayRecord *record, const char *field);

G_END_DECLS
