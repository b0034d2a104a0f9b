/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem() */

#include "helper.h"

#include "document/way-pdf-update.h"

#include <cairo-pdf.h>
#include <qpdf/qpdf-c.h>
#include <string.h>

static cairo_status_t
write_cb (void *data, const unsigned char *bytes, unsigned int size)
{
  g_byte_array_append (data, bytes, size);
  return CAIRO_STATUS_SUCCESS;
}

/* A row of a table, of @n cells. */
static void
draw_row (cairo_t *cr, const char *cell, guint n)
{
  cairo_tag_begin (cr, "TR", NULL);
  for (guint i = 0; i < n; i++)
    {
      cairo_tag_begin (cr, cell, NULL);
      cairo_rectangle (cr, 10, 70, 5, 5);
      cairo_fill (cr);
      cairo_tag_end (cr, cell);
    }
  cairo_tag_end (cr, "TR");
}

/* A page with a rectangle, a table with a group, and an entry of the outline. */
static GByteArray *
draw_page (void)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, 100, 100);
  cairo_t *cr = cairo_create (surface);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, "A page");
  cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, "Here", "page=1", 0);
  cairo_tag_begin (cr, "Document", NULL);
  cairo_tag_begin (cr, "P", NULL);
  cairo_rectangle (cr, 10, 10, 50, 50);
  cairo_fill (cr);
  cairo_tag_end (cr, "P");
  cairo_tag_begin (cr, "Table", NULL);
  draw_row (cr, "TH", 3);
  draw_row (cr, "TH", 1);
  draw_row (cr, "TD", 3);
  cairo_tag_end (cr, "Table");
  cairo_tag_end (cr, "Document");
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return bytes;
}

static void
assert_key (qpdf_data pdf, qpdf_oh object, const char *key, const char *value)
{
  g_assert_true (qpdf_oh_has_key (pdf, object, key));
  g_assert_cmpstr (qpdf_oh_unparse_resolved (pdf, qpdf_oh_get_key (pdf, object, key)), ==, value);
}

static qpdf_oh
kid (qpdf_data pdf, qpdf_oh part, int i)
{
  qpdf_oh kids = qpdf_oh_get_key (pdf, part, "/K");

  return qpdf_oh_is_array (pdf, kids) ? qpdf_oh_get_array_item (pdf, kids, i) : kids;
}

/* Each header cell says what it heads. */
static void
assert_headers (qpdf_data pdf, qpdf_oh root)
{
  qpdf_oh table = kid (pdf, kid (pdf, qpdf_oh_get_key (pdf, root, "/StructTreeRoot"), 0), 1);

  assert_key (pdf, table, "/S", "/Table");
  for (int i = 0; i < 3; i++)
    assert_key (pdf, kid (pdf, kid (pdf, table, 0), i), "/A", "<< /O /Table /Scope /Column >>");
  assert_key (pdf, kid (pdf, kid (pdf, table, 1), 0), "/A", "<< /ColSpan 3 /O /Table /Scope /Column >>");
  g_assert_false (qpdf_oh_has_key (pdf, kid (pdf, kid (pdf, table, 2), 0), "/A"));
}

/* A file without a fault whose catalogue says what it is to say, and all it said before. */
static void
assert_complete (GByteArray *bytes, const char *language)
{
  qpdf_data pdf = qpdf_init ();
  qpdf_oh root, outline;

  g_assert_cmpint (qpdf_read_memory (pdf, "test", (const char *) bytes->data, bytes->len, NULL), ==, QPDF_SUCCESS);
  g_assert_cmpint (qpdf_check_pdf (pdf), ==, QPDF_SUCCESS);
  g_assert_false (qpdf_more_warnings (pdf));
  g_assert_cmpint (qpdf_get_num_pages (pdf), ==, 1);
  g_assert_cmpstr (qpdf_get_info_key (pdf, "/Title"), ==, "A page");
  root = qpdf_get_root (pdf);
  assert_key (pdf, root, "/Lang", language);
  assert_key (pdf, root, "/ViewerPreferences", "<< /DisplayDocTitle true >>");
  assert_key (pdf, root, "/MarkInfo", "<< /Marked true >>");
  g_assert_true (qpdf_oh_has_key (pdf, root, "/StructTreeRoot"));
  assert_headers (pdf, root);
  outline = qpdf_oh_get_key (pdf, qpdf_oh_get_key (pdf, root, "/Outlines"), "/First");
  assert_key (pdf, outline, "/Title", "(Here)");
  g_assert_cmpint (qpdf_oh_get_array_n_items (pdf, qpdf_oh_get_key (pdf, qpdf_get_trailer (pdf), "/ID")), ==, 2);
  qpdf_cleanup (&pdf);
}

/* Whether the last cross-reference section of @bytes is a stream. */
static gboolean
ends_with_stream (GByteArray *bytes)
{
  g_autofree char *tail = g_strndup ((const char *) bytes->data + bytes->len - 30, 30);
  guint64 offset = g_ascii_strtoull (strstr (tail, "startxref") + strlen ("startxref"), NULL, 10);

  g_assert_cmpuint (offset, <, bytes->len - 4);
  return memcmp (bytes->data + offset, "xref", 4) != 0;
}

static void
add_update (GByteArray *bytes, const char *language)
{
  g_autoptr (GByteArray) update = way_pdf_update (bytes->data, bytes->len, language);

  g_assert_nonnull (update);
  g_byte_array_append (bytes, update->data, update->len);
}

/* A file with a cross-reference table, as Cairo 1.16 writes it, and one with a cross-reference stream, as Cairo 1.18
 * and qpdf do; and files that were updated before. */
