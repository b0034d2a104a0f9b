/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/way-cli.h"

#include "base/way-error.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#define EXIT_FAILED 1
#define EXIT_WRONG_CALL 2

static const WayCommand *const commands[] = {
  &way_command_init,
  &way_command_sample,
  &way_command_projects,
  &way_command_show,
  &way_command_apply,
  &way_command_export,
  &way_command_ask,
  &way_command_kinds,
  &way_command_log,
  &way_command_undo,
  &way_command_redo,
  &way_command_check,
  &way_command_notices,
  &way_command_backup,
  &way_command_restore,
  &way_command_generate,
};

static gboolean show_version;

static void
add_main_entries (GOptionContext *context, WayCli *cli)
{
  const GOptionEntry entries[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, &cli->library_path, N_("The library to use"), N_("FILE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, N_("Write results for machines"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &show_version, N_("Say which version this is"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

static char *
list_commands (void)
{
  GString *list = g_string_new (_("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *call = g_strjoin (" ", commands[i]->name, commands[i]->arguments, NULL);

      g_string_append_printf (list, "\n  %-34s %s", call, _(commands[i]->summary));
    }
  g_string_append_printf (list, "\n\n%s",
                          _("PROJECT is a UUID, the beginning of one, or a title. “waymark-cli COMMAND --help” tells more.\n"
                            "The exit code is 0 if it was done, 1 if it failed, 2 if the call was wrong."));
  return g_string_free (list, FALSE);
}

/* What GLib says of an option, with where to look. %FALSE */
static gboolean
point_to_help (GError **error, GError *fault, const char *command)
{
  g_autofree char *call = g_strjoin (" ", "waymark-cli", command != NULL ? command : "--help", command != NULL ? "--help" : NULL, NULL);

  /* Translators: the first is a complaint of GLib's about an option, the second how to get help. */
  way_cli_wrong_call (error, _("%s: “%s” lists the options."), fault->message, call);
  g_error_free (fault);
  return FALSE;
}

static GOptionContext *
main_context (WayCli *cli)
{
  GOptionContext *context = g_option_context_new (_("COMMAND"));
  g_autofree char *list = list_commands ();

  g_option_context_set_summary (context, _("Waymark without a window: support projects, from conversations to an action plan."));
  g_option_context_set_description (context, list);
  g_option_context_set_strict_posix (context, TRUE);
  add_main_entries (context, cli);
  return context;
}

static const WayCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i]->name, name) == 0)
      return commands[i];
  return NULL;
}

/* What stands below the options of a command. Newly allocated */
static char *
describe (const WayCommand *command)
{
  gboolean of_project = command->arguments != NULL && strstr (command->arguments, "PROJECT") != NULL;
  GString *text = g_string_new (command->description != NULL ? _(command->description) : NULL);

  if (of_project)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "", _("PROJECT is a UUID, the beginning of one, or a title."));
  return g_string_free (text, FALSE);
}

static GOptionContext *
command_context (const WayCommand *command, WayCli *cli)
{
  g_autofree char *call = g_strjoin (" ", command->name, command->arguments, NULL);
  g_autofree char *description = describe (command);
  GOptionContext *context = g_option_context_new (call);

  g_option_context_set_summary (context, _(command->summary));
  g_option_context_set_description (context, description);
  if (command->entries != NULL)
    g_option_context_add_main_entries (context, command->entries, GETTEXT_PACKAGE);
  add_main_entries (context, cli);
  return context;
}

/* One sentence, and how it ended. */
static int
report (const GError *error)
{
  g_printerr ("%s\n", error->message);
  return g_error_matches (error, WAY_ERROR, WAY_ERROR_USAGE) ? EXIT_WRONG_CALL : EXIT_FAILED;
}

static gboolean
check_words (const WayCommand *command, char **words, GError **error)
{
  g_autofree char *call = g_strjoin (" ", "waymark-cli", command->name, command->arguments, NULL);
  guint n = g_strv_length (words);

  if (n < command->min_words)
    return way_cli_wrong_call (error, _("“%s” needs more: %s"), command->name, call);
  if (n > command->max_words)
    return way_cli_wrong_call (error, _("“%s” does not take “%s”: %s"), command->name, words[command->max_words], call);
  if (g_strv_contains ((const char *const *) words, ""))
    return way_cli_wrong_call (error, _("“%s” was given an empty word: %s"), command->name, call);
  return TRUE;
}

static gboolean
run_command (const WayCommand *command, WayCli *cli, char ***arguments, GError **error)
{
  g_autoptr (GOptionContext) context = command_context (command, cli);
  /* Said before the command and after it, the latter counts. */
  g_autofree char *said_before = g_steal_pointer (&cli->library_path);
  GError *fault = NULL;

  if (!g_option_context_parse_strv (context, arguments, &fault))
    return point_to_help (error, fault, command->name);
  if (cli->library_path == NULL)
    cli->library_path = g_steal_pointer (&said_before);
  if (show_version)
    {
      way_cli_print ("waymark-cli %s\n", WAY_VERSION);
      return TRUE;
    }
  if (cli->library_path != NULL && *cli->library_path == '\0')
    return way_cli_wrong_call (error, _("Say which library to use: --library FILE"));
  cli->words = *arguments + 1;
  if (cli->words[0] != NULL && strcmp (cli->words[0], "--") == 0)
    cli->words++;
  return check_words (command, cli->words, error) && command->run (cli, error);
}

static gboolean
run (WayCli *cli, char ***arguments, GError **error)
{
  g_autoptr (GOptionContext) context = main_context (cli);
  const WayCommand *command;
  g_auto (GStrv) rest = NULL;
  GError *fault = NULL;

  if (!g_option_context_parse_strv (context, arguments, &fault))
    return point_to_help (error, fault, NULL);
  if (show_version)
    {
      way_cli_print ("waymark-cli %s\n", WAY_VERSION);
      return TRUE;
    }
  if ((*arguments)[1] == NULL)
    return way_cli_wrong_call (error, _("Say what to do: “waymark-cli --help” lists the commands."));
  command = find_command ((*arguments)[1]);
  if (command == NULL)
    return way_cli_wrong_call (error, _("There is no command “%s”: “waymark-cli --help” lists the commands."),
                               (*arguments)[1]);
  rest = g_strdupv (*arguments + 1);
  return run_command (command, cli, &rest, error);
}

/* What a command showed of a damaged library is not all there is. */
static gboolean
read_whole (WayCli *cli, GError **error)
{
  return cli->library == NULL || way_library_read_whole (cli->library, error);
}

/* A result that did not get out is a failure, whatever was done: a full disk, a closed pipe. */
static gboolean
finish_output (GError **error)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  g_set_error_literal (error, WAY_ERROR, WAY_ERROR_FAILED,
                       _("The result could not be written out, so what you see may be incomplete."));
  return FALSE;
}

int
main (int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  WayCli cli = { 0 };
  gboolean success;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, WAY_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("waymark-cli");
  arguments = g_strdupv (argv);
  success = run (&cli, &arguments, &error) && read_whole (&cli, &error) && finish_output (&error);
  g_clear_object (&cli.library);
  g_free (cli.library_path);
  return success ? 0 : report (error);
}
