/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-stage-service.h"

#include "base/way-date.h"
#include "base/way-error.h"
#include "base/way-text.h"

#include <glib/gi18n-lib.h>

static const char *const path[] = { "enquiry", "scoping", "delivery", "learning", "completed", NULL };

/* What may follow each stage. A pause goes back to where it was, see way_stage_next(). */
static const struct {
  const char *from;
  const char *to[4];
} life[] = {
  { "enquiry", { "scoping", "withdrawn" } },
  { "scoping", { "delivery", "paused", "withdrawn" } },
  { "delivery", { "learning", "paused", "withdrawn" } },
  { "learning", { "completed", "paused", "withdrawn" } },
  { "completed", { "archived" } },
};

static char *
stage_of (WayLibrary *library, const WayId *project)
{
  g_autoptr (WayRecord) record = way_library_get (library, project);
  const char *stage;

  if (record == NULL)
    return g_strdup ("");
  stage = way_record_get_text (record, "stage");
  return g_strdup (stage != NULL ? stage : "enquiry");
}

const char *const *
way_stage_path (void)
{
  return path;
}

char *
way_stage_reached (WayLibrary *library, const WayId *project)
{
  g_autofree char *stage = stage_of (library, project);
  g_autoptr (WayRecord) pause = NULL;
  const char *from = NULL;

  if (g_str_equal (stage, "paused"))
    {
      pause = way_library_query_record (library, "latest pause", "i", project);
      from = pause != NULL ? way_record_get_text (pause, "from") : NULL;
      return g_strdup (from != NULL ? from : "delivery");
    }
  return g_steal_pointer (&stage);
}

char **
way_stage_next (WayLibrary *library, const WayId *project)
{
  g_autoptr (GStrvBuilder) next = g_strv_builder_new ();
  g_autofree char *stage = stage_of (library, project);

  if (g_str_equal (stage, "paused"))
    {
      g_autofree char *reached = way_stage_reached (library, project);

      g_strv_builder_add_many (next, reached, "withdrawn", NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (life); i++)
    if (g_str_equal (stage, life[i].from))
      g_strv_builder_addv (next, (const char **) life[i].to);
  return g_strv_builder_end (next);
}

/* The rule is the kind's own: a change without a reason breaks it or not. */
gboolean
way_stage_needs_reason (const char *to)
{
  g_autoptr (WayRecord) change = way_record_new_named ("stage_change");

  way_record_set_text (change, "to", to);
  way_record_set_text (change, "date", "2000");
  return !way_record_validate (change, NULL);
}

WayRecord *
way_stage_latest (WayLibrary *library, const WayId *project)
{
  return way_library_query_record (library, "latest stage change", "i", project);
}

gint64
way_stage_open_actions (WayLibrary *library, const WayId *project)
{
  return way_library_query_count (library, "open action count", "i", project);
}

const char *
way_stage_verb (const char *from, const char *to)
{
  if (g_strcmp0 (from, "paused") == 0 && g_strcmp0 (to, "withdrawn") != 0)
    return _("Resume project");
  if (g_strcmp0 (to, "scoping") == 0)
    return _("Begin scoping");
  if (g_strcmp0 (to, "delivery") == 0)
    return _("Begin delivery");
  if (g_strcmp0 (to, "learning") == 0)
    return _("Begin learning");
  if (g_strcmp0 (to, "completed") == 0)
    return _("Complete project");
  if (g_strcmp0 (to, "archived") == 0)
    return _("Archive project");
  if (g_strcmp0 (to, "paused") == 0)
    return _("Pause project");
  return _("Withdraw project");
}

/* %FALSE with @error unless the life cycle and what has happened before allow the change. */
static gboolean
check_change (WayLibrary *library, const WayId *project, const char *from, const char *to, const char *date,
              GError **error)
{
  g_auto (GStrv) next = way_stage_next (library, project);
  g_autoptr (WayRecord) latest = way_stage_latest (library, project);
  const char *last = latest != NULL ? way_record_get_text (latest, "date") : NULL;

  if (!g_strv_contains ((const char *const *) next, to))
    {
      g_set_error (error, WAY_ERROR, WAY_ERROR_INVALID, _("A project cannot go from %s to %s. Its stage is unchanged."),
                   way_choice_label ("project", "stage", from), way_choice_label ("project", "stage", to));
      return FALSE;
    }
  if (date != NULL && last != NULL && way_date_is_valid (date) && way_date_is_past (date, last))
    {
      g_autofree char *words = way_date_format (last);

      g_set_error (error, WAY_ERROR, WAY_ERROR_INVALID, _("The stage last changed on %s. Choose that day or a later one."),
                   words);
      return FALSE;
    }
  return TRUE;
}

static gboolean
write_change (WayLibrary *library, WayRecord *project, const char *to, const char *date, const char *reason,
              const char *contact_kept, GError **error)
{
  g_autoptr (WayRecord) change = way_record_new_named ("stage_change");
  g_autoptr (WayRecord) moved = way_record_copy (project);
  const char *from = way_record_get_text (project, "stage");

  way_record_set_project (change, way_record_get_id (project));
  way_record_set_text (change, "from", from != NULL ? from : "enquiry");
  way_record_set_text (change, "to", to);
  way_record_set_text (change, "date", date);
  way_record_set_text (change, "reason", way_text_is_blank (reason) ? NULL : reason);
  if (g_str_equal (to, "paused") && !way_text_is_blank (contact_kept))
    way_record_set_text (change, "contact_kept", contact_kept);
  way_record_set_text (moved, "stage", to);
  return way_library_save (library, change, error) && way_library_save (library, moved, error);
}

gboolean
way_stage_change (WayLibrary *library, const WayId *project, const char *to, const char *date, const char *reason,
                  const char *contact_kept, GError **error)
{
  g_autoptr (WayRecord) record = way_library_get (library, project);
  g_autofree char *from = stage_of (library, project);

  g_return_val_if_fail (to != NULL, FALSE);

  if (record == NULL || way_record_get_deleted (record))
    {
      g_set_error_literal (error, WAY_ERROR, WAY_ERROR_NOT_FOUND, _("The project is no longer in the library."));
      return FALSE;
    }
  if (!check_change (library, project, from, to, date, error)
      || !way_library_begin (library, project, way_stage_verb (from, to), error))
    return FALSE;
  return way_library_end (library, write_change (library, record, to, date, reason, contact_kept, error), error);
}
