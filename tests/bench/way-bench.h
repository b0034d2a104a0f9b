/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times runs of one thing and prints a row of the table: name, runs, median, worst, the
 * process's own CPU time (which a busy machine does not stretch), bar; MISS if the median is over it. */
typedef struct _WayBench WayBench;

/* @bar in milliseconds, 0 for none. */
WayBench *way_bench_new (const char *name, double bar);
void way_bench_start (WayBench *bench);
void way_bench_stop (WayBench *bench);
/* Adds a run timed elsewhere. */
void way_bench_add (WayBench *bench, double milliseconds);
/* Prints the row and frees. */
void way_bench_report (WayBench *bench);
/* The head of the table. */
void way_bench_head (void);

G_END_DECLS
