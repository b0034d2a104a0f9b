/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"
#include "storage/way-query.h"

G_BEGIN_DECLS

/* The record of row @x is not deleted. For a few rows found otherwise: joined with record (or a live_ view) they would have
 * SQLite read all records first, for a Bloom filter, wherever it takes the few for many. */
#define WAY_IS_LIVE(x) "(SELECT deleted FROM record WHERE id = " x ".id) IS NULL"

/* Workshops come one after another by their start; where that cannot tell, by their place. */
#define WAY_BEFORE(earlier, later)                                                                                     \
  "(CASE WHEN " earlier ".start <> " later ".start THEN " earlier ".start < " later ".start"                           \
  " ELSE (coalesce (" earlier ".rank, ''), " earlier ".seq) < (coalesce (" later ".rank, ''), " later ".seq) END)"

/* Workshop @n has a day, from @today on, and is not held yet. */
#define WAY_TO_COME(n, today)                                                                                          \
  "coalesce (" n ".state, 'draft') IN ('draft', 'planned', 'running') AND substr (" n ".start, 1, 10) >= " today

/* The workshop at which something with @origin was agreed: the origin or its block's or, for what came from a decision,
 * a recommendation or a reflection, where that was. NULL if at none. */
#define WAY_AGREED_AT(origin)                                                                                          \
  "(SELECT w.id FROM live_workshop w WHERE w.id = (SELECT coalesce ((SELECT workshop FROM agenda_block WHERE id = o), o)" \
  " FROM (SELECT coalesce ((SELECT source FROM decision WHERE id = " origin "),"                                       \
  " (SELECT source FROM recommendation WHERE id = " origin "), (SELECT source FROM reflection WHERE id = " origin "),"  \
  " " origin ") AS o)))"

/* after (workshop, day): for each workshop of project ?1 the day of the earliest later one that is to come; for NULL
 * that of the first to come at all. "The next workshop" as a due date means this (DOMAIN, rule 9). */
#define WAY_AFTER(today)                                                                                               \
  "after (workshop, day) AS MATERIALIZED (SELECT NULL, min (substr (n.start, 1, 10)) FROM live_workshop n"             \
  "  WHERE n.project = ?1 AND " WAY_TO_COME ("n", today)                                                               \
  " UNION ALL SELECT w.id, (SELECT min (substr (n.start, 1, 10)) FROM live_workshop n WHERE n.project = ?1"            \
  "  AND n.id <> w.id AND " WAY_BEFORE ("w", "n") " AND " WAY_TO_COME ("n", today) ")"                                 \
  "  FROM live_workshop w WHERE w.project = ?1)"

/* The day that "the next workshop" means for action @a, with WAY_AFTER; NULL if there is none. */
#define WAY_NEXT_FOR(a) "(SELECT day FROM after WHERE workshop IS " WAY_AGREED_AT (a ".origin") ")"

/* Nobody has heard the agency or team of participation @p yet: without a conversation and without a card, its teams' included. */
#define WAY_NOT_HEARD(p)                                                                                               \
  "(NOT EXISTS (SELECT 1 FROM live_conversation s WHERE s.project = " p ".project AND (s.agency = " p ".agency"        \
  "  OR s.agency IN (SELECT t.id FROM live_team t WHERE t.agency = " p ".agency)))"                                    \
  " AND NOT EXISTS (SELECT 1 FROM link l JOIN live_card c ON c.id = l.from_id WHERE l.field = 'agencies'"              \
  "  AND c.project = " p ".project AND (l.to_id = " p ".agency"                                                        \
  "  OR l.to_id IN (SELECT t.id FROM live_team t WHERE t.agency = " p ".agency))))"

/* The arrays of queries/, one a part of the program; each ends with a %NULL name. */
extern const WayQuery way_queries_board[];
extern const WayQuery way_queries_common[];
extern const WayQuery way_queries_overview[];
extern const WayQuery way_queries_conversation[];
extern const WayQuery way_queries_home[];
extern const WayQuery way_queries_notice[];
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
