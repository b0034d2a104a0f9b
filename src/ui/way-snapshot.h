/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Draws @window as it stands into a PNG file, with @dialog, if there is one, over it. */
gboolean way_snapshot_save (GtkWindow *window, GtkWindow *dialog, const char *path, GError **error);

G_END_DECLS
