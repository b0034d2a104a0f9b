/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-notice-private.h"

/* Dates of birth: a date near a word that says whose day it is. A year alone tells nothing and is left alone. */

typedef struct {
  gssize first, last;    /* tokens, or -1 */
  gboolean day;          /* names a day, not only a month of a year */
} Date;

/* How many words that say nothing may stand between the cue and its date. */
#define MAX_STRANGERS 2
#define MAX_REACH 12

/* --- Dates --- */

static gboolean
is_year (const WayNoticeScan *scan, gssize i)
{
  const WayToken *token = way_notice_token (scan, i);
  int year = way_notice_number (scan, i);

  return token->end - token->start == 4 && year >= 1900 && year < 2100;
}

static gboolean
is_short_year (const WayNoticeScan *scan, gssize i)
{
  const WayToken *token = way_notice_token (scan, i);

  return is_year (scan, i) || (token->type == WAY_TOKEN_NUMBER && token->end - token->start == 2);
}

static gboolean
is_between (const WayNoticeScan *scan, gssize i, int least, int most)
{
  const WayToken *token = way_notice_token (scan, i);
  int value = way_notice_number (scan, i);

  return token->end - token->start <= 2 && value >= least && value <= most;
}

static gboolean
is_month (const WayNoticeScan *scan, gssize i)
{
  return (way_notice_token (scan, i)->flags & WAY_WORD_MONTH) != 0;
}

/* 3/9/06, 03.09.2006, 2006-09-03. */
static gssize
numeric_date_end (const WayNoticeScan *scan, gssize i)
{
  for (gssize k = i; k < i + 4; k++)
    if (!way_notice_touches (scan, k))
      return -1;
  if (!way_notice_is_mark (scan, i + 1, "/.-–") || !way_notice_is_mark (scan, i + 3, "/.-–"))
    return -1;
  if (is_between (scan, i, 1, 31) && is_between (scan, i + 2, 1, 31) && is_short_year (scan, i + 4))
    return i + 4;
  if (is_year (scan, i) && is_between (scan, i + 2, 1, 12) && is_between (scan, i + 4, 1, 31))
    return i + 4;
  return -1;
}

/* The token after a number's st, nd, rd or th, if it has one. */
static gssize
past_ordinal (const WayNoticeScan *scan, gssize i)
{
  static const char *const ordinals[] = { "st", "nd", "rd", "th", NULL };

  return way_notice_touches (scan, i) && way_notice_is_one_of (scan, i + 1, ordinals) ? i + 2 : i + 1;
}

static gssize
past_year (const WayNoticeScan *scan, gssize i)
{
  gssize year = way_notice_is_mark (scan, i, ",.") ? i + 1 : i;

  if (is_year (scan, year) && !way_notice_is_mark (scan, year + 1, ":"))
    return year;
  return i - 1;
}

/* The date that begins at the token; its @last is -1 if there is none. */
static Date
date_at (const WayNoticeScan *scan, gssize i)
{
  Date date = { i, -1, TRUE };

  if (is_between (scan, i, 1, 31))
    {
      gssize next = past_ordinal (scan, i);

      next += way_notice_is (scan, next, "of");
      if (is_month (scan, next))
        {
          date.last = past_year (scan, next + 1);
          return date;
        }
    }
  if (way_notice_token (scan, i)->type == WAY_TOKEN_NUMBER)
    date.last = numeric_date_end (scan, i);
  else if (is_month (scan, i) && way_notice_token (scan, i)->upper)
    {
      if (is_between (scan, i + 1, 1, 31))
        date.last = past_year (scan, past_ordinal (scan, i + 1));
      else if (is_year (scan, i + 1))
        {
          date.last = i + 1;
          date.day = FALSE;
        }
    }
  return date;
}

/* --- Near a cue --- */

