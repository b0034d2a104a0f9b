/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-closing-click.h"

#include <gtk/gtk.h>

/* On a popover: it is heeded; a button of the mouse is down in it. On what it was opened over, a window or a popover: the
 * controller that waits for what the mouse does next. */
#define WATCHED_KEY "way-closing-click-watched"
#define PRESSED_KEY "way-closing-click-pressed"
#define WATCH_KEY "way-closing-click"

/* --- Where the cursor goes --- */

/* GTK tells where a place in the text is, but not which place is there. Texts read one way, so halving finds it. */
static int
position_at (GtkText *text, double x)
{
  int low = 0;
  int high = gtk_entry_buffer_get_length (gtk_text_get_buffer (text));
  graphene_rect_t first, here, after;
  gboolean leftwards;

  gtk_text_compute_cursor_extents (text, 0, &first, NULL);
  gtk_text_compute_cursor_extents (text, high, &after, NULL);
  leftwards = after.origin.x < first.origin.x;
  while (low < high)
    {
      int middle = (low + high) / 2;
      double edge;

      gtk_text_compute_cursor_extents (text, middle, &here, NULL);
      gtk_text_compute_cursor_extents (text, middle + 1, &after, NULL);
      edge = (here.origin.x + after.origin.x) / 2;
      if (leftwards ? x < edge : x > edge)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
go_into_text (GtkText *text, double x)
{
  gtk_text_grab_focus_without_selecting (text);
  gtk_editable_set_position (GTK_EDITABLE (text), position_at (text, x));
}

static void
go_into_view (GtkTextView *view, double x, double y)
{
  GtkTextIter at;
  int buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (view, &at, buffer_x, buffer_y);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (view), &at);
  gtk_widget_grab_focus (GTK_WIDGET (view));
}

/* The text that a click on @widget is for, as on the edge of an entry. %NULL if it is for something else, as a button there. */
static GtkWidget *
find_text (GtkWidget *widget)
{
  for (; widget != NULL && !GTK_IS_BUTTON (widget); widget = gtk_widget_get_parent (widget))
    {
      GtkEditable *delegate = GTK_IS_EDITABLE (widget) ? gtk_editable_get_delegate (GTK_EDITABLE (widget)) : NULL;

      if (GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget))
        return widget;
      if (delegate != NULL)
        return GTK_WIDGET (delegate);
    }
  return NULL;
}

static void
go_where_clicked (GtkNative *native, double x, double y)
{
  GtkWidget *text;
  double surface_x, surface_y, text_x, text_y;

  gtk_native_get_surface_transform (native, &surface_x, &surface_y);
  x -= surface_x;
  y -= surface_y;
  text = find_text (gtk_widget_pick (GTK_WIDGET (native), x, y, GTK_PICK_DEFAULT));
  if (text == NULL || !gtk_widget_translate_coordinates (GTK_WIDGET (native), text, x, y, &text_x, &text_y))
    return;
  if (GTK_IS_TEXT_VIEW (text))
    go_into_view (GTK_TEXT_VIEW (text), text_x, text_y);
  else
    go_into_text (GTK_TEXT (text), text_x);
}

/* --- Which click it was --- */

/* The press that closed the popover is not seen here, its release is. A press that is seen is another one, as after Escape. */
static gboolean
below_event_cb (GtkEventController *controller, GdkEvent *event, gpointer data)
{
  GtkWidget *below = gtk_event_controller_get_widget (controller);
  GdkEventType type = gdk_event_get_event_type (event);
  double x, y;

  if (type != GDK_BUTTON_PRESS && type != GDK_BUTTON_RELEASE && type != GDK_TOUCH_BEGIN)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_remove_controller (below, controller);
  g_object_set_data (G_OBJECT (below), WATCH_KEY, NULL);
  if (type == GDK_BUTTON_RELEASE && gdk_button_event_get_button (event) == GDK_BUTTON_PRIMARY
      && gdk_event_get_position (event, &x, &y))
    go_where_clicked (GTK_NATIVE (below), x, y);
  return GDK_EVENT_PROPAGATE;
}

static void
watch (GtkWidget *below)
{
  GtkEventController *controller;

  if (g_object_get_data (G_OBJECT (below), WATCH_KEY) != NULL)
    return;
  controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "event", G_CALLBACK (below_event_cb), NULL);
  g_object_set_data (G_OBJECT (below), WATCH_KEY, controller);
  gtk_widget_add_controller (below, controller);
}

/* A day is chosen, and its calendar closed, with the press: the release is for nobody. */
static void
closed_cb (GtkWidget *popover)
{
  GtkWidget *parent = gtk_widget_get_parent (popover);
  GtkNative *below = parent != NULL ? gtk_widget_get_native (parent) : NULL;

  if (below != NULL && !gtk_widget_in_destruction (GTK_WIDGET (below))
      && g_object_get_data (G_OBJECT (popover), PRESSED_KEY) == NULL)
    watch (GTK_WIDGET (below));
}

static gboolean
popover_event_cb (GtkEventController *controller, GdkEvent *event, gpointer data)
{
  GObject *popover = G_OBJECT (gtk_event_controller_get_widget (controller));
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_BUTTON_PRESS || type == GDK_BUTTON_RELEASE)
    g_object_set_data (popover, PRESSED_KEY, GINT_TO_POINTER (type == GDK_BUTTON_PRESS));
  return GDK_EVENT_PROPAGATE;
}

static gboolean
map_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *popover = g_value_get_object (values);
  GtkEventController *controller;

  if (!GTK_IS_POPOVER (popover) || !gtk_popover_get_autohide (GTK_POPOVER (popover)))
    return G_SOURCE_CONTINUE;
  g_object_set_data (G_OBJECT (popover), PRESSED_KEY, NULL);
  if (g_object_get_data (G_OBJECT (popover), WATCHED_KEY) != NULL)
    return G_SOURCE_CONTINUE;
  g_object_set_data (G_OBJECT (popover), WATCHED_KEY, popover);
  controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "event", G_CALLBACK (popover_event_cb), NULL);
  gtk_widget_add_controller (popover, controller);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  return G_SOURCE_CONTINUE;
}

void
way_closing_click_init (void)
{
  GTypeClass *klass = g_type_class_ref (GTK_TYPE_WIDGET); /* which makes its signals */

  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, map_cb, NULL, NULL);
  g_type_class_unref (klass);
}
