/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-notice-private.h"

#include "base/way-text.h"

/* A child or young person told by an initial or a name: beside a word for a child ("child A", "a boy called Liam", "the
 * girl, Ella,"), beside an age ("Mia (14)"), or as whose parent somebody is. */

#define OLDEST 25
/* Tokens of a list of names, and of initials: each of them may be where another begins, which must not be read to the end of
 * the text again. */
#define MAX_NAMES 100
#define MAX_INITIALS 12

/* --- Names --- */

static gboolean
is_known (const WayNoticeScan *scan, const WayToken *token)
{
  g_autofree char *word = NULL;
  g_autofree char *folded = NULL;

  if (scan->known == NULL)
    return FALSE;
  word = g_strndup (scan->text + token->start, token->end - token->start);
  folded = way_text_fold (word);
  return g_hash_table_contains (scan->known, folded);
}

/* A given name that Waymark knows. */
static gboolean
is_given_name (const WayNoticeScan *scan, gssize i)
{
  const WayToken *token = way_notice_token (scan, i);

  return token->upper && !token->capitals && (token->flags & WAY_WORD_NAME) != 0;
}

/* … and that is nothing else besides. */
static gboolean
is_sure_name (const WayNoticeScan *scan, gssize i)
{
  const WayToken *token = way_notice_token (scan, i);

  return is_given_name (scan, i) && !(token->flags & (WAY_WORD_DOUBTFUL | WAY_WORD_NO_NAME)) && !is_known (scan, token);
}

/* A word that may be a name because nothing says that it is not. */
static gboolean
may_be_name (const WayNoticeScan *scan, gssize i)
{
  const WayToken *token = way_notice_token (scan, i);

  return token->type == WAY_TOKEN_WORD && token->upper && !token->capitals && token->letters > 1
         && !(token->flags & (WAY_WORD_NO_NAME | WAY_WORD_MONTH)) && !is_known (scan, token);
}

static gboolean
is_name (const WayNoticeScan *scan, gssize i)
{
  return is_given_name (scan, i) || may_be_name (scan, i);
}

/* Two capitals that are an agency, a place or a thing and hardly anybody’s initials. */
static gboolean
is_short_form (const WayNoticeScan *scan, gssize i)
{
  static const char *const forms[] = { "ce", "cp", "la", "it", "pe", "tv", "id", "uk", "eu", "eh", "ap", "sp", "qa", "hr", "pc",
                                       "di", "ds", "dc", "ok", "am", "pm", "ni", "gp", "sw", "yj", "he", "fe", "dv", "da", "mh",
                                       "cc", "ci", "cs", "cl", "lac", "us", "or", "in", "sa", "is", "to", "cj", "bs", "rj", "er",
                                       "ae", "yo", "yp", "na", "no", "ex", "vs", "pr", "co", NULL };

  return way_notice_is_one_of (scan, i, forms);
}

/* The last token of the initial or initials at @i ("K", "K.", "AB", "K.M."), or -1. */
static gssize
initial_end (const WayNoticeScan *scan, gssize i)
{
  const WayToken *token = way_notice_token (scan, i);
  const WayToken *next = way_notice_token (scan, i + 1);
  gssize last;

  if (token->type != WAY_TOKEN_WORD || !token->upper)
    return -1;
  if (token->letters == 2 && token->capitals && !is_short_form (scan, i) && !is_known (scan, token))
    return next->type == WAY_TOKEN_WORD && next->capitals ? -1 : i;
  if (token->letters != 1)
    return -1;
  last = i + MAX_INITIALS;
  while (i < last && way_notice_is_mark (scan, i + 1, ".") && way_notice_touches (scan, i) && way_notice_touches (scan, i + 1)
         && way_notice_token (scan, i + 2)->letters == 1 && way_notice_token (scan, i + 2)->upper)
    i += 2;
  return i;
}

/* Whether the single letter at @i is a word or a grade and no initial: "child I met", "A levels", "A&E", "J-codes". */
static gboolean
is_mere_letter (const WayNoticeScan *scan, gssize i)
{
  static const char *const graded[] = { "level", "levels", "grade", "grades", "star", "stars", "road", "roads", "to", "or", NULL };
  const WayToken *token = way_notice_token (scan, i), *next = way_notice_token (scan, i + 1);

  if (token->letters != 1)
    return FALSE;
  if (way_notice_touches (scan, i) && way_notice_is_mark (scan, i + 1, "&-/+*"))
    return TRUE;
  if (way_notice_is (scan, i, "i"))
    return !token->possessive && next->type == WAY_TOKEN_WORD;
  return way_notice_is (scan, i, "a") && way_notice_is_one_of (scan, i + 1, graded);
}

