/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/way-docx-parts.h"

#include "document/way-tone.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include <string.h>

#define X(text) ((const xmlChar *) (text))
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006"
#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define FONT "Calibri"

static void
put_attributes (xmlTextWriter *writer, va_list pairs)
{
  const char *name;

  while ((name = va_arg (pairs, const char *)) != NULL)
    xmlTextWriterWriteAttribute (writer, X (name), X (va_arg (pairs, const char *)));
}

void
way_docx_start (xmlTextWriter *writer, const char *name, ...)
{
  va_list pairs;

  xmlTextWriterStartElement (writer, X (name));
  va_start (pairs, name);
  put_attributes (writer, pairs);
  va_end (pairs);
}

void
way_docx_empty (xmlTextWriter *writer, const char *name, ...)
{
  va_list pairs;

  xmlTextWriterStartElement (writer, X (name));
  va_start (pairs, name);
  put_attributes (writer, pairs);
  va_end (pairs);
  xmlTextWriterEndElement (writer);
}

void
way_docx_end (xmlTextWriter *writer)
{
  xmlTextWriterEndElement (writer);
}

void
way_docx_text (xmlTextWriter *writer, const char *name, const char *text)
{
  xmlTextWriterStartElement (writer, X (name));
  xmlTextWriterWriteString (writer, X (text));
  xmlTextWriterEndElement (writer);
}

void
way_docx_words (xmlTextWriter *writer, const char *text)
{
  while (*text != '\0')
    {
      gsize run = strcspn (text, "\n\t");

      if (run > 0)
        {
          g_autofree char *words = g_strndup (text, run);

          way_docx_start (writer, "w:t", "xml:space", "preserve", NULL);
          xmlTextWriterWriteString (writer, X (words));
          way_docx_end (writer);
          text += run;
        }
      if (*text != '\0')
        way_docx_empty (writer, *text++ == '\n' ? "w:br" : "w:tab", NULL);
    }
}

