/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-people-service.h"

#include "base/way-error.h"
#include "service/way-edit.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static gboolean
refuse (GError **error, int code, const char *format, const char *name)
{
  g_autofree char *message = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  message = g_strdup_printf (format, name);
#pragma GCC diagnostic pop
  g_set_error_literal (error, WAY_ERROR, code, message);
  return FALSE;
}

/* Compared as far as both say. */
static gboolean
check_span (WayRecord *part, GError **error)
{
  const char *from = way_record_get_text (part, "from"), *to = way_record_get_text (part, "to");

  if (from == NULL || to == NULL || strncmp (to, from, MIN (strlen (to), strlen (from))) >= 0)
    return TRUE;
  return refuse (error, WAY_ERROR_INVALID, _("It cannot end before it began. Nothing was changed."), NULL);
}

/* --- Agencies --- */

static gboolean
is_used (WayLibrary *library, const WayId *agency, const WayId *project)
{
  return way_library_query_count (library, "uses of agency", "ii", agency, project) > 0;
}

gboolean
way_people_add_agency (WayLibrary *library, const WayId *project, WayRecord *agency, gboolean core, const char *from,
                       GError **error)
{
  g_autoptr (WayRecord) known = way_library_query_record (library, "participation of agency", "ii",
                                                          way_record_get_id (agency), project);
  g_autoptr (WayRecord) participation = way_record_new_named ("participation");

  if (known != NULL)
    return refuse (error, WAY_ERROR_EXISTS, _("%s takes part already. Nothing was added."), way_record_get_title (agency));
  way_record_set_project (participation, project);
  way_record_set_reference (participation, "agency", way_record_get_id (agency));
  way_record_set_boolean (participation, "core", core);
  way_record_set_text (participation, "from", from);
  if (!way_library_begin (library, project, _("Add agency"), error))
    return FALSE;
  return way_library_end (library,
                          way_library_save (library, agency, error) && way_library_save (library, participation, error),
                          error);
}

