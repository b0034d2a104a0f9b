/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-people-lines-private.h"

#include "base/way-text.h"
#include "service/way-edit.h"
#include "service/way-names.h"
#include "service/way-people-service.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define USUAL_ROLE "core group"

/* What the lines are read by. */
typedef struct {
  WayLibrary *library;
  const WayId *project;
  WayNames *agencies;
  WayNames *here;    /* those that take part */
  WayNames *people;  /* with those of the lines before */
  GHashTable *taken; /* the copies, and new ones, among them that are to be saved */
} Reader;

/* What a line says of somebody. */
typedef struct {
  char *name;
  char *words; /* of the name */
  const char *role;
  WayRecord *agency; /* borrowed */
  char *job_title;
  WayRecord *person; /* borrowed: who is known by it, or NULL */
  guint n_namesakes;
  char *question;
} Said;

/* A part that somebody is given. */
typedef struct {
  WayRecord *person; /* borrowed from the reader */
  const char *role;
  gboolean changed;
  gboolean added;
} Part;

static void
reader_init (Reader *self, WayLibrary *library, const WayId *project)
{
  *self = (Reader){ library, project, way_names_of (library, "agencies"), way_names_new (), way_names_of (library, "people"),
                    g_hash_table_new (NULL, NULL) };
  for (guint i = 0; i < self->agencies->records->len; i++)
    if (way_lines_takes_part (library, project, self->agencies->records->pdata[i]))
      way_names_add (self->here, self->agencies->records->pdata[i]);
}

static void
reader_clear (Reader *self)
{
  way_names_free (self->agencies);
  way_names_free (self->here);
  way_names_free (self->people);
  g_hash_table_unref (self->taken);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static void
said_clear (Said *said)
{
  g_free (said->name);
  g_free (said->words);
  g_free (said->job_title);
  g_free (said->question);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Said, said_clear)

static void
ask (Said *said, char *question)
{
  way_lines_ask (&said->question, question);
}

/* --- Roles --- */

/* What else people call them. */
static const struct {
  const char *role;
  const char *words;
} said_otherwise[] = {
  /* Translators: other words for a role, with commas between. SPOC: single point of contact. */
  { "single point of contact", N_("SPOC") },
  { "core group", N_("Core group member, Member of the core group") },
  { "joint chair", N_("Co-chair, Cochair") },
};

/* %TRUE if @words are one of the @list, or nearly. */
static gboolean
is_of (const char *list, const char *words, gboolean near)
{
  g_auto (GStrv) parts = g_strsplit (list, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = way_name_words (parts[i]);

      if (near ? way_name_words_near (part, words) : g_str_equal (part, words))
        return TRUE;
    }
  return FALSE;
}

/* Whose name @text is, or with @near nearly, or %NULL. */
static const WayChoice *
role_called (const char *text, gboolean near)
{
  const WayField *field = way_kind_field (way_kind_lookup ("membership"), "role");
  g_autofree char *words = way_name_words (text);

  for (const WayChoice *role = field->values; role->key != NULL; role++)
    {
      if (is_of (g_dgettext (GETTEXT_PACKAGE, role->label), words, near))
        return role;
      for (guint i = 0; i < G_N_ELEMENTS (said_otherwise); i++)
        if (g_str_equal (said_otherwise[i].role, role->key) && is_of (g_dgettext (GETTEXT_PACKAGE, said_otherwise[i].words), words, near))
          return role;
    }
  return NULL;
}

/* --- Agencies --- */

/* Returns: (transfer none) (nullable) */
static WayRecord *
find_agency (Reader *self, const char *text)
{
  g_autofree char *words = way_name_words (text);
  WayRecord *found = way_names_only_one (self->agencies, words, TRUE);

  if (found == NULL)
    found = way_names_only_one (self->here, words, FALSE);
  return found != NULL ? found : way_names_only_one (self->agencies, words, FALSE);
}

/* %TRUE if the two are of different agencies: two of one name are two then. */
static gboolean
is_elsewhere (WayRecord *person, WayRecord *agency)
{
  const WayId *of = way_record_get_reference (person, "agency");

  return agency != NULL && of != NULL && !way_id_equal (way_record_get_id (agency), of);
}

/* --- Reading --- */

/* What is no role and no agency is a job title, but may have been meant otherwise. */
static void
ask_about_words (Reader *self, Said *said, const char *text)
{
  g_autofree char *words = way_name_words (text);
  guint n = said->agency == NULL ? way_names_count (self->agencies, words) : 0;
  WayRecord *near = said->agency == NULL && n == 0 ? way_names_near (self->agencies, words) : NULL;
  const WayChoice *role = said->role == NULL ? role_called (text, TRUE) : NULL;

  if (n > 1)
    ask (said, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                             "%u agency is called “%s”. Write more of the name, or press Enter again to take it as "
                                             "a job title.",
                                             "%u agencies are called “%s”. Write more of the name, or press Enter again to take it "
                                             "as a job title.", n), n, text));
  else if (role != NULL)
    ask (said, g_strdup_printf (_("Is “%s” the role “%s”? Correct it, or press Enter again to take it as a job title."), text,
                                g_dgettext (GETTEXT_PACKAGE, role->label)));
  else if (near != NULL)
    ask (said, g_strdup_printf (_("Is “%s” the agency “%s”? Correct it, or press Enter again to take it as a job title."), text,
                                way_record_get_title (near)));
}

