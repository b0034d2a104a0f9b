/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * WayReflectionDialog:
 *
 * Captures a reflection over any screen, typed from top to bottom: the answers to its prompts, from whom, what it speaks
 * to, where, and if it is private. Ctrl+Enter saves; what is typed is kept as drafts and offered again; Cancel drops it.
 */
#define WAY_TYPE_REFLECTION_DIALOG (way_reflection_dialog_get_type ())
G_DECLARE_FINAL_TYPE (WayReflectionDialog, way_reflection_dialog, WAY, REFLECTION_DIALOG, AdwWindow)

/* Over the window of @parent; @source (a workshop, agenda block or conversation, or %NULL) is where it was noticed. */
void way_reflection_dialog_present (GtkWidget *parent, WayLibrary *library, const WayId *project, const WayId *source);
/* For a reflection that is there. */
void way_reflection_dialog_edit (GtkWidget *parent, WayLibrary *library, WayRecord *reflection);

G_END_DECLS
