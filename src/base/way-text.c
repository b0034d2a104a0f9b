/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-text.h"

#include <string.h>

gboolean
way_text_is_blank (const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

/* Never past the end, as a damaged library may hold half a character there. */
static const char *
next_character (const char *at)
{
  for (at++; (*at & 0xc0) == 0x80; at++)
    ;
  return at;
}

/* The end of the last whole word of what stands before @at, unless a long word would take a third of it away. */
static const char *
word_end (const char *text, const char *at)
{
  const char *end = at;

  while (end > text && !g_ascii_isspace (*end))
    end--;
  return (end - text) * 3 >= (at - text) * 2 ? end : at;
}

char *
way_text_beginning (const char *text, guint max)
{
  const char *end = text;
  const char *last = text;
  g_autofree char *beginning = NULL;

  if (text == NULL)
    return g_strdup ("");
  for (guint i = 0; i < max && *end != '\0'; i++)
    {
      last = end;
      end = next_character (end);
    }
  if (*end == '\0')
    return g_strdup (text);
  beginning = g_strndup (text, (gsize) (word_end (text, last) - text));
  return g_strconcat (g_strchomp (beginning), "…", NULL);
}

char *
way_text_summary (const char *text, guint max)
{
  g_autofree char *line = text != NULL ? g_strndup (text, strcspn (text, "\n")) : g_strdup ("");

  return way_text_beginning (g_strchomp (line), max);
}

static const char *
skip_space (const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

static const char *
skip_marker (const char *line)
{
  static const char bullets[] = "-*•–·◦▪‣";
  const char *digits = line;

  if (g_utf8_strchr (bullets, -1, g_utf8_get_char (line)) != NULL)
    {
      const char *rest = g_utf8_next_char (line);

      if (*rest != '\0' && g_unichar_isspace (g_utf8_get_char (rest)))
        return skip_space (rest);
      /* "•text" is common in pasted lists; "-5" and "*note*" are words. */
      return (guchar) line[0] >= 0x80 ? rest : line;
    }
  while (g_ascii_isdigit (*digits) && digits - line < 3)
    digits++;
  if (digits > line && (*digits == '.' || *digits == ')') && g_ascii_isspace (digits[1]))
    return skip_space (digits + 1);
  return line;
}

char **
way_text_lines (const char *pasted)
{
  g_auto (GStrv) lines = g_strsplit (pasted != NULL ? pasted : "", "\n", -1);
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *start = skip_space (lines[i]);
      g_autofree char *item = NULL;

      if (*start == '\0')
        continue;
      item = g_strchomp (g_strdup (skip_marker (start)));
      if (!way_text_is_blank (item))
        g_ptr_array_add (items, g_steal_pointer (&item));
    }
  g_ptr_array_add (items, NULL);
  return (char **) g_ptr_array_free (items, FALSE);
}

char *
way_text_fold (const char *text)
{
  g_autofree char *normal = NULL;

  if (text == NULL || g_str_is_ascii (text))
    return g_ascii_strdown (text != NULL ? text : "", -1);
  normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  return g_utf8_casefold (normal != NULL ? normal : "", -1);
}

gboolean
way_text_matches (const char *text, const char *words)
{
  g_autofree char *folded = way_text_fold (text);
  g_autofree char *wanted = way_text_fold (words);
  g_auto (GStrv) parts = g_strsplit_set (wanted, " \t\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (folded, parts[i]) == NULL)
      return FALSE;
  return TRUE;
}

static const char rank_digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
#define RANK_BASE 62

static int
rank_digit (char c)
{
  const char *at = c != '\0' ? strchr (rank_digits, c) : NULL;

  return at != NULL ? (int) (at - rank_digits) : 0;
}

#define RANK_WIDTH 4
#define RANK_LIMIT (RANK_BASE * RANK_BASE * RANK_BASE * RANK_BASE)

/* The first four digits of @key as a number, moved by @by; %NULL if that leaves the range. */
static char *
rank_step (const char *key, int by)
{
  char next[RANK_WIDTH + 1] = { 0 };
  int number = 0;

  for (guint i = 0; i < RANK_WIDTH; i++)
    {
      number = number * RANK_BASE + rank_digit (*key);
      if (*key != '\0')
        key++;
    }
  number += by;
  if (number <= 0 || number >= RANK_LIMIT)
    return NULL;
  for (guint i = RANK_WIDTH; i > 0; i--, number /= RANK_BASE)
    next[i - 1] = rank_digits[number % RANK_BASE];
  return g_strdup (next);
}

char *
way_rank_between (const char *before, const char *after)
{
  gboolean bounded = after != NULL && (before == NULL || strcmp (before, after) < 0);
  GString *key;
  char *step = NULL;

  if (before == NULL && !bounded)
    return g_strdup ("U000");
  /* At the ends, count, so that long lists keep short keys. */
  if (!bounded)
    step = rank_step (before, 1);
  else if (before == NULL)
    step = rank_step (after, -1);
  if (step != NULL)
    return step;

  if (before == NULL)
    before = "";
  key = g_string_new (NULL);
  for (;;)
    {
      int low = rank_digit (*before);
      int high = bounded ? rank_digit (*after) : RANK_BASE;

      if ((low + high) / 2 > low)
        {
          g_string_append_c (key, rank_digits[(low + high) / 2]);
          return g_string_free (key, FALSE);
        }
      g_string_append_c (key, rank_digits[low]);
      if (bounded && (high > low || *after == '\0'))
        bounded = FALSE;
      else if (bounded)
        after++;
      if (*before != '\0')
        before++;
    }
}