static void
read_words (Reader *self, Said *said, char **parts)
{
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const WayChoice *role = role_called (g_strstrip (parts[i]), FALSE);
      WayRecord *agency = role == NULL ? find_agency (self, parts[i]) : NULL;

      if (way_text_is_blank (parts[i]) || (role != NULL && said->role == role->key) || (agency != NULL && said->agency == agency))
        continue;
      if (role != NULL && said->role == NULL)
        said->role = role->key;
      else if (agency != NULL && said->agency == NULL)
        said->agency = agency;
      else
        {
          if (role != NULL)
            ask (said, g_strdup_printf (_("“%s” is a second role. Give it a line of its own, or press Enter again to take it as a job "
                                          "title."), parts[i]));
          else if (agency != NULL)
            ask (said, g_strdup_printf (_("“%s” is a second agency. Delete one, or press Enter again to take it as a job title."),
                                        parts[i]));
          way_lines_append (&said->job_title, ", ", parts[i]);
          g_ptr_array_add (rest, parts[i]);
        }
    }
  for (guint i = 0; i < rest->len; i++)
    ask_about_words (self, said, rest->pdata[i]);
}

/* Who is known by this name and is of no other agency; of several, who is of this one. */
static void
find_person (Reader *self, Said *said)
{
  guint n_all = 0, n_exact = 0;

  for (guint i = 0; i < self->people->records->len; i++)
    {
      WayRecord *person = self->people->records->pdata[i];
      gboolean exact = said->agency != NULL && way_record_get_reference (person, "agency") != NULL;

      if (!g_str_equal (self->people->words->pdata[i], said->words) || is_elsewhere (person, said->agency))
        continue;
      n_all++;
      n_exact += exact;
      if (exact || n_exact == 0)
        said->person = person;
    }
  said->n_namesakes = n_exact > 0 ? n_exact : n_all;
  if (said->n_namesakes > 1)
    said->person = NULL;
}

static gboolean
is_kept (Reader *self, WayRecord *person)
{
  return way_library_kind_of (self->library, way_record_get_id (person)) != NULL;
}

static gboolean
adds_agency (const Said *said)
{
  return said->agency != NULL && way_record_get_reference (said->person, "agency") == NULL;
}

static gboolean
adds_job_title (const Said *said)
{
  const char *old = way_record_get_text (said->person, "job_title");
  g_autofree char *words = said->job_title != NULL ? way_name_words (said->job_title) : NULL;
  g_autofree char *old_words = old != NULL ? way_name_words (old) : NULL;

  return words != NULL && g_strcmp0 (words, old_words) != 0;
}

