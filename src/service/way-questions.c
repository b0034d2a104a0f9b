/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-questions.h"

#include "base/way-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const WayChoice missing_owners[] = {
  { "accountable", N_("Accountable") },
  { "responsible", N_("Responsible") },
  { "both", N_("Both") },
  { NULL, NULL },
};

static const WayChoice missing_voices[] = {
  { "no_conversation", N_("No conversation") },
  { "no_aspiration", N_("No aspiration") },
  { NULL, NULL },
};

static const WayChoice subjects[] = {
  { "goal", N_("Goal") },
  { "person", N_("Person") },
  { "agency", N_("Agency") },
  { "stage", N_("Stage") },
  { NULL, NULL },
};

static const WayChoice events[] = {
  { "agreed", N_("Agreed") },
  { "changed", N_("Changed") },
  { "joined", N_("Joined") },
  { "left", N_("Left") },
  { "paused", N_("Paused") },
  { "resumed", N_("Resumed") },
  { NULL, NULL },
};

static const WayChoice items[] = {
  { "owner", N_("Owner of the plan") },
  { "action", N_("Open action") },
  { "escalation", N_("Unanswered escalation") },
  { NULL, NULL },
};

static const WayChoice truths[] = {
  { "0", N_("No") },
  { "1", N_("Yes") },
  { NULL, NULL },
};

static const WayQuestionColumn barrier_columns[] = {
  { "barrier", N_("Barrier") },
  { "raised_by", N_("Raised by") },
  { "sectors", N_("Sector") },
  { "control", N_("Control"), "card", "control" },
  { "source", N_("Source") },
  { "theme_actions", N_("Actions of its themes"), .type = WAY_FIELD_INTEGER },
  { NULL },
};

static const WayQuestionColumn owner_columns[] = {
  { "reference", N_("Reference") },
  { "action", N_("Action") },
  { "due", N_("Due"), "action", "due" },
  { "due_next_workshop", N_("At the next workshop"), .words = truths, .type = WAY_FIELD_BOOLEAN },
  { "missing", N_("Missing"), .words = missing_owners },
  { "accountable", N_("Accountable") },
  { "status", N_("Status"), "action", "status" },
  { "next_workshop", N_("Next workshop"), "action", "due" },
  { NULL },
};

static const WayQuestionColumn agency_columns[] = {
  { "agency", N_("Agency") },
  { "sector", N_("Sector"), "agency", "sector" },
  { "core", N_("Core partner"), .words = truths, .type = WAY_FIELD_BOOLEAN },
  { "conversations", N_("Conversations"), .type = WAY_FIELD_INTEGER },
  { "missing", N_("Missing"), .words = missing_voices },
  { NULL },
};

static const WayQuestionColumn theme_columns[] = {
  { "theme", N_("Theme") },
  { "state", N_("State"), "theme", "state" },
  { "agencies", N_("Agencies"), .type = WAY_FIELD_INTEGER },
  { "raised_by", N_("Raised by") },
  { "decided_by", N_("Agreed by") },
  { "decided_on", N_("Agreed on"), "theme", "decided_on" },
  { "reason", N_("Reason") },
  { NULL },
};

static const WayQuestionColumn reflection_columns[] = {
  { "reference", N_("Reference") },
  { "action", N_("Action") },
  { "agreed_at", N_("Agreed at") },
  { "agreed_on", N_("On"), "action", "due" },
  { "missed_at", N_("Not reflected at") },
  { "accountable", N_("Accountable") },
  { "status", N_("Status"), "action", "status" },
  { "due", N_("Due"), "action", "due" },
  { NULL },
};

static const WayQuestionColumn step_columns[] = {
  { "barrier", N_("Barrier") },
  { "control", N_("Control"), "card", "control" },
  { "position", N_("Position"), "card", "position" },
  { "reference", N_("Reference") },
  { "next_step", N_("Smallest next step") },
  { "due", N_("Due"), "action", "due" },
  { "accountable", N_("Accountable") },
  { NULL },
};

