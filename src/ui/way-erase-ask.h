/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-window.h"

G_BEGIN_DECLS

/* Asks whether what is deleted in @project (%NULL: anywhere) is to be removed for good, with what an earlier erasure had to
 * leave; or with @person, who need not be deleted yet, all that the library keeps of them. Says what that means for undo and
 * for backups, lets those be deleted too, and does it in a worker after one more backup. Returns the dialog, or %NULL having said why not. */
GtkWidget *way_erase_ask (WayWindow *window, const WayId *project, const WayId *person);

G_END_DECLS
