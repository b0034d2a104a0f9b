/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The path of a library that holds the example, one page of which, with cards, was overwritten while nobody had it open;
 * with a good backup beside it or none. (transfer full) */
char *way_test_damaged_library (gboolean with_backup);

G_END_DECLS
