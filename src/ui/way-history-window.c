/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-history-window.h"

#include "ui/way-adaptive.h"

#define HEIGHT 600 /* in pixels, at most */

static gboolean
close_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static GtkWidget *
window_new (WayPage *page, const char *title, GtkWidget *content)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE,
                                      "child", content, NULL);
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "title", title, "modal", TRUE, "default-width", 480,
                                    "default-height", HEIGHT, "destroy-with-parent", TRUE, "content", box, NULL);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape"),
                                                          gtk_callback_action_new (close_cb, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
  return window;
}

void
way_history_window_open (WayPage *page, const char *title, GPtrArray *cards)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12, "margin-top", 18,
                                 "margin-bottom", 18, "margin-start", 18, "margin-end", 18, NULL);
  GtkWidget *window;

  for (guint i = 0; i < cards->len; i++)
    gtk_box_append (GTK_BOX (box), cards->pdata[i]);
  window = window_new (page, title, box);
  way_adaptive_fit_height (window, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
}
