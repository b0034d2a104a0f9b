/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

G_BEGIN_DECLS

/* Makes @n_projects projects with @n_cards cards and @n_actions actions spread over them, and the agencies, people,
 * conversations, themes and workshops they need; a step a project. The same numbers and @seed give the same ids,
 * times and texts in any library, for tests and benchmarks; what is there already and was changed since is set back. */
gboolean way_generate (WayLibrary *library, guint n_projects, guint n_cards, guint n_actions, guint32 seed,
                       GError **error);

G_END_DECLS
