/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/way-bench.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

/* Up to this many records everything is run as often as usual. */
#define USUAL_SIZE 10000

struct _WayBench {
  char *name;
  guint size;
  char *bar;
  char *yardstick;
  const char *unit;
  GArray *runs;       /* double, in the unit */
  GArray *cpu;        /* double, milliseconds */
  gint64 started;     /* microseconds */
  double cpu_started; /* milliseconds */
};

double
way_bench_cpu (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000.0 + (double) now.tv_nsec / 1e6;
}

double
way_bench_peak_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  line = status != NULL ? strstr (status, "VmHWM:") : NULL;
  return line != NULL ? (double) g_ascii_strtoll (line + strlen ("VmHWM:"), NULL, 10) / 1024.0 : 0;
}

gboolean
way_bench_is_quick (void)
{
  return g_getenv ("WAY_BENCH_QUICK") != NULL;
}

guint
way_bench_runs (guint usual, guint size)
{
  guint runs = way_bench_is_quick () ? (usual + 2) / 3 : usual;

  return size > USUAL_SIZE ? MAX (1, runs * USUAL_SIZE / size) : runs;
}

WayBench *
way_bench_new (const char *name, guint size, const char *bar, const char *yardstick)
{
  WayBench *bench = g_new0 (WayBench, 1);

  bench->name = g_strdup (name);
  bench->size = size;
  bench->bar = g_strdup (bar != NULL ? bar : "");
  bench->yardstick = g_strdup (yardstick != NULL ? yardstick : "");
  bench->unit = "ms";
  bench->runs = g_array_new (FALSE, FALSE, sizeof (double));
  bench->cpu = g_array_new (FALSE, FALSE, sizeof (double));
  return bench;
}

void
way_bench_set_unit (WayBench *bench, const char *unit)
{
  bench->unit = g_intern_string (unit);
}

void
way_bench_start (WayBench *bench)
{
  bench->started = g_get_monotonic_time ();
  bench->cpu_started = way_bench_cpu ();
}

void
way_bench_stop (WayBench *bench)
{
  double cpu = way_bench_cpu () - bench->cpu_started;

  way_bench_add (bench, (double) (g_get_monotonic_time () - bench->started) / 1000.0, cpu);
}

void
way_bench_add (WayBench *bench, double value, double cpu)
{
  g_array_append_val (bench->runs, value);
  if (cpu >= 0)
    g_array_append_val (bench->cpu, cpu);
}

/* Of all children that have ended. */
static double
children_cpu (void)
{
  struct rusage used;

  getrusage (RUSAGE_CHILDREN, &used);
  return (double) (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000.0
         + (double) (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1000.0;
}

char *
way_bench_spawn (const char *const *argv, double *milliseconds, double *cpu)
{
  double cpu_began = children_cpu ();
  gint64 began = g_get_monotonic_time ();
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &said, &status, &error)
      || !g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s %s", argv[0], error->message, said != NULL ? said : "");
  *milliseconds = (double) (g_get_monotonic_time () - began) / 1000.0;
  *cpu = children_cpu () - cpu_began;
  return output;
}

void
way_bench_add_program (WayBench *bench, const char *const *argv)
{
  double milliseconds, cpu;

  g_free (way_bench_spawn (argv, &milliseconds, &cpu));
  way_bench_add (bench, milliseconds, cpu);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
median (GArray *values)
{
  guint half = values->len / 2;

  if (values->len == 0)
    return -1;
  g_array_sort (values, compare);
  return (g_array_index (values, double, half) + g_array_index (values, double, values->len - half - 1)) / 2;
}

void
way_bench_report (WayBench *bench)
{
  double usual = median (bench->runs);
  guint n = bench->runs->len;

  printf ("row\t%s\t%u\t%s\t%u\t%.4f\t%.4f\t%.4f\t%s\t%s\n", bench->name, bench->size, bench->unit, n, usual,
          n > 0 ? g_array_index (bench->runs, double, n - 1) : -1, median (bench->cpu), bench->bar, bench->yardstick);
  fflush (stdout);
  g_array_unref (bench->runs);
  g_array_unref (bench->cpu);
  g_free (bench->name);
  g_free (bench->bar);
  g_free (bench->yardstick);
  g_free (bench);
}

void
way_bench_row (const char *name, guint size, const char *bar, const char *yardstick, guint runs, WayBenchFunc func,
               gpointer data)
{
  WayBench *bench = way_bench_new (name, size, bar, yardstick);

  for (guint i = 0; i < runs; i++)
    {
      way_bench_start (bench);
      func (data);
      way_bench_stop (bench);
    }
  way_bench_report (bench);
}
