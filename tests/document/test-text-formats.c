/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "helper.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* A reader of RFC 4180: records of fields, each newly allocated. */
static GPtrArray *
read_csv (const char *text)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GPtrArray *record = g_ptr_array_new_with_free_func (g_free);

  while (*text != '\0')
    {
      GString *field = g_string_new (NULL);

      if (*text == '"')
        {
          for (text++; *text != '"' || text[1] == '"'; text++)
            {
              g_assert_cmpint (*text, !=, '\0');
              text += *text == '"' ? 1 : 0;
              g_string_append_c (field, *text);
            }
          text++;
        }
      else
        for (; strchr (",\r", *text) == NULL; text++)
          {
            g_assert_true (*text != '"' && *text != '\n');
            g_string_append_c (field, *text);
          }
      g_ptr_array_add (record, g_string_free (field, FALSE));
      if (*text == ',')
        {
          text++;
          continue;
        }
      g_assert_true (g_str_has_prefix (text, "\r\n"));
      text += 2;
      g_ptr_array_add (records, record);
      record = g_ptr_array_new_with_free_func (g_free);
    }
  g_assert_cmpuint (record->len, ==, 0);
  g_ptr_array_unref (record);
  return records;
}

static const char *
field (GPtrArray *records, guint row, guint column)
{
  return g_ptr_array_index ((GPtrArray *) g_ptr_array_index (records, row), column);
}

/* Takes away the apostrophe that keeps text from being a formula. */
static const char *
plain (const char *text)
{
  gsize quotes = strspn (text, "'");

  return quotes > 0 && text[quotes] != '\0' && strchr ("=+-@\t", text[quotes]) != NULL ? text + 1 : text;
}

static void
test_csv_hostile (void)
{
  g_autoptr (WayDocument) document = sample_hostile ();
  g_autofree char *bytes = export_bytes (document, WAY_DOCUMENT_CSV, NULL);
  g_autoptr (GPtrArray) records = NULL;

  g_assert_true (g_str_has_prefix (bytes, "\xef\xbb\xbf"));
  records = read_csv (bytes + 3);
  g_assert_cmpstr (field (records, 0, 1), ==, "Text \"quoted\"");
  for (guint i = 0; sample_hostile_texts[i] != NULL; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", (int) i - 3);

      g_assert_cmpstr (field (records, i + 1, 0), ==, number);
      g_assert_null (strchr ("=+-@\t", *field (records, i + 1, 1) != '\0' ? *field (records, i + 1, 1) : 'x'));
      g_assert_cmpstr (plain (field (records, i + 1, 1)), ==, sample_hostile_texts[i]);
      g_assert_cmpstr (field (records, i + 1, 2), ==, "Internal & <draft>");
    }
  g_assert_cmpuint (strlen (field (records, records->len - 1, 1)), ==, 10000);
}

static void
test_csv_plan (void)
{
  g_autoptr (WayDocument) document = sample_plan (40);
  g_autofree char *bytes = export_bytes (document, WAY_DOCUMENT_CSV, NULL);
  g_autoptr (GPtrArray) records = read_csv (bytes + 3);

  g_assert_cmpuint (records->len, ==, 41);
  for (guint i = 0; i < records->len; i++)
    g_assert_cmpuint (((GPtrArray *) g_ptr_array_index (records, i))->len, ==, 9);
  g_assert_cmpstr (field (records, 0, 0), ==, "Theme");
  g_assert_cmpstr (field (records, 0, 8), ==, "Marking");
  g_assert_cmpstr (field (records, 1, 0), ==, "Consistent ways to hear young people");
  g_assert_cmpstr (field (records, 40, 0), ==, "Tests");
  g_assert_cmpstr (field (records, 3, 4), ==, "2022-03-03");
  g_assert_cmpstr (field (records, 9, 4), ==, "next workshop");
  g_assert_cmpstr (field (records, 3, 6), ==, "Off track");
}

/* The text of an element, a <br> being a line end. */
static void
append_text (GString *out, xmlNode *node)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_TEXT_NODE)
      g_string_append (out, (const char *) child->content);
    else if (strcmp ((const char *) child->name, "br") == 0)
      g_string_append_c (out, '\n');
    else
      append_text (out, child);
}

static void
test_html_hostile (void)
{
  g_autoptr (WayDocument) document = sample_hostile ();
  gsize size;
  g_autofree char *bytes = export_bytes (document, WAY_DOCUMENT_HTML, &size);
  htmlDocPtr html = htmlReadMemory (bytes, (int) size, NULL, "UTF-8", HTML_PARSE_NOERROR | HTML_PARSE_NONET);
  xmlXPathContext *context = xmlXPathNewContext (html);
  xmlXPathObject *cells = xmlXPathEvalExpression ((const xmlChar *) "//tbody/tr/td[2]", context);
  g_autofree char *scripts = xpath (html, NULL, "count(//script | //b | //td//a | //img)");
  g_autofree char *heading = xpath (html, NULL, "string(//h1)");
  g_autofree char *mark = xpath (html, NULL, "string(//header/p[1])");
  g_autofree char *language = xpath (html, NULL, "string(/html/@lang)");
  g_autofree char *scopes = xpath (html, NULL, "count(//th[not(@scope)])");
  g_autofree char *bold = xpath (html, NULL, "string(//p/strong)");

  g_assert_cmpstr (scripts, ==, "0");
  g_assert_cmpstr (heading, ==, "Title <b>\"bold\"</b> & more");
  g_assert_cmpstr (mark, ==, "Internal & <draft>");
  g_assert_cmpstr (language, ==, "en-GB");
  g_assert_cmpstr (scopes, ==, "0");
  g_assert_cmpstr (bold, ==, "bold & <b>");
  for (guint i = 0; sample_hostile_texts[i] != NULL; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      append_text (text, cells->nodesetval->nodeTab[i]);
      g_assert_cmpstr (text->str, ==, sample_hostile_texts[i]);
    }
  xmlXPathFreeObject (cells);
  xmlXPathFreeContext (context);
  xmlFreeDoc (html);
}

