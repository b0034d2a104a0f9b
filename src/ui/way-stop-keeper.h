/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* @stopped: nothing is kept any more; %FALSE if that was given up, and the keeper goes on. */
typedef void (*WayKeeperStopped) (gboolean stopped, gpointer data);

/**
 * way_stop_keeper:
 * @parent: the window that it is asked in; if it goes, it is given up
 * @stopped: is called once, before this returns if nothing was going on
 *
 * Stops the program's WayKeeper, before something is done that a backup must not come in between. A backup that is being made
 * is given up, which may take for ever if its stick does not answer. Until then no window can be used, so that nothing is
 * typed that would be lost, and what is waited for is said, with a button that gives it up.
 */
void way_stop_keeper (GtkWindow *parent, WayKeeperStopped stopped, gpointer data);

/* Whether the windows of the program can be used, all of them. */
void way_stop_keeper_set_sensitive (gboolean sensitive);

G_END_DECLS
