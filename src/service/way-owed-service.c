/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-owed-service.h"

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

static gboolean
is_there (WayLibrary *library, WayRecord *copy)
{
  g_autoptr (WayRecord) now = way_library_get (library, way_record_get_id (copy));

  return now != NULL && !way_record_get_deleted (now);
}

static void
set_words (WayRecord *copy, const char *field, const char *words)
{
  way_record_set_text (copy, field, way_text_is_blank (words) ? NULL : words);
}

gboolean
way_owed_give_feedback (WayLibrary *library, WayRecord *voice, const char *date, const char *words, GError **error)
{
  if (!is_there (library, voice))
    return refuse (error, WAY_ERROR_NOT_FOUND, _("This voice is no longer in the library."));
  if (way_text_is_blank (date))
    return refuse (error, WAY_ERROR_INVALID, _("Say when they were told. Until then the feedback is still owed."));
  way_record_set_text (voice, "feedback_given", date);
  set_words (voice, "feedback", words);
  way_edit_catch_up (library, voice);
  return way_edit_save (library, voice, _("Give feedback"), error);
}

static gboolean
same (WayRecord *record, const char *field, const char *value)
{
  return g_strcmp0 (way_record_get_text (record, field), way_text_is_blank (value) ? NULL : value) == 0;
}

gboolean
way_owed_review_test (WayLibrary *library, WayRecord *test, const char *observed, const char *learned, const char *decision,
                      const char *review_on, GError **error)
{
  gboolean seen = !way_text_is_blank (observed) || !way_text_is_blank (learned);
  g_autoptr (WayRecord) now = way_library_get (library, way_record_get_id (test));

  if (!is_there (library, test))
    return refuse (error, WAY_ERROR_NOT_FOUND, _("This test is no longer in the library."));
  if (decision == NULL && same (now, "observed", observed) && same (now, "learned", learned) && same (now, "review_on", review_on))
    return refuse (error, WAY_ERROR_INVALID,
                   _("Nothing is said of it yet. Write what was observed or learned, decide, or choose a later day to review it."));
  set_words (test, "observed", observed);
  set_words (test, "learned", learned);
  way_record_set_text (test, "decision", decision);
  way_record_set_text (test, "review_on", review_on);
  if (decision != NULL || seen)
    way_record_set_text (test, "state", decision != NULL ? "decided" : "reviewed");
  way_edit_catch_up (library, test);
  return way_edit_save (library, test, decision != NULL ? _("Decide test") : _("Review test"), error);
}
