/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-query-private.h"

#define HAS_LIVE_THEME                                                                                                \
  "EXISTS (SELECT 1 FROM link l JOIN live_theme t ON t.id = l.to_id WHERE l.from_id = c.id AND l.field = 'themes')"

/* Themes. ?1 is the project unless said. */
const WayQuery way_queries_theme[] = {
  /* In their own order, the merged ones last. */
  { "themes", "SELECT id FROM live_theme WHERE project = ?1 ORDER BY state IS 'merged', rank, id" },
  { "theme count", "SELECT count (*) FROM live_theme WHERE project = ?1 AND state IS NOT 'merged'" },
  /* ?1 the theme. A team counts as its agency. */
  { "counts of theme",
    "SELECT (SELECT count (*) FROM link l JOIN live_card c ON c.id = l.from_id"
    "  WHERE l.to_id = ?1 AND l.field = 'themes') AS cards,"
    " (SELECT count (DISTINCT coalesce (t.agency, r.to_id)) FROM link l JOIN live_card c ON c.id = l.from_id"
    "  JOIN link r ON r.from_id = c.id AND r.field = 'agencies' LEFT JOIN live_team t ON t.id = r.to_id"
    "  WHERE l.to_id = ?1 AND l.field = 'themes') AS agencies,"
    " (SELECT count (*) FROM live_action a WHERE a.theme = ?1) AS actions" },
  /* ?1 the theme. */
  { "cards of theme",
    "SELECT c.id FROM link l JOIN live_card c ON c.id = l.from_id WHERE l.to_id = ?1 AND l.field = 'themes'"
    " ORDER BY CASE c.kind WHEN 'enabler' THEN 0 WHEN 'barrier' THEN 1 WHEN 'aspiration' THEN 2 ELSE 3 END,"
    " c.rank, c.id" },
  { "actions of theme", "SELECT id FROM live_action WHERE theme = ?1 ORDER BY reference, id" },
  { "workshops of theme",
    "SELECT w.id FROM link l JOIN live_workshop w ON w.id = l.from_id WHERE l.to_id = ?1 AND l.field = 'themes'"
    " ORDER BY w.start IS NULL, w.start, w.rank, w.id" },
  /* ?1 the theme: those merged into it. */
  { "themes merged into", "SELECT id FROM live_theme WHERE merged_into = ?1 ORDER BY rank, id" },
  { "cards without theme",
    "SELECT c.id FROM live_card c WHERE c.project = ?1 AND c.merged_into IS NULL AND NOT " HAS_LIVE_THEME
    " ORDER BY CASE c.kind WHEN 'enabler' THEN 0 WHEN 'barrier' THEN 1 WHEN 'aspiration' THEN 2 ELSE 3 END,"
    " c.rank, c.id" },
  { "count cards without theme",
    "SELECT count (*) FROM live_card c WHERE c.project = ?1 AND c.merged_into IS NULL AND NOT " HAS_LIVE_THEME },
  /* The person who is the project's single point of contact now. */
  { "single point of contact",
    "SELECT p.id FROM live_membership m JOIN live_person p ON p.id = m.person WHERE m.project = ?1"
    " AND m.role = 'single point of contact' AND m.\"to\" IS NULL ORDER BY m.rank, m.id LIMIT 1" },
  { NULL, NULL },
};
