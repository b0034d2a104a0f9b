/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-query-private.h"

#define OPEN "coalesce (a.status, 'proposed') NOT IN ('done', 'stopped')"

/* The name of whoever @id is: a person, an agency or a team. */
#define NAME(id)                                                                                                       \
  "coalesce ((SELECT name FROM live_person WHERE id = " id "), (SELECT name FROM live_agency WHERE id = " id "),"       \
  " (SELECT name FROM live_team WHERE id = " id "))"

/* The agencies that raised card c: those it says, or else that of its conversation v or answer n. A team counts as its
 * agency. One a line. */
#define RAISED(column)                                                                                                 \
  "(SELECT group_concat (x, char (10)) FROM (SELECT DISTINCT g." column " x FROM agency g WHERE g.id IN"                \
  " (SELECT coalesce ((SELECT agency FROM team WHERE id = i), i) FROM (SELECT k.to_id i FROM link k"                   \
  "  WHERE k.from_id = c.id AND k.field = 'agencies' UNION SELECT coalesce (v.agency, n.agency) WHERE NOT EXISTS"      \
  "  (SELECT 1 FROM link k WHERE k.from_id = c.id AND k.field = 'agencies')))"                                         \
  " AND g." column " IS NOT NULL ORDER BY 1))"

/* The title of the workshop that the block or workshop @id is. */
#define WORKSHOP(id)                                                                                                   \
  "(SELECT title FROM live_workshop WHERE id = coalesce ((SELECT workshop FROM agenda_block WHERE id = " id "), " id "))"

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

  /* The plan as a document, and its sources. ?1 the project. */
  { "plan rows",
    "SELECT a.id, a.reference, a.text, a.status, a.rag, a.rag_reason, a.due, a.due_next_workshop, a.resources,"
    " a.outcome_measure, t.name AS theme, " NAME ("a.accountable") " AS accountable,"
    " (SELECT g.name FROM live_person p JOIN live_agency g ON g.id = p.agency WHERE p.id = a.accountable) AS agency,"
    " (SELECT group_concat (x, char (10)) FROM (SELECT " NAME ("l.to_id") " x FROM link l WHERE l.from_id = a.id"
    "  AND l.field = 'responsible' ORDER BY l.rank) WHERE x IS NOT NULL) AS responsible,"
    " (SELECT count (*) FROM live_milestone m WHERE m.action = a.id) AS milestones,"
    " (SELECT count (*) FROM live_milestone m WHERE m.action = a.id AND m.done = 1) AS milestones_done,"
    " (SELECT u.date || ' ' || u.text FROM live_update u WHERE u.action = a.id AND u.text IS NOT NULL"
    "  AND u.text IS NOT a.rag_reason ORDER BY u.date DESC, u.seq DESC LIMIT 1) AS last_update"
    " FROM live_action a LEFT JOIN live_theme t ON t.id = a.theme WHERE a.project = ?1"
    " ORDER BY t.id IS NULL, t.rank, t.seq, CAST (substr (a.reference, 3) AS INTEGER), a.reference" },
  { "plan card sources",
    "SELECT l.from_id AS action, c.kind, c.text, v.attribution, " RAISED ("name") " AS agencies,"
    " " RAISED ("sector") " AS sectors, coalesce (v.agency, n.agency) AS has_agency, " WORKSHOP ("c.source") " AS workshop"
    " FROM live_action a JOIN link l ON l.from_id = a.id AND l.field = 'cards' JOIN live_card c ON c.id = l.to_id"
    " LEFT JOIN conversation v ON v.id = c.source LEFT JOIN answer n ON n.id = c.source"
    " WHERE a.project = ?1 ORDER BY a.seq, l.rank" },
  { "plan origins",
    "SELECT a.id AS action, r.kind, v.attribution, " WORKSHOP ("a.origin") " AS workshop, f.private,"
    " coalesce (g.name, h.name) AS agencies, coalesce (g.sector, h.sector) AS sectors, v.agency AS has_agency"
    " FROM live_action a JOIN record r ON r.id = a.origin AND r.deleted IS NULL"
    " LEFT JOIN conversation v ON v.id = a.origin LEFT JOIN agency g ON g.id = v.agency"
    " LEFT JOIN team t ON t.id = v.agency LEFT JOIN agency h ON h.id = t.agency"
    " LEFT JOIN reflection f ON f.id = a.origin"
    " WHERE a.project = ?1 AND (r.kind <> 'conversation' OR NOT EXISTS (SELECT 1 FROM link l JOIN live_card c"
    "  ON c.id = l.to_id WHERE l.from_id = a.id AND l.field = 'cards'))" },
  /* ?2 a sector: the agencies that take part, or all if the project names none of it. */
  { "agencies of sector",
    "WITH taking (id) AS (SELECT DISTINCT coalesce (t.agency, p.agency) FROM live_participation p"
    "  LEFT JOIN team t ON t.id = p.agency WHERE p.project = ?1),"
    " here (id) AS (SELECT g.id FROM live_agency g JOIN taking k ON k.id = g.id WHERE g.sector = ?2)"
    " SELECT id FROM here UNION ALL SELECT id FROM live_agency WHERE sector = ?2 AND NOT EXISTS (SELECT 1 FROM here)" },
  { "plan milestones",
    "SELECT m.action, m.text, m.due, m.done FROM live_milestone m WHERE m.project = ?1 ORDER BY m.action, m.rank, m.seq" },
  { "plan updates",
    "SELECT u.action, u.date, u.text FROM live_update u WHERE u.project = ?1 AND u.text IS NOT NULL"
    " ORDER BY u.action, u.date DESC, u.seq DESC" },
  { "plan reflections",
    "SELECT r.action, r.outcome, r.note, w.title AS workshop FROM live_action_reflection r"
    " JOIN live_workshop w ON w.id = r.workshop WHERE r.project = ?1 ORDER BY r.action, w.start, r.seq" },
  { "plan of project", "SELECT id FROM live_plan WHERE project = ?1 ORDER BY seq LIMIT 1" },
  { NULL, NULL },
};
