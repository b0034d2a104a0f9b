/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-home-facts.h"

#include "base/way-clock.h"
#include "base/way-date.h"
#include "base/way-text.h"
#include "ui/way-fact.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_OVERDUE 6
#define MOST_OWED 20
#define DAYS 6

/* --- Projects --- */

/* "paused since 30 Jun: change of people" */
static char *
paused_since (WayRow *row)
{
  g_autofree char *since = way_date_format_short (way_row_text (row, "paused_on"), way_clock_today ());
  g_autofree char *reason = way_text_summary (way_row_text (row, "paused_reason"), 60);

  if (*since == '\0')
    return g_strdup (_("paused"));
  return *reason != '\0' ? g_strdup_printf (_("paused since %s: %s"), since, reason)
                         : g_strdup_printf (_("paused since %s"), since);
}

/* "Thu 3 Feb", with the year only if it is another. */
static char *
short_day (const char *moment)
{
  const char *today = way_clock_today ();
  g_autofree char *date = g_strndup (moment, 10);
  char *day = way_date_format_day (date);

  if (strncmp (date, today, 4) == 0 && strlen (day) > 5)
    day[strlen (day) - 5] = '\0';
  return day;
}

static char *
project_subtitle (WayRow *row)
{
  const char *stage = way_row_text (row, "stage");
  const char *partnership = way_row_text (row, "partnership");
  const char *next = way_row_text (row, "next_workshop");
  g_autofree char *where = g_strcmp0 (stage, "paused") == 0
                             ? paused_since (row)
                             : g_utf8_strdown (way_choice_label ("project", "stage", stage), -1);
  g_autoptr (GString) text = g_string_new (partnership);

  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", where);
  if (next != NULL)
    {
      g_autofree char *day = short_day (next);
      g_autofree char *said = g_strdup_printf (_("next workshop %s"), day);

      g_string_append_printf (text, " · %s", said);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_over (const char *stage)
{
  return g_strcmp0 (stage, "completed") == 0 || g_strcmp0 (stage, "archived") == 0;
}

/* What is pressing: the one fact a person should know before opening it. */
static char *
project_pill (WayRow *row, WayTone *tone)
{
  const char *stage = way_row_text (row, "stage");
  gulong overdue = (gulong) way_row_integer (row, "overdue");
  gulong open = (gulong) way_row_integer (row, "open");

  if (g_strcmp0 (stage, "paused") == 0)
    return g_strdup (_("paused"));
  if (overdue > 0)
    {
      *tone = WAY_TONE_BAD;
      return g_strdup_printf (ngettext ("%lu overdue", "%lu overdue", overdue), overdue);
    }
  if (is_over (stage) && open > 0)
    {
      *tone = WAY_TONE_GOOD;
      return g_strdup_printf (ngettext ("%lu action lives on", "%lu actions live on", open), open);
    }
  return NULL;
}

static GPtrArray *
project_facts (WayLibrary *library, gulong *overdue)
{
  g_autoptr (GPtrArray) rows = way_library_query_rows (library, "home projects", "s", way_clock_today ());
  GPtrArray *facts = g_ptr_array_new_with_free_func (g_object_unref);

  *overdue = 0;
  for (guint i = 0; i < rows->len; i++)
    {
      WayTone tone = WAY_TONE_NEUTRAL;
      g_autofree char *subtitle = project_subtitle (rows->pdata[i]);
      g_autofree char *pill = project_pill (rows->pdata[i], &tone);

      g_ptr_array_add (facts, way_fact_new (way_row_id (rows->pdata[i], "id"), way_row_text (rows->pdata[i], "title"),
                                            subtitle, pill, tone));
      if (g_strcmp0 (way_row_text (rows->pdata[i], "stage"), "withdrawn") != 0)
        *overdue += (gulong) way_row_integer (rows->pdata[i], "overdue");
    }
  return facts;
}

/* --- The week --- */

/* "overdue", "today", "tomorrow", the day of the week, or a date further off. */
static char *
day_pill (const char *day, WayTone *tone)
{
  const char *today = way_clock_today ();
  int days = way_date_days_between (today, day);
  g_autofree char *date = g_strndup (day, 10);

  if (way_date_is_past (day, today))
    {
      *tone = WAY_TONE_BAD;
      return g_strdup (_("overdue"));
    }
  *tone = days == 0 ? WAY_TONE_WARNING : WAY_TONE_INFO;
  if (days == 0)
    return g_strdup (_("today"));
  if (days == 1)
    return g_strdup (_("tomorrow"));
  if (days <= DAYS)
    {
      g_autofree char *full = way_date_format_day (day);

      return g_strndup (full, strcspn (full, " "));
    }
  return way_date_format_short (date, today);
}

static void
add_part (GString *text, const char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

/* What is to be done by the day, which the pill names only while it is ahead: "due 14 Jan", "feedback, promised by 28 Jan". */
static char *
what_for (const char *kind, const char *day)
{
  g_autofree char *date = way_date_format_short (day, way_clock_today ());

  if (g_strcmp0 (kind, "voice") == 0)
    return g_strdup_printf (_("feedback, promised by %s"), date);
  if (!way_date_is_past (day, way_clock_today ()))
    return g_strcmp0 (kind, "test") == 0 ? g_strdup (_("review of a test")) : NULL;
  if (g_strcmp0 (kind, "test") == 0)
    return g_strdup_printf (_("review of a test, due %s"), date);
  return g_strdup_printf (_("due %s"), date);
}

/* What differs comes first: a narrow window cuts the end. */
static char *
week_subtitle (WayRow *row)
{
  const char *day = way_row_text (row, "day");
  const char *who = way_row_text (row, "who");
  const char *kind = way_row_text (row, "kind");
  gboolean action = g_strcmp0 (kind, "action") == 0;
  g_autofree char *what = what_for (kind, day);
  g_autoptr (GString) text = g_string_new (NULL);

  if (!action && strlen (day) > 11)
    add_part (text, day + 11);
  if (what != NULL)
    add_part (text, what);
  if (who != NULL || action)
    add_part (text, who != NULL ? who : _("no one accountable"));
  add_part (text, way_row_text (row, "project_title"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static WayFact *
week_fact (WayRow *row)
{
  WayTone tone;
  g_autofree char *title = way_text_summary (way_row_text (row, "title"), 120);
  g_autofree char *subtitle = week_subtitle (row);
  g_autofree char *pill = day_pill (way_row_text (row, "day"), &tone);

  return way_fact_new (way_row_id (row, "id"), title, subtitle, pill, tone);
}

static int
by_day (gconstpointer a, gconstpointer b)
{
  return strcmp (way_row_text (*(WayRow *const *) a, "day"), way_row_text (*(WayRow *const *) b, "day"));
}

/* The longest overdue first; on one day, actions come before what else there is. */
static GPtrArray *
week_facts (WayLibrary *library)
{
  const char *today = way_clock_today ();
  g_autofree char *last = way_date_add_days (today, DAYS);
  g_autoptr (GPtrArray) overdue = way_library_query_rows (library, "home overdue", "sn", today, (gint64) MOST_OVERDUE);
  g_autoptr (GPtrArray) due = way_library_query_rows (library, "home due", "ss", today, last);
  g_autoptr (GPtrArray) owed = way_library_query_rows (library, "home owed", "ssn", today, last, (gint64) MOST_OWED);
  g_autoptr (GPtrArray) workshops = way_library_query_rows (library, "home workshops", "ss", today, last);
  GPtrArray *const parts[] = { overdue, due, owed, workshops };
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  GPtrArray *facts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (guint j = 0; j < parts[i]->len; j++)
      g_ptr_array_add (rows, parts[i]->pdata[j]);
  g_ptr_array_sort (rows, by_day);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (facts, week_fact (rows->pdata[i]));
  return facts;
}

/* --- Public --- */

WayHomeFacts *
way_home_facts_new (WayLibrary *library)
{
  WayHomeFacts *self = g_new0 (WayHomeFacts, 1);

  self->projects = project_facts (library, &self->overdue);
  self->week = week_facts (library);
  return self;
}

void
way_home_facts_free (WayHomeFacts *self)
{
  g_ptr_array_unref (self->projects);
  g_ptr_array_unref (self->week);
  g_free (self);
}

void
way_home_facts_read_ahead (WayLibrary *library)
{
  g_object_set_data_full (G_OBJECT (library), "way-home-facts", way_home_facts_new (library),
                          (GDestroyNotify) way_home_facts_free);
}

WayHomeFacts *
way_home_facts_take (WayLibrary *library)
{
  WayHomeFacts *ahead = g_object_steal_data (G_OBJECT (library), "way-home-facts");

  return ahead != NULL ? ahead : way_home_facts_new (library);
}

char *
way_home_week_note (guint n_shown, gulong overdue)
{
  gulong more = overdue > MOST_OVERDUE ? overdue - MOST_OVERDUE : 0;

  if (n_shown == 0)
    return g_strdup (_("Nothing is overdue or due this week, and no workshop has a date."));
  if (more == 0)
    return NULL;
  return g_strdup_printf (ngettext ("And %lu more is overdue: each project’s action plan shows it.",
                                    "And %lu more are overdue: each project’s action plan shows them.", more), more);
}
