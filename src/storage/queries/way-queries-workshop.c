/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-query-private.h"

/* place (action, at): where an open action of the project was agreed: its origin or, for one that came from a
 * decision, a recommendation or a reflection, where that was. */
#define PLACE                                                                                                          \
  "place (action, at) AS (SELECT a.id, coalesce ((SELECT source FROM decision WHERE id = a.origin),"                   \
  "  (SELECT source FROM recommendation WHERE id = a.origin), (SELECT source FROM reflection WHERE id = a.origin),"    \
  "  a.origin) FROM live_action a WHERE a.project = (SELECT project FROM live_workshop WHERE id = ?1)"                 \
  "  AND coalesce (a.status, 'proposed') NOT IN ('done', 'stopped'))"

/* agreed (action, workshop, day): the workshop of that place, or the day of the conversation. */
#define AGREED                                                                                                         \
  "agreed (action, workshop, day) AS (SELECT p.action, coalesce ((SELECT workshop FROM agenda_block WHERE id = p.at)," \
  "  (SELECT id FROM workshop WHERE id = p.at)), (SELECT date FROM conversation WHERE id = p.at) FROM place p)"

/* What a workshop is asked to look at again: open actions agreed before it. One that was agreed at no workshop
 * counts if it is older than a workshop that has been held. */
#define CARRIED                                                                                                        \
  "carried (id) AS (SELECT a.id FROM live_workshop h JOIN live_action a ON a.project = h.project"                      \
  "  JOIN agreed g ON g.action = a.id LEFT JOIN live_workshop w ON w.id = g.workshop WHERE h.id = ?1"                  \
  "  AND CASE WHEN w.id IS NOT NULL THEN w.id <> h.id AND " WAY_BEFORE ("w", "h")                                          \
  "   ELSE coalesce (h.state, 'draft') NOT IN ('held', 'written_up') OR h.start IS NULL"                               \
  "    OR coalesce (g.day, date (a.created / 1000, 'unixepoch')) <= substr (h.start, 1, 10) END)"

#define PENDING                                                                                                        \
  "FROM carried c JOIN live_action a ON a.id = c.id WHERE NOT EXISTS (SELECT 1 FROM live_action_reflection r"          \
  " WHERE r.action = c.id AND r.workshop = ?1)"

/* Reviews of the action at workshops that came after ?1: what they looked at, it owes no more. */
#define LATER(action)                                                                                                  \
  "FROM live_workshop h JOIN live_action_reflection r ON r.action = " action " JOIN live_workshop n ON n.id = r.workshop" \
  " WHERE h.id = ?1 AND n.id <> h.id AND " WAY_BEFORE ("h", "n")

/* ?1 is the workshop unless said. */
const WayQuery way_queries_workshop[] = {
  /* ?1 the project: in the order they are held, those without a date last. */
  { "workshops of project",
    "SELECT id FROM live_workshop WHERE project = ?1 ORDER BY start IS NULL, start, rank, seq" },
  { "workshop count", "SELECT count (*) FROM live_workshop WHERE project = ?1" },
  { "agenda of workshop", "SELECT id FROM live_agenda_block WHERE workshop = ?1 ORDER BY rank, seq" },
  { "attendance of workshop", "SELECT id FROM live_attendance WHERE workshop = ?1 ORDER BY rank, seq" },
  /* People to invite: ?1 the workshop; whoever has a part in its project or is invited already. */
  { "people of workshop",
    "SELECT p.id FROM live_person p WHERE p.id IN (SELECT m.person FROM live_membership m WHERE m.project ="
    "  (SELECT project FROM live_workshop WHERE id = ?1) AND m.\"to\" IS NULL)"
    " OR p.id IN (SELECT person FROM live_attendance WHERE workshop = ?1) ORDER BY p.name COLLATE NOCASE, p.id" },
  /* ?2 the person. */
  { "attendance of person", "SELECT id FROM live_attendance WHERE workshop = ?1 AND person = ?2 ORDER BY seq" },
  /* What can still be written down of it, those first that are owed. */
  { "actions to reflect",
    "WITH " PLACE ", " AGREED ", " CARRIED " SELECT a.id " PENDING
    " ORDER BY EXISTS (SELECT 1 " LATER ("a.id") "), a.due IS NULL, a.due, a.reference, a.seq" },
  { "actions to reflect at workshop count",
    "WITH " PLACE ", " AGREED ", " CARRIED " SELECT count (*) " PENDING " AND NOT EXISTS (SELECT 1 " LATER ("a.id") ")" },
  /* ?2 the action: the first later workshop at which it was reviewed. */
  { "later review of action", "SELECT n.id " LATER ("?2") " ORDER BY n.start IS NULL, n.start, n.rank, n.seq LIMIT 1" },
  { "reflections of workshop",
    "SELECT r.id FROM live_action_reflection r JOIN live_action a ON a.id = r.action WHERE r.workshop = ?1"
    " ORDER BY a.reference, r.seq" },
  /* ?2 the action. */
  { "reflection of action at workshop",
    "SELECT id FROM live_action_reflection WHERE workshop = ?1 AND action = ?2 ORDER BY seq" },
  { "actions of block", "SELECT id FROM live_action WHERE origin = ?1 ORDER BY reference, seq" },
  /* The actions agreed at the workshop or in its blocks. */
  { "actions of workshop",
    "SELECT id FROM live_action WHERE origin = ?1 OR origin IN (SELECT id FROM agenda_block WHERE workshop = ?1)"
    " ORDER BY reference, seq" },
  /* ?1 an action, ?2 a day: later, besides, than where the action was agreed. */
  { "next workshop of action",
    "SELECT n.id FROM live_action a JOIN live_workshop n ON n.project = a.project"
    " LEFT JOIN live_workshop w ON w.id = " WAY_AGREED_AT ("a.origin")
    " WHERE a.id = ?1 AND " WAY_TO_COME ("n", "?2")
    " AND (w.id IS NULL OR (n.id <> w.id AND " WAY_BEFORE ("w", "n") ")) ORDER BY n.start, n.rank, n.seq LIMIT 1" },
  { NULL, NULL },
};
