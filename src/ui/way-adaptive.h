/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* How much room there is, in pixels of width: below 600, below 1000, and more; twice that where letters are twice as large. */
typedef enum {
  WAY_WIDTH_NARROW,
  WAY_WIDTH_MEDIUM,
  WAY_WIDTH_WIDE,
} WayWidthClass;

/**
 * WayAdaptive:
 *
 * A container that knows its width class. It carries the CSS class .narrow, .medium or .wide, and emits
 * "class-changed" (with no argument) before the next frame when it gets another. It asks for no more than
 * 360 pixels itself, so that what it holds may change its layout rather than keep the window wide; what does not
 * fit for that one frame is cut off. Only where it is tight, with the narrowest layout already, does it ask for all that
 * its child needs.
 */
#define WAY_TYPE_ADAPTIVE (way_adaptive_get_type ())
G_DECLARE_FINAL_TYPE (WayAdaptive, way_adaptive, WAY, ADAPTIVE, GtkWidget)

GtkWidget *way_adaptive_new (void);
GtkWidget *way_adaptive_get_child (WayAdaptive *self);
void way_adaptive_set_child (WayAdaptive *self, GtkWidget *child);
WayWidthClass way_adaptive_get_width_class (WayAdaptive *self);
/* %TRUE where the words on buttons are too many for the width: letters are large for it. Goes with the width class. */
gboolean way_adaptive_is_tight (WayAdaptive *self);
/* From here on letters are large: what stands side by side goes one below the other. */
#define WAY_TEXT_LARGE 1.5
/* How many times larger than usual letters are. */
double way_text_scale (void);
/* Where letters are large, takes the title out of the header of a dialog, so that its buttons have room, and puts it below,
 * where it wraps. Its header is in a GtkBox. */
void way_adaptive_fit_header (gpointer window);
/* What a menu says goes on in further lines rather than make it wider than a narrow window. After its model was set. */
void way_adaptive_fit_menu (GtkMenuButton *button);
/* How high an #AdwWindow is whose content is a GtkBox that shows all there is in it, what scrolls too, where it is @width wide. */
int way_adaptive_wanted_height (gpointer window, int width);
/* Makes it as high as that at its default width, and no higher than @most. One that is shown only grows. */
void way_adaptive_fit_height (gpointer window, int most);
/* Where it is @tight, a button below @root that has an icon does without its words, and other words end in dots; each then
 * has them as its tooltip. */
void way_adaptive_shorten (GtkWidget *root, gboolean tight);

G_END_DECLS