static gboolean
write_teams (WayLibrary *library, GPtrArray *teams, GError **error)
{
  for (guint i = 0; teams != NULL && i < teams->len; i++)
    {
      WayRecord *team = teams->pdata[i];
      const WayId *id = way_record_get_id (team);

      if (way_record_has (team, "name"))
        {
          if (!way_library_save (library, team, error))
            return FALSE;
        }
      else if (is_used (library, id, NULL))
        {
          g_autofree char *name = way_describe (library, id);

          return refuse (error, WAY_ERROR_INVALID, _("%s has cards, actions or conversations, so it stays."), name);
        }
      else if (way_library_kind_of (library, id) != NULL && !way_library_delete (library, id, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
way_people_change_agency (WayLibrary *library, WayRecord *agency, WayRecord *participation, GPtrArray *teams,
                          GError **error)
{
  const WayId *project = participation != NULL ? way_record_get_project (participation) : NULL;

  if ((participation != NULL && !check_span (participation, error))
      || !way_library_begin (library, project, _("Change agency"), error))
    return FALSE;
  return way_library_end (library,
                          way_library_save (library, agency, error)
                          && (participation == NULL || way_library_save (library, participation, error))
                          && write_teams (library, teams, error),
                          error);
}

gboolean
way_people_remove_agency (WayLibrary *library, const WayId *id, GError **error)
{
  g_autoptr (WayRecord) participation = way_library_get (library, id);
  const WayId *agency = participation != NULL ? way_record_get_reference (participation, "agency") : NULL;
  g_autofree char *name = way_describe (library, agency);

  if (participation == NULL)
    return refuse (error, WAY_ERROR_NOT_FOUND, _("It is no longer in the library."), NULL);
  if (is_used (library, agency, way_record_get_project (participation)))
    return refuse (error, WAY_ERROR_INVALID,
                   _("%s has cards, actions or conversations here, so it stays. Say until when it takes part, or retire it."), name);
  if (!way_library_begin (library, way_record_get_project (participation), _("Remove agency"), error))
    return FALSE;
  return way_library_end (library, way_library_delete (library, id, error), error);
}

gboolean
way_people_delete_agency (WayLibrary *library, const WayId *id, GError **error)
{
  g_autofree char *name = way_describe (library, id);

  if (is_used (library, id, NULL))
    return refuse (error, WAY_ERROR_INVALID, _("%s has cards, actions or conversations, so it stays. Retire it instead."), name);
  return way_edit_delete (library, id, error);
}

/* --- People --- */

GPtrArray *
way_people_open_actions (WayLibrary *library, const WayId *project, const WayId *person)
{
  return way_library_query_records (library, "open actions of", "ii", person, project);
}

GPtrArray *
way_people_plans (WayLibrary *library, const WayId *project, const WayId *person)
{
  return way_library_query_records (library, "plans of", "ii", person, project);
}

GPtrArray *
way_people_memberships (WayLibrary *library, const WayId *project, const WayId *person)
{
  return way_library_query_records (library, "memberships of person", "ii", person, project);
}

/* A team says which agency; the two cannot differ. */
static gboolean
check_team (WayLibrary *library, WayRecord *person, GError **error)
{
  const WayId *agency = way_record_get_reference (person, "agency");
  g_autoptr (WayRecord) team = way_library_get (library, way_record_get_reference (person, "team"));
  const WayId *of = team != NULL ? way_record_get_reference (team, "agency") : NULL;

  if (of == NULL || (agency != NULL && way_id_equal (agency, of)))
    return TRUE;
  if (agency != NULL)
    return refuse (error, WAY_ERROR_INVALID, _("The team %s belongs to another agency. Choose one of the two again."),
                   way_record_get_title (team));
  way_record_set_reference (person, "agency", of);
  return TRUE;
}

gboolean
way_people_add_person (WayLibrary *library, const WayId *project, WayRecord *person, const char *role, const char *from,
                       GError **error)
{
  g_autoptr (GPtrArray) known = way_people_memberships (library, project, way_record_get_id (person));
  g_autoptr (WayRecord) membership = way_record_new_named ("membership");

  for (guint i = 0; i < known->len; i++)
    if (g_strcmp0 (way_record_get_text (known->pdata[i], "role"), role) == 0)
      return refuse (error, WAY_ERROR_EXISTS, _("%s has this role already. Nothing was added."), way_record_get_title (person));
  if (!check_team (library, person, error))
    return FALSE;
  way_record_set_project (membership, project);
  way_record_set_reference (membership, "person", way_record_get_id (person));
  way_record_set_text (membership, "role", role);
  way_record_set_text (membership, "from", from);
  if (!way_library_begin (library, project, _("Add person"), error))
    return FALSE;
  return way_library_end (library,
                          way_library_save (library, person, error) && way_library_save (library, membership, error),
                          error);
}

static gboolean
end_one (WayLibrary *library, WayRecord *membership, const char *to, GError **error)
{
  g_autoptr (WayRecord) copy = way_record_copy (membership);

  way_record_set_text (copy, "to", to);
  return check_span (copy, error) && way_library_save (library, copy, error);
}

/* What the person would leave behind, as a sentence to refuse with; %NULL if nothing. */
static const char *
left_behind (WayLibrary *library, const WayId *project, const WayId *person)
{
  g_autoptr (GPtrArray) actions = way_people_open_actions (library, project, person);
  g_autoptr (GPtrArray) plans = way_people_plans (library, project, person);

  if (actions->len > 0)
    return N_("%s still has open actions. Choose who takes them on as they leave.");
  return plans->len > 0 ? N_("%s owns the action plan. Choose who takes it on as they leave.") : NULL;
}

/* The last part of somebody with something to hand on ends only by leaving. */
static gboolean
check_end (WayLibrary *library, WayRecord *membership, const char *to, GError **error)
{
  const WayId *project = way_record_get_project (membership);
  const WayId *person = way_record_get_reference (membership, "person");
  g_autoptr (GPtrArray) parts = way_people_memberships (library, project, person);
  const char *sentence = left_behind (library, project, person);
  g_autofree char *name = NULL;

  if (to == NULL || sentence == NULL || parts->len != 1
      || !way_id_equal (way_record_get_id (parts->pdata[0]), way_record_get_id (membership)))
    return TRUE;
  name = way_describe (library, person);
  return refuse (error, WAY_ERROR_INVALID, _(sentence), name);
}

gboolean
way_people_change_person (WayLibrary *library, WayRecord *person, WayRecord *membership, GError **error)
{
  if (!check_span (membership, error) || !check_team (library, person, error)
      || !check_end (library, membership, way_record_get_text (membership, "to"), error)
      || !way_library_begin (library, way_record_get_project (membership), _("Change person"), error))
    return FALSE;
  return way_library_end (library,
                          way_library_save (library, person, error) && way_library_save (library, membership, error),
                          error);
}

gboolean
way_people_end_membership (WayLibrary *library, const WayId *id, const char *to, GError **error)
{
  g_autoptr (WayRecord) membership = way_library_get (library, id);

  if (membership == NULL)
    return refuse (error, WAY_ERROR_NOT_FOUND, _("It is no longer in the library."), NULL);
  if (!check_end (library, membership, to, error)
      || !way_library_begin (library, way_record_get_project (membership), _("End role"), error))
    return FALSE;
  return way_library_end (library, end_one (library, membership, to, error), error);
}

gboolean
way_people_remove_membership (WayLibrary *library, const WayId *id, GError **error)
{
  g_autoptr (WayRecord) membership = way_library_get (library, id);

  if (membership == NULL)
    return refuse (error, WAY_ERROR_NOT_FOUND, _("It is no longer in the library."), NULL);
  if (!check_end (library, membership, "removed", error)
      || !way_library_begin (library, way_record_get_project (membership), _("Remove role"), error))
    return FALSE;
  return way_library_end (library, way_library_delete (library, id, error), error);
}

/* --- Leaving --- */

/* The heir stands once in the list, and not at all where they have a greater part in the action. */
static void
replace_in (WayRecord *action, const char *field, const WayId *person, const WayId *heir)
{
  const WayId *accountable = way_record_get_reference (action, "accountable");
  gboolean supports = g_strcmp0 (field, "supporters") == 0;
  gboolean has_part = supports && ((accountable != NULL && way_id_equal (accountable, heir))
                                   || way_record_refers (action, "responsible", heir));
  GArray *now = way_record_get_references (action, field);
  g_autoptr (GArray) after = way_id_list_new ();

  for (guint i = 0; i < now->len; i++)
    {
      const WayId *id = way_id_list_index (now, i);
      gboolean theirs = way_id_equal (id, person);
      const WayId *kept = theirs ? heir : id;

      if (!(theirs && has_part) && !way_id_list_contains (after, kept))
        g_array_append_vals (after, kept, 1);
    }
  way_record_set_references (action, field, after);
}

static gboolean
note_handover (WayLibrary *library, WayRecord *action, const WayId *person, const WayId *heir, const char *date,
               GError **error)
{
  g_autoptr (WayRecord) update = way_record_new_named ("update");
  g_autofree char *from = way_describe (library, person);
  g_autofree char *to = way_describe (library, heir);
  /* Translators: a person who leaves, and the person or agency that takes their action on. */
  g_autofree char *text = g_strdup_printf (_("Handed on from %s to %s."), from, to);

  way_record_set_project (update, way_record_get_project (action));
  way_record_set_reference (update, "action", way_record_get_id (action));
  way_record_set_text (update, "date", date);
  way_record_set_text (update, "text", text);
  return way_library_save (library, update, error);
}

static gboolean
hand_on (WayLibrary *library, WayRecord *action, const WayId *person, const WayId *heir, const char *date, GError **error)
{
  g_autoptr (WayRecord) copy = way_record_copy (action);
  const WayId *accountable = way_record_get_reference (copy, "accountable");

  if (accountable != NULL && way_id_equal (accountable, person))
    way_record_set_reference (copy, "accountable", heir);
  if (way_record_refers (copy, "responsible", person))
    replace_in (copy, "responsible", person, heir);
  if (way_record_refers (copy, "supporters", person))
    replace_in (copy, "supporters", person, heir);
  return way_library_save (library, copy, error) && note_handover (library, copy, person, heir, date, error);
}

static gboolean
hand_plan_on (WayLibrary *library, WayRecord *plan, const WayId *heir, GError **error)
{
  g_autoptr (WayRecord) copy = way_record_copy (plan);

  way_record_set_reference (copy, "owner", heir);
  return way_library_save (library, copy, error);
}

/* Within the step: nobody can give the person another action meanwhile. */
static gboolean
leave (WayLibrary *library, const WayId *project, const WayId *person, const char *date, const WayId *heir, GError **error)
{
  g_autoptr (GPtrArray) parts = way_people_memberships (library, project, person);
  g_autoptr (GPtrArray) actions = way_people_open_actions (library, project, person);
  g_autoptr (GPtrArray) plans = way_people_plans (library, project, person);
  const char *sentence = left_behind (library, project, person);
  g_autofree char *name = way_describe (library, person);

  if (heir == NULL && sentence != NULL)
    return refuse (error, WAY_ERROR_INVALID, _(sentence), name);
  for (guint i = 0; i < parts->len; i++)
    if (!end_one (library, parts->pdata[i], date, error))
      return FALSE;
  for (guint i = 0; i < actions->len; i++)
    if (!hand_on (library, actions->pdata[i], person, heir, date, error))
      return FALSE;
  for (guint i = 0; i < plans->len; i++)
    if (!hand_plan_on (library, plans->pdata[i], heir, error))
      return FALSE;
  return TRUE;
}

gboolean
way_people_leave (WayLibrary *library, const WayId *project, const WayId *person, const char *date, const WayId *heir,
                  GError **error)
{
  g_autofree char *name = way_describe (library, person);
  g_autofree char *label = NULL;

  if (heir != NULL && way_id_equal (heir, person))
    return refuse (error, WAY_ERROR_INVALID, _("%s cannot take on what they hand on. Choose someone else."), name);
  if (date == NULL)
    return refuse (error, WAY_ERROR_INVALID, _("Say on which day %s leaves."), name);
  /* Translators: a step in the line of undo. The name of a person. */
  label = g_strdup_printf (_("%s leaves"), name);
  if (!way_library_begin (library, project, label, error))
    return FALSE;
  return way_library_end (library, leave (library, project, person, date, heir, error), error);
}
