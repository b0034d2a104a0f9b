/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/* How the action plan stands: a bar, and the same in words, live. */
GtkWidget *way_overview_plan_new (WayPage *page);

G_END_DECLS
