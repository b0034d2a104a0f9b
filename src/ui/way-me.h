/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-window.h"

G_BEGIN_DECLS

/* Asks who the person at this laptop is: what *mine* means. It is a setting of the library, no step. (transfer none) */
GtkWidget *way_me_present (WayWindow *window);
/* Who that is. %FALSE if nobody has said, or the person is gone. */
gboolean way_me_get (WayLibrary *library, WayId *id);

G_END_DECLS
