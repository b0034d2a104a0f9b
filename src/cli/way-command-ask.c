/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/way-cli.h"

#include "base/way-clock.h"
#include "service/way-questions.h"

#include <glib/gi18n.h>

static char *sector;

static const GOptionEntry entries[] = {
  { "sector", 0, 0, G_OPTION_ARG_STRING, &sector, N_("Only what agencies of this sector raised (question 1)"), N_("SECTOR") },
  G_OPTION_ENTRY_NULL,
};

static void
write_cell (WayJsonWriter *json, const WayQuestionColumn *column, WayRow *row)
{
  const char *text = way_row_text (row, column->name);

  if (text != NULL && column->type == WAY_FIELD_INTEGER)
    way_json_writer_integer (json, column->name, way_row_integer (row, column->name));
  else if (text != NULL && column->type == WAY_FIELD_BOOLEAN)
    way_json_writer_boolean (json, column->name, way_row_integer (row, column->name) != 0);
  else
    way_json_writer_text (json, column->name, text);
}

static void
print_json (const WayQuestion *question, GPtrArray *rows)
{
  g_autoptr (WayJsonWriter) json = way_json_writer_new ();

  way_json_writer_open_list (json, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      WayRow *row = g_ptr_array_index (rows, i);

      way_json_writer_open_object (json, NULL);
      way_json_writer_text (json, "id", way_row_text (row, "id"));
      for (const WayQuestionColumn *column = question->columns; column->name != NULL; column++)
        write_cell (json, column, row);
      way_json_writer_close (json);
    }
  way_json_writer_close (json);
  way_cli_print_json (json);
}

static void
print_text (const WayQuestion *question, GPtrArray *rows)
{
  WayCliTable *table = way_cli_table_new (NULL);

  way_cli_print ("%s\n\n", _(question->description));
  for (const WayQuestionColumn *column = question->columns; column->name != NULL; column++)
    way_cli_table_add_heading (table, _(column->label));
  for (guint i = 0; i < rows->len; i++)
    for (const WayQuestionColumn *column = question->columns; column->name != NULL; column++)
      {
        g_autofree char *text = way_question_cell (column, g_ptr_array_index (rows, i));

        way_cli_table_add (table, text);
      }
  way_cli_table_print (table, _("None."));
}

static void
list_questions (WayCli *cli)
{
  g_autoptr (WayJsonWriter) json = way_json_writer_new ();

  way_json_writer_open_list (json, NULL);
  for (const WayQuestion *question = way_questions (); question->number != 0; question++)
    {
      way_json_writer_open_object (json, NULL);
      way_json_writer_integer (json, "number", question->number);
      way_json_writer_text (json, "name", question->name);
      way_json_writer_text (json, "question", _(question->description));
      way_json_writer_close (json);
      if (!cli->json)
        way_cli_print ("%2d  %-24s  %s\n", question->number, question->name, _(question->description));
    }
  way_json_writer_close (json);
  if (cli->json)
    way_cli_print_json (json);
}

/* The declared ones, and those that somebody has added. #GPtrArray of texts, ending with %NULL */
static GPtrArray *
known_sectors (WayLibrary *library)
{
  const WayField *field = way_kind_field (way_kind_lookup ("agency"), "sector");
  g_autoptr (GPtrArray) used = way_library_query_rows (library, "sectors in use", "");
  GPtrArray *sectors = g_ptr_array_new_with_free_func (g_free);

  for (const WayChoice *choice = field->values; choice->key != NULL; choice++)
    g_ptr_array_add (sectors, g_strdup (choice->key));
  for (guint i = 0; i < used->len; i++)
    {
      const char *key = way_row_text (g_ptr_array_index (used, i), "sector");

      if (!g_ptr_array_find_with_equal_func (sectors, key, g_str_equal, NULL))
        g_ptr_array_add (sectors, g_strdup (key));
    }
  g_ptr_array_add (sectors, NULL);
  return sectors;
}

static gboolean
check_sector (WayLibrary *library, GError **error)
{
  g_autoptr (GPtrArray) sectors = known_sectors (library);
  g_autofree char *list = g_strjoinv (", ", (char **) sectors->pdata);

  for (guint i = 0; i + 1 < sectors->len; i++)
    if (g_ascii_strcasecmp (sectors->pdata[i], sector) == 0)
      return TRUE;
  return way_cli_wrong_call (error, _("There is no sector “%s”: say one of %s."), sector, list);
}

static gboolean
run (WayCli *cli, GError **error)
{
  const WayQuestion *question = cli->words[0] != NULL ? way_question_lookup (cli->words[0]) : NULL;
  g_autoptr (WayLibrary) library = NULL;
  g_autoptr (WayRecord) project = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (cli->words[0] == NULL)
    {
      list_questions (cli);
      return TRUE;
    }
  if (question == NULL)
    return way_cli_wrong_call (error, _("“%s” is not a question that can be asked: “waymark-cli ask” lists them."),
                               cli->words[0]);
  if (cli->words[1] == NULL)
    return way_cli_wrong_call (error, _("Say which project to ask about: waymark-cli ask %s PROJECT"), cli->words[0]);
  if (sector != NULL && question->number != 1)
    return way_cli_wrong_call (error, _("--sector belongs to question 1 only."));
  library = way_cli_open (cli, 0, error);
  project = library != NULL ? way_cli_find_project (library, cli->words[1], error) : NULL;
  if (project == NULL || (sector != NULL && !check_sector (library, error)))
    return FALSE;
  rows = way_question_ask (library, way_record_get_id (project), question, sector, way_clock_today ());
  if (cli->json)
    print_json (question, rows);
  else
    print_text (question, rows);
  return TRUE;
}

const WayCommand way_command_ask = {
  .name = "ask",
  .arguments = "[QUESTION PROJECT]",
  .summary = N_("Ask a question about a project"),
  .description = N_("QUESTION is a number or a name. Without one, the questions are listed."),
  .max_words = 2,
  .entries = entries,
  .run = run,
};
