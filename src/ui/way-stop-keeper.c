/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-stop-keeper.h"

#include "ui/way-application.h"
#include "ui/way-waiting.h"

#include <glib/gi18n.h>

/* It ends when the window that says so goes, for whatever reason. */
typedef struct {
  WayKeeper *keeper;
  GCancellable *cancellable;
  GtkWidget *waiting; /* borrowed */
  WayKeeperStopped stopped;
  gpointer data;
} Wait;

void
way_stop_keeper_set_sensitive (gboolean sensitive)
{
  for (GList *i = gtk_application_get_windows (GTK_APPLICATION (g_application_get_default ())); i != NULL; i = i->next)
    gtk_widget_set_sensitive (i->data, sensitive);
}

static void
end (Wait *self)
{
  gboolean stopped = !way_keeper_is_busy (self->keeper) && !g_cancellable_is_cancelled (self->cancellable);

  g_signal_handlers_disconnect_by_data (self->keeper, self);
  g_signal_handlers_disconnect_by_data (self->cancellable, self);
  way_stop_keeper_set_sensitive (TRUE);
  if (!stopped)
    way_keeper_start (self->keeper);
  self->stopped (stopped, self->data);
  g_object_unref (self->keeper);
  g_object_unref (self->cancellable);
  g_free (self);
}

static void
changed_cb (Wait *self)
{
  if (!way_keeper_is_busy (self->keeper))
    gtk_window_destroy (GTK_WINDOW (self->waiting));
}

static void
cancelled_cb (Wait *self)
{
  gtk_window_destroy (GTK_WINDOW (self->waiting));
}

void
way_stop_keeper (GtkWindow *parent, WayKeeperStopped stopped, gpointer data)
{
  WayKeeper *keeper = way_application_get_keeper (WAY_APPLICATION (g_application_get_default ()));
  Wait *self;

  if (keeper != NULL)
    way_keeper_stop (keeper);
  if (keeper == NULL || !way_keeper_is_busy (keeper))
    {
      stopped (TRUE, data);
      return;
    }
  self = g_new0 (Wait, 1);
  self->keeper = g_object_ref (keeper);
  self->cancellable = g_cancellable_new ();
  self->stopped = stopped;
  self->data = data;
  way_stop_keeper_set_sensitive (FALSE);
  self->waiting = way_waiting_new (parent, _("Waiting for the backup that is being made…"), self->cancellable);
  g_signal_connect_swapped (keeper, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->cancellable, "cancelled", G_CALLBACK (cancelled_cb), self);
  g_signal_connect_swapped (self->waiting, "destroy", G_CALLBACK (end), self);
}
