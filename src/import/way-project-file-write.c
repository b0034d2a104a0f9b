/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/way-json-writer.h"
#include "import/way-project-file.h"

#include "base/way-error.h"
#include "service/way-notice-service.h"

#include <glib/gi18n-lib.h>

/* What goes into the file. */
typedef struct {
  WayLibrary *library;
  WayId project;
  WayProjectFileFlags flags;
  GHashTable *known;   /* way_notice_known_words() */
  GHashTable *records; /* WayId → WayRecord */
  GQueue pending;      /* WayRecord, not owned: their references are still to be followed */
} Gather;

typedef gboolean (*ReferenceFunc) (Gather *gather, WayRecord *record, const WayField *field, const WayId *id);

/* Calls @func for each reference of the record; stops at %FALSE. */
static gboolean
each_reference (Gather *gather, WayRecord *record, ReferenceFunc func)
{
  const WayKind *kind = way_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WayField *field = &kind->fields[i];
      const WayId *one = field->type == WAY_FIELD_REFERENCE ? way_record_get_reference (record, field->name) : NULL;
      GArray *many = field->type == WAY_FIELD_REFERENCES ? way_record_get_references (record, field->name) : NULL;

      if (one != NULL && !func (gather, record, field, one))
        return FALSE;
      for (guint j = 0; many != NULL && j < many->len; j++)
        if (!func (gather, record, field, way_id_list_index (many, j)))
          return FALSE;
    }
  return TRUE;
}

static void
include (Gather *gather, WayRecord *record)
{
  if (g_hash_table_contains (gather->records, way_record_get_id (record)))
    return;
  g_hash_table_insert (gather->records, (gpointer) way_record_get_id (record), g_object_ref (record));
  g_queue_push_tail (&gather->pending, record);
}

/* The library's own records come along when they are referred to: agencies, people, methods… */
static gboolean
follow (Gather *gather, WayRecord *record, const WayField *field, const WayId *id)
{
  g_autoptr (WayRecord) target = way_library_get (gather->library, id);

  if (target != NULL && !way_record_get_deleted (target) && way_record_get_project (target) == NULL)
    include (gather, target);
  return TRUE;
}

static gboolean
is_left_out (Gather *gather, WayRecord *record)
{
  if (way_record_is (record, "notice"))
    return !way_notice_stands (gather->library, record, gather->known);
  return (gather->flags & WAY_PROJECT_FILE_PRIVATE) == 0 && way_record_is (record, "reflection")
         && way_record_get_boolean (record, "private");
}

static void
gather_records (Gather *gather)
{
  g_autoptr (GPtrArray) own = way_library_query_records (gather->library, "records of project", "i", &gather->project);
  WayRecord *record;

  for (guint i = 0; i < own->len; i++)
    if (!is_left_out (gather, g_ptr_array_index (own, i)))
      include (gather, g_ptr_array_index (own, i));
  while ((record = g_queue_pop_head (&gather->pending)) != NULL)
    each_reference (gather, record, follow);
}

static gboolean
is_included (Gather *gather, WayRecord *record, const WayField *field, const WayId *id)
{
  return g_hash_table_contains (gather->records, id);
}

/* The record without its references to what is not in the file; @record itself if nothing is missing. */
static WayRecord *
without_missing (Gather *gather, WayRecord *record)
{
  const WayKind *kind = way_record_get_kind (record);
  WayRecord *copy;

  if (each_reference (gather, record, is_included))
    return g_object_ref (record);
  copy = way_record_copy (record);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *name = kind->fields[i].name;

      if (kind->fields[i].type == WAY_FIELD_REFERENCE)
        {
          const WayId *id = way_record_get_reference (record, name);

          if (id != NULL && !g_hash_table_contains (gather->records, id))
            way_record_clear (copy, name);
        }
      else if (kind->fields[i].type == WAY_FIELD_REFERENCES)
        {
          GArray *ids = way_record_get_references (record, name);

          for (guint j = 0; j < ids->len; j++)
            if (!g_hash_table_contains (gather->records, way_id_list_index (ids, j)))
              way_record_remove_reference (copy, name, way_id_list_index (ids, j));
        }
    }
  return copy;
}

