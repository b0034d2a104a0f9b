/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-names.h"

#include "base/way-text.h"

#include <string.h>

/* What has neither letters nor figures is told by its pictures. */
static void
add_pictures (GString *words, const char *folded)
{
  for (const char *i = folded; *i != '\0'; i = g_utf8_next_char (i))
    if (g_unichar_type (g_utf8_get_char (i)) == G_UNICODE_OTHER_SYMBOL)
      g_string_append_unichar (words, g_utf8_get_char (i));
}

char *
way_name_words (const char *text)
{
  g_autofree char *folded = way_text_fold (text);
  GString *words = g_string_new (" ");

  for (const char *i = folded; *i != '\0'; i = g_utf8_next_char (i))
    {
      gunichar c = g_utf8_get_char (i);

      if (g_unichar_isalnum (c) || (g_unichar_ismark (c) && words->str[words->len - 1] != ' '))
        g_string_append_unichar (words, c);
      else if (c != '\'' && c != 0x2019 && words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  if (words->len == 1)
    add_pictures (words, folded);
  if (words->str[words->len - 1] != ' ')
    g_string_append_c (words, ' ');
  return g_string_free (words, FALSE);
}

/* %TRUE if all of @some, as way_name_words() gives them, are among @all. */
static gboolean
has_words (const char *all, const char *some)
{
  g_auto (GStrv) parts = g_strsplit (some, " ", -1);
  gboolean any = FALSE;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *word = g_strdup_printf (" %s ", parts[i]);

      if (*parts[i] == '\0')
        continue;
      if (strstr (all, word) == NULL)
        return FALSE;
      any = TRUE;
    }
  return any;
}

WayNames *
way_names_new (void)
{
  WayNames *self = g_new (WayNames, 1);

  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->words = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
way_names_add (WayNames *self, WayRecord *record)
{
  g_ptr_array_add (self->records, g_object_ref (record));
  g_ptr_array_add (self->words, way_name_words (way_record_get_title (record)));
}

WayNames *
way_names_of (WayLibrary *library, const char *query)
{
  g_autoptr (GPtrArray) records = way_library_query_records (library, query, "");
  WayNames *self = way_names_new ();

  for (guint i = 0; i < records->len; i++)
    way_names_add (self, records->pdata[i]);
  return self;
}

void
way_names_free (WayNames *self)
{
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->words);
  g_free (self);
}

WayRecord *
way_names_only_one (WayNames *self, const char *words, gboolean whole)
{
  WayRecord *found = NULL;

  if (g_str_equal (words, " "))
    return NULL;
  for (guint i = 0; i < self->records->len; i++)
    {
      if (!(whole ? g_str_equal (self->words->pdata[i], words) : has_words (self->words->pdata[i], words)))
        continue;
      if (found != NULL)
        return NULL;
      found = self->records->pdata[i];
    }
  return found;
}

guint
way_names_count (WayNames *self, const char *words)
{
  guint n = 0;

  for (guint i = 0; i < self->records->len; i++)
    n += has_words (self->words->pdata[i], words);
  return n;
}

/* --- Slips of the keys --- */

/* Longer names are not compared. */
#define MOST_LETTERS 80

/* The least number of letters put in, left out, changed or exchanged with a neighbour (optimal string alignment). */
static guint
distance (const gunichar *a, glong n_a, const gunichar *b, glong n_b)
{
  guint rows[3][MOST_LETTERS + 1];

  for (glong j = 0; j <= n_b; j++)
    rows[0][j] = (guint) j;
  for (glong i = 1; i <= n_a; i++)
    {
      guint *now = rows[i % 3], *before = rows[(i + 2) % 3], *two_before = rows[(i + 1) % 3];

      now[0] = (guint) i;
      for (glong j = 1; j <= n_b; j++)
        {
          now[j] = MIN (MIN (before[j], now[j - 1]) + 1, before[j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            now[j] = MIN (now[j], two_before[j - 2] + 1);
        }
    }
  return rows[n_a % 3][n_b];
}

gboolean
way_name_words_near (const char *one, const char *other)
{
  glong n_one, n_other, least;
  g_autofree gunichar *a = g_utf8_to_ucs4_fast (one, -1, &n_one);
  g_autofree gunichar *b = g_utf8_to_ucs4_fast (other, -1, &n_other);

  /* Without the spaces around them. */
  least = MIN (n_one, n_other) - 2;
  if (least < 4 || MAX (n_one, n_other) > MOST_LETTERS || ABS (n_one - n_other) > 2)
    return FALSE;
  return distance (a, n_one, b, n_other) <= (least < 8 ? 1 : 2);
}

/* One of the words of @all is this one, or with @near nearly. */
static gboolean
has_word (const char *all, const char *word, gboolean near)
{
  g_auto (GStrv) parts = g_strsplit (all, " ", -1);
  g_autofree char *some = g_strdup_printf (" %s ", word);

  if (!near)
    return strstr (all, some) != NULL;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = g_strdup_printf (" %s ", parts[i]);

      if (way_name_words_near (part, some))
        return TRUE;
    }
  return FALSE;
}

/* Each of @some is in @all, or nearly. Words of four letters are too like each other. */
static gboolean
has_words_nearly (const char *all, const char *some)
{
  g_auto (GStrv) parts = g_strsplit (some, " ", -1);
  gboolean any = FALSE;

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && !has_word (all, parts[i], FALSE))
      {
        if (g_utf8_strlen (parts[i], -1) < 5 || !has_word (all, parts[i], TRUE))
          return FALSE;
        any = TRUE;
      }
  return any;
}

WayRecord *
way_names_near (WayNames *self, const char *words)
{
  for (guint i = 0; i < self->records->len; i++)
    if (way_name_words_near (self->words->pdata[i], words) || has_words_nearly (self->words->pdata[i], words))
      return self->records->pdata[i];
  return NULL;
}
