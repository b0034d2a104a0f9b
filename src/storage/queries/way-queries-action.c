/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-query-private.h"

/* The theme t of action a, if it is not deleted. Looked up by id: the view live_theme would be read for every action. */
#define WITH_THEME                                                                                                     \
  " LEFT JOIN theme k ON k.id = a.theme LEFT JOIN record t ON t.id = k.id AND t.deleted IS NULL"

/* Live records of a kind that belong to an action, found by the action first. */
#define OWNED(kind, action)                                                                                             \
  " FROM \"" kind "\" m CROSS JOIN record d WHERE m.action = " action " AND d.id = m.id AND d.deleted IS NULL"

#define OPEN "coalesce (a.status, 'proposed') NOT IN ('done', 'stopped')"

/* Everybody who can answer for an action, by name; of a person the agency, too. Read once, as each is looked up for
 * many actions. */
#define WHO                                                                                                            \
  "who (id, name, agency) AS MATERIALIZED (SELECT p.id, p.name, g.name FROM live_person p"                             \
  " LEFT JOIN record d ON d.id = p.agency AND d.deleted IS NULL LEFT JOIN agency g ON g.id = d.id"                     \
  " UNION ALL SELECT id, name, NULL FROM live_agency UNION ALL SELECT id, name, NULL FROM live_team)"

/* Who can have raised a card: agencies, and teams, which count as their agency; and where an action or a card can come
 * from: workshops and their blocks. Few, and each looked up for many. */
#define AGENCIES                                                                                                       \
  "body (id, own, name, sector, level) AS MATERIALIZED (SELECT g.id, g.id, replace (g.name, char (10), ' '), g.sector," \
  " coalesce ((SELECT min (level) FROM talk WHERE agency = g.id), 2) FROM agency g"                                    \
  " UNION ALL SELECT t.id, coalesce (g.id, t.id), replace (g.name, char (10), ' '), g.sector,"                        \
  " coalesce ((SELECT min (level) FROM talk WHERE agency = g.id), 2) FROM team t LEFT JOIN agency g ON g.id = t.agency)"
#define PLACES                                                                                                         \
  "place (id, title) AS MATERIALIZED (SELECT id, title FROM live_workshop"                                             \
  " UNION ALL SELECT b.id, w.title FROM live_workshop w CROSS JOIN agenda_block b WHERE b.workshop = w.id)"

/* The conversations of project ?1, deleted ones too, as deleting one tells nobody more: with whom, and how far that agency
 * may be named: 2 the agency, 1 its sector, 0 "a partner". */
#define TALKS                                                                                                          \
  "talk (id, agency, level) AS MATERIALIZED (SELECT v.id, coalesce (t.agency, v.agency),"                              \
  " CASE v.attribution WHEN 'agency' THEN 2 WHEN 'sector' THEN 1 ELSE 0 END"                                           \
  " FROM record r CROSS JOIN conversation v LEFT JOIN team t ON t.id = v.agency"                                       \
  " WHERE r.kind = 'conversation' AND r.project = ?1 AND v.id = r.id)"

/* How body b is named as who said what was said in conversation v: "0" and its name, "1" and its sector, "2" for a
 * partner, which is also the order to say them in. An agency follows the conversation with it; one that was named in
 * another's conversation, the lowest of that and all its own; and none is named further than ?2. */
#define SAID                                                                                                           \
  "CASE min (?2, CASE WHEN b.own = v.agency THEN v.level ELSE min (v.level, b.level) END)"                             \
  " WHEN 2 THEN coalesce ('0' || b.name, '2') WHEN 1 THEN coalesce ('1' || b.sector, '2') ELSE '2' END"

/* Who raised card c: those it says, or else that of its conversation v or answer n. One a line, each once. Most cards have
 * one, which needs no sorting. */
#define RAISED                                                                                                         \
  "(SELECT CASE count (*) WHEN 0 THEN (SELECT " SAID " FROM body b WHERE b.id = coalesce (v.agency, n.agency))"        \
  " WHEN 1 THEN max ((SELECT " SAID " FROM body b WHERE b.id = k.to_id)) ELSE"                                         \
  " (SELECT group_concat (x, char (10)) FROM (SELECT DISTINCT " SAID " x FROM link l JOIN body b ON b.id = l.to_id"    \
  "  WHERE l.from_id = c.id AND l.field = 'agencies' ORDER BY 1)) END"                                                 \
  " FROM link k WHERE k.from_id = c.id AND k.field = 'agencies')"