static const WayQuestionColumn history_columns[] = {
  { "date", N_("Date"), "action", "due" },
  { "what", N_("What"), .words = subjects },
  { "event", N_("Change"), .words = events },
  { "before", N_("Before"), "project", "stage" },
  { "after", N_("After"), "project", "stage" },
  { "note", N_("Agreed by, or why") },
  { "days", N_("Days paused"), .type = WAY_FIELD_INTEGER },
  { NULL },
};

static const WayQuestionColumn completion_columns[] = {
  { "what", N_("What"), .words = items },
  { "reference", N_("Reference") },
  { "text", N_("Text") },
  { "owner", N_("Owner") },
  { "due", N_("Due"), "action", "due" },
  { "status", N_("Status"), "action", "status" },
  { "forum", N_("Forum") },
  { NULL },
};

static const WayQuestion questions[] = {
  { 1, "barriers-without-action", N_("Barriers without an action"),
    N_("Which barriers raised by health (or any sector) have no action yet?"),
    "question barriers without action", "s", barrier_columns },
  { 2, "actions-without-owner", N_("Actions without an owner"),
    N_("Which actions due before the next workshop have no accountable or no responsible person?"),
    "question actions without owner", "t", owner_columns },
  { 3, "unheard-agencies", N_("Agencies not heard"),
    N_("Which agencies have had no conversation, or one with no aspiration recorded?"),
    "question unheard agencies", "", agency_columns },
  { 4, "themes-not-taken-forward", N_("Themes not taken forward"),
    N_("Which themes were raised by three or more agencies but not taken forward; who decided, and why?"),
    "question themes not taken forward", "", theme_columns },
  { 5, "actions-not-reflected", N_("Actions not reflected"),
    N_("Which actions agreed at an earlier workshop have not been reflected at a later one?"),
    "question actions not reflected", "", reflection_columns },
  { 6, "barriers-and-next-steps", N_("Barriers and next steps"),
    N_("Which barriers are in our gift or ours to influence, which lie outside the local system, and what is our "
       "smallest next step?"),
    "question barriers and next steps", "t", step_columns },
  { 10, "project-history", N_("History of the project"),
    N_("How have the goal, the membership and the stage changed since the application, pauses included?"),
    "question project history", "t", history_columns },
  { 12, "after-completion", N_("After completion"),
    N_("After completion: which actions are open, who owns the plan now, which escalations are unanswered?"),
    "question after completion", "", completion_columns },
  { 0 },
};

const WayQuestion *
way_questions (void)
{
  return questions;
}

const WayQuestion *
way_question_lookup (const char *text)
{
  for (const WayQuestion *question = questions; question->number != 0; question++)
    {
      g_autofree char *number = g_strdup_printf ("%d", question->number);

      if (strcmp (text, number) == 0 || g_ascii_strcasecmp (text, question->name) == 0)
        return question;
    }
  return NULL;
}

GPtrArray *
way_question_ask (WayLibrary *library, const WayId *project, const WayQuestion *question, const char *sector,
                  const char *today)
{
  if (strcmp (question->types, "s") == 0)
    return way_library_query_rows (library, question->query, "is", project, sector);
  if (strcmp (question->types, "t") == 0)
    return way_library_query_rows (library, question->query, "is", project, today);
  return way_library_query_rows (library, question->query, "i", project);
}

char *
way_question_cell (const WayQuestionColumn *column, WayRow *row)
{
  const char *text = way_row_text (row, column->name);
  const WayField *field;

  if (text == NULL)
    return g_strdup ("");
  for (const WayChoice *word = column->words; word != NULL && word->key != NULL; word++)
    if (strcmp (word->key, text) == 0)
      return g_strdup (g_dgettext (GETTEXT_PACKAGE, word->label));
  if (column->kind == NULL)
    return g_strdup (text);
  field = way_kind_field (way_kind_lookup (column->kind), column->field);
  return field->type == WAY_FIELD_DATE ? way_date_format (text) : g_strdup (way_field_choice_label (field, text));
}
