/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "service/way-thread.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One record of a thread: a card with what it is, what it is called and its facts, below the line that joins it to the
 * one before; the record the thread is of is marked. */
#define WAY_TYPE_THREAD_ROW (way_thread_row_get_type ())
G_DECLARE_FINAL_TYPE (WayThreadRow, way_thread_row, WAY, THREAD_ROW, AdwBin)

GtkWidget *way_thread_row_new (void);
/* @first has no line above it. */
void way_thread_row_show (WayThreadRow *self, const WayThreadNode *node, gboolean first);

G_END_DECLS
