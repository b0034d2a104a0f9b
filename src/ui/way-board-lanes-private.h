/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-board-lanes.h"

G_BEGIN_DECLS

#define WAY_BOARD_N_LANES 4

struct _WayBoardLanes {
  AdwBin parent_instance;

  /* borrowed */
  GtkWidget *switcher;
  GtkWidget *box;
  GtkWidget *bar;
  GtkWidget *bar_label;
  GtkWidget *menu;
  WayBoardLane *lanes[WAY_BOARD_N_LANES];
  GtkWidget *tabs[WAY_BOARD_N_LANES];

  /* owned */
  WayLibrary *library;
  WayId project;
  WayId *source;
  WayCardFacts *facts;
  GHashTable *places; /* WayId → where cards that an undo or redo changes were shown; %NULL between steps */
  WayId *focused;     /* the card that had the focus then */
  guint current;
  gboolean narrow;
  gboolean show_other;
  gboolean selecting;
  gboolean takes_focus; /* what undo and redo choose gets the focus */
  gboolean beside; /* what can be done with the chosen cards is said beside the lanes */
};

/* way-board-actions.c */
void way_board_lanes_install_actions (GtkWidgetClass *klass);
void way_board_lanes_connect (WayBoardLanes *self, WayBoardLane *lane);
/* The page around the lanes, or %NULL. */
WayPage *way_board_lanes_get_page (WayBoardLanes *self);
/* Emits "details". */
void way_board_lanes_show_details (WayBoardLanes *self, const WayId *card);
/* way-board-follow.c */
/* Chooses the cards where they are now. With @focus the first gets the focus. */
void way_board_lanes_follow (WayBoardLanes *self, GArray *cards, gboolean focus);
/* Before and after the lanes follow a step. The latter is %TRUE if it was an undo or redo of this window: then the cards that it moved or
 * brought back are chosen. */
void way_board_lanes_note_step (WayBoardLanes *self, WayChanges *changes);
gboolean way_board_lanes_follow_step (WayBoardLanes *self, WayChanges *changes);
/* way-board-keys.c */
void way_board_lanes_init_keys (WayBoardLanes *self);
/* way-board-menu.c */
GMenuModel *way_board_lanes_make_menu (WayBoardLanes *self, GArray *cards);
GMenuModel *way_board_lanes_make_theme_menu (WayBoardLanes *self);
GMenuModel *way_board_lanes_make_control_menu (void);
GMenuModel *way_board_lanes_make_kind_menu (void);

G_END_DECLS
