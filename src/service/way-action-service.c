/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-action-service.h"

#include "base/way-clock.h"
#include "base/way-date.h"
#include "base/way-error.h"
#include "base/way-text.h"
#include "service/way-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- Making --- */

static char *
reference_of (gint64 number)
{
  return g_strdup_printf ("A-%03" G_GINT64_FORMAT, number);
}

/* A new action that is not saved yet, with its text freed of white space around it. */
static WayRecord *
new_action (const WayId *project, gint64 number, const char *text)
{
  WayRecord *action = way_record_new_named ("action");
  g_autofree char *reference = reference_of (number);
  g_autofree char *trimmed = g_strstrip (g_strdup (text != NULL ? text : ""));

  way_record_set_project (action, project);
  way_record_set_text (action, "reference", reference);
  way_record_set_text (action, "text", trimmed);
  return action;
}

static gint64
last_number (WayLibrary *library, const WayId *project)
{
  return way_library_query_count (library, "last action number", "i", project);
}

/* Within the step: no other program can take the number it is given. */
static gboolean
create (WayLibrary *library, const WayId *project, const char *text, const WayId *origin, const WayId *theme,
        const WayId *card, WayId *action, GError **error)
{
  g_autoptr (WayRecord) record = new_action (project, last_number (library, project) + 1, text);

  way_record_set_reference (record, "origin", origin);
  way_record_set_reference (record, "theme", theme);
  if (card != NULL)
    way_record_add_reference (record, "cards", card);
  if (action != NULL)
    *action = *way_record_get_id (record);
  return way_library_save (library, record, error);
}

gboolean
way_action_create (WayLibrary *library, const WayId *project, const char *text, const WayId *origin,
                   const WayId *theme, const WayId *card, WayId *action, GError **error)
{
  if (!way_library_begin (library, project, _("Add action"), error))
    return FALSE;
  return way_library_end (library, create (library, project, text, origin, theme, card, action, error), error);
}

gboolean
way_action_create_from_card (WayLibrary *library, const WayId *card, WayId *action, GError **error)
{
  return way_action_create_from_card_as (library, card, NULL, action, error);
}

gboolean
way_action_create_from_card_as (WayLibrary *library, const WayId *card, const char *text, WayId *action, GError **error)
{
  g_autoptr (WayRecord) from = way_edit_copy (library, card, error);
  const WayField *origin = way_kind_field (way_kind_lookup ("action"), "origin");
  const WayKind *source_kind;
  const WayId *source;
  GArray *themes;

  if (from == NULL)
    return FALSE;
  source = way_record_get_reference (from, "source");
  source_kind = source != NULL ? way_library_kind_of (library, source) : NULL;
  themes = way_record_get_references (from, "themes");
  return way_action_create (library, way_record_get_project (from), text != NULL ? text : way_record_get_text (from, "text"),
                            source_kind != NULL && way_field_allows (origin, source_kind) ? source : NULL,
                            themes->len > 0 ? way_id_list_index (themes, 0) : NULL, card, action, error);
}

