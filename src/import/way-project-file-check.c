/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/way-project-file-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a record refers to in @field, as it will be; all within the library or the file. */
static gboolean
next_in_chain (WayProjectApply *apply, const WayId *id, const char *field, WayId *next)
{
  WayProjectEntry *entry = g_hash_table_lookup (apply->file->by_id, id);
  g_autoptr (WayRecord) known = entry == NULL ? way_library_get (apply->library, id) : NULL;
  WayRecord *record = entry != NULL ? entry->record : known;
  gboolean has_one = record != NULL && (entry == NULL || way_project_entry_is_right (entry, field));
  const WayId *reference = has_one ? way_record_get_reference (record, field) : NULL;

  if (reference != NULL)
    *next = *reference;
  return reference != NULL;
}

/* Follows @field ("supersedes", "merged_into") from @entry on; @ends holds records whose chain is known to end. */
static void
check_chain (WayProjectApply *apply, WayProjectEntry *entry, const char *field, GHashTable *ends)
{
  g_autoptr (GHashTable) path = g_hash_table_new_full (way_id_hash, way_id_equal, (GDestroyNotify) way_id_free, NULL);
  GHashTableIter iter;
  gpointer id;
  WayId at = entry->id;
  gboolean loop = FALSE;

  while (!loop && !g_hash_table_contains (ends, &at))
    {
      g_hash_table_add (path, way_id_copy (&at));
      if (!next_in_chain (apply, &at, field, &at))
        break;
      loop = g_hash_table_contains (path, &at);
    }
  if (loop)
    way_project_apply_fault (apply, entry->json->line, entry->name, _("“%s” leads back to where it began."), field);
  g_hash_table_iter_init (&iter, path);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (ends, way_id_copy (id));
}

static gboolean
refers_to_own_kind (const WayKind *kind, const WayField *field)
{
  return field->type == WAY_FIELD_REFERENCE && field->targets != NULL && field->targets[0] != NULL
         && strcmp (field->targets[0], kind->name) == 0 && field->targets[1] == NULL;
}

static void
check_chains (WayProjectApply *apply)
{
  g_autoptr (GHashTable) ends = NULL;
  const WayField *last = NULL;

  for (guint i = 0; i < apply->file->entries->len; i++)
    {
      WayProjectEntry *entry = g_ptr_array_index (apply->file->entries, i);

      for (guint f = 0; entry->kind != NULL && f < entry->kind->n_fields; f++)
        {
          const WayField *field = &entry->kind->fields[f];

          if (!refers_to_own_kind (entry->kind, field) || !way_record_has (entry->record, field->name))
            continue;
          if (field != last)
            {
              g_clear_pointer (&ends, g_hash_table_unref);
              ends = g_hash_table_new_full (way_id_hash, way_id_equal, (GDestroyNotify) way_id_free, NULL);
              last = field;
            }
          check_chain (apply, entry, field->name, ends);
        }
    }
}

/* Whether @entry is one of @kind that has its id to itself: of one that stands there twice the id is the fault. */
static gboolean
is_one (WayProjectApply *apply, WayProjectEntry *entry, const char *kind)
{
  return entry->record != NULL && way_record_is (entry->record, kind)
         && g_hash_table_lookup (apply->file->by_id, &entry->id) == entry;
}

/* Two actions of a project never share a reference. */
static void
check_references (WayProjectApply *apply)
{
  g_autoptr (GHashTable) by_reference = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) rows = way_library_query_rows (apply->library, "action references", "i", &apply->file->project);

  for (guint i = 0; i < rows->len; i++)
    {
      WayRow *row = g_ptr_array_index (rows, i);

      if (!g_hash_table_contains (apply->file->by_id, way_row_id (row, "id")))
        g_hash_table_add (by_reference, g_strdup (way_row_text (row, "reference")));
    }
  for (guint i = 0; i < apply->file->entries->len; i++)
    {
      WayProjectEntry *entry = g_ptr_array_index (apply->file->entries, i);
      const char *reference;

      if (!is_one (apply, entry, "action") || !way_project_entry_is_right (entry, "reference"))
        continue;
      reference = way_record_get_text (entry->record, "reference");
      if (!g_hash_table_add (by_reference, g_strdup (reference)))
        way_project_apply_fault (apply, entry->json->line, entry->name,
                                 _("another action of the project has the reference %s."), reference);
    }
}

/* Whether the dots of @entry, a ballot, and those of its @round are known. */
static gboolean
can_count (WayProjectEntry *entry, WayProjectEntry *round)
{
  return way_project_entry_is_right (entry, "vote_round") && way_project_entry_is_right (entry, "voter")
         && way_project_entry_is_right (entry, "dots") && round != NULL && way_project_entry_is_right (round, "dots")
         && way_record_get_integer (round->record, "dots", 0) >= 0;
}

/* Rule 6: no one can place more dots than the round allows. */
static void
check_dots (WayProjectApply *apply)
{
  g_autoptr (GHashTable) placed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < apply->file->entries->len; i++)
    {
      WayProjectEntry *entry = g_ptr_array_index (apply->file->entries, i);
      const WayId *round_id;
      WayProjectEntry *round;
      char id[WAY_ID_TEXT_SIZE];
      char *key;
      gint64 dots;

      if (!is_one (apply, entry, "ballot"))
        continue;
      round_id = way_record_get_reference (entry->record, "vote_round");
      round = round_id != NULL ? g_hash_table_lookup (apply->file->by_id, round_id) : NULL;
      if (!can_count (entry, round))
        continue;
      key = g_strdup_printf ("%s %s", way_id_to_text (round_id, id), way_record_get_text (entry->record, "voter"));
      dots = MAX (way_record_get_integer (entry->record, "dots", 0), 0)
             + GPOINTER_TO_INT (g_hash_table_lookup (placed, key));
      dots = MIN (dots, G_MAXINT);
      g_hash_table_replace (placed, key, GINT_TO_POINTER ((int) dots));
      if (dots > way_record_get_integer (round->record, "dots", 0))
        way_project_apply_fault (apply, entry->json->line, entry->name,
                                 _("more dots are placed than the round “%s” allows."),
                                 way_project_entry_is_right (round, "name") ? way_record_get_title (round->record) : round->name);
    }
}

void
way_project_apply_check (WayProjectApply *apply)
{
  check_chains (apply);
  check_references (apply);
  check_dots (apply);
  way_project_apply_check_history (apply);
}
