/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-goal-service.h"

#include "base/way-error.h"
#include "base/way-text.h"
#include "service/way-edit.h"

#include <glib/gi18n-lib.h>

static gboolean
refuse (GError **error, int code, const char *message)
{
  g_set_error_literal (error, WAY_ERROR, code, message);
  return FALSE;
}

/* The old version's place and project go over to the new one. */
static gboolean
follow (WayLibrary *library, WayRecord *goal, const WayId *supersedes, GError **error)
{
  g_autoptr (WayRecord) old = way_library_get (library, supersedes);
  g_autoptr (WayRecord) newer = way_library_query_record (library, "goal refined by", "i", supersedes);

  if (old == NULL || way_record_get_deleted (old) || !way_record_is (old, "goal"))
    return refuse (error, WAY_ERROR_NOT_FOUND, _("The goal is no longer in the library."));
  if (newer != NULL)
    return refuse (error, WAY_ERROR_CONFLICT, _("This goal has been refined since. Refine the newest version instead."));
  if (g_strcmp0 (way_record_get_text (old, "text"), way_record_get_text (goal, "text")) == 0
      && g_strcmp0 (way_record_get_text (old, "kind"), way_record_get_text (goal, "kind")) == 0)
    return refuse (error, WAY_ERROR_INVALID, _("The goal reads as it did. Change its words to refine it."));
  way_record_set_reference (goal, "supersedes", supersedes);
  way_record_set_text (goal, "rank", way_record_get_text (old, "rank"));
  return TRUE;
}

gboolean
way_goal_add (WayLibrary *library, const WayId *project, const char *kind, const char *text, const char *agreed_on,
              const char *agreed_by, const WayId *supersedes, WayId *id, GError **error)
{
  g_autoptr (WayRecord) goal = way_record_new_named ("goal");

  if (way_text_is_blank (text))
    return refuse (error, WAY_ERROR_INVALID, _("A goal needs words. Say what is to change."));
  way_record_set_project (goal, project);
  if (kind != NULL)
    way_record_set_text (goal, "kind", kind);
  way_record_set_text (goal, "text", text);
  way_record_set_text (goal, "agreed_on", agreed_on);
  way_record_set_text (goal, "agreed_by", way_text_is_blank (agreed_by) ? NULL : agreed_by);
  if (supersedes != NULL && !follow (library, goal, supersedes, error))
    return FALSE;
  if (!way_edit_save (library, goal, supersedes != NULL ? _("Refine goal") : _("Add goal"), error))
    return FALSE;
  if (id != NULL)
    *id = *way_record_get_id (goal);
  return TRUE;
}

GPtrArray *
way_goal_history (WayLibrary *library, const WayId *goal)
{
  return way_library_query_records (library, "goal history", "i", goal);
}
