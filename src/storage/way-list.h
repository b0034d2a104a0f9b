/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

G_BEGIN_DECLS

/**
 * WayList:
 *
 * A live #GListModel of #WayRecord that follows a query: after each step that touched what the query reads (known
 * from SQLite itself, see way-query.c), the ids are read again and the smallest splices made, so that selection and
 * scroll stay. Row objects are shared by id and notify. Records are loaded when first asked for.
 */
#define WAY_TYPE_LIST (way_list_get_type ())
G_DECLARE_FINAL_TYPE (WayList, way_list, WAY, LIST, GObject)

/* A list that follows @query (see way_library_query_ids() for @types). */
WayList *way_list_new (WayLibrary *library, const char *query, const char *types, ...);
/* Gives the query other parameters; splices what differs. */
void way_list_set_args (WayList *self, const char *types, ...);
/* Gives the list another query, for another order of the same records; splices what differs. */
void way_list_set_query (WayList *self, const char *query, const char *types, ...);
/* Where the record is, or %GTK_INVALID_LIST_POSITION's value G_MAXUINT. */
guint way_list_find (WayList *self, const WayId *id);
const WayId *way_list_get_id (WayList *self, guint position);

G_END_DECLS
