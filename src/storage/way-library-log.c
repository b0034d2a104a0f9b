/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-library-private.h"
#include "storage/way-record-sql.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
way_log_entry_free (WayLogEntry *entry)
{
  g_free (entry->device);
  g_free (entry->label);
  g_free (entry->what);
  g_free (entry->before);
  g_free (entry->after);
  g_free (entry);
}

static WayLogEntry *
read_step (WayStatement *statement)
{
  WayLogEntry *entry = g_new0 (WayLogEntry, 1);
  WayId device;

  entry->step = sqlite3_column_int64 (statement, 0);
  entry->at = sqlite3_column_int64 (statement, 1);
  entry->stamp = sqlite3_column_int64 (statement, 2);
  entry->device = way_statement_id (statement, 3, &device) ? way_id_dup_text (&device) : g_strdup ("");
  entry->label = g_strdup (way_statement_text (statement, 4));
  return entry;
}

GPtrArray *
way_library_log (WayLibrary *self, const WayId *project, guint limit)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) way_log_entry_free);
  g_auto (WayStatementScope) statement = way_connection_prepare (
    self->connection,
    "SELECT s.id, s.at, s.stamp, d.id, s.label FROM step s JOIN device d ON d.seq = s.device"
    " WHERE ?1 IS NULL OR s.project = ?1 OR (s.project IS NULL AND EXISTS (SELECT 1 FROM change c"
    "  JOIN record r ON r.id = c.record WHERE c.step = s.id AND r.project = ?1)) ORDER BY s.id DESC LIMIT ?2", NULL);

  if (statement == NULL)
    return entries;
  way_statement_bind_id (statement, 1, project);
  way_statement_bind_integer (statement, 2, limit);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (entries, read_step (statement));
  return entries;
}

/* --- The history of one record --- */

typedef struct {
  WayLogEntry *entry;
  char *kind;
  char *field;
  char *values[2];        /* text as logged */
  WayId ids[2];
  gboolean is_id[2];
  gboolean is_set[2];
  WayId target;
} Raw;

static void
raw_free (Raw *raw)
{
  g_clear_pointer (&raw->entry, way_log_entry_free);
  g_free (raw->kind);
  g_free (raw->field);
  g_free (raw->values[0]);
  g_free (raw->values[1]);
  g_free (raw);
}

static Raw *
read_raw (WayStatement *statement, const WayId *record)
{
  Raw *raw = g_new0 (Raw, 1);

  raw->entry = read_step (statement);
  raw->entry->record = *record;
  raw->kind = g_strdup (way_statement_text (statement, 5));
  raw->field = g_strdup (way_statement_text (statement, 6));
  way_statement_id (statement, 7, &raw->target);
  raw->entry->stands = sqlite3_column_int (statement, 10) != 0;
  for (int i = 0; i < 2; i++)
    {
      raw->is_set[i] = sqlite3_column_type (statement, 8 + i) != SQLITE_NULL;
      raw->is_id[i] = sqlite3_column_type (statement, 8 + i) == SQLITE_BLOB
                      && way_statement_id (statement, 8 + i, &raw->ids[i]);
      raw->values[i] = raw->is_id[i] ? NULL : g_strdup (way_statement_text (statement, 8 + i));
    }
  return raw;
}

static char *
title_of (WayLibrary *self, const WayId *id)
{
  g_autoptr (WayRecord) record = way_library_load (self, id, NULL);
  const char *title = record != NULL ? way_record_get_title (record) : NULL;

  return g_strdup (title != NULL ? title : _("something without a title"));
}

/* A logged value as a person reads it. */
static char *
readable (WayLibrary *self, const Raw *raw, const WayField *field, int i)
{
  if (!raw->is_set[i])
    return NULL;
  if (raw->is_id[i])
    return title_of (self, &raw->ids[i]);
  if (field->type == WAY_FIELD_BOOLEAN)
    return g_strdup (strcmp (raw->values[i], "0") == 0 ? _("no") : _("yes"));
  if (field->type == WAY_FIELD_LIST)
    {
      g_auto (GStrv) list = way_record_sql_list_from_json (raw->values[i]);

      return g_strjoinv ("; ", list);
    }
  return g_strdup (way_field_choice_label (field, raw->values[i]));
}

/* Fills the entry from the log's row; %FALSE if the row says nothing to a person. */
static gboolean
make_readable (WayLibrary *self, Raw *raw, const WayKind *kind)
{
  WayLogEntry *entry = raw->entry;

  if (strcmp (raw->kind, "record") == 0)
    {
      if (strcmp (raw->field, "kind") == 0)
        entry->what = g_strdup (_("created"));
      else if (strcmp (raw->field, "deleted") == 0)
        entry->what = g_strdup (raw->is_set[1] ? _("deleted") : _("restored"));
      return entry->what != NULL;
    }
  entry->field = way_kind_field (kind, raw->field);
  if (entry->field == NULL || entry->field->type == WAY_FIELD_RANK)
    return FALSE;
  entry->what = g_strdup (g_dgettext (GETTEXT_PACKAGE, entry->field->label));
  if (strcmp (raw->kind, "link") == 0)
    {
      if (raw->is_set[0] && raw->is_set[1])
        return FALSE;
      *(raw->is_set[1] ? &entry->after : &entry->before) = title_of (self, &raw->target);
      return TRUE;
    }
  entry->before = readable (self, raw, entry->field, 0);
  entry->after = readable (self, raw, entry->field, 1);
  return TRUE;
}

GPtrArray *
way_library_history (WayLibrary *self, const WayId *record)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) way_log_entry_free);
  g_autoptr (GPtrArray) raws = g_ptr_array_new_with_free_func ((GDestroyNotify) raw_free);
  const WayKind *kind = way_library_kind_of (self, record);
  WayStatement *statement = way_connection_prepare (
    self->connection,
    "SELECT s.id, s.at, c.stamp, d.id, s.label, c.kind, c.field, c.target, c.before, c.after, " WAY_STEP_STANDS ("s")
    " FROM change c JOIN step s ON s.id = c.step JOIN device d ON d.seq = c.device"
    " WHERE c.record = ?1 ORDER BY c.id", NULL);

  if (statement == NULL || kind == NULL)
    return entries;
  way_statement_bind_id (statement, 1, record);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (raws, read_raw (statement, record));
  way_statement_done (statement);
  for (guint i = 0; i < raws->len; i++)
    {
      Raw *raw = raws->pdata[i];

      if (make_readable (self, raw, kind))
        g_ptr_array_add (entries, g_steal_pointer (&raw->entry));
    }
  return entries;
}

gint64
way_library_get_modified (WayLibrary *self, const WayId *record)
{
  g_auto (WayStatementScope) statement = way_connection_prepare (
    self->connection,
    "SELECT max (s.at) FROM change c JOIN step s ON s.id = c.step WHERE c.record = ?1", NULL);

  if (statement == NULL)
    return 0;
  way_statement_bind_id (statement, 1, record);
  return sqlite3_step (statement) == SQLITE_ROW ? sqlite3_column_int64 (statement, 0) : 0;
}
