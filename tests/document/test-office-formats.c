/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "helper.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#define WORD "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define SHEET "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

static void
assert_xpath (xmlDoc *xml, const char *namespace, const char *expression, const char *expected)
{
  g_autofree char *got = xpath (xml, namespace, expression);

  g_assert_cmpstr (got, ==, expected);
}

/* The words of a cell of DOCX with its breaks and tabs. */
static void
append_words (GString *out, xmlNode *node)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      const char *name = (const char *) child->name;

      if (child->type == XML_TEXT_NODE && strcmp ((const char *) node->name, "t") == 0)
        g_string_append (out, (const char *) child->content);
      else if (strcmp (name, "br") == 0)
        g_string_append_c (out, '\n');
      else if (strcmp (name, "tab") == 0)
        g_string_append_c (out, '\t');
      else if (child->type == XML_ELEMENT_NODE)
        append_words (out, child);
    }
}

static void
test_docx_hostile (void)
{
  g_autoptr (WayDocument) document = sample_hostile ();
  gsize size;
  g_autofree char *bytes = export_bytes (document, WAY_DOCUMENT_DOCX, &size);
  xmlDoc *xml = unzip_xml (bytes, size, "word/document.xml");
  xmlXPathContext *context = xmlXPathNewContext (xml);
  xmlXPathObject *cells = xmlXPathEvalExpression (
    (const xmlChar *) "//*[local-name()='tr'][position()>1]/*[local-name()='tc'][2]", context);

  for (guint i = 0; sample_hostile_texts[i] != NULL; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      append_words (text, cells->nodesetval->nodeTab[i]);
      g_assert_cmpstr (text->str, ==, sample_hostile_texts[i]);
    }
  /* The only two cells written from right to left. */
  assert_xpath (xml, WORD, "count(//a:bidi)", "2");
  assert_xpath (xml, WORD, "string(//a:p[a:pPr/a:pStyle/@a:val='Title'])", "Title <b>\"bold\"</b> & more");
  assert_xpath (xml, WORD, "count(//a:p[a:pPr/a:numPr/a:numId/@a:val='2'])", "2");
  assert_xpath (xml, WORD, "count(//a:p[a:pPr/a:numPr/a:numId/@a:val='1'])", "1");
  xmlXPathFreeObject (cells);
  xmlXPathFreeContext (context);
  xmlFreeDoc (xml);
}

static void
test_docx_parts (void)
{
  static const char *const parts[] = { "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/settings.xml" };
  g_autoptr (WayDocument) document = sample_plan (40);
  gsize size;
  g_autofree char *bytes = export_bytes (document, WAY_DOCUMENT_DOCX, &size);
  xmlDoc *xml = unzip_xml (bytes, size, "word/document.xml");

  assert_xpath (xml, WORD, "count(//a:tr[a:trPr/a:tblHeader])", "1");
  assert_xpath (xml, WORD, "count(//a:tr)", "46");
  assert_xpath (xml, WORD, "count(//a:tr[not(a:trPr/a:cantSplit)])", "0");
  assert_xpath (xml, WORD, "string(//a:sectPr/a:pgSz/@a:orient)", "landscape");
  assert_xpath (xml, WORD, "string(//a:p[a:pPr/a:pStyle/@a:val='Heading1'])", "Actions");
  xmlFreeDoc (xml);
  xml = unzip_xml (bytes, size, "word/styles.xml");
  assert_xpath (xml, WORD, "string(//a:docDefaults//a:lang/@a:val)", "en-GB");
  assert_xpath (xml, WORD, "string(//a:style[@a:styleId='Heading2']//a:outlineLvl/@a:val)", "1");
  xmlFreeDoc (xml);
  xml = unzip_xml (bytes, size, "word/header1.xml");
  assert_xpath (xml, WORD, "string(/a:hdr)", "Internal");
  xmlFreeDoc (xml);
  xml = unzip_xml (bytes, size, "word/footer1.xml");
  assert_xpath (xml, WORD, "count(//a:fldSimple[@a:instr='PAGE' or @a:instr='NUMPAGES'])", "2");
  xmlFreeDoc (xml);
  xml = unzip_xml (bytes, size, "docProps/core.xml");
  assert_xpath (xml, "http://purl.org/dc/elements/1.1/", "string(//a:title)", "Action plan");
  assert_xpath (xml, "http://purl.org/dc/elements/1.1/", "string(//a:language)", "en-GB");
  xmlFreeDoc (xml);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    xmlFreeDoc (unzip_xml (bytes, size, parts[i]));
}

