/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/* What needs somebody, the most pressing first, live; a click opens its place. */
GtkWidget *way_overview_needs_new (WayPage *page);

G_END_DECLS
