/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/* A form for the one thing that is owed: that a group was told what became of what it said (@id a voice), or what a test
 * showed and what was decided (@id a test). */
void way_owed_dialog_open (WayPage *page, const WayId *id);

G_END_DECLS
