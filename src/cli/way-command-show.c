/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/way-cli.h"

#include "base/way-date.h"

#include <glib/gi18n.h>

/* A field as a person reads it; "" if it is not set. Newly allocated. */
static char *
field_text (WayLibrary *library, WayRecord *record, const WayField *field)
{
  if (field->type == WAY_FIELD_DATE)
    return way_date_format (way_record_get_text (record, field->name));
  if (way_field_is_text (field))
    return g_strdup (way_field_choice_label (field, way_record_get_text (record, field->name)));
  if (field->type == WAY_FIELD_LIST)
    {
      g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
      g_auto (GStrv) strv = NULL;

      for (const char *const *text = way_record_get_list (record, field->name); *text != NULL; text++)
        g_strv_builder_add (words, way_field_choice_label (field, *text));
      strv = g_strv_builder_end (words);
      return g_strjoinv ("; ", strv);
    }
  if (field->type == WAY_FIELD_REFERENCES)
    {
      GArray *ids = way_record_get_references (record, field->name);
      GString *titles = g_string_new (NULL);

      for (guint i = 0; i < ids->len; i++)
        {
          g_autoptr (WayRecord) target = way_library_get (library, way_id_list_index (ids, i));

          g_string_append_printf (titles, "%s%s", i > 0 ? "; " : "", target != NULL ? way_record_get_title (target) : "");
        }
      return g_string_free (titles, FALSE);
    }
  return g_strdup ("");
}

static void
print_text (WayLibrary *library, WayRecord *project, GPtrArray *counts)
{
  const WayKind *kind = way_record_get_kind (project);
  char id[WAY_ID_TEXT_SIZE];

  way_cli_print ("%s\n%s\n\n", way_record_get_title (project), way_id_to_text (way_record_get_id (project), id));
  for (guint i = 1; i < kind->n_fields; i++)
    {
      g_autofree char *text = field_text (library, project, &kind->fields[i]);

      if (*text != '\0')
        way_cli_print ("%s: %s\n", _(kind->fields[i].label), text);
    }
  way_cli_print ("\n");
  for (guint i = 0; i < counts->len; i++)
    {
      WayRow *row = g_ptr_array_index (counts, i);
      const WayKind *counted = way_kind_lookup (way_row_text (row, "kind"));

      if (counted != NULL && counted != kind)
        way_cli_print ("%6s  %s\n", way_row_text (row, "n"), _(counted->label_plural));
    }
}

static void
write_fields (WayJsonWriter *json, WayRecord *project)
{
  const WayKind *kind = way_record_get_kind (project);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WayField *field = &kind->fields[i];

      if (way_field_is_text (field))
        way_json_writer_text (json, field->name, way_record_get_text (project, field->name));
      else if (field->type == WAY_FIELD_LIST)
        {
          way_json_writer_open_list (json, field->name);
          for (const char *const *text = way_record_get_list (project, field->name); *text != NULL; text++)
            way_json_writer_text (json, NULL, *text);
          way_json_writer_close (json);
        }
    }
}

static void
print_json (WayLibrary *library, WayRecord *project, GPtrArray *counts)
{
  g_autoptr (WayJsonWriter) json = way_json_writer_new ();
  GArray *partnerships = way_record_get_references (project, "partnerships");

  way_json_writer_open_object (json, NULL);
  way_cli_json_id (json, "id", way_record_get_id (project));
  write_fields (json, project);
  way_json_writer_open_list (json, "partnerships");
  for (guint i = 0; i < partnerships->len; i++)
    {
      g_autoptr (WayRecord) partnership = way_library_get (library, way_id_list_index (partnerships, i));

      way_json_writer_text (json, NULL, partnership != NULL ? way_record_get_title (partnership) : NULL);
    }
  way_json_writer_close (json);
  way_json_writer_open_object (json, "records");
  for (guint i = 0; i < counts->len; i++)
    {
      WayRow *row = g_ptr_array_index (counts, i);

      way_json_writer_integer (json, way_row_text (row, "kind"), way_row_integer (row, "n"));
    }
  way_json_writer_close (json);
  way_json_writer_close (json);
  way_cli_print_json (json);
}

static gboolean
run (WayCli *cli, GError **error)
{
  g_autoptr (WayLibrary) library = way_cli_open (cli, 0, error);
  g_autoptr (WayRecord) project = library != NULL ? way_cli_find_project (library, cli->words[0], error) : NULL;
  g_autoptr (GPtrArray) counts = NULL;

  if (project == NULL)
    return FALSE;
  counts = way_library_query_rows (library, "record counts", "i", way_record_get_id (project));
  if (cli->json)
    print_json (library, project, counts);
  else
    print_text (library, project, counts);
  return TRUE;
}

const WayCommand way_command_show = {
  .name = "show",
  .arguments = "PROJECT",
  .summary = N_("Show a project and how much it holds"),
  .min_words = 1,
  .max_words = 1,
  .run = run,
};
