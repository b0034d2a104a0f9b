/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/way-cli.h"

#include "service/way-notice-service.h"

#include <glib/gi18n.h>

static void
print_notices (GPtrArray *open)
{
  WayCliTable *table = way_cli_table_new (_("Looks like"), _("Words"), _("Where"), _("Field"), NULL);

  for (guint i = 0; i < open->len; i++)
    {
      const WayOpenNotice *notice = open->pdata[i];
      g_autofree char *words = way_open_notice_dup_words (notice);

      way_cli_table_add (table, way_choice_label ("notice", "kind", way_notice_kind_key (notice->notice.kind)));
      way_cli_table_add (table, words);
      way_cli_table_add (table, notice->what);
      way_cli_table_add (table, _(notice->field->label));
    }
  way_cli_table_print (table, _("Nothing looks like a person."));
  way_cli_print ("%s\n", way_notice_limits ());
}

static void
print_json (GPtrArray *open)
{
  g_autoptr (WayJsonWriter) json = way_json_writer_new ();

  way_json_writer_open_list (json, NULL);
  for (guint i = 0; i < open->len; i++)
    {
      const WayOpenNotice *notice = open->pdata[i];
      g_autofree char *words = way_open_notice_dup_words (notice);

      way_json_writer_open_object (json, NULL);
      way_json_writer_text (json, "kind", way_notice_kind_key (notice->notice.kind));
      way_json_writer_text (json, "words", words);
      way_cli_json_id (json, "record", &notice->record);
      way_json_writer_text (json, "field", notice->field->name);
      way_json_writer_close (json);
    }
  way_json_writer_close (json);
  way_cli_print_json (json);
}

static gboolean
run (WayCli *cli, GError **error)
{
  g_autoptr (WayLibrary) library = way_cli_open (cli, 0, error);
  g_autoptr (WayRecord) project = library != NULL ? way_cli_find_project (library, cli->words[0], error) : NULL;
  g_autoptr (GPtrArray) open
    = project != NULL ? way_notices_open (library, way_record_get_id (project), WAY_NOTICE_SCOPE_ALL, NULL, error) : NULL;

  if (open == NULL)
    return FALSE;
  if (cli->json)
    print_json (open);
  else
    print_notices (open);
  return TRUE;
}

const WayCommand way_command_notices = {
  .name = "notices",
  .arguments = "PROJECT",
  .summary = N_("List words that look like a person"),
  .description = N_("What was kept as a quotation or for a reason is not listed. Waymark looks on this computer only, and cannot "
                    "prove that a text is anonymous."),
  .min_words = 1,
  .max_words = 1,
  .run = run,
};