/* As many names or initials as follow each other from @i: "Jayden Cole", "Jake and Ryan", "A, B and C". */
static gssize
more_names (const WayNoticeScan *scan, gssize i)
{
  for (gssize end = i + MAX_NAMES; i < end;)
    {
      gssize next = i + 1;
      gboolean list = way_notice_is (scan, next, "and") || way_notice_is_mark (scan, next, ",&");
      gssize initial;

      if (way_notice_token (scan, i)->possessive)
        return i;
      if (!list && may_be_name (scan, next))
        {
          i = next;
          continue;
        }
      if (!list)
        return i;
      next += way_notice_is_mark (scan, next, ",") && way_notice_is (scan, next + 1, "and") ? 2 : 1;
      initial = initial_end (scan, next);
      if (initial >= 0 && !is_mere_letter (scan, next) && way_notice_token (scan, i)->letters <= 2)
        i = initial;
      else if (is_sure_name (scan, next) && is_given_name (scan, i))
        i = next;
      else
        return i;
    }
  return i;
}

static gboolean
is_closing (const WayNoticeScan *scan, gssize i)
{
  const WayTokenType type = way_notice_token (scan, i)->type;

  return type == WAY_TOKEN_END || type == WAY_TOKEN_LINE || way_notice_is_mark (scan, i, ",.)–—-:;!?”\"’");
}

/* --- After a word for a child --- */

static gboolean
is_child_word (const WayNoticeScan *scan, gssize i)
{
  static const char *const young[] = { "person", "people", "woman", "women", "man", "men", "lady", "adult", "carer", NULL };

  if (way_notice_token (scan, i)->flags & (WAY_WORD_CHILD | WAY_WORD_CHILDREN))
    return TRUE;
  return way_notice_is (scan, i - 1, "young") && way_notice_is_one_of (scan, i, young);
}

static gboolean
is_plural (const WayNoticeScan *scan, gssize i)
{
  static const char *const several[] = { "people", "women", "men", NULL };

  return (way_notice_token (scan, i)->flags & WAY_WORD_CHILDREN) != 0 || way_notice_is_one_of (scan, i, several);
}

/* "Child A", "young person K.", "Child 1". Returns the last token, or -1. */
static gssize
with_initial (const WayNoticeScan *scan, gssize i)
{
  gssize at = i + 1 + way_notice_is_mark (scan, i + 1, "(“\"‘'");
  gssize end = initial_end (scan, at);
  gboolean opened = at > i + 1;

  if (way_notice_token (scan, i)->possessive)
    return -1;
  if (end >= 0 && !is_mere_letter (scan, at))
    return more_names (scan, end);
  if (!opened && !is_plural (scan, i) && way_notice_token (scan, i)->upper && way_notice_number (scan, at) >= 1
      && way_notice_number (scan, at) <= 30 && !(way_notice_touches (scan, at) && way_notice_is_mark (scan, at + 1, ":/%-.")
                                                && way_notice_token (scan, at + 2)->type == WAY_TOKEN_NUMBER))
    return at;
  return -1;
}

/* "boy called Liam", "pupil known as Smudge", "victim as Jade". */
static gssize
with_called (const WayNoticeScan *scan, gssize i)
{
  static const char *const links[] = { "is", "was", "who", "we", "i", "will", "they", "are", "that", NULL };
  static const char *const calls[] = { "called", "named", "nicknamed", "call", NULL };
  gssize at = i + 1, end;
  gboolean sure = FALSE;

  while (at < i + 4 && (way_notice_is_one_of (scan, at, links) || way_notice_is_mark (scan, at, "(,")))
    at++;
  if (way_notice_is_one_of (scan, at, calls))
    at++;
  else if ((way_notice_is (scan, at, "known") || way_notice_is (scan, at, "referred")) && way_notice_is (scan, at + 1, "as"))
    at += 2;
  else if (at == i + 1 && way_notice_is (scan, at, "as"))
    {
      at++;
      sure = TRUE;
    }
  else
    return -1;
  end = initial_end (scan, at);
  if (end >= 0 && !is_mere_letter (scan, at))
    return more_names (scan, end);
  if (is_given_name (scan, at))
    return more_names (scan, at);
  /* "a child called Bright Futures" is a title: a name that is not known stands alone. */
  if (sure || is_plural (scan, i) || !may_be_name (scan, at) || way_notice_token (scan, at + 1)->upper)
    return -1;
  return at;
}

