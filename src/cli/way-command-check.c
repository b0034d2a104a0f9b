/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/way-cli.h"

#include "base/way-error.h"

#include <glib/gi18n.h>

static void
print_json (GPtrArray *faults)
{
  g_autoptr (WayJsonWriter) json = way_json_writer_new ();

  way_json_writer_open_object (json, NULL);
  way_json_writer_boolean (json, "whole", faults->len == 0);
  way_json_writer_open_list (json, "faults");
  for (guint i = 0; i < faults->len; i++)
    way_json_writer_text (json, NULL, g_ptr_array_index (faults, i));
  way_json_writer_close (json);
  way_json_writer_close (json);
  way_cli_print_json (json);
}

static gboolean
run (WayCli *cli, GError **error)
{
  g_autoptr (WayLibrary) library = way_cli_open (cli, 0, error);
  g_autoptr (GPtrArray) faults = library != NULL ? way_library_check (library, NULL, error) : NULL;

  if (faults == NULL)
    return FALSE;
  if (cli->json)
    print_json (faults);
  for (guint i = 0; !cli->json && i < faults->len; i++)
    way_cli_print ("%s\n", (char *) g_ptr_array_index (faults, i));
  if (faults->len > 0)
    {
      g_set_error (error, WAY_ERROR, WAY_ERROR_DAMAGED,
                   ngettext ("The check of “%s” found %u fault.", "The check of “%s” found %u faults.", faults->len),
                   way_library_get_path (library), faults->len);
      return FALSE;
    }
  if (!cli->json)
    way_cli_print (_("The library %s is whole.\n"), way_library_get_path (library));
  return TRUE;
}

const WayCommand way_command_check = {
  .name = "check",
  .summary = N_("Check file, references, log and search index"),
  .run = run,
};
