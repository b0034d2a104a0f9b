/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-project-service.h"

#include "base/way-clock.h"
#include "base/way-text.h"

#include <glib/gi18n-lib.h>

static gboolean
save_stage (WayLibrary *library, WayRecord *project, GError **error)
{
  g_autoptr (WayRecord) change = way_record_new_named ("stage_change");

  way_record_set_project (change, way_record_get_id (project));
  way_record_set_text (change, "to", way_record_get_text (project, "stage"));
  way_record_set_text (change, "date", way_clock_today ());
  return way_library_save (library, change, error);
}

static gboolean
save_goal (WayLibrary *library, WayRecord *project, const char *text, GError **error)
{
  g_autoptr (WayRecord) goal = NULL;
  g_autofree char *stripped = NULL;

  if (way_text_is_blank (text))
    return TRUE;
  stripped = g_strstrip (g_strdup (text));
  goal = way_record_new_named ("goal");
  way_record_set_project (goal, way_record_get_id (project));
  way_record_set_text (goal, "text", stripped);
  return way_library_save (library, goal, error);
}

gboolean
way_project_create (WayLibrary *library, WayRecord *project, WayRecord *partnership, const char *goal, GError **error)
{
  gboolean saved;

  if (!way_library_begin (library, way_record_get_id (project), _("Create project"), error))
    return FALSE;
  saved = (partnership == NULL || way_library_save (library, partnership, error))
          && way_library_save (library, project, error)
          && save_stage (library, project, error)
          && save_goal (library, project, goal, error);
  return way_library_end (library, saved, error);
}
