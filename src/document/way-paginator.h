/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/way-document.h"

#include <cairo.h>

G_BEGIN_DECLS

/* A document laid out on pages: the PDF and the printer draw the same ones. It borrows the document, which
 * must outlive it, and belongs to one thread. Sizes are in points (1/72 inch). */
typedef struct _WayPaginator WayPaginator;

/* A4 */
#define WAY_PAGE_SHORT 595.28
#define WAY_PAGE_LONG 841.89

/* Lays @document out on sheets of @width by @height; which of them is the greater does not matter, since each
 * page is upright or landscape by what is on it. */
WayPaginator *way_paginator_new (const WayDocument *document, double width, double height);
void way_paginator_free (WayPaginator *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayPaginator, way_paginator_free)

/* At least 1. */
guint way_paginator_get_n_pages (WayPaginator *self);
gboolean way_paginator_is_landscape (WayPaginator *self, guint page);
/* Draws page @page, from 0, with its margins, mark and number, the top left corner of the sheet at the origin. */
void way_paginator_draw (WayPaginator *self, guint page, cairo_t *cr);

G_END_DECLS
