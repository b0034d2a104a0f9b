/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The time now in milliseconds since 1970-01-01 UTC. Tests and pictures can fix it with the
 * environment variable WAYMARK_NOW (ISO 8601, local time if no zone is given). */
gint64 way_clock_now (void);
/* The date now on this laptop as YYYY-MM-DD, statically allocated per thread: copy to keep. */
const char *way_clock_today (void);

/* The next value of a hybrid logical clock (Kulkarni and others, 2014): the upper 48 bits are
 * milliseconds, the lower 16 a counter. Always greater than @last, the greatest stamp seen. */
gint64 way_clock_next_stamp (gint64 last);

G_END_DECLS
