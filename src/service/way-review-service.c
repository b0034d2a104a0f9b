/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-review-service.h"

#include "base/way-error.h"
#include "service/way-action-service.h"

#include <glib/gi18n-lib.h>

static gboolean
is_outcome (const WayReview *review, const char *outcome)
{
  return g_strcmp0 (review->outcome, outcome) == 0;
}

static gboolean
check (const WayReview *review, GError **error)
{
  gboolean closes = g_strcmp0 (review->status, "done") == 0 || g_strcmp0 (review->status, "stopped") == 0;
  gboolean changes = review->status != NULL || review->due != NULL || review->due_next_workshop;

  if (is_outcome (review, "closed") && !closes)
    g_set_error_literal (error, WAY_ERROR, WAY_ERROR_INVALID, _("To close an action, say if it is done or stopped."));
  else if (is_outcome (review, "changed") && !changes && (review->note == NULL || *review->note == '\0'))
    g_set_error_literal (error, WAY_ERROR, WAY_ERROR_INVALID,
                         _("Say what has changed: the due date, the status, or in a note."));
  else if ((is_outcome (review, "reflected") || is_outcome (review, "carried")) && changes)
    g_set_error_literal (error, WAY_ERROR, WAY_ERROR_INVALID,
                         _("An action that is only reflected or carried keeps its due date and status."));
  else
    return TRUE;
  return FALSE;
}

/* The review that is there already, to change it, or a new one. */
static WayRecord *
ensure_reflection (WayLibrary *library, WayRecord *workshop, const WayId *action)
{
  g_autoptr (WayRecord) known = way_library_query_record (library, "reflection of action at workshop", "ii",
                                                          way_record_get_id (workshop), action);
  WayRecord *record;

  if (known != NULL)
    return way_record_copy (known);
  record = way_record_new_named ("action_reflection");
  way_record_set_project (record, way_record_get_project (workshop));
  way_record_set_reference (record, "workshop", way_record_get_id (workshop));
  way_record_set_reference (record, "action", action);
  return record;
}

static gboolean
change_action (WayLibrary *library, const WayId *action, const WayReview *review, GError **error)
{
  if (review->due_next_workshop && !way_action_set_due_next_workshop (library, action, error))
    return FALSE;
  if (!review->due_next_workshop && review->due != NULL
      && !way_action_set_due (library, action, *review->due != '\0' ? review->due : NULL, error))
    return FALSE;
  return review->status == NULL || way_action_set_status (library, action, review->status, error);
}

static gboolean
save_reflection (WayLibrary *library, WayRecord *workshop, const WayId *action, const WayReview *review, GError **error)
{
  g_autoptr (WayRecord) reflection = ensure_reflection (library, workshop, action);

  way_record_set_text (reflection, "outcome", review->outcome);
  if (review->note != NULL)
    way_record_set_text (reflection, "note", review->note);
  return way_library_save (library, reflection, error);
}

/* Translators: steps in the line of undo; %s is the action's reference, as A-003. */
static const char *
label_format (const WayReview *review)
{
  if (is_outcome (review, "carried"))
    return _("Carry %s");
  if (is_outcome (review, "changed"))
    return _("Change %s at review");
  if (is_outcome (review, "closed"))
    return _("Close %s");
  return _("Reflect %s");
}

gboolean
way_review_record (WayLibrary *library, const WayId *workshop_id, const WayId *action_id, const WayReview *review,
                   GError **error)
{
  g_autoptr (WayRecord) workshop = way_library_get (library, workshop_id);
  g_autoptr (WayRecord) action = way_library_get (library, action_id);
  g_autofree char *label = NULL;

  if (workshop == NULL || action == NULL)
    {
      g_set_error_literal (error, WAY_ERROR, WAY_ERROR_NOT_FOUND, _("It is no longer in the library."));
      return FALSE;
    }
  if (!check (review, error))
    return FALSE;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  label = g_strdup_printf (label_format (review), way_record_get_text (action, "reference"));
#pragma GCC diagnostic pop
  if (!way_library_begin (library, way_record_get_project (workshop), label, error))
    return FALSE;
  return way_library_end (library,
                          save_reflection (library, workshop, action_id, review, error)
                            && change_action (library, action_id, review, error),
                          error);
}

const char *
way_review_words (WayRecord *review)
{
  const char *outcome = way_record_get_text (review, "outcome");

  if (g_strcmp0 (outcome, "carried") == 0)
    return _("Reflected back, carried on");
  if (g_strcmp0 (outcome, "changed") == 0)
    return _("Reflected back, changed");
  if (g_strcmp0 (outcome, "closed") == 0)
    return _("Reflected back, closed");
  return _("Reflected back");
}

guint
way_review_n_pending (WayLibrary *library, const WayId *workshop)
{
  return (guint) way_library_query_count (library, "actions to reflect at workshop count", "i", workshop);
}

WayRecord *
way_review_later (WayLibrary *library, const WayId *workshop, const WayId *action)
{
  return way_library_query_record (library, "later review of action", "ii", workshop, action);
}
