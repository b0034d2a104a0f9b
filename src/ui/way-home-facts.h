/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

G_BEGIN_DECLS

/* What Home says, as #WayFact items. Both (transfer full): #GPtrArray of #WayFact. @overdue is what is so in all projects
 * but the withdrawn. */
GPtrArray *way_home_project_facts (WayLibrary *library, gulong *overdue);
GPtrArray *way_home_week_facts (WayLibrary *library);
/* The line under the week: what it leaves out, or that it is empty. Newly allocated; %NULL for none. */
char *way_home_week_note (guint n_shown, gulong overdue);

G_END_DECLS
