/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The body of a DOCX (ECMA-376, part 1, 17) and its zip. Sizes are in twentieths of a point. */
#include "document/way-docx-parts.h"
#include "document/way-output.h"
#include "document/way-tone.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define LONG_SIDE 16838 /* A4 */
#define SHORT_SIDE 11906
#define MARGIN 1134

typedef struct {
  xmlTextWriter *writer;
  const WayDocument *document;
  WayOutput *output;
  guint ordered; /* numbered lists so far */
  guint done, total;
} Body;

/* %TRUE if the first letter of @text is written from right to left. */
static gboolean
is_rtl (const char *text)
{
  static const GUnicodeScript scripts[] = {
    G_UNICODE_SCRIPT_ARABIC, G_UNICODE_SCRIPT_HEBREW, G_UNICODE_SCRIPT_SYRIAC, G_UNICODE_SCRIPT_THAANA, G_UNICODE_SCRIPT_NKO,
  };

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_isalpha (c))
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
        if (g_unichar_get_script (c) == scripts[i])
          return TRUE;
      return FALSE;
    }
  return FALSE;
}

static void
put_value (Body *self, const char *name, const char *value)
{
  way_docx_empty (self->writer, name, "w:val", value, NULL);
}

static void
put_colour (Body *self, guint32 rgb)
{
  char hex[8];

  g_snprintf (hex, sizeof hex, "%06X", rgb);
  put_value (self, "w:color", hex);
}

static void
put_shade (Body *self, guint32 rgb)
{
  char hex[8];

  g_snprintf (hex, sizeof hex, "%06X", rgb);
  way_docx_empty (self->writer, "w:shd", "w:val", "clear", "w:color", "auto", "w:fill", hex, NULL);
}

/* A run; a toned one is a bold word on its colour, or in it if not @filled. */
static void
put_run (Body *self, const char *text, WayRunStyle style, WayTone tone, gboolean filled)
{
  if (*text == '\0')
    return;
  way_docx_start (self->writer, "w:r", NULL);
  way_docx_start (self->writer, "w:rPr", NULL);
  if (style & WAY_RUN_BOLD || tone != WAY_TONE_NONE)
    {
      way_docx_empty (self->writer, "w:b", NULL);
      way_docx_empty (self->writer, "w:bCs", NULL);
    }
  if (style & WAY_RUN_ITALIC)
    {
      way_docx_empty (self->writer, "w:i", NULL);
      way_docx_empty (self->writer, "w:iCs", NULL);
    }
  if (tone != WAY_TONE_NONE)
    put_colour (self, way_tone_colours (tone)->text);
  if (tone != WAY_TONE_NONE && filled)
    put_shade (self, way_tone_colours (tone)->fill);
  if (is_rtl (text))
    way_docx_empty (self->writer, "w:rtl", NULL);
  way_docx_end (self->writer);
  way_docx_words (self->writer, text);
  way_docx_end (self->writer);
}

static void
start_paragraph (Body *self, const char *style, guint numbering, gboolean keep, gboolean rtl, const char *align)
{
  way_docx_start (self->writer, "w:p", NULL);
  way_docx_start (self->writer, "w:pPr", NULL);
  if (style != NULL)
    put_value (self, "w:pStyle", style);
  if (keep)
    way_docx_empty (self->writer, "w:keepNext", NULL);
  if (numbering != 0)
    {
      char id[16];

      g_snprintf (id, sizeof id, "%u", numbering);
      way_docx_start (self->writer, "w:numPr", NULL);
      put_value (self, "w:ilvl", "0");
      put_value (self, "w:numId", id);
      way_docx_end (self->writer);
    }
  if (rtl)
    way_docx_empty (self->writer, "w:bidi", NULL);
  if (align != NULL)
    put_value (self, "w:jc", align);
  way_docx_end (self->writer);
}

static void
put_paragraph (Body *self, const char *style, const char *text)
{
  start_paragraph (self, style, 0, FALSE, is_rtl (text), NULL);
  put_run (self, text, WAY_RUN_PLAIN, WAY_TONE_NONE, FALSE);
  way_docx_end (self->writer);
}

