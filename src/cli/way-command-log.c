/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/way-cli.h"

#include "base/way-error.h"

#include <glib/gi18n.h>

/* How many steps a person is shown unless --limit says otherwise. */
#define STEPS 50
#define UNSAID G_MININT

static int limit = UNSAID;

static const GOptionEntry entries[] = {
  { "limit", 'n', 0, G_OPTION_ARG_INT, &limit, N_("How many steps to show (50; with --json all)"), N_("N") },
  G_OPTION_ENTRY_NULL,
};

static void
write_entry (WayJsonWriter *json, const WayLogEntry *entry)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (entry->at / 1000);
  g_autofree char *time = at != NULL ? g_date_time_format (at, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  way_json_writer_open_object (json, NULL);
  way_json_writer_integer (json, "step", entry->step);
  way_json_writer_text (json, "at", time);
  way_json_writer_text (json, "device", entry->device);
  way_json_writer_text (json, "label", entry->label);
  if (entry->what != NULL)
    {
      way_json_writer_text (json, "what", entry->what);
      way_json_writer_text (json, "before", entry->before);
      way_json_writer_text (json, "after", entry->after);
    }
  way_json_writer_close (json);
}

static void
print_json (GPtrArray *entries_shown)
{
  g_autoptr (WayJsonWriter) json = way_json_writer_new ();

  way_json_writer_open_list (json, NULL);
  for (guint i = 0; i < entries_shown->len; i++)
    write_entry (json, g_ptr_array_index (entries_shown, i));
  way_json_writer_close (json);
  way_cli_print_json (json);
}

static void
print_text (GPtrArray *entries_shown, gboolean of_record)
{
  WayCliTable *table = of_record ? way_cli_table_new (_("When"), _("Step"), _("What"), _("Before"), _("After"), NULL)
                                 : way_cli_table_new (_("When"), _("Step"), NULL);

  for (guint i = 0; i < entries_shown->len; i++)
    {
      const WayLogEntry *entry = g_ptr_array_index (entries_shown, i);
      g_autofree char *when = way_cli_format_time (entry->at);

      way_cli_table_add (table, when);
      way_cli_table_add (table, entry->label);
      if (!of_record)
        continue;
      way_cli_table_add (table, entry->what);
      way_cli_table_add (table, entry->before);
      way_cli_table_add (table, entry->after);
    }
  way_cli_table_print (table, _("Nothing has happened yet."));
}

/* The latest @most; @more tells whether there are others. */
static GPtrArray *
latest (WayLibrary *library, const WayId *project, guint most, gboolean *more)
{
  GPtrArray *steps = way_library_log (library, project, most < G_MAXUINT ? most + 1 : most);

  *more = steps->len > most;
  if (*more)
    g_ptr_array_set_size (steps, (int) most);
  return steps;
}

/* @text is the UUID of a record that is no project, or else a project. */
static GPtrArray *
find_entries (WayLibrary *library, const char *text, guint most, gboolean *of_record, gboolean *more, GError **error)
{
  g_autoptr (WayRecord) record = NULL;
  WayId id;

  *of_record = *more = FALSE;
  if (text == NULL)
    return latest (library, NULL, most, more);
  if (way_id_parse (text, &id))
    record = way_library_get (library, &id);
  if (record != NULL && !way_record_is (record, "project"))
    {
      *of_record = TRUE;
      if (limit == UNSAID)
        return way_library_history (library, &id);
      way_cli_wrong_call (error, _("--limit is for steps: of a record, all that happened to it is shown."));
      return NULL;
    }
  if (record == NULL && way_id_parse (text, &id))
    {
      g_set_error (error, WAY_ERROR, WAY_ERROR_NOT_FOUND, _("The library has no record and no project with the id %s."), text);
      return NULL;
    }
  g_clear_object (&record);
  record = way_cli_find_project (library, text, error);
  return record != NULL ? latest (library, way_record_get_id (record), most, more) : NULL;
}

static gboolean
run (WayCli *cli, GError **error)
{
  g_autoptr (WayLibrary) library = NULL;
  g_autoptr (GPtrArray) found = NULL;
  guint most = limit != UNSAID ? (guint) limit : cli->json ? G_MAXUINT : STEPS;
  gboolean of_record, more;

  if (limit != UNSAID && limit < 1)
    return way_cli_wrong_call (error, _("--limit must be at least 1."));
  library = way_cli_open (cli, 0, error);
  found = library != NULL ? find_entries (library, cli->words[0], most, &of_record, &more, error) : NULL;
  if (found == NULL)
    return FALSE;
  if (cli->json)
    print_json (found);
  else
    print_text (found, of_record);
  if (more && !cli->json)
    way_cli_print (_("There are earlier steps: “--limit” shows more, “--json” all.\n"));
  return TRUE;
}

const WayCommand way_command_log = {
  .name = "log",
  .arguments = "[PROJECT|RECORD]",
  .summary = N_("List the latest steps, or all that happened to a record"),
  .description = N_("RECORD is a UUID."),
  .max_words = 1,
  .entries = entries,
  .run = run,
};
