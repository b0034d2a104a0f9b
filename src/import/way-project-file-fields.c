/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/way-project-file-private.h"

#include "base/way-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
wrong_type (WayProjectApply *apply, WayProjectEntry *entry, const WayField *field, const WayJson *json,
            const char *needed)
{
  /* Translators: “minutes” must be a whole number, not a text. */
  way_project_apply_fault (apply, json->line, entry->name, _("“%s” must be %s, not %s."), field->name, needed,
                           way_json_type_name (json->type));
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

static void
read_text (WayProjectApply *apply, WayProjectEntry *entry, const WayField *field, const WayJson *json)
{
  if (json->type != WAY_JSON_TEXT)
    wrong_type (apply, entry, field, json, _("a text"));
  else if (field->type == WAY_FIELD_RANK && !rank_is_valid (json->text))
    way_project_apply_fault (apply, json->line, entry->name, _("“%s” may hold only letters a–z, A–Z and digits."),
                             field->name);
  else
    set_text (entry->record, field, json->text);
}

static void
read_list (WayProjectApply *apply, WayProjectEntry *entry, const WayField *field, const WayJson *json)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  if (json->type != WAY_JSON_LIST)
    {
      wrong_type (apply, entry, field, json, _("a list of texts"));
      return;
    }
  for (guint i = 0; i < json->items->len; i++)
    {
      const WayJson *item = g_ptr_array_index (json->items, i);

      if (item->type == WAY_JSON_TEXT)
        g_ptr_array_add (texts, item->text);
      else
        wrong_type (apply, entry, field, item, _("a list of texts"));
    }
  g_ptr_array_add (texts, NULL);
  way_record_set_list (entry->record, field->name, (const char *const *) texts->pdata);
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
    {
      wrong_type (apply, entry, field, json, needed);
      return FALSE;
    }
  way_project_file_resolve (apply->file, json->text, id);
  return target_is_allowed (apply, entry, field, json, id);
}

static void
read_references (WayProjectApply *apply, WayProjectEntry *entry, const WayField *field, const WayJson *json)
{
  g_autoptr (GArray) ids = way_id_list_new ();

  if (json->type != WAY_JSON_LIST)
    {
      wrong_type (apply, entry, field, json, _("a list of ids"));
      return;
    }
  for (guint i = 0; i < json->items->len; i++)
    {
      WayId id;

      if (read_id (apply, entry, field, g_ptr_array_index (json->items, i), _("a list of ids"), &id)
          && !way_id_list_contains (ids, &id))
        g_array_append_val (ids, id);
    }
  way_record_set_references (entry->record, field->name, ids);
}

static void
read_reference (WayProjectApply *apply, WayProjectEntry *entry, const WayField *field, const WayJson *json)
{
  WayId id;

  if (read_id (apply, entry, field, json, _("an id"), &id))
    way_record_set_reference (entry->record, field->name, &id);
}

static void
read_boolean (WayProjectApply *apply, WayProjectEntry *entry, const WayField *field, const WayJson *json)
{
  if (json->type == WAY_JSON_BOOLEAN)
    way_record_set_boolean (entry->record, field->name, json->boolean);
  else
    wrong_type (apply, entry, field, json, _("true or false"));
}

static void
read_integer (WayProjectApply *apply, WayProjectEntry *entry, const WayField *field, const WayJson *json)
{
  if (json->type == WAY_JSON_INTEGER)
    way_record_set_integer (entry->record, field->name, json->integer);
  else
    wrong_type (apply, entry, field, json, _("a whole number"));
}

static void
read_value (WayProjectApply *apply, WayProjectEntry *entry, const WayField *field, const WayJson *json)
{
  if (json->type == WAY_JSON_NULL && way_field_is_text (field))
    set_text (entry->record, field, NULL);
  else if (json->type == WAY_JSON_NULL)
    way_record_clear (entry->record, field->name);
  else if (way_field_is_text (field))
    read_text (apply, entry, field, json);
  else if (field->type == WAY_FIELD_LIST)
    read_list (apply, entry, field, json);
  else if (field->type == WAY_FIELD_REFERENCES)
    read_references (apply, entry, field, json);
  else if (field->type == WAY_FIELD_REFERENCE)
    read_reference (apply, entry, field, json);
  else if (field->type == WAY_FIELD_BOOLEAN)
    read_boolean (apply, entry, field, json);
  else
    read_integer (apply, entry, field, json);
}

static void
read_field (WayProjectApply *apply, WayProjectEntry *entry, const WayField *field)
{
  const WayJson *json = way_json_member (entry->json, field->name);
  guint before = way_project_report_n_faults (apply->report);
  g_autoptr (GError) error = NULL;

  if (json != NULL)
    read_value (apply, entry, field, json);
  if (way_project_report_n_faults (apply->report) == before
      && !way_record_validate_field (entry->record, field->name, &error))
    way_project_apply_fault (apply, json != NULL ? json->line : entry->json->line, entry->name, "%s", error->message);
  if (way_project_report_n_faults (apply->report) != before)
    g_hash_table_add (entry->faulty, (gpointer) field->name);
}

/* "created" counts for new records only; one that is known keeps its own. */
static void
read_created (WayProjectApply *apply, WayProjectEntry *entry, const WayJson *json)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = json->type == WAY_JSON_TEXT ? g_date_time_new_from_iso8601 (json->text, utc) : NULL;

  if (time == NULL)
    {
      way_project_apply_fault (apply, json->line, entry->name,
                               _("“created” must be a time such as 2021-06-14T10:00:00.000Z."));
      g_hash_table_add (entry->faulty, (gpointer) "created");
    }
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

/* The rules of the kind, each as far as the fields it looks at are right. */
static void
check_rules (WayProjectApply *apply, WayProjectEntry *entry)
{
  for (const WayRule *rule = entry->kind->rules; rule != NULL && rule->holds != NULL; rule++)
    {
      gboolean known = TRUE;

      for (guint i = 0; rule->fields[i] != NULL; i++)
        known = known && way_project_entry_is_right (entry, rule->fields[i]);
      if (known && !rule->holds (entry->record))
        way_project_apply_fault (apply, entry->json->line, entry->name, "%s", _(rule->message));
    }
}

gboolean
way_project_entry_is_right (const WayProjectEntry *entry, const char *field)
{
  return !g_hash_table_contains (entry->faulty, field);
}

void
way_project_entry_read_fields (WayProjectApply *apply, WayProjectEntry *entry)
{
  const WayJson *created = way_json_member (entry->json, "created");

  skip_unknown (apply, entry);
  if (created != NULL && created->type != WAY_JSON_NULL)
    read_created (apply, entry, created);
  for (guint i = 0; i < entry->kind->n_fields; i++)
    read_field (apply, entry, &entry->kind->fields[i]);
  check_rules (apply, entry);
}
