/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-query-private.h"

/* What came of a record, ?1, and what it was made from where a query has to say so. Deleted records stay in a thread. */
const WayQuery way_queries_thread[] = {
  { "thread: cards from source", "SELECT id FROM live_card WHERE source = ?1 ORDER BY rank, seq" },
  { "thread: cards merged into", "SELECT id FROM live_card WHERE merged_into = ?1 ORDER BY rank, seq" },
  { "thread: themes merged into", "SELECT id FROM live_theme WHERE merged_into = ?1 ORDER BY rank, seq" },
  { "thread: cards of theme",
    "SELECT c.id FROM link l JOIN live_card c ON c.id = l.from_id WHERE l.to_id = ?1 AND l.field = 'themes'"
    " ORDER BY c.rank, c.seq" },
  { "thread: workshops of theme",
    "SELECT w.id FROM link l JOIN live_workshop w ON w.id = l.from_id WHERE l.to_id = ?1 AND l.field = 'themes'"
    " ORDER BY w.start IS NULL, w.start, w.rank, w.seq" },
  { "thread: actions of card",
    "SELECT a.id FROM link l JOIN live_action a ON a.id = l.from_id WHERE l.to_id = ?1 AND l.field = 'cards'"
    " ORDER BY a.reference, a.seq" },
  { "thread: actions of theme", "SELECT id FROM live_action WHERE theme = ?1 ORDER BY reference, seq" },
  { "thread: actions from origin", "SELECT id FROM live_action WHERE origin = ?1 ORDER BY reference, seq" },
  { "thread: reflections from source", "SELECT id FROM live_reflection WHERE source = ?1 ORDER BY date, seq" },
  { "thread: reviews of action",
    "SELECT r.id FROM live_action_reflection r LEFT JOIN workshop w ON w.id = r.workshop WHERE r.action = ?1"
    " ORDER BY w.start IS NULL, w.start, r.seq" },
  { "thread: paragraphs quoting",
    "SELECT p.id FROM link l JOIN live_paragraph p ON p.id = l.from_id WHERE l.to_id = ?1 AND l.field = 'sources'"
    " ORDER BY p.rank, p.seq" },
  { "thread: blocks of workshop", "SELECT id FROM live_agenda_block WHERE workshop = ?1 ORDER BY rank, seq" },
  { NULL, NULL },
};
