/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "helper.h"

#include "document/way-page.h"

#include <string.h>

static void
test_text (void)
{
  g_autoptr (WayDocument) document = sample_hostile ();
  g_autofree char *text = run_on_pdf (document, "pdftotext", "-raw", "-nopgbrk", "-x", "0", "-y", "60", "-W", "600", "-H",
                                      "730", "@", "-", NULL);
  g_autofree char *squeezed = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *body = NULL;
  g_autoptr (GString) word = g_string_new (NULL);

  if (text == NULL)
    return;
  squeezed = squeeze (text);
  /* The head of the table comes again on each page. */
  parts = g_strsplit (squeezed, "NumberText\"quoted\"", -1);
  body = g_strjoinv ("", parts);
  for (guint i = 0; sample_hostile_texts[i] != NULL; i++)
    {
      g_autofree char *expected = squeeze (sample_hostile_texts[i]);

      /* pdftotext orders right-to-left text its own way, and not every font has every picture. */
      if (g_str_has_prefix (expected, "emoji") || g_str_has_prefix (expected, "ש") || g_str_has_prefix (expected, "م"))
        continue;
      if (strstr (body, expected) == NULL)
        g_error ("“%s” is not in the PDF", expected);
    }
  for (guint i = 0; i < 10000; i++)
    g_string_append_c (word, (char) ('a' + i % 26));
  g_assert_nonnull (strstr (body, word->str));
  g_assert_nonnull (strstr (strstr (body, word->str) + 1, word->str));
}

static void
test_structure (void)
{
  static const char *const wanted[] = {
    "Document", "Sect", "H1", "H2", "TOC", "TOCI", "Table", "Caption", "TR", "TH", "TD", "Link",
  };
  g_autoptr (WayDocument) document = sample_plan (40);
  g_autofree char *info = run_on_pdf (document, "pdfinfo", "@", NULL);
  g_autofree char *structure = run_on_pdf (document, "pdfinfo", "-struct", "@", NULL);
  g_autofree char *check = run_on_pdf (document, "qpdf", "--check", "@", NULL);
  g_autofree char *raw = run_on_pdf (document, "qpdf", "--qdf", "--object-streams=disable", "--stream-data=uncompress",
                                     "@", "-", NULL);

  if (info == NULL || check == NULL || raw == NULL)
    return;
  g_assert_nonnull (strstr (info, "Title:           Action plan\n"));
  g_assert_nonnull (strstr (info, "Tagged:          yes\n"));
  g_assert_nonnull (strstr (info, "(A4)"));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autofree char *line = g_strdup_printf ("%s\n", wanted[i]);
      g_autofree char *block = g_strdup_printf ("%s (", wanted[i]);
      g_autofree char *with = g_strdup_printf ("%s:\n", wanted[i]);

      if (strstr (structure, line) == NULL && strstr (structure, block) == NULL && strstr (structure, with) == NULL)
        g_error ("no %s in the structure: %s", wanted[i], structure);
    }
  g_assert_nonnull (strstr (check, "No syntax or stream encoding errors found"));
  g_assert_nonnull (g_strstr_len (raw, -1, "%PDF-1."));
}

/* What Cairo cannot say and the writer adds. */
static void
test_catalogue (void)
{
  g_autoptr (WayDocument) document = sample_plan (5);
  g_autofree char *json = run_on_pdf (document, "qpdf", "--json=latest", "--json-key=qpdf", "@", NULL);

  if (json == NULL)
    return;
  g_assert_nonnull (strstr (json, "\"/Lang\": \"u:en-GB\""));
  g_assert_nonnull (strstr (json, "\"/DisplayDocTitle\": true"));
  g_assert_nonnull (strstr (json, "\"/Outlines\""));
  g_assert_nonnull (strstr (json, "\"/Title\": \"u:Strategic mandate and roles\""));
}

static void
test_repeats (void)
{
  g_autoptr (WayDocument) document = sample_plan (60);
  g_autofree char *text = run_on_pdf (document, "pdftotext", "-layout", "@", "-", NULL);
  g_auto (GStrv) pages = NULL;
  guint n;

  if (text == NULL)
    return;
  pages = g_strsplit (text, "\f", -1);
  n = g_strv_length (pages) - 1;
  g_assert_cmpuint (n, >, 3);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("Page %u of %u", i + 1, n);

      g_assert_nonnull (strstr (pages[i], number));
      g_assert_nonnull (strstr (pages[i], "Internal"));
      if (i > 0)
        g_assert_nonnull (strstr (pages[i], "Accountable"));
    }
  g_assert_nonnull (strstr (pages[0], "Contents"));
  g_assert_nonnull (strstr (pages[0], "What the colours mean"));
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *reference = g_strdup_printf ("A-%03u", i + 1);
      char *first = strstr (text, reference);

      g_assert_nonnull (first);
      g_assert_null (strstr (first + 1, reference));
    }
}

