/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-window.h"

G_BEGIN_DECLS

/* Shows a record that no room shows (a decision, a section of a report, a method): its thread where it is part of one, else
 * all it says, to read and to copy, in a window of its own that Escape closes. %FALSE if there is no such record. */
gboolean way_record_window_open (WayWindow *window, const WayId *id);

G_END_DECLS
