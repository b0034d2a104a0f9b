/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/* One line, under @row of the agenda @view, to capture actions agreed in @block: Enter adds one and is ready for the next, Escape closes.
 * What is typed is kept as a draft. Messages go to @page. @view unparents its popovers when it goes. */
void way_agenda_capture_popup (GtkWidget *view, GtkWidget *row, WayPage *page, const WayId *block);

G_END_DECLS