/* Whether what follows a word that is a name and something else besides ("Grant", "Hope") is what follows a person. */
static gboolean
is_followed_as_name (const WayNoticeScan *scan, gssize i)
{
  static const char *const verbs[] = { "was", "is", "had", "has", "who", "and", "said", "told", "did", "went", "came", "asked",
                                       "did", "does", "could", "would", "should", "never", "still", "now", NULL };

  return is_closing (scan, i + 1) || way_notice_is_one_of (scan, i + 1, verbs);
}

/* "boy Ethan", "Pupil Jayden Cole", "the missing child is Lexi". */
static gssize
with_name (const WayNoticeScan *scan, gssize i)
{
  static const char *const being[] = { "is", "was", NULL };
  const WayToken *token = way_notice_token (scan, i);
  gssize before = way_notice_is (scan, i - 1, "young") ? i - 2 : i - 1;

  if (!token->possessive && way_notice_is_one_of (scan, i + 1, being) && is_sure_name (scan, i + 2)
      && !way_notice_token (scan, i + 2)->possessive)
    return more_names (scan, i + 2);
  if (token->possessive || !is_name (scan, i + 1))
    return -1;
  if (is_sure_name (scan, i + 1))
    {
      gssize end = more_names (scan, i + 1);

      return (way_notice_token (scan, end + 1)->flags & WAY_WORD_THING) && way_notice_token (scan, end + 1)->upper ? -1 : end;
    }
  /* Capitals on both sides are a title; a name that is not known needs somebody in particular before it. */
  if (token->upper || is_plural (scan, i) || (way_notice_token (scan, i + 2)->flags & WAY_WORD_NO_NAME
                                              && way_notice_token (scan, i + 2)->upper))
    return -1;
  if (is_given_name (scan, i + 1) && !is_followed_as_name (scan, i + 1))
    return -1;
  if (!(way_notice_token (scan, before)->flags & WAY_WORD_ONE) && !(token->flags & WAY_WORD_CHILD && is_given_name (scan, i + 1)))
    return -1;
  return is_given_name (scan, i + 1) && (way_notice_token (scan, i + 1)->flags & WAY_WORD_MONTH) ? -1 : more_names (scan, i + 1);
}

/* "the girl, Ella,", "a young person (Sam)", "her daughter – Amira –". */
static gssize
with_apposition (const WayNoticeScan *scan, gssize i)
{
  gssize at = i + 2, end;
  gboolean comma = way_notice_is_mark (scan, i + 1, ",");

  if (!comma && !way_notice_is_mark (scan, i + 1, "(–—-:"))
    return -1;
  if (is_given_name (scan, at) && !(way_notice_token (scan, at)->flags & (WAY_WORD_MONTH | WAY_WORD_NO_NAME))
      && !is_known (scan, way_notice_token (scan, at)))
    {
      end = more_names (scan, at);
      if (is_sure_name (scan, at) || is_closing (scan, end + 1))
        return end;
      return -1;
    }
  if (initial_end (scan, at) >= 0 && !is_mere_letter (scan, at) && is_closing (scan, initial_end (scan, at) + 1))
    return initial_end (scan, at);
  /* A name that is not known stands between two commas, with the sentence going on after it. */
  if (!comma || is_plural (scan, i) || !may_be_name (scan, at) || way_notice_token (scan, at)->possessive)
    return -1;
  end = at + (may_be_name (scan, at + 1) ? 1 : 0);
  return way_notice_is_mark (scan, end + 1, ",") && way_notice_token (scan, end + 2)->type == WAY_TOKEN_WORD
             && !way_notice_token (scan, end + 2)->upper && !way_notice_is (scan, end + 2, "and")
             && (way_notice_token (scan, i - 1)->flags & WAY_WORD_ONE)
           ? end : -1;
}

/* --- Names beside an age, or of a parent’s child --- */

