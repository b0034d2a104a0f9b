/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* How much room there is, in pixels of width: below 600, below 1000, and more. */
typedef enum {
  WAY_WIDTH_NARROW,
  WAY_WIDTH_MEDIUM,
  WAY_WIDTH_WIDE,
} WayWidthClass;

/**
 * WayAdaptive:
 *
 * A container that knows its width class. It carries the CSS class .narrow, .medium or .wide, and emits
 * "class-changed" (with no argument) before the next frame when it gets another. It never asks for more than
 * 360 pixels itself, so that what it holds may change its layout rather than keep the window wide; what does not
 * fit for that one frame is cut off.
 */
#define WAY_TYPE_ADAPTIVE (way_adaptive_get_type ())
G_DECLARE_FINAL_TYPE (WayAdaptive, way_adaptive, WAY, ADAPTIVE, GtkWidget)

GtkWidget *way_adaptive_new (void);
GtkWidget *way_adaptive_get_child (WayAdaptive *self);
void way_adaptive_set_child (WayAdaptive *self, GtkWidget *child);
WayWidthClass way_adaptive_get_width_class (WayAdaptive *self);

G_END_DECLS
