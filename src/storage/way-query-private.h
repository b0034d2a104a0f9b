/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"
#include "storage/way-query.h"

G_BEGIN_DECLS

/* The arrays of queries/, one a part of the program; each ends with a %NULL name. */
extern const WayQuery way_queries_board[];
extern const WayQuery way_queries_common[];
extern const WayQuery way_queries_overview[];
extern const WayQuery way_queries_conversation[];
extern const WayQuery way_queries_home[];
extern const WayQuery way_queries_shell[];
extern const WayQuery way_queries_action[];
extern const WayQuery way_queries_theme[];
extern const WayQuery way_queries_question[];
extern const WayQuery way_queries_reflection[];
extern const WayQuery way_queries_thread[];
extern const WayQuery way_queries_workshop[];

/* "table.column" (or "table" where rows are only counted, or of link) for all that @query reads, as SQLite's
 * authorizer tells. Owned by the program. */
GHashTable *way_query_reads (WayLibrary *library, const WayQuery *query);

G_END_DECLS
