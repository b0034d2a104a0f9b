/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-test-quiet.h"

#define SETTLE_TICKS 6
#define MOST_TURNS 1000
#define MOST_FRAMES 30
#define QUIET_FRAMES 2

typedef struct {
  GPtrArray *clocks; /* of the windows that are shown */
  guint n_working; /* frames in which something was laid out or drawn */
  guint n_frames;
  guint n_ticks;
} Frames;

static void
work_cb (GdkFrameClock *clock, gpointer data)
{
  ((Frames *) data)->n_working++;
}

static void
frame_cb (GdkFrameClock *clock, gpointer data)
{
  ((Frames *) data)->n_frames++;
}

static gboolean
tick_cb (gpointer data)
{
  ((Frames *) data)->n_ticks++;
  return G_SOURCE_CONTINUE;
}

/* Asks for a frame of each window, which does nothing that is not asked for by something else. */
static void
frames_start (Frames *frames)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  frames->clocks = g_ptr_array_new_with_free_func (g_object_unref);
  frames->n_working = frames->n_frames = frames->n_ticks = 0;
  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);
      GdkFrameClock *clock = gtk_widget_get_mapped (window) ? gtk_widget_get_frame_clock (window) : NULL;

      if (clock == NULL)
        continue;
      g_ptr_array_add (frames->clocks, g_object_ref (clock));
      g_signal_connect (clock, "layout", G_CALLBACK (work_cb), frames);
      g_signal_connect (clock, "paint", G_CALLBACK (work_cb), frames);
      g_signal_connect (clock, "after-paint", G_CALLBACK (frame_cb), frames);
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
    }
}

static void
frames_end (Frames *frames)
{
  for (guint i = 0; i < frames->clocks->len; i++)
    g_signal_handlers_disconnect_by_data (frames->clocks->pdata[i], frames);
  g_ptr_array_unref (frames->clocks);
}

/* Whether a frame of every window went by in which nothing was laid out or drawn, and nothing is left to be done. */
static gboolean
is_quiet (void)
{
  Frames frames;
  guint tick, n_done = 0;
  gboolean done;

  gdk_display_sync (gdk_display_get_default ());
  while (n_done < MOST_TURNS && g_main_context_iteration (NULL, FALSE))
    n_done++;
  frames_start (&frames);
  tick = g_timeout_add (20, tick_cb, &frames);
  while (frames.clocks->len == 0 ? frames.n_ticks < 2 : frames.n_frames < frames.clocks->len && frames.n_ticks < SETTLE_TICKS)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  done = frames.n_frames >= frames.clocks->len && frames.n_working == 0;
  frames_end (&frames);
  return done && !g_main_context_pending (NULL);
}

void
way_test_quiet (void)
{
  guint n_quiet = 0;

  for (guint i = 0; i < MOST_FRAMES && n_quiet < QUIET_FRAMES; i++)
    n_quiet = is_quiet () ? n_quiet + 1 : 0;
}
