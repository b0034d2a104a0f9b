/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/* Where the project is: five stages as a picture of progress, a pause with its reason, and how to go on, live. */
GtkWidget *way_overview_stage_new (WayPage *page);
/* Opens how the stage came to be what it is: every change with its day, and why. */
void way_overview_stage_open_history (WayPage *page);
/* In a narrow window only where we are is said in words; the bar stays. */
void way_overview_stage_set_narrow (GtkWidget *section, gboolean narrow);

G_END_DECLS
