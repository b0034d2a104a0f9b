/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-query-private.h"

/* The questions of DOMAIN, and what the project file needs. ?1 is the project. */

/* The name of whoever @id is: a person, an agency or a team. */
#define NAME(id)                                                                                                       \
  "coalesce ((SELECT name FROM person WHERE id = " id "), (SELECT name FROM agency WHERE id = " id "),"                 \
  " (SELECT name FROM team WHERE id = " id "))"

#define OPEN(action) "coalesce (" action ".status, 'proposed') NOT IN ('done', 'stopped')"

/* The last day of a due date of any precision. */
#define LAST_DAY(date)                                                                                                 \
  "CASE length (" date ") WHEN 4 THEN " date " || '-12-31' WHEN 7 THEN " date " || '-31' ELSE " date " END"

/* family (card, survivor): every card and the one it was merged into, in the end; one that was not is its own. */
#define FAMILY                                                                                                         \
  "family (card, survivor) AS (SELECT c.id, c.id FROM live_card c WHERE c.project = ?1"                                \
  "   AND NOT EXISTS (SELECT 1 FROM live_card m WHERE m.id = c.merged_into)"                                           \
  "  UNION SELECT c.id, f.survivor FROM family f JOIN live_card c ON c.merged_into = f.card)"

/* raised (card, agency): those a card says, or else the one whose conversation or answer it is from; a team counts
 * as its agency. */
#define RAISED                                                                                                         \
  "raised (card, agency) AS MATERIALIZED (SELECT c.id, coalesce (t.agency, l.to_id) FROM live_card c"                               \
  "  JOIN link l ON l.from_id = c.id AND l.field = 'agencies' LEFT JOIN team t ON t.id = l.to_id WHERE c.project = ?1" \
  "  UNION SELECT c.id, coalesce (t.agency, s.agency) FROM live_card c"                                                \
  "  JOIN (SELECT id, agency FROM live_conversation UNION ALL SELECT id, agency FROM live_answer) s ON s.id = c.source" \
  "  LEFT JOIN team t ON t.id = s.agency WHERE c.project = ?1 AND s.agency IS NOT NULL"                                \
  "  AND NOT EXISTS (SELECT 1 FROM link l WHERE l.from_id = c.id AND l.field = 'agencies'))"

/* voice (card, agency): who raised a card or one merged into it. */
#define VOICE                                                                                                          \
  "voice (card, agency) AS MATERIALIZED (SELECT DISTINCT f.survivor, r.agency FROM family f"                           \
  "  JOIN raised r ON r.card = f.card)"

/* made (card, action): actions made from a card or one merged into it. */
#define MADE                                                                                                           \
  "made (card, action) AS MATERIALIZED (SELECT DISTINCT f.survivor, l.from_id FROM family f"                           \
  "  JOIN link l ON l.to_id = f.card AND l.field = 'cards')"

/* belongs (card, theme): the themes of a card or one merged into it. */
#define BELONGS                                                                                                        \
  "belongs (card, theme) AS MATERIALIZED (SELECT DISTINCT f.survivor, l.to_id FROM family f"                           \
  "  JOIN link l ON l.from_id = f.card AND l.field = 'themes')"

/* The day of the earliest workshop from ?2 on. */
#define NEXT_WORKSHOP                                                                                                  \
  "next (day) AS (SELECT substr (start, 1, 10) FROM live_workshop WHERE project = ?1 AND substr (start, 1, 10) >= ?2"   \
  " AND coalesce (state, 'draft') IN ('draft', 'planned', 'running') ORDER BY start LIMIT 1)"

