/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-entry.h"

#include "ui/way-announce.h"
#include "ui/way-label.h"

#include <glib/gi18n.h>
#include <string.h>

#define START_KEY "way-entry-start"
#define WHOLE_KEY "way-entry-whole"
#define TAKEN_KEY "way-entry-taken"
#define BUBBLE_KEY "way-entry-bubble"

/* --- Long texts --- */

static void
show_beginning (GtkWidget *entry, const char *text)
{
  g_autofree char *line = way_label_line (text);
  glong n = g_utf8_strlen (text, -1);
  g_autofree char *why = g_strdup_printf (ngettext ("This text has %ld character, too many to be changed in one line. It is kept as it is.",
                                                    "This text has %ld characters, too many to be changed in one line. It is kept as it is.",
                                                    (gulong) n), n);

  gtk_editable_set_text (GTK_EDITABLE (entry), line);
  gtk_widget_set_tooltip_text (entry, why);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, why, -1);
}

void
way_entry_set_text (GtkWidget *entry, const char *text)
{
  gboolean was_long = g_object_get_data (G_OBJECT (entry), WHOLE_KEY) != NULL;
  gboolean is_long = text != NULL && strlen (text) > WAY_ENTRY_MOST && g_utf8_strlen (text, -1) > WAY_ENTRY_MOST;

  g_return_if_fail (GTK_IS_EDITABLE (entry));

  g_object_set_data_full (G_OBJECT (entry), WHOLE_KEY, is_long ? g_strdup (text) : NULL, g_free);
  gtk_editable_set_editable (GTK_EDITABLE (entry), !is_long);
  if (is_long)
    {
      show_beginning (entry, text);
      return;
    }
  if (was_long)
    {
      gtk_widget_set_tooltip_text (entry, NULL);
      gtk_accessible_reset_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
}

const char *
way_entry_get_text (GtkWidget *entry)
{
  const char *whole = g_object_get_data (G_OBJECT (entry), WHOLE_KEY);

  return whole != NULL ? whole : gtk_editable_get_text (GTK_EDITABLE (entry));
}

void
way_entry_focus_end (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_EDITABLE (widget));

  gtk_widget_grab_focus (widget);
  gtk_editable_set_position (GTK_EDITABLE (widget), -1);
}

/* --- What is too long to be put in --- */

static gboolean
remove_bubble_cb (gpointer bubble)
{
  GtkWidget *entry = gtk_widget_get_parent (bubble);

  if (entry != NULL)
    {
      if (g_object_get_data (G_OBJECT (entry), BUBBLE_KEY) == bubble)
        g_object_set_data (G_OBJECT (entry), BUBBLE_KEY, NULL);
      gtk_widget_unparent (bubble);
    }
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkPopover *bubble)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, remove_bubble_cb, g_object_ref (bubble), g_object_unref);
}

static void
say_too_long (GtkWidget *entry, glong n)
{
  GtkWidget *bubble = gtk_popover_new ();
  g_autofree char *sentence
    = g_strdup_printf (ngettext ("One line holds at most %d characters, and this would have %ld. Nothing was put in: what was copied is still on the clipboard.",
                                 "One line holds at most %d characters, and this would have %ld. Nothing was put in: what was copied is still on the clipboard.",
                                 WAY_ENTRY_MOST), WAY_ENTRY_MOST, n);

  gtk_popover_set_child (GTK_POPOVER (bubble), g_object_new (GTK_TYPE_LABEL, "label", sentence, "wrap", TRUE, "max-width-chars",
                                                             36, "xalign", 0.0f, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (bubble), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_widget_set_parent (bubble, entry);
  g_signal_connect_object (entry, "destroy", G_CALLBACK (gtk_widget_unparent), bubble, G_CONNECT_SWAPPED);
  g_signal_connect (bubble, "closed", G_CALLBACK (closed_cb), NULL);
  g_object_set_data (G_OBJECT (entry), BUBBLE_KEY, bubble);
  gtk_popover_popup (GTK_POPOVER (bubble));
  way_announce (entry, sentence);
}

static gboolean
forget_taken_cb (gpointer text)
{
  g_object_set_data (text, TAKEN_KEY, NULL);
  return G_SOURCE_REMOVE;
}

/* What is selected goes first, in the same turn: it comes back if what takes its place does not come. */
static void
deleting_cb (GtkEditable *text, int start, int end)
{
  g_object_set_data_full (G_OBJECT (text), TAKEN_KEY, gtk_editable_get_chars (text, start, end), g_free);
  g_idle_add_full (G_PRIORITY_HIGH, forget_taken_cb, g_object_ref (text), g_object_unref);
}

/* As if nothing had gone: what is undone next is what was typed before. */
static void
put_back (GtkEditable *text, const char *taken, int *position)
{
  g_autofree char *before = g_strdup (gtk_editable_get_text (text));

  if (gtk_widget_activate_action (GTK_WIDGET (text), "text.undo", NULL)
      && strlen (gtk_editable_get_text (text)) == strlen (before) + strlen (taken))
    *position += (int) g_utf8_strlen (taken, -1);
  else
    gtk_editable_insert_text (text, taken, -1, position);
}

static void
inserting_cb (GtkEditable *text, const char *inserted, int size, int *position, GtkWidget *entry)
{
  glong n = g_utf8_strlen (gtk_editable_get_text (text), -1) + g_utf8_strlen (inserted, size);
  const char *taken = g_object_get_data (G_OBJECT (text), TAKEN_KEY);

  if (n <= WAY_ENTRY_MOST)
    return;
  g_signal_stop_emission_by_name (text, "insert-text");
  if (taken != NULL)
    {
      g_autofree char *back = g_strdup (taken);

      forget_taken_cb (text);
      put_back (text, back, position);
    }
  if (gtk_widget_get_mapped (entry))
    say_too_long (entry, n);
}

void
way_entry_setup_limit (GtkWidget *entry)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (entry));

  if (text == NULL)
    text = GTK_EDITABLE (entry);
  g_signal_connect (text, "delete-text", G_CALLBACK (deleting_cb), NULL);
  g_signal_connect_object (text, "insert-text", G_CALLBACK (inserting_cb), entry, 0);
}

/* --- Undo --- */

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

/* It comes back from the bubble, too: then it was not away. */
static void
enter_cb (GtkEventControllerFocus *controller)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  if (g_object_get_data (G_OBJECT (widget), BUBBLE_KEY) == NULL)
    remember_start (widget);
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

      way_entry_setup_limit (widget);
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

void
way_entry_empty (GtkWidget *entry)
{
  way_entry_set_text (entry, "");
  remember_start (entry);
}