/* What would change what is kept of somebody, or a line before said otherwise. */
static void
ask_about_person (Reader *self, Said *said)
{
  const char *old = way_record_get_text (said->person, "job_title");
  const char *name = way_record_get_title (said->person);

  if (adds_job_title (said) && old != NULL)
    ask (said, g_strdup_printf (_("The job title of %s is “%s”. Press Enter again to make it “%s”."), name, old, said->job_title));
  else if (adds_job_title (said) && is_kept (self, said->person))
    ask (said, g_strdup_printf (_("%s is known already. Press Enter again to add the job title “%s”."), name, said->job_title));
  if (adds_agency (said) && is_kept (self, said->person))
    ask (said, g_strdup_printf (_("%s is known already, of no agency. Press Enter again to add “%s”."), name,
                                way_record_get_title (said->agency)));
}

static void
read_line (Reader *self, const char *line, Said *said)
{
  g_auto (GStrv) parts = g_strsplit_set (line, ",\t", -1);

  *said = (Said){ 0 };
  said->name = g_strdup (parts[0] != NULL ? g_strstrip (parts[0]) : "");
  said->words = way_name_words (said->name);
  if (parts[0] != NULL)
    read_words (self, said, parts + 1);
  if (!g_str_equal (said->words, " "))
    find_person (self, said);
  if (said->person != NULL)
    ask_about_person (self, said);
  else if (said->n_namesakes > 1)
    ask (said, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                             "%u person is called %s. Add the agency, or press Enter again to add another of that "
                                             "name.",
                                             "%u people are called %s. Add the agency, or press Enter again to add another of that "
                                             "name.", said->n_namesakes), said->n_namesakes, said->name));
}

/* --- Adding --- */

/* The copy of a known person, the same for all lines, or a new one. */
static WayRecord *
take_person (Reader *self, const Said *said)
{
  g_autoptr (WayRecord) person = NULL;
  guint i;

  if (said->person != NULL && g_hash_table_contains (self->taken, said->person))
    return said->person;
  if (said->person != NULL && g_ptr_array_find (self->people->records, said->person, &i))
    {
      person = way_edit_check_out (said->person);
      g_object_unref (self->people->records->pdata[i]);
      self->people->records->pdata[i] = g_object_ref (person);
    }
  else
    {
      person = way_record_new_named ("person");
      way_record_set_text (person, "name", said->name);
      way_names_add (self->people, person);
    }
  g_hash_table_add (self->taken, person);
  return person;
}

static const char *
role_or_usual (const char *role)
{
  return role != NULL ? role : USUAL_ROLE;
}

/* In the project with that role, or any if none is said; or given it by a line before. */
static gboolean
has_part (Reader *self, GPtrArray *parts, WayRecord *person, const char *role)
{
  g_autoptr (GPtrArray) known = way_people_memberships (self->library, self->project, way_record_get_id (person));

  for (guint i = 0; i < known->len; i++)
    if (role == NULL || g_strcmp0 (way_record_get_text (known->pdata[i], "role"), role) == 0)
      return TRUE;
  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = parts->pdata[i];

      if (part->added && part->person == person && (role == NULL || g_str_equal (part->role, role)))
        return TRUE;
    }
  return FALSE;
}

static void
add_part (Reader *self, GPtrArray *parts, Said *said)
{
  /* Who is new is saved with all that is said of them, where they get their first part. */
  Part part = { take_person (self, said), role_or_usual (said->role), FALSE, FALSE };

  said->person = part.person;
  part.changed = is_kept (self, said->person) && (adds_agency (said) || adds_job_title (said));
  if (said->agency != NULL)
    way_record_set_reference (part.person, "agency", way_record_get_id (said->agency));
  if (adds_job_title (said))
    way_record_set_text (part.person, "job_title", said->job_title);
  part.added = !has_part (self, parts, part.person, said->role);
  if (part.added || part.changed)
    g_ptr_array_add (parts, g_memdup2 (&part, sizeof part));
}

/* A rule of dashes is nobody's name. */
static gboolean
has_name (const Said *said)
{
  return !g_str_equal (said->words, " ");
}

static void
say_job_title (WayLinesAdded *added, const char *title)
{
  g_autofree char *quoted = title != NULL ? g_strdup_printf (_("“%s”"), title) : NULL;

  if (quoted != NULL)
    way_lines_append (&added->job_titles, ", ", quoted);
}

