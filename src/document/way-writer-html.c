/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One file of HTML 5 with its style sheet inside: light, dark and print. Nothing is fetched, nothing runs. */
#include "document/way-output.h"
#include "document/way-tone.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char style[] =
  ":root{color-scheme:light dark;--paper:#fff;--ink:#1f1f24;--soft:#5e5c64;--rule:#d5d3da;--band:#f3f5f9;--accent:#1a5fb4}\n"
  "body{margin:0 auto;max-width:76rem;padding:2rem 1.5rem 4rem;background:var(--paper);color:var(--ink);"
  "font:1rem/1.5 Cantarell,\"Noto Sans\",\"DejaVu Sans\",system-ui,sans-serif}\n"
  "h1,h2,h3,h4{line-height:1.2;margin:2rem 0 .6rem;overflow-wrap:anywhere}\n"
  "h1{font-size:2rem;margin-top:.5rem}h2{font-size:1.45rem;color:var(--accent)}h3{font-size:1.2rem}h4{font-size:1rem}\n"
  "p,ul,ol{max-width:46rem;margin:0 0 .8rem;overflow-wrap:anywhere}\n"
  ".mark{display:inline-block;margin:0;padding:.1rem .7rem;border:1px solid currentColor;border-radius:1rem;"
  "font-weight:700;font-size:.85rem}\n"
  ".subtitle{font-size:1.15rem;color:var(--soft)}\n"
  "dl{display:grid;grid-template-columns:minmax(7rem,max-content) 1fr;gap:.2rem 1.5rem;max-width:46rem;margin:0 0 1.5rem}\n"
  "dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}\n"
  ".key dl{align-items:baseline}\n"
  ".table{overflow-x:auto;margin:1rem 0 1.5rem}\n"
  "table{border-collapse:collapse;width:100%;font-size:.92rem}\n"
  "caption{text-align:left;color:var(--soft);padding:.3rem 0}\n"
  "th,td{text-align:left;vertical-align:top;padding:.5rem .6rem;border-bottom:1px solid var(--rule);overflow-wrap:anywhere}\n"
  "thead th{border-bottom:2px solid var(--accent)}\n"
  "tbody th{background:var(--band)}\n"
  ".number{text-align:right;font-variant-numeric:tabular-nums}.date,.pill{overflow-wrap:normal}.notes{color:var(--soft);font-size:.88em}\n"
  ".pill{display:inline-block;padding:.05rem .6rem;border-radius:.8rem;font-weight:700;font-size:.88em}\n";

static const char style_print[] =
  "@page{size:A4;margin:18mm 15mm}\n"
  "@media print{body{max-width:none;padding:0;font-size:10pt}thead{display:table-header-group}"
  "tr{break-inside:avoid}h2,h3,h4{break-after:avoid}.table{overflow:visible}"
  ".mark{position:fixed;top:-12mm;right:0}.pill{print-color-adjust:exact;-webkit-print-color-adjust:exact}}\n";

static void
put_style (WayOutput *output, gboolean landscape)
{
  way_output_puts (output, "<style>\n");
  way_output_puts (output, style);
  for (WayTone tone = WAY_TONE_NEUTRAL; tone <= WAY_TONE_BAD; tone++)
    {
      const WayToneColours *colours = way_tone_colours (tone);

      way_output_printf (output, ".pill.%s{background:#%06x;color:#%06x}.word.%s{color:#%06x}\n", colours->name,
                         colours->fill, colours->text, colours->name, colours->text);
    }
  way_output_puts (output, "@media screen and (prefers-color-scheme:dark){\n"
                           ":root{--paper:#1d1d20;--ink:#f2f2f4;--soft:#b5b3bb;--rule:#46464d;--band:#28282d;--accent:#8cbcff}\n");
  for (WayTone tone = WAY_TONE_NEUTRAL; tone <= WAY_TONE_BAD; tone++)
    {
      const WayToneColours *colours = way_tone_colours (tone);

      way_output_printf (output, ".pill.%s{background:#%06x;color:#%06x}.word.%s{color:#%06x}\n", colours->name,
                         colours->dark_fill, colours->dark_text, colours->name, colours->dark_text);
    }
  way_output_puts (output, "}\n");
  way_output_puts (output, style_print);
  if (landscape)
    way_output_puts (output, "@page{size:A4 landscape}\n");
  way_output_puts (output, "</style>\n");
}

