/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-query-private.h"

/* What was decided about words that look like a person, and the names that are no person's. */
const WayQuery way_queries_notice[] = {
  { "notices of record", "SELECT id FROM live_notice WHERE about = ?1 ORDER BY created, id" },
  /* Texts and lists as they are stored. */
  { "names of agencies and places",
    "SELECT name FROM live_agency UNION ALL SELECT name FROM live_team UNION ALL SELECT name FROM live_forum"
    " UNION ALL SELECT name FROM live_partnership UNION ALL SELECT areas FROM live_partnership"
    " UNION ALL SELECT region FROM live_partnership UNION ALL SELECT areas FROM live_agency" },
  { NULL, NULL },
};
