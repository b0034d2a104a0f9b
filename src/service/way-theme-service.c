/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-theme-service.h"

#include "base/way-date.h"
#include "base/way-error.h"
#include "base/way-text.h"
#include "service/way-edit.h"

#include <glib/gi18n-lib.h>

static WayRecord *
copy_of (WayLibrary *library, const WayId *id, GError **error)
{
  g_autoptr (WayRecord) record = id != NULL ? way_library_get (library, id) : NULL;

  if (record != NULL && way_record_is (record, "theme") && !way_record_get_deleted (record))
    return way_record_copy (record);
  g_set_error_literal (error, WAY_ERROR, WAY_ERROR_NOT_FOUND, _("The theme is no longer in the library."));
  return NULL;
}

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, WAY_ERROR, WAY_ERROR_INVALID, message);
  return FALSE;
}

gboolean
way_theme_add (WayLibrary *library, const WayId *project, const char *name, WayId *theme, GError **error)
{
  g_autoptr (WayRecord) record = way_record_new_named ("theme");
  g_autofree char *trimmed = g_strstrip (g_strdup (name != NULL ? name : ""));

  if (*trimmed == '\0')
    return fail (error, _("A theme needs a name."));
  way_record_set_project (record, project);
  way_record_set_text (record, "name", trimmed);
  if (theme != NULL)
    *theme = *way_record_get_id (record);
  return way_edit_save (library, record, _("Add theme"), error);
}

/* Who agreed it, when and why. */
static gboolean
agree (WayRecord *theme, const char *who, const char *when, const char *why, GError **error)
{
  if (way_text_is_blank (who))
    return fail (error, _("To take a theme forward, park it or merge it, say who agreed."));
  if (when == NULL || !way_date_is_valid (when))
    return fail (error, _("Say on which date it was agreed."));
  if (way_text_is_blank (why))
    return fail (error, _("Say why: the reason is what people ask for later."));
  way_record_set_text (theme, "decided_by", who);
  way_record_set_text (theme, "decided_on", when);
  way_record_set_text (theme, "reason", why);
  return TRUE;
}

gboolean
way_theme_decide (WayLibrary *library, const WayId *theme, const char *state, const char *who, const char *when,
                  const char *why, GError **error)
{
  g_autoptr (WayRecord) record = copy_of (library, theme, error);
  gboolean forward = g_strcmp0 (state, "taken_forward") == 0;

  g_return_val_if_fail (forward || g_strcmp0 (state, "parked") == 0, FALSE);

  if (record == NULL || !agree (record, who, when, why, error))
    return FALSE;
  way_record_set_text (record, "state", state);
  way_record_clear (record, "merged_into");
  return way_edit_save (library, record, forward ? _("Take theme forward") : _("Park theme"), error);
}

gboolean
way_theme_set_state (WayLibrary *library, const WayId *theme, const char *state, GError **error)
{
  g_autoptr (WayRecord) record = copy_of (library, theme, error);

  if (record == NULL)
    return FALSE;
  way_record_set_text (record, "state", state);
  if (g_strcmp0 (state, "explored") != 0)
    {
      way_record_clear (record, "decided_by");
      way_record_clear (record, "decided_on");
      way_record_clear (record, "reason");
      way_record_clear (record, "merged_into");
    }
  return way_edit_save (library, record, _("Change state of theme"), error);
}

/* --- Merging --- */

static gboolean
add_reference_to (WayLibrary *library, const char *query, const WayId *theme, const WayId *into, gboolean keep,
                  GError **error)
{
  g_autoptr (GPtrArray) records = way_library_query_records (library, query, "i", theme);

  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (WayRecord) record = way_record_copy (records->pdata[i]);

      way_record_add_reference (record, "themes", into);
      if (!keep)
        way_record_remove_reference (record, "themes", theme);
      if (!way_library_save (library, record, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
repoint_actions (WayLibrary *library, const WayId *theme, const WayId *into, GError **error)
{
  g_autoptr (GPtrArray) actions = way_library_query_records (library, "actions of theme", "i", theme);

  for (guint i = 0; i < actions->len; i++)
    {
      g_autoptr (WayRecord) action = way_record_copy (actions->pdata[i]);

      way_record_set_reference (action, "theme", into);
      if (!way_library_save (library, action, error))
        return FALSE;
    }
  return TRUE;
}

static void
add_questions (WayRecord *into, WayRecord *from)
{
  const char *const *more = way_record_get_list (from, "questions");
  const char *const *has = way_record_get_list (into, "questions");
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; has[i] != NULL; i++)
    g_ptr_array_add (all, g_strdup (has[i]));
  for (guint i = 0; more[i] != NULL; i++)
    if (!g_strv_contains (has, more[i]))
      g_ptr_array_add (all, g_strdup (more[i]));
  g_ptr_array_add (all, NULL);
  way_record_set_list (into, "questions", (const char *const *) all->pdata);
}

static gboolean
merge (WayLibrary *library, WayRecord *theme, WayRecord *into, GError **error)
{
  const WayId *from_id = way_record_get_id (theme), *into_id = way_record_get_id (into);

  add_questions (into, theme);
  way_record_set_text (theme, "state", "merged");
  way_record_set_reference (theme, "merged_into", into_id);
  return way_library_save (library, into, error) && way_library_save (library, theme, error)
         && add_reference_to (library, "cards of theme", from_id, into_id, TRUE, error)
         && add_reference_to (library, "workshops of theme", from_id, into_id, FALSE, error)
         && repoint_actions (library, from_id, into_id, error);
}

gboolean
way_theme_merge (WayLibrary *library, const WayId *theme, const WayId *into, const char *who, const char *when,
                 const char *why, GError **error)
{
  g_autoptr (WayRecord) from = copy_of (library, theme, error);
  g_autoptr (WayRecord) target = from != NULL ? copy_of (library, into, error) : NULL;
  g_autofree char *label = NULL;

  if (target == NULL)
    return FALSE;
  if (way_id_equal (theme, into))
    return fail (error, _("A theme cannot be merged into itself."));
  if (!way_id_equal (way_record_get_project (from), way_record_get_project (target)))
    return fail (error, _("A theme can only be merged into one of the same project."));
  if (g_strcmp0 (way_record_get_text (target, "state"), "merged") == 0)
    return fail (error, _("That theme has been merged itself: choose the one it went into."));
  if (!agree (from, who, when, why, error))
    return FALSE;
  label = g_strdup_printf (_("Merge theme into “%s”"), way_record_get_text (target, "name"));
  if (!way_library_begin (library, way_record_get_project (from), label, error))
    return FALSE;
  return way_library_end (library, merge (library, from, target, error), error);
}

/* --- Describing --- */

char *
way_theme_usual_decider (WayLibrary *library, const WayId *project)
{
  g_autoptr (WayRecord) person = way_library_query_record (library, "single point of contact", "i", project);

  return g_strdup (person != NULL ? way_record_get_text (person, "name") : _("Single point of contact"));
}

char *
way_theme_describe_decision (WayRecord *theme)
{
  const char *who = way_record_get_text (theme, "decided_by");
  const char *why = way_record_get_text (theme, "reason");
  g_autofree char *date = way_date_format (way_record_get_text (theme, "decided_on"));
  g_autofree char *by = NULL;

  if (who == NULL)
    return g_strdup (why != NULL ? why : "");
  /* Translators: who agreed, and when. */
  by = *date != '\0' ? g_strdup_printf (_("Agreed by %s, %s"), who, date) : g_strdup_printf (_("Agreed by %s"), who);
  return why != NULL ? g_strdup_printf ("%s: %s", by, why) : g_steal_pointer (&by);
}
