/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-test-screens.h"

G_BEGIN_DECLS

/* What way-test-screens.h goes through, and with whom. */
typedef struct {
  WayTestApp *app;
  WayTestScreenFunc func;
  gpointer data;
} WayTestWalk;

/* The page in front. */
WayPage *way_test_walk_page (WayTestWalk *walk);
/* Hands @window over when nothing moves any more. */
void way_test_walk_show (WayTestWalk *walk, gpointer window, const char *name);
/* Makes @dialog as wide as the program's window if that is narrow. */
void way_test_walk_narrow (WayTestWalk *walk, gpointer dialog);
/* Waits for the dialog on top of the program's window, as wide as that if it is narrow, hands it over and closes it. */
void way_test_walk_dialog (WayTestWalk *walk, const char *name);
/* The first record of the kind; good until the next call. */
const WayId *way_test_walk_id (WayTestWalk *walk, const char *kind);
void way_test_walk_go (WayTestWalk *walk, const char *room);
/* Opens the record and lets its page come up. */
void way_test_walk_open (WayTestWalk *walk, const WayId *id);

G_END_DECLS