/* What the lines say; what is unclear is left. One question is answered at a time. */
static GPtrArray *
read_lines (Reader *self, char **lines, const char *answered, WayLinesAdded *added)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (Said) said = { 0 };

      read_line (self, lines[i], &said);
      if (!has_name (&said))
        way_lines_leave (added, lines[i], _("Begin with the name."));
      else if (said.question != NULL && !way_lines_is_answered (&answered, said.question))
        way_lines_leave (added, lines[i], said.question);
      else
        {
          add_part (self, parts, &said);
          say_job_title (added, said.job_title);
        }
    }
  return parts;
}

static gboolean
save_parts (Reader *self, GPtrArray *parts, GError **error)
{
  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = parts->pdata[i];

      if (!(part->added ? way_people_add_person (self->library, self->project, part->person, part->role, NULL, error)
                        : way_library_save (self->library, part->person, error)))
        return FALSE;
    }
  return TRUE;
}

static void
count_parts (GPtrArray *parts, WayLinesAdded *added)
{
  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = parts->pdata[i];

      added->n_added += part->added;
      added->n_changed += !part->added;
    }
}

gboolean
way_people_add_person_lines (WayLibrary *library, const WayId *project, const char *text, const char *answered, glong room,
                             WayLinesAdded *added, GError **error)
{
  g_auto (GStrv) lines = way_text_lines (text);
  guint n_lines = way_lines_keep_named (lines);
  g_autoptr (GPtrArray) parts = NULL;
  g_autofree char *label = NULL;
  g_auto (Reader) self;

  *added = (WayLinesAdded){ 0 };
  reader_init (&self, library, project);
  parts = read_lines (&self, lines, answered, added);
  if (!way_lines_have_room (added, room, error))
    return FALSE;
  count_parts (parts, added);
  if (parts->len == 0 && added->left != NULL)
    return TRUE;
  if (parts->len == 0)
    {
      if (lines[0] != NULL)
        lines[0][strcspn (lines[0], ",\t")] = '\0';
      return way_lines_refuse (lines[0], n_lines, error);
    }
  if (added->n_added > 1)
    label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Add %u person", "Add %u people", added->n_added), added->n_added);
  else
    label = g_strdup (added->n_added == 1 ? _("Add person") : _("Change person"));
  return way_library_begin (library, project, label, error)
         && way_library_end (library, save_parts (&self, parts, error), error);
}

/* --- Saying --- */

/* What the line adds to who it is. */
static char *
standing (Reader *self, const Said *said, const char *role)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  if (said->n_namesakes > 1)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person has this name", "%u people have this name", said->n_namesakes),
                            said->n_namesakes);
  if (said->person == NULL)
    return g_strdup (role);
  if (!has_part (self, none, said->person, said->role))
    return g_strdup_printf (_("%s · known already"), role);
  return g_strdup (adds_agency (said) || adds_job_title (said) ? _("known already") : _("takes part already"));
}

char *
way_people_read_person_line (WayLibrary *library, const WayId *project, const char *line)
{
  g_auto (Reader) self;
  g_auto (Said) said = { 0 };
  g_autofree char *agency = NULL;
  g_autofree char *stands = NULL;
  char *words;

  reader_init (&self, library, project);
  read_line (&self, line, &said);
  if (!has_name (&said))
    return NULL;
  words = g_strdup (said.person != NULL ? way_record_get_title (said.person) : said.name);
  agency = said.agency != NULL ? g_strdup (way_record_get_title (said.agency))
           : said.person != NULL ? way_describe (library, way_record_get_reference (said.person, "agency")) : NULL;
  if (agency != NULL && *agency != '\0')
    way_lines_append (&words, " · ", agency);
  stands = standing (&self, &said, way_choice_label ("membership", "role", role_or_usual (said.role)));
  way_lines_append (&words, " · ", stands);
  if (said.job_title != NULL)
    {
      g_autofree char *title = g_strdup_printf (_("job title “%s”"), said.job_title);

      way_lines_append (&words, " · ", title);
    }
  return words;
}
