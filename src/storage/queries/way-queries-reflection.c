/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-query-private.h"

const WayQuery way_queries_reflection[] = {
  { "reflection count", "SELECT count (*) FROM live_reflection WHERE project = ?1" },
  /* ?1 the project; ?2 an agency or team, ?3 a principle, ?4 the text "private" or "shared": each may be NULL. */
  { "reflections of project",
    "SELECT r.id FROM live_reflection r WHERE r.project = ?1 AND (?2 IS NULL OR r.agency = ?2)"
    " AND (?3 IS NULL OR EXISTS (SELECT 1 FROM json_each (r.principles) p WHERE p.value = ?3))"
    " AND (?4 IS NULL OR coalesce (r.private, 0) = (?4 = 'private'))"
    " ORDER BY r.date IS NULL, r.date DESC, r.seq DESC" },
  /* Agencies and teams that have reflected, by name. */
  { "agencies that reflect",
    "SELECT DISTINCT r.agency FROM live_reflection r WHERE r.project = ?1 AND r.agency IS NOT NULL ORDER BY"
    " coalesce ((SELECT name FROM agency WHERE id = r.agency), (SELECT name FROM team WHERE id = r.agency))"
    " COLLATE NOCASE" },
  { "prompt sets", "SELECT id FROM live_prompt_set ORDER BY name COLLATE NOCASE, seq" },
  /* ?1 the name. */
  { "prompt set called", "SELECT id FROM live_prompt_set WHERE name = ?1 ORDER BY seq" },
  { NULL, NULL },
};
