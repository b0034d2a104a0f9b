/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * WayWaiting:
 *
 * Says what is going on, with a button that cancels it. It comes only after a moment: what is quick needs no word.
 */
#define WAY_TYPE_WAITING (way_waiting_get_type ())
G_DECLARE_FINAL_TYPE (WayWaiting, way_waiting, WAY, WAITING, AdwWindow)

/* @words say what is going on: "Reading “dorset.waymark.json”…". It goes with @parent; when all is done, gtk_window_destroy() it.
 * Returns: (transfer none) */
GtkWidget *way_waiting_new (GtkWindow *parent, const char *words, GCancellable *cancellable);

G_END_DECLS
