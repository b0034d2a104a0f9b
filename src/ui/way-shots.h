/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-window.h"

G_BEGIN_DECLS

typedef enum {
  WAY_SHOT_DIALOG = 1 << 0, /* a dialog on top of the window */
  WAY_SHOT_EMPTY = 1 << 1,  /* of a library that has nothing yet; else of the example project */
} WayShotFlags;

/* A picture of a screen: @prepare brings it to the front, with an @argument of its own. %FALSE if it could not. */
typedef struct {
  const char *name;
  gboolean (*prepare) (WayWindow *window, const char *argument);
  const char *argument;
  WayShotFlags flags;
} WayShot;

/* All of them, in this order. */
const WayShot *way_shots (guint *n);

G_END_DECLS