static void
put_text (WayOutput *output, const char *text)
{
  for (const char *p = text; *p != '\0';)
    {
      gsize run = strcspn (p, "&<>\"'\n");

      way_output_write (output, p, run);
      p += run;
      switch (*p)
        {
        case '&':
          way_output_puts (output, "&amp;");
          break;
        case '<':
          way_output_puts (output, "&lt;");
          break;
        case '>':
          way_output_puts (output, "&gt;");
          break;
        case '"':
          way_output_puts (output, "&quot;");
          break;
        case '\'':
          way_output_puts (output, "&#39;");
          break;
        case '\n':
          way_output_puts (output, "<br>");
          break;
        default:
          return;
        }
      p++;
    }
}

/* <@tag attributes>@text</tag>; @tag may carry attributes. */
static void
put_element (WayOutput *output, const char *tag, const char *text)
{
  way_output_printf (output, "<%s>", tag);
  put_text (output, text);
  way_output_printf (output, "</%.*s>", (int) strcspn (tag, " "), tag);
}

static void
put_runs (WayOutput *output, const WayRuns *runs)
{
  for (guint i = 0; i < runs->runs->len; i++)
    {
      const WayRun *run = &g_array_index (runs->runs, WayRun, i);

      way_output_puts (output, run->style & WAY_RUN_BOLD ? "<strong>" : "");
      way_output_puts (output, run->style & WAY_RUN_ITALIC ? "<em>" : "");
      put_text (output, run->text);
      way_output_puts (output, run->style & WAY_RUN_ITALIC ? "</em>" : "");
      way_output_puts (output, run->style & WAY_RUN_BOLD ? "</strong>" : "");
    }
}

static void
put_toned (WayOutput *output, const char *text, WayTone tone, const char *class)
{
  if (tone == WAY_TONE_NONE || *text == '\0')
    {
      put_text (output, text);
      return;
    }
  way_output_printf (output, "<span dir=\"auto\" class=\"%s %s\">", class, way_tone_colours (tone)->name);
  put_text (output, text);
  way_output_puts (output, "</span>");
}

static void
put_cell (WayOutput *output, const WayCell *cell, WayColumnKind kind)
{
  if (cell->date != NULL)
    way_output_printf (output, "<td class=\"date\"><time datetime=\"%s\">", cell->date);
  else
    way_output_puts (output, kind == WAY_COLUMN_NUMBER ? "<td class=\"number\">" : "<td dir=\"auto\">");
  put_toned (output, cell->main, cell->tone, kind == WAY_COLUMN_DATE ? "word" : "pill");
  if (cell->notes != NULL)
    {
      way_output_puts (output, "<div dir=\"auto\" class=\"notes\">");
      put_text (output, cell->notes);
      way_output_puts (output, "</div>");
    }
  way_output_puts (output, cell->date != NULL ? "</time></td>" : "</td>");
}

static gboolean
put_table (WayOutput *output, const WayTable *table, guint *done, guint total)
{
  way_output_puts (output, "<div class=\"table\">\n<table>\n");
  if (*table->caption != '\0')
    put_element (output, "caption", table->caption);
  way_output_puts (output, "\n<thead>\n<tr>");
  for (guint i = 0; i < table->columns->len; i++)
    {
      const WayColumn *column = g_ptr_array_index (table->columns, i);

      put_element (output, column->kind == WAY_COLUMN_NUMBER ? "th scope=\"col\" class=\"number\"" : "th scope=\"col\"",
                   column->title);
    }
  way_output_puts (output, "</tr>\n</thead>\n<tbody>\n");
  for (guint i = 0; i < table->rows->len; i++)
    {
      const WayTableRow *row = g_ptr_array_index (table->rows, i);

      if (!way_output_step (output, (*done)++, total))
        return FALSE;
      if (row->group != NULL)
        {
          g_autofree char *tag = g_strdup_printf ("th scope=\"rowgroup\" dir=\"auto\" colspan=\"%u\"", table->columns->len);

          way_output_puts (output, i > 0 ? "</tbody>\n<tbody>\n<tr>" : "<tr>");
          put_element (output, tag, row->group);
        }
      else
        way_output_puts (output, "<tr>");
      for (guint j = 0; row->group == NULL && j < table->columns->len; j++)
        put_cell (output, &row->cells[j], ((WayColumn *) g_ptr_array_index (table->columns, j))->kind);
      way_output_puts (output, "</tr>\n");
    }
  way_output_puts (output, "</tbody>\n</table>\n</div>\n");
  return output->error == NULL;
}

