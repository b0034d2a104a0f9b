/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/way-bench.h"

#include <stdio.h>
#include <time.h>

struct _WayBench {
  char *name;
  double bar;
  GArray *runs;          /* double, milliseconds */
  GArray *cpu;           /* double, milliseconds of this process's own */
  gint64 started;        /* microseconds */
  double cpu_started;    /* milliseconds */
};

static double
cpu_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000.0 + (double) now.tv_nsec / 1e6;
}

WayBench *
way_bench_new (const char *name, double bar)
{
  WayBench *bench = g_new0 (WayBench, 1);

  bench->name = g_strdup (name);
  bench->bar = bar;
  bench->runs = g_array_new (FALSE, FALSE, sizeof (double));
  bench->cpu = g_array_new (FALSE, FALSE, sizeof (double));
  return bench;
}

void
way_bench_start (WayBench *bench)
{
  bench->started = g_get_monotonic_time ();
  bench->cpu_started = cpu_now ();
}

void
way_bench_stop (WayBench *bench)
{
  double cpu = cpu_now () - bench->cpu_started;

  way_bench_add (bench, (double) (g_get_monotonic_time () - bench->started) / 1000.0);
  g_array_append_val (bench->cpu, cpu);
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
  printf ("%-66s %5s %10s %10s %10s %10s\n", "what", "runs", "median ms", "worst ms", "own CPU ms", "bar ms");
}

static double
median (GArray *values)
{
  g_array_sort (values, compare);
  return values->len > 0 ? g_array_index (values, double, values->len / 2) : 0;
}

void
way_bench_report (WayBench *bench)
{
  double usual = median (bench->runs);
  guint n = bench->runs->len;

  printf ("%-66s %5u %10.2f %10.2f", bench->name, n, usual, n > 0 ? g_array_index (bench->runs, double, n - 1) : 0);
  if (bench->cpu->len > 0)
    printf (" %10.2f", median (bench->cpu));
  else
    printf (" %10s", "");
  if (bench->bar > 0)
    printf (" %10.0f%s", bench->bar, usual > bench->bar ? "  MISS" : "");
  printf ("\n");
  fflush (stdout);
  g_array_unref (bench->runs);
  g_array_unref (bench->cpu);
  g_free (bench->name);
  g_free (bench);
}
