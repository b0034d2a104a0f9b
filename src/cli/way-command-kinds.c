/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/way-cli.h"

#include <glib/gi18n.h>

static gboolean
is_library_kind (const WayKind *kind)
{
  return (kind->flags & WAY_KIND_LIBRARY) != 0;
}

/* "date", "one of: a, b", "id of agency or team". Newly allocated. */
static char *
describe_type (const WayField *field)
{
  const char *type = way_field_type_name (field->type);
  GString *text = g_string_new (type);

  if (field->type == WAY_FIELD_REFERENCE || field->type == WAY_FIELD_REFERENCES)
    {
      g_autofree char *targets = field->targets != NULL && field->targets[0] != NULL
                                   ? g_strjoinv (", ", (char **) field->targets)
                                   : g_strdup (_("any kind"));

      g_string_append_printf (text, " %s", targets);
    }
  for (const WayChoice *choice = field->values; choice != NULL && choice->key != NULL; choice++)
    g_string_append_printf (text, "%s%s", choice == field->values ? ": " : ", ", choice->key);
  return g_string_free (text, FALSE);
}

static void
print_kind (const WayKind *kind)
{
  way_cli_print ("%s – %s%s\n", kind->name, _(kind->label), is_library_kind (kind) ? _(" (of the library)") : "");
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WayField *field = &kind->fields[i];
      g_autofree char *type = describe_type (field);

      way_cli_print ("  %-20s %s%s", field->name, type, (field->flags & WAY_FIELD_REQUIRED) != 0 ? _("; needed") : "");
      if ((field->flags & WAY_FIELD_OWNER) != 0)
        way_cli_print ("%s", _("; it belongs to this and is deleted with it"));
      if (field->initial != NULL)
        way_cli_print (_("; “%s” unless given"), field->initial);
      way_cli_print ("\n");
    }
  way_cli_print ("\n");
}

static void
write_field (WayJsonWriter *json, const WayField *field)
{
  static const char *const types[] = {
    [WAY_FIELD_TEXT] = "text", [WAY_FIELD_PROSE] = "prose", [WAY_FIELD_CHOICE] = "choice", [WAY_FIELD_ENUM] = "enum",
    [WAY_FIELD_DATE] = "date", [WAY_FIELD_TIME] = "time", [WAY_FIELD_CLOCK] = "clock", [WAY_FIELD_RANK] = "rank",
    [WAY_FIELD_INTEGER] = "integer", [WAY_FIELD_BOOLEAN] = "boolean", [WAY_FIELD_LIST] = "list",
    [WAY_FIELD_REFERENCE] = "reference", [WAY_FIELD_REFERENCES] = "references",
  };

  way_json_writer_open_object (json, NULL);
  way_json_writer_text (json, "name", field->name);
  way_json_writer_text (json, "label", _(field->label));
  way_json_writer_text (json, "type", types[field->type]);
  way_json_writer_boolean (json, "required", (field->flags & WAY_FIELD_REQUIRED) != 0);
  way_json_writer_boolean (json, "owner", (field->flags & WAY_FIELD_OWNER) != 0);
  way_json_writer_text (json, "initial", field->initial);
  way_json_writer_open_list (json, "values");
  for (const WayChoice *choice = field->values; choice != NULL && choice->key != NULL; choice++)
    way_json_writer_text (json, NULL, choice->key);
  way_json_writer_close (json);
  way_json_writer_open_list (json, "targets");
  for (const char *const *target = field->targets; target != NULL && *target != NULL; target++)
    way_json_writer_text (json, NULL, *target);
  way_json_writer_close (json);
  way_json_writer_close (json);
}

static void
write_kind (WayJsonWriter *json, const WayKind *kind)
{
  way_json_writer_open_object (json, NULL);
  way_json_writer_text (json, "name", kind->name);
  way_json_writer_text (json, "label", _(kind->label));
  way_json_writer_boolean (json, "library", is_library_kind (kind));
  way_json_writer_open_list (json, "fields");
  for (guint i = 0; i < kind->n_fields; i++)
    write_field (json, &kind->fields[i]);
  way_json_writer_close (json);
  way_json_writer_close (json);
}

static void
print_preface (void)
{
  way_cli_print ("%s\n\n",
                 _("A project file is JSON:\n"
                   "  { \"format\": \"waymark-project\", \"version\": 1, \"project\": \"my-project\",\n"
                   "    \"records\": { \"project\": [ { \"id\": \"my-project\", \"title\": \"…\", … } ], \"card\": [ … ], … } }\n"
                   "Each record has an “id”, any short text that is unique in the file or a UUID, and the fields of its kind;\n"
                   "“created” (2021-06-14T10:00:00.000Z) may say when it was made. References hold ids. What is left out\n"
                   "is left alone; null clears. The kinds and their fields:"));
}

static gboolean
run (WayCli *cli, GError **error)
{
  const char *name = cli->words[0];
  const WayKind *one = name != NULL ? way_kind_lookup (name) : NULL;
  const WayKind *const *kinds = way_kinds (NULL);
  g_autoptr (WayJsonWriter) json = way_json_writer_new ();

  if (name != NULL && one == NULL)
    return way_cli_wrong_call (error, _("There is no kind of record “%s”: “waymark-cli kinds” lists them."), name);
  if (name == NULL && !cli->json)
    print_preface ();
  way_json_writer_open_list (json, NULL);
  for (guint i = 0; kinds[i] != NULL; i++)
    if (one == NULL || one == kinds[i])
      {
        write_kind (json, kinds[i]);
        if (!cli->json)
          print_kind (kinds[i]);
      }
  way_json_writer_close (json);
  if (cli->json)
    way_cli_print_json (json);
  return TRUE;
}

const WayCommand way_command_kinds = {
  .name = "kinds",
  .arguments = "[KIND]",
  .summary = N_("Document the kinds of record and their fields"),
  .max_words = 1,
  .run = run,
};