static gboolean
ends_sentence (const WayNoticeScan *scan, gssize i)
{
  const WayToken *next = way_notice_token (scan, i + 1);

  if (way_notice_token (scan, i)->type == WAY_TOKEN_END || way_notice_is_mark (scan, i, "!?;"))
    return TRUE;
  return way_notice_is_mark (scan, i, ".") && !way_notice_touches (scan, i)
         && (next->type == WAY_TOKEN_END || next->upper || next->type == WAY_TOKEN_LINE);
}

/* The first date after the token @from, with little between. */
static Date
date_after (const WayNoticeScan *scan, gssize from)
{
  static const char *const breaks[] = { "by", "before", "after", "until", "since", "between", "from", "due", "review",
                                        "reviewed", "removed", "meets", "met", "meeting", "workshop", "out", "into", NULL };
  static const char *const joins[] = { "on", "in", "the", "of", "is", "was", "as", "given", "recorded", "and", "her", "his",
                                       "their", "fell", "falls", "being", "it", "s", "which", "who", "around", "about", NULL };
  Date none = { -1, -1, FALSE };
  guint strangers = 0;

  for (gssize i = from + 1; i < from + MAX_REACH; i++)
    {
      Date date = date_at (scan, i);

      if (date.last >= 0)
        return date;
      if (ends_sentence (scan, i) || way_notice_is_one_of (scan, i, breaks))
        return none;
      if (way_notice_token (scan, i)->type == WAY_TOKEN_WORD && !way_notice_is_one_of (scan, i, joins)
          && ++strangers > MAX_STRANGERS)
        return none;
    }
  return none;
}

/* The date that ends before the token @cue with nothing but small words between: "11 January 2006 is her". */
static Date
date_before (const WayNoticeScan *scan, gssize cue)
{
  static const char *const joins[] = { "is", "was", "as", "her", "his", "their", "my", "the", "a", "given", "recorded", "entered",
                                       "shown", "had", NULL };
  Date none = { -1, -1, FALSE };
  gssize end = cue - 1;

  while (way_notice_is_one_of (scan, end, joins) || way_notice_is_mark (scan, end, "(–—-:"))
    end--;
  for (gssize i = end; i > end - 7 && i >= 0; i--)
    {
      Date date = date_at (scan, i);

      if (date.last == end && date.day)
        {
          /* "11 January 2006" also ends as "January 2006": the longest is meant. */
          for (gssize more = i - 1; more > i - 4; more--)
            if (date_at (scan, more).last == end)
              date = date_at (scan, more);
          return date;
        }
    }
  return none;
}

static void
add_date (WayNoticeScan *scan, Date date)
{
  if (date.last >= 0)
    way_notice_add (scan, WAY_NOTICE_BIRTH, way_notice_token (scan, date.first)->start,
                    way_notice_token (scan, date.last)->end);
}

/* Whether what was born, or has the birthday, is no person: "the partnership was born", "the forum’s first birthday". */
static gboolean
is_of_a_thing (const WayNoticeScan *scan, gssize index)
{
  static const char *const being[] = { "was", "is", "were", "been", "being", NULL };

  if (way_notice_is (scan, index, "born"))
    return way_notice_is_one_of (scan, index - 1, being)
           && (way_notice_token (scan, index - 2)->flags & WAY_WORD_THING) != 0;
  for (gssize i = index - 1; i >= index - 3; i--)
    {
      const WayToken *token = way_notice_token (scan, i);

      if ((token->flags & WAY_WORD_THING) != 0 && (token->possessive || i == index - 1))
        return TRUE;
    }
  return FALSE;
}

/* --- Cues --- */

/* "her eighteenth is on", "his 16th was". */
static gboolean
is_of_age (const WayNoticeScan *scan, gssize i)
{
  static const char *const whose[] = { "her", "his", "their", "my", NULL };
  static const char *const ages[] = { "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
                                      "seventeenth", "eighteenth", "nineteenth", "twentieth", "th", NULL };
  static const char *const falls[] = { "is", "was", "falls", "fell", "on", NULL };
  gssize before = way_notice_is (scan, i, "th") ? i - 2 : i - 1;

  return way_notice_is_one_of (scan, i, ages) && way_notice_is_one_of (scan, i + 1, falls)
         && way_notice_is_one_of (scan, before, whose);
}

