/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-label.h"
#include "ui/way-window-private.h"

#include "ui/way-main-menu.h"

#include <glib/gi18n.h>

gboolean
way_window_is_folded (WayWindow *self)
{
  return self->project != NULL && adw_leaflet_get_folded (self->leaflet);
}

static void
put (AdwBin *bin, GtkWidget *widget)
{
  if (adw_bin_get_child (bin) == widget)
    return;
  if (widget != NULL && gtk_widget_get_parent (widget) != NULL)
    adw_bin_set_child (ADW_BIN (gtk_widget_get_parent (widget)), NULL);
  adw_bin_set_child (bin, widget);
}

static gboolean
has_icon (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) && ADW_IS_BUTTON_CONTENT (gtk_button_get_child (GTK_BUTTON (widget)));
}

/* In a narrow window only Back, the main action, without its words if it has an icon, and the title fit above; the
 * rest moves to a bar below. */
static void
place_widgets (WayWindow *self, gboolean narrow)
{
  GtkWidget *start = way_page_get_header_start (self->page);
  GtkWidget *end = way_page_get_header_end (self->page);

  put (self->start_bin, start);
  way_adaptive_shorten (GTK_WIDGET (self->start_bin),
                        way_adaptive_is_tight (self->adaptive) || (narrow && has_icon (start)));
  if (end != NULL)
    way_adaptive_shorten (end, way_adaptive_is_tight (self->adaptive));
  gtk_widget_queue_resize (GTK_WIDGET (self->start_bin));
  if (narrow)
    {
      put (self->end_bin, NULL);
      put (self->bottom_bin, end);
    }
  else
    {
      put (self->bottom_bin, NULL);
      put (self->end_bin, end);
    }
}

static void
place_undo (WayWindow *self, gboolean narrow)
{
  GtkWidget *parent = gtk_widget_get_parent (self->undo_box);
  gboolean below = parent == GTK_WIDGET (self->bottom_undo_bin);

  gtk_widget_set_visible (self->undo_box, self->project != NULL);
  if (below == narrow)
    return;
  g_object_ref (self->undo_box);
  if (narrow)
    {
      adw_header_bar_remove (self->header, self->undo_box);
      adw_bin_set_child (self->bottom_undo_bin, self->undo_box);
    }
  else
    {
      adw_bin_set_child (self->bottom_undo_bin, NULL);
      adw_header_bar_remove (self->header, GTK_WIDGET (self->start_bin));
      adw_header_bar_pack_start (self->header, self->undo_box);
      adw_header_bar_pack_start (self->header, GTK_WIDGET (self->start_bin));
    }
  g_object_unref (self->undo_box);
}

static void
update_title (WayWindow *self)
{
  g_autofree char *title = way_label_line (way_page_get_title (self->page));
  g_autofree char *subtitle = way_label_line (way_page_get_subtitle (self->page));
  g_autofree char *window_title = NULL;

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
  /* In a narrow window it is cut short. */
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), *subtitle != '\0' ? subtitle : NULL);
  /* Translators: the window's title: the page's, and the program's name. */
  window_title = *title != '\0' && !g_str_equal (title, "Waymark") ? g_strdup_printf (_("%s – Waymark"), title)
                                                                  : g_strdup ("Waymark");
  gtk_window_set_title (GTK_WINDOW (self), window_title);
}

void
way_window_update_header (WayWindow *self)
{
  gboolean folded = way_window_is_folded (self);
  gboolean at_home = self->project == NULL;
  gboolean narrow = way_adaptive_get_width_class (self->adaptive) == WAY_WIDTH_NARROW;

  if (self->page == NULL)
    return;
  update_title (self);
  g_object_ref (self->start_bin);
  place_undo (self, narrow);
  g_object_unref (self->start_bin);
  place_widgets (self, narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), self->details->len > 0 || folded);
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), at_home);
  gtk_widget_set_visible (GTK_WIDGET (self->start_bin), adw_bin_get_child (self->start_bin) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->end_bin), adw_bin_get_child (self->end_bin) != NULL);
  gtk_widget_set_visible (self->bottom_bar, narrow && (!at_home || adw_bin_get_child (self->bottom_bin) != NULL));
  (narrow ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (GTK_WIDGET (self->toasts), "way-above-bottom");
  adw_header_bar_set_show_start_title_buttons (self->header, folded || at_home);
  way_sidebar_set_folded (self->sidebar, folded);
}

static void
class_changed_cb (WayWindow *self)
{
  if (self->page != NULL)
    way_page_set_width_class (self->page, way_adaptive_get_width_class (self->adaptive));
  way_window_update_header (self);
}

static void
folded_cb (WayWindow *self)
{
  way_window_update_header (self);
  way_window_update_actions (self);
}

/* A menu that opens before the rooms lie where they are to be has no place on the screen. */
static gboolean
open_menu_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  WayWindow *self = WAY_WINDOW (widget);
  GtkWidget *sidebar = GTK_WIDGET (self->sidebar);

  if (!way_window_is_folded (self) || adw_leaflet_get_visible_child (self->leaflet) != sidebar)
    return G_SOURCE_REMOVE;
  if (adw_leaflet_get_child_transition_running (self->leaflet)
      || gtk_widget_get_width (sidebar) != gtk_widget_get_width (GTK_WIDGET (self->leaflet)))
    return G_SOURCE_CONTINUE;
  way_sidebar_open_menu (self->sidebar);
  return G_SOURCE_REMOVE;
}

gboolean
way_window_go_to_menu (WayWindow *self)
{
  if (!way_window_is_folded (self) || adw_leaflet_get_visible_child (self->leaflet) != self->content)
    return FALSE;
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->sidebar));
  gtk_widget_add_tick_callback (GTK_WIDGET (self), open_menu_cb, NULL, NULL);
  return TRUE;
}

void
way_window_init_header (WayWindow *self)
{
  way_main_menu_attach (self->menu_button);
  self->page_signals = g_signal_group_new (WAY_TYPE_PAGE);
  g_signal_group_connect_swapped (self->page_signals, "notify::title", G_CALLBACK (way_window_update_header), self);
  g_signal_group_connect_swapped (self->page_signals, "notify::subtitle", G_CALLBACK (way_window_update_header), self);
  g_signal_group_connect_swapped (self->page_signals, "notify::header-start", G_CALLBACK (way_window_update_header), self);
  g_signal_group_connect_swapped (self->page_signals, "notify::header-end", G_CALLBACK (way_window_update_header), self);
  g_signal_connect_object (self->adaptive, "class-changed", G_CALLBACK (class_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->leaflet, "notify::folded", G_CALLBACK (folded_cb), self, G_CONNECT_SWAPPED);
}
