/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/way-kind.h"

G_BEGIN_DECLS

/* Private to storage: the statements of a kind, made once from its declaration and kept. ?1 is the id; columns follow
 * in the order of the declaration. */
const char *way_record_sql_select (const WayKind *kind);
const char *way_record_sql_insert (const WayKind *kind);
const char *way_record_sql_update (const WayKind *kind);
/* The greatest rank among siblings: ?1 is the owner, or the project. */
const char *way_record_sql_last_rank (const WayKind *kind);
/* Ids of the records of @kind that ?1 owns: live ones, or with @deleted those whose mark is ?2. */
const char *way_record_sql_children (const WayKind *kind, gboolean deleted);

/* A list of texts as the JSON array of its column, and back. Newly allocated. */
char *way_record_sql_list_to_json (const char *const *list);
char **way_record_sql_list_from_json (const char *json);

G_END_DECLS
