/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/way-project-file-private.h"

#include "base/way-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
wrong_type (WayProjectApply *apply, WayProjectEntry *entry, const WayField *field, const WayJson *json,
            const char *needed)
{
  /* Translators: “minutes” must be a whole number, not a text. */
  way_project_apply_fault (apply, json->line, entry->name, _("“%s” must be %s, not %s."), field->name, needed,
                           way_json_type_name (json->type));
  return FALSE;
}

static gboolean
rank_is_valid (const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c))
      return FALSE;
  return strlen (text) <= 1000;
}

/* A word of a fixed list that has an initial one is never unset: without one it is the initial one, as the declarations
 * say (“"proposed" unless given”). */
static void
set_text (WayRecord *record, const WayField *field, const char *text)
{
  gboolean given = text != NULL && *text != '\0';

  way_record_set_text (record, field->name, given || field->type != WAY_FIELD_ENUM ? text : field->initial);
}

static gboolean
read_text (WayProjectApply *apply, WayProjectEntry *entry, const WayField *field, const WayJson *json)
{
  if (json->type != WAY_JSON_TEXT)
    return wrong_type (apply, entry, field, json, _("a text"));
  if (field->type == WAY_FIELD_RANK && !rank_is_valid (json->text))
    {
      way_project_apply_fault (apply, json->line, entry->name, _("“%s” may hold only letters a–z, A–Z and digits."),
                               field->name);
      return FALSE;
    }
  set_text (entry->record, field, json->text);
  return TRUE;
}

static gboolean
read_list (WayProjectApply *apply, WayProjectEntry *entry, const WayField *field, const WayJson *json)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  if (json->type != WAY_JSON_LIST)
    return wrong_type (apply, entry, field, json, _("a list of texts"));
  for (guint i = 0; i < json->items->len; i++)
    {
      const WayJson *item = g_ptr_array_index (json->items, i);

      if (item->type != WAY_JSON_TEXT)
        return wrong_type (apply, entry, field, item, _("a list of texts"));
      g_ptr_array_add (texts, item->text);
    }
  g_ptr_array_add (texts, NULL);
  way_record_set_list (entry->record, field->name, (const char *const *) texts->pdata);
  return TRUE;
}

/* The kind of what an id stands for and whether it may be referred to here; notes a fault if not. */
static gboolean
target_is_allowed (WayProjectApply *apply, WayProjectEntry *entry, const WayField *field, const WayJson *json,
                   const WayId *id)
{
  WayProjectEntry *target = g_hash_table_lookup (apply->file->by_id, id);
  g_autoptr (WayRecord) record = target == NULL ? way_library_get (apply->library, id) : NULL;
  const WayKind *kind = target != NULL ? target->kind : record != NULL ? way_record_get_kind (record) : NULL;
  const WayId *project = record != NULL ? way_record_get_project (record) : NULL;
  g_autofree char *shown = way_text_beginning (json->text, WAY_PROJECT_QUOTE);

  if (target == NULL && record == NULL)
    way_project_apply_fault (apply, json->line, entry->name,
                             _("“%s” refers to “%s”, which is neither in the file nor in the library."), field->name,
                             shown);
  else if (kind == NULL)
    {
      /* It refers to a record that was skipped, so this is skipped too. */
      way_project_apply_skip (apply, g_strdup_printf (_("reference “%s” to a record of an unknown kind"), field->name));
      return FALSE;
    }
  else if (!way_field_allows (field, kind))
    {
      g_autofree char *allowed = g_strjoinv (", ", (char **) field->targets);

      way_project_apply_fault (apply, json->line, entry->name, _("“%s” refers to “%s”, which is of kind “%s”, not %s."),
                               field->name, shown, kind->name, allowed);
    }
  else if (project != NULL && !way_id_equal (project, &apply->file->project))
    way_project_apply_fault (apply, json->line, entry->name, _("“%s” refers to “%s”, which belongs to another project."),
                             field->name, shown);
  else
    return TRUE;
  return FALSE;
}

/* %TRUE if @id was set. */
static gboolean
read_id (WayProjectApply *apply, WayProjectEntry *entry, const WayField *field, const WayJson *json,
         const char *needed, WayId *id)
{
  if (json->type != WAY_JSON_TEXT)
    return wrong_type (apply, entry, field, json, needed);
  way_project_file_resolve (apply->file, json->text, id);
  return target_is_allowed (apply, entry, field, json, id);
}

