/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/way-cli.h"

#include "import/way-samples.h"

#include <glib/gi18n.h>

static gboolean
run (WayCli *cli, GError **error)
{
  const char *name = cli->words[0];
  g_autoptr (WayLibrary) library = NULL;
  g_autoptr (WayJsonWriter) json = way_json_writer_new ();
  g_autoptr (GArray) projects = NULL;

  if (name != NULL && !g_strv_contains (way_samples_names (), name))
    {
      g_autofree char *list = g_strjoinv (", ", (char **) way_samples_names ());

      return way_cli_wrong_call (error, _("There is no sample “%s”: say one of %s."), name, list);
    }
  library = way_cli_open (cli, WAY_LIBRARY_CREATE, error);
  projects = library != NULL && way_cli_back_up (library, error) ? way_samples_load (library, name, error) : NULL;
  if (projects == NULL)
    return FALSE;
  way_json_writer_open_list (json, NULL);
  for (guint i = 0; i < projects->len; i++)
    {
      g_autoptr (WayRecord) project = way_library_get (library, way_id_list_index (projects, i));

      way_json_writer_open_object (json, NULL);
      way_cli_json_id (json, "id", way_record_get_id (project));
      way_json_writer_text (json, "title", way_record_get_title (project));
      way_json_writer_close (json);
      if (!cli->json)
        way_cli_print (_("Loaded “%s”.\n"), way_record_get_title (project));
    }
  way_json_writer_close (json);
  if (cli->json)
    way_cli_print_json (json);
  return TRUE;
}

const WayCommand way_command_sample = {
  .name = "sample",
  .arguments = "[NAME]",
  .summary = N_("Load the sample projects"),
  .description = N_("NAME is example, dorset or brighton; without it all three are loaded, as one step."),
  .max_words = 1,
  .run = run,
};
