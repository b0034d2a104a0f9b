/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-reflection-service.h"

#include "base/way-error.h"
#include "base/way-text.h"
#include "service/way-action-service.h"

#include <glib/gi18n-lib.h>

static const WayPromptSet sets[] = {
  { "what", N_("What? So what? Now what?"),
    { N_("What did you notice?"), N_("So what does it tell us?"), N_("Now what?") },
    { N_("What was said or done"), N_("Why it matters for young people"), N_("One small thing within our gift") } },
  { "joining", N_("Joining the Dots principles"),
    { N_("Where did we bridge boundaries?"), N_("Where did we lead with care?"),
      N_("How did we hold complexity, uncertainty and curiosity?"), N_("Now what?") },
    { N_("Between agencies, roles or areas"), N_("For young people, and for each other"), N_("What we did not yet know"),
      N_("One small thing within our gift") } },
  { "free", N_("Your own words"), { N_("What would you like to say?") }, { N_("In your own words") } },
};

const WayPromptSet *
way_reflection_prompt_sets (guint *n_sets)
{
  *n_sets = G_N_ELEMENTS (sets);
  return sets;
}

const WayPromptSet *
way_reflection_prompt_set_of (WayLibrary *library, WayRecord *reflection)
{
  const WayId *id = way_record_get_reference (reflection, "prompt_set");
  g_autoptr (WayRecord) record = id != NULL ? way_library_get (library, id) : NULL;
  guint n_answers = g_strv_length ((char **) way_record_get_list (reflection, "answers"));

  for (guint i = 0; record != NULL && i < G_N_ELEMENTS (sets); i++)
    if (g_strcmp0 (way_record_get_title (record), sets[i].name) == 0)
      return &sets[i];
  return record == NULL && n_answers == 1 ? &sets[2] : &sets[0];
}

/* The library's record of the set, made on first use. The words stored are not translated: they are the set's name. */
static gboolean
take_prompt_set (WayLibrary *library, WayRecord *reflection, const WayPromptSet *set, GError **error)
{
  g_autoptr (WayRecord) known = way_library_query_record (library, "prompt set called", "s", set->name);
  g_autoptr (WayRecord) record = known != NULL ? g_object_ref (known) : way_record_new_named ("prompt_set");

  way_record_set_reference (reflection, "prompt_set", way_record_get_id (record));
  if (known != NULL)
    return TRUE;
  way_record_set_text (record, "name", set->name);
  way_record_set_list (record, "prompts", (const char *const *) set->prompts);
  way_record_set_text (record, "version", "1");
  return way_library_save (library, record, error);
}

static gboolean
has_answer (WayRecord *reflection)
{
  for (const char *const *answer = way_record_get_list (reflection, "answers"); *answer != NULL; answer++)
    if (!way_text_is_blank (*answer))
      return TRUE;
  return FALSE;
}

static gboolean
save (WayLibrary *library, WayRecord *reflection, const WayPromptSet *set, const char *action_text, WayId *action,
      GError **error)
{
  if (set != NULL && !take_prompt_set (library, reflection, set, error))
    return FALSE;
  if (!way_library_save (library, reflection, error))
    return FALSE;
  return way_text_is_blank (action_text)
         || way_action_create (library, way_record_get_project (reflection), action_text, way_record_get_id (reflection),
                               NULL, NULL, action, error);
}

static gboolean
refuse_private (GError **error)
{
  g_set_error_literal (error, WAY_ERROR, WAY_ERROR_INVALID,
                       _("A private reflection does not become an action, since everybody reads the plan."));
  return FALSE;
}

gboolean
way_reflection_save (WayLibrary *library, WayRecord *reflection, const WayPromptSet *set, const char *action_text,
                     WayId *action, GError **error)
{
  const char *label = way_text_is_blank (action_text) ? _("Capture reflection") : _("Capture reflection and action");

  if (!has_answer (reflection))
    {
      g_set_error_literal (error, WAY_ERROR, WAY_ERROR_INVALID, _("A reflection needs an answer to one of its questions."));
      return FALSE;
    }
  /* Rule 13: an action carries its words into the plan's documents. */
  if (!way_text_is_blank (action_text) && way_record_get_boolean (reflection, "private"))
    return refuse_private (error);
  if (!way_library_begin (library, way_record_get_project (reflection), label, error))
    return FALSE;
  return way_library_end (library, save (library, reflection, set, action_text, action, error), error);
}

const char *
way_reflection_action_text (WayRecord *reflection)
{
  const char *last = NULL;

  for (const char *const *answer = way_record_get_list (reflection, "answers"); *answer != NULL; answer++)
    if (!way_text_is_blank (*answer))
      last = *answer;
  return way_record_get_boolean (reflection, "private") ? NULL : last;
}

gboolean
way_reflection_make_action (WayLibrary *library, const WayId *id, WayId *action, GError **error)
{
  g_autoptr (WayRecord) reflection = way_library_get (library, id);

  if (reflection == NULL)
    {
      g_set_error_literal (error, WAY_ERROR, WAY_ERROR_NOT_FOUND, _("It is no longer in the library."));
      return FALSE;
    }
  if (way_record_get_boolean (reflection, "private"))
    return refuse_private (error);
  return way_action_create (library, way_record_get_project (reflection), way_reflection_action_text (reflection), id, NULL,
                            NULL, action, error);
}
