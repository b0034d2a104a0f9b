/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-follow.h"

#define KEY "way-follower"

typedef struct {
  GtkWidget *widget; /* which owns this */
  void (*refresh) (GtkWidget *widget);
  gboolean (*concerns) (GtkWidget *widget, WayChanges *changes);
  gboolean stale;
  guint idle_id;
} Follower;

static void
follower_free (Follower *self)
{
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_free (self);
}

static void
catch_up (Follower *self)
{
  if (!self->stale || !gtk_widget_get_mapped (self->widget))
    return;
  self->stale = FALSE;
  self->refresh (self->widget);
}

static gboolean
idle_cb (gpointer data)
{
  Follower *self = data;

  self->idle_id = 0;
  catch_up (self);
  return G_SOURCE_REMOVE;
}

/* Idle handlers run after the frame. */
static void
changed_cb (GtkWidget *widget, WayChanges *changes)
{
  Follower *self = g_object_get_data (G_OBJECT (widget), KEY);

  if (self->concerns != NULL && !self->stale && !self->concerns (widget, changes))
    return;
  self->stale = TRUE;
  if (self->idle_id == 0 && gtk_widget_get_mapped (widget))
    self->idle_id = g_idle_add (idle_cb, self);
}

void
way_follow (GtkWidget *widget, WayLibrary *library, void (*refresh) (GtkWidget *widget))
{
  way_follow_if (widget, library, NULL, refresh);
}

void
way_follow_if (GtkWidget *widget, WayLibrary *library, gboolean (*concerns) (GtkWidget *widget, WayChanges *changes),
               void (*refresh) (GtkWidget *widget))
{
  Follower *self = g_new0 (Follower, 1);

  self->widget = widget;
  self->concerns = concerns;
  self->refresh = refresh;
  g_object_set_data_full (G_OBJECT (widget), KEY, self, (GDestroyNotify) follower_free);
  g_signal_connect_object (library, "changed", G_CALLBACK (changed_cb), widget, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (widget, "map", G_CALLBACK (catch_up), self);
}

void
way_follow_is_fresh (GtkWidget *widget)
{
  Follower *self = g_object_get_data (G_OBJECT (widget), KEY);

  self->stale = FALSE;
}
