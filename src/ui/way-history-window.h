/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/* Opens a window called @title that shows what was, latest first: a #GPtrArray of #GtkWidget (way_overview_card_new()), which
 * it takes. Escape closes it. */
void way_history_window_open (WayPage *page, const char *title, GPtrArray *cards);

G_END_DECLS
