/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

G_BEGIN_DECLS

/**
 * WayReview:
 * @outcome: "reflected", "carried", "changed" or "closed"
 * @note: what was said, or %NULL
 * @status: the action's status from now on, or %NULL to keep it. Closing needs "done" or "stopped"
 * @due: the new due date, "" for none, %NULL to keep it
 * @due_next_workshop: due at the next workshop instead
 *
 * What a workshop made of an action agreed before it.
 */
typedef struct {
  const char *outcome;
  const char *note;
  const char *status;
  const char *due;
  gboolean due_next_workshop;
} WayReview;

/* Writes down in one step what @workshop made of @action; a second time changes what the first said. The action keeps
 * its reference and gains a reflection naming the workshop; it is never copied (DOMAIN, rule 3). Errors: INVALID for a
 * review that says nothing it should, and whatever the action's own rules refuse; then nothing is changed. */
gboolean way_review_record (WayLibrary *library, const WayId *workshop, const WayId *action, const WayReview *review,
                            GError **error);
/* What a review (an action reflection) came to: "Reflected back, carried on". */
const char *way_review_words (WayRecord *review);
/* How many open actions agreed before @workshop have not been looked at in it (rule 4), nor in a later one: what was talked about
 * later is not owed to an older workshop, though it can still be written down of it. */
guint way_review_n_pending (WayLibrary *library, const WayId *workshop);
/* The first workshop after @workshop at which @action was reviewed, or %NULL. Returns: (transfer full) */
WayRecord *way_review_later (WayLibrary *library, const WayId *workshop, const WayId *action);

G_END_DECLS
