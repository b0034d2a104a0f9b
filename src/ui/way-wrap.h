/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * WayWrap:
 *
 * A row of small widgets (pills) that goes on in the next line where there is no more room, 6 pixels apart.
 */
#define WAY_TYPE_WRAP (way_wrap_get_type ())
G_DECLARE_FINAL_TYPE (WayWrap, way_wrap, WAY, WRAP, GtkWidget)

GtkWidget *way_wrap_new (void);
void way_wrap_append (WayWrap *self, GtkWidget *child);
/* Removes all children. */
void way_wrap_clear (WayWrap *self);

G_END_DECLS
