/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/way-id.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Copies of a library that were saved elsewhere: rescued when a session ended (way-rescue.h), or because somebody asked for one
 * (way-save-copy.h). They are the person's own, and nothing but this remembers them; so whoever removes something for good is told
 * which of them still hold it. */

/* Remembers a copy, at once on disk. When they have been looked at next, no more than 50 stay; what is not there any more is
 * forgotten before what is, and older ones before newer. */
void way_copies_remember (const char *path);
/* For tests. Those that are still there, the newest first; not @library itself, for one may have been opened to go on in it. With
 * @record, those only that hold this record, deleted or not, or cannot be read to know. It opens them, which takes as long as
 * their disk does: for a worker, not for a window. Returns: (transfer full): a list of paths */
char **way_copies_list (const char *library, const WayId *record);
/* Says which these are, each with a button that shows it in its folder; %NULL if no copy is remembered. They are looked at by a
 * worker: until then that is said, with a button for who does not want to wait, which names them all as not looked at, and
 * @response of @dialog cannot be chosen: it would be chosen without knowing. Returns: (transfer full) (nullable): a floating widget */
GtkWidget *way_copies_tell (AdwMessageDialog *dialog, const char *response, const char *library, const WayId *record);

G_END_DECLS
