/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-query-private.h"

/* The whole of a date of any precision lies before ?1: 2022-01 is past when February has begun. Such a date sorts
 * before ?1, which an index can find, as does one that ?1 begins with, which is not past. */
#define IS_OVERDUE "a.due < ?1 AND a.due <> substr (?1, 1, length (a.due))"

#define OPEN_ACTION "a.status NOT IN ('done', 'stopped')"

#define PARTNERSHIP                                                                                                   \
  "(SELECT group_concat (name, ', ') FROM (SELECT s.name AS name FROM link l JOIN live_partnership s"                 \
  " ON s.id = l.to_id WHERE l.from_id = p.id AND l.field = 'partnerships' ORDER BY l.rank))"

/* The project of action @a, unless it is deleted. */
#define PROJECT_OF(a) "(SELECT project FROM record WHERE id = " a ".id AND deleted IS NULL)"

/* CROSS JOIN: in the order of the index action_due, so that a LIMIT ends early. */
#define ACTION_ROW                                                                                                    \
  "SELECT a.id AS id, 'action' AS kind, a.text AS title, p.title AS project_title, a.due AS day,"                     \
  " coalesce ((SELECT name FROM person WHERE id = a.accountable), (SELECT name FROM agency WHERE id = a.accountable)) AS who" \
  " FROM action a CROSS JOIN project p ON p.id = " PROJECT_OF ("a") " WHERE " WAY_IS_LIVE ("p")                         \
  " AND a.due IS NOT NULL AND " OPEN_ACTION " AND coalesce (p.stage, '') <> 'withdrawn'"
#define IN_ORDER " ORDER BY a.due, (SELECT seq FROM record WHERE id = a.id) LIMIT "

/* What was promised for a day before ?1, or for one from ?1 to ?2. A date of lesser precision counts once it is past. */
#define IS_OWED(date)                                                                                                  \
  "(" date " < ?1 AND " date " <> substr (?1, 1, length (" date ")) OR length (" date ") = 10 AND " date " BETWEEN ?1 AND ?2)"

/* CROSS JOIN: from the index record_kind, which knows how few there are of the kind. */
#define OWED(kind, title, date, open)                                                                                  \
  "SELECT o.id AS id, '" kind "' AS kind, o." title " AS title, p.title AS project_title, o." date " AS day, NULL AS who,"   \
  " r.seq AS seq FROM record r CROSS JOIN " kind " o ON o.id = r.id CROSS JOIN project p ON p.id = r.project"                \
  " WHERE r.kind = '" kind "' AND r.deleted IS NULL AND " WAY_IS_LIVE ("p") " AND coalesce (p.stage, '') <> 'withdrawn'" \
  " AND " open " AND " IS_OWED ("o." date)

/* What Home shows. ?1 is today. */
const WayQuery way_queries_home[] = {
  /* What is overdue is counted in one pass over the index record_kind, which has the projects in order, beside a set of
   * the overdue from action_due: one look-up a record would be six times as slow. What is open tells only where the work
   * is over. */
  { "home projects",
    "WITH late AS MATERIALIZED (SELECT r.project AS project, count (*) AS n FROM record r"
    "  WHERE r.kind = 'action' AND r.deleted IS NULL AND +r.id IN (SELECT a.id FROM action a"
    "   WHERE " OPEN_ACTION " AND " IS_OVERDUE ") GROUP BY r.project)"
    " SELECT p.id AS id, p.title AS title, p.stage AS stage, " PARTNERSHIP " AS partnership,"
    " coalesce (o.n, 0) AS overdue,"
    " CASE WHEN p.stage IN ('completed', 'archived') THEN (SELECT count (*) FROM live_action a WHERE a.project = p.id"
    "  AND " OPEN_ACTION ") ELSE 0 END AS open,"
    " (SELECT min (w.start) FROM live_workshop w WHERE w.project = p.id AND substr (w.start, 1, 10) >= ?1"
    "  AND w.state IN ('draft', 'planned', 'running')) AS next_workshop,"
    " (SELECT s.date FROM live_stage_change s WHERE s.project = p.id AND s.\"to\" = 'paused'"
    "  ORDER BY s.date DESC, s.seq DESC LIMIT 1) AS paused_on,"
    " (SELECT s.reason FROM live_stage_change s WHERE s.project = p.id AND s.\"to\" = 'paused'"
    "  ORDER BY s.date DESC, s.seq DESC LIMIT 1) AS paused_reason"
    " FROM live_project p LEFT JOIN late o ON o.project = p.id"
    " ORDER BY p.stage IN ('archived', 'withdrawn'), partnership COLLATE NOCASE, p.title COLLATE NOCASE, p.id" },
  /* ?2 rows at most, the longest overdue first. */
  { "home overdue", ACTION_ROW " AND " IS_OVERDUE IN_ORDER "?2" },
  /* Due from today to ?2, of day precision. */
  { "home due",
    ACTION_ROW " AND length (a.due) = 10 AND a.due BETWEEN ?1 AND ?2" IN_ORDER "20" },
  /* Feedback that was promised, and reviews of tests: those past, and those from today to ?2. ?3 rows at most. */
  { "home owed",
    OWED ("voice", "description", "feedback_due", "o.feedback_given IS NULL") " UNION ALL "
    OWED ("test", "belief", "review_on", "o.decision IS NULL AND coalesce (o.state, 'idea') NOT IN ('idea', 'decided')")
    " ORDER BY day, seq LIMIT ?3" },
  /* The workshops from today to ?2, and in any case the next one. */
  { "home workshops",
    "SELECT w.id AS id, 'workshop' AS kind, w.title AS title, p.title AS project_title, w.start AS day, w.place AS who"
    " FROM live_workshop w JOIN live_project p ON p.id = w.project"
    " WHERE w.state IN ('draft', 'planned', 'running') AND substr (w.start, 1, 10) >= ?1"
    " AND (substr (w.start, 1, 10) <= ?2 OR w.start = (SELECT min (n.start) FROM live_workshop n"
    "  WHERE n.state IN ('draft', 'planned', 'running') AND substr (n.start, 1, 10) >= ?1))"
    " ORDER BY w.start, w.seq LIMIT 20" },
  { NULL, NULL },
};