const WayQuery way_queries_question[] = {
  { "sectors in use", "SELECT DISTINCT sector FROM live_agency WHERE sector IS NOT NULL ORDER BY sector" },
  /* ?2 a sector, or NULL for any. */
  { "question barriers without action",
    "WITH RECURSIVE " FAMILY ", " RAISED ", " VOICE ", " MADE ", " BELONGS ","
    " name (card, list) AS (SELECT card, group_concat (name, '; ') FROM (SELECT v.card, g.name FROM voice v"
    "   JOIN agency g ON g.id = v.agency ORDER BY v.card, g.name) GROUP BY card),"
    " sector (card, list) AS (SELECT card, group_concat (sector, '; ') FROM (SELECT DISTINCT v.card, g.sector FROM voice v"
    "   JOIN agency g ON g.id = v.agency WHERE g.sector IS NOT NULL ORDER BY v.card, g.sector) GROUP BY card),"
    " active (card) AS (SELECT DISTINCT m.card FROM made m JOIN live_action a ON a.id = m.action"
    "   WHERE coalesce (a.status, '') <> 'stopped'),"
    " planned (theme, n) AS (SELECT theme, count (*) FROM live_action WHERE project = ?1 AND theme IS NOT NULL"
    "   GROUP BY theme),"
    " reached (card, n) AS (SELECT b.card, sum (p.n) FROM belongs b JOIN planned p ON p.theme = b.theme GROUP BY b.card)"
    " SELECT c.id, c.text AS barrier, n.list AS raised_by, s.list AS sectors, c.control,"
    " (SELECT title FROM conversation v WHERE v.id = c.source) AS source, coalesce (p.n, 0) AS theme_actions"
    " FROM live_card c JOIN family f ON f.card = c.id AND f.survivor = c.id LEFT JOIN name n ON n.card = c.id"
    " LEFT JOIN sector s ON s.card = c.id LEFT JOIN active x ON x.card = c.id LEFT JOIN reached p ON p.card = c.id"
    " WHERE c.project = ?1 AND c.kind = 'barrier' AND x.card IS NULL"
    " AND (?2 IS NULL OR c.id IN (SELECT v.card FROM voice v JOIN agency g ON g.id = v.agency"
    "  WHERE g.sector = ?2 COLLATE NOCASE))"
    " ORDER BY c.rank, c.seq" },
  /* ?2 today. */
  { "question actions without owner",
    "WITH " NEXT_WORKSHOP ", " WAY_AFTER ("?2") ", held AS (SELECT a.*,"
    "  CASE WHEN a.due_next_workshop = 1 THEN " WAY_NEXT_FOR ("a") " ELSE a.due END AS day,"
    "  EXISTS (SELECT 1 FROM record r WHERE r.id = a.accountable AND r.deleted IS NULL) AS owned, EXISTS (SELECT 1 FROM link l JOIN record r ON r.id = l.to_id"
    "  WHERE l.from_id = a.id AND l.field = 'responsible' AND r.deleted IS NULL) AS helped"
    "  FROM live_action a WHERE a.project = ?1 AND " OPEN ("a") ")"
    " SELECT a.id, a.reference, a.text AS action, a.day AS due,"
    " coalesce (a.due_next_workshop, 0) AS due_next_workshop,"
    " CASE WHEN a.owned THEN 'responsible' WHEN a.helped THEN 'accountable' ELSE 'both' END AS missing,"
    " " NAME ("a.accountable") " AS accountable, a.status, (SELECT day FROM next) AS next_workshop"
    " FROM held a WHERE NOT (a.owned AND a.helped) AND (coalesce (a.due_next_workshop, 0) <> 0"
    "  OR " LAST_DAY ("a.due") " <= coalesce ((SELECT day FROM next), '9999-12-31'))"
    " ORDER BY coalesce (a.day, '9999'), a.reference" },
  /* A unit is the agency or team that takes part, or a team of the agency. */
  { "question unheard agencies",
    "WITH taking (agency, core) AS (SELECT agency, max (coalesce (core, 0)) FROM live_participation WHERE project = ?1"
    "  GROUP BY agency),"
    " unit (agency, id) AS (SELECT agency, agency FROM taking"
    "  UNION SELECT k.agency, t.id FROM taking k JOIN live_team t ON t.agency = k.agency),"
    " said (agency, conversation, kind) AS (SELECT u.agency, v.id, c.kind FROM unit u"
    "   JOIN live_conversation v ON v.agency = u.id AND v.project = ?1 LEFT JOIN live_card c ON c.source = v.id"
    "  UNION SELECT u.agency, v.id, c.kind FROM unit u JOIN link l ON l.to_id = u.id AND l.field = 'agencies'"
    "   JOIN live_card c ON c.id = l.from_id AND c.project = ?1 JOIN live_conversation v ON v.id = c.source)"
    " SELECT k.agency AS id, " NAME ("k.agency") " AS agency,"
    " (SELECT sector FROM agency WHERE id = coalesce ((SELECT agency FROM team WHERE id = k.agency), k.agency)) AS sector,"
    " k.core, count (DISTINCT s.conversation) AS conversations,"
    " CASE WHEN count (s.conversation) = 0 THEN 'no_conversation' ELSE 'no_aspiration' END AS missing"
    " FROM taking k JOIN record r ON r.id = k.agency AND r.deleted IS NULL LEFT JOIN said s ON s.agency = k.agency"
    " WHERE NOT EXISTS (SELECT 1 FROM agency g WHERE g.id = k.agency AND g.retired = 1)"
    " GROUP BY k.agency HAVING count (CASE WHEN s.kind = 'aspiration' THEN 1 END) = 0"
    " ORDER BY missing = 'no_aspiration', k.core DESC, agency" },
  /* A theme speaks for those merged into it. */
  { "question themes not taken forward",
    "WITH RECURSIVE " FAMILY ", " RAISED ", line (theme, survivor) AS (SELECT t.id, t.id FROM live_theme t"
    "   WHERE t.project = ?1 AND NOT EXISTS (SELECT 1 FROM live_theme m WHERE m.id = t.merged_into)"
    "  UNION SELECT t.id, n.survivor FROM line n JOIN live_theme t ON t.merged_into = n.theme),"
    " voice (theme, agency) AS (SELECT DISTINCT n.survivor, r.agency FROM line n"
    "  JOIN link l ON l.to_id = n.theme AND l.field = 'themes' JOIN family own ON own.card = l.from_id"
    "  JOIN family f ON f.survivor = own.survivor JOIN raised r ON r.card = f.card),"
    " heard (theme, n, list) AS (SELECT theme, count (*), group_concat (name, '; ') FROM (SELECT v.theme, g.name FROM voice v"
    "  JOIN agency g ON g.id = v.agency ORDER BY v.theme, g.name) GROUP BY theme)"
    " SELECT t.id, t.name AS theme, t.state, h.n AS agencies, h.list AS raised_by, t.decided_by, t.decided_on, t.reason"
    " FROM live_theme t JOIN heard h ON h.theme = t.id WHERE t.project = ?1 AND h.n >= 3"
    " AND coalesce (t.state, 'emerging') NOT IN ('taken_forward', 'explored') ORDER BY h.n DESC, t.rank, t.seq" },
  /* Where an action was agreed: its origin's workshop, or that of the decision, recommendation or reflection it came
   * from. It should have been reflected at a workshop that was held after that one. */
  { "question actions not reflected",
    "WITH source (action, place) AS (SELECT a.id, coalesce ((SELECT source FROM decision WHERE id = a.origin),"
    "   (SELECT source FROM recommendation WHERE id = a.origin), (SELECT source FROM reflection WHERE id = a.origin),"
    "   a.origin) FROM live_action a WHERE a.project = ?1),"
    " agreed (action, workshop) AS MATERIALIZED (SELECT s.action, coalesce ((SELECT workshop FROM agenda_block WHERE id = s.place),"
    "   s.place) FROM source s),"
    " shop AS MATERIALIZED (SELECT id, title, start, rank, seq, state FROM live_workshop WHERE project = ?1),"
    " missed (workshop, title) AS MATERIALIZED (SELECT w.id, (SELECT n.title FROM shop n"
    "   WHERE n.state IN ('held', 'written_up') AND " WAY_BEFORE ("w", "n") " ORDER BY n.start IS NULL, n.start, n.rank LIMIT 1)"
    "   FROM shop w),"
    " reflected (action) AS MATERIALIZED (SELECT DISTINCT r.action FROM live_action_reflection r"
    "   JOIN shop n ON n.id = r.workshop JOIN agreed g ON g.action = r.action JOIN shop w ON w.id = g.workshop"
    "   WHERE r.project = ?1 AND " WAY_BEFORE ("w", "n") ")"
    " SELECT a.id, a.reference, a.text AS action, w.title AS agreed_at, substr (w.start, 1, 10) AS agreed_on,"
    " " NAME ("a.accountable") " AS accountable, a.status, a.due, m.title AS missed_at"
    " FROM live_action a JOIN agreed g ON g.action = a.id JOIN shop w ON w.id = g.workshop"
    " JOIN missed m ON m.workshop = w.id"
    " WHERE coalesce (a.status, 'proposed') <> 'proposed' AND m.title IS NOT NULL"
    " AND a.id NOT IN (SELECT action FROM reflected) ORDER BY w.start, w.rank, a.reference" },
  /* The smallest next step is the open action due first: one made from the barrier, or else one of its themes.
   * ?2 today. */
  { "question barriers and next steps",
    "WITH RECURSIVE " WAY_AFTER ("?2") ", asked AS MATERIALIZED (SELECT c.* FROM live_card c WHERE c.project = ?1"
    "   AND c.kind = 'barrier' AND (c.control IN ('in_our_gift', 'can_influence', 'outside_our_control')"
    "    OR c.position = 'outside') AND (c.merged_into IS NULL OR NOT EXISTS (SELECT 1 FROM record m"
    "    WHERE m.id = c.merged_into AND m.deleted IS NULL))),"
    " family (card, survivor) AS (SELECT id, id FROM asked UNION SELECT c.id, f.survivor FROM family f"
    "   CROSS JOIN card c ON c.merged_into = f.card CROSS JOIN record r ON r.id = c.id AND r.deleted IS NULL),"
    " due (action, theme, reference, day) AS (SELECT a.id, a.theme, a.reference, CASE WHEN a.due_next_workshop = 1"
    "   THEN " WAY_NEXT_FOR ("a") " ELSE a.due END FROM live_action a WHERE a.project = ?1 AND " OPEN ("a") "),"
    " open (place, action, theme, day) AS MATERIALIZED (SELECT row_number () OVER (ORDER BY " LAST_DAY ("day")
    "    NULLS LAST, reference), action, theme, day FROM due),"
    " first (theme, place) AS MATERIALIZED (SELECT theme, min (place) FROM open WHERE theme IS NOT NULL GROUP BY theme),"
    /* What was made from the barrier comes before whatever a theme has. */
    " step (card, far, place) AS (SELECT f.survivor, 0, (SELECT o.place FROM open o WHERE o.action = l.from_id)"
    "   FROM family f CROSS JOIN link l ON l.to_id = f.card AND l.field = 'cards'"
    "  UNION ALL SELECT f.survivor, 1, o.place FROM family f CROSS JOIN link l ON l.from_id = f.card"
    "   AND l.field = 'themes' CROSS JOIN first o ON o.theme = l.to_id),"
    " next (card, place) AS MATERIALIZED (SELECT card, coalesce (min (CASE far WHEN 0 THEN place END), min (place))"
    "   FROM step GROUP BY card)"
    " SELECT c.id, c.text AS barrier, c.control, c.position, n.reference, n.text AS next_step, o.day AS due,"
    " " NAME ("n.accountable") " AS accountable"
    " FROM asked c LEFT JOIN next x ON x.card = c.id LEFT JOIN open o ON o.place = x.place"
    " LEFT JOIN action n ON n.id = o.action"
    " ORDER BY CASE c.control WHEN 'in_our_gift' THEN 0 WHEN 'can_influence' THEN 1 ELSE 2 END,"
    " c.position = 'outside', c.rank, c.seq" },
  /* ?2 today: a pause that has not ended lasts until then. */
  { "question project history",
    "WITH change (seq, created, id, date, what, event, before, after, note, days) AS ("
    " SELECT g.seq, g.created, g.id, g.agreed_on, 'goal', CASE WHEN o.id IS NULL THEN 'agreed' ELSE 'changed' END,"
    "  o.text, g.text, g.agreed_by, NULL FROM live_goal g LEFT JOIN goal o ON o.id = g.supersedes WHERE g.project = ?1"
    " UNION ALL SELECT m.seq, m.created, m.id, m.\"from\", 'person', 'joined', NULL, " NAME ("m.person")
    "  || ', ' || m.role, NULL, NULL FROM live_membership m WHERE m.project = ?1"
    " UNION ALL SELECT m.seq, m.created, m.id, m.\"to\", 'person', 'left', " NAME ("m.person")
    "  || ', ' || m.role, NULL, NULL, NULL FROM live_membership m WHERE m.project = ?1 AND m.\"to\" IS NOT NULL"
    " UNION ALL SELECT p.seq, p.created, p.id, p.\"from\", 'agency', 'joined', NULL, " NAME ("p.agency")
    "  , NULL, NULL FROM live_participation p WHERE p.project = ?1"
    " UNION ALL SELECT p.seq, p.created, p.id, p.\"to\", 'agency', 'left', " NAME ("p.agency")
    "  , NULL, NULL, NULL FROM live_participation p WHERE p.project = ?1 AND p.\"to\" IS NOT NULL"
    " UNION ALL SELECT s.seq, s.created, s.id, s.date, 'stage', CASE WHEN s.\"to\" = 'paused' THEN 'paused'"
    "   WHEN s.\"from\" = 'paused' THEN 'resumed' ELSE 'changed' END, s.\"from\", s.\"to\","
    "  nullif (coalesce (s.reason, '') || CASE WHEN s.contact_kept IS NULL THEN '' WHEN s.reason IS NULL"
    "   THEN s.contact_kept ELSE ' · ' || s.contact_kept END, ''),"
    "  CASE WHEN s.\"to\" = 'paused' THEN CAST (julianday (coalesce ((SELECT n.date FROM live_stage_change n"
    "    WHERE n.project = ?1 AND (n.date, n.seq) > (s.date, s.seq) ORDER BY n.date, n.seq LIMIT 1), ?2))"
    "    - julianday (s.date) AS INTEGER) END"
    "  FROM live_stage_change s WHERE s.project = ?1)"
    " SELECT id, date, what, event, before, after, note, days FROM change"
    " ORDER BY date IS NULL, date, created, seq, event" },
  { "question after completion",
    "WITH item (place, id, what, reference, text, owner, due, status, forum) AS ("
    " SELECT 0, p.id, 'owner', NULL, NULL, " NAME ("p.owner") ", NULL, NULL, f.name"
    "  FROM live_plan p LEFT JOIN live_forum f ON f.id = p.forum WHERE p.project = ?1"
    " UNION ALL SELECT 0, j.id, 'owner', NULL, NULL, NULL, NULL, NULL, NULL FROM live_project j WHERE j.id = ?1"
    "  AND NOT EXISTS (SELECT 1 FROM live_plan p WHERE p.project = ?1)"
    " UNION ALL SELECT 1, a.id, 'action', a.reference, a.text, " NAME ("a.accountable") ", a.due, a.status, f.name"
    "  FROM live_action a LEFT JOIN live_forum f ON f.id = a.forum WHERE a.project = ?1 AND " OPEN ("a")
    " UNION ALL SELECT 2, a.id, 'escalation', a.reference, a.text, " NAME ("a.accountable") ", a.due, a.status, f.name"
    "  FROM live_action a JOIN live_forum f ON f.id = a.forum WHERE a.project = ?1 AND " OPEN ("a")
    " UNION ALL SELECT 2, r.id, 'escalation', NULL, r.text, r.made_by, r.date, NULL, f.name"
    "  FROM live_recommendation r JOIN live_forum f ON f.id = r.forum WHERE r.project = ?1 AND r.response IS NULL"
    "  AND r.responded_on IS NULL)"
    " SELECT id, what, reference, text, owner, due, status, forum FROM item"
    " ORDER BY place, due IS NULL, due, reference, text" },

  /* For the project file and the command line. */
  { "records of project",
    "SELECT id FROM record WHERE project = ?1 AND deleted IS NULL ORDER BY created, id" },
  { "record counts", "SELECT kind, count (*) AS n FROM record WHERE project = ?1 AND deleted IS NULL GROUP BY kind" },
  { "action references", "SELECT id, reference FROM live_action WHERE project = ?1 AND reference IS NOT NULL" },
  { "status history",
    "SELECT id, action AS of, date, created, new_status AS value FROM live_update"
    " WHERE project = ?1 AND new_status IS NOT NULL" },
  { "stage history",
    "SELECT id, project AS of, date, created, \"to\" AS value FROM live_stage_change WHERE project = ?1" },
  { "project list",
    "SELECT p.id, p.title, p.stage, (SELECT group_concat (v, '; ') FROM (SELECT s.name v FROM link l"
    "  JOIN partnership s ON s.id = l.to_id WHERE l.from_id = p.id AND l.field = 'partnerships' ORDER BY l.rank))"
    " AS partnership FROM live_project p ORDER BY p.title COLLATE NOCASE, p.id" },
  { NULL, NULL },
};
