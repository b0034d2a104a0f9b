/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/way-xlsx-text.h"

#include <string.h>

#define TABLE_WIDTH 150.0 /* in characters */

gsize
way_xlsx_units (const char *text)
{
  gsize n = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    n += (guchar) *text >= 0xf0 ? 2 : 1;
  return n;
}

const char *
way_xlsx_skip_units (const char *text, gsize n)
{
  gsize seen = 0;

  while (*text != '\0')
    {
      seen += (guchar) *text >= 0xf0 ? 2 : 1;
      if (seen > n)
        break;
      text = g_utf8_next_char (text);
    }
  return text;
}

char *
way_xlsx_escape (const char *text)
{
  GString *out = NULL;
  const char *from = text;

  for (const char *p = strstr (text, "_x"); p != NULL; p = strstr (p + 1, "_x"))
    if (g_ascii_isxdigit (p[2]) && g_ascii_isxdigit (p[3]) && g_ascii_isxdigit (p[4])
        && g_ascii_isxdigit (p[5]) && p[6] == '_')
      {
        out = out != NULL ? out : g_string_new (NULL);
        g_string_append_len (out, from, p - from);
        g_string_append (out, "_x005F_");
        from = p + 1;
      }
  if (out == NULL)
    return NULL;
  g_string_append (out, from);
  return g_string_free (out, FALSE);
}

gboolean
way_xlsx_read_number (const char *text, double *number)
{
  const char *digits = text + (*text == '-' ? 1 : 0);
  gsize whole = strspn (digits, "0123456789");
  gsize part = digits[whole] == '.' ? strspn (digits + whole + 1, "0123456789") : 0;

  /* A number as a person writes it; "007", "0x1F" and what has more than 15 digits stay text. */
  if (whole == 0 || whole + part > 15 || (whole > 1 && *digits == '0') || (digits[whole] == '.' && part == 0)
      || digits[whole + (part > 0 ? part + 1 : 0)] != '\0')
    return FALSE;
  *number = g_ascii_strtod (text, NULL);
  return TRUE;
}

double
way_xlsx_column_width (const WayTable *table, guint index, double sum)
{
  const WayColumn *column = g_ptr_array_index (table->columns, index);
  glong longest = column->kind == WAY_COLUMN_DATE ? 12 : 8;

  for (guint i = 0; column->kind == WAY_COLUMN_DATE && i < table->rows->len; i++)
    {
      const WayTableRow *row = g_ptr_array_index (table->rows, i);

      if (row->group == NULL)
        longest = MAX (longest, g_utf8_strlen (row->cells[index].text, 60));
    }
  return CLAMP (TABLE_WIDTH * column->width / sum, longest + 2, 70);
}

guint
way_xlsx_count_lines (const char *text, double width)
{
  guint lines = 0;

  for (gboolean more = TRUE; more; lines++)
    {
      const char *end = text + strcspn (text, "\n");
      double fit = MAX (width - 2, 4);

      lines += (guint) (g_utf8_strlen (text, end - text) / fit);
      more = *end == '\n';
      text = end + 1;
    }
  return lines;
}
