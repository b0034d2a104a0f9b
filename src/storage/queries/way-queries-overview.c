/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-query-private.h"

#define OPEN(action) "coalesce (" action ".status, 'proposed') NOT IN ('done', 'stopped')"

/* A due date of any precision lies before today when today, cut to the same precision, is later. */
#define PAST(date) date " < substr (?2, 1, length (" date "))"

/* The day of the earliest workshop from ?2 on. */
#define NEXT_DAY                                                                                                      \
  "(SELECT min (substr (w.start, 1, 10)) FROM live_workshop w WHERE w.project = ?1"                                    \
  " AND substr (w.start, 1, 10) >= ?2 AND coalesce (w.state, 'draft') IN ('draft', 'planned', 'running'))"

/* Whether an action that was not stopped was made from the card. */
#define HAS_ACTION(card)                                                                                               \
  "EXISTS (SELECT 1 FROM link x JOIN live_action y ON y.id = x.from_id WHERE x.to_id = " card " AND x.field = 'cards'"  \
  " AND coalesce (y.status, '') <> 'stopped')"

#define NAME(id)                                                                                                      \
  "coalesce ((SELECT name FROM person WHERE id = " id "), (SELECT name FROM agency WHERE id = " id "),"                \
  " (SELECT name FROM team WHERE id = " id "))"

#define ENDED(row) "(" row ".\"to\" IS NOT NULL AND " row ".\"to\" < substr (?2, 1, length (" row ".\"to\")))"

