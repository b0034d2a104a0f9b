/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-sidebar.h"
#include "ui/way-window.h"

G_BEGIN_DECLS

struct _WayWindow {
  AdwApplicationWindow parent_instance;

  /* template children */
  AdwToastOverlay *toasts;
  AdwLeaflet *leaflet;
  WaySidebar *sidebar;
  GtkWidget *separator;
  GtkWidget *content;
  AdwHeaderBar *header;
  AdwWindowTitle *title;
  GtkButton *back_button;
  GtkWidget *undo_box;
  GtkButton *undo_button;
  GtkButton *redo_button;
  AdwBin *start_bin;
  AdwBin *end_bin;
  GtkMenuButton *menu_button;
  WayAdaptive *adaptive;
  GtkStack *stack;
  GtkWidget *bottom_bar;
  AdwBin *bottom_undo_bin;
  AdwBin *bottom_bin;

  /* borrowed: the stack owns the pages */
  WayPage *home;
  WayPage *page;
  GHashTable *rooms; /* id of room → #WayPage */
  GPtrArray *details;

  /* weak: the newest one, while it is shown */
  AdwToast *toast;
  gint64 toast_step; /* what its Undo takes back; 0 if it has none */

  /* owned */
  WayLibrary *library;
  WayId *project;
  char *room;
  GSignalGroup *page_signals;
  GSignalGroup *focus_signals; /* of the widget that has the focus */
  guint poll_id;
  gboolean undoing;    /* while its own undo or redo runs */
  gboolean damage_said;
  gboolean replacement_said;
  gboolean closing;    /* while it saves before it closes */
  gboolean said;       /* an error, since it began to close */
  gboolean discarding; /* it closes, and what cannot be saved is given up */
};

/* way-window-memory.c */
void way_window_restore_size (WayWindow *self);
/* way-window-actions.c */
void way_window_install_actions (GtkWidgetClass *klass);
void way_window_init_actions (WayWindow *self);
/* The one place where the enabled state of every action is computed. */
void way_window_update_actions (WayWindow *self);
/* way-window-header.c */
void way_window_init_header (WayWindow *self);
/* The header follows the page in front and how wide the window is. */
void way_window_update_header (WayWindow *self);
gboolean way_window_is_folded (WayWindow *self);
/* Where the main menu is beside the rooms and these are out of view, goes there and opens it. %FALSE if it is in view. */
gboolean way_window_go_to_menu (WayWindow *self);

G_END_DECLS
