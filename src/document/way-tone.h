/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/way-document.h"

G_BEGIN_DECLS

/* The colours of a tone on paper, as 0xRRGGBB. Each pair of @text and @fill, and @text on white, has a
 * contrast of at least 4.5 to 1 (WCAG 2.1, 1.4.3). */
typedef struct {
  guint32 fill;
  guint32 text;
  guint32 dark_fill; /* the same on a dark screen */
  guint32 dark_text;
  const char *name; /* in a style sheet; not for people */
} WayToneColours;

const WayToneColours *way_tone_colours (WayTone tone);

#define WAY_COLOUR_ACCENT 0x1a5fb4
#define WAY_COLOUR_INK 0x1f1f24
#define WAY_COLOUR_SOFT 0x5e5c64
#define WAY_COLOUR_RULE 0xd5d3da
#define WAY_COLOUR_BAND 0xf3f5f9

G_END_DECLS
