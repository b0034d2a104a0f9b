/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-entry.h"

#define START_KEY "way-entry-start"

static void
remember_start (GtkWidget *widget)
{
  g_object_set_data_full (G_OBJECT (widget), START_KEY,
                          g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget))), g_free);
}

/* What was typed since the focus came here is the widget's to undo; all before it is the library's. */
static gboolean
has_own (GtkWidget *widget, gboolean redo)
{
  if (GTK_IS_TEXT_VIEW (widget))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));

      return redo ? gtk_text_buffer_get_can_redo (buffer) : gtk_text_buffer_get_can_undo (buffer);
    }
  return g_strcmp0 (g_object_get_data (G_OBJECT (widget), START_KEY),
                    gtk_editable_get_text (GTK_EDITABLE (widget))) != 0;
}

static gboolean
undo_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return !has_own (widget, FALSE) && gtk_widget_activate_action (widget, "win.undo", NULL);
}

static gboolean
redo_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return !has_own (widget, TRUE) && gtk_widget_activate_action (widget, "win.redo", NULL);
}

static void
enter_cb (GtkEventControllerFocus *controller)
{
  remember_start (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));
}

static void
add_shortcut (GtkEventController *controller, const char *trigger, GtkShortcutFunc func)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                                          gtk_callback_action_new (func, NULL, NULL)));
}

void
way_entry_setup_undo (GtkWidget *widget)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_return_if_fail (GTK_IS_EDITABLE (widget) || GTK_IS_TEXT_VIEW (widget));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_shortcut (keys, "<Control>z", undo_cb);
  add_shortcut (keys, "<Control><Shift>z", redo_cb);
  gtk_widget_add_controller (widget, keys);
  if (GTK_IS_EDITABLE (widget))
    {
      GtkEventController *focus = gtk_event_controller_focus_new ();

      remember_start (widget);
      /* What a spin button has taken over is no longer being typed. */
      if (GTK_IS_SPIN_BUTTON (widget))
        g_signal_connect (widget, "value-changed", G_CALLBACK (remember_start), NULL);
      g_signal_connect (focus, "enter", G_CALLBACK (enter_cb), NULL);
      gtk_widget_add_controller (widget, focus);
    }
}

static void
empty_cb (GtkEditable *entry)
{
  gtk_editable_set_text (entry, "");
}

void
way_entry_setup_filter (GtkWidget *entry)
{
  g_return_if_fail (GTK_IS_SEARCH_ENTRY (entry));

  way_entry_setup_undo (entry);
  g_signal_connect (entry, "stop-search", G_CALLBACK (empty_cb), NULL);
}
