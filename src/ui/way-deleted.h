/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/* What has been deleted, newest first, each to be restored with what it took along. On Home: deleted projects and what
 * all projects share. */
#define WAY_TYPE_DELETED (way_deleted_get_type ())
G_DECLARE_FINAL_TYPE (WayDeleted, way_deleted, WAY, DELETED, WayPage)

G_END_DECLS