/* Only a section with a wide table is landscape. */
/* The lines of a cell's notes are a paragraph of their own, of a smaller style. */
static void
test_docx_notes (void)
{
  g_autoptr (WayDocument) document = way_document_new ("Report", "en-GB");
  WayTable *table = way_document_add_table (document, "Table", FALSE);
  g_autofree char *bytes = NULL;
  gsize size;
  xmlDoc *xml;

  way_table_add_column (table, "A", WAY_COLUMN_TEXT, 1, NULL);
  way_table_add_row (table);
  way_table_add_noted (table, "What & which", "From <one>\nFrom two");
  way_table_add_row (table);
  way_table_add_noted (table, "", "Only notes");
  bytes = export_bytes (document, WAY_DOCUMENT_DOCX, &size);
  xml = unzip_xml (bytes, size, "word/document.xml");
  assert_xpath (xml, WORD, "count(//a:tc)", "3");
  assert_xpath (xml, WORD, "string(//a:tc[1]/a:p[a:pPr/a:pStyle/@a:val='TableText'])", "What & which");
  assert_xpath (xml, WORD, "count(//a:tc/a:p[a:pPr/a:pStyle/@a:val='TableNote'])", "1");
  assert_xpath (xml, WORD, "string(//a:p[a:pPr/a:pStyle/@a:val='TableNote'])", "From <one>From two");
  assert_xpath (xml, WORD, "count(//a:p[a:pPr/a:pStyle/@a:val='TableNote']//a:br)", "1");
  xmlFreeDoc (xml);
  xml = unzip_xml (bytes, size, "word/styles.xml");
  assert_xpath (xml, WORD, "count(//a:style[@a:styleId='TableNote'])", "1");
  xmlFreeDoc (xml);
}

static void
test_docx_sections (void)
{
  g_autoptr (WayDocument) document = way_document_new ("Report", "en-GB");
  g_autofree char *bytes = NULL;
  WayTable *table;
  xmlDoc *xml;
  gsize size;

  way_document_add_heading (document, 1, "Upright");
  way_document_add_paragraph (document, "Words.");
  way_document_add_heading (document, 1, "Wide");
  table = way_document_add_table (document, "Wide table", TRUE);
  way_table_add_column (table, "A", WAY_COLUMN_TEXT, 1, NULL);
  way_document_add_heading (document, 1, "Upright again");
  bytes = export_bytes (document, WAY_DOCUMENT_DOCX, &size);
  xml = unzip_xml (bytes, size, "word/document.xml");
  assert_xpath (xml, WORD, "count(//a:sectPr)", "3");
  assert_xpath (xml, WORD, "string((//a:pgSz)[1]/@a:orient)", "");
  assert_xpath (xml, WORD, "string((//a:pgSz)[2]/@a:orient)", "landscape");
  assert_xpath (xml, WORD, "string((//a:pgSz)[3]/@a:orient)", "");
  xmlFreeDoc (xml);
}

/* The string of a cell, looked up among the shared ones. */
static char *
cell_string (xmlDoc *sheet, xmlDoc *strings, const char *cell)
{
  g_autofree char *where = g_strdup_printf ("string(//a:c[@r='%s'][@t='s']/a:v)", cell);
  g_autofree char *index = xpath (sheet, SHEET, where);
  g_autofree char *what = NULL;

  g_assert_cmpstr (index, !=, "");
  what = g_strdup_printf ("string(//a:si[%d])", atoi (index) + 1);
  return xpath (strings, SHEET, what);
}

