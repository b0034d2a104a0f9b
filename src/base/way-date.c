/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-date.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

static gboolean
read_digits (const char **text, guint n, int *value)
{
  *value = 0;
  for (guint i = 0; i < n; i++, (*text)++)
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;
      *value = *value * 10 + (**text - '0');
    }
  return TRUE;
}

/* Reads up to "YYYY-MM-DD"; missing parts are 0. Leaves @text after what was read. */
static gboolean
read_date (const char **text, int *year, int *month, int *day)
{
  *year = *month = *day = 0;
  if (!read_digits (text, 4, year) || *year < 1)
    return FALSE;
  if (**text != '-')
    return TRUE;
  (*text)++;
  if (!read_digits (text, 2, month) || *month < 1 || *month > 12)
    return FALSE;
  if (**text != '-')
    return TRUE;
  (*text)++;
  if (!read_digits (text, 2, day))
    return FALSE;
  return g_date_valid_dmy ((GDateDay) *day, (GDateMonth) *month, (GDateYear) *year);
}

gboolean
way_date_is_valid (const char *text)
{
  int year, month, day;

  return text != NULL && read_date (&text, &year, &month, &day) && *text == '\0';
}

gboolean
way_date_is_valid_clock (const char *text)
{
  int hour, minute;

  return text != NULL && read_digits (&text, 2, &hour) && hour < 24 && *text++ == ':'
         && read_digits (&text, 2, &minute) && minute < 60 && *text == '\0';
}

gboolean
way_date_is_valid_time (const char *text)
{
  int year, month, day;

  if (text == NULL || !read_date (&text, &year, &month, &day) || day == 0)
    return FALSE;
  return *text == '\0' || (*text == 'T' && way_date_is_valid_clock (text + 1));
}

static gboolean
to_gdate (const char *iso, GDate *date)
{
  int year, month, day;

  if (iso == NULL || !read_date (&iso, &year, &month, &day) || day == 0)
    return FALSE;
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static char *
from_gdate (const GDate *date)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date),
                          g_date_get_day (date));
}

/* Month names are the translator's, so that a picture and a test read the same anywhere. */
static const char *
month_name (int month, gboolean full)
{
  static const char *const names[][2] = {
    { N_("January"), N_("Jan") }, { N_("February"), N_("Feb") }, { N_("March"), N_("Mar") },
    { N_("April"), N_("Apr") }, { N_("May"), NC_("short month", "May") }, { N_("June"), N_("Jun") },
    { N_("July"), N_("Jul") }, { N_("August"), N_("Aug") }, { N_("September"), N_("Sep") },
    { N_("October"), N_("Oct") }, { N_("November"), N_("Nov") }, { N_("December"), N_("Dec") },
  };

  return _(names[month - 1][full ? 0 : 1]);
}

static const char *
weekday_name (int weekday)
{
  static const char *const names[] = { N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun") };

  return _(names[weekday - 1]);
}

static char *
format (const char *iso, gboolean weekday, gboolean year_shown)
{
  const char *rest = iso;
  int year, month, day;
  GString *out;

  if (iso == NULL)
    return g_strdup ("");
  if (!read_date (&rest, &year, &month, &day))
    return g_strdup (iso);
  out = g_string_new (NULL);
  if (day != 0 && weekday)
    {
      GDate date;

      g_date_clear (&date, 1);
      g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
      g_string_append_printf (out, "%s ", weekday_name (g_date_get_weekday (&date)));
    }
  if (day != 0)
    g_string_append_printf (out, "%d ", day);
  if (month != 0)
    g_string_append_printf (out, "%s", month_name (month, day == 0));
  if (year_shown || month == 0 || day == 0)
    g_string_append_printf (out, "%s%04d", month != 0 ? " " : "", year);
  if (*rest == 'T')
    g_string_append_printf (out, ", %s", rest + 1);
  return g_string_free (out, FALSE);
}

char *
way_date_format (const char *iso)
{
  return format (iso, FALSE, TRUE);
}

char *
way_date_format_day (const char *iso)
{
  return format (iso, TRUE, TRUE);
}

char *
way_date_format_short (const char *iso, const char *today)
{
  return format (iso, FALSE, iso == NULL || today == NULL || strncmp (iso, today, 4) != 0);
}

gboolean
way_date_is_past (const char *date, const char *today)
{
  gsize n;

  if (date == NULL || today == NULL)
    return FALSE;
  /* Comparing the common precision: a month is past when a later month has begun. */
  n = MIN (MIN (strlen (date), strlen (today)), 10);
  return strncmp (date, today, n) < 0;
}

int
way_date_days_between (const char *a, const char *b)
{
  GDate from, to;

  g_date_clear (&from, 1);
  g_date_clear (&to, 1);
  if (!to_gdate (a, &from) || !to_gdate (b, &to))
    return 0;
  return g_date_days_between (&from, &to);
}

char *
way_date_add_days (const char *iso, int days)
{
  GDate date;

  g_date_clear (&date, 1);
  if (!to_gdate (iso, &date))
    return g_strdup (iso);
  if (days >= 0)
    g_date_add_days (&date, (guint) days);
  else
    g_date_subtract_days (&date, (guint) -days);
  return from_gdate (&date);
}

static int
read_month (const char *word)
{
  for (int month = 1; month <= 12; month++)
    {
      g_autofree char *full = g_utf8_casefold (month_name (month, TRUE), -1);
      g_autofree char *folded = g_utf8_casefold (word, -1);

      if (strlen (folded) >= 3 && g_str_has_prefix (full, folded))
        return month;
      if (month == 9 && strcmp (folded, "sept") == 0)
        return month;
    }
  return 0;
}

static int
read_weekday (const char *word)
{
  static const char *const names[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };

  for (int i = 0; i < 7 && strlen (word) >= 3; i++)
    if (g_str_has_prefix (names[i], word))
      return i + 1;
  return 0;
}

static char *
iso_of (int year, int month, int day)
{
  if (year < 1 || year > 9999 || month < 0 || month > 12)
    return NULL;
  if (day != 0 && (day < 0 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year)))
    return NULL;
  if (day != 0)
    return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
  if (month != 0)
    return g_strdup_printf ("%04d-%02d", year, month);
  return g_strdup_printf ("%04d", year);
}

