/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Ends the process after the first frame of the application's first window, printing how many microseconds it is since
 * $WAY_BENCH_BEGAN (of the monotonic clock) and the most memory held until then, in MB. */
void way_bench_frame_watch (GtkApplication *application);

G_END_DECLS
