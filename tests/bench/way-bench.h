/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WayBench:
 *
 * One row of the table that build-aux/bench prints: a name, how many records there were, and what each run took. Here
 * it is a line for a machine; build-aux/bench finds the yardstick's row, the ratio, the growth and what missed its bar.
 */
typedef struct _WayBench WayBench;

/* @size: how many records the library has (see build-aux/bench), or how many of what the name says.
 * @bar: (nullable): what is wished for: "300" in the row's unit, "1.5x" times the yardstick, "+60" above it.
 * @yardstick: (nullable): the name of the row of the same size that the ratio is to. */
WayBench *way_bench_new (const char *name, guint size, const char *bar, const char *yardstick);
/* What it is measured in: "ms" unless set. */
void way_bench_set_unit (WayBench *bench, const char *unit);
/* Times one run: on the wall, and the thread's own processor time, which a busy machine does not stretch. */
void way_bench_start (WayBench *bench);
void way_bench_stop (WayBench *bench);
/* Adds a run measured elsewhere; @cpu is its own processor time in milliseconds, below 0 if not known. */
void way_bench_add (WayBench *bench, double value, double cpu);
/* Runs a program to its end, which must be a good one, and times it; @cpu is its own processor time.
 * Returns: (transfer full): what it printed */
char *way_bench_spawn (const char *const *argv, double *milliseconds, double *cpu);
/* Adds a run of a program. */
void way_bench_add_program (WayBench *bench, const char *const *argv);
/* Prints the row, the median of its runs, and frees. */
void way_bench_report (WayBench *bench);

/* All of it for something simple: runs @func @runs times and reports. */
typedef void (*WayBenchFunc) (gpointer data);
void way_bench_row (const char *name, guint size, const char *bar, const char *yardstick, guint runs, WayBenchFunc func,
                    gpointer data);

/* Whether this is build-aux/bench --quick. */
gboolean way_bench_is_quick (void);
/* How often to run what is usually run @usual times: less with --quick, and less for what grows with a large library. */
guint way_bench_runs (guint usual, guint size);
/* The thread's own processor time, in milliseconds. */
double way_bench_cpu (void);
/* The most memory this process has held so far, in MB. */
double way_bench_peak_memory (void);

G_END_DECLS