static void
test_xlsx_plan (void)
{
  g_autoptr (WayDocument) document = sample_plan (40);
  gsize size;
  g_autofree char *bytes = export_bytes (document, WAY_DOCUMENT_XLSX, &size);
  xmlDoc *sheet = unzip_xml (bytes, size, "xl/worksheets/sheet1.xml");
  xmlDoc *strings = unzip_xml (bytes, size, "xl/sharedStrings.xml");
  xmlDoc *styles = unzip_xml (bytes, size, "xl/styles.xml");
  xmlDoc *book = unzip_xml (bytes, size, "xl/workbook.xml");
  xmlDoc *core = unzip_xml (bytes, size, "docProps/core.xml");
  g_autofree char *theme = cell_string (sheet, strings, "A2");
  g_autofree char *workshop = cell_string (sheet, strings, "E10");

  assert_xpath (sheet, SHEET, "string(//a:autoFilter/@ref)", "A1:H41");
  assert_xpath (sheet, SHEET, "string(//a:pane/@state)", "frozen");
  assert_xpath (sheet, SHEET, "string(//a:pane/@ySplit)", "1");
  assert_xpath (sheet, SHEET, "string(//a:dataValidation[1]/@sqref)", "F2:F41");
  assert_xpath (sheet, SHEET, "string(//a:dataValidation[2]/a:formula1)",
                "\"On track,At risk,Off track,Complete,Not yet rated\"");
  /* 1 January and 3 March 2022 */
  assert_xpath (sheet, SHEET, "string(//a:c[@r='E2'][not(@t)]/a:v)", "44562");
  assert_xpath (sheet, SHEET, "string(//a:c[@r='E4'][not(@t)]/a:v)", "44623");
  assert_xpath (styles, SHEET, "count(//a:numFmt[@formatCode='d mmm yyyy'])", "1");
  assert_xpath (styles, SHEET, "count(//a:numFmt[@formatCode='d mmm yyyy\", overdue\"'])", "1");
  assert_xpath (sheet, SHEET, "string(//a:oddHeader)", "&R&\"-,Bold\"Internal");
  assert_xpath (sheet, SHEET, "string(//a:pageSetup/@orientation)", "landscape");
  assert_xpath (book, SHEET, "string(//a:sheet[2]/@name)", "About");
  assert_xpath (core, "http://purl.org/dc/elements/1.1/", "string(//a:title)", "Action plan");
  g_assert_cmpstr (theme, ==, "Consistent ways to hear young people");
  g_assert_cmpstr (workshop, ==, "next workshop");
  xmlFreeDoc (sheet);
  xmlFreeDoc (strings);
  xmlFreeDoc (styles);
  xmlFreeDoc (book);
  xmlFreeDoc (core);
}

static void
test_xlsx_hostile (void)
{
  g_autoptr (WayDocument) document = sample_hostile ();
  gsize size;
  g_autofree char *bytes = export_bytes (document, WAY_DOCUMENT_XLSX, &size);
  xmlDoc *sheet = unzip_xml (bytes, size, "xl/worksheets/sheet1.xml");
  xmlDoc *strings = unzip_xml (bytes, size, "xl/sharedStrings.xml");
  xmlDoc *book = unzip_xml (bytes, size, "xl/workbook.xml");

  assert_xpath (sheet, SHEET, "count(//a:f)", "0");
  assert_xpath (book, SHEET, "string(//a:sheet[1]/@name)", "Hostile   text  all");
  for (guint i = 0; sample_hostile_texts[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("B%u", i + 2);
      g_autofree char *expected = g_strdup (sample_hostile_texts[i]);
      g_autofree char *got = NULL;

      if (*expected == '\0')
        continue;
      got = cell_string (sheet, strings, name);
      if (g_str_has_prefix (expected, "_x0041_"))
        g_assert_cmpstr (got, ==, "_x005F_x0041_ is not A");
      else
        g_assert_cmpstr (got, ==, expected);
    }
  assert_xpath (sheet, SHEET, "string(//a:c[@r='A2']/a:v)", "-3");
  xmlFreeDoc (sheet);
  xmlFreeDoc (strings);
  xmlFreeDoc (book);
}

/* Longer than a cell may be: the pieces in the sheet "Long text" make the whole. */
static void
test_xlsx_long (void)
{
  g_autoptr (WayDocument) document = way_document_new ("Long", "en-GB");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) whole = g_string_new (NULL);
  WayTable *table = way_document_add_table (document, "Table", FALSE);
  g_autofree char *bytes = NULL, *start = NULL;
  xmlDoc *sheet, *strings, *book;
  gsize size;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "%u 😀 ", i);
  way_table_add_column (table, "Text", WAY_COLUMN_TEXT, 1, NULL);
  way_table_add_row (table);
  way_table_add_cell (table, text->str);
  bytes = export_bytes (document, WAY_DOCUMENT_XLSX, &size);
  strings = unzip_xml (bytes, size, "xl/sharedStrings.xml");
  book = unzip_xml (bytes, size, "xl/workbook.xml");
  assert_xpath (book, SHEET, "string(//a:sheet[2]/@name)", "Long text");
  sheet = unzip_xml (bytes, size, "xl/worksheets/sheet1.xml");
  start = cell_string (sheet, strings, "A2");
  g_assert_true (g_str_has_prefix (start, "0 😀 1 😀 "));
  g_assert_nonnull (strstr (start, "Long text"));
  xmlFreeDoc (sheet);
  sheet = unzip_xml (bytes, size, "xl/worksheets/sheet2.xml");
  for (guint row = 2; whole->len < text->len; row++)
    {
      g_autofree char *cell = g_strdup_printf ("D%u", row);
      g_autofree char *piece = cell_string (sheet, strings, cell);

      g_assert_cmpint (g_utf8_strlen (piece, -1), <=, 32000);
      g_string_append (whole, piece);
    }
  g_assert_cmpstr (whole->str, ==, text->str);
  xmlFreeDoc (sheet);
  xmlFreeDoc (strings);
  xmlFreeDoc (book);
}

