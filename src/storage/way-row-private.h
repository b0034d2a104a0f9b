/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-connection.h"
#include "storage/way-row.h"

G_BEGIN_DECLS

/* The row @statement stands on. */
WayRow *way_row_new (WayStatement *statement);

G_END_DECLS