static void
test_update (void)
{
  g_autoptr (GByteArray) drawn = draw_page ();
  g_autoptr (GByteArray) packed = way_pdf_pack (drawn->data, drawn->len, "de");
  GByteArray *const files[] = { drawn, packed };

  assert_complete (packed, "(de)");
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      gboolean stream = ends_with_stream (files[i]);

      add_update (files[i], "en-GB");
      assert_complete (files[i], "(en-GB)");
      g_assert_cmpint (ends_with_stream (files[i]), ==, stream);
      add_update (files[i], "cy");
      assert_complete (files[i], "(cy)");
    }
  g_assert_true (ends_with_stream (packed));
}

/* An identifier that the file has stays. */
static void
test_identifier (void)
{
  g_autoptr (GByteArray) drawn = draw_page ();
  g_autoptr (GByteArray) packed = way_pdf_pack (drawn->data, drawn->len, "de");
  char *ids[2];

  for (guint i = 0; i < 2; i++)
    {
      qpdf_data pdf = qpdf_init ();

      g_assert_cmpint (qpdf_read_memory (pdf, "test", (const char *) packed->data, packed->len, NULL), ==, QPDF_SUCCESS);
      ids[i] = g_strdup (qpdf_oh_unparse (pdf, qpdf_oh_get_key (pdf, qpdf_get_trailer (pdf), "/ID")));
      qpdf_cleanup (&pdf);
      add_update (packed, "en-GB");
    }
  g_assert_cmpstr (ids[0], ==, ids[1]);
  g_free (ids[0]);
  g_free (ids[1]);
}

/* What had to be repaired to be read gets no update that points into it; what is no PDF gets nothing. */
static void
test_damaged (void)
{
  static const char not_pdf[] = "startxref\n5\n%%EOF\n";
  g_autoptr (GByteArray) drawn = draw_page ();
  g_autoptr (GByteArray) repaired = NULL;

  for (guint size = 0; size < drawn->len - 7; size += 97)
    g_assert_null (way_pdf_update (drawn->data, size, "en-GB"));
  repaired = way_pdf_pack (drawn->data, drawn->len - 12, "en-GB");
  g_assert_nonnull (repaired);
  assert_complete (repaired, "(en-GB)");
  g_byte_array_prepend (drawn, (const guint8 *) "before", 6);
  g_assert_null (way_pdf_update (drawn->data, drawn->len, "en-GB"));
  g_assert_null (way_pdf_update ((const guint8 *) not_pdf, sizeof not_pdf, "en-GB"));
  g_assert_null (way_pdf_pack ((const guint8 *) not_pdf, sizeof not_pdf, "en-GB"));
}

/* Where the last cross-reference section begins, as the end of the file says. */
static gsize
last_section (const char *bytes, gsize size)
{
  const char *end = memmem (bytes + size - 64, 64, "startxref", strlen ("startxref"));
  gsize section;

  g_assert_nonnull (end);
  section = (gsize) g_ascii_strtoull (end + strlen ("startxref"), NULL, 10);
  g_assert_cmpuint (section, <, size);
  return section;
}

/* The parts of the structure, of which there are most, are in compressed objects. */
static void
test_packed (void)
{
  g_autoptr (WayDocument) document = sample_plan (40);
  g_autofree char *bytes = NULL;
  gsize size = 0;

  bytes = export_bytes (document, WAY_DOCUMENT_PDF, &size);
  g_assert_nonnull (memmem (bytes, size, "/ObjStm", strlen ("/ObjStm")));
  g_assert_null (memmem (bytes, size, "/StructElem", strlen ("/StructElem")));
}

/* The writer updates what would take long to pack. */
static void
test_large (void)
{
  /* From 1.18 on cairo packs most of it itself. */
  g_autoptr (WayDocument) document = sample_plan (cairo_version () < CAIRO_VERSION_ENCODE (1, 18, 0) ? 4000 : 12000);
  g_autofree char *bytes = NULL;
  g_autofree char *tail = NULL;
  g_auto (GStrv) headers = NULL;
  qpdf_data pdf = qpdf_init ();
  gsize size = 0, section;

  bytes = export_bytes (document, WAY_DOCUMENT_PDF, &size);
  g_assert_cmpuint (size, >, 4 << 20);
  section = last_section (bytes, size);
  /* Bytes, not text: what cairo writes from 1.18 on, and then the update, has a stream there. */
  g_assert_nonnull (memmem (bytes + section, size - section, "/Prev ", strlen ("/Prev ")));
  g_assert_cmpint (qpdf_read_memory (pdf, "test", bytes, size, NULL), ==, QPDF_SUCCESS);
  g_assert_cmpint (qpdf_check_pdf (pdf), ==, QPDF_SUCCESS);
  assert_key (pdf, qpdf_get_root (pdf), "/Lang", "(en-GB)");
  assert_key (pdf, qpdf_get_root (pdf), "/ViewerPreferences", "<< /DisplayDocTitle true >>");
  g_assert_true (qpdf_oh_has_key (pdf, qpdf_get_root (pdf), "/Outlines"));
  /* Seven columns, five groups. */
  tail = g_malloc0 (8192 + 1);
  for (guint i = 0; i < 8192; i++)
    tail[i] = bytes[size - 8192 + i] != '\0' ? bytes[size - 8192 + i] : ' ';
  headers = g_strsplit (tail, "/Scope /Column", -1);
  g_assert_cmpuint (g_strv_length (headers), ==, 1 + 7 + 5);
  qpdf_cleanup (&pdf);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/pdf-update/update", test_update);
  g_test_add_func ("/document/pdf-update/identifier", test_identifier);
  g_test_add_func ("/document/pdf-update/damaged", test_damaged);
  g_test_add_func ("/document/pdf-update/packed", test_packed);
  g_test_add_func ("/document/pdf-update/large", test_large);
  return g_test_run ();
}