/* Numbers are written 0,5 from here on; without the tool that makes such a locale the test is left out, but on CI. */
static gboolean
use_comma (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "comma", NULL);
  const char *call[] = { "localedef", "-i", "de_DE", "-f", "UTF-8", path, NULL };
  g_autofree char *half = NULL;
  int status = -1;

  g_setenv ("LOCPATH", folder, TRUE);
  g_spawn_sync (NULL, (char **) call, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                &status, NULL);
  if (status != 0 && g_getenv ("CI") == NULL)
    return FALSE;
  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (setlocale (LC_NUMERIC, "comma"));
  /* With it, newlocale() in glibc leaves a copy of the path behind. */
  g_unsetenv ("LOCPATH");
  half = g_strdup_printf ("%.1f", 0.5);
  g_assert_cmpstr (half, ==, "0,5");
  return TRUE;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *part = g_build_filename (path, name, NULL);

      remove_tree (part);
    }
  g_remove (path);
}

/* Widths and heights are numbers to Excel in every country. */
static void
test_xlsx_comma (void)
{
  g_autoptr (WayDocument) document = sample_hostile ();
  g_autofree char *folder = g_dir_make_tmp ("waymark-comma-XXXXXX", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *half = NULL;
  gsize size;

  if (!use_comma (folder))
    g_test_skip ("localedef or its sources are missing");
  else
    {
      bytes = export_bytes (document, WAY_DOCUMENT_XLSX, &size);
      half = g_strdup_printf ("%.1f", 0.5);
      setlocale (LC_NUMERIC, "C");
      for (int i = 1; i <= 2; i++)
        {
          g_autofree char *name = g_strdup_printf ("xl/worksheets/sheet%d.xml", i);
          xmlDoc *xml = unzip_xml (bytes, size, name);

          assert_xpath (xml, SHEET, "count(//a:col[@width])>0", "true");
          assert_xpath (xml, SHEET, "count(//@*[contains(.,',') and contains('width ht left top', local-name())])", "0");
          xmlFreeDoc (xml);
        }
      /* The person's own way is theirs again. */
      g_assert_cmpstr (half, ==, "0,5");
    }
  g_unsetenv ("LOCPATH");
  remove_tree (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/docx/hostile", test_docx_hostile);
  g_test_add_func ("/document/docx/parts", test_docx_parts);
  g_test_add_func ("/document/docx/notes", test_docx_notes);
  g_test_add_func ("/document/docx/sections", test_docx_sections);
  g_test_add_func ("/document/xlsx/plan", test_xlsx_plan);
  g_test_add_func ("/document/xlsx/hostile", test_xlsx_hostile);
  g_test_add_func ("/document/xlsx/long", test_xlsx_long);
  g_test_add_func ("/document/xlsx/comma", test_xlsx_comma);
  return g_test_run ();
}