/* The last token of the cue for a date of birth that begins at @i, or -1. */
static gssize
cue_end (const WayNoticeScan *scan, gssize i)
{
  if (way_notice_is (scan, i, "dob") || way_notice_is (scan, i, "birthdate") || way_notice_is (scan, i, "birthday")
      || way_notice_is (scan, i, "birthdays"))
    return i;
  if (way_notice_is (scan, i, "born") && !way_notice_is_mark (scan, i + 1, "-"))
    return i;
  if ((way_notice_is (scan, i, "date") || way_notice_is (scan, i, "day")) && way_notice_is (scan, i + 1, "of")
      && way_notice_is (scan, i + 2, "birth"))
    return i + 2;
  if (way_notice_is (scan, i, "birth") && way_notice_is (scan, i + 1, "date"))
    return i + 1;
  if (way_notice_is (scan, i, "d") && way_notice_is_mark (scan, i + 1, ".") && way_notice_is (scan, i + 2, "o")
      && way_notice_is_mark (scan, i + 3, ".") && way_notice_is (scan, i + 4, "b"))
    return way_notice_is_mark (scan, i + 5, ".") ? i + 5 : i + 4;
  if (way_notice_is (scan, i, "d") && way_notice_is (scan, i + 1, "o") && way_notice_is (scan, i + 2, "b"))
    return i + 2;
  if (is_of_age (scan, i))
    return i;
  /* "b. 12/07/2006", as registers have it */
  if (way_notice_is (scan, i, "b") && way_notice_is_mark (scan, i + 1, ".") && date_at (scan, i + 2).last >= 0)
    return i + 1;
  return -1;
}

/* "turned sixteen on", "aged 14 on", "he will be 16 on": the token before the date, or -1. */
static gssize
age_cue_end (const WayNoticeScan *scan, gssize i)
{
  static const char *const turning[] = { "turn", "turns", "turned", "turning", "aged", "age", NULL };
  static const char *const being[] = { "be", "was", "is", "became", "becomes", NULL };
  static const char *const who[] = { "he", "she", "they", "will", "who", "would", "he’ll", "she’ll", "they’ll", "he'll", "she'll",
                                     "they'll", NULL };
  gboolean cue = way_notice_is_one_of (scan, i, turning)
                 || (way_notice_is_one_of (scan, i, being) && way_notice_is_one_of (scan, i - 1, who)
                     && !way_notice_is (scan, i - 2, "there"));
  gboolean age = is_between (scan, i + 1, 1, 25) || (way_notice_token (scan, i + 1)->flags & WAY_WORD_AGE);

  return cue && age && way_notice_is (scan, i + 2, "on") ? i + 2 : -1;
}

static gssize
scan_cue (WayNoticeScan *scan, gssize i)
{
  gssize end = cue_end (scan, i);
  gboolean birth = end >= 0;
  Date date;

  if (!birth)
    end = age_cue_end (scan, i);
  if (end < 0)
    return i + 1;
  if (birth && is_of_a_thing (scan, i))
    return end + 1;
  date = date_after (scan, end);
  if (!birth && (date.first != end + 1 + way_notice_is (scan, end + 1, "the") || !date.day))
    return end + 1;
  if (date.last < 0 && !way_notice_is (scan, i, "born"))
    date = date_before (scan, i);
  add_date (scan, date);
  return date.last > end ? date.last + 1 : end + 1;
}

void
way_notice_scan_births (WayNoticeScan *scan)
{
  for (gssize i = 0; way_notice_token (scan, i)->type != WAY_TOKEN_END;)
    i = way_notice_token (scan, i)->type == WAY_TOKEN_WORD ? scan_cue (scan, i) : i + 1;
}
