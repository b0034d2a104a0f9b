/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Places that can only be read. */

#include <glib.h>

G_BEGIN_DECLS

/* Root may write everything: from here on as nobody, with the way back kept open. A plain user stays who they are. */
void way_test_become_nobody (void);
void way_test_become_oneself (void);
/* From now on SQLite finds what is below @folder on a disk that can only be read, also files that are open: as when a disk
 * that fails, or a stick with a switch, becomes read-only while it is used. %NULL: nothing is, any longer. */
void way_test_disk_is_read_only (const char *folder);

G_END_DECLS
