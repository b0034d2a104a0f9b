/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to storage: what is made from the declarations, and migrations. */

#include "model/way-kind.h"
#include "storage/way-connection.h"

G_BEGIN_DECLS

/* The version of the newest migration. */
guint way_schema_version (void);

/**
 * WayMigration:
 * @sql: the statements that lead from the version before to @version
 */
typedef struct {
  guint version;
  const char *sql;
} WayMigration;

/* The migrations in data/migrations, bundled; ends with version 0. */
const WayMigration *way_schema_migrations (void);
/* Brings the library to the last of @migrations, each in one transaction with its version. Before the first that
 * changes an existing library, @backup is called; if it fails, nothing is done. */
gboolean way_schema_migrate (WayConnection *connection, const WayMigration *migrations,
                             gboolean (*backup) (WayConnection *connection, GError **error), GError **error);

/* Makes, for this connection, the views live_KIND and the table now_step. */
gboolean way_schema_prepare (WayConnection *connection, GError **error);
/* Makes, for this connection, the triggers that log every change: 10 ms, so before its first step and not at open. */
gboolean way_schema_prepare_log (WayConnection *connection, GError **error);

/* "text" → TEXT and so on: the column's declared type. */
const char *way_schema_column_type (const WayField *field);
/* The migration lines that make the tables fit the declarations, or %NULL if they do. Newly allocated. */
char *way_schema_missing (WayConnection *connection);

G_END_DECLS
