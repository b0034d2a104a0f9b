/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-people-lines-private.h"

#include "base/way-error.h"
#include "base/way-text.h"
#include "service/way-edit.h"
#include "service/way-names.h"
#include "service/way-people-sectors.h"
#include "service/way-people-service.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* --- What is known --- */

gboolean
way_lines_takes_part (WayLibrary *library, const WayId *project, WayRecord *agency)
{
  g_autoptr (WayRecord) part = way_library_query_record (library, "participation of agency", "ii", way_record_get_id (agency), project);

  return part != NULL;
}

void
way_lines_added_clear (WayLinesAdded *added)
{
  g_clear_pointer (&added->left, g_free);
  g_clear_pointer (&added->question, g_free);
  g_clear_pointer (&added->job_titles, g_free);
}

void
way_lines_append (char **words, const char *between, const char *more)
{
  char *both = *words != NULL ? g_strconcat (*words, between, more, NULL) : g_strdup (more);

  g_free (*words);
  *words = both;
}

void
way_lines_ask (char **question, char *more)
{
  way_lines_append (question, " ", more);
  g_free (more);
}

void
way_lines_leave (WayLinesAdded *added, const char *line, const char *question)
{
  way_lines_append (&added->left, "\n", line);
  if (added->question == NULL)
    added->question = g_strdup (question);
}

gboolean
way_lines_is_answered (const char **answered, const char *question)
{
  if (*answered == NULL || g_strcmp0 (*answered, question) != 0)
    return FALSE;
  *answered = NULL;
  return TRUE;
}

gboolean
way_lines_have_room (const WayLinesAdded *added, glong room, GError **error)
{
  if (added->left == NULL || g_utf8_strlen (added->left, -1) <= room)
    return TRUE;
  g_set_error_literal (error, WAY_ERROR, WAY_ERROR_INVALID,
                       _("Too many of these lines are unclear. Nothing was added: what was copied is still on the clipboard. Paste "
                         "fewer lines at once."));
  return FALSE;
}

static gboolean
has_name (const char *text)
{
  g_autofree char *words = way_name_words (text);

  return !g_str_equal (words, " ");
}

gboolean
way_lines_refuse (const char *first, guint n_lines, GError **error)
{
  if (n_lines == 0)
    g_set_error_literal (error, WAY_ERROR, WAY_ERROR_NOTHING, _("There is no name to add. Copy one name a line, then paste again."));
  else if (n_lines == 1)
    g_set_error (error, WAY_ERROR, WAY_ERROR_EXISTS, _("%s takes part already. Nothing was added."), first);
  else
    g_set_error_literal (error, WAY_ERROR, WAY_ERROR_EXISTS, _("All of these take part already. Nothing was added."));
  return FALSE;
}

guint
way_lines_keep_named (char **lines)
{
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = g_steal_pointer (&lines[i]);

      if (has_name (line))
        lines[n++] = g_steal_pointer (&line);
    }
  return n;
}

/* --- Agencies --- */

static WayRecord *
new_agency (const char *name)
{
  WayRecord *agency = way_record_new_named ("agency");

  way_record_set_text (agency, "name", name);
  way_record_set_text (agency, "sector", way_people_sector_of (name));
  return agency;
}

/* A sector is kept, but a known agency is not changed, and nobody has two. */
static char *
ask_sector (WayRecord *agency, const char *sector)
{
  const char *name = way_record_get_title (agency);

  if (!way_record_has (agency, "sector"))
    return g_strdup_printf (_("%s is known already, without a sector. Delete “%s”, or press Enter again to leave it out."), name, sector);
  return g_strdup_printf (_("The sector of %s is “%s”. Delete “%s”, or press Enter again to leave it out."), name,
                          way_record_get_label (agency, "sector"), sector);
}

/* The other columns of a row of a table: a sector is one that is kept. What is not is asked about, all of it: the answer is one for the
 * line. */
