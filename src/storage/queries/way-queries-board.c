/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-query-private.h"

#define LANES "('enabler', 'barrier', 'aspiration')"

/* ?1 project, ?2 source or NULL, ?3 kind of card or "other", ?4 agency (or one of its teams), ?5 theme, ?6 control,
 * ?7 words that the text must hold, or NULL. */
#define IN_LANE                                                                                                       \
  " r.project = ?1 AND r.deleted IS NULL AND c.merged_into IS NULL AND (?2 IS NULL OR c.source = ?2)"                 \
  " AND (c.kind = ?3 OR (?3 = 'other' AND c.kind NOT IN " LANES "))"                                                  \
  " AND (?4 IS NULL OR EXISTS (SELECT 1 FROM link l WHERE l.from_id = c.id AND l.field = 'agencies'"                  \
  "  AND (l.to_id = ?4 OR l.to_id IN (SELECT t.id FROM live_team t WHERE t.agency = ?4))))"                           \
  " AND (?5 IS NULL OR EXISTS (SELECT 1 FROM link l WHERE l.from_id = c.id AND l.field = 'themes'"                    \
  "  AND l.to_id = ?5))"                                                                                              \
  " AND (?6 IS NULL OR coalesce (c.control, 'unsorted') = ?6)"                                                        \
  " AND (?7 IS NULL OR says (c.text, ?7))"

/* A card on the board has come from @source. */
#define GAVE(source)                                                                                                  \
  "EXISTS (SELECT 1 FROM live_card c WHERE c.source = " source " AND c.merged_into IS NULL AND c.kind IN " LANES ")"

/* The board of enablers, barriers and aspirations. */
const WayQuery way_queries_board[] = {
  /* In the order of the lane, with the rank it follows from. */
  { "cards of lane",
    "SELECT c.id, c.rank AS rank FROM record r CROSS JOIN card c ON c.id = r.id WHERE r.kind = 'card' AND" IN_LANE
    " ORDER BY c.rank, c.id" },
  /* The same of the one card ?8: its rank, or nothing if it is not in the lane. */
  { "card in lane",
    "SELECT c.id, c.rank AS rank FROM record r CROSS JOIN card c ON c.id = r.id WHERE r.id = ?8 AND" IN_LANE },
  { "board count", "SELECT count (*) FROM live_card WHERE project = ?1 AND merged_into IS NULL AND kind IN " LANES },
  /* And how many of them a conversation or a workshop gave. */
  { "board counts",
    "SELECT count (*) AS cards, count (source) AS told FROM live_card"
    " WHERE project = ?1 AND merged_into IS NULL AND kind IN " LANES },
  { "board count of other kinds",
    "SELECT count (*) FROM live_card WHERE project = ?1 AND merged_into IS NULL AND kind NOT IN " LANES },
  /* From each conversation and workshop to its cards: there are few of those, and one card will do. */
  { "board conversations",
    "SELECT count (*) FROM live_conversation v WHERE v.project = ?1 AND " GAVE ("v.id") },
  { "board workshops",
    "SELECT count (*) FROM live_workshop w WHERE w.project = ?1 AND (" GAVE ("w.id")
    " OR EXISTS (SELECT 1 FROM live_agenda_block b WHERE b.workshop = w.id AND " GAVE ("b.id") "))" },
  /* ?1 the card: actions made from it. */
  { "actions of card",
    "SELECT a.id FROM link l JOIN live_action a ON a.id = l.from_id WHERE l.to_id = ?1 AND l.field = 'cards'"
    " ORDER BY a.reference, a.id" },
  { "count actions of card",
    "SELECT count (*) FROM link l JOIN live_action a ON a.id = l.from_id WHERE l.to_id = ?1 AND l.field = 'cards'" },
  /* Agencies that raised a card here or take part: for the filter. From this project's cards to who raised them, once: the
   * cards of an agency that other projects have are not looked through. */
  { "agencies of board",
    "WITH raised (id) AS (SELECT l.to_id FROM record r CROSS JOIN link l ON l.from_id = r.id AND l.field = 'agencies'"
    "  WHERE r.kind = 'card' AND r.project = ?1 AND r.deleted IS NULL)"
    " SELECT a.id FROM live_agency a WHERE EXISTS (SELECT 1 FROM live_participation p WHERE p.project = ?1"
    "  AND (p.agency = a.id OR p.agency IN (SELECT t.id FROM live_team t WHERE t.agency = a.id)))"
    " OR a.id IN raised OR EXISTS (SELECT 1 FROM live_team t WHERE t.agency = a.id AND t.id IN raised)"
    " ORDER BY a.name COLLATE NOCASE, a.id" },
  /* Themes a card can be given: all but the merged. */
  { "themes to choose",
    "SELECT id FROM live_theme WHERE project = ?1 AND state IS NOT 'merged' ORDER BY rank, id" },
  { NULL, NULL },
};
