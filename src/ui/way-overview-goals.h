/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/* The project's goals as they are now, each to be refined and with its history, live. */
GtkWidget *way_overview_goals_new (WayPage *page);

G_END_DECLS