/* Overview, goals, stage and people. ?1 is the project and ?2 today, unless said. */
const WayQuery way_queries_overview[] = {
  /* Goals that no other supersedes, in the order of their kinds. */
  { "goals of project",
    "SELECT g.id FROM live_goal g WHERE g.project = ?1"
    " AND NOT EXISTS (SELECT 1 FROM live_goal n WHERE n.supersedes = g.id)"
    " ORDER BY CASE coalesce (g.kind, 'overall') WHEN 'overall' THEN 0 WHEN 'short_term' THEN 1 WHEN 'long_term' THEN 2"
    " WHEN 'objective' THEN 3 ELSE 4 END, g.rank, g.seq" },
  /* ?1 a goal: it and all it refined, latest first. */
  { "goal history",
    "WITH RECURSIVE chain (id, n) AS (SELECT ?1, 0 UNION SELECT g.supersedes, c.n + 1 FROM chain c"
    " JOIN goal g ON g.id = c.id WHERE g.supersedes IS NOT NULL AND c.n < 1000 AND " WAY_IS_LIVE ("g") ")"
    " SELECT g.id FROM chain c JOIN goal g ON g.id = c.id WHERE " WAY_IS_LIVE ("g") " ORDER BY c.n" },
  /* ?1 a goal. */
  { "goal refined by", "SELECT g.id FROM live_goal g WHERE g.supersedes = ?1 ORDER BY g.seq LIMIT 1" },

  { "latest stage change",
    "SELECT id FROM live_stage_change WHERE project = ?1 ORDER BY date DESC, seq DESC LIMIT 1" },
  { "latest pause",
    "SELECT id FROM live_stage_change WHERE project = ?1 AND \"to\" = 'paused' ORDER BY date DESC, seq DESC LIMIT 1" },
  { "stage changes of project", "SELECT id FROM live_stage_change WHERE project = ?1 ORDER BY date DESC, seq DESC" },
  { "open action count",
    "SELECT count (*) FROM live_action a WHERE a.project = ?1 AND " OPEN ("a") },

  { "themes of overview",
    "SELECT id FROM live_theme WHERE project = ?1 AND coalesce (state, 'emerging') <> 'merged'"
    " ORDER BY CASE coalesce (state, 'emerging') WHEN 'taken_forward' THEN 0 WHEN 'explored' THEN 0 WHEN 'proposed' THEN 1"
    " WHEN 'emerging' THEN 2 ELSE 3 END, rank, seq" },
  /* ?1 a theme. What was raised by a team counts for its agency. */
  { "theme counts",
    "WITH held AS (SELECT c.id, c.source FROM link l JOIN live_card c ON c.id = l.from_id"
    "  WHERE l.to_id = ?1 AND l.field = 'themes' AND c.merged_into IS NULL),"
    " raised AS (SELECT coalesce ((SELECT agency FROM team WHERE id = l.to_id), l.to_id) AS agency FROM held h"
    "   JOIN link l ON l.from_id = h.id AND l.field = 'agencies'"
    "  UNION SELECT coalesce ((SELECT agency FROM team WHERE id = v.agency), v.agency) FROM held h"
    "   JOIN conversation v ON v.id = h.source WHERE " WAY_IS_LIVE ("v") " AND v.agency IS NOT NULL"
    "   AND NOT EXISTS (SELECT 1 FROM link l WHERE l.from_id = h.id AND l.field = 'agencies'))"
    " SELECT (SELECT count (*) FROM held) AS cards, (SELECT count (DISTINCT agency) FROM raised) AS agencies,"
    " (SELECT count (*) FROM live_action a WHERE a.theme = ?1) AS actions" },

  /* The earliest workshop from ?2 on; if none has a date yet, the first that is to come. */
  { "next workshop",
    "SELECT id FROM live_workshop w WHERE project = ?1 AND coalesce (state, 'draft') IN ('draft', 'planned', 'running')"
    " AND (start IS NULL OR substr (start, 1, 10) >= substr (?2, 1, length (substr (start, 1, 10))))"
    " ORDER BY start IS NULL, start, rank, seq LIMIT 1" },
  /* ?1 a workshop. */
  { "invited count", "SELECT count (*) FROM live_attendance WHERE workshop = ?1" },
  { "plan summary",
    "SELECT coalesce (sum (a.status = 'done'), 0) AS complete,"
    " coalesce (sum (" OPEN ("a") " AND coalesce (" PAST ("a.due") ", 0)), 0) AS overdue,"
    " coalesce (sum (" OPEN ("a") " AND NOT coalesce (" PAST ("a.due") ", 0)"
    "  AND (a.status = 'blocked' OR coalesce (a.rag, 'none') IN ('amber', 'red'))), 0) AS at_risk,"
    " coalesce (sum (" OPEN ("a") " AND NOT coalesce (" PAST ("a.due") ", 0)"
    "  AND coalesce (a.status, 'proposed') NOT IN ('blocked', 'proposed') AND a.rag = 'green'), 0) AS on_track,"
    " coalesce (sum (" OPEN ("a") " AND NOT coalesce (" PAST ("a.due") ", 0)"
    "  AND coalesce (a.status, 'proposed') NOT IN ('blocked', 'proposed')"
    "  AND coalesce (a.rag, 'none') NOT IN ('green', 'amber', 'red')), 0) AS not_rated,"
    " coalesce (sum (coalesce (a.status, 'proposed') = 'proposed' AND NOT coalesce (" PAST ("a.due") ", 0)"
    "  AND coalesce (a.rag, 'none') NOT IN ('amber', 'red')), 0) AS proposed,"
    " coalesce (sum (a.status = 'stopped'), 0) AS stopped FROM live_action a WHERE a.project = ?1" },

  /* What needs somebody, one row a thing, at most ?3 of them: its place in the order (see way-needs-service.h), the
   * record, its text, a date, who it concerns, and how many more there are of the same kind; of an agency that has not been
   * heard, 1 if it is a core partner. */
  { "needs of project",
    "WITH next (day) AS MATERIALIZED (SELECT " NEXT_DAY "), " WAY_AFTER ("?2") ","
    " open (id, seq, due, day, late, owned, whom) AS MATERIALIZED (SELECT a.id, a.seq, a.due,"
    "  CASE WHEN coalesce (a.due_next_workshop, 0) <> 0 THEN " WAY_NEXT_FOR ("a") " ELSE a.due END,"
    "  coalesce (" PAST ("a.due") ", 0), EXISTS (SELECT 1 FROM record r WHERE r.id = a.accountable AND r.deleted IS NULL),"
    "  a.accountable FROM live_action a WHERE a.project = ?1 AND " OPEN ("a") "),"
    " need (place, id, date, whom, more, seq) AS ("
    " SELECT 0, id, due, whom, 0, seq FROM open WHERE late"
    " UNION ALL SELECT 1, id, due, NULL, 0, seq FROM open WHERE NOT late AND NOT owned"
    " UNION ALL SELECT 2, v.id, v.feedback_due, NULL, 0, v.seq FROM live_voice v"
    "  WHERE v.project = ?1 AND v.feedback_due IS NOT NULL AND v.feedback_given IS NULL"
    " UNION ALL SELECT 3, t.id, t.review_on, NULL, 0, t.seq FROM live_test t"
    "  WHERE t.project = ?1 AND t.decision IS NULL AND coalesce (t.state, 'idea') NOT IN ('idea', 'decided')"
    "  AND " PAST ("t.review_on")
    " UNION ALL SELECT 4, id, day, whom, 0, seq FROM open"
    "  WHERE owned AND NOT late AND day <= (SELECT day FROM next)"
    " UNION ALL SELECT 5, p.agency, NULL, NULL, coalesce (p.core, 0), p.seq FROM live_participation p"
    "  JOIN record r ON r.id = p.agency LEFT JOIN agency g ON g.id = p.agency"
    "  WHERE p.project = ?1 AND NOT " ENDED ("p") " AND r.deleted IS NULL AND coalesce (g.retired, 0) = 0"
    "  AND (SELECT coalesce (stage, 'enquiry') FROM project WHERE id = ?1) NOT IN ('completed', 'archived', 'withdrawn')"
    "  AND " WAY_NOT_HEARD ("p")
    " UNION ALL SELECT 6, t.id, NULL, NULL, 0, t.seq FROM live_theme t"
    "  WHERE t.project = ?1 AND coalesce (t.state, 'emerging') IN ('emerging', 'proposed')"
    " UNION ALL SELECT 7, c.id, NULL, l.to_id, count (*) - 1, min (c.seq)"
    "  FROM live_card c JOIN link l ON l.from_id = c.id AND l.field = 'agencies'"
    "  WHERE c.project = ?1 AND c.kind = 'barrier' AND c.merged_into IS NULL"
    "  AND NOT " HAS_ACTION ("c.id") " GROUP BY l.to_id"
    " ORDER BY 1, 3 NULLS LAST, 6 LIMIT ?3)"
    " SELECT n.place, n.id, n.date, n.more, n.whom, " NAME ("n.whom") " AS who,"
    " (SELECT source FROM card WHERE id = n.id) AS source,"
    " coalesce ((SELECT text FROM action WHERE id = n.id), (SELECT description FROM voice WHERE id = n.id),"
    "  (SELECT belief FROM test WHERE id = n.id), (SELECT name FROM theme WHERE id = n.id),"
    "  (SELECT text FROM card WHERE id = n.id), " NAME ("n.id") ") AS text"
    " FROM need n ORDER BY n.place, n.date NULLS LAST, n.seq" },

  /* Who takes part now: agencies first by core, then by place. */
  { "agency names of project",
    "SELECT p.id AS id, " NAME ("p.agency") " AS name FROM live_participation p JOIN record r ON r.id = p.agency"
    " WHERE p.project = ?1 AND r.deleted IS NULL AND NOT " ENDED ("p")
    " ORDER BY coalesce (p.core, 0) DESC, p.rank, p.seq" },
  /* ?1 the project: agencies to be added to it. */
  { "agencies not taking part",
    "SELECT g.id FROM live_agency g WHERE coalesce (g.retired, 0) = 0 AND NOT EXISTS (SELECT 1 FROM live_participation p"
    " WHERE p.agency = g.id AND p.project = ?1 AND p.\"to\" IS NULL) ORDER BY g.name COLLATE NOCASE, g.id" },
  /* ?1 the project: those that take part come before those that did. */
  { "participations in order",
    "SELECT p.id FROM live_participation p WHERE p.project = ?1"
    " ORDER BY p.\"to\" IS NOT NULL, coalesce (p.core, 0) DESC, p.rank, p.seq" },
  /* The same of people, each by the first of their roles. */
  { "people in order",
    "SELECT id FROM (SELECT m.id, m.\"to\" IS NOT NULL AS ended, m.rank, m.seq, row_number () OVER"
    "  (PARTITION BY m.person ORDER BY m.\"to\" IS NOT NULL, m.rank, m.seq) AS place FROM live_membership m WHERE m.project = ?1)"
    " WHERE place = 1 ORDER BY ended, rank, seq" },
  /* ?2 a person: all their roles, ended ones last. */
  { "roles of person",
    "SELECT m.id FROM live_membership m WHERE m.project = ?1 AND m.person = ?2 ORDER BY m.\"to\" IS NOT NULL, m.rank, m.seq" },
  /* ?1 an agency or team, ?2 the project. */
  { "participation of agency",
    "SELECT id FROM live_participation WHERE agency = ?1 AND project = ?2 AND \"to\" IS NULL" },
  /* ?1 a person, ?2 the project or NULL for all: memberships without an end. */
  { "memberships of person",
    "SELECT id FROM live_membership WHERE person = ?1 AND (?2 IS NULL OR project = ?2) AND \"to\" IS NULL"
    " ORDER BY rank, seq" },
  /* ?1 a person or agency, ?2 the project or NULL: open actions it is accountable or responsible for, or supports. */
  { "open actions of",
    "SELECT a.id FROM live_action a WHERE (?2 IS NULL OR a.project = ?2) AND " OPEN ("a")
    " AND (a.accountable = ?1 OR EXISTS (SELECT 1 FROM link l WHERE l.from_id = a.id"
    "  AND l.field IN ('responsible', 'supporters') AND l.to_id = ?1)) ORDER BY a.reference, a.seq" },
  /* The plans that ?1 owns after support ends. */
  { "plans of", "SELECT id FROM live_plan WHERE owner = ?1 AND (?2 IS NULL OR project = ?2) ORDER BY seq" },
  /* ?1 an agency or team, ?2 the project or NULL: cards, actions and conversations that name it. */
  { "uses of agency",
    "SELECT count (*) FROM record r WHERE r.deleted IS NULL AND (?2 IS NULL OR r.project = ?2)"
    " AND (r.id IN (SELECT from_id FROM link WHERE to_id = ?1 AND field IN ('agencies', 'responsible', 'supporters'))"
    "  OR r.id IN (SELECT id FROM live_action WHERE accountable = ?1)"
    "  OR r.id IN (SELECT id FROM live_conversation WHERE agency = ?1))" },
  /* ?1 an agency. */
  { "teams of agency", "SELECT id FROM live_team WHERE agency = ?1 ORDER BY rank, seq" },
  { "people of agency", "SELECT id FROM live_person WHERE agency = ?1 ORDER BY name COLLATE NOCASE, id" },
  { "person count", "SELECT count (DISTINCT person) FROM live_membership WHERE project = ?1 AND \"to\" IS NULL" },
  { NULL, NULL },
};
