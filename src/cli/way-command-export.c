/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/way-cli.h"

#include "base/way-error.h"
#include "base/way-file.h"
#include "document/way-document-export.h"
#include "document/way-plan-builder.h"
#include "import/way-project-file.h"
#include "import/way-sealed.h"
#include "service/way-notice-service.h"

#include <glib/gi18n.h>
#include <string.h>

static char *format;
static char *output;
static char *scope;
static char *attribution;
static gboolean with_private;
static gboolean sealed;
static char *passphrase_file;
static WayPlanOptions plan_options;
static gboolean with_milestones;
static gboolean without_milestones;

static const GOptionEntry entries[] = {
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("The format to write"), N_("FORMAT") },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("The file to write"), N_("PATH") },
  { "private", 0, 0, G_OPTION_ARG_NONE, &with_private, N_("With private reflections (project only)"), NULL },
  { "seal", 0, 0, G_OPTION_ARG_NONE, &sealed, N_("Seal it with a passphrase (project only)"), NULL },
  { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &passphrase_file, N_("Where the passphrase is, instead of asking"), N_("PATH") },
  { "actions", 0, 0, G_OPTION_ARG_STRING, &scope, N_("Which actions: all, open or overdue (action-plan only)"), N_("WHICH") },
  { "attribution", 0, 0, G_OPTION_ARG_STRING, &attribution,
    N_("Name who said it at most by: conversation (as each allows), sector, partner or none (action-plan only)"), N_("HOW") },
  { "milestones", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &with_milestones, N_("With every milestone, as it is anyway"), NULL },
  { "no-milestones", 0, 0, G_OPTION_ARG_NONE, &without_milestones,
    N_("Only how many milestones are done, not each one (action-plan only)"), NULL },
  { "updates", 0, 0, G_OPTION_ARG_NONE, &plan_options.updates, N_("With every update (action-plan only)"), NULL },
  { "details", 0, 0, G_OPTION_ARG_NONE, &plan_options.details, N_("With resources and outcome (action-plan only)"), NULL },
  { "reflections", 0, 0, G_OPTION_ARG_NONE, &plan_options.reflections,
    N_("With what later workshops made of each action (action-plan only)"), NULL },
  G_OPTION_ENTRY_NULL,
};

static void
print_result (WayCli *cli, const char *what, guint64 size)
{
  g_autofree char *path = g_canonicalize_filename (output, NULL);
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (WayJsonWriter) json = way_json_writer_new ();

  if (!cli->json)
    {
      way_cli_print (ngettext ("Wrote %s (%" G_GUINT64_FORMAT " byte).\n", "Wrote %s (%" G_GUINT64_FORMAT " bytes).\n", size),
                     name, size);
      return;
    }
  way_json_writer_open_object (json, NULL);
  way_json_writer_text (json, "what", what);
  way_json_writer_text (json, "format", format);
  way_json_writer_text (json, "path", name);
  way_json_writer_integer (json, "size", (gint64) size);
  way_json_writer_close (json);
  way_cli_print_json (json);
}

static gboolean
seal (GBytes **bytes, GError **error)
{
  g_autoptr (GBytes) plain = g_steal_pointer (bytes);
  char *passphrase = way_cli_passphrase (passphrase_file, TRUE, error);

  if (passphrase != NULL)
    *bytes = way_sealed_seal (plain, passphrase, error);
  way_cli_passphrase_free (passphrase);
  return *bytes != NULL;
}

static gboolean
export_project (WayLibrary *library, WayRecord *project, guint64 *size, GError **error)
{
  g_autoptr (GBytes) bytes = way_project_file_write (library, way_record_get_id (project),
                                                     with_private ? WAY_PROJECT_FILE_PRIVATE : 0, error);
  gboolean done;

  if (bytes == NULL)
    return FALSE;
  if (sealed && !seal (&bytes, error))
    return FALSE;
  *size = g_bytes_get_size (bytes);
  way_cli_guard ();
  done = way_file_replace (output, bytes, error);
  way_cli_unguard ();
  return done;
}

static gboolean
export_plan (WayLibrary *library, WayRecord *project, guint64 *size, GError **error)
{
  g_auto (GStrv) warnings = NULL;
  g_autoptr (WayDocument) document = NULL;
  WayDocumentFormat document_format = WAY_DOCUMENT_PDF;
  gboolean done;

  plan_options.milestones = !without_milestones;
  document = way_plan_document_new (library, way_record_get_id (project), &plan_options, &warnings, error);
  if (document == NULL)
    return FALSE;
  for (char **warning = warnings; *warning != NULL; warning++)
    g_printerr ("%s\n", *warning);
  way_document_format_from_name (format, &document_format);
  done = way_document_export (document, document_format, output, way_cli_guard (), NULL, NULL, size, error);
  way_cli_unguard ();
  return done;
}