static void
put_runs (Body *self, const WayRuns *runs, const char *style, guint numbering)
{
  g_autofree char *text = way_runs_dup_text (runs);

  start_paragraph (self, style, numbering, FALSE, is_rtl (text), NULL);
  for (guint i = 0; i < runs->runs->len; i++)
    {
      const WayRun *run = &g_array_index (runs->runs, WayRun, i);

      put_run (self, run->text, run->style, WAY_TONE_NONE, FALSE);
    }
  way_docx_end (self->writer);
}

static void
put_section (Body *self, gboolean landscape)
{
  way_docx_start (self->writer, "w:sectPr", NULL);
  way_docx_empty (self->writer, "w:headerReference", "w:type", "default", "r:id", "rId4", NULL);
  way_docx_empty (self->writer, "w:footerReference", "w:type", "default", "r:id", "rId5", NULL);
  if (landscape)
    way_docx_empty (self->writer, "w:pgSz", "w:w", G_STRINGIFY (LONG_SIDE), "w:h", G_STRINGIFY (SHORT_SIDE),
                    "w:orient", "landscape", NULL);
  else
    way_docx_empty (self->writer, "w:pgSz", "w:w", G_STRINGIFY (SHORT_SIDE), "w:h", G_STRINGIFY (LONG_SIDE), NULL);
  way_docx_empty (self->writer, "w:pgMar", "w:top", "1247", "w:right", G_STRINGIFY (MARGIN), "w:bottom", "1134",
                  "w:left", G_STRINGIFY (MARGIN), "w:header", "567", "w:footer", "567", "w:gutter", "0", NULL);
  way_docx_end (self->writer);
}

static void
start_cell (Body *self, int width, guint span)
{
  char text[16];

  g_snprintf (text, sizeof text, "%d", width);
  way_docx_start (self->writer, "w:tc", NULL);
  way_docx_start (self->writer, "w:tcPr", NULL);
  way_docx_empty (self->writer, "w:tcW", "w:w", text, "w:type", "dxa", NULL);
  if (span > 1)
    {
      g_snprintf (text, sizeof text, "%u", span);
      put_value (self, "w:gridSpan", text);
    }
  if (span > 0)
    put_shade (self, WAY_COLOUR_BAND);
  way_docx_end (self->writer);
}

static void
start_row (Body *self, gboolean header)
{
  way_docx_start (self->writer, "w:tr", NULL);
  way_docx_start (self->writer, "w:trPr", NULL);
  way_docx_empty (self->writer, "w:cantSplit", NULL);
  if (header)
    way_docx_empty (self->writer, "w:tblHeader", NULL);
  way_docx_end (self->writer);
}

/* A shaded cell of heading text over @span columns. */
static void
put_heading_cell (Body *self, const char *text, int width, guint span, const char *align)
{
  start_cell (self, width, span);
  start_paragraph (self, "TableHeading", 0, TRUE, is_rtl (text), align);
  put_run (self, text, WAY_RUN_PLAIN, WAY_TONE_NONE, FALSE);
  way_docx_end (self->writer);
  way_docx_end (self->writer);
}

static void
put_row (Body *self, const WayTable *table, const WayTableRow *row, const int *widths, int width)
{
  start_row (self, FALSE);
  if (row->group != NULL)
    put_heading_cell (self, row->group, width, table->columns->len, NULL);
  for (guint i = 0; row->group == NULL && i < table->columns->len; i++)
    {
      const WayColumn *column = g_ptr_array_index (table->columns, i);
      const WayCell *cell = &row->cells[i];

      start_cell (self, widths[i], 0);
      start_paragraph (self, "TableText", 0, FALSE, is_rtl (cell->text),
                       column->kind == WAY_COLUMN_NUMBER ? "right" : NULL);
      put_run (self, cell->main, WAY_RUN_PLAIN, cell->tone, column->kind != WAY_COLUMN_DATE);
      way_docx_end (self->writer);
      if (cell->notes != NULL)
        put_paragraph (self, "TableNote", cell->notes);
      way_docx_end (self->writer);
    }
  way_docx_end (self->writer);
}