#define PLACE(id) "(SELECT title FROM place WHERE id = " id ")"

/* The title of the workshop that the block or workshop @id is, for one action. */
#define WORKSHOP(id)                                                                                                   \
  "(SELECT title FROM live_workshop WHERE id = coalesce ((SELECT workshop FROM agenda_block WHERE id = " id "), " id "))"

/* The last day of a due date of any precision. */
#define LAST_DAY "CASE length (a.due) WHEN 4 THEN a.due || '-12-31' WHEN 7 THEN a.due || '-31' ELSE a.due END"
#define NUMBER "CAST (substr (a.reference, 3) AS INTEGER), a.reference"
#define UNOWNED "NOT EXISTS (SELECT 1 FROM record o WHERE o.id = a.accountable AND o.deleted IS NULL)"
#define OVERDUE OPEN " AND coalesce (" LAST_DAY " < ?3, 0)"
#define BEFORE OPEN " AND (coalesce (a.due_next_workshop, 0) = 1 OR coalesce (" LAST_DAY " <= ?4, 0))"
#define MINE "(a.accountable = ?5 OR EXISTS (SELECT 1 FROM link l WHERE l.from_id = a.id AND l.to_id = ?5"               \
  " AND l.field = 'responsible'))"

/* The actions a plan shows: ?1 the project; ?2 what they must be, as bits: 1 open, 2 mine, 4 overdue, 8 with no one
 * accountable, 16 due before the next workshop; ?3 today; ?4 the day of the next workshop or NULL; ?5 who "mine" is;
 * ?6 words for the full-text index or NULL; ?7 how many rows at most, -1 for all. */
#define FIRST " LIMIT coalesce (?7, -1)"
#define SHOWN                                                                                                           \
  " FROM live_action a" WITH_THEME " WHERE a.project = ?1"                                   \
  " AND (?2 & 1 = 0 OR " OPEN ") AND (?2 & 2 = 0 OR " MINE ") AND (?2 & 4 = 0 OR " OVERDUE ")"                           \
  " AND (?2 & 8 = 0 OR (" OPEN " AND " UNOWNED ")) AND (?2 & 16 = 0 OR (" BEFORE "))"                                    \
  " AND (?6 IS NULL OR a.seq IN (SELECT rowid FROM search WHERE search MATCH ?6))"