static void
put_list (WayOutput *output, const WayNode *node)
{
  way_output_puts (output, node->ordered ? "<ol>\n" : "<ul>\n");
  for (guint i = 0; i < node->items->len; i++)
    {
      way_output_puts (output, "<li dir=\"auto\">");
      put_runs (output, g_ptr_array_index (node->items, i));
      way_output_puts (output, "</li>\n");
    }
  way_output_puts (output, node->ordered ? "</ol>\n" : "</ul>\n");
}

static void
put_key (WayOutput *output, const WayNode *node)
{
  way_output_puts (output, "<section class=\"key\">\n");
  put_element (output, "p", node->text);
  way_output_puts (output, "\n<dl>\n");
  for (guint i = 0; i < node->entries->len; i++)
    {
      const WayKeyEntry *entry = g_ptr_array_index (node->entries, i);

      way_output_puts (output, "<dt>");
      put_toned (output, entry->word, entry->tone, "pill");
      way_output_puts (output, "</dt>");
      put_element (output, "dd", entry->meaning);
      way_output_puts (output, "\n");
    }
  way_output_puts (output, "</dl>\n</section>\n");
}

static gboolean
put_node (WayOutput *output, const WayNode *node, guint *done, guint total)
{
  static const char *const headings[] = { "h2 dir=\"auto\"", "h3 dir=\"auto\"", "h4 dir=\"auto\"" };

  switch (node->kind)
    {
    case WAY_NODE_HEADING:
      put_element (output, headings[node->level - 1], node->text);
      way_output_puts (output, "\n");
      break;
    case WAY_NODE_PARAGRAPH:
      way_output_puts (output, "<p dir=\"auto\">");
      put_runs (output, node->runs);
      way_output_puts (output, "</p>\n");
      break;
    case WAY_NODE_LIST:
      put_list (output, node);
      break;
    case WAY_NODE_TABLE:
      return put_table (output, node->table, done, total);
    case WAY_NODE_KEY:
      put_key (output, node);
      break;
    }
  return output->error == NULL;
}

static void
put_head (WayOutput *output, const WayDocument *document)
{
  gboolean landscape = FALSE;

  for (guint i = 0; i < document->nodes->len; i++)
    {
      const WayNode *node = g_ptr_array_index (document->nodes, i);

      landscape = landscape || (node->kind == WAY_NODE_TABLE && node->table->wide);
    }
  way_output_puts (output, "<!DOCTYPE html>\n<html lang=\"");
  put_text (output, document->language);
  way_output_puts (output, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                           "<meta name=\"generator\" content=\"Waymark\">\n<title>");
  put_text (output, document->title);
  way_output_puts (output, "</title>\n");
  put_style (output, landscape);
  way_output_puts (output, "</head>\n<body>\n<header>\n");
  if (document->mark != NULL)
    put_element (output, "p class=\"mark\"", document->mark);
  put_element (output, "h1 dir=\"auto\"", document->title);
  if (document->subtitle != NULL)
    put_element (output, "p class=\"subtitle\" dir=\"auto\"", document->subtitle);
  for (guint i = 0; i < document->details->len; i++)
    {
      const WayDetail *detail = g_ptr_array_index (document->details, i);

      way_output_puts (output, i == 0 ? "\n<dl>\n" : "");
      put_element (output, "dt", detail->label);
      put_element (output, "dd dir=\"auto\"", detail->value);
      way_output_puts (output, i + 1 == document->details->len ? "\n</dl>" : "\n");
    }
  way_output_puts (output, "\n</header>\n<main>\n");
}

gboolean
way_document_write_html (const WayDocument *document, WayOutput *output)
{
  guint total = way_document_count_rows (document), done = 0;

  put_head (output, document);
  for (guint i = 0; i < document->nodes->len; i++)
    if (!put_node (output, g_ptr_array_index (document->nodes, i), &done, total))
      return FALSE;
  return way_output_puts (output, "</main>\n</body>\n</html>\n");
}
