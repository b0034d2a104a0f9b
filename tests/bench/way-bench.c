/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/way-bench.h"

#include <stdio.h>

struct _WayBench {
  char *name;
  double bar;
  GArray *runs;          /* double, milliseconds */
  gint64 started;        /* microseconds */
};

WayBench *
way_bench_new (const char *name, double bar)
{
  WayBench *bench = g_new0 (WayBench, 1);

  bench->name = g_strdup (name);
  bench->bar = bar;
  bench->runs = g_array_new (FALSE, FALSE, sizeof (double));
  return bench;
}

void
way_bench_start (WayBench *bench)
{
  bench->started = g_get_monotonic_time ();
}

void
way_bench_stop (WayBench *bench)
{
  way_bench_add (bench, (double) (g_get_monotonic_time () - bench->started) / 1000.0);
}

void
way_bench_add (WayBench *bench, double milliseconds)
{
  g_array_append_val (bench->runs, milliseconds);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

void
way_bench_head (void)
{
  printf ("%-58s %5s %10s %10s %10s\n", "what", "runs", "median ms", "worst ms", "bar ms");
}

void
way_bench_report (WayBench *bench)
{
  guint n = bench->runs->len;
  double median, worst;

  g_array_sort (bench->runs, compare);
  median = n > 0 ? g_array_index (bench->runs, double, n / 2) : 0;
  worst = n > 0 ? g_array_index (bench->runs, double, n - 1) : 0;
  printf ("%-58s %5u %10.2f %10.2f", bench->name, n, median, worst);
  if (bench->bar > 0)
    printf (" %10.0f%s", bench->bar, median > bench->bar ? "  MISS" : "");
  printf ("\n");
  fflush (stdout);
  g_array_unref (bench->runs);
  g_free (bench->name);
  g_free (bench);
}