/* Said, and no reason not to write: a person decides. */
static gboolean
warn (WayLibrary *library, WayRecord *project, WayNoticeScope scope_of_notices, GError **error)
{
  const WayId *id = way_record_get_id (project);
  g_autoptr (GArray) actions
    = scope_of_notices == WAY_NOTICE_SCOPE_PLAN ? way_plan_list_actions (library, id, plan_options.scope) : NULL;
  g_autoptr (GPtrArray) open = actions != NULL ? way_notices_open_of_actions (library, id, actions, NULL, error)
                                               : way_notices_open (library, id, scope_of_notices, NULL, error);

  if (open == NULL)
    return FALSE;
  if (open->len > 0)
    g_printerr (ngettext ("%u place in it looks like a person. “waymark-cli notices” says which.\n",
                          "%u places in it look like a person. “waymark-cli notices” says which.\n", open->len), open->len);
  return TRUE;
}

static gboolean
is_plan (WayCli *cli)
{
  return strcmp (cli->words[1], "action-plan") == 0;
}

/* Only what is written is looked through. */
static WayNoticeScope
notice_scope (WayCli *cli)
{
  if (is_plan (cli))
    return WAY_NOTICE_SCOPE_PLAN;
  return with_private ? WAY_NOTICE_SCOPE_ALL : WAY_NOTICE_SCOPE_FILE;
}

static gboolean
has_plan_options (void)
{
  return scope != NULL || attribution != NULL || with_milestones || without_milestones || plan_options.updates || plan_options.details
         || plan_options.reflections;
}

static gboolean
check_plan_call (GError **error)
{
  WayDocumentFormat ignored;

  if (with_private)
    return way_cli_wrong_call (error, _("Private reflections never enter a document; --private is for project only."));
  if (!way_document_format_from_name (format, &ignored))
    return way_cli_wrong_call (error, _("An action plan is written as pdf, docx, html, md, xlsx or csv, not as “%s”."),
                               format);
  if (sealed)
    return way_cli_wrong_call (error, _("Only a project can be sealed; --seal is for project only."));
  if (scope != NULL && !way_plan_scope_from_name (scope, &plan_options.scope))
    return way_cli_wrong_call (error, _("“%s” is no choice of actions: say all, open or overdue."), scope);
  if (attribution != NULL && !way_plan_attribution_from_name (attribution, &plan_options.attribution))
    return way_cli_wrong_call (error, _("“%s” is no choice of attribution: say conversation, sector, partner or none."),
                               attribution);
  return TRUE;
}

static gboolean
check_call (WayCli *cli, GError **error)
{
  const char *what = cli->words[1];

  if (strcmp (what, "project") != 0 && !is_plan (cli))
    return way_cli_wrong_call (error, _("“%s” cannot be exported: say action-plan or project."), what);
  if (format == NULL)
    return way_cli_wrong_call (error, is_plan (cli) ? _("Say which format to write: --format pdf, docx, html, md, xlsx or csv")
                                                    : _("Say which format to write: --format json"));
  if (output == NULL || *output == '\0')
    return way_cli_wrong_call (error, _("Say which file to write: --output PATH"));
  if (passphrase_file != NULL && !sealed)
    return way_cli_wrong_call (error, _("A passphrase is for a sealed copy: say --seal as well."));
  if (is_plan (cli))
    return check_plan_call (error);
  if (has_plan_options ())
    return way_cli_wrong_call (error, _("A project is written whole; --actions, --attribution, --no-milestones, --updates, "
                                        "--details and --reflections are for action-plan only."));
  if (strcmp (format, "json") != 0)
    return way_cli_wrong_call (error, _("A project is written as json, not as “%s”."), format);
  return TRUE;
}

static gboolean
run (WayCli *cli, GError **error)
{
  g_autoptr (WayLibrary) library = NULL;
  g_autoptr (WayRecord) project = NULL;
  guint64 size = 0;

  if (!check_call (cli, error))
    return FALSE;
  library = way_cli_open (cli, 0, error);
  project = library != NULL ? way_cli_find_project (library, cli->words[0], error) : NULL;
  if (project == NULL || !warn (library, project, notice_scope (cli), error))
    return FALSE;
  if (!(is_plan (cli) ? export_plan (library, project, &size, error) : export_project (library, project, &size, error)))
    return FALSE;
  print_result (cli, cli->words[1], size);
  return TRUE;
}

const WayCommand way_command_export = {
  .name = "export",
  .arguments = "PROJECT WHAT",
  .summary = N_("Write an action plan or a project file"),
  .description = N_("WHAT is action-plan (--format pdf, docx, html, md, xlsx or csv) or project (--format json). The file is "
                    "written whole or not at all. A sealed project (--seal, .waymark.sealed) can be read with its passphrase "
                    "only; nobody can help if that is lost."),
  .min_words = 2,
  .max_words = 2,
  .entries = entries,
  .run = run,
};
