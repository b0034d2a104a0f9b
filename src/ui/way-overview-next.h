/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/* What comes next: the next workshop, live. */
GtkWidget *way_overview_next_new (WayPage *page);

G_END_DECLS
