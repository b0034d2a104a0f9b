/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-people-lines.h"

#include "base/way-error.h"
#include "base/way-text.h"
#include "service/way-edit.h"
#include "service/way-names.h"
#include "service/way-people-service.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define USUAL_ROLE "core group"

/* --- Sectors --- */

/* What else names of agencies say beside the sector's own word. */
static const struct {
  const char *sector;
  const char *words;
} said_otherwise[] = {
  /* Translators: words in names of agencies that tell their sector, with commas between. */
  { "children's social care", N_("Children’s services, Children and families") },
  { "police", N_("Constabulary") },
  { "health", N_("NHS, CCG, ICB, clinical commissioning, hospital, hospitals") },
  { "education", N_("School, schools, college, colleges, academy") },
  { "youth justice", N_("Youth offending") },
  { "voluntary and community", N_("Charity, voluntary sector") },
  { "violence reduction", N_("VRU") },
};

/* The longest of the @list that is in @name, or %NULL. Newly allocated. */
static char *
said_of (const char *name, const char *list)
{
  g_auto (GStrv) parts = g_strsplit (list, ",", -1);
  char *longest = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *words = way_name_words (parts[i]);

      if (g_str_equal (words, " ") || strstr (name, words) == NULL || (longest != NULL && strlen (longest) >= strlen (words)))
        continue;
      g_free (longest);
      longest = g_steal_pointer (&words);
    }
  return longest;
}

static char *
sector_in (const char *name, const WayChoice *sector)
{
  char *said = said_of (name, g_dgettext (GETTEXT_PACKAGE, sector->label));

  for (guint i = 0; said == NULL && i < G_N_ELEMENTS (said_otherwise); i++)
    if (g_str_equal (said_otherwise[i].sector, sector->key))
      said = said_of (name, g_dgettext (GETTEXT_PACKAGE, said_otherwise[i].words));
  return said;
}

const char *
way_people_sector_of (const char *name)
{
  const WayField *field = way_kind_field (way_kind_lookup ("agency"), "sector");
  g_autofree char *words = way_name_words (name);
  g_autofree char *said = NULL;
  const char *found = NULL;

  for (const WayChoice *sector = field->values; sector->key != NULL; sector++)
    {
      g_autofree char *here = g_str_equal (sector->key, "other") ? NULL : sector_in (words, sector);

      /* "Clinical commissioning" says more than "commissioning". */
      if (here == NULL || (said != NULL && strstr (said, here) != NULL))
        continue;
      if (said != NULL && strstr (here, said) == NULL)
        return NULL;
      g_free (said);
      said = g_steal_pointer (&here);
      found = sector->key;
    }
  return found;
}

/* --- What is known --- */

static gboolean
takes_part (WayLibrary *library, const WayId *project, WayRecord *agency)
{
  g_autoptr (WayRecord) part = way_library_query_record (library, "participation of agency", "ii", way_record_get_id (agency), project);

  return part != NULL;
}

static gboolean
refuse (const char *name, guint n_lines, GError **error)
{
  if (n_lines == 0)
    g_set_error_literal (error, WAY_ERROR, WAY_ERROR_NOTHING, _("There is no name to add. Copy one name a line, then paste again."));
  else if (n_lines == 1)
    g_set_error (error, WAY_ERROR, WAY_ERROR_EXISTS, _("%s takes part already. Nothing was added."), name);
  else
    g_set_error_literal (error, WAY_ERROR, WAY_ERROR_EXISTS, _("All of these take part already. Nothing was added."));
  return FALSE;
}

/* Of each line what comes before the first of @separators. What is no name goes. */
static void
keep_names (char **lines, const char *separators)
{
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = g_steal_pointer (&lines[i]);
      g_autofree char *words = NULL;

      line[strcspn (line, separators)] = '\0';
      words = way_name_words (line);
      if (!g_str_equal (words, " "))
        lines[n++] = g_strdup (g_strchomp (line));
    }
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

