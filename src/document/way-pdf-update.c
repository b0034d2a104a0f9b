/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/way-pdf-update.h"

#include <qpdf/qpdf-c.h>
#include <string.h>

#define TAIL 1024 /* where the end of a file must be */

/* A file that is to be updated. */
typedef struct {
  qpdf_data pdf;
  const guint8 *bytes;
  gsize size;
  gsize previous; /* where its last cross-reference section is */
} WayPdf;

static void
pdf_free (qpdf_data pdf)
{
  /* An error that nobody asked for is printed. */
  if (qpdf_has_error (pdf))
    qpdf_get_error (pdf);
  qpdf_cleanup (&pdf);
}
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (qpdf_data, pdf_free, NULL)

/* Objects are read as they are asked for. @problems is the worst that may be met. */
static qpdf_data
open_pdf (const guint8 *bytes, gsize size, QPDF_ERROR_CODE problems)
{
  g_auto (qpdf_data) pdf = qpdf_init ();

  qpdf_set_suppress_warnings (pdf, QPDF_TRUE);
  qpdf_silence_errors (pdf);
  if ((qpdf_read_memory (pdf, "pages", (const char *) bytes, size, NULL) & ~problems) != QPDF_SUCCESS)
    return NULL;
  return g_steal_pointer (&pdf);
}

/* Returns: the catalogue, as it is to be. */
static qpdf_oh
complete_catalogue (qpdf_data pdf, const char *language)
{
  qpdf_oh root = qpdf_get_root (pdf);
  qpdf_oh preferences = qpdf_oh_new_dictionary (pdf);

  qpdf_oh_replace_key (pdf, preferences, "/DisplayDocTitle", qpdf_oh_new_bool (pdf, QPDF_TRUE));
  qpdf_oh_replace_key (pdf, root, "/ViewerPreferences", preferences);
  qpdf_oh_replace_key (pdf, root, "/Lang", qpdf_oh_new_unicode_string (pdf, language));
  return root;
}

GByteArray *
way_pdf_pack (const guint8 *bytes, gsize size, const char *language)
{
  g_auto (qpdf_data) pdf = open_pdf (bytes, size, QPDF_WARNINGS);
  GByteArray *packed;

  if (pdf == NULL)
    return NULL;
  complete_catalogue (pdf, language);
  if (qpdf_init_write_memory (pdf) >= QPDF_ERRORS)
    return NULL;
  qpdf_set_object_stream_mode (pdf, qpdf_o_generate);
  qpdf_set_stream_data_mode (pdf, qpdf_s_preserve);
  qpdf_set_deterministic_ID (pdf, QPDF_TRUE);
  if (qpdf_write (pdf) >= QPDF_ERRORS)
    return NULL;
  packed = g_byte_array_sized_new ((guint) qpdf_get_buffer_length (pdf));
  return g_byte_array_append (packed, qpdf_get_buffer (pdf), (guint) qpdf_get_buffer_length (pdf));
}

/* The last cross-reference section, as the end of the file says (7.5.5). Returns: its offset, 0 if it says none. */
static gsize
find_section (const guint8 *bytes, gsize size)
{
  gsize n = MIN (size, TAIL), last = 0;
  g_autofree char *tail = g_malloc (n + 1);

  memcpy (tail, bytes + size - n, n);
  tail[n] = '\0';
  for (gsize i = 0; i < n; i++)
    if (strncmp (tail + i, "startxref", 9) == 0)
      last = (gsize) g_ascii_strtoull (tail + i + 9, NULL, 10);
  return last < size ? last : 0;
}

static void
append (GByteArray *update, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
append (GByteArray *update, const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_byte_array_append (update, (const guint8 *) text, (guint) strlen (text));
}

/* What every trailer says (7.5.5). The file is known by what it holds, if it has no /ID yet (14.4). */
static void
append_trailer (GByteArray *update, const WayPdf *file, long long n_objects)
{
  static const char *const kept[] = { "/Root", "/Info", "/ID" };
  qpdf_oh trailer = qpdf_get_trailer (file->pdf);

  append (update, "/Size %lld /Prev %" G_GSIZE_FORMAT, n_objects, file->previous);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (qpdf_oh_has_key (file->pdf, trailer, kept[i]))
      append (update, " %s %s", kept[i], qpdf_oh_unparse (file->pdf, qpdf_oh_get_key (file->pdf, trailer, kept[i])));
  if (!qpdf_oh_has_key (file->pdf, trailer, "/ID"))
    {
      g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_MD5, file->bytes, file->size);

      append (update, " /ID [ <%s> <%s> ]", sum, sum);
    }
}

/* The number for a new object. */
static long long
next_id (const WayPdf *file)
{
  return qpdf_oh_get_int_value (file->pdf, qpdf_oh_get_key (file->pdf, qpdf_get_trailer (file->pdf), "/Size"));
}

/* A cross-reference table (7.5.4) for the object @id, which begins the update. */
static void
append_table (GByteArray *update, const WayPdf *file, int id)
{
  append (update, "xref\n0 1\n0000000000 65535 f \n%d 1\n%010" G_GSIZE_FORMAT " 00000 n \ntrailer\n<< ", id,
          file->size + 1);
  append_trailer (update, file, next_id (file));
  append (update, " >>\n");
}

/* A cross-reference stream (7.5.8), for a file that has such: the object @id, which begins the update, and the stream
 * itself, which is an object too. */
static void
append_stream (GByteArray *update, const WayPdf *file, int id)
{
  long long own = next_id (file);
  const gsize offsets[] = { file->size + 1, file->size + update->len };

  append (update, "%lld 0 obj\n<< /Type /XRef /W [ 1 8 1 ] /Index [ %d 1 %lld 1 ] /Length 20 ", own, id, own);
  append_trailer (update, file, own + 1);
  append (update, " >>\nstream\n");
  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      guint8 entry[10] = { 1 };
      guint64 big = GUINT64_TO_BE (offsets[i]);

      memcpy (entry + 1, &big, sizeof big);
      g_byte_array_append (update, entry, sizeof entry);
    }
  append (update, "\nendstream\nendobj\n");
}

GByteArray *
way_pdf_update (const guint8 *bytes, gsize size, const char *language)
{
  g_auto (qpdf_data) pdf = open_pdf (bytes, size, QPDF_SUCCESS);
  const WayPdf file = { pdf, bytes, size, find_section (bytes, size) };
  GByteArray *update;
  qpdf_oh root;
  gsize section;
  int id;

  if (pdf == NULL || file.previous == 0)
    return NULL;
  root = complete_catalogue (pdf, language);
  id = qpdf_oh_get_object_id (pdf, root);
  if (id <= 0 || qpdf_oh_get_generation (pdf, root) != 0 || qpdf_more_warnings (pdf))
    return NULL;
  update = g_byte_array_new ();
  append (update, "\n%d 0 obj\n%s\nendobj\n", id, qpdf_oh_unparse_resolved (pdf, root));
  section = size + update->len;
  if (size - file.previous > 4 && memcmp (bytes + file.previous, "xref", 4) == 0)
    append_table (update, &file, id);
  else
    append_stream (update, &file, id);
  append (update, "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", section);
  return update;
}
