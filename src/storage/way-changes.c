/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-changes.h"

struct _WayChanges {
  gatomicrefcount count;
  GHashTable *fields;   /* "table" and "table.field", interned */
  GHashTable *records;  /* WayId set */
  GArray *list;         /* the same, in order */
};

G_DEFINE_BOXED_TYPE (WayChanges, way_changes, way_changes_ref, way_changes_unref)

WayChanges *
way_changes_new (void)
{
  WayChanges *self = g_new0 (WayChanges, 1);

  g_atomic_ref_count_init (&self->count);
  self->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->records = g_hash_table_new_full (way_id_hash, way_id_equal, (GDestroyNotify) way_id_free, NULL);
  self->list = way_id_list_new ();
  return self;
}

WayChanges *
way_changes_ref (WayChanges *self)
{
  g_atomic_ref_count_inc (&self->count);
  return self;
}

void
way_changes_unref (WayChanges *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;
  g_hash_table_unref (self->fields);
  g_hash_table_unref (self->records);
  g_array_unref (self->list);
  g_free (self);
}

void
way_changes_add (WayChanges *self, const char *table, const char *field, const WayId *record)
{
  char *key = g_strconcat (table, ".", field, NULL);

  if (g_hash_table_add (self->fields, key))
    g_hash_table_add (self->fields, g_strdup (table));
  if (!g_hash_table_contains (self->records, record))
    {
      g_hash_table_add (self->records, way_id_copy (record));
      g_array_append_vals (self->list, record, 1);
    }
}

gboolean
way_changes_touch (WayChanges *self, const char *table, const char *field)
{
  g_autofree char *key = field != NULL ? g_strconcat (table, ".", field, NULL) : g_strdup (table);

  return g_hash_table_contains (self->fields, key);
}

gboolean
way_changes_touch_record (WayChanges *self, const WayId *record)
{
  return g_hash_table_contains (self->records, record);
}

GArray *
way_changes_get_records (WayChanges *self)
{
  return self->list;
}
