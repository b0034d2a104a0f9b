/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/* The project's themes with their state and what each holds, live; a click opens one. */
GtkWidget *way_overview_themes_new (WayPage *page);

G_END_DECLS