static gboolean
save_lines (WayLibrary *library, const WayId *project, char **lines, const WayId *theme, GError **error)
{
  gint64 number = last_number (library, project);

  for (; *lines != NULL; lines++)
    {
      g_autoptr (WayRecord) action = new_action (project, ++number, *lines);

      way_record_set_reference (action, "theme", theme);
      if (!way_library_save (library, action, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
way_action_create_lines (WayLibrary *library, const WayId *project, const char *pasted, const WayId *theme,
                         GError **error)
{
  g_auto (GStrv) lines = way_text_lines (pasted);
  guint n = g_strv_length (lines);
  g_autofree char *label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Add %u action", "Add %u actions", n), n);

  if (n == 0)
    {
      g_set_error_literal (error, WAY_ERROR, WAY_ERROR_NOTHING,
                           _("There is no text to make actions from. Copy one action a line, then paste again."));
      return FALSE;
    }
  if (!way_library_begin (library, project, label, error))
    return FALSE;
  return way_library_end (library, save_lines (library, project, lines, theme, error), error);
}

/* --- Changing --- */

/* The day of a new update: today, but never before the last one, so that the last one tells the present values. */
static char *
update_day (WayLibrary *library, const WayId *action)
{
  g_autoptr (WayRecord) last = way_library_query_record (library, "last update day", "i", action);
  const char *day = last != NULL ? way_record_get_text (last, "date") : NULL;
  const char *today = way_clock_today ();

  return g_strdup (day != NULL && strcmp (day, today) > 0 ? day : today);
}

static WayRecord *
new_update (WayLibrary *library, WayRecord *action)
{
  WayRecord *update = way_record_new_named ("update");
  g_autofree char *day = update_day (library, way_record_get_id (action));

  way_record_set_project (update, way_record_get_project (action));
  way_record_set_reference (update, "action", way_record_get_id (action));
  way_record_set_text (update, "date", day);
  return update;
}

/* Notes a value of @action, which is not saved yet, before and after; %FALSE if it stays the same. */
static gboolean
note_change (WayRecord *update, WayRecord *before, WayRecord *action, const char *field)
{
  const char *old = way_record_get_text (before, field);
  const char *new = way_record_get_text (action, field);
  g_autofree char *old_field = g_strconcat ("old_", field, NULL);
  g_autofree char *new_field = g_strconcat ("new_", field, NULL);

  if (g_strcmp0 (old, new) == 0)
    return FALSE;
  way_record_set_text (update, old_field, old);
  way_record_set_text (update, new_field, new);
  return TRUE;
}

const char *
way_action_words_due_next (void)
{
  return _("Due at the next workshop");
}

const char *
way_action_words_no_due (void)
{
  return _("No due date any more");
}

/* An update cannot hold "next workshop" in its dates: its text says so. */
static gboolean
note_due (WayRecord *update, WayRecord *before, WayRecord *action)
{
  gboolean was = way_record_get_boolean (before, "due_next_workshop");
  gboolean is = way_record_get_boolean (action, "due_next_workshop");
  gboolean noted = note_change (update, before, action, "due");

  if (is && !was)
    way_record_set_text (update, "text", way_action_words_due_next ());
  else if (was && !is && !way_record_has (action, "due"))
    way_record_set_text (update, "text", way_action_words_no_due ());
  return noted || was != is;
}

static gboolean
write_change (WayLibrary *library, WayRecord *before, WayRecord *action, const char *text, GError **error)
{
  g_autoptr (WayRecord) update = new_update (library, action);
  gboolean status = note_change (update, before, action, "status");
  gboolean rag = note_change (update, before, action, "rag");
  gboolean due = note_due (update, before, action);
  gboolean said = text != NULL && *text != '\0';

  if (said)
    way_record_set_text (update, "text", text);
  return way_library_save (library, action, error)
         && ((!status && !rag && !due && !said) || way_library_save (library, update, error));
}

/* Saves the changed @action as a step called @label, with an update of what changed and @text (nullable). */
static gboolean
save_change (WayLibrary *library, WayRecord *before, WayRecord *action, const char *text, const char *label,
             GError **error)
{
  if (way_record_same_values (before, action))
    return TRUE;
  if (!way_library_begin (library, way_record_get_project (action), label, error))
    return FALSE;
  return way_library_end (library, write_change (library, before, action, text, error), error);
}

gboolean
way_action_needs_accountable (WayRecord *action, const char *status)
{
  return !way_record_has (action, "accountable")
         && (g_strcmp0 (status, "agreed") == 0 || g_strcmp0 (status, "in_progress") == 0
             || g_strcmp0 (status, "blocked") == 0);
}

gboolean
way_action_set_status_by (WayLibrary *library, const WayId *action, const char *status, const WayId *accountable,
                          GError **error)
{
  g_autoptr (WayRecord) before = way_edit_copy (library, action, error);
  g_autoptr (WayRecord) record = before != NULL ? way_record_copy (before) : NULL;

  if (record == NULL)
    return FALSE;
  if (accountable != NULL)
    way_record_set_reference (record, "accountable", accountable);
  way_record_set_text (record, "status", status);
  return save_change (library, before, record, NULL,
                      g_strcmp0 (status, "agreed") == 0 ? _("Agree action") : _("Change status of action"), error);
}

gboolean
way_action_set_status (WayLibrary *library, const WayId *action, const char *status, GError **error)
{
  return way_action_set_status_by (library, action, status, NULL, error);
}

gboolean
way_action_agree (WayLibrary *library, const WayId *action, const WayId *accountable, GError **error)
{
  return way_action_set_status_by (library, action, "agreed", accountable, error);
}

gboolean
way_action_set_rag (WayLibrary *library, const WayId *action, const char *rag, const char *reason, GError **error)
{
  g_autoptr (WayRecord) before = way_edit_copy (library, action, error);
  g_autoptr (WayRecord) record = before != NULL ? way_record_copy (before) : NULL;
  g_autofree char *trimmed = g_strstrip (g_strdup (reason != NULL ? reason : ""));

  if (record == NULL)
    return FALSE;
  way_record_set_text (record, "rag", rag);
  way_record_set_text (record, "rag_reason", trimmed);
  return save_change (library, before, record, trimmed, _("Change RAG of action"), error);
}

static gboolean
set_due (WayLibrary *library, const WayId *action, const char *due, gboolean next_workshop, GError **error)
{
  g_autoptr (WayRecord) before = way_edit_copy (library, action, error);
  g_autoptr (WayRecord) record = before != NULL ? way_record_copy (before) : NULL;

  if (record == NULL)
    return FALSE;
  way_record_set_text (record, "due", due);
  way_record_set_boolean (record, "due_next_workshop", next_workshop);
  return save_change (library, before, record, NULL, _("Change due date of action"), error);
}

gboolean
way_action_set_due (WayLibrary *library, const WayId *action, const char *due, GError **error)
{
  return set_due (library, action, due, FALSE, error);
}

gboolean
way_action_set_due_next_workshop (WayLibrary *library, const WayId *action, GError **error)
{
  return set_due (library, action, NULL, TRUE, error);
}

gboolean
way_action_set_accountable (WayLibrary *library, const WayId *action, const WayId *accountable, GError **error)
{
  return way_edit_set_reference (library, action, "accountable", accountable, error);
}

gboolean
way_action_add_update (WayLibrary *library, const WayId *action, const char *text, GError **error)
{
  g_autoptr (WayRecord) record = way_edit_copy (library, action, error);
  g_autofree char *trimmed = g_strstrip (g_strdup (text != NULL ? text : ""));
  g_autoptr (WayRecord) update = NULL;

  if (record == NULL)
    return FALSE;
  if (*trimmed == '\0')
    {
      g_set_error_literal (error, WAY_ERROR, WAY_ERROR_INVALID, _("An update needs text: write what happened."));
      return FALSE;
    }
  update = new_update (library, record);
  way_record_set_text (update, "text", trimmed);
  return way_edit_save (library, update, _("Add update"), error);
}

gboolean
way_action_add_evidence (WayLibrary *library, const WayId *action, const char *text, GError **error)
{
  g_autoptr (WayRecord) record = way_edit_copy (library, action, error);
  g_autoptr (WayRecord) evidence = way_record_new_named ("evidence");
  g_autofree char *trimmed = g_strstrip (g_strdup (text != NULL ? text : ""));

  if (record == NULL)
    return FALSE;
  way_record_set_project (evidence, way_record_get_project (record));
  way_record_set_reference (evidence, "action", action);
  way_record_set_text (evidence, "text", trimmed);
  way_record_set_text (evidence, "date", way_clock_today ());
  return way_edit_save (library, evidence, _("Add evidence"), error);
}

/* --- Milestones --- */

gboolean
way_action_add_milestone (WayLibrary *library, const WayId *action, const char *text, const char *due,
                          WayId *milestone, GError **error)
{
  g_autoptr (WayRecord) record = way_edit_copy (library, action, error);
  g_autoptr (WayRecord) step = way_record_new_named ("milestone");
  g_autofree char *trimmed = g_strstrip (g_strdup (text != NULL ? text : ""));

  if (record == NULL)
    return FALSE;
  way_record_set_project (step, way_record_get_project (record));
  way_record_set_reference (step, "action", action);
  way_record_set_text (step, "text", trimmed);
  way_record_set_text (step, "due", due);
  if (!way_edit_save (library, step, _("Add milestone"), error))
    return FALSE;
  if (milestone != NULL)
    *milestone = *way_record_get_id (step);
  return TRUE;
}

gboolean
way_action_set_milestone_done (WayLibrary *library, const WayId *milestone, gboolean done, GError **error)
{
  g_autoptr (WayRecord) record = way_edit_copy (library, milestone, error);

  if (record == NULL)
    return FALSE;
  way_record_set_boolean (record, "done", done);
  return way_edit_save (library, record, done ? _("Tick off milestone") : _("Untick milestone"), error);
}

/* --- Asking --- */

gboolean
way_action_is_open (WayRecord *action)
{
  const char *status = way_record_get_text (action, "status");

  return g_strcmp0 (status, "done") != 0 && g_strcmp0 (status, "stopped") != 0;
}

char *
way_action_next_workshop (WayLibrary *library, WayRecord *action, const char *today)
{
  g_autoptr (WayRecord) workshop = way_library_query_record (library, "next workshop of action", "is",
                                                             way_record_get_id (action), today);

  return workshop != NULL ? g_strndup (way_record_get_text (workshop, "start"), strlen ("2021-11-30")) : NULL;
}

char *
way_action_resolve_due (WayLibrary *library, WayRecord *action, const char *today)
{
  if (!way_record_get_boolean (action, "due_next_workshop"))
    return g_strdup (way_record_get_text (action, "due"));
  return way_action_next_workshop (library, action, today);
}

gboolean
way_action_is_overdue (WayRecord *action, const char *resolved_due, const char *today)
{
  return resolved_due != NULL && way_action_is_open (action) && way_date_is_past (resolved_due, today);
}
