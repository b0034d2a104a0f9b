/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-repair-private.h"

#include "base/way-clock.h"

#include <glib/gi18n-lib.h>

/* Changes whose step was lost get one in its place: what was done is known, only its name is not. */
static void
mend_steps (WayRepairer *self)
{
  g_auto (GStrv) parts = g_strsplit (_("(could not be read)"), "'", -1);
  g_autofree char *escaped = g_strjoinv ("''", parts);
  g_autofree char *quoted = g_strdup_printf ("'%s'", escaped);

  way_repairer_run (self, "DELETE FROM change WHERE typeof (step) <> 'integer' OR typeof (record) <> 'blob'"
                          " OR length (record) <> 16 OR typeof (kind) <> 'text' OR typeof (field) <> 'text'");
  way_repairer_run (self,
                    "INSERT INTO step (id, device, stamp, at, label) SELECT step, min (device), min (stamp), min (stamp) >> 16, %s"
                    " FROM change WHERE step NOT IN (SELECT id FROM step) GROUP BY step", quoted);
  way_repairer_run (self, "UPDATE step SET target = NULL WHERE target NOT IN (SELECT id FROM step)");
  /* The changes of a step all say when and where; it is damaged itself if it disagrees with all of them. */
  way_repairer_run (self,
                    "UPDATE step SET (stamp, device) = (SELECT c.stamp, c.device FROM change c WHERE c.step = step.id"
                    "  GROUP BY 1, 2 ORDER BY count (*) DESC LIMIT 1)"
                    " WHERE EXISTS (SELECT 1 FROM change c WHERE c.step = step.id) AND NOT EXISTS"
                    "  (SELECT 1 FROM change c WHERE c.step = step.id AND c.stamp IS step.stamp AND c.device IS step.device)");
  way_repairer_run (self, "UPDATE step SET device = 0 WHERE typeof (device) <> 'integer'");
  way_repairer_run (self, "INSERT INTO device (seq, id, seen) SELECT device, randomblob (16), 0 FROM step"
                          " WHERE device NOT IN (SELECT seq FROM device) GROUP BY device");
  way_repairer_run (self, "UPDATE device SET id = randomblob (16) WHERE typeof (id) <> 'blob' OR length (id) <> 16");
  way_repairer_run (self, "UPDATE step SET label = %s WHERE typeof (label) <> 'text'", quoted);
  way_repairer_run (self, "UPDATE step SET redo = redo <> 0, at = CASE WHEN typeof (at) = 'integer' THEN at ELSE 0 END");
}

typedef struct {
  gint64 id;
  gint64 device;
  gint64 stamp;
} Stamped;

static GArray *
read_stamps (WayRepairer *self)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (Stamped));
  sqlite3_stmt *rows = way_repairer_prepare (self, "SELECT id, device, stamp FROM step ORDER BY device, id");

  while (rows != NULL && sqlite3_step (rows) == SQLITE_ROW)
    {
      Stamped step = { sqlite3_column_int64 (rows, 0), sqlite3_column_int64 (rows, 1), sqlite3_column_int64 (rows, 2) };

      g_array_append_val (steps, step);
    }
  sqlite3_finalize (rows);
  return steps;
}

/* On each device later steps have later stamps. One that stands out is set between its neighbours. */
static void
mend_stamps (WayRepairer *self)
{
  g_autoptr (GArray) steps = read_stamps (self);
  sqlite3_stmt *set = way_repairer_prepare (self, "UPDATE step SET stamp = ?2 WHERE id = ?1");

  for (guint i = 0; set != NULL && i < steps->len; i++)
    {
      Stamped *step = &g_array_index (steps, Stamped, i);
      const Stamped *last = i > 0 ? step - 1 : NULL;
      const Stamped *next = i + 1 < steps->len ? step + 1 : NULL;
      gint64 stamp = step->stamp;

      if (last != NULL && last->device != step->device)
        last = NULL;
      if (next != NULL && next->device == step->device && next->stamp < stamp
          && (last == NULL || next->stamp >= last->stamp))
        stamp = last != NULL ? last->stamp : next->stamp;
      if (last != NULL && stamp < last->stamp)
        stamp = last->stamp;
      if (stamp == step->stamp)
        continue;
      step->stamp = stamp;
      sqlite3_bind_int64 (set, 1, step->id);
      sqlite3_bind_int64 (set, 2, stamp);
      sqlite3_step (set);
      sqlite3_reset (set);
    }
  sqlite3_finalize (set);
  way_repairer_run (self,
                    "UPDATE change SET (stamp, device) = (SELECT s.stamp, s.device FROM step s WHERE s.id = change.step)"
                    " WHERE EXISTS (SELECT 1 FROM step s WHERE s.id = change.step"
                    "  AND (s.stamp IS NOT change.stamp OR s.device IS NOT change.device))");
}

/* The step of the repair belongs to no laptop's line of undo, and undo goes back no further than to it: what a step before it
 * did may be known in part only. */
static void
add_step (WayRepairer *self)
{
  gint64 last = way_connection_number (self->library->connection, "SELECT max (stamp) FROM step", 0);
  sqlite3_stmt *add;

  self->step = way_connection_number (self->library->connection, "SELECT max (id) FROM step", 0) + 1;
  way_repairer_run (self, "INSERT INTO device (id, seen) VALUES (randomblob (16), %" G_GINT64_FORMAT ")", way_clock_now ());
  add = way_repairer_prepare (self, "INSERT INTO step (id, device, stamp, at, label) VALUES (?1, last_insert_rowid (), ?2, ?3, ?4)");
  if (add == NULL)
    return;
  sqlite3_bind_int64 (add, 1, self->step);
  sqlite3_bind_int64 (add, 2, way_clock_next_stamp (last));
  sqlite3_bind_int64 (add, 3, way_clock_now ());
  sqlite3_bind_text (add, 4, _("Repair the library"), -1, SQLITE_STATIC);
  sqlite3_step (add);
  sqlite3_finalize (add);
  way_repairer_run (self, "INSERT OR REPLACE INTO setting (key, value) VALUES ('undo floor', '%" G_GINT64_FORMAT "')", self->step);
}

void
way_repairer_mend_log (WayRepairer *self)
{
  mend_steps (self);
  mend_stamps (self);
  add_step (self);
  if (self->log_broken)
    way_repairer_lost (self, _("Parts of the history: some entries could not be read, and undo does not go back past the repair."));
}