/* Those of @lines that do not take part yet, each once: new ones, or copies. */
static GPtrArray *
agencies_to_add (WayLibrary *library, const WayId *project, char **lines)
{
  g_autoptr (WayNames) known = way_names_of (library, "agencies");
  g_autoptr (WayNames) adding = way_names_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *words = way_name_words (lines[i]);
      WayRecord *one = way_names_only_one (known, words, TRUE);
      g_autoptr (WayRecord) agency = NULL;

      if (way_names_only_one (adding, words, TRUE) != NULL || (one != NULL && takes_part (library, project, one)))
        continue;
      agency = one != NULL ? way_edit_check_out (one) : new_agency (lines[i]);
      way_names_add (adding, agency);
    }
  return g_ptr_array_ref (adding->records);
}

gboolean
way_people_add_agency_lines (WayLibrary *library, const WayId *project, const char *text, gboolean core, guint *n_added, GError **error)
{
  g_auto (GStrv) lines = way_text_lines (text);
  g_autoptr (GPtrArray) adding = NULL;
  g_autofree char *label = NULL;
  gboolean fine = TRUE;

  /* Of a row of a table, the first column. */
  keep_names (lines, "\t");
  adding = agencies_to_add (library, project, lines);
  if (adding->len == 0)
    return refuse (lines[0], g_strv_length (lines), error);
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Add %u agency", "Add %u agencies", adding->len), adding->len);
  if (!way_library_begin (library, project, adding->len == 1 ? _("Add agency") : label, error))
    return FALSE;
  for (guint i = 0; fine && i < adding->len; i++)
    fine = way_people_add_agency (library, project, adding->pdata[i], core, NULL, error);
  if (n_added != NULL)
    *n_added = adding->len;
  return way_library_end (library, fine, error);
}

/* --- People --- */

typedef struct {
  WayRecord *person; /* a new one, or a copy */
  char *words;       /* of the name */
  const char *role;
} Part;

static void
part_free (gpointer data)
{
  Part *part = data;

  g_object_unref (part->person);
  g_free (part->words);
  g_free (part);
}

/* What the lines are read by. */
typedef struct {
  WayLibrary *library;
  const WayId *project;
  WayNames *agencies;
  WayNames *here; /* those that take part */
  WayNames *people;
} Known;

static void
known_init (Known *known, WayLibrary *library, const WayId *project)
{
  *known = (Known){ library, project, way_names_of (library, "agencies"), way_names_new (), way_names_of (library, "people") };
  for (guint i = 0; i < known->agencies->records->len; i++)
    if (takes_part (library, project, known->agencies->records->pdata[i]))
      way_names_add (known->here, known->agencies->records->pdata[i]);
}

static void
known_clear (Known *known)
{
  way_names_free (known->agencies);
  way_names_free (known->here);
  way_names_free (known->people);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Known, known_clear)

/* The key of a role, or %NULL. */
static const char *
role_called (const char *text)
{
  const WayField *field = way_kind_field (way_kind_lookup ("membership"), "role");

  g_autofree char *words = way_name_words (text);

  for (const WayChoice *role = field->values; role->key != NULL; role++)
    {
      g_autofree char *label = way_name_words (g_dgettext (GETTEXT_PACKAGE, role->label));

      if (g_str_equal (label, words))
        return role->key;
    }
  return NULL;
}

static void
add_words (char **words, const char *more)
{
  char *both = *words != NULL ? g_strconcat (*words, ", ", more, NULL) : g_strdup (more);

  g_free (*words);
  *words = both;
}

/* Returns: (transfer none) (nullable) */
static WayRecord *
find_agency (Known *known, const char *text)
{
  g_autofree char *words = way_name_words (text);
  WayRecord *found = way_names_only_one (known->agencies, words, TRUE);

  if (found == NULL)
    found = way_names_only_one (known->here, words, FALSE);
  return found != NULL ? found : way_names_only_one (known->agencies, words, FALSE);
}

/* Two of one name are two if they are of different agencies. */
static gboolean
fits (WayRecord *person, const WayId *agency)
{
  const WayId *of = way_record_get_reference (person, "agency");

  return agency == NULL || of == NULL || way_id_equal (agency, of);
}

