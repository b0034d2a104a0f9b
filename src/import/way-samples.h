/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

G_BEGIN_DECLS

/* The sample projects that come with Waymark (data/samples): "example" is invented and fills every screen; "dorset"
 * and "brighton" are real, as their reports tell them. Ends with %NULL. */
const char *const *way_samples_names (void);
/* Reads the sample called @name, or with %NULL all of them, as one step; reading one again changes only what has
 * been changed since. Returns: (transfer full): a #WayIdList of the projects, or %NULL */
GArray *way_samples_load (WayLibrary *library, const char *name, GError **error);

G_END_DECLS