static gboolean
has_required_fields (WayRecord *record)
{
  const WayKind *kind = way_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if (!way_record_validate_field (record, kind->fields[i].name, NULL))
      return FALSE;
  return TRUE;
}

/* %TRUE if the record breaks a rule when it loses what @field refers to. */
static gboolean
cannot_lose (WayRecord *record, const WayField *field)
{
  g_autoptr (WayRecord) copy = way_record_copy (record);

  way_record_clear (copy, field->name);
  return !way_record_validate (copy, NULL);
}

/* A deleted record comes along after all if the record would break a rule without it: an agreed action keeps the
 * person who is accountable. */
static gboolean
bring_deleted (Gather *gather, WayRecord *record, const WayField *field, const WayId *id)
{
  g_autoptr (WayRecord) target = NULL;

  if (g_hash_table_contains (gather->records, id) || !cannot_lose (record, field))
    return TRUE;
  target = way_library_get (gather->library, id);
  if (target != NULL && !is_left_out (gather, target)
      && (way_record_get_project (target) == NULL || way_id_equal (way_record_get_project (target), &gather->project)))
    include (gather, target);
  return TRUE;
}

/* Takes out or completes one record that cannot be read back; %TRUE if something changed. */
static gboolean
settle (Gather *gather, WayRecord *record)
{
  g_autoptr (WayRecord) copy = without_missing (gather, record);
  guint before = g_hash_table_size (gather->records);

  if (copy == record || way_record_validate (copy, NULL))
    return FALSE;
  if (!has_required_fields (copy) && !way_record_is (record, "project"))
    return g_hash_table_remove (gather->records, way_record_get_id (record));
  each_reference (gather, record, bring_deleted);
  while ((record = g_queue_pop_head (&gather->pending)) != NULL)
    each_reference (gather, record, follow);
  return g_hash_table_size (gather->records) > before;
}

/* Until nothing changes: what one record loses may be what another needs. */
static void
settle_all (Gather *gather)
{
  gboolean changed = TRUE;

  while (changed)
    {
      g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
      GHashTableIter iter;
      gpointer record;

      changed = FALSE;
      g_hash_table_iter_init (&iter, gather->records);
      while (g_hash_table_iter_next (&iter, NULL, &record))
        g_ptr_array_add (records, g_object_ref (record));
      for (guint i = 0; i < records->len; i++)
        changed |= settle (gather, g_ptr_array_index (records, i));
    }
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  WayRecord *first = *(WayRecord *const *) a;
  WayRecord *second = *(WayRecord *const *) b;
  guint first_kind = way_kind_index (way_record_get_kind (first));
  guint second_kind = way_kind_index (way_record_get_kind (second));
  gint64 first_created = way_record_get_created (first);
  gint64 second_created = way_record_get_created (second);

  if (first_kind != second_kind)
    return first_kind < second_kind ? -1 : 1;
  if (first_created != second_created)
    return first_created < second_created ? -1 : 1;
  return way_id_compare (way_record_get_id (first), way_record_get_id (second));
}

static GPtrArray *
sorted_records (Gather *gather)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, gather->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    g_ptr_array_add (records, without_missing (gather, record));
  g_ptr_array_sort (records, compare_records);
  return records;
}

/* --- Bytes --- */

static void
write_ids (WayJsonWriter *json, const char *name, GArray *ids)
{
  char text[WAY_ID_TEXT_SIZE];

  way_json_writer_open_list (json, name);
  for (guint i = 0; i < ids->len; i++)
    way_json_writer_text (json, NULL, way_id_to_text (way_id_list_index (ids, i), text));
  way_json_writer_close (json);
}

