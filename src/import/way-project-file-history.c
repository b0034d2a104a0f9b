/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/way-project-file-private.h"

#include "base/way-clock.h"

#include <glib/gi18n-lib.h>

/* What the file adds is younger than what the library has, whatever its "created" says. */
#define ADDED (G_GINT64_CONSTANT (1) << 60)

/* The latest word of a history about a present value. */
typedef struct {
  char *date;
  gint64 created;
  char *value;
} Latest;

static void
latest_free (gpointer data)
{
  Latest *latest = data;

  g_free (latest->date);
  g_free (latest->value);
  g_free (latest);
}

/**
 * Histories:
 * @latest: what a history is about (WayId) → Latest
 * @unsure: what a record that has a fault tells of (WayId)
 * @actions_unsure: whether it is not known of which action one tells
 */
typedef struct {
  GHashTable *latest;
  GHashTable *unsure;
  gboolean actions_unsure;
} Histories;

/* Remembers @value for @id unless a later word is known. */
static void
note (Histories *histories, const WayId *id, const char *date, gint64 created, const char *value)
{
  Latest *known = id != NULL ? g_hash_table_lookup (histories->latest, id) : NULL;
  int order = known != NULL ? g_strcmp0 (date, known->date) : 1;
  Latest *latest;

  if (value == NULL || id == NULL || order < 0 || (order == 0 && created < known->created))
    return;
  latest = g_new0 (Latest, 1);
  latest->date = g_strdup (date);
  latest->created = created;
  latest->value = g_strdup (value);
  g_hash_table_replace (histories->latest, way_id_copy (id), latest);
}

/* The histories of the library, less what the file holds itself. */
static void
note_library (WayProjectApply *apply, Histories *histories, const char *query)
{
  g_autoptr (GPtrArray) rows = way_library_query_rows (apply->library, query, "i", &apply->file->project);

  for (guint i = 0; i < rows->len; i++)
    {
      WayRow *row = g_ptr_array_index (rows, i);

      if (!g_hash_table_contains (apply->file->by_id, way_row_id (row, "id")))
        note (histories, way_row_id (row, "of"), way_row_text (row, "date"), way_row_integer (row, "created"),
              way_row_text (row, "value"));
    }
}

/* @id: what it tells of, or %NULL if that is not known; @field: of what it says */
static void
note_entry (Histories *histories, WayProjectEntry *entry, const WayId *id, const char *field)
{
  gint64 created = way_record_get_created (entry->record) + (entry->old == NULL ? ADDED : 0);

  if (id == NULL)
    histories->actions_unsure = TRUE;
  else if (way_project_entry_is_right (entry, "date") && way_project_entry_is_right (entry, "created")
           && way_project_entry_is_right (entry, field))
    note (histories, id, way_record_get_text (entry->record, "date"), created, way_record_get_text (entry->record, field));
  else
    g_hash_table_add (histories->unsure, way_id_copy (id));
}

static void
note_file (WayProjectApply *apply, Histories *histories)
{
  for (guint i = 0; i < apply->file->entries->len; i++)
    {
      WayProjectEntry *entry = g_ptr_array_index (apply->file->entries, i);

      if (way_record_is (entry->record, "update"))
        note_entry (histories, entry, way_project_entry_is_right (entry, "action") ? way_record_get_reference (entry->record, "action") : NULL,
                    "new_status");
      else if (way_record_is (entry->record, "stage_change"))
        note_entry (histories, entry, &apply->file->project, "to");
    }
}

/* What a history is about, and the fields that tell of it. */
static const struct {
  const char *kind;    /* of the record */
  const char *field;
  const char *history; /* the kind that tells of it */
  const char *of;      /* its field for the record; %NULL for the project */
  const char *before;
  const char *after;
} tales[] = {
  { "action", "status", "update", "action", "old_status", "new_status" },
  { "action", "rag", "update", "action", "old_rag", "new_rag" },
  { "action", "due", "update", "action", "old_due", "new_due" },
  { "project", "stage", "stage_change", NULL, "from", "to" },
};

/* Which of tales[] the new histories of the file tell: record (WayId) → a bit each. */
static GHashTable *
list_told (WayProjectApply *apply)
{
  GHashTable *told = g_hash_table_new_full (way_id_hash, way_id_equal, (GDestroyNotify) way_id_free, NULL);

  for (guint i = 0; i < apply->file->entries->len; i++)
    {
      WayProjectEntry *entry = g_ptr_array_index (apply->file->entries, i);

      for (guint t = 0; entry->old == NULL && t < G_N_ELEMENTS (tales); t++)
        if (way_record_is (entry->record, tales[t].history) && way_record_has (entry->record, tales[t].after))
          {
            const WayId *of = tales[t].of != NULL ? way_record_get_reference (entry->record, tales[t].of)
                                                  : &apply->file->project;
            guint known = of != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (told, of)) : 0;

            if (of != NULL)
              g_hash_table_replace (told, way_id_copy (of), GUINT_TO_POINTER (known | 1u << t));
          }
    }
  return told;
}

