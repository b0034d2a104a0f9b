/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/way-cli.h"

#include "service/way-generate.h"

#include <glib/gi18n.h>

#define MOST_PROJECTS 1000
#define MOST_RECORDS 1000000

static int projects = 1;
static int cards = 100;
static int actions = 50;
static int seed = 1;

static const GOptionEntry entries[] = {
  { "projects", 0, 0, G_OPTION_ARG_INT, &projects, N_("How many projects (1)"), N_("N") },
  { "cards", 0, 0, G_OPTION_ARG_INT, &cards, N_("How many cards, over all projects (100)"), N_("N") },
  { "actions", 0, 0, G_OPTION_ARG_INT, &actions, N_("How many actions, over all projects (50)"), N_("N") },
  { "seed", 0, 0, G_OPTION_ARG_INT, &seed, N_("What to begin with: the same seed gives the same library (1)"), N_("S") },
  G_OPTION_ENTRY_NULL,
};

static void
print_text (void)
{
  g_autofree char *p = g_strdup_printf (ngettext ("%d project", "%d projects", (gulong) projects), projects);
  g_autofree char *c = g_strdup_printf (ngettext ("%d card", "%d cards", (gulong) cards), cards);
  g_autofree char *a = g_strdup_printf (ngettext ("%d action", "%d actions", (gulong) actions), actions);

  /* Translators: “20 projects”, “100 cards”, “1 action”, and a number. */
  way_cli_print (_("Generated %s with %s and %s from seed %d.\n"), p, c, a, seed);
}

static gboolean
run (WayCli *cli, GError **error)
{
  g_autoptr (WayLibrary) library = NULL;
  g_autoptr (WayJsonWriter) json = NULL;

  if (projects < 1 || cards < 0 || actions < 0)
    return way_cli_wrong_call (error, _("There must be at least one project, and no fewer than 0 cards and actions."));
  if (projects > MOST_PROJECTS || cards > MOST_RECORDS || actions > MOST_RECORDS)
    return way_cli_wrong_call (error, _("There may be at most %d projects, and at most %d cards and %d actions."),
                               MOST_PROJECTS, MOST_RECORDS, MOST_RECORDS);
  library = way_cli_open (cli, WAY_LIBRARY_CREATE, error);
  if (library == NULL || !way_cli_back_up (library, error)
      || !way_generate (library, (guint) projects, (guint) cards, (guint) actions, (guint32) seed, error))
    return FALSE;
  if (!cli->json)
    {
      print_text ();
      return TRUE;
    }
  json = way_json_writer_new ();
  way_json_writer_open_object (json, NULL);
  way_json_writer_integer (json, "projects", projects);
  way_json_writer_integer (json, "cards", cards);
  way_json_writer_integer (json, "actions", actions);
  way_json_writer_integer (json, "seed", seed);
  way_json_writer_close (json);
  way_cli_print_json (json);
  return TRUE;
}

const WayCommand way_command_generate = {
  .name = "generate",
  .summary = N_("Make a large library that can be made again, for tests and benchmarks"),
  .entries = entries,
  .run = run,
};
