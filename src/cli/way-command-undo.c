/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/way-cli.h"

#include <glib/gi18n.h>

typedef gboolean (*Turn) (WayLibrary *library, char **label, GError **error);

/* @said: what was done to the step that is named behind it. */
static gboolean
turn (WayCli *cli, Turn back_or_forth, const char *said, GError **error)
{
  g_autoptr (WayLibrary) library = way_cli_open (cli, 0, error);
  g_autoptr (WayJsonWriter) json = NULL;
  g_autofree char *label = NULL;

  if (library == NULL || !back_or_forth (library, &label, error))
    return FALSE;
  if (!cli->json)
    {
      way_cli_print ("%s: %s\n", said, label);
      return TRUE;
    }
  json = way_json_writer_new ();
  way_json_writer_open_object (json, NULL);
  way_json_writer_text (json, "label", label);
  way_json_writer_close (json);
  way_cli_print_json (json);
  return TRUE;
}

static gboolean
undo (WayCli *cli, GError **error)
{
  return turn (cli, way_library_undo, _("Undone"), error);
}

static gboolean
redo (WayCli *cli, GError **error)
{
  return turn (cli, way_library_redo, _("Redone"), error);
}

const WayCommand way_command_undo = {
  .name = "undo",
  .summary = N_("Take the last step back"),
  .run = undo,
};

const WayCommand way_command_redo = {
  .name = "redo",
  .summary = N_("Do again the step that was taken back"),
  .run = redo,
};
