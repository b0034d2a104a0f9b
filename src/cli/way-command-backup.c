/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/way-cli.h"

#include "base/way-error.h"
#include "storage/way-backups.h"

#include <glib/gi18n.h>

static char *folder;
static gboolean list_only;

static const GOptionEntry entries[] = {
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &folder, N_("Into this folder instead of “backups” beside the library"), N_("FOLDER") },
  { "list", 0, 0, G_OPTION_ARG_NONE, &list_only, N_("Only list the backups there"), NULL },
  G_OPTION_ENTRY_NULL,
};

static char *
size_of (const WayBackup *backup)
{
  return g_format_size ((guint64) backup->size);
}

static void
write_backup (WayJsonWriter *json, const char *name, const WayBackup *backup)
{
  way_json_writer_open_object (json, name);
  way_json_writer_text (json, "path", backup->path);
  way_json_writer_integer (json, "at", backup->at);
  way_json_writer_text (json, "reason", way_backup_reason_key (backup->reason));
  way_json_writer_integer (json, "size", backup->size);
  way_json_writer_close (json);
}

static void
print_list_json (GPtrArray *backups)
{
  g_autoptr (WayJsonWriter) json = way_json_writer_new ();

  way_json_writer_open_object (json, NULL);
  way_json_writer_open_list (json, "backups");
  for (guint i = 0; i < backups->len; i++)
    write_backup (json, NULL, backups->pdata[i]);
  way_json_writer_close (json);
  way_json_writer_close (json);
  way_cli_print_json (json);
}

static void
print_list (GPtrArray *backups)
{
  WayCliTable *table = way_cli_table_new (_("Made"), _("Why"), _("Size"), _("File"), NULL);

  for (guint i = 0; i < backups->len; i++)
    {
      const WayBackup *backup = g_ptr_array_index (backups, i);
      g_autofree char *when = way_cli_format_time (backup->at);
      g_autofree char *size = size_of (backup);
      g_autofree char *name = g_path_get_basename (backup->path);

      way_cli_table_add (table, when);
      way_cli_table_add (table, way_backup_reason_label (backup->reason));
      way_cli_table_add (table, size);
      way_cli_table_add (table, name);
    }
  way_cli_table_print (table, _("There is no backup yet."));
}

static gboolean
run (WayCli *cli, GError **error)
{
  g_autofree char *path = way_cli_library_path (cli);
  g_autoptr (WayBackup) backup = NULL;
  g_autofree char *size = NULL;

  if (folder != NULL && *folder == '\0')
    return way_cli_wrong_call (error, _("Say which folder: --to FOLDER"));
  if (list_only && folder != NULL && !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, WAY_ERROR, WAY_ERROR_NOT_FOUND, _("There is no folder “%s”."), folder);
      return FALSE;
    }
  if (list_only)
    {
      g_autoptr (GPtrArray) backups = way_backups_list (path, folder);

      (cli->json ? print_list_json : print_list) (backups);
      return TRUE;
    }
  backup = way_backups_make (path, WAY_BACKUP_ASKED, folder, way_cli_guard (), error);
  way_cli_unguard ();
  if (backup == NULL)
    return FALSE;
  size = size_of (backup);
  if (cli->json)
    {
      g_autoptr (WayJsonWriter) json = way_json_writer_new ();

      write_backup (json, NULL, backup);
      way_cli_print_json (json);
    }
  else
    way_cli_print (_("Backed up to %s (%s), opened and checked.\n"), backup->path, size);
  return TRUE;
}

const WayCommand way_command_backup = {
  .name = "backup",
  .summary = N_("Copy the library, and check the copy"),
  .description = N_("Kept are the latest five, and the newest of each of the last seven days, four weeks and twelve months that "
                    "have one."),
  .entries = entries,
  .run = run,
};
