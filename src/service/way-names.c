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
