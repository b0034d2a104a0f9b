/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/way-cli.h"

#include "base/way-error.h"
#include "base/way-text.h"
#include "import/way-project-file.h"
#include "import/way-sealed.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

static gboolean dry_run;
static char *passphrase_file;

static const GOptionEntry entries[] = {
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only say what it would do"), NULL },
  { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &passphrase_file,
    N_("Where the passphrase of a sealed file is, instead of asking"), N_("PATH") },
  G_OPTION_ENTRY_NULL,
};

static void
print_report (const WayProjectReport *report)
{
  const WayKind *const *kinds = way_kinds (NULL);
  WayProjectCount total = way_project_report_total (report);
  g_autofree char *title = way_text_summary (report->title, WAY_CLI_TITLE);

  way_cli_print (dry_run ? _("“%s”: %u records would be created, %u updated, %u restored; %u unchanged.\n")
                         : _("“%s”: %u records created, %u updated, %u restored; %u unchanged.\n"),
                 title, total.created, total.updated, total.restored, total.unchanged);
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      const WayProjectCount *count = &report->counts[i];

      if (count->created + count->updated + count->restored > 0)
        /* Translators: the plural of a kind of record, then counts */
        way_cli_print (_("  %s: %u created, %u updated, %u restored\n"), _(kinds[i]->label_plural), count->created,
                       count->updated, count->restored);
    }
  for (guint i = 0; i < report->skipped->len; i++)
    way_cli_print ("  %s\n", (char *) g_ptr_array_index (report->skipped, i));
}

static void
write_count (WayJsonWriter *json, const WayProjectCount *count)
{
  way_json_writer_integer (json, "created", count->created);
  way_json_writer_integer (json, "updated", count->updated);
  way_json_writer_integer (json, "restored", count->restored);
  way_json_writer_integer (json, "unchanged", count->unchanged);
}

static void
print_json (const WayProjectReport *report)
{
  g_autoptr (WayJsonWriter) json = way_json_writer_new ();
  const WayKind *const *kinds = way_kinds (NULL);
  WayProjectCount total = way_project_report_total (report);

  way_json_writer_open_object (json, NULL);
  way_cli_json_id (json, "project", &report->project);
  way_json_writer_text (json, "title", report->title);
  way_json_writer_boolean (json, "dry_run", dry_run);
  write_count (json, &total);
  way_json_writer_open_object (json, "kinds");
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      const WayProjectCount *count = &report->counts[i];

      if (count->created + count->updated + count->restored + count->unchanged == 0)
        continue;
      way_json_writer_open_object (json, kinds[i]->name);
      write_count (json, count);
      way_json_writer_close (json);
    }
  way_json_writer_close (json);
  way_json_writer_open_list (json, "skipped");
  for (guint i = 0; i < report->skipped->len; i++)
    way_json_writer_text (json, NULL, g_ptr_array_index (report->skipped, i));
  way_json_writer_close (json);
  way_json_writer_close (json);
  way_cli_print_json (json);
}

static void
print_faults (const WayProjectReport *report)
{
  if (way_project_report_n_faults (report) < 2)
    return;
  for (guint i = 0; i < report->faults->len; i++)
    g_printerr ("  %s\n", (char *) g_ptr_array_index (report->faults, i));
  if (report->more_faults > 0)
    g_printerr (ngettext ("  and %u more\n", "  and %u more\n", report->more_faults), report->more_faults);
}

static gboolean
apply (WayCli *cli, WayLibrary *library, WayProjectFile *file, GError **error)
{
  WayProjectReport report;
  gboolean success = way_project_file_apply (file, library, dry_run, &report, error);

  if (!success)
    print_faults (&report);
  else
    (cli->json ? print_json : print_report) (&report);
  way_project_report_clear (&report);
  return success;
}

/* What would happen in a library that does not exist is tried in one that is thrown away. */
static gboolean
try_apply (WayCli *cli, WayProjectFile *file, GError **error)
{
  static const char *const ends[] = { "", "-wal", "-shm" };
  g_autofree char *folder = g_dir_make_tmp ("waymark-XXXXXX", error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "library.waymark", NULL) : NULL;
  g_autoptr (WayLibrary) library = path != NULL ? way_library_open (path, WAY_LIBRARY_CREATE, error) : NULL;
  gboolean success = library != NULL && apply (cli, library, file, error);

  g_clear_object (&library);
  for (guint i = 0; path != NULL && i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *part = g_strconcat (path, ends[i], NULL);

      g_remove (part);
    }
  if (folder != NULL)
    g_rmdir (folder);
  return success;
}

/* What is in the file: a sealed one is opened first. */
static WayProjectFile *
read_project (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GBytes) bytes = way_project_file_load (path, error);
  g_autoptr (GBytes) opened = NULL;
  char *passphrase;

  if (bytes == NULL || !way_sealed_is (bytes))
    return bytes != NULL ? way_project_file_parse (name, bytes, error) : NULL;
  passphrase = way_cli_passphrase (passphrase_file, FALSE, error);
  if (passphrase != NULL)
    opened = way_sealed_open (name, bytes, passphrase, error);
  way_cli_passphrase_free (passphrase);
  return opened != NULL ? way_project_file_parse (name, opened, error) : NULL;
}

static gboolean
run_guarded (WayCli *cli, WayProjectFile *file, GError **error)
{
  g_autofree char *path = way_cli_library_path (cli);
  gboolean is_new = !g_file_test (path, G_FILE_TEST_EXISTS);
  g_autoptr (WayLibrary) library = NULL;
  gboolean success;

  if (is_new && dry_run)
    return try_apply (cli, file, error);
  library = way_cli_open (cli, WAY_LIBRARY_CREATE, error);
  success = library != NULL && (dry_run || way_cli_back_up (library, error)) && apply (cli, library, file, error);
  /* What is wrong with it may only show when it is read in. */
  if (is_new && !success && library != NULL)
    way_library_unmake (library);
  return success;
}

static gboolean
run (WayCli *cli, GError **error)
{
  /* Read before a library is made: a bad file leaves nothing behind. */
  g_autoptr (WayProjectFile) file = read_project (cli->words[0], error);
  gboolean success;

  if (file == NULL)
    return FALSE;
  way_project_file_set_cancellable (file, way_cli_guard ());
  success = run_guarded (cli, file, error);
  way_cli_unguard ();
  return success;
}

const WayCommand way_command_apply = {
  .name = "apply",
  .arguments = "FILE.waymark.json",
  .summary = N_("Read a project file into the library"),
  .description = N_("What the file leaves out is left alone, and reading it again updates. The library is backed up first. A file with faults is refused whole, "
                    "and each fault is listed. For a sealed copy (.waymark.sealed) its passphrase is asked for. “waymark-cli kinds” documents the file."),
  .min_words = 1,
  .max_words = 1,
  .entries = entries,
  .run = run,
};
