/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WayQuery:
 * @name: what the rest of the program calls it, a field's word: "cards of lane"
 * @sql: one SELECT
 *
 * All SQL that reads for services and screens is a named query in queries/, one array a part of the program; a test
 * prepares each against a fresh library. Besides the tables, queries can read the views live_KIND: the table's
 * columns and seq, project, created of every record that is not deleted. Lists of references are rows of
 * link (from_id, field, to_id, rank). Parameters are ?1, ?2 …; optional filters read (?3 IS NULL OR …).
 */
typedef struct {
  const char *name;
  const char *sql;
} WayQuery;

/* The query called @name, or %NULL. */
const WayQuery *way_query_lookup (const char *name);
/* All of them. */
const WayQuery *const *way_query_list (guint *n_queries);

G_END_DECLS