void
way_docx_root (xmlTextWriter *writer, const char *name)
{
  way_docx_start (writer, name, "xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                  "xmlns:r", OFFICE, NULL);
}

static void
write_types (xmlTextWriter *writer, const WayDocument *document)
{
  static const char *const parts[][2] = {
    { "/word/document.xml", WORD_TYPE "document.main+xml" },
    { "/word/styles.xml", WORD_TYPE "styles+xml" },
    { "/word/numbering.xml", WORD_TYPE "numbering+xml" },
    { "/word/settings.xml", WORD_TYPE "settings+xml" },
    { "/word/header1.xml", WORD_TYPE "header+xml" },
    { "/word/footer1.xml", WORD_TYPE "footer+xml" },
    { "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml" },
  };

  way_docx_start (writer, "Types", "xmlns", PACKAGE "/content-types", NULL);
  way_docx_empty (writer, "Default", "Extension", "rels", "ContentType",
                  "application/vnd.openxmlformats-package.relationships+xml", NULL);
  way_docx_empty (writer, "Default", "Extension", "xml", "ContentType", "application/xml", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    way_docx_empty (writer, "Override", "PartName", parts[i][0], "ContentType", parts[i][1], NULL);
  way_docx_end (writer);
}

static void
write_package_relations (xmlTextWriter *writer, const WayDocument *document)
{
  way_docx_start (writer, "Relationships", "xmlns", PACKAGE "/relationships", NULL);
  way_docx_empty (writer, "Relationship", "Id", "rId1", "Type", OFFICE "/officeDocument", "Target",
                  "word/document.xml", NULL);
  way_docx_empty (writer, "Relationship", "Id", "rId2", "Type", PACKAGE "/relationships/metadata/core-properties",
                  "Target", "docProps/core.xml", NULL);
  way_docx_end (writer);
}

static void
write_relations (xmlTextWriter *writer, const WayDocument *document)
{
  static const char *const parts[][3] = {
    { "rId1", OFFICE "/styles", "styles.xml" },      { "rId2", OFFICE "/numbering", "numbering.xml" },
    { "rId3", OFFICE "/settings", "settings.xml" },  { "rId4", OFFICE "/header", "header1.xml" },
    { "rId5", OFFICE "/footer", "footer1.xml" },
  };

  way_docx_start (writer, "Relationships", "xmlns", PACKAGE "/relationships", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    way_docx_empty (writer, "Relationship", "Id", parts[i][0], "Type", parts[i][1], "Target", parts[i][2], NULL);
  way_docx_end (writer);
}

/* No dates: the same document is to give the same bytes. */
static void
write_core (xmlTextWriter *writer, const WayDocument *document)
{
  way_docx_start (writer, "cp:coreProperties", "xmlns:cp", PACKAGE "/metadata/core-properties", "xmlns:dc",
                  "http://purl.org/dc/elements/1.1/", NULL);
  way_docx_text (writer, "dc:title", document->title);
  if (document->subtitle != NULL)
    way_docx_text (writer, "dc:subject", document->subtitle);
  way_docx_text (writer, "dc:language", document->language);
  if (document->mark != NULL)
    way_docx_text (writer, "cp:contentStatus", document->mark);
  way_docx_end (writer);
}

static void
write_settings (xmlTextWriter *writer, const WayDocument *document)
{
  way_docx_root (writer, "w:settings");
  way_docx_empty (writer, "w:zoom", "w:percent", "100", NULL);
  way_docx_empty (writer, "w:defaultTabStop", "w:val", "720", NULL);
  way_docx_start (writer, "w:compat", NULL);
  way_docx_empty (writer, "w:compatSetting", "w:name", "compatibilityMode", "w:uri",
                  "http://schemas.microsoft.com/office/word", "w:val", "15", NULL);
  way_docx_end (writer);
  way_docx_empty (writer, "w:themeFontLang", "w:val", document->language, NULL);
  way_docx_end (writer);
}

static void
put_field (xmlTextWriter *writer, const char *instruction)
{
  way_docx_start (writer, "w:fldSimple", "w:instr", instruction, NULL);
  way_docx_start (writer, "w:r", NULL);
  way_docx_text (writer, "w:t", "1");
  way_docx_end (writer);
  way_docx_end (writer);
}

static void
start_paragraph (xmlTextWriter *writer, const char *style, const char *align)
{
  way_docx_start (writer, "w:p", NULL);
  way_docx_start (writer, "w:pPr", NULL);
  way_docx_empty (writer, "w:pStyle", "w:val", style, NULL);
  if (align != NULL)
    way_docx_empty (writer, "w:jc", "w:val", align, NULL);
  way_docx_end (writer);
}

static void
write_header (xmlTextWriter *writer, const WayDocument *document)
{
  way_docx_root (writer, "w:hdr");
  start_paragraph (writer, "Header", "right");
  if (document->mark != NULL)
    {
      way_docx_start (writer, "w:r", NULL);
      way_docx_start (writer, "w:rPr", NULL);
      way_docx_empty (writer, "w:b", NULL);
      way_docx_end (writer);
      way_docx_words (writer, document->mark);
      way_docx_end (writer);
    }
  way_docx_end (writer);
  way_docx_end (writer);
}

/* "Page 2 of 9", in the words and order of the translator. */
static void
write_footer (xmlTextWriter *writer, const WayDocument *document)
{
  /* Translators: keep {page} and {pages} as they are: they become numbers. */
  const char *text = _("Page {page} of {pages}");

  way_docx_root (writer, "w:ftr");
  start_paragraph (writer, "Footer", "right");
  while (*text != '\0')
    {
      gboolean page = g_str_has_prefix (text, "{page}"), pages = g_str_has_prefix (text, "{pages}");
      gsize run = 1 + strcspn (text + 1, "{");
      g_autofree char *words = g_strndup (text, run);

      if (page || pages)
        {
          put_field (writer, page ? "PAGE" : "NUMPAGES");
          text += strlen (page ? "{page}" : "{pages}");
          continue;
        }
      way_docx_start (writer, "w:r", NULL);
      way_docx_words (writer, words);
      way_docx_end (writer);
      text += run;
    }
  way_docx_end (writer);
  way_docx_end (writer);
}

static void
put_level (xmlTextWriter *writer, const char *format, const char *text)
{
  way_docx_start (writer, "w:lvl", "w:ilvl", "0", NULL);
  way_docx_empty (writer, "w:start", "w:val", "1", NULL);
  way_docx_empty (writer, "w:numFmt", "w:val", format, NULL);
  way_docx_empty (writer, "w:lvlText", "w:val", text, NULL);
  way_docx_empty (writer, "w:lvlJc", "w:val", "left", NULL);
  way_docx_start (writer, "w:pPr", NULL);
  way_docx_empty (writer, "w:ind", "w:left", "425", "w:hanging", "425", NULL);
  way_docx_end (writer);
  way_docx_end (writer);
}

static void
write_numbering (xmlTextWriter *writer, const WayDocument *document)
{
  guint next = WAY_DOCX_FIRST_ORDERED;

  way_docx_root (writer, "w:numbering");
  for (guint i = 0; i < 2; i++)
    {
      way_docx_start (writer, "w:abstractNum", "w:abstractNumId", i == 0 ? "0" : "1", NULL);
      way_docx_empty (writer, "w:multiLevelType", "w:val", "singleLevel", NULL);
      put_level (writer, i == 0 ? "bullet" : "decimal", i == 0 ? "•" : "%1.");
      way_docx_end (writer);
    }
  way_docx_start (writer, "w:num", "w:numId", G_STRINGIFY (WAY_DOCX_BULLETS), NULL);
  way_docx_empty (writer, "w:abstractNumId", "w:val", "0", NULL);
  way_docx_end (writer);
  for (guint i = 0; i < document->nodes->len; i++)
    {
      const WayNode *node = g_ptr_array_index (document->nodes, i);
      g_autofree char *id = NULL;

      if (node->kind != WAY_NODE_LIST || !node->ordered)
        continue;
      id = g_strdup_printf ("%u", next++);
      way_docx_start (writer, "w:num", "w:numId", id, NULL);
      way_docx_empty (writer, "w:abstractNumId", "w:val", "1", NULL);
      way_docx_start (writer, "w:lvlOverride", "w:ilvl", "0", NULL);
      way_docx_empty (writer, "w:startOverride", "w:val", "1", NULL);
      way_docx_end (writer);
      way_docx_end (writer);
    }
  way_docx_end (writer);
}

static const struct
{
  const char *id;
  const char *name;
  const char *size;   /* half points */
  const char *before; /* twentieths of a point */
  const char *after;
  const char *colour; /* NULL for that of the text */
  const char *level;  /* outline level, NULL for none; a heading stays with what follows */
  gboolean bold;
} styles[] = {
  { "Title", "Title", "48", "0", "80", NULL, NULL, TRUE },
  { "Subtitle", "Subtitle", "26", "0", "240", "5E5C64", NULL, FALSE },
  { "Heading1", "heading 1", "32", "360", "120", "1A5FB4", "0", TRUE },
  { "Heading2", "heading 2", "26", "280", "80", NULL, "1", TRUE },
  { "Heading3", "heading 3", "22", "200", "60", NULL, "2", TRUE },
  { "ListParagraph", "List Paragraph", "21", "0", "60", NULL, NULL, FALSE },
  { "Caption", "caption", "19", "120", "80", "5E5C64", NULL, FALSE },
  { "TableText", "Table Text", "18", "40", "40", NULL, NULL, FALSE },
  { "TableNote", "Table Note", "16", "0", "40", "5E5C64", NULL, FALSE },
  { "TableHeading", "Table Heading", "18", "40", "40", NULL, NULL, TRUE },
  { "Header", "header", "18", "0", "0", "5E5C64", NULL, FALSE },
  { "Footer", "footer", "18", "0", "0", "5E5C64", NULL, FALSE },
};

static void
put_style (xmlTextWriter *writer, guint i)
{
  way_docx_start (writer, "w:style", "w:type", "paragraph", "w:styleId", styles[i].id, NULL);
  way_docx_empty (writer, "w:name", "w:val", styles[i].name, NULL);
  way_docx_empty (writer, "w:basedOn", "w:val", "Normal", NULL);
  way_docx_empty (writer, "w:next", "w:val", styles[i].level != NULL ? "Normal" : styles[i].id, NULL);
  way_docx_empty (writer, "w:qFormat", NULL);
  way_docx_start (writer, "w:pPr", NULL);
  if (styles[i].level != NULL)
    way_docx_empty (writer, "w:keepNext", NULL);
  way_docx_empty (writer, "w:spacing", "w:before", styles[i].before, "w:after", styles[i].after, "w:line", "252",
                  "w:lineRule", "auto", NULL);
  if (styles[i].level != NULL)
    way_docx_empty (writer, "w:outlineLvl", "w:val", styles[i].level, NULL);
  way_docx_end (writer);
  way_docx_start (writer, "w:rPr", NULL);
  if (styles[i].bold)
    {
      way_docx_empty (writer, "w:b", NULL);
      way_docx_empty (writer, "w:bCs", NULL);
    }
  if (styles[i].colour != NULL)
    way_docx_empty (writer, "w:color", "w:val", styles[i].colour, NULL);
  way_docx_empty (writer, "w:sz", "w:val", styles[i].size, NULL);
  way_docx_empty (writer, "w:szCs", "w:val", styles[i].size, NULL);
  way_docx_end (writer);
  way_docx_end (writer);
}

static void
put_table_style (xmlTextWriter *writer)
{
  static const char *const sides[] = { "w:top", "w:bottom", "w:insideH" };

  way_docx_start (writer, "w:style", "w:type", "table", "w:styleId", "TableGrid", NULL);
  way_docx_empty (writer, "w:name", "w:val", "Table Grid", NULL);
  way_docx_start (writer, "w:tblPr", NULL);
  way_docx_start (writer, "w:tblBorders", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    way_docx_empty (writer, sides[i], "w:val", "single", "w:sz", "4", "w:space", "0", "w:color", "D5D3DA", NULL);
  way_docx_end (writer);
  way_docx_start (writer, "w:tblCellMar", NULL);
  way_docx_empty (writer, "w:left", "w:w", "85", "w:type", "dxa", NULL);
  way_docx_empty (writer, "w:right", "w:w", "85", "w:type", "dxa", NULL);
  way_docx_end (writer);
  way_docx_end (writer);
  way_docx_end (writer);
}

static void
put_defaults (xmlTextWriter *writer, const WayDocument *document)
{
  way_docx_start (writer, "w:docDefaults", NULL);
  way_docx_start (writer, "w:rPrDefault", NULL);
  way_docx_start (writer, "w:rPr", NULL);
  way_docx_empty (writer, "w:rFonts", "w:ascii", FONT, "w:hAnsi", FONT, "w:cs", FONT, "w:eastAsia", FONT, NULL);
  way_docx_empty (writer, "w:color", "w:val", "1F1F24", NULL);
  way_docx_empty (writer, "w:sz", "w:val", "21", NULL);
  way_docx_empty (writer, "w:szCs", "w:val", "21", NULL);
  way_docx_empty (writer, "w:lang", "w:val", document->language, NULL);
  way_docx_end (writer);
  way_docx_end (writer);
  way_docx_start (writer, "w:pPrDefault", NULL);
  way_docx_start (writer, "w:pPr", NULL);
  way_docx_empty (writer, "w:spacing", "w:after", "140", "w:line", "271", "w:lineRule", "auto", NULL);
  way_docx_end (writer);
  way_docx_end (writer);
  way_docx_end (writer);
}

static void
write_styles (xmlTextWriter *writer, const WayDocument *document)
{
  way_docx_root (writer, "w:styles");
  put_defaults (writer, document);
  way_docx_start (writer, "w:style", "w:type", "paragraph", "w:default", "1", "w:styleId", "Normal", NULL);
  way_docx_empty (writer, "w:name", "w:val", "Normal", NULL);
  way_docx_empty (writer, "w:qFormat", NULL);
  way_docx_end (writer);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    put_style (writer, i);
  put_table_style (writer);
  way_docx_end (writer);
}

const WayDocxPartInfo way_docx_parts[] = {
  { "[Content_Types].xml", write_types },
  { "_rels/.rels", write_package_relations },
  { "docProps/core.xml", write_core },
  { "word/_rels/document.xml.rels", write_relations },
  { "word/styles.xml", write_styles },
  { "word/numbering.xml", write_numbering },
  { "word/settings.xml", write_settings },
  { "word/header1.xml", write_header },
  { "word/footer1.xml", write_footer },
  { NULL, NULL },
};
