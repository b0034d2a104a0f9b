/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

G_BEGIN_DECLS

/* Makes a project as one step: @partnership, if it is a new record, the @project itself (its references may name the
 * partnership already), its first stage and, unless blank, its first goal. @partnership may be %NULL. On an error
 * nothing is made. */
gboolean way_project_create (WayLibrary *library, WayRecord *project, WayRecord *partnership, const char *goal,
                             GError **error);

G_END_DECLS
