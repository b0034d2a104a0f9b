/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever bytes come in: what is no PDF is refused, and what is made of a sound one can be read and says its language. What
 * qpdf must guess has only not to crash: of some trailers that it repairs it writes a file that it cannot read. The corpus is
 * a page with a table as Cairo 1.16 draws it, and the same packed by qpdf. */

#include "document/way-pdf-update.h"
#include "way-fuzz.h"

#include <qpdf/qpdf-c.h>
#include <string.h>

static void
assert_complete (const GByteArray *bytes)
{
  qpdf_data pdf = qpdf_init ();

  qpdf_set_suppress_warnings (pdf, QPDF_TRUE);
  qpdf_silence_errors (pdf);
  g_assert_cmpint (qpdf_read_memory (pdf, "fuzz", (const char *) bytes->data, bytes->len, NULL) & QPDF_ERRORS, ==, 0);
  g_assert_cmpstr (qpdf_oh_get_utf8_value (pdf, qpdf_oh_get_key (pdf, qpdf_get_root (pdf), "/Lang")), ==, "en-GB");
  if (qpdf_has_error (pdf))
    qpdf_get_error (pdf);
  qpdf_cleanup (&pdf);
}

static gboolean
is_sound (const guint8 *data, gsize size)
{
  qpdf_data pdf = qpdf_init ();
  gboolean sound;

  qpdf_set_suppress_warnings (pdf, QPDF_TRUE);
  qpdf_silence_errors (pdf);
  sound = qpdf_read_memory (pdf, "fuzz", (const char *) data, size, NULL) == QPDF_SUCCESS;
  if (qpdf_has_error (pdf))
    qpdf_get_error (pdf);
  qpdf_cleanup (&pdf);
  return sound;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GByteArray) update = way_pdf_update (data, size, "en-GB");
  g_autoptr (GByteArray) packed = way_pdf_pack (data, size, "en-GB");

  if (packed != NULL && is_sound (data, size))
    assert_complete (packed);
  if (update != NULL)
    {
      g_autoptr (GByteArray) whole = g_byte_array_new ();

      g_byte_array_append (whole, data, (guint) size);
      g_byte_array_append (whole, update->data, update->len);
      assert_complete (whole);
    }
  return 0;
}

#ifndef WAY_FUZZ

int
main (int argc, char **argv)
{
  static const char *const words[] = {
    "startxref\n", "%%EOF\n", "xref\n", "trailer\n<< ", "/Prev 0 ", "/Size 99999 ", "/Root 1 0 R ", "/S /Table", "/S /TR", "/S /TH",
    "/K 3 0 R ", "/K [ 3 0 R 3 0 R 3 0 R ] ", "/K [ ] ", "/StructTreeRoot 3 0 R ", "obj\n<< ", ">>\nendobj\n", "0 R", "[[[[[[[[", "<<<<<<<<",
    "/Length 999999 ", "/Type /ObjStm ", "/Encrypt 1 0 R ", NULL,
  };

  return way_fuzz_main (argc, argv, 400, words);
}

#endif