static char *
read_columns (char **columns, WayRecord *agency, gboolean is_new)
{
  char *question = NULL;

  for (guint i = 1; columns[0] != NULL && columns[i] != NULL; i++)
    {
      const char *sector = way_people_sector_of (g_strstrip (columns[i]));

      if (*columns[i] == '\0')
        continue;
      if (is_new && sector != NULL && !way_record_has (agency, "sector"))
        way_record_set_text (agency, "sector", sector);
      if (sector == NULL)
        way_lines_ask (&question, g_strdup_printf (_("“%s” is not kept of an agency. Delete it, or press Enter again to leave it out."),
                                                   columns[i]));
      else if (g_strcmp0 (way_record_get_text (agency, "sector"), sector) != 0)
        way_lines_ask (&question, ask_sector (agency, columns[i]));
    }
  return question;
}

/* What a line says of an agency that does not take part yet, and is not among those that are added: a new one, or a copy. What is
 * unclear is left. */
static WayRecord *
read_agency (WayLibrary *library, const WayId *project, WayNames *known, WayNames *adding, const char *line,
             const char **answered, WayLinesAdded *added)
{
  g_auto (GStrv) columns = g_strsplit (line, "\t", -1);
  g_autofree char *words = way_name_words (g_strchomp (columns[0]));
  WayRecord *one = way_names_only_one (known, words, TRUE);
  g_autoptr (WayRecord) agency = one != NULL ? way_edit_check_out (one) : new_agency (columns[0]);
  g_autofree char *question = NULL;

  if (way_names_only_one (adding, words, TRUE) != NULL || (one != NULL && way_lines_takes_part (library, project, one)))
    return NULL;
  if (!g_str_equal (words, " "))
    question = read_columns (columns, agency, one == NULL);
  if (!g_str_equal (words, " ") && (question == NULL || way_lines_is_answered (answered, question)))
    return g_steal_pointer (&agency);
  way_lines_leave (added, line, question != NULL ? question : _("Begin with the name."));
  return NULL;
}

gboolean
way_people_add_agency_lines (WayLibrary *library, const WayId *project, const char *text, gboolean core, const char *answered,
                             glong room, WayLinesAdded *added, GError **error)
{
  g_auto (GStrv) lines = way_text_lines (text);
  guint n_lines = way_lines_keep_named (lines);
  g_autoptr (WayNames) known = way_names_of (library, "agencies");
  g_autoptr (WayNames) adding = way_names_new ();
  g_autofree char *label = NULL;
  gboolean fine = TRUE;

  *added = (WayLinesAdded){ 0 };
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (WayRecord) agency = read_agency (library, project, known, adding, lines[i], &answered, added);

      if (agency != NULL)
        way_names_add (adding, agency);
    }
  if (!way_lines_have_room (added, room, error))
    return FALSE;
  if (adding->records->len == 0)
    {
      if (added->left == NULL && n_lines > 0)
        lines[0][strcspn (lines[0], "\t")] = '\0';
      return added->left != NULL || way_lines_refuse (lines[0], n_lines, error);
    }
  added->n_added = adding->records->len;
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Add %u agency", "Add %u agencies", added->n_added), added->n_added);
  if (!way_library_begin (library, project, added->n_added == 1 ? _("Add agency") : label, error))
    return FALSE;
  for (guint i = 0; fine && i < adding->records->len; i++)
    fine = way_people_add_agency (library, project, adding->records->pdata[i], core, NULL, error);
  return way_library_end (library, fine, error);
}

char *
way_people_read_agency_line (WayLibrary *library, const WayId *project, const char *line)
{
  g_autoptr (WayNames) known = way_names_of (library, "agencies");
  g_auto (GStrv) columns = g_strsplit (line, "\t", -1);
  g_autofree char *words = way_name_words (columns[0]);
  WayRecord *one = way_names_only_one (known, words, TRUE);
  g_autoptr (WayRecord) agency = one != NULL ? g_object_ref (one) : new_agency (columns[0] != NULL ? g_strchomp (columns[0]) : "");
  g_autofree char *question = one == NULL ? read_columns (columns, agency, TRUE) : NULL;
  const char *sector = way_record_get_label (agency, "sector");
  char *said;

  if (columns[0] == NULL || g_str_equal (words, " "))
    return NULL;
  said = g_strdup (way_record_get_title (agency));
  if (sector != NULL && *sector != '\0')
    way_lines_append (&said, " · ", sector);
  if (one != NULL)
    way_lines_append (&said, " · ", way_lines_takes_part (library, project, one) ? _("takes part already") : _("known already"));
  return said;
}