static gboolean
read_references (WayProjectApply *apply, WayProjectEntry *entry, const WayField *field, const WayJson *json)
{
  g_autoptr (GArray) ids = way_id_list_new ();

  if (json->type != WAY_JSON_LIST)
    return wrong_type (apply, entry, field, json, _("a list of ids"));
  for (guint i = 0; i < json->items->len; i++)
    {
      WayId id;

      if (read_id (apply, entry, field, g_ptr_array_index (json->items, i), _("a list of ids"), &id)
          && !way_id_list_contains (ids, &id))
        g_array_append_val (ids, id);
    }
  way_record_set_references (entry->record, field->name, ids);
  return TRUE;
}

/* %FALSE if the type is wrong, so that no second fault is noted for the field. */
static gboolean
read_field (WayProjectApply *apply, WayProjectEntry *entry, const WayField *field, const WayJson *json)
{
  WayId id;

  if (json->type == WAY_JSON_NULL)
    {
      if (way_field_is_text (field))
        set_text (entry->record, field, NULL);
      else
        way_record_clear (entry->record, field->name);
      return TRUE;
    }
  if (way_field_is_text (field))
    return read_text (apply, entry, field, json);
  if (field->type == WAY_FIELD_LIST)
    return read_list (apply, entry, field, json);
  if (field->type == WAY_FIELD_REFERENCES)
    return read_references (apply, entry, field, json);
  if (field->type == WAY_FIELD_REFERENCE)
    {
      if (!read_id (apply, entry, field, json, _("an id"), &id))
        return FALSE;
      way_record_set_reference (entry->record, field->name, &id);
      return TRUE;
    }
  if (field->type == WAY_FIELD_BOOLEAN)
    {
      if (json->type != WAY_JSON_BOOLEAN)
        return wrong_type (apply, entry, field, json, _("true or false"));
      way_record_set_boolean (entry->record, field->name, json->boolean);
      return TRUE;
    }
  if (json->type != WAY_JSON_INTEGER)
    return wrong_type (apply, entry, field, json, _("a whole number"));
  way_record_set_integer (entry->record, field->name, json->integer);
  return TRUE;
}

/* "created" counts for new records only; one that is known keeps its own. */
static void
read_created (WayProjectApply *apply, WayProjectEntry *entry, const WayJson *json)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = json->type == WAY_JSON_TEXT ? g_date_time_new_from_iso8601 (json->text, utc) : NULL;

  if (time == NULL)
    way_project_apply_fault (apply, json->line, entry->name,
                             _("“created” must be a time such as 2021-06-14T10:00:00.000Z."));
  else if (entry->old == NULL)
    way_record_set_created (entry->record, g_date_time_to_unix (time) * 1000 + g_date_time_get_microsecond (time) / 1000);
}

static void
skip_unknown (WayProjectApply *apply, WayProjectEntry *entry)
{
  for (guint i = 0; i < entry->json->names->len; i++)
    {
      const char *name = g_ptr_array_index (entry->json->names, i);

      if (strcmp (name, "id") != 0 && strcmp (name, "created") != 0 && way_kind_field (entry->kind, name) == NULL)
        {
          g_autofree char *shown = way_text_beginning (name, WAY_PROJECT_QUOTE);

          way_project_apply_skip (apply, g_strdup_printf (_("field “%s” of “%s”"), shown, entry->kind->name));
        }
    }
}

void
way_project_entry_read_fields (WayProjectApply *apply, WayProjectEntry *entry)
{
  guint before = way_project_report_n_faults (apply->report);
  const WayJson *created = way_json_member (entry->json, "created");
  g_autoptr (GError) error = NULL;

  skip_unknown (apply, entry);
  if (created != NULL && created->type != WAY_JSON_NULL)
    read_created (apply, entry, created);
  for (guint i = 0; i < entry->kind->n_fields; i++)
    {
      const WayField *field = &entry->kind->fields[i];
      const WayJson *json = way_json_member (entry->json, field->name);
      g_autoptr (GError) fault = NULL;

      if (json != NULL && !read_field (apply, entry, field, json))
        continue;
      if (!way_record_validate_field (entry->record, field->name, &fault))
        way_project_apply_fault (apply, json != NULL ? json->line : entry->json->line, entry->name, "%s", fault->message);
    }
  /* The rules of the kind, once its fields are right. */
  if (way_project_report_n_faults (apply->report) == before && !way_record_validate (entry->record, &error))
    way_project_apply_fault (apply, entry->json->line, entry->name, "%s", error->message);
}