/* "today", "tomorrow", "friday" and "next friday" (both the next one), "+3 days", "+2 weeks". */
static char *
parse_relative (char **words, guint n, const char *today)
{
  GDate date;
  int weekday;

  g_date_clear (&date, 1);
  if (!to_gdate (today, &date))
    return NULL;
  if (n == 1 && strcmp (words[0], "today") == 0)
    return from_gdate (&date);
  if (n == 1 && strcmp (words[0], "tomorrow") == 0)
    return way_date_add_days (today, 1);
  if ((n == 1 || (n == 2 && strcmp (words[0], "next") == 0)) && (weekday = read_weekday (words[n - 1])) != 0)
    return way_date_add_days (today, (weekday - (int) g_date_get_weekday (&date) + 6) % 7 + 1);
  if (n == 2 && words[0][0] == '+')
    {
      gint64 count;

      if (!g_ascii_string_to_signed (words[0] + 1, 10, 0, 10000, &count, NULL))
        return NULL;
      if (g_str_has_prefix (words[1], "day"))
        return way_date_add_days (today, (int) count);
      if (g_str_has_prefix (words[1], "week"))
        return way_date_add_days (today, (int) count * 7);
      if (g_str_has_prefix (words[1], "month"))
        {
          g_date_add_months (&date, (guint) count);
          return from_gdate (&date);
        }
    }
  return NULL;
}

static gboolean
read_number (const char *word, int *value)
{
  gint64 number;

  if (!g_ascii_string_to_signed (word, 10, 0, 9999, &number, NULL))
    return FALSE;
  *value = (int) number;
  return TRUE;
}

/* "22" is 2022; "0022", as an imported mistake may say, is itself. */
static int
year_of (const char *word, int number)
{
  return strlen (word) < 4 && number < 100 ? number + 2000 : number;
}

/* A day without a year is the one nearest to @today: "30 Jan" in November is the next January, "3 Dec" in January the last
 * December. */
static char *
iso_nearest (int month, int day, const char *today)
{
  char *nearest = NULL;
  int this_year = atoi (today);

  for (int year = this_year - 1; year <= this_year + 1; year++)
    {
      g_autofree char *iso = day != 0 ? iso_of (year, month, day) : NULL;

      if (iso == NULL
          || (nearest != NULL && ABS (way_date_days_between (today, iso)) > ABS (way_date_days_between (today, nearest))))
        continue;
      g_free (nearest);
      nearest = g_steal_pointer (&iso);
    }
  return nearest;
}

/* "14 Feb 2022", "14 Feb", "Feb 2022", "14 2 22". */
static char *
parse_words (char **words, guint n, const char *today)
{
  int a, b, month;

  if (n == 1 && strlen (words[0]) == 4 && read_number (words[0], &a))
    return iso_of (a, 0, 0);
  if (n == 2 && (month = read_month (words[0])) != 0 && read_number (words[1], &a))
    return a > 31 || strlen (words[1]) == 4 ? iso_of (year_of (words[1], a), month, 0) : iso_nearest (month, a, today);
  if (n >= 2 && n <= 3 && read_number (words[0], &a))
    {
      int year = 0;
      gboolean named;

      month = read_month (words[1]);
      named = month != 0;
      if (!named && !read_number (words[1], &month))
        return NULL;
      if (n == 2 && !named && (month > 12 || strlen (words[1]) == 4))
        return iso_of (year_of (words[1], month), a, 0); /* 6/2021 */
      if (month == 0 || a == 0 || (n == 3 && !read_number (words[2], &year)))
        return NULL;
      return n == 2 ? iso_nearest (month, a, today) : iso_of (year_of (words[2], year), month, a);
    }
  if (n == 3 && (month = read_month (words[0])) != 0 && read_number (words[1], &a) && read_number (words[2], &b))
    return a == 0 ? NULL : iso_of (year_of (words[2], b), month, a);
  return NULL;
}