/* Whether "14", "fifteen" at @i is the age of a child, and no number of many: "14 to 17". */
static gboolean
is_age (const WayNoticeScan *scan, gssize i)
{
  static const char *const ranges[] = { "to", "and", "or", NULL };
  const WayToken *token = way_notice_token (scan, i);
  int age = way_notice_number (scan, i);

  if (way_notice_is_one_of (scan, i + 1, ranges)
      && (way_notice_number (scan, i + 2) >= 0 || (way_notice_token (scan, i + 2)->flags & WAY_WORD_AGE)))
    return FALSE;
  if (way_notice_is_mark (scan, i + 1, "-–/+") && way_notice_number (scan, i + 2) >= 0)
    return FALSE;
  return (token->type == WAY_TOKEN_NUMBER && token->end - token->start <= 2 && age >= 1 && age <= OLDEST)
         || (token->flags & WAY_WORD_AGE) != 0;
}

/* The last token of "14-year-old", "14 year old", "14yo" at @i, or -1. */
static gssize
years_old_end (const WayNoticeScan *scan, gssize i)
{
  gssize at = i + 1;

  if (!is_age (scan, i))
    return -1;
  if (way_notice_is (scan, at, "yo"))
    return at;
  at += way_notice_is_mark (scan, at, "-–‑");
  if (!way_notice_is (scan, at, "year") && !way_notice_is (scan, at, "years") && !way_notice_is (scan, at, "yr"))
    return -1;
  at++;
  at += way_notice_is_mark (scan, at, "-–‑");
  return way_notice_is (scan, at, "old") ? at : -1;
}

/* The last token of an age after the name at @i: ", aged 14", "(15)", ", 13,", ", who is 14", ", a 14 year old". */
static gssize
age_after (const WayNoticeScan *scan, gssize i)
{
  static const char *const aged[] = { "aged", "age", NULL };
  static const char *const now[] = { "now", "just", "only", "still", "then", NULL };
  static const char *const being[] = { "is", "was", NULL };
  static const char *const goes_on[] = { "and", "but", "when", "so", "with", "now", NULL };
  static const char *const verbs[] = { "has", "had", "is", "was", "who", "told", "said", "went", "came", "from", "lives", "lived",
                                       NULL };
  gboolean comma = way_notice_is_mark (scan, i + 1, ",");
  gboolean bracket = way_notice_is_mark (scan, i + 1, "(");
  gssize at = i + 1 + (comma || bracket);
  gssize end;

  if (way_notice_is_one_of (scan, at, aged) && is_age (scan, at + 1) && (comma || bracket || is_sure_name (scan, i)))
    return at + 1;
  end = years_old_end (scan, at + way_notice_is (scan, at, "a"));
  if ((comma || bracket) && end >= 0)
    return end;
  if (way_notice_is (scan, at, "who") && way_notice_is_one_of (scan, at + 1, being))
    at += 2;
  else if (!comma && !bracket)
    {
      /* "Mia is 14" */
      at += way_notice_is_one_of (scan, at, being);
      at += way_notice_is_one_of (scan, at, now);
      return at > i + 1 && is_sure_name (scan, i) && is_age (scan, at)
                 && (is_closing (scan, at + 1) || way_notice_is_one_of (scan, at + 1, goes_on))
               ? at : -1;
    }
  at += way_notice_is_one_of (scan, at, now);
  if (way_notice_is (scan, at, "in"))
    at++;
  if (is_sure_name (scan, i) && way_notice_is (scan, at, "year") && (comma || bracket)
      && (is_age (scan, at + 1) || way_notice_number (scan, at + 1) > 0))
    return at + 1;
  if (!is_age (scan, at))
    return -1;
  if (!is_sure_name (scan, i))
    return comma && may_be_name (scan, i) && way_notice_is_mark (scan, at + 1, ",") && way_notice_is_one_of (scan, at + 2, verbs)
             ? at : -1;
  if (bracket)
    return way_notice_is_mark (scan, at + 1, ")") || way_notice_is_mark (scan, at + 1, ",") ? at : -1;
  return is_closing (scan, at + 1) ? at : -1;
}

static gboolean
is_of_child (const WayNoticeScan *scan, gssize i)
{
  static const char *const whose[] = { "her", "his", "their", "whose", NULL };

  return (is_child_word (scan, i) && way_notice_token (scan, i)->possessive) || way_notice_is_one_of (scan, i, whose);
}

