/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * way_follow:
 * @refresh: shows anew what @widget says of the library
 *
 * Calls @refresh after the steps of @library: once for all that happen before the next frame is out, and only while
 * @widget can be seen. What it missed unseen it catches up with when it is shown again. For counts and summaries, which
 * must not hold up the frame in which a person sees what he did; call it once for a widget, and show the first state
 * yourself.
 */
void way_follow (GtkWidget *widget, WayLibrary *library, void (*refresh) (GtkWidget *widget));

/* The same, but only after steps that concern the widget. */
void way_follow_if (GtkWidget *widget, WayLibrary *library, gboolean (*concerns) (GtkWidget *widget, WayChanges *changes),
                    void (*refresh) (GtkWidget *widget));

/* For a widget that has just shown the newest state. */
void way_follow_is_fresh (GtkWidget *widget);

G_END_DECLS
