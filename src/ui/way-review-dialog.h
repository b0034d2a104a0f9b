/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "service/way-review-service.h"
#include "ui/way-page.h"

G_BEGIN_DECLS

/* Called with what was decided. */
typedef void (*WayReviewDecided) (gpointer data, WayRecord *action, const WayReview *review);

/* Asks what the outcome "changed" (due, status) or "closed" (done or stopped) of @action needs. @owner is a widget; the
 * dialog goes with it. @note is what was typed so far, or %NULL. */
void way_review_dialog_present (WayPage *page, WayRecord *action, const char *outcome, const char *note,
                                WayReviewDecided decided, gpointer owner);

G_END_DECLS
