/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-waiting.h"

#include <glib/gi18n.h>

#define DELAY_MS 400

struct _WayWaiting {
  AdwWindow parent_instance;

  GtkWidget *label;
  GtkWidget *spinner;
  GtkWidget *button;

  /* owned */
  GCancellable *cancellable;
  guint delay;
};

G_DEFINE_FINAL_TYPE (WayWaiting, way_waiting, ADW_TYPE_WINDOW)

static void
cancel_cb (WayWaiting *self)
{
  gtk_widget_set_sensitive (self->button, FALSE);
  g_cancellable_cancel (self->cancellable);
}

/* It goes when the work has ended, not before. */
static gboolean
way_waiting_close_request (GtkWindow *window)
{
  cancel_cb (WAY_WAITING (window));
  return TRUE;
}

static gboolean
show_cb (gpointer data)
{
  WayWaiting *self = data;

  self->delay = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
way_waiting_dispose (GObject *object)
{
  WayWaiting *self = WAY_WAITING (object);

  g_clear_handle_id (&self->delay, g_source_remove);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (way_waiting_parent_class)->dispose (object);
}

static void
way_waiting_class_init (WayWaitingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_waiting_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = way_waiting_close_request;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
way_waiting_init (WayWaiting *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 18, "margin-top", 24,
                                 "margin-bottom", 24, "margin-start", 24, "margin-end", 24, NULL);
  GtkWidget *handle = gtk_window_handle_new ();

  self->spinner = g_object_new (GTK_TYPE_SPINNER, "spinning", TRUE, "width-request", 32, "height-request", 32, NULL);
  self->label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "justify", GTK_JUSTIFY_CENTER,
                              "max-width-chars", 36, NULL);
  self->button = gtk_button_new_with_mnemonic (_("_Cancel"));
  gtk_widget_set_halign (self->button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->spinner);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_window_handle_set_child (GTK_WINDOW_HANDLE (handle), box);
  adw_window_set_content (ADW_WINDOW (self), handle);
  gtk_window_set_focus (GTK_WINDOW (self), self->button);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
way_waiting_new (GtkWindow *parent, const char *words, GCancellable *cancellable)
{
  WayWaiting *self = g_object_new (WAY_TYPE_WAITING, "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE,
                                   "resizable", FALSE, "default-width", 320, "title", words, NULL);

  gtk_label_set_label (GTK_LABEL (self->label), words);
  self->cancellable = g_object_ref (cancellable);
  self->delay = g_timeout_add (DELAY_MS, show_cb, self);
  return GTK_WIDGET (self);
}
