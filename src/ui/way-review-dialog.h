/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "service/way-review-service.h"
#include "ui/way-page.h"

G_BEGIN_DECLS

/* Called with what was decided. Returns %TRUE once that is recorded; what was typed is kept until then. */
typedef gboolean (*WayReviewDecided) (gpointer data, WayRecord *action, const WayReview *review);

/* Asks what the outcome "changed" (due, status) or "closed" (done or stopped) of @action needs. @owner is a widget; the
 * dialog goes with it. @note is what was typed so far, or %NULL. What is typed is kept for that
 * outcome of @action at @workshop, which may be %NULL. */
void way_review_dialog_present (WayPage *page, const WayId *workshop, WayRecord *action, const char *outcome, const char *note,
                                WayReviewDecided decided, gpointer owner);

G_END_DECLS
