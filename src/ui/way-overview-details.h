/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/* Opens the form with all the project's own fields, and the areas of its partnerships. */
void way_overview_details_open (WayPage *page);

G_END_DECLS