/* One order, upwards and downwards; what is empty comes last in both. */
#define PLAN_BY(name, key)                                                                                              \
  { "plan by " name, "WITH " WHO ", " WAY_AFTER ("?3")                                                                  \
    " SELECT a.id" SHOWN " ORDER BY " key " IS NULL, " key ", " NUMBER FIRST },                                        \
  { "plan by " name " down", "WITH " WHO ", " WAY_AFTER ("?3")                                                          \
    " SELECT a.id" SHOWN " ORDER BY " key " IS NULL, " key " DESC, " NUMBER FIRST }

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
  /* ?1 the action, here and below. */
  { "updates of action", "SELECT m.id" OWNED ("update", "?1") " ORDER BY m.date DESC, d.seq DESC" },
  { "milestones of action", "SELECT m.id" OWNED ("milestone", "?1") " ORDER BY m.rank, d.seq" },
  { "last update day", "SELECT m.id" OWNED ("update", "?1") " ORDER BY m.date DESC, d.seq DESC LIMIT 1" },

  /* The plan as a document, and its sources. ?1 the project, ?2 today: then "due" of an action that is due at the next
   * workshop is that workshop's day. ?3 and ?4: updates that say only how it is due, which may be otherwise by now. */
  { "plan rows",
    "WITH " WHO ", " WAY_AFTER ("?2") " SELECT a.id, a.reference, a.text, a.status, a.rag, a.rag_reason,"
    " CASE WHEN a.due_next_workshop = 1 THEN " WAY_NEXT_FOR ("a") " ELSE a.due END AS due, a.due_next_workshop, a.resources,"
    " a.outcome_measure, CASE WHEN t.id IS NOT NULL THEN k.name END AS theme,"
    " (SELECT name FROM who WHERE id = a.accountable) AS accountable,"
    " (SELECT agency FROM who WHERE id = a.accountable) AS agency,"
    " (SELECT group_concat (x, char (10)) FROM (SELECT (SELECT name FROM who WHERE id = l.to_id) x FROM link l"
    "  WHERE l.from_id = a.id AND l.field = 'responsible' ORDER BY l.rank) WHERE x IS NOT NULL) AS responsible,"
    " (SELECT count (*)" OWNED ("milestone", "a.id") ") AS milestones,"
    " (SELECT count (*)" OWNED ("milestone", "a.id") " AND m.done = 1) AS milestones_done,"
    " (SELECT m.date || ' ' || m.text" OWNED ("update", "a.id") " AND m.text IS NOT NULL"
    "  AND m.text NOT IN (?3, ?4) AND m.text IS NOT a.rag_reason ORDER BY m.date DESC, d.seq DESC LIMIT 1) AS last_update"
    " FROM live_action a" WITH_THEME " WHERE a.project = ?1"
    " ORDER BY t.id IS NULL, k.rank, t.seq, CAST (substr (a.reference, 3) AS INTEGER), a.reference" },
  /* Here ?2 is how far anybody is named at most, see SAID. What is deleted is few, and read once: to look each card up took
   * a fifth of the time. */
  { "plan card sources",
    "WITH " TALKS ", " AGENCIES ", " PLACES " SELECT l.from_id AS action, c.kind, c.text, " RAISED " AS said, "
    PLACE ("c.source") " AS workshop"
    " FROM live_action a CROSS JOIN link l CROSS JOIN card c"
    " LEFT JOIN talk v ON v.id = c.source LEFT JOIN answer n ON n.id = c.source"
    " WHERE a.project = ?1 AND l.from_id = a.id AND l.field = 'cards' AND c.id = l.to_id"
    "  AND c.id NOT IN (SELECT id FROM record WHERE deleted IS NOT NULL) ORDER BY a.seq, l.rank" },
  /* ?2 an agency: how far all conversations with it allow to name it. */
  { "least naming of agency", "WITH " TALKS " SELECT coalesce (min (level), 2) FROM talk WHERE agency = ?2" },
  /* Those of "plan card sources". */
  { "cards of plan",
    "SELECT DISTINCT d.id FROM live_action a CROSS JOIN link l CROSS JOIN record d WHERE a.project = ?1 AND l.from_id = a.id"
    " AND l.field = 'cards' AND d.id = l.to_id AND d.deleted IS NULL" },
  { "plan origins",
    "WITH " TALKS ", " AGENCIES ", " PLACES " SELECT a.id AS action, r.kind, " PLACE ("a.origin") " AS workshop, f.private,"
    " (SELECT " SAID " FROM body b WHERE b.id = v.agency) AS said"
    " FROM live_action a JOIN record r ON r.id = a.origin AND r.deleted IS NULL"
    " LEFT JOIN talk v ON v.id = a.origin"
    " LEFT JOIN reflection f ON f.id = a.origin"
    " WHERE a.project = ?1 AND (r.kind <> 'conversation' OR NOT EXISTS (SELECT 1 FROM link l CROSS JOIN record d"
    "  WHERE l.from_id = a.id AND l.field = 'cards' AND d.id = l.to_id AND d.deleted IS NULL))" },
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
  /* The plan as a table, see SHOWN. By theme: each theme before its actions, and the project itself before those that
   * have none, if others have one. */
  { "plan by theme",
    "SELECT id FROM (SELECT a.id AS id, t.id IS NULL AS late, k.rank AS theme_rank, t.seq AS theme_seq, 1 AS place,"
    "  CAST (substr (a.reference, 3) AS INTEGER) AS number, a.reference AS reference" SHOWN
    "  UNION ALL SELECT coalesce (t.id, ?1), t.id IS NULL, k.rank, t.seq, 0, 0, ''" SHOWN " GROUP BY t.id"
    "  HAVING t.id IS NOT NULL OR EXISTS (SELECT 1 FROM live_action x JOIN live_theme y ON y.id = x.theme"
    "   WHERE x.project = ?1))"
    " ORDER BY late, theme_rank, theme_seq, place, number, reference" FIRST },
  { "plan by theme down",
    "SELECT id FROM (SELECT a.id AS id, t.id IS NULL AS late, k.rank AS theme_rank, t.seq AS theme_seq, 1 AS place,"
    "  CAST (substr (a.reference, 3) AS INTEGER) AS number, a.reference AS reference" SHOWN
    "  UNION ALL SELECT coalesce (t.id, ?1), t.id IS NULL, k.rank, t.seq, 0, 0, ''" SHOWN " GROUP BY t.id"
    "  HAVING t.id IS NOT NULL OR EXISTS (SELECT 1 FROM live_action x JOIN live_theme y ON y.id = x.theme"
    "   WHERE x.project = ?1))"
    " ORDER BY late, theme_rank DESC, theme_seq DESC, place, number, reference" FIRST },
  PLAN_BY ("reference", "CAST (substr (a.reference, 3) AS INTEGER)"),
  PLAN_BY ("text", "a.text COLLATE NOCASE"),
  PLAN_BY ("accountable", "(SELECT name FROM who WHERE id = a.accountable) COLLATE NOCASE"),
  PLAN_BY ("due", "(CASE WHEN coalesce (a.due_next_workshop, 0) = 1 THEN coalesce (" WAY_NEXT_FOR ("a") ", '9998') ELSE " LAST_DAY " END)"),
  PLAN_BY ("status", "(CASE coalesce (a.status, 'proposed') WHEN 'proposed' THEN 0 WHEN 'agreed' THEN 1 WHEN 'in_progress'"
                     " THEN 2 WHEN 'blocked' THEN 3 WHEN 'done' THEN 4 ELSE 5 END)"),
  PLAN_BY ("rag", "(CASE a.rag WHEN 'red' THEN 0 WHEN 'amber' THEN 1 WHEN 'green' THEN 2 END)"),
  PLAN_BY ("progress", "(SELECT total (m.done) / count (*)" OWNED ("milestone", "a.id") ")"),
  /* ?3 and ?4 as above. */
  { "plan counts",
    "SELECT count (*) AS actions, total (" OPEN ") AS open, total (a.status = 'done') AS done,"
    " total (" OVERDUE ") AS overdue, total (" OPEN " AND " UNOWNED ") AS unowned, total (" BEFORE ") AS before"
    " FROM live_action a WHERE a.project = ?1" },
  /* ?2 the theme; the project itself stands for those that have none. */
  { "plan group counts",
    "SELECT count (*) AS actions, total (a.status = 'done') AS done FROM live_action a" WITH_THEME
    " WHERE a.project = ?1 AND coalesce (t.id, ?1) = ?2" },
  /* As SHOWN: how many of each group are shown, by its theme, or the project itself. */
  { "plan groups shown", "SELECT coalesce (t.id, ?1) AS id, count (*) AS actions" SHOWN " GROUP BY t.id" },
  { "plan open count", "SELECT count (*) FROM live_action a WHERE a.project = ?1 AND " OPEN },
  /* ?2 today. */
  { "plan overdue count",
    "SELECT count (*) FROM live_action a WHERE a.project = ?1 AND " OPEN " AND coalesce (" LAST_DAY " < ?2, 0)" },

  /* One action: ?1. */
  { "milestone counts",
    "SELECT count (*) AS milestones, total (m.done) AS done" OWNED ("milestone", "?1") },
  { "action source",
    "SELECT c.kind, c.text, " WORKSHOP ("a.origin") " AS workshop, (SELECT kind FROM record WHERE id = a.origin) AS origin"
    " FROM action a LEFT JOIN link l ON l.from_id = a.id AND l.field = 'cards'"
    " AND EXISTS (SELECT 1 FROM record d WHERE d.id = l.to_id AND d.deleted IS NULL)"
    " LEFT JOIN card c ON c.id = l.to_id WHERE a.id = ?1 ORDER BY c.id IS NULL, l.rank LIMIT 1" },
  { "sources of action",
    "SELECT id FROM (SELECT c.id AS id, l.rank AS place FROM link l JOIN record c ON c.id = l.to_id AND c.deleted IS NULL"
    "  WHERE l.from_id = ?1 AND l.field = 'cards' UNION ALL SELECT r.id, 'zzzz' FROM action a"
    "  JOIN record r ON r.id = a.origin AND r.deleted IS NULL WHERE a.id = ?1) ORDER BY place" },
  { "evidence of action", "SELECT m.id" OWNED ("evidence", "?1") " ORDER BY m.rank, d.seq" },
  /* What happened to it, newest first: its updates, and what workshops made of it, on their days. */
  { "progress of action",
    "SELECT id FROM (SELECT m.id AS id, m.date AS day, d.seq AS place" OWNED ("update", "?1")
    " UNION ALL SELECT r.id, coalesce (substr (w.start, 1, 10), date (r.created / 1000, 'unixepoch')), r.seq"
    "  FROM live_action_reflection r JOIN live_workshop w ON w.id = r.workshop WHERE r.action = ?1)"
    " ORDER BY day DESC, place DESC" },
  { NULL, NULL },
};
