/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks before what was typed into @window is thrown away; only a "yes" calls @discard, which may destroy @window. */
void way_discard_ask (GtkWindow *window, const char *question, void (*discard) (GtkWindow *window));

G_END_DECLS
