/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/way-cli.h"

#include "base/way-error.h"
#include "storage/way-repair.h"

#include <glib/gi18n.h>

static gboolean mend;

static const GOptionEntry entries[] = {
  { "repair", 0, 0, G_OPTION_ARG_NONE, &mend, N_("Make a whole library of what can be read, if it is damaged"), NULL },
  G_OPTION_ENTRY_NULL,
};

static void
write_list (WayJsonWriter *json, const char *name, GPtrArray *texts)
{
  way_json_writer_open_list (json, name);
  for (guint i = 0; i < texts->len; i++)
    way_json_writer_text (json, NULL, g_ptr_array_index (texts, i));
  way_json_writer_close (json);
}

static void
print_lines (GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    way_cli_print ("%s\n", (char *) g_ptr_array_index (texts, i));
}

static void
print_json (GPtrArray *faults)
{
  g_autoptr (WayJsonWriter) json = way_json_writer_new ();

  way_json_writer_open_object (json, NULL);
  way_json_writer_boolean (json, "whole", faults->len == 0);
  write_list (json, "faults", faults);
  way_json_writer_close (json);
  way_cli_print_json (json);
}

/* --- Repairing --- */

static void
print_repair_json (const WayRepair *repair, const char *kept)
{
  g_autoptr (WayJsonWriter) json = way_json_writer_new ();

  way_json_writer_open_object (json, NULL);
  way_json_writer_boolean (json, "repaired", TRUE);
  way_json_writer_integer (json, "records", repair->n_records);
  way_json_writer_integer (json, "refilled", repair->n_refilled);
  write_list (json, "lost", repair->lost);
  way_json_writer_text (json, "kept", kept);
  way_json_writer_close (json);
  way_cli_print_json (json);
}

static void
print_repair (const WayRepair *repair, const char *kept)
{
  way_cli_print (ngettext ("The library was repaired: %u record could be read.\n",
                           "The library was repaired: %u records could be read.\n", repair->n_records), repair->n_records);
  if (repair->n_refilled > 0)
    way_cli_print (ngettext ("%u value was taken from the history.\n", "%u values were taken from the history.\n",
                             repair->n_refilled), repair->n_refilled);
  if (repair->lost->len > 0)
    way_cli_print ("%s\n", _("What could not be saved, or only as one of two readings:"));
  print_lines (repair->lost);
  way_cli_print (_("The damaged file is kept as %s.\n"), kept);
}

static gboolean
run_repair (WayCli *cli, const char *path, GError **error)
{
  g_autoptr (WayRepair) repair = way_repair_make (path, way_cli_guard (), error);
  g_autofree char *kept = NULL;
  gboolean done = repair != NULL && way_repair_adopt (repair, &kept, error);

  if (!done)
    g_clear_pointer (&repair, way_repair_free);
  way_cli_unguard ();
  if (!done)
    return FALSE;
  if (cli->json)
    print_repair_json (repair, kept);
  else
    print_repair (repair, kept);
  return TRUE;
}

/* --- Checking --- */

static gboolean
report (WayCli *cli, const char *path, GPtrArray *faults, GError **error)
{
  if (cli->json)
    print_json (faults);
  else
    print_lines (faults);
  if (faults->len > 0)
    {
      g_set_error (error, WAY_ERROR, WAY_ERROR_DAMAGED,
                   ngettext ("The check of “%s” found %u fault.", "The check of “%s” found %u faults.", faults->len),
                   path, faults->len);
      return FALSE;
    }
  if (!cli->json)
    way_cli_print (_("The library %s is whole.\n"), path);
  return TRUE;
}

static gboolean
run (WayCli *cli, GError **error)
{
  g_autofree char *path = way_cli_library_path (cli);
  g_autoptr (GError) local = NULL;
  g_autoptr (WayLibrary) library = way_cli_open (cli, 0, &local);
  g_autoptr (GPtrArray) faults = library != NULL ? way_library_check (library, NULL, &local) : NULL;

  /* Closed as it usually is, it would have what lies in its log written into its damaged pages. */
  if (library != NULL && (faults == NULL || faults->len > 0))
    way_library_stop_writing (library);
  if (faults == NULL && !(mend && g_error_matches (local, WAY_ERROR, WAY_ERROR_DAMAGED)))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (faults != NULL && (!mend || faults->len == 0))
    return report (cli, path, faults, error);
  /* It is closed before another file takes its place. */
  g_clear_object (&library);
  g_clear_object (&cli->library);
  return run_repair (cli, path, error);
}

const WayCommand way_command_check = {
  .name = "check",
  .summary = N_("Check file, references, log and search index"),
  .description = N_("Each value is compared with what was last saved. A repair reads what can be read into a new library, takes "
                    "what is missing from the history, lists what could not be saved, and keeps the damaged file under another "
                    "name."),
  .entries = entries,
  .run = run,
};