/* Nothing is placed outside its page, rows that fit are whole, and parts make the whole. */
static void
assert_placed (const WayDocument *document, double width, double height)
{
  g_autoptr (WayPaginator) pages = way_paginator_new (document, width, height);

  for (guint i = 0; i < pages->pages->len; i++)
    {
      const WayPage *page = &g_array_index (pages->pages, WayPage, i);
      guint end = i + 1 < pages->pages->len ? g_array_index (pages->pages, WayPage, i + 1).first : pages->pieces->len;
      double bottom = way_page_get_height (pages, page->landscape) - WAY_PAGE_BOTTOM, y = WAY_PAGE_TOP;

      g_assert_cmpuint (page->first, <, end);
      for (guint j = page->first; j < end; j++)
        {
          const WayPiece *piece = &g_array_index (pages->pieces, WayPiece, j);
          const WayPiece *next = j + 1 < pages->pieces->len ? &g_array_index (pages->pieces, WayPiece, j + 1) : NULL;

          g_assert_cmpfloat (piece->y, >=, y - 0.01);
          y = piece->y + piece->to - piece->from;
          g_assert_cmpfloat (y, <=, bottom + 0.01);
          if (piece->kind == WAY_PIECE_ROW && piece->from > 0)
            g_assert_true (j == page->first || g_array_index (pages->pieces, WayPiece, j - 1).again);
          /* No heading stands last on a page. */
          if (j + 1 == end && next != NULL && piece->from <= 0 && piece->kind != WAY_PIECE_COLUMNS)
            g_assert_false (way_piece_style (piece->kind)->keep);
        }
    }
}

static void
test_placed (void)
{
  for (guint n = 0; n < 90; n += 7)
    {
      g_autoptr (WayDocument) document = sample_plan (n);

      assert_placed (document, WAY_PAGE_SHORT, WAY_PAGE_LONG);
    }
  {
    g_autoptr (WayDocument) hostile = sample_hostile ();

    assert_placed (hostile, WAY_PAGE_SHORT, WAY_PAGE_LONG);
    assert_placed (hostile, 420, 298);
  }
}

/* Two cells in a row, of which the second has notes: @n lines of them. */
static WayDocument *
sample_noted (guint n)
{
  WayDocument *document = way_document_new ("Report", "en-GB");
  WayTable *table = way_document_add_table (document, "Notes", FALSE);
  g_autoptr (GString) notes = g_string_new ("First note");

  for (guint i = 1; i < n; i++)
    g_string_append_printf (notes, "\nnote-%u", i);
  way_table_add_column (table, "A", WAY_COLUMN_TEXT, 1, NULL);
  way_table_add_column (table, "B", WAY_COLUMN_TEXT, 2, NULL);
  way_table_add_row (table);
  way_table_add_cell (table, "Beside");
  way_table_add_noted (table, "What it says", notes->str);
  way_table_add_row (table);
  way_table_add_cell (table, "Below");
  way_table_add_noted (table, "Without", NULL);
  return document;
}

/* Notes stand under their text, smaller than it, line by line. */
static void
test_notes_placed (void)
{
  g_autoptr (WayDocument) document = sample_noted (2);
  g_autoptr (WayDocument) tall = sample_noted (300);
  g_autoptr (WayPaginator) pages = way_paginator_new (document, WAY_PAGE_SHORT, WAY_PAGE_LONG);
  g_autoptr (GArray) boxes = way_boxes_new ();
  const WayPiece *row = NULL;
  const WayBox *box;
  double height;

  for (guint i = 0; row == NULL && i < pages->pieces->len; i++)
    if (g_array_index (pages->pieces, WayPiece, i).kind == WAY_PIECE_ROW)
      row = &g_array_index (pages->pieces, WayPiece, i);
  way_piece_get_boxes (pages, row, FALSE, boxes);
  g_assert_cmpuint (boxes->len, ==, 4);
  box = &g_array_index (boxes, WayBox, 1);
  g_assert_cmpstr (box[0].text, ==, "What it says");
  g_assert_cmpstr (box[1].text, ==, "First note");
  g_assert_cmpstr (box[2].text, ==, "note-1");
  g_assert_true (!box[0].more && box[1].more && box[2].more);
  g_assert_cmpfloat (box[1].under, >=, way_page_measure (pages, &box[0]));
  g_assert_cmpfloat (box[2].under, >=, box[1].under + way_page_measure (pages, &box[1]));
  g_assert_cmpfloat (way_page_measure (pages, &box[1]), <, way_page_measure (pages, &box[0]));
  height = row->to - way_piece_style (WAY_PIECE_ROW)->before - way_piece_style (WAY_PIECE_ROW)->after;
  g_assert_cmpfloat_with_epsilon (height, box[2].under + way_page_measure (pages, &box[2]), 0.01);
  assert_placed (tall, WAY_PAGE_SHORT, WAY_PAGE_LONG);
}

