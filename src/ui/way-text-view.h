/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WayTextView:
 *
 * A text view that does not scroll: as high as its lines are in the width it gets, whatever width it had before. It keeps the
 * buffer that it is made with.
 */
#define WAY_TYPE_TEXT_VIEW (way_text_view_get_type ())
G_DECLARE_FINAL_TYPE (WayTextView, way_text_view, WAY, TEXT_VIEW, GtkTextView)

G_END_DECLS
