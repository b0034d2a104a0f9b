/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/way-cli.h"

#include <glib/gi18n.h>

static gboolean
run (WayCli *cli, GError **error)
{
  g_autoptr (WayLibrary) library = way_cli_open (cli, 0, error);
  g_autoptr (WayJsonWriter) json = NULL;
  g_autofree char *label = NULL;

  if (library == NULL || !way_library_redo (library, &label, error))
    return FALSE;
  if (!cli->json)
    {
      way_cli_print (_("Redone: %s\n"), label);
      return TRUE;
    }
  json = way_json_writer_new ();
  way_json_writer_open_object (json, NULL);
  way_json_writer_text (json, "label", label);
  way_json_writer_close (json);
  way_cli_print_json (json);
  return TRUE;
}

const WayCommand way_command_redo = {
  .name = "redo",
  .summary = N_("Do again the step that was taken back"),
  .run = run,
};