/* The word for a child after the name or initial at @i: "M., a girl of fourteen", "Ella, the youngest pupil". Or -1. */
static gssize
child_word_after (const WayNoticeScan *scan, gssize i)
{
  static const char *const grown[] = { "student", "apprentice", "survivor", "learner", "brother", "sister", NULL };
  gssize at = i + 1 + way_notice_is_mark (scan, i + 1, ".");

  if (!way_notice_is_mark (scan, at, ",(") || !(way_notice_token (scan, at + 1)->flags & WAY_WORD_ONE))
    return -1;
  for (gssize end = at + 2; end < at + 5; end++)
    {
      const WayToken *token = way_notice_token (scan, end);

      if (token->type != WAY_TOKEN_WORD || token->upper)
        return -1;
      if (is_child_word (scan, end) && !is_plural (scan, end) && !token->possessive
          && !way_notice_is_one_of (scan, end, grown))
        return end;
    }
  return -1;
}

/* A name of which the words around say that it is a child’s. Sets the range. */
static gboolean
name_with_context (const WayNoticeScan *scan, gssize i, gssize *first, gssize *last)
{
  gssize end = is_given_name (scan, i) ? more_names (scan, i) : i;
  gssize age = age_after (scan, end);

  *first = i;
  *last = end;
  if (age >= 0)
    *last = age;
  else if (is_sure_name (scan, i) && child_word_after (scan, end) >= 0)
    *last = child_word_after (scan, end);
  else if (is_sure_name (scan, i)
           && (way_notice_is (scan, i - 1, "old") || (way_notice_is_mark (scan, i - 1, ",") && way_notice_is (scan, i - 2, "old"))))
    {
      for (*first = i - 2; *first > i - 7 && years_old_end (scan, *first) < i - 2;)
        (*first)--;
      return *first > i - 7;
    }
  else if (way_notice_is (scan, i - 2, "name") && is_of_child (scan, i - 3)
           && (way_notice_is (scan, i - 1, "is") || way_notice_is (scan, i - 1, "was")))
    *first = i - 3;
  else if ((way_notice_token (scan, i - 2)->flags & WAY_WORD_PARENT) && way_notice_is (scan, i - 1, "of")
           && is_sure_name (scan, i))
    *first = i - 2;
  else if (is_sure_name (scan, end) && way_notice_token (scan, end)->possessive
           && (way_notice_token (scan, end + 1)->flags & WAY_WORD_PARENT))
    *last = end + 1;
  else
    return FALSE;
  return TRUE;
}

/* "her initials, K.M.," */
static gssize
after_initials (const WayNoticeScan *scan, gssize i)
{
  gssize at = i + 1;

  while (at < i + 3 && (way_notice_is_mark (scan, at, ",:(") || way_notice_is (scan, at, "are") || way_notice_is (scan, at, "were")))
    at++;
  return initial_end (scan, at);
}

/* --- All of a text --- */

static void
add_tokens (WayNoticeScan *scan, gssize first, gssize last)
{
  way_notice_add (scan, WAY_NOTICE_CHILD, way_notice_token (scan, first)->start, way_notice_token (scan, last)->end);
}

static gssize
child_end (const WayNoticeScan *scan, gssize i)
{
  gssize end = with_initial (scan, i);

  if (end < 0)
    end = with_called (scan, i);
  if (end < 0)
    end = with_name (scan, i);
  return end < 0 ? with_apposition (scan, i) : end;
}

void
way_notice_scan_children (WayNoticeScan *scan)
{
  for (gssize i = 0; way_notice_token (scan, i)->type != WAY_TOKEN_END; i++)
    {
      const WayToken *token = way_notice_token (scan, i);
      gssize first = i, last = -1;

      if (token->type != WAY_TOKEN_WORD)
        continue;
      if (is_child_word (scan, i))
        {
          first = way_notice_is (scan, i - 1, "young") ? i - 1 : i;
          last = child_end (scan, i);
        }
      else if (way_notice_is (scan, i, "initials"))
        last = after_initials (scan, i);
      else if (initial_end (scan, i) >= 0 && child_word_after (scan, initial_end (scan, i)) >= 0)
        last = child_word_after (scan, initial_end (scan, i));
      else if (token->upper && is_name (scan, i) && !name_with_context (scan, i, &first, &last))
        last = -1;
      if (last >= 0)
        {
          add_tokens (scan, first, last);
          i = MAX (i, last);
        }
    }
}
