/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

G_BEGIN_DECLS

/* What is owed to somebody: word back to those who were heard, and a look at what a test showed. Both take a copy of
 * way_edit_check_out(), which is filled in and saved as one step. */

/* Keeps that the group of @voice was told on @date (required) what became of it, and in which @words (may be %NULL).
 * Errors: INVALID without a date, NOT_FOUND if it has been deleted. */
gboolean way_owed_give_feedback (WayLibrary *library, WayRecord *voice, const char *date, const char *words, GError **error);
/* Keeps what @test showed. With a @decision (a key) it is decided; without one it is reviewed if anything was @observed or
 * @learned, and looked at again on @review_on (required until it is decided). Texts may be %NULL. Errors: INVALID if that
 * says nothing new, NOT_FOUND if it has been deleted. */
gboolean way_owed_review_test (WayLibrary *library, WayRecord *test, const char *observed, const char *learned,
                               const char *decision, const char *review_on, GError **error);

G_END_DECLS
