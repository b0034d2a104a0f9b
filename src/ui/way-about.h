/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows what this program is and which licence it has, above @window, which may be %NULL. */
void way_about_present (GtkWindow *window);

G_END_DECLS
