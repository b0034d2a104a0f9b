/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-backups.h"

G_BEGIN_DECLS

/**
 * WayKeeper:
 *
 * Looks after one library while the program runs: backs it up a day after the last time, also into a second folder if one
 * was chosen, looks whether its file is whole and, before a backup counts, whether each value is what was last saved, and
 * finishes an erasure that could not be. All of it in a worker, a while after the window is there; nobody waits.
 *
 * "changed" is emitted when what it has to say has changed; "damaged" (with the sentence) when it is not whole.
 */
#define WAY_TYPE_KEEPER (way_keeper_get_type ())
G_DECLARE_FINAL_TYPE (WayKeeper, way_keeper, WAY, KEEPER, GObject)

WayKeeper *way_keeper_new (const char *library_path);
/* Begins a few seconds from now, and looks again every hour. */
void way_keeper_start (WayKeeper *self);
/* Cancels what is going on; "changed" follows when it has tidied up. */
void way_keeper_give_up (WayKeeper *self);
/* The same, and it does not begin again. */
void way_keeper_stop (WayKeeper *self);
/* Only when no window is left, at the end or before a library is opened anew: runs the program until it has tidied up, @most
 * milliseconds. A stick may never answer; what is being written there has no name yet. */
void way_keeper_wait (WayKeeper *self, guint most);

/* What it does by itself, at once: a backup if one is due, and a look at the file. */
void way_keeper_look (WayKeeper *self);
/* A backup because somebody asked for it. */
void way_keeper_back_up (WayKeeper *self);

gboolean way_keeper_is_busy (WayKeeper *self);
/* When the last good backup was made, milliseconds since 1970 UTC; 0 if there is none. */
gint64 way_keeper_get_last (WayKeeper *self);
/* Why the last one failed, or %NULL; the same of the second folder. */
const char *way_keeper_get_problem (WayKeeper *self);
const char *way_keeper_get_folder_problem (WayKeeper *self);

/* The second folder, remembered on this laptop: a stick or a folder that is synchronised. %NULL if there is none. */
char *way_keeper_dup_folder (void);
void way_keeper_set_folder (const char *folder);

G_END_DECLS