/* Who is known by this name, and is of no other agency. Returns: (transfer full): a copy, or %NULL */
static WayRecord *
known_person (WayNames *people, const char *words, const WayId *agency)
{
  WayRecord *found = NULL;

  for (guint i = 0; i < people->records->len; i++)
    {
      if (!g_str_equal (people->words->pdata[i], words) || !fits (people->records->pdata[i], agency))
        continue;
      if (found != NULL)
        return NULL;
      found = people->records->pdata[i];
    }
  return found != NULL ? way_edit_check_out (found) : NULL;
}

/* What a line says of somebody. */
static Part *
read_line (Known *known, const char *line)
{
  g_auto (GStrv) parts = g_strsplit_set (line, ",\t", -1);
  Part *part = g_new0 (Part, 1);
  WayRecord *agency = NULL;
  g_autofree char *job_title = NULL;

  for (guint i = 1; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      if (way_text_is_blank (parts[i]))
        continue;
      if (part->role == NULL && (part->role = role_called (parts[i])) != NULL)
        continue;
      if (agency == NULL && (agency = find_agency (known, parts[i])) != NULL)
        continue;
      add_words (&job_title, parts[i]);
    }
  g_strstrip (parts[0]);
  part->words = way_name_words (parts[0]);
  if (!g_str_equal (part->words, " "))
    part->person = known_person (known->people, part->words, agency != NULL ? way_record_get_id (agency) : NULL);
  if (part->person == NULL)
    {
      part->person = way_record_new_named ("person");
      way_record_set_text (part->person, "name", parts[0]);
    }
  if (agency != NULL)
    way_record_set_reference (part->person, "agency", way_record_get_id (agency));
  if (job_title != NULL)
    way_record_set_text (part->person, "job_title", job_title);
  return part;
}

/* In the project with that role, or any if none is said. */
static gboolean
is_there (WayLibrary *library, const WayId *project, Part *part)
{
  g_autoptr (GPtrArray) known = way_people_memberships (library, project, way_record_get_id (part->person));

  for (guint i = 0; i < known->len; i++)
    if (part->role == NULL || g_strcmp0 (way_record_get_text (known->pdata[i], "role"), part->role) == 0)
      return TRUE;
  return FALSE;
}

/* %TRUE if a line before says the same; with another role, it is the same person. */
static gboolean
is_among (GPtrArray *adding, Part *part)
{
  for (guint i = 0; i < adding->len; i++)
    {
      Part *other = adding->pdata[i];

      if (g_str_equal (part->words, " ") || !g_str_equal (other->words, part->words)
          || !fits (other->person, way_record_get_reference (part->person, "agency")))
        continue;
      if (part->role == NULL || g_strcmp0 (part->role, other->role) == 0)
        return TRUE;
      g_set_object (&part->person, other->person);
    }
  return FALSE;
}

static GPtrArray *
people_to_add (WayLibrary *library, const WayId *project, char **lines)
{
  GPtrArray *adding = g_ptr_array_new_with_free_func (part_free);
  g_auto (Known) known;

  known_init (&known, library, project);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      Part *part = read_line (&known, lines[i]);

      if (!way_record_has (part->person, "name") || is_there (library, project, part) || is_among (adding, part))
        part_free (part);
      else
        g_ptr_array_add (adding, part);
    }
  return adding;
}

gboolean
way_people_add_person_lines (WayLibrary *library, const WayId *project, const char *text, guint *n_added, GError **error)
{
  g_auto (GStrv) lines = way_text_lines (text);
  g_autoptr (GPtrArray) adding = people_to_add (library, project, lines);
  g_autofree char *label = NULL;
  gboolean fine = TRUE;

  if (adding->len == 0)
    {
      keep_names (lines, ",\t");
      return refuse (lines[0], g_strv_length (lines), error);
    }
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Add %u person", "Add %u people", adding->len), adding->len);
  if (!way_library_begin (library, project, adding->len == 1 ? _("Add person") : label, error))
    return FALSE;
  for (guint i = 0; fine && i < adding->len; i++)
    {
      Part *part = adding->pdata[i];

      fine = way_people_add_person (library, project, part->person, part->role != NULL ? part->role : USUAL_ROLE, NULL, error);
    }
  if (n_added != NULL)
    *n_added = adding->len;
  return way_library_end (library, fine, error);
}
