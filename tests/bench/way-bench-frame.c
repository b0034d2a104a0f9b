/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/way-bench-frame.h"

#include "bench/way-bench.h"

#include <stdio.h>
#include <unistd.h>

static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  gint64 now = g_get_monotonic_time ();
  const char *began = g_getenv ("WAY_BENCH_BEGAN");

  printf ("%" G_GINT64_FORMAT " %.3f\n", began != NULL ? now - g_ascii_strtoll (began, NULL, 10) : 0,
          way_bench_peak_memory ());
  fflush (stdout);
  _exit (0);
}

static void
watch_window_cb (GtkWidget *window, gpointer data)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), NULL);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, gpointer data)
{
  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    watch_window_cb (GTK_WIDGET (window), NULL);
  else
    g_signal_connect_after (window, "realize", G_CALLBACK (watch_window_cb), NULL);
}

void
way_bench_frame_watch (GtkApplication *application)
{
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
}
