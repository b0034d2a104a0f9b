/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-test-app.h"

G_BEGIN_DECLS

/* The path of a library that holds the example, one page of which, with cards, was overwritten while nobody had it open;
 * with a good backup beside it or none. (transfer full) */
char *way_test_damaged_library (gboolean with_backup);
/* The same with one letter of a card's text changed by hand, where it is kept first: SQLite takes the file for whole. (transfer
 * full) */
char *way_test_altered_library (void);

/* The same as the first with a backup, and with the page overwritten that says what is in the file: it does not open at
 * all. (transfer full) */
char *way_test_unreadable_library (void);

/* Whether nothing is being backed up or checked, for way_test_wait(). */
gboolean way_test_is_idle (gpointer app);
/* How many backups of the library lie in @folder, %NULL: beside it. */
guint way_test_n_backups (WayTestApp *app, const char *folder);

G_END_DECLS
