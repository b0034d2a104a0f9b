/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-plan-facts.h"

#include "base/way-clock.h"
#include "base/way-date.h"
#include "base/way-text.h"
#include "service/way-action-service.h"
#include "service/way-edit.h"

#include <glib/gi18n.h>

#define QUOTED 60

char *
way_plan_accountable_text (WayLibrary *library, WayRecord *action, char **agency)
{
  g_autoptr (WayRecord) who = way_library_get (library, way_record_get_reference (action, "accountable"));

  *agency = NULL;
  if (who == NULL)
    return NULL;
  if (way_record_is (who, "person") && way_record_has (who, "agency"))
    *agency = way_describe (library, way_record_get_reference (who, "agency"));
  return way_describe (library, way_record_get_id (who));
}

static char *
next_workshop_note (WayLibrary *library, WayRecord *action)
{
  g_autofree char *day = way_action_resolve_due (library, action, way_clock_today ());

  return day != NULL ? way_date_format (day) : g_strdup (_("no date yet"));
}

char *
way_plan_due_text (WayLibrary *library, WayRecord *action, char **note, gboolean *overdue)
{
  const char *due = way_record_get_text (action, "due");

  *overdue = FALSE;
  if (way_record_get_boolean (action, "due_next_workshop"))
    {
      *note = next_workshop_note (library, action);
      return g_strdup (_("Next workshop"));
    }
  *overdue = way_action_is_overdue (action, due, way_clock_today ());
  *note = *overdue ? g_strdup (_("overdue")) : NULL;
  return way_date_format (due);
}

char *
way_plan_source_text (WayLibrary *library, WayRecord *action)
{
  g_autoptr (GPtrArray) rows = way_library_query_rows (library, "action source", "i", way_record_get_id (action));
  WayRow *row = rows->len > 0 ? rows->pdata[0] : NULL;
  const char *workshop = row != NULL ? way_row_text (row, "workshop") : NULL;
  g_autofree char *kind = NULL;
  g_autofree char *text = NULL;
  g_autofree char *card = NULL;

  if (row != NULL && way_row_text (row, "text") != NULL)
    {
      kind = g_utf8_strdown (way_choice_label ("card", "kind", way_row_text (row, "kind")), -1);
      text = way_text_summary (way_row_text (row, "text"), QUOTED);
      /* Translators: where an action comes from: a kind of card (“barrier”) and what it says. */
      card = g_strdup_printf (_("from %s: %s"), kind, text);
    }
  if (card != NULL && workshop != NULL)
    return g_strdup_printf ("%s · %s", card, workshop);
  return g_strdup (card != NULL ? card : workshop != NULL ? workshop : "");
}

char *
way_plan_progress_text (WayLibrary *library, WayRecord *action, double *fraction, char **brief)
{
  g_autoptr (GPtrArray) rows = way_library_query_rows (library, "milestone counts", "i", way_record_get_id (action));
  guint all = rows->len > 0 ? (guint) way_row_integer (rows->pdata[0], "milestones") : 0;
  guint done = rows->len > 0 ? (guint) way_row_integer (rows->pdata[0], "done") : 0;

  *fraction = all > 0 ? (double) done / all : 0;
  /* Translators: of the milestones of an action, how many are done, in a narrow column. */
  *brief = all > 0 ? g_strdup_printf (_("%u of %u"), done, all) : NULL;
  if (all == 0)
    return g_strdup ("");
  return g_strdup_printf (ngettext ("%u of %u milestone", "%u of %u milestones", all), done, all);
}

char *
way_plan_reason_text (WayRecord *action)
{
  const char *rag = way_record_get_text (action, "rag");
  const char *reason = way_record_get_text (action, "rag_reason");

  if (reason == NULL)
    return NULL;
  if (rag == NULL || g_strcmp0 (rag, "none") == 0)
    return g_strdup (reason);
  /* Translators: a RAG (“Amber”) and the reason somebody gave for it. */
  return g_strdup_printf (_("%s: %s"), way_record_get_label (action, "rag"), reason);
}

WayTone
way_plan_status_tone (const char *status)
{
  return g_strcmp0 (status, "done") == 0 ? WAY_TONE_INFO : WAY_TONE_NEUTRAL;
}

WayTone
way_plan_rag_tone (const char *rag)
{
  if (g_strcmp0 (rag, "green") == 0)
    return WAY_TONE_GOOD;
  if (g_strcmp0 (rag, "amber") == 0)
    return WAY_TONE_WARNING;
  return g_strcmp0 (rag, "red") == 0 ? WAY_TONE_BAD : WAY_TONE_NEUTRAL;
}

const char *
way_plan_group_title (WayRecord *group)
{
  return way_record_is (group, "project") ? _("No theme") : way_record_get_title (group);
}

char *
way_plan_group_counts (WayLibrary *library, WayRecord *group, int shown)
{
  g_autoptr (GPtrArray) rows = way_library_query_rows (library, "plan group counts", "ii", way_record_get_project (group),
                                                       way_record_get_id (group));
  WayRow *row = rows->len > 0 ? rows->pdata[0] : NULL;
  guint actions = row != NULL ? (guint) way_row_integer (row, "actions") : 0;
  guint done = row != NULL ? (guint) way_row_integer (row, "done") : 0;
  g_autofree char *all = g_strdup_printf (ngettext ("%u action", "%u actions", actions), actions);

  if (shown >= 0 && (guint) shown < actions)
    /* Translators: how many of the actions of a theme the filters leave. */
    return g_strdup_printf (ngettext ("%d of %u action", "%d of %u actions", actions), shown, actions);
  return done > 0 ? g_strdup_printf (_("%s · %u done"), all, done) : g_steal_pointer (&all);
}
