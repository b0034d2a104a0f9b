/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/way-cli.h"

#include <glib/gi18n.h>

static void
print_json (GPtrArray *rows)
{
  g_autoptr (WayJsonWriter) json = way_json_writer_new ();

  way_json_writer_open_list (json, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      WayRow *row = g_ptr_array_index (rows, i);

      way_json_writer_open_object (json, NULL);
      way_json_writer_text (json, "id", way_row_text (row, "id"));
      way_json_writer_text (json, "title", way_row_text (row, "title"));
      way_json_writer_text (json, "partnership", way_row_text (row, "partnership"));
      way_json_writer_text (json, "stage", way_row_text (row, "stage"));
      way_json_writer_close (json);
    }
  way_json_writer_close (json);
  way_cli_print_json (json);
}

static gboolean
run (WayCli *cli, GError **error)
{
  g_autoptr (WayLibrary) library = way_cli_open (cli, 0, error);
  g_autoptr (GPtrArray) rows = NULL;
  WayCliTable *table;

  if (library == NULL)
    return FALSE;
  rows = way_library_query_rows (library, "project list", "");
  if (cli->json)
    {
      print_json (rows);
      return TRUE;
    }
  table = way_cli_table_new (_("Id"), _("Title"), _("Partnership"), _("Stage"), NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      WayRow *row = g_ptr_array_index (rows, i);

      way_cli_table_add (table, way_row_text (row, "id"));
      way_cli_table_add (table, way_row_text (row, "title"));
      way_cli_table_add (table, way_row_text (row, "partnership"));
      way_cli_table_add (table, way_choice_label ("project", "stage", way_row_text (row, "stage")));
    }
  way_cli_table_print (table, _("The library holds no project yet."));
  return TRUE;
}

const WayCommand way_command_projects = {
  .name = "projects",
  .summary = N_("List the projects"),
  .run = run,
};