/* Notes are cut between pages like all text, and belong to the cell they are in. */
static void
test_notes_written (void)
{
  g_autoptr (WayDocument) document = sample_noted (300);
  g_autofree char *text = run_on_pdf (document, "pdftotext", "-layout", "@", "-", NULL);
  g_autofree char *structure = run_on_pdf (document, "pdfinfo", "-struct", "@", NULL);
  g_auto (GStrv) cells = NULL;

  if (text == NULL || structure == NULL)
    return;
  for (guint i = 1; i < 300; i++)
    {
      g_autofree char *note = g_strdup_printf ("note-%u\n", i);
      char *first = strstr (text, note);

      g_assert_nonnull (first);
      g_assert_null (strstr (first + 1, note));
    }
  g_assert_nonnull (strstr (text, "First note"));
  /* A row that goes on over pages is a row on each, as it was before there were notes. */
  cells = g_strsplit (structure, "TD", -1);
  g_assert_cmpuint ((g_strv_length (cells) - 1) % 2, ==, 0);
  {
    g_autoptr (WayDocument) small = sample_noted (3);
    g_autofree char *whole = run_on_pdf (small, "pdfinfo", "-struct", "@", NULL);
    g_auto (GStrv) four = g_strsplit (whole, "TD", -1);

    g_assert_cmpuint (g_strv_length (four) - 1, ==, 4);
  }
}

static void
test_orientation (void)
{
  g_autoptr (WayDocument) document = way_document_new ("Report", "en-GB");
  g_autoptr (WayPaginator) pages = NULL;
  WayTable *table;

  way_document_add_heading (document, 1, "Upright");
  way_document_add_heading (document, 1, "Wide");
  table = way_document_add_table (document, "Wide table", TRUE);
  way_table_add_column (table, "A", WAY_COLUMN_TEXT, 1, NULL);
  way_document_add_heading (document, 1, "Upright again");
  pages = way_paginator_new (document, WAY_PAGE_LONG, WAY_PAGE_SHORT);
  g_assert_cmpuint (way_paginator_get_n_pages (pages), ==, 4);
  g_assert_false (way_paginator_is_landscape (pages, 0));
  g_assert_false (way_paginator_is_landscape (pages, 1));
  g_assert_true (way_paginator_is_landscape (pages, 2));
  g_assert_false (way_paginator_is_landscape (pages, 3));
}

/* A printer may draw any page, any number of times. */
static void
test_print (void)
{
  g_autoptr (WayDocument) document = sample_plan (40);
  g_autoptr (WayPaginator) pages = way_paginator_new (document, WAY_PAGE_SHORT, WAY_PAGE_LONG);
  const guint order[] = { 2, 1, 1, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 842, 596);
      cairo_t *cr = cairo_create (surface);
      gsize inked = 0;
      const guint32 *dots;

      way_paginator_draw (pages, order[i], cr);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_surface_flush (surface);
      dots = (const guint32 *) cairo_image_surface_get_data (surface);
      for (guint dot = 0; dot < 842 * 596; dot++)
        inked += dots[dot] != 0;
      g_assert_cmpuint (inked, >, 5000);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/pages/placed", test_placed);
  g_test_add_func ("/document/pages/notes", test_notes_placed);
  g_test_add_func ("/document/pdf/notes", test_notes_written);
  g_test_add_func ("/document/pages/orientation", test_orientation);
  g_test_add_func ("/document/pages/print", test_print);
  g_test_add_func ("/document/pdf/text", test_text);
  g_test_add_func ("/document/pdf/structure", test_structure);
  g_test_add_func ("/document/pdf/catalogue", test_catalogue);
  g_test_add_func ("/document/pdf/repeats", test_repeats);
  return g_test_run ();
}
