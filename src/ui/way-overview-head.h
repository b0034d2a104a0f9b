/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/* What the project is: title, partnership, facts, agencies that take part, live. */
GtkWidget *way_overview_head_new (WayPage *page);

G_END_DECLS