static void
start_table (Body *self, const WayTable *table, const int *widths)
{
  way_docx_start (self->writer, "w:tbl", NULL);
  way_docx_start (self->writer, "w:tblPr", NULL);
  put_value (self, "w:tblStyle", "TableGrid");
  way_docx_empty (self->writer, "w:tblW", "w:w", "5000", "w:type", "pct", NULL);
  way_docx_empty (self->writer, "w:tblLayout", "w:type", "fixed", NULL);
  way_docx_empty (self->writer, "w:tblLook", "w:val", "0020", "w:firstRow", "1", NULL);
  put_value (self, "w:tblCaption", table->caption);
  way_docx_end (self->writer);
  way_docx_start (self->writer, "w:tblGrid", NULL);
  for (guint i = 0; i < table->columns->len; i++)
    {
      char text[16];

      g_snprintf (text, sizeof text, "%d", widths[i]);
      way_docx_empty (self->writer, "w:gridCol", "w:w", text, NULL);
    }
  way_docx_end (self->writer);
}

static gboolean
put_table (Body *self, const WayTable *table, gboolean landscape)
{
  int width = (landscape ? LONG_SIDE : SHORT_SIDE) - 2 * MARGIN;
  g_autofree int *widths = g_new0 (int, table->columns->len + 1);
  double sum = 0;

  if (*table->caption != '\0')
    put_paragraph (self, "Caption", table->caption);
  if (table->columns->len == 0)
    return TRUE;
  for (guint i = 0; i < table->columns->len; i++)
    sum += ((WayColumn *) g_ptr_array_index (table->columns, i))->width;
  for (guint i = 0; i < table->columns->len; i++)
    widths[i] = (int) (width * ((WayColumn *) g_ptr_array_index (table->columns, i))->width / sum);
  start_table (self, table, widths);
  start_row (self, TRUE);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const WayColumn *column = g_ptr_array_index (table->columns, i);

      put_heading_cell (self, column->title, widths[i], 1, column->kind == WAY_COLUMN_NUMBER ? "right" : NULL);
    }
  way_docx_end (self->writer);
  for (guint i = 0; i < table->rows->len; i++)
    {
      if (!way_output_step (self->output, self->done++, self->total))
        return FALSE;
      put_row (self, table, g_ptr_array_index (table->rows, i), widths, width);
    }
  way_docx_end (self->writer);
  /* Word wants a paragraph after a table. */
  start_paragraph (self, NULL, 0, FALSE, FALSE, NULL);
  way_docx_end (self->writer);
  return TRUE;
}

static void
put_pair (Body *self, const char *label, WayTone tone, const char *value)
{
  start_paragraph (self, "ListParagraph", 0, FALSE, is_rtl (label), NULL);
  put_run (self, label, WAY_RUN_BOLD, tone, TRUE);
  put_run (self, tone == WAY_TONE_NONE ? ": " : "  ", WAY_RUN_PLAIN, WAY_TONE_NONE, FALSE);
  put_run (self, value, WAY_RUN_PLAIN, WAY_TONE_NONE, FALSE);
  way_docx_end (self->writer);
}

static gboolean
put_node (Body *self, const WayNode *node, guint index)
{
  static const char *const headings[] = { "Heading1", "Heading2", "Heading3" };

  switch (node->kind)
    {
    case WAY_NODE_HEADING:
      put_paragraph (self, headings[node->level - 1], node->text);
      break;
    case WAY_NODE_PARAGRAPH:
      put_runs (self, node->runs, NULL, 0);
      break;
    case WAY_NODE_LIST:
      for (guint i = 0; i < node->items->len; i++)
        put_runs (self, g_ptr_array_index (node->items, i), "ListParagraph",
                  node->ordered ? WAY_DOCX_FIRST_ORDERED + self->ordered : WAY_DOCX_BULLETS);
      self->ordered += node->ordered ? 1 : 0;
      break;
    case WAY_NODE_TABLE:
      return put_table (self, node->table, way_document_is_landscape (self->document, index));
    case WAY_NODE_KEY:
      put_paragraph (self, "Caption", node->text);
      for (guint i = 0; i < node->entries->len; i++)
        {
          const WayKeyEntry *entry = g_ptr_array_index (node->entries, i);

          put_pair (self, entry->word, entry->tone, entry->meaning);
        }
      break;
    }
  return TRUE;
}

