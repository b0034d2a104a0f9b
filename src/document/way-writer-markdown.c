/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CommonMark with the tables of GitHub Flavored Markdown. Every ASCII punctuation character that could mean
 * something is escaped with a backslash (CommonMark 0.30, 2.4); line breaks in a cell are <br>. */
#include "document/way-output.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum { IN_BLOCK, IN_CELL } Place;

static void
put_break (WayOutput *output, Place place, const char *indent)
{
  if (place == IN_CELL)
    {
      way_output_puts (output, "<br>");
      return;
    }
  way_output_puts (output, "\\\n");
  way_output_puts (output, indent);
}

/* A character that starts a list, heading or rule at the start of a line only. */
static gboolean
starts_block (const char *line, const char *p)
{
  if (p == line)
    return strchr ("#+-=~", *p) != NULL;
  if (*p != '.' && *p != ')')
    return FALSE;
  for (; line < p; line++)
    if (!g_ascii_isdigit (*line))
      return FALSE;
  return TRUE;
}

/* @start says whether @text begins a line, or goes on in one. */
static void
put_part (WayOutput *output, const char *text, Place place, const char *indent, gboolean start)
{
  const char *line = start ? text : NULL;
  gboolean blank = start; /* nothing but spaces on this line yet */

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\n' && p[strspn (p, "\n")] == '\0')
        break; /* a line end with nothing after it says nothing */
      if (*p == '\n')
        {
          put_break (output, place, indent);
          line = p + 1;
          blank = TRUE;
        }
      else if (blank && (*p == ' ' || *p == '\t'))
        {
          way_output_puts (output, *p == ' ' ? "&#32;" : "&#9;");
          line = p + 1;
        }
      else
        {
          if (strchr ("\\`*_{}[]<>()!|&~$", *p) != NULL || (line != NULL && starts_block (line, p)))
            way_output_write (output, "\\", 1);
          way_output_write (output, p, 1);
          blank = FALSE;
        }
    }
}

static void
put_text (WayOutput *output, const char *text, Place place, const char *indent)
{
  put_part (output, text, place, indent, TRUE);
}

static const char *
style_mark (WayRunStyle style)
{
  static const char *const marks[] = { "", "**", "*", "***" };

  return marks[style & 3];
}

/* Emphasis must hug its words, so the spaces around them stay outside; it cannot span a line break. */
static void
put_styled (WayOutput *output, const WayRun *run, const char *indent)
{
  g_auto (GStrv) lines = g_strsplit (run->text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize before = strspn (lines[i], " \t");
      char *end = lines[i] + strlen (lines[i]);
      char *last = end;
      g_autofree char *inner = NULL;

      if (i > 0)
        put_break (output, IN_BLOCK, indent);
      while (last > lines[i] + before && (last[-1] == ' ' || last[-1] == '\t'))
        last--;
      inner = g_strndup (lines[i] + before, (gsize) (last - lines[i] - (gssize) before));
      way_output_write (output, lines[i], before);
      if (*inner == '\0')
        continue;
      way_output_puts (output, style_mark (run->style));
      put_text (output, inner, IN_BLOCK, indent);
      way_output_puts (output, style_mark (run->style));
      way_output_puts (output, last);
    }
}

static void
put_runs (WayOutput *output, const WayRuns *runs, const char *indent)
{
  for (guint i = 0; i < runs->runs->len; i++)
    {
      const WayRun *run = &g_array_index (runs->runs, WayRun, i);

      if (run->style == WAY_RUN_PLAIN)
        put_part (output, run->text, IN_BLOCK, indent, i == 0);
      else
        put_styled (output, run, indent);
    }
}

static void
put_cell (WayOutput *output, const char *text, gboolean bold)
{
  way_output_puts (output, bold ? " **" : " ");
  put_text (output, text, IN_CELL, "");
  way_output_puts (output, bold ? "** |" : " |");
}