static void
write_field (WayJsonWriter *json, WayRecord *record, const WayField *field)
{
  char id[WAY_ID_TEXT_SIZE];

  if (way_field_is_text (field))
    way_json_writer_text (json, field->name, way_record_get_text (record, field->name));
  else if (field->type == WAY_FIELD_BOOLEAN)
    way_json_writer_boolean (json, field->name, way_record_get_boolean (record, field->name));
  else if (field->type == WAY_FIELD_REFERENCES)
    write_ids (json, field->name, way_record_get_references (record, field->name));
  else if (field->type == WAY_FIELD_LIST)
    {
      way_json_writer_open_list (json, field->name);
      for (const char *const *text = way_record_get_list (record, field->name); *text != NULL; text++)
        way_json_writer_text (json, NULL, *text);
      way_json_writer_close (json);
    }
  else if (!way_record_has (record, field->name))
    way_json_writer_null (json, field->name);
  else if (field->type == WAY_FIELD_REFERENCE)
    way_json_writer_text (json, field->name, way_id_to_text (way_record_get_reference (record, field->name), id));
  else
    way_json_writer_integer (json, field->name, way_record_get_integer (record, field->name, 0));
}

static void
write_record (WayJsonWriter *json, WayRecord *record)
{
  const WayKind *kind = way_record_get_kind (record);
  gint64 created = way_record_get_created (record);
  gint64 seconds = created / 1000 - (created % 1000 < 0);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);
  /* %Y does not fill up years before 1000. */
  g_autofree char *rest = time != NULL ? g_date_time_format (time, "-%m-%dT%H:%M:%S") : g_strdup ("-01-01T00:00:00");
  g_autofree char *text = g_strdup_printf ("%04d%s.%03dZ", time != NULL ? g_date_time_get_year (time) : 1970, rest,
                                           (int) (created - seconds * 1000));
  char id[WAY_ID_TEXT_SIZE];

  way_json_writer_open_object (json, NULL);
  way_json_writer_text (json, "id", way_id_to_text (way_record_get_id (record), id));
  way_json_writer_text (json, "created", text);
  for (guint i = 0; i < kind->n_fields; i++)
    write_field (json, record, &kind->fields[i]);
  way_json_writer_close (json);
}

static GBytes *
write_records (const WayId *project, GPtrArray *records)
{
  g_autoptr (WayJsonWriter) json = way_json_writer_new ();
  const WayKind *kind = NULL;
  char id[WAY_ID_TEXT_SIZE];

  way_json_writer_open_object (json, NULL);
  way_json_writer_text (json, "format", "waymark-project");
  way_json_writer_integer (json, "version", 1);
  way_json_writer_text (json, "project", way_id_to_text (project, id));
  way_json_writer_open_object (json, "records");
  for (guint i = 0; i < records->len; i++)
    {
      WayRecord *record = g_ptr_array_index (records, i);

      if (way_record_get_kind (record) != kind)
        {
          if (kind != NULL)
            way_json_writer_close (json);
          kind = way_record_get_kind (record);
          way_json_writer_open_list (json, kind->name);
        }
      write_record (json, record);
    }
  if (kind != NULL)
    way_json_writer_close (json);
  way_json_writer_close (json);
  way_json_writer_close (json);
  return way_json_writer_end (json);
}

GBytes *
way_project_file_write (WayLibrary *library, const WayId *project, WayProjectFileFlags flags, GError **error)
{
  g_autoptr (WayRecord) record = way_library_get (library, project);
  g_autoptr (GHashTable) included = g_hash_table_new_full (way_id_hash, way_id_equal, NULL, g_object_unref);
  g_autoptr (GHashTable) known = way_notice_known_words (library);
  g_autoptr (GPtrArray) records = NULL;
  Gather gather = { library, *project, flags, known, included, G_QUEUE_INIT };

  if (record == NULL || !way_record_is (record, "project") || way_record_get_deleted (record))
    {
      g_set_error_literal (error, WAY_ERROR, WAY_ERROR_NOT_FOUND,
                           _("There is no such project in the library, so no file was written."));
      return NULL;
    }
  gather_records (&gather);
  settle_all (&gather);
  records = sorted_records (&gather);
  if (!way_library_read_whole (library, error))
    return NULL;
  return write_records (project, records);
}
