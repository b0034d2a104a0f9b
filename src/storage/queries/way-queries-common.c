/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-query-private.h"

/* Used by several parts. ?1 is the project unless said. */
const WayQuery way_queries_common[] = {
  { "projects", "SELECT id FROM live_project ORDER BY created DESC, id" },
  { "partnerships", "SELECT id FROM live_partnership ORDER BY name COLLATE NOCASE, id" },
  { "agencies", "SELECT id FROM live_agency WHERE coalesce (retired, 0) = 0 ORDER BY name COLLATE NOCASE, id" },
  { "people", "SELECT id FROM live_person ORDER BY name COLLATE NOCASE, id" },
  /* Records of a kind: ?1 the project, ?2 the kind. */
  { "records of kind",
    "SELECT id FROM record WHERE project = ?1 AND kind = ?2 AND deleted IS NULL ORDER BY created, id" },
  /* Agencies and teams that take part, core partners first. */
  { "participations of project",
    "SELECT p.id FROM live_participation p WHERE p.project = ?1 ORDER BY coalesce (p.core, 0) DESC, p.rank, p.id" },
  { "memberships of project", "SELECT id FROM live_membership WHERE project = ?1 ORDER BY rank, id" },
  /* Deleted records whose owner is not deleted with them: newest first. */
  { "deleted",
    "SELECT r.id FROM record r WHERE r.deleted IS NOT NULL AND (?1 IS NULL OR r.project IS ?1 OR r.project IS NULL)"
    " ORDER BY r.deleted DESC, r.seq DESC" },
  { NULL, NULL },
};
