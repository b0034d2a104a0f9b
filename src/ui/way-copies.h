/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/way-id.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Copies of a library that were saved elsewhere: rescued when a session ended (way-rescue.h), or because somebody asked for one
 * (way-save-copy.h). They are the person's own, and nothing but this remembers them; so whoever removes something for good is told
 * which of them still hold it. */

/* Remembers a copy, at once on disk. The newest 50 are; what is not there any more is forgotten before what is. */
void way_copies_remember (const char *path);
/* Those that are still there, the newest first; not one that this program has open, which is the library itself by now. With
 * @record, those only that hold this record, deleted or not, or cannot be read to know. Returns: (transfer full): a list of paths */
char **way_copies_list (const WayId *record);
/* Says which these are, each with a button that shows it in its folder; %NULL if there are none. Returns: (transfer full)
 * (nullable): a floating widget */
GtkWidget *way_copies_tell (const WayId *record);

G_END_DECLS
