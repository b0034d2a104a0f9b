/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/way-cli.h"

#include "base/way-error.h"
#include "base/way-file.h"
#include "storage/way-backups.h"

#include <glib/gi18n.h>

static gboolean dry_run;

static const GOptionEntry entries[] = {
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only show what both hold"), NULL },
  G_OPTION_ENTRY_NULL,
};

static void
add_number (WayCliTable *table, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  way_cli_table_add (table, text);
}

static void
add_row (WayCliTable *table, const char *name, const WayLibrarySummary *summary)
{
  g_autofree char *when = summary->last_step != 0 ? way_cli_format_time (summary->last_step) : NULL;

  way_cli_table_add (table, name);
  add_number (table, summary->projects);
  add_number (table, summary->conversations);
  add_number (table, summary->cards);
  add_number (table, summary->actions);
  way_cli_table_add (table, when);
}

static void
write_side (WayJsonWriter *json, const char *name, const WayLibrarySummary *summary)
{
  way_json_writer_open_object (json, name);
  way_json_writer_integer (json, "projects", summary->projects);
  way_json_writer_integer (json, "conversations", summary->conversations);
  way_json_writer_integer (json, "cards", summary->cards);
  way_json_writer_integer (json, "actions", summary->actions);
  way_json_writer_integer (json, "last_step", summary->last_step);
  way_json_writer_close (json);
}

/* A library that cannot be read is what somebody restores a backup for: that is no reason to stop. */
static gboolean
look_at_both (const char *path, const char *backup, WayLibrarySummary *now, gboolean *has_now, WayLibrarySummary *then,
              GError **error)
{
  if (!g_file_test (backup, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, WAY_ERROR, WAY_ERROR_NOT_FOUND, _("There is no backup at “%s”; “waymark-cli backup --list” lists them."),
                   backup);
      return FALSE;
    }
  if (way_file_is_same (path, backup))
    {
      g_set_error (error, WAY_ERROR, WAY_ERROR_INVALID, _("“%s” is the library itself, not a backup of it, so nothing was changed."),
                   backup);
      return FALSE;
    }
  *has_now = way_library_summarise (path, now, NULL);
  return way_library_summarise (backup, then, error);
}

static void
print_both (const WayLibrarySummary *now, const WayLibrarySummary *then)
{
  WayCliTable *table = way_cli_table_new ("", _("Projects"), _("Conversations"), _("Cards"), _("Actions"), _("Last step"), NULL);

  if (now != NULL)
    add_row (table, dry_run ? _("now") : _("was"), now);
  add_row (table, _("backup"), then);
  way_cli_table_print (table, NULL);
}

static void
print_json (const WayLibrarySummary *now, const WayLibrarySummary *then, const WayBackup *before, const char *aside)
{
  g_autoptr (WayJsonWriter) json = way_json_writer_new ();

  way_json_writer_open_object (json, NULL);
  way_json_writer_boolean (json, "dry_run", dry_run);
  if (now != NULL)
    write_side (json, "library", now);
  write_side (json, "backup", then);
  way_json_writer_text (json, "kept", before != NULL ? before->path : aside);
  way_json_writer_close (json);
  way_cli_print_json (json);
}

static gboolean
restore (const char *path, const char *backup, WayBackup **before, char **aside, GError **error)
{
  gboolean done = way_backups_restore (path, backup, before, aside, way_cli_guard (), error);

  way_cli_unguard ();
  return done;
}

static gboolean
run (WayCli *cli, GError **error)
{
  g_autofree char *path = way_cli_library_path (cli);
  g_autoptr (WayBackup) before = NULL;
  g_autofree char *aside = NULL;
  WayLibrarySummary now, then;
  gboolean has_now;

  if (!look_at_both (path, cli->words[0], &now, &has_now, &then, error)
      || (!dry_run && !restore (path, cli->words[0], &before, &aside, error)))
    return FALSE;
  if (cli->json)
    {
      print_json (has_now ? &now : NULL, &then, before, aside);
      return TRUE;
    }
  print_both (has_now ? &now : NULL, &then);
  if (dry_run)
    way_cli_print (_("Nothing was changed.\n"));
  else
    way_cli_print (_("Restored %s.\n"), cli->words[0]);
  if (before != NULL || aside != NULL)
    way_cli_print (_("What the library held before is kept as %s.\n"), before != NULL ? before->path : aside);
  return TRUE;
}

const WayCommand way_command_restore = {
  .name = "restore",
  .arguments = "FILE",
  .summary = N_("Put what a backup holds in place of the library"),
  .description = N_("The backup is checked first, and the library is itself backed up, so that there is a way back."),
  .min_words = 1,
  .max_words = 1,
  .entries = entries,
  .run = run,
};
