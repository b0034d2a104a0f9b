/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Everything that happened to @action, newest first, behind "History"; read when it is opened. */
GtkWidget *way_action_history_new (WayLibrary *library, const WayId *action);

G_END_DECLS
