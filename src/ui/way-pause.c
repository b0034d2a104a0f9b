/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-pause.h"

#define PAUSE_MS 500
#define LONGEST_MS 2000
#define RETRY_MS 2000

void
way_pause_init (WayPause *self, WayPauseKeep keep, gpointer data)
{
  *self = (WayPause){ keep, data, 0, 0 };
}

static gboolean
keep_cb (gpointer data)
{
  WayPause *self = data;

  self->id = 0;
  if (!self->keep (self->data))
    way_pause_retry (self);
  return G_SOURCE_REMOVE;
}

static void
wait_for (WayPause *self, gint64 milliseconds)
{
  g_clear_handle_id (&self->id, g_source_remove);
  self->id = g_timeout_add ((guint) MAX (milliseconds, 0), keep_cb, self);
}

void
way_pause_typed (WayPause *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->id == 0)
    self->since = now;
  wait_for (self, MIN (PAUSE_MS, LONGEST_MS - (now - self->since) / 1000));
}

void
way_pause_retry (WayPause *self)
{
  self->since = g_get_monotonic_time ();
  wait_for (self, RETRY_MS);
}

gboolean
way_pause_is_waiting (const WayPause *self)
{
  return self->id != 0;
}

gboolean
way_pause_flush (WayPause *self)
{
  if (self->id == 0)
    return TRUE;
  way_pause_stop (self);
  return self->keep (self->data);
}

void
way_pause_stop (WayPause *self)
{
  g_clear_handle_id (&self->id, g_source_remove);
}