static guint
split_words (const char *typed, char ***words)
{
  /* Not made small: on a Turkish laptop APRIL has another i then. */
  g_autofree char *folded = g_utf8_casefold (typed, -1);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t/.,-", -1);
  GPtrArray *kept = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gsize length = strlen (parts[i]);

      if (length == 0)
        continue;
      /* 1st, 2nd, 3rd, 4th */
      if (length > 2 && g_ascii_isdigit (parts[i][0])
          && (g_str_has_suffix (parts[i], "st") || g_str_has_suffix (parts[i], "nd")
              || g_str_has_suffix (parts[i], "rd") || g_str_has_suffix (parts[i], "th")))
        parts[i][length - 2] = '\0';
      g_ptr_array_add (kept, g_strdup (parts[i]));
    }
  g_ptr_array_add (kept, NULL);
  *words = (char **) g_ptr_array_free (kept, FALSE);
  return g_strv_length (*words);
}

char *
way_date_parse_typed (const char *typed, const char *today)
{
  g_autofree char *stripped = NULL;
  g_auto (GStrv) words = NULL;
  char *iso;
  guint n;
  int this_year = 0, month, day;
  const char *rest = today;

  if (typed == NULL)
    return NULL;
  stripped = g_strstrip (g_strdup (typed));
  if (way_date_is_valid (stripped))
    return g_steal_pointer (&stripped);
  if (!read_date (&rest, &this_year, &month, &day))
    return NULL;
  n = split_words (stripped, &words);
  if (n == 0)
    return NULL;
  /* "2022 31 2" cannot come from an ISO date that does not exist. */
  if (g_ascii_isdigit (stripped[0]) && strlen (words[0]) == 4 && n > 1)
    return NULL;
  iso = parse_relative (words, n, today);
  return iso != NULL ? iso : parse_words (words, n, today);
}

/* "am" or "pm" at the end of @text, which is taken off. Returns: 0 or 1, or -1 for neither. */
static int
take_half_day (char *text)
{
  static const char *const halves[] = { "am", "a.m.", "pm", "p.m." };
  gsize length = strlen (text);

  for (int i = 0; i < (int) G_N_ELEMENTS (halves); i++)
    {
      gsize n = strlen (halves[i]);

      if (length <= n || g_ascii_strcasecmp (text + length - n, halves[i]) != 0)
        continue;
      text[length - n] = '\0';
      g_strchomp (text);
      return i / 2;
    }
  return -1;
}

/* Takes the time off the end of @text: "13:00", "9.30", "2pm", "at 2:30 p.m.". */
static gboolean
take_clock (char *text, int *hour, int *minute)
{
  int half = take_half_day (text);
  char *start = MAX (strrchr (text, ' '), strrchr (text, ','));
  const char *rest = start != NULL ? start + 1 : text;
  guint n_digits = g_ascii_isdigit (rest[0]) && g_ascii_isdigit (rest[1]) ? 2 : 1;

  *minute = 0;
  if (start == NULL || !read_digits (&rest, n_digits, hour))
    return FALSE;
  if (*rest == ':' || *rest == '.')
    {
      rest++;
      if (!read_digits (&rest, 2, minute))
        return FALSE;
    }
  else if (half < 0)
    return FALSE;
  if (*rest != '\0' || *minute > 59 || *hour > (half < 0 ? 23 : 12) || (half >= 0 && *hour == 0))
    return FALSE;
  if (half >= 0)
    *hour = *hour % 12 + 12 * half;
  *start = '\0';
  g_strchomp (text);
  if (g_str_has_suffix (text, " at"))
    text[strlen (text) - strlen (" at")] = '\0';
  return TRUE;
}

char *
way_date_parse_typed_time (const char *typed, const char *today)
{
  g_autofree char *stripped = NULL;
  g_autofree char *day = NULL;
  g_autofree char *date = NULL;
  int hour, minute;
  gboolean timed;

  if (typed == NULL)
    return NULL;
  stripped = g_strstrip (g_strdup (typed));
  if (way_date_is_valid_time (stripped))
    return g_steal_pointer (&stripped);
  day = g_strdup (stripped);
  timed = take_clock (day, &hour, &minute);
  date = way_date_parse_typed (timed ? day : stripped, today);
  if (date == NULL || strlen (date) != 10)
    return NULL;
  return timed ? g_strdup_printf ("%sT%02d:%02d", date, hour, minute) : g_steal_pointer (&date);
}
