/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-repair-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The last logged value of a field of the record @alias. */
#define LAST(table, field, alias)                                                                                          \
  "(SELECT c.after FROM change c WHERE c.record = " alias ".id AND c.kind = '" table "' AND c.field = '" field           \
  "' AND " WAY_CHANGE_HOLDS ("c") " ORDER BY c.id DESC LIMIT 1)"
/* An id of version 7 begins with when it was made, in milliseconds. The other kind says nothing. */
#define MADE                                                                                                               \
  "coalesce ((SELECT s.at FROM change c JOIN step s ON s.id = c.step WHERE c.record = f.id ORDER BY c.id LIMIT 1), 0)"

/* Heads that were lost: their rows, or the log, know of them. */
static void
add_heads (WayRepairer *self, const WayKind *kind)
{
  way_repairer_run (self,
                    "INSERT OR IGNORE INTO record (id, kind, project, created, deleted)"
                    " SELECT f.id, '%s', " LAST ("record", "project", "f") ", " MADE ", " LAST ("record", "deleted", "f")
                    " FROM (SELECT id FROM \"%s\" UNION SELECT record FROM change WHERE kind = 'record' AND field = 'kind'"
                    "  AND after = '%s') f"
                    " WHERE length (f.id) = 16 AND f.id NOT IN (SELECT id FROM record)"
                    " AND coalesce (" LAST ("record", "kind", "f") ", '%s') = '%s'",
                    kind->name, kind->name, kind->name, kind->name, kind->name);
}

static void
mend_kinds (WayRepairer *self)
{
  const WayKind *const *kinds = way_kinds (NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_string_append_printf (names, "%s'%s'", i > 0 ? ", " : "", kinds[i]->name);
      way_repairer_run (self,
                        "UPDATE record SET kind = '%s' WHERE kind <> '%s' AND id IN (SELECT id FROM \"%s\") AND"
                        " coalesce (" LAST ("record", "kind", "record") ", '%s') = '%s'",
                        kinds[i]->name, kinds[i]->name, kinds[i]->name, kinds[i]->name, kinds[i]->name);
    }
  way_repairer_run (self, "UPDATE record SET kind = " LAST ("record", "kind", "record") " WHERE kind NOT IN (%s)"
                          " AND " LAST ("record", "kind", "record") " IN (%s)", names->str, names->str);
  way_repairer_run (self, "DELETE FROM record WHERE kind NOT IN (%s)", names->str);
}

/* A row under the wrong kind, and heads without a row: its values come from the log, if it has them. */
static void
mend_rows (WayRepairer *self, const WayKind *kind)
{
  way_repairer_run (self, "DELETE FROM \"%s\" WHERE id NOT IN (SELECT id FROM record WHERE kind = '%s')", kind->name, kind->name);
  way_repairer_run (self, "INSERT INTO missing SELECT id, NOT EXISTS (SELECT 1 FROM change c WHERE c.record = record.id"
                          "  AND c.kind = '%s') FROM record WHERE kind = '%s' AND id NOT IN (SELECT id FROM \"%s\")",
                    kind->name, kind->name, kind->name);
  way_repairer_run (self, "INSERT INTO \"%s\" (id) SELECT id FROM record WHERE kind = '%s' AND id NOT IN (SELECT id FROM \"%s\")",
                    kind->name, kind->name, kind->name);
}

/* Neither a row nor anything in the log: there was something, and that is all that can be said. */
static void
drop_unknown (WayRepairer *self)
{
  const WayKind *const *kinds = way_kinds (NULL);
  sqlite3_stmt *rows = way_repairer_prepare (self, "SELECT r.kind, count (*) FROM missing m JOIN record r ON r.id = m.id"
                                                   " WHERE m.unknown GROUP BY 1");

  while (rows != NULL && sqlite3_step (rows) == SQLITE_ROW)
    {
      const WayKind *kind = way_kind_lookup (way_statement_text (rows, 0));

      /* Translators: a kind of record ("Cards"), and how many of them. */
      way_repairer_lost (self, _("%s: %d could not be read at all."), g_dgettext (GETTEXT_PACKAGE, kind->label_plural),
                         sqlite3_column_int (rows, 1));
    }
  sqlite3_finalize (rows);
  for (guint i = 0; kinds[i] != NULL; i++)
    way_repairer_run (self, "DELETE FROM \"%s\" WHERE id IN (SELECT id FROM missing WHERE unknown)", kinds[i]->name);
  way_repairer_run (self, "DELETE FROM record WHERE id IN (SELECT id FROM missing WHERE unknown)");
  way_repairer_run (self, "DELETE FROM change WHERE record IN (SELECT id FROM missing WHERE unknown)");
}

/* What belonged to a project of which nothing is left belongs to one that says so. */
static void
add_projects (WayRepairer *self)
{
  sqlite3_stmt *rows = way_repairer_prepare (self,
                                             "SELECT DISTINCT project FROM record WHERE project IS NOT NULL"
                                             " AND project NOT IN (SELECT id FROM record WHERE kind = 'project')");
  sqlite3_stmt *head = way_repairer_prepare (self, "INSERT OR IGNORE INTO record (id, kind, project, created)"
                                                   " VALUES (?1, 'project', ?1, 0)");
  sqlite3_stmt *row = way_repairer_prepare (self, "INSERT OR IGNORE INTO project (id, title, stage) VALUES (?1, ?2, 'delivery')");

  while (rows != NULL && head != NULL && row != NULL && sqlite3_step (rows) == SQLITE_ROW)
    {
      if (sqlite3_column_bytes (rows, 0) != WAY_ID_SIZE)
        continue;
      sqlite3_bind_value (head, 1, sqlite3_column_value (rows, 0));
      sqlite3_step (head);
      sqlite3_reset (head);
      if (sqlite3_changes (self->db) == 0)
        continue;
      sqlite3_bind_value (row, 1, sqlite3_column_value (rows, 0));
      sqlite3_bind_text (row, 2, _("(a project that could not be read)"), -1, SQLITE_STATIC);
      sqlite3_step (row);
      sqlite3_reset (row);
      way_repairer_lost (self, _("The details of a project; what belongs to it is under “%s”."),
                         _("(a project that could not be read)"));
    }
  sqlite3_finalize (rows);
  sqlite3_finalize (head);
  sqlite3_finalize (row);
  way_repairer_run (self, "UPDATE record SET project = NULL WHERE project NOT IN (SELECT id FROM record WHERE kind = 'project')");
}

void
way_repairer_mend_records (WayRepairer *self)
{
  const WayKind *const *kinds = way_kinds (NULL);

  way_repairer_run (self, "CREATE TEMP TABLE missing (id BLOB PRIMARY KEY, unknown)");
  for (guint i = 0; kinds[i] != NULL; i++)
    add_heads (self, kinds[i]);
  mend_kinds (self);
  for (guint i = 0; kinds[i] != NULL; i++)
    mend_rows (self, kinds[i]);
  way_repairer_recall (self);
  drop_unknown (self);
  way_repairer_run (self, "UPDATE record SET project = " LAST ("record", "project", "record")
                          " WHERE project IS NOT " LAST ("record", "project", "record")
                          " AND " LAST ("record", "project", "record") " IN (SELECT id FROM record)");
  add_projects (self);
}
