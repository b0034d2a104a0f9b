/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * WayReviewView:
 *
 * "Carried into this workshop": each open action agreed before it, with one key for what the workshop makes of it: R
 * reflected, C carried, H changed, X closed; and below, what it has made of the others. Within a #WayPage.
 */
#define WAY_TYPE_REVIEW_VIEW (way_review_view_get_type ())
G_DECLARE_FINAL_TYPE (WayReviewView, way_review_view, WAY, REVIEW_VIEW, AdwBin)

void way_review_view_set_workshop (WayReviewView *self, WayLibrary *library, const WayId *workshop);

G_END_DECLS
