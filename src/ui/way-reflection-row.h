/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A reflection in the list: what was noticed, so what, now what; from whom, where, and what it speaks to. */
#define WAY_TYPE_REFLECTION_ROW (way_reflection_row_get_type ())
G_DECLARE_FINAL_TYPE (WayReflectionRow, way_reflection_row, WAY, REFLECTION_ROW, AdwBin)

GtkWidget *way_reflection_row_new (WayLibrary *library);
/* Shows @reflection and follows it; %NULL to let go. */
void way_reflection_row_bind (WayReflectionRow *self, WayRecord *reflection);
/* Reads again what depends on other records. */
void way_reflection_row_refresh (WayReflectionRow *self);

G_END_DECLS
