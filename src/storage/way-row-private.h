/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-connection.h"
#include "storage/way-row.h"

G_BEGIN_DECLS

/* The row @statement stands on; @before, of the same result, lends it the names of its columns. May be %NULL. */
WayRow *way_row_new (WayStatement *statement, WayRow *before);

G_END_DECLS