static void
test_html_plan (void)
{
  g_autoptr (WayDocument) document = sample_plan (40);
  g_autofree char *bytes = export_bytes (document, WAY_DOCUMENT_HTML, NULL);

  g_assert_nonnull (strstr (bytes, "<th scope=\"rowgroup\" dir=\"auto\" colspan=\"7\">Strategic mandate and roles</th>"));
  g_assert_nonnull (strstr (bytes, "<time datetime=\"2022-03-03\">"));
  g_assert_nonnull (strstr (bytes, "3 Mar 2022, overdue"));
  g_assert_nonnull (strstr (bytes, "class=\"pill bad\">Off track</span>"));
  g_assert_nonnull (strstr (bytes, "prefers-color-scheme:dark"));
  g_assert_nonnull (strstr (bytes, "@media print"));
  g_assert_null (strstr (bytes, "http://"));
  g_assert_null (strstr (bytes, "https://"));
}

/* The cells of a row of a Markdown table, as a renderer reads them. */
static GPtrArray *
read_row (const char *line)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  GString *cell = g_string_new (NULL);

  g_assert_cmpint (*line, ==, '|');
  for (line++; *line != '\0'; line++)
    if (*line == '\\' && g_ascii_ispunct (line[1]))
      g_string_append_c (cell, *++line);
    else if (g_str_has_prefix (line, "<br>"))
      {
        g_string_append_c (cell, '\n');
        line += 3;
      }
    else if (g_str_has_prefix (line, "&#32;"))
      {
        g_string_append_c (cell, ' ');
        line += 4;
      }
    else if (g_str_has_prefix (line, "&#9;"))
      {
        g_string_append_c (cell, '\t');
        line += 3;
      }
    else if (*line == '|')
      {
        g_assert_cmpint (cell->str[0], ==, ' ');
        g_assert_cmpint (cell->str[cell->len - 1], ==, ' ');
        g_ptr_array_add (cells, g_strndup (cell->str + 1, cell->len > 1 ? cell->len - 2 : 0));
        g_string_truncate (cell, 0);
      }
    else
      {
        /* Anything of these that stands alone would mean something. */
        g_assert_null (strchr ("<>*_`[]&~$", *line));
        g_string_append_c (cell, *line);
      }
  g_string_free (cell, TRUE);
  return cells;
}

static void
test_markdown_hostile (void)
{
  g_autoptr (WayDocument) document = sample_hostile ();
  g_autofree char *bytes = export_bytes (document, WAY_DOCUMENT_MARKDOWN, NULL);
  g_auto (GStrv) lines = g_strsplit (bytes, "\n", -1);
  guint row = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "|"))
      {
        g_autoptr (GPtrArray) cells = read_row (lines[i]);

        g_assert_cmpuint (cells->len, ==, 2);
        if (row >= 2 && row - 2 < 21 && sample_hostile_texts[row - 2] != NULL)
          {
            const char *expected = sample_hostile_texts[row - 2];
            const char *got = g_ptr_array_index (cells, 1);

            g_assert_cmpstr (got, ==, expected);
          }
        row++;
      }
  g_assert_cmpuint (row, ==, 2 + 21 + 1);
  g_assert_nonnull (strstr (bytes, "# Title \\<b\\>"));
  g_assert_nonnull (strstr (bytes, "plain **bold \\& \\<b\\>** between *italic \\*stars\\**"));
  g_assert_nonnull (strstr (bytes, "1. first item\n2. second item\\\n   with a line\n"));
  g_assert_nonnull (strstr (bytes, "> **Internal \\& \\<draft\\>**"));
}

/* A cell's notes follow its text on lines of their own; a web page sets them apart. */
static void
test_notes (void)
{
  g_autoptr (WayDocument) document = way_document_new ("Report", "en-GB");
  WayTable *table = way_document_add_table (document, "Table", FALSE);
  g_autofree char *csv = NULL;
  g_autofree char *html = NULL;
  g_autofree char *markdown = NULL;

  way_table_add_column (table, "A", WAY_COLUMN_TEXT, 1, NULL);
  way_table_add_row (table);
  way_table_add_noted (table, "What & which", "From <one>\nFrom two");
  way_table_add_row (table);
  way_table_add_noted (table, "", "Only notes");
  csv = export_bytes (document, WAY_DOCUMENT_CSV, NULL);
  g_assert_nonnull (strstr (csv, "\"What & which\nFrom <one>\nFrom two\""));
  html = export_bytes (document, WAY_DOCUMENT_HTML, NULL);
  g_assert_nonnull (strstr (html, "<td dir=\"auto\">What &amp; which<div dir=\"auto\" class=\"notes\">From &lt;one&gt;<br>"
                                  "From two</div></td>"));
  g_assert_nonnull (strstr (html, "<td dir=\"auto\">Only notes</td>"));
  markdown = export_bytes (document, WAY_DOCUMENT_MARKDOWN, NULL);
  g_assert_nonnull (strstr (markdown, "<br>From two |"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/csv/hostile", test_csv_hostile);
  g_test_add_func ("/document/csv/plan", test_csv_plan);
  g_test_add_func ("/document/html/hostile", test_html_hostile);
  g_test_add_func ("/document/html/plan", test_html_plan);
  g_test_add_func ("/document/notes", test_notes);
  g_test_add_func ("/document/markdown/hostile", test_markdown_hostile);
  return g_test_run ();
}