/* Which of tales[] about @entry the file changes and leaves to Waymark to tell. */
static guint
untold (WayProjectEntry *entry, GHashTable *told)
{
  guint changed = 0;

  for (guint t = 0; entry->old != NULL && t < G_N_ELEMENTS (tales); t++)
    if (way_record_is (entry->record, tales[t].kind)
        && g_strcmp0 (way_record_get_text (entry->old, tales[t].field),
                      way_record_get_text (entry->record, tales[t].field)) != 0)
      changed |= 1u << t;
  return changed & ~GPOINTER_TO_UINT (g_hash_table_lookup (told, &entry->id));
}

static void
check_entry (WayProjectApply *apply, WayProjectEntry *entry, Histories *histories, guint left)
{
  gboolean is_project = way_record_is (entry->record, "project");
  const char *field = is_project ? "stage" : "status";
  Latest *latest = g_hash_table_lookup (histories->latest, &entry->id);
  const char *now = way_record_get_text (entry->record, field);

  /* A change that Waymark is going to tell of is right in any case. */
  for (guint t = 0; t < G_N_ELEMENTS (tales); t++)
    if ((left & 1u << t) != 0 && g_str_equal (tales[t].field, field))
      return;
  if (latest == NULL || g_strcmp0 (latest->value, now) == 0 || !way_project_entry_is_right (entry, field)
      || g_hash_table_contains (histories->unsure, &entry->id) || (!is_project && histories->actions_unsure))
    return;
  way_project_apply_fault (apply, entry->json->line, entry->name,
                           is_project ? _("“stage” is “%s”, but the last stage change says “%s”.")
                                      : _("“status” is “%s”, but the last update says “%s”."),
                           now != NULL ? now : "", latest->value);
}

void
way_project_apply_check_history (WayProjectApply *apply)
{
  g_autoptr (GHashTable) latest = g_hash_table_new_full (way_id_hash, way_id_equal, (GDestroyNotify) way_id_free,
                                                         latest_free);
  g_autoptr (GHashTable) unsure = g_hash_table_new_full (way_id_hash, way_id_equal, (GDestroyNotify) way_id_free, NULL);
  g_autoptr (GHashTable) told = list_told (apply);
  Histories histories = { latest, unsure, FALSE };

  note_library (apply, &histories, "status history");
  note_library (apply, &histories, "stage history");
  note_file (apply, &histories);
  for (guint i = 0; i < apply->file->entries->len; i++)
    {
      WayProjectEntry *entry = g_ptr_array_index (apply->file->entries, i);

      if (way_record_is (entry->record, "action") || way_record_is (entry->record, "project"))
        check_entry (apply, entry, &histories, untold (entry, told));
    }
}

static gboolean
write_history (WayProjectApply *apply, WayProjectEntry *entry, guint left, GError **error)
{
  gboolean is_action = way_record_is (entry->record, "action");
  g_autoptr (WayRecord) history = way_record_new_named (is_action ? "update" : "stage_change");
  g_autofree char *why = g_strdup_printf (_("Read from the project file “%s”."), apply->file->name);

  way_record_set_project (history, &apply->file->project);
  way_record_set_text (history, "date", way_clock_today ());
  way_record_set_text (history, is_action ? "text" : "reason", why);
  if (is_action)
    way_record_set_reference (history, "action", &entry->id);
  for (guint t = 0; t < G_N_ELEMENTS (tales); t++)
    if ((left & 1u << t) != 0)
      {
        way_record_set_text (history, tales[t].before, way_record_get_text (entry->old, tales[t].field));
        way_record_set_text (history, tales[t].after, way_record_get_text (entry->record, tales[t].field));
      }
  apply->report->counts[way_kind_index (way_record_get_kind (history))].created++;
  return way_library_save (apply->library, history, error);
}

gboolean
way_project_apply_write_history (WayProjectApply *apply, GError **error)
{
  g_autoptr (GHashTable) told = list_told (apply);

  for (guint i = 0; i < apply->file->entries->len; i++)
    {
      WayProjectEntry *entry = g_ptr_array_index (apply->file->entries, i);

      guint left = entry->kind != NULL ? untold (entry, told) : 0;

      if (left != 0 && !write_history (apply, entry, left, error))
        return FALSE;
    }
  return TRUE;
}
