/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-query-private.h"

/* The last day of a date of any precision. */
#define LAST_DAY(date)                                                                                                \
  "(CASE length (" date ") WHEN 4 THEN " date " || '-12-31' WHEN 7 THEN " date " || '-31' ELSE substr (" date ", 1, 10) END)"

#define OPEN_ACTION "a.status NOT IN ('done', 'stopped')"

#define PARTNERSHIP                                                                                                   \
  "(SELECT group_concat (name, ', ') FROM (SELECT s.name AS name FROM link l JOIN live_partnership s"                 \
  " ON s.id = l.to_id WHERE l.from_id = p.id AND l.field = 'partnerships' ORDER BY l.rank))"

#define ACTION_ROW                                                                                                    \
  "SELECT a.id AS id, 'action' AS kind, a.text AS title, p.title AS project_title, a.due AS day,"                     \
  " coalesce ((SELECT name FROM person WHERE id = a.accountable), (SELECT name FROM agency WHERE id = a.accountable)) AS who" \
  " FROM live_action a JOIN live_project p ON p.id = a.project"                                                       \
  " WHERE a.due IS NOT NULL AND " OPEN_ACTION " AND coalesce (p.stage, '') <> 'withdrawn'"

/* What Home shows. ?1 is today. */
const WayQuery way_queries_home[] = {
  { "home projects",
    "SELECT p.id AS id, p.title AS title, p.stage AS stage, " PARTNERSHIP " AS partnership,"
    " (SELECT count (*) FROM live_action a WHERE a.project = p.id AND " OPEN_ACTION
    "  AND " LAST_DAY ("a.due") " < ?1) AS overdue,"
    " (SELECT count (*) FROM live_action a WHERE a.project = p.id AND " OPEN_ACTION ") AS open,"
    " (SELECT min (w.start) FROM live_workshop w WHERE w.project = p.id AND substr (w.start, 1, 10) >= ?1"
    "  AND w.state IN ('draft', 'planned', 'running')) AS next_workshop,"
    " (SELECT s.date FROM live_stage_change s WHERE s.project = p.id AND s.\"to\" = 'paused'"
    "  ORDER BY s.date DESC, s.seq DESC LIMIT 1) AS paused_on,"
    " (SELECT s.reason FROM live_stage_change s WHERE s.project = p.id AND s.\"to\" = 'paused'"
    "  ORDER BY s.date DESC, s.seq DESC LIMIT 1) AS paused_reason"
    " FROM live_project p"
    " ORDER BY p.stage IN ('archived', 'withdrawn'), partnership COLLATE NOCASE, p.title COLLATE NOCASE, p.id" },
  /* ?2 rows at most, the longest overdue first. */
  { "home overdue", ACTION_ROW " AND " LAST_DAY ("a.due") " < ?1 ORDER BY a.due, a.seq LIMIT ?2" },
  { "home overdue count",
    "SELECT count (*) FROM live_action a JOIN live_project p ON p.id = a.project WHERE " OPEN_ACTION
    " AND coalesce (p.stage, '') <> 'withdrawn' AND " LAST_DAY ("a.due") " < ?1" },
  /* Due from today to ?2, of day precision. */
  { "home due",
    ACTION_ROW " AND length (a.due) = 10 AND a.due BETWEEN ?1 AND ?2 ORDER BY a.due, a.seq LIMIT 20" },
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
