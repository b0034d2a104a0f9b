/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

G_BEGIN_DECLS

/* The sector whose words are in the name of an agency ("Coast Police": police), or %NULL if there is none, or more than one. */
const char *way_people_sector_of (const char *name);

G_END_DECLS