static gboolean
put_table (WayOutput *output, const WayTable *table, guint *done, guint total)
{
  if (*table->caption != '\0')
    {
      way_output_puts (output, "**");
      put_text (output, table->caption, IN_CELL, "");
      way_output_puts (output, "**\n\n");
    }
  way_output_puts (output, "|");
  for (guint i = 0; i < table->columns->len; i++)
    put_cell (output, ((WayColumn *) g_ptr_array_index (table->columns, i))->title, FALSE);
  way_output_puts (output, "\n|");
  for (guint i = 0; i < table->columns->len; i++)
    way_output_puts (output, ((WayColumn *) g_ptr_array_index (table->columns, i))->kind == WAY_COLUMN_NUMBER
                                 ? " ---: |" : " --- |");
  way_output_puts (output, "\n");
  for (guint i = 0; i < table->rows->len; i++)
    {
      const WayTableRow *row = g_ptr_array_index (table->rows, i);

      if (!way_output_step (output, (*done)++, total))
        return FALSE;
      way_output_puts (output, "|");
      for (guint j = 0; j < table->columns->len; j++)
        {
          const char *text = row->group == NULL ? row->cells[j].text : j == 0 ? row->group : "";

          put_cell (output, text, row->group != NULL && *text != '\0');
        }
      way_output_puts (output, "\n");
    }
  way_output_puts (output, "\n");
  return output->error == NULL;
}

static void
put_list (WayOutput *output, const WayNode *node)
{
  for (guint i = 0; i < node->items->len; i++)
    {
      g_autofree char *mark = node->ordered ? g_strdup_printf ("%u. ", i + 1) : g_strdup ("- ");
      g_autofree char *indent = g_strnfill (strlen (mark), ' ');

      way_output_puts (output, mark);
      put_runs (output, g_ptr_array_index (node->items, i), indent);
      way_output_puts (output, "\n");
    }
  way_output_puts (output, "\n");
}

static void
put_pair (WayOutput *output, const char *label, const char *value)
{
  way_output_puts (output, "- **");
  put_text (output, label, IN_BLOCK, "  ");
  way_output_puts (output, "**: ");
  put_text (output, value, IN_BLOCK, "  ");
  way_output_puts (output, "\n");
}

static void
put_heading (WayOutput *output, const char *hashes, const char *text)
{
  way_output_printf (output, "%s ", hashes);
  put_text (output, text, IN_CELL, "");
  way_output_puts (output, "\n\n");
}

static gboolean
put_node (WayOutput *output, const WayNode *node, guint *done, guint total)
{
  switch (node->kind)
    {
    case WAY_NODE_HEADING:
      put_heading (output, &"####"[3 - node->level], node->text);
      break;
    case WAY_NODE_PARAGRAPH:
      put_runs (output, node->runs, "");
      way_output_puts (output, "\n\n");
      break;
    case WAY_NODE_LIST:
      put_list (output, node);
      break;
    case WAY_NODE_TABLE:
      return put_table (output, node->table, done, total);
    case WAY_NODE_KEY:
      way_output_puts (output, "**");
      put_text (output, node->text, IN_CELL, "");
      way_output_puts (output, "**\n\n");
      for (guint i = 0; i < node->entries->len; i++)
        {
          const WayKeyEntry *entry = g_ptr_array_index (node->entries, i);

          put_pair (output, entry->word, entry->meaning);
        }
      way_output_puts (output, "\n");
      break;
    }
  return output->error == NULL;
}

gboolean
way_document_write_markdown (const WayDocument *document, WayOutput *output)
{
  guint total = way_document_count_rows (document), done = 0;

  if (document->mark != NULL)
    {
      way_output_puts (output, "> **");
      put_text (output, document->mark, IN_CELL, "");
      way_output_puts (output, "**\n\n");
    }
  put_heading (output, "#", document->title);
  if (document->subtitle != NULL)
    {
      put_text (output, document->subtitle, IN_BLOCK, "");
      way_output_puts (output, "\n\n");
    }
  for (guint i = 0; i < document->details->len; i++)
    {
      const WayDetail *detail = g_ptr_array_index (document->details, i);

      put_pair (output, detail->label, detail->value);
    }
  if (document->details->len > 0)
    way_output_puts (output, "\n");
  for (guint i = 0; i < document->nodes->len; i++)
    if (!put_node (output, g_ptr_array_index (document->nodes, i), &done, total))
      return FALSE;
  return output->error == NULL;
}