static gboolean
put_body (Body *self)
{
  const WayDocument *document = self->document;
  gboolean landscape = way_document_is_landscape (document, 0);

  way_docx_root (self->writer, "w:document");
  way_docx_start (self->writer, "w:body", NULL);
  put_paragraph (self, "Title", document->title);
  if (document->subtitle != NULL)
    put_paragraph (self, "Subtitle", document->subtitle);
  for (guint i = 0; i < document->details->len; i++)
    {
      const WayDetail *detail = g_ptr_array_index (document->details, i);

      put_pair (self, detail->label, WAY_TONE_NONE, detail->value);
    }
  for (guint i = 0; i < document->nodes->len; i++)
    {
      gboolean next = way_document_is_landscape (document, i);

      if (next != landscape)
        {
          way_docx_start (self->writer, "w:p", NULL);
          way_docx_start (self->writer, "w:pPr", NULL);
          put_section (self, landscape);
          way_docx_end (self->writer);
          way_docx_end (self->writer);
          landscape = next;
        }
      if (!put_node (self, g_ptr_array_index (document->nodes, i), i))
        return FALSE;
    }
  put_section (self, landscape);
  return TRUE;
}

static la_ssize_t
write_cb (struct archive *archive, void *data, const void *bytes, size_t size)
{
  /* libarchive forgets to free what it holds when it is told of a failure; the output remembers it. */
  way_output_write (data, bytes, size);
  return (la_ssize_t) size;
}

static gboolean
pack (struct archive *archive, const char *name, xmlBuffer *buffer)
{
  struct archive_entry *entry = archive_entry_new ();
  la_ssize_t size = xmlBufferLength (buffer);
  gboolean packed;

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, size);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_mtime (entry, 315619200, 0); /* 2 January 1980: in every time zone a day that zip knows */
  packed = archive_write_header (archive, entry) == ARCHIVE_OK
           && archive_write_data (archive, xmlBufferContent (buffer), (size_t) size) == size;
  archive_entry_free (entry);
  return packed;
}

/* Writes one part, or the body if @part is %NULL, and packs it. */
static gboolean
put_part (struct archive *archive, const char *name, WayDocxPart part, Body *body)
{
  xmlBuffer *buffer = xmlBufferCreate ();
  gboolean put = TRUE;

  body->writer = xmlNewTextWriterMemory (buffer, 0);
  xmlTextWriterStartDocument (body->writer, NULL, "UTF-8", "yes");
  if (part != NULL)
    part (body->writer, body->document);
  else
    put = put_body (body);
  xmlTextWriterEndDocument (body->writer);
  xmlFreeTextWriter (body->writer);
  put = put && pack (archive, name, buffer);
  xmlBufferFree (buffer);
  return put;
}

gboolean
way_document_write_docx (const WayDocument *document, WayOutput *output)
{
  struct archive *archive = archive_write_new ();
  Body body = { .document = document, .output = output, .total = way_document_count_rows (document) };
  gboolean put;

  archive_write_set_format_zip (archive);
  archive_write_set_bytes_per_block (archive, 0);
  put = archive_write_open (archive, output, NULL, write_cb, NULL) == ARCHIVE_OK;
  for (guint i = 0; put && way_docx_parts[i].name != NULL; i++)
    put = put_part (archive, way_docx_parts[i].name, way_docx_parts[i].write, &body);
  put = put && put_part (archive, "word/document.xml", NULL, &body);
  put = archive_write_close (archive) == ARCHIVE_OK && put;
  archive_write_free (archive);
  if (!put)
    way_output_fail (output, EIO);
  return output->error == NULL;
}
