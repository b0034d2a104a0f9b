/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Keeps what stands there now. Returns %FALSE if it could not be kept, as on a full disk or while another program writes. */
typedef gboolean (*WayPauseKeep) (gpointer data);

/**
 * WayPause:
 *
 * When what is being typed is kept: once typing pauses for half a second, and two seconds after the first letter that is not kept
 * if it never pauses; what could not be kept is tried again every two seconds. Part of whoever has the text.
 */
typedef struct {
  /*< private >*/
  WayPauseKeep keep;
  gpointer data;
  guint id;
  gint64 since; /* monotonic microseconds: when the first letter that is not kept was typed */
} WayPause;

void way_pause_init (WayPause *self, WayPauseKeep keep, gpointer data);
/* Something was typed. */
void way_pause_typed (WayPause *self);
/* It could not be kept just now. */
void way_pause_retry (WayPause *self);
/* %TRUE while something waits to be kept. */
gboolean way_pause_is_waiting (const WayPause *self);
/* Keeps at once what waits. Returns %FALSE if it could not be kept; it is not tried again then. */
gboolean way_pause_flush (WayPause *self);
/* Nothing is to be kept any more: it is saved, or thrown away, or whoever has the text goes. */
void way_pause_stop (WayPause *self);

G_END_DECLS
