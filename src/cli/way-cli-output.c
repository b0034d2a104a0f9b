/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/way-cli.h"

#include <stdio.h>
#include <string.h>

/* A cell is cut after this many characters. */
#define MAX_CELL 60

struct _WayCliTable {
  GPtrArray *headings;
  GPtrArray *cells;
};

void
way_cli_print (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  fputs (text, stdout);
}

void
way_cli_print_json (WayJsonWriter *json)
{
  g_autoptr (GBytes) bytes = way_json_writer_end (json);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  fwrite (data, 1, size, stdout);
}

void
way_cli_json_id (WayJsonWriter *json, const char *name, const WayId *id)
{
  char text[WAY_ID_TEXT_SIZE];

  way_json_writer_text (json, name, id != NULL ? way_id_to_text (id, text) : NULL);
}

char *
way_cli_format_time (gint64 milliseconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (milliseconds / 1000);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : g_strdup ("");
}

static int
text_width (const char *text)
{
  int width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static void
print_cell (const char *text, int width, gboolean last)
{
  fputs (text, stdout);
  for (int space = text_width (text); !last && space < width + 2; space++)
    fputc (' ', stdout);
}

WayCliTable *
way_cli_table_new (const char *heading, ...)
{
  WayCliTable *self = g_new0 (WayCliTable, 1);
  va_list args;

  self->headings = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  va_start (args, heading);
  for (; heading != NULL; heading = va_arg (args, const char *))
    way_cli_table_add_heading (self, heading);
  va_end (args);
  return self;
}

void
way_cli_table_add_heading (WayCliTable *self, const char *heading)
{
  g_ptr_array_add (self->headings, g_strdup (heading));
}

void
way_cli_table_add (WayCliTable *self, const char *text)
{
  g_autofree char *line = g_strdup (text != NULL ? text : "");
  glong length;

  g_strdelimit (line, "\n\r\t", ' ');
  g_strstrip (line);
  length = g_utf8_strlen (line, -1);
  if (length > MAX_CELL)
    {
      g_autofree char *cut = g_utf8_substring (line, 0, MAX_CELL - 1);

      g_ptr_array_add (self->cells, g_strconcat (g_strchomp (cut), "…", NULL));
      return;
    }
  g_ptr_array_add (self->cells, g_steal_pointer (&line));
}

/* The width of a column, or 0 if it holds no text. */
static int
column_width (WayCliTable *self, guint column)
{
  int width = 0;

  for (guint i = column; i < self->cells->len; i += self->headings->len)
    width = MAX (width, text_width (g_ptr_array_index (self->cells, i)));
  return width > 0 ? MAX (width, text_width (g_ptr_array_index (self->headings, column))) : 0;
}

static void
print_row (WayCliTable *self, const int *widths, guint last, gpointer *texts)
{
  for (guint c = 0; c <= last; c++)
    if (widths[c] > 0)
      print_cell (texts[c], widths[c], c == last);
  fputc ('\n', stdout);
}

void
way_cli_table_print (WayCliTable *self, const char *empty)
{
  guint n = self->headings->len;
  g_autofree int *widths = g_new0 (int, n);
  guint last = 0;

  for (guint c = 0; c < n; c++)
    {
      widths[c] = column_width (self, c);
      if (widths[c] > 0)
        last = c;
    }
  if (self->cells->len == 0)
    way_cli_print ("%s\n", empty);
  else
    print_row (self, widths, last, self->headings->pdata);
  for (guint i = 0; i + n <= self->cells->len; i += n)
    print_row (self, widths, last, self->cells->pdata + i);
  g_ptr_array_unref (self->headings);
  g_ptr_array_unref (self->cells);
  g_free (self);
}
