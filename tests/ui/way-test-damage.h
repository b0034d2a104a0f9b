/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The path of a library that holds the example, one page of which, with cards, was overwritten while nobody had it open;
 * with a good backup beside it or none. (transfer full) */
char *way_test_damaged_library (gboolean with_backup);
/* The same with one letter of a card's text changed by hand, where it is kept first: SQLite takes the file for whole. (transfer
 * full) */
char *way_test_altered_library (void);

G_END_DECLS
