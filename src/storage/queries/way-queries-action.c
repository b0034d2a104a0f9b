/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-query-private.h"

#define OPEN "coalesce (a.status, 'proposed') NOT IN ('done', 'stopped')"

/* Actions, their plan and their side pane. ?1 is the project unless said. */
const WayQuery way_queries_action[] = {
  /* The greatest number of a reference like A-012, of deleted actions too. */
  { "last action number",
    "SELECT max (CAST (substr (a.reference, 3) AS INTEGER)) FROM record r JOIN action a ON a.id = r.id"
    " WHERE r.project = ?1 AND r.kind = 'action' AND a.reference GLOB 'A-[0-9]*'" },
  /* ?2 today. */
  { "next dated workshop",
    "SELECT id FROM live_workshop WHERE project = ?1 AND substr (start, 1, 10) >= ?2"
    " AND coalesce (state, 'draft') IN ('draft', 'planned', 'running') ORDER BY start, rank, seq LIMIT 1" },
  /* Open actions in which ?2 has a part; ?1 may be NULL for all projects. */
  { "open actions of person",
    "SELECT a.id FROM live_action a WHERE (?1 IS NULL OR a.project = ?1) AND " OPEN
    " AND (a.accountable = ?2 OR EXISTS (SELECT 1 FROM link l WHERE l.from_id = a.id AND l.to_id = ?2"
    "  AND l.field IN ('responsible', 'supporters'))) ORDER BY a.seq" },
  /* ?1 the action, here and below. */
  { "updates of action", "SELECT id FROM live_update WHERE action = ?1 ORDER BY date DESC, seq DESC" },
  { "milestones of action", "SELECT id FROM live_milestone WHERE action = ?1 ORDER BY rank, seq" },
  { "last update day", "SELECT id FROM live_update WHERE action = ?1 ORDER BY date DESC, seq DESC LIMIT 1" },
  { NULL, NULL },
};
