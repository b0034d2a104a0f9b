/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a pill's colour means; the word in it says the same. */
typedef enum {
  WAY_TONE_NEUTRAL,
  WAY_TONE_GOOD,
  WAY_TONE_WARNING,
  WAY_TONE_BAD,
  WAY_TONE_INFO,
  WAY_TONE_GIFT,
} WayTone;

#define WAY_TYPE_TONE (way_tone_get_type ())
GType way_tone_get_type (void);

/**
 * WayPill:
 *
 * A fact in a word or two: a rounded label with a tone and, at most, one icon before it. Never a button.
 * Properties "label", "tone" and "icon-name". An empty label hides it. CSS node "box" with the class .way-pill.
 */
#define WAY_TYPE_PILL (way_pill_get_type ())
G_DECLARE_FINAL_TYPE (WayPill, way_pill, WAY, PILL, GtkBox)

GtkWidget *way_pill_new (const char *label, WayTone tone);
/* Label and tone in one go, for binding rows. */
void way_pill_set (WayPill *self, const char *label, WayTone tone);
void way_pill_set_icon_name (WayPill *self, const char *icon_name);
const char *way_pill_get_label (WayPill *self);
/* Never shortens the label: for a pill beside text that wraps, which would else take its room. */
void way_pill_keep_whole (WayPill *self);

G_END_DECLS
