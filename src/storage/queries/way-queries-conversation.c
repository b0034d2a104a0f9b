/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-query-private.h"

#define CARDS(kind_)                                                                                                  \
  " (SELECT count (*) FROM live_card c WHERE c.source = s.id AND c.kind = '" kind_ "') AS " kind_ "s"

#define RAISED(kind_)                                                                                                 \
  " (SELECT count (DISTINCT h.id) FROM heard h WHERE h.kind = '" kind_ "' AND (h.agency = p.agency OR h.owner = p.agency))" \
  " AS " kind_ "s"

/* Conversations and who has been heard. ?1 is the project unless said. */
const WayQuery way_queries_conversation[] = {
  /* The latest first; those without a date at the end. ?2, ?3 patterns of LIKE or NULL: of its title, agency, notes,
   * facilitator or those present. */
  { "conversations",
    "SELECT s.id FROM live_conversation s LEFT JOIN agency a ON a.id = s.agency LEFT JOIN team t ON t.id = s.agency"
    " WHERE s.project = ?1 AND (?2 IS NULL OR coalesce (s.title, '') || ' ' || coalesce (a.name, t.name, '') || ' '"
    "  || coalesce (s.notes, '') || ' ' || coalesce (s.facilitator, '') || ' ' || coalesce (s.present, '')"
    "  LIKE ?2 ESCAPE '\\')"
    " ORDER BY s.date IS NULL, s.date DESC, s.seq DESC" },
  { "conversation count", "SELECT count (*) FROM live_conversation WHERE project = ?1" },
  { "conversations without agency", "SELECT count (*) FROM live_conversation WHERE project = ?1 AND agency IS NULL" },
  /* ?1 the conversation. */
  { "counts of conversation",
    "SELECT" CARDS ("enabler") "," CARDS ("barrier") "," CARDS ("aspiration") " FROM live_conversation s WHERE s.id = ?1" },
  { "cards of conversation", "SELECT id FROM live_card WHERE source = ?1 ORDER BY rank, id" },
  /* A row an agency or team that takes part, core partners first. */
  { "who has been heard",
    "WITH heard AS MATERIALIZED (SELECT c.id AS id, c.kind AS kind, l.to_id AS agency, t.agency AS owner FROM record r"
    " CROSS JOIN card c ON c.id = r.id CROSS JOIN link l ON l.from_id = c.id AND l.field = 'agencies'"
    " LEFT JOIN live_team t ON t.id = l.to_id WHERE r.project = ?1 AND r.kind = 'card' AND r.deleted IS NULL)"
    " SELECT p.agency AS agency, coalesce (a.name, t.name) AS name, coalesce (p.core, 0) AS core,"
    " (SELECT count (*) FROM live_conversation s WHERE s.project = ?1 AND (s.agency = p.agency"
    "  OR s.agency IN (SELECT t2.id FROM live_team t2 WHERE t2.agency = p.agency))) AS conversations,"
    RAISED ("enabler") "," RAISED ("barrier") "," RAISED ("aspiration")
    " FROM live_participation p LEFT JOIN live_agency a ON a.id = p.agency LEFT JOIN live_team t ON t.id = p.agency"
    " WHERE p.project = ?1 AND coalesce (a.name, t.name) IS NOT NULL AND p.\"to\" IS NULL"
    " ORDER BY coalesce (p.core, 0) DESC, p.rank, p.id" },
  { "silent participations",
    "SELECT count (*) FROM live_participation p WHERE p.project = ?1 AND p.\"to\" IS NULL AND " WAY_NOT_HEARD ("p") },
  /* Agencies and teams a conversation can be with: those that take part first, then the rest of the library. */
  { "agencies and teams to choose",
    "SELECT x.id FROM (SELECT id, name FROM live_agency WHERE coalesce (retired, 0) = 0"
    " UNION ALL SELECT id, name FROM live_team) x"
    " ORDER BY NOT EXISTS (SELECT 1 FROM live_participation p WHERE p.project = ?1 AND p.agency = x.id),"
    " x.name COLLATE NOCASE, x.id" },
  { NULL, NULL },
};
