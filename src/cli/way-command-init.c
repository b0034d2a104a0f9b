/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/way-cli.h"

#include <glib/gi18n.h>

static gboolean
run (WayCli *cli, GError **error)
{
  g_autofree char *path = cli->library_path != NULL ? g_strdup (cli->library_path) : way_library_default_path ();
  /* One whose making was broken off is no library yet. */
  g_autoptr (WayLibrary) library = way_cli_open (cli, 0, NULL);
  gboolean existed = library != NULL;
  g_autoptr (WayJsonWriter) json = NULL;

  if (!existed)
    library = way_cli_open (cli, WAY_LIBRARY_CREATE, error);
  if (library == NULL)
    return FALSE;
  if (!cli->json)
    {
      way_cli_print (existed ? _("There is a library at %s already.\n") : _("Made the library %s.\n"), path);
      return TRUE;
    }
  json = way_json_writer_new ();
  way_json_writer_open_object (json, NULL);
  way_json_writer_text (json, "library", path);
  way_json_writer_boolean (json, "made", !existed);
  way_json_writer_close (json);
  way_cli_print_json (json);
  return TRUE;
}

const WayCommand way_command_init = {
  .name = "init",
  .summary = N_("Make an empty library"),
  .run = run,
};
