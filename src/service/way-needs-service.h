/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

G_BEGIN_DECLS

/* What needs somebody, the most pressing first. The numbers are those of the query "needs of project". */
typedef enum {
  WAY_NEED_OVERDUE,
  WAY_NEED_NO_ACCOUNTABLE,
  WAY_NEED_FEEDBACK,
  WAY_NEED_TEST_REVIEW,
  WAY_NEED_DUE_SOON,
  WAY_NEED_NOT_HEARD,
  WAY_NEED_THEME,
  WAY_NEED_BARRIER,
} WayNeedKind;

/**
 * WayNeed:
 *
 * One thing that needs somebody: an action that is overdue, without anyone accountable, or due before the next
 * workshop; feedback that is owed; a test past its review; an agency or team that takes part and that nobody has heard yet, while
 * the project lasts; an undecided theme; an agency's barriers without an action.
 */
#define WAY_TYPE_NEED (way_need_get_type ())
G_DECLARE_FINAL_TYPE (WayNeed, way_need, WAY, NEED, GObject)

WayNeedKind way_need_get_kind (WayNeed *self);
/* The record it is about. */
const WayId *way_need_get_record (WayNeed *self);
/* In a word or two: "overdue". Translated. */
const char *way_need_get_word (WayNeed *self);
/* The sentence: the action's text, "Health: consent forms differ". */
const char *way_need_get_text (WayNeed *self);
/* What there is to add: who and by when ("J. Hart · due 14 Feb 2022"); "" if nothing. */
const char *way_need_get_detail (WayNeed *self);
/* %TRUE if both say the same of the same record. */
gboolean way_need_same (WayNeed *a, WayNeed *b);

/* What needs somebody in the project on the day @today, at most @most, the most pressing first.
 * Returns: (transfer full): #GPtrArray of #WayNeed */
GPtrArray *way_needs_list (WayLibrary *library, const WayId *project, const char *today, guint most);

G_END_DECLS
