/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-test-questions.h"
#include "ui/way-test-report.h"

#define FRAMES 5

static guint n_updates, n_frames;

static void
update_cb (GdkFrameClock *clock, gpointer data)
{
  n_updates++;
}

static void
after_cb (GdkFrameClock *clock, gpointer data)
{
  n_frames++;
}

/* What moves asks for an update in every frame. */
guint
way_test_ask_still (GtkWindow *window, const char *screen)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gulong update = g_signal_connect (clock, "update", G_CALLBACK (update_cb), NULL);
  gulong after = g_signal_connect (clock, "after-paint", G_CALLBACK (after_cb), NULL);

  n_updates = n_frames = 0;
  while (n_frames < FRAMES)
    {
      const guint n = n_frames;

      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
      while (n_frames == n)
        g_main_context_iteration (NULL, TRUE);
    }
  if (n_updates >= FRAMES - 1)
    way_test_report (screen, NULL, "moves");
  g_signal_handler_disconnect (clock, update);
  g_signal_handler_disconnect (clock, after);
  return 1;
}
