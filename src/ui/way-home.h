/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/**
 * WayHome:
 *
 * Where the program starts: all projects with what is pressing in each, and the week over all of them. In an empty
 * library, what to do first.
 */
#define WAY_TYPE_HOME (way_home_get_type ())
G_DECLARE_FINAL_TYPE (WayHome, way_home, WAY, HOME, WayPage)

G_END_DECLS
