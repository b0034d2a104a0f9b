/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV as RFC 4180 has it, with a UTF-8 byte order mark for spreadsheets. Group headings become a first column,
 * dates of a whole day are ISO 8601, the mark is a last column, so that the file stays one flat table and each row
 * says what it is. Several tables are set apart by an empty line. */
#include "document/way-output.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_space (gunichar c)
{
  return c != '\t' && (g_unichar_isspace (c) || c == 0x200b || c == 0xfeff);
}

/* A spreadsheet runs what begins with one of these, or with their full-width forms (the advice of OWASP, "CSV
 * injection"), and some take away spaces and quotes before they look: an apostrophe before all of it keeps it text. Text
 * that has such an apostrophe already gets another, so that a reader who takes one away always gets the text back. */
static gboolean
is_formula (const char *text)
{
  static const gunichar first[] = { '=', '+', '-', '@', '\t', 0xff1d, 0xff0b, 0xff0d, 0xff20 };

  while (*text == '\'' || *text == '"' || is_space (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    if (g_utf8_get_char (text) == first[i])
      return TRUE;
  return FALSE;
}

/* What can be nothing but a number stays one, also in a column of text: "-5". */
static gboolean
is_number (const char *text)
{
  const char *digits = text + (*text == '-' ? 1 : 0);
  gsize whole = strspn (digits, "0123456789");
  gsize part = digits[whole] == '.' ? strspn (digits + whole + 1, "0123456789") : 0;

  return whole > 0 && digits[whole + (digits[whole] == '.' && part > 0 ? part + 1 : 0)] == '\0';
}

static void
put_field (WayOutput *output, const char *text, gboolean first)
{
  gboolean neutral = is_formula (text) && !is_number (text);
  gboolean quoted = strpbrk (text, ",;\"\n\t") != NULL || *text == ' ';

  if (!first)
    way_output_write (output, ",", 1);
  if (quoted)
    way_output_write (output, "\"", 1);
  if (neutral)
    way_output_write (output, "'", 1);
  for (const char *p = text; *p != '\0';)
    {
      gsize run = strcspn (p, "\"");

      way_output_write (output, p, run);
      p += run;
      if (*p == '"')
        {
          way_output_write (output, "\"\"", 2);
          p++;
        }
    }
  if (quoted)
    way_output_write (output, "\"", 1);
}

static void
put_header (WayOutput *output, const WayDocument *document, const WayTable *table, gboolean groups)
{
  if (groups)
    put_field (output, table->group_column != NULL ? table->group_column : _("Group"), TRUE);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const WayColumn *column = g_ptr_array_index (table->columns, i);

      put_field (output, column->title, i == 0 && !groups);
    }
  if (document->mark != NULL)
    put_field (output, C_("column title", "Marking"), FALSE);
  way_output_puts (output, "\r\n");
}

static gboolean
put_table (WayOutput *output, const WayDocument *document, const WayTable *table, guint *done, guint total)
{
  gboolean groups = way_table_has_groups (table);
  const char *group = "";

  put_header (output, document, table, groups);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const WayTableRow *row = g_ptr_array_index (table->rows, i);

      if (!way_output_step (output, (*done)++, total))
        return FALSE;
      if (row->group != NULL)
        {
          group = row->group;
          continue;
        }
      if (groups)
        put_field (output, group, TRUE);
      for (guint j = 0; j < table->columns->len; j++)
        {
          const WayCell *cell = &row->cells[j];

          put_field (output, cell->date != NULL ? cell->date : cell->text, j == 0 && !groups);
        }
      if (document->mark != NULL)
        put_field (output, document->mark, FALSE);
      way_output_puts (output, "\r\n");
    }
  return output->error == NULL;
}

gboolean
way_document_write_csv (const WayDocument *document, WayOutput *output)
{
  guint total = way_document_count_rows (document), done = 0, tables = 0;

  way_output_puts (output, "\xef\xbb\xbf");
  for (guint i = 0; i < document->nodes->len; i++)
    {
      const WayNode *node = g_ptr_array_index (document->nodes, i);

      if (node->kind != WAY_NODE_TABLE)
        continue;
      if (tables++ > 0)
        way_output_puts (output, "\r\n");
      if (!put_table (output, document, node->table, &done, total))
        return FALSE;
    }
  return output->error == NULL;
}
