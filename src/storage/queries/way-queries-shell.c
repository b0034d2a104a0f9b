/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-query-private.h"

#define HEAD                                                                                                          \
  "SELECT p.id AS id, p.title AS title, p.stage AS stage,"                                                            \
  " (SELECT group_concat (name, ', ') FROM (SELECT a.name AS name FROM link l JOIN live_partnership a"                \
  "  ON a.id = l.to_id WHERE l.from_id = p.id AND l.field = 'partnerships' ORDER BY l.rank)) AS partnership"          \
  " FROM live_project p"

/* What the frame of the window shows: the switch between projects, pickers, the list of deleted records. */
const WayQuery way_queries_shell[] = {
  { "project heads", HEAD " ORDER BY p.title COLLATE NOCASE, p.id" },
  { "project head", HEAD " WHERE p.id = ?1" },
  /* Live records of the kind ?1: of the library, or of the project ?2. */
  { "records to pick",
    "SELECT id FROM record WHERE kind = ?1 AND deleted IS NULL AND (project IS NULL OR project = ?2)"
    " ORDER BY created DESC, seq DESC" },
  /* Agencies and people that take part in the project ?1. */
  { "shared of project",
    "SELECT agency FROM live_participation WHERE project = ?1 AND agency IS NOT NULL"
    " UNION SELECT person FROM live_membership WHERE project = ?1 AND person IS NOT NULL" },
  /* Projects that have to do with the shared record ?1: an agency, a person, a partnership; the newest first. */
  { "projects of shared",
    "SELECT p.id FROM live_project p WHERE p.id IN ("
    " SELECT from_id FROM link WHERE to_id = ?1"
    " UNION SELECT r.project FROM link l JOIN record r ON r.id = l.from_id WHERE l.to_id = ?1 AND r.deleted IS NULL"
    " UNION SELECT project FROM live_participation WHERE agency = ?1"
    " UNION SELECT project FROM live_membership WHERE person = ?1"
    " UNION SELECT project FROM live_conversation WHERE agency = ?1"
    " UNION SELECT project FROM live_action WHERE accountable = ?1) ORDER BY p.seq DESC" },
  /* The record of the kind ?2 in the project ?1 that most others are tied to. */
  { "richest record",
    "SELECT r.id FROM record r WHERE r.project = ?1 AND r.kind = ?2 AND r.deleted IS NULL"
    " ORDER BY (SELECT count (*) FROM live_card c WHERE c.source = r.id)"
    " + (SELECT count (*) FROM live_agenda_block b WHERE b.workshop = r.id)"
    " + (SELECT count (*) FROM live_action_reflection f WHERE f.action = r.id) * 3"
    " + (SELECT count (*) FROM link l WHERE l.from_id = r.id AND l.field = 'cards') DESC, r.seq LIMIT 1" },
  { NULL, NULL },
};
