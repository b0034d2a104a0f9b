/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/way-pdf-update.h"

#include <qpdf/qpdf-c.h>
#include <string.h>

#define TAIL 1024 /* where the end of a file must be */
#define DEEPEST 3 /* from the root of the structure to what holds a table */

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

/* --- Header cells (14.8.5.7): each heads the cells below it, that of a group over all columns --- */

static gboolean
is_part (qpdf_data pdf, qpdf_oh part, const char *name)
{
  qpdf_oh kind;

  if (!qpdf_oh_is_dictionary (pdf, part))
    return FALSE;
  kind = qpdf_oh_get_key (pdf, part, "/S");
  return qpdf_oh_is_name (pdf, kind) && strcmp (qpdf_oh_get_name (pdf, kind), name) == 0;
}

/* What is in a part of the structure: one thing or several. */
static int
count_kids (qpdf_data pdf, qpdf_oh part)
{
  qpdf_oh kids = qpdf_oh_get_key (pdf, part, "/K");
  gboolean several = qpdf_oh_is_array (pdf, kids);
  int n = several ? qpdf_oh_get_array_n_items (pdf, kids) : qpdf_oh_is_null (pdf, kids) ? 0 : 1;

  qpdf_oh_release (pdf, kids);
  return n;
}

static qpdf_oh
get_kid (qpdf_data pdf, qpdf_oh part, int i)
{
  qpdf_oh kids = qpdf_oh_get_key (pdf, part, "/K");

  return qpdf_oh_is_array (pdf, kids) ? qpdf_oh_get_array_item (pdf, kids, i) : kids;
}

static void
complete_header (qpdf_data pdf, qpdf_oh cell, int span, GArray *changed)
{
  qpdf_oh attributes = qpdf_oh_new_dictionary (pdf);
  int id = qpdf_oh_get_object_id (pdf, cell);

  if (!is_part (pdf, cell, "/TH") || id <= 0 || qpdf_oh_get_generation (pdf, cell) != 0)
    return;
  qpdf_oh_replace_key (pdf, attributes, "/O", qpdf_oh_new_name (pdf, "/Table"));
  qpdf_oh_replace_key (pdf, attributes, "/Scope", qpdf_oh_new_name (pdf, "/Column"));
  if (span > 1)
    qpdf_oh_replace_key (pdf, attributes, "/ColSpan", qpdf_oh_new_integer (pdf, span));
  qpdf_oh_replace_key (pdf, cell, "/A", attributes);
  g_array_append_val (changed, id);
}

/* The first row is the head; a row of one cell, in a table of more, is a group's. The cells of other rows are not read. */
static void
complete_table (qpdf_data pdf, qpdf_oh table, GArray *changed)
{
  int n_rows = count_kids (pdf, table), n_columns = 0;

  for (int i = 0; i < n_rows; i++)
    {
      qpdf_oh row = get_kid (pdf, table, i);
      int n = is_part (pdf, row, "/TR") ? count_kids (pdf, row) : 0;
      gboolean head = n > 0 && n_columns == 0;

      if (head)
        n_columns = n;
      for (int j = 0; j < n && (head || n == 1); j++)
        complete_header (pdf, get_kid (pdf, row, j), head ? 1 : n_columns, changed);
      qpdf_oh_release (pdf, row);
    }
}

/* Tables stand in sections, which stand in the document. @changed gets the numbers of the objects. */
static void
complete_tables (qpdf_data pdf, qpdf_oh part, int depth, GArray *changed)
{
  for (int i = 0; depth > 0 && qpdf_oh_is_dictionary (pdf, part) && i < count_kids (pdf, part); i++)
    {
      qpdf_oh kid = get_kid (pdf, part, i);

      if (is_part (pdf, kid, "/Table"))
        complete_table (pdf, kid, changed);
      else if (is_part (pdf, kid, "/Document") || is_part (pdf, kid, "/Sect"))
        complete_tables (pdf, kid, depth - 1, changed);
    }
}

/* Returns: (transfer full): the numbers of all objects that are to be as they are now, the catalogue first; %NULL if that has
 * none. */
static GArray *
complete (qpdf_data pdf, const char *language)
{
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (int));
  qpdf_oh root = complete_catalogue (pdf, language);
  int id = qpdf_oh_get_object_id (pdf, root);

  if (id <= 0 || qpdf_oh_get_generation (pdf, root) != 0)
    return NULL;
  g_array_append_val (changed, id);
  if (qpdf_oh_has_key (pdf, root, "/StructTreeRoot"))
    complete_tables (pdf, qpdf_oh_get_key (pdf, root, "/StructTreeRoot"), DEEPEST, changed);
  return g_steal_pointer (&changed);
}

GByteArray *
way_pdf_pack (const guint8 *bytes, gsize size, const char *language)
{
  g_auto (qpdf_data) pdf = open_pdf (bytes, size, QPDF_WARNINGS);
  g_autoptr (GArray) changed = NULL;
  GByteArray *packed;

  if (pdf == NULL)
    return NULL;
  changed = complete (pdf, language);
  if (changed == NULL || qpdf_init_write_memory (pdf) >= QPDF_ERRORS)
    return NULL;
  qpdf_set_object_stream_mode (pdf, qpdf_o_generate);
  /* What is drawn stays as it is; qpdf_s_preserve would do that as well, but since qpdf 12 leaves objects unpacked. */
  qpdf_set_decode_level (pdf, qpdf_dl_none);
  qpdf_set_compress_streams (pdf, QPDF_TRUE);
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

/* An object of the update, and where it is in the file. */
typedef struct {
  long long id;
  guint64 offset;
} Place;

/* Appends the objects as they are now. Returns: (transfer full): the #Place of each. */
static GArray *
append_objects (GByteArray *update, const WayPdf *file, GArray *ids)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  append (update, "\n");
  for (guint i = 0; i < ids->len; i++)
    {
      int id = g_array_index (ids, int, i);
      Place place = { id, file->size + update->len };
      qpdf_oh object = qpdf_get_object_by_id (file->pdf, id, 0);

      append (update, "%d 0 obj\n%s\nendobj\n", id, qpdf_oh_unparse_resolved (file->pdf, object));
      g_array_append_val (places, place);
    }
  return places;
}

/* A cross-reference table (7.5.4) for @places. */
static void
append_table (GByteArray *update, const WayPdf *file, GArray *places)
{
  append (update, "xref\n0 1\n0000000000 65535 f \n");
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      append (update, "%lld 1\n%010" G_GUINT64_FORMAT " 00000 n \n", place->id, place->offset);
    }
  append (update, "trailer\n<< ");
  append_trailer (update, file, next_id (file));
  append (update, " >>\n");
}

/* A cross-reference stream (7.5.8), for a file that has such: @places and the stream itself, which is an object too. */
static void
append_stream (GByteArray *update, const WayPdf *file, GArray *places)
{
  const Place own = { next_id (file), file->size + update->len };

  g_array_append_val (places, own);
  append (update, "%lld 0 obj\n<< /Type /XRef /W [ 1 8 1 ] /Index [", own.id);
  for (guint i = 0; i < places->len; i++)
    append (update, " %lld 1", g_array_index (places, Place, i).id);
  append (update, " ] /Length %u ", 10 * places->len);
  append_trailer (update, file, own.id + 1);
  append (update, " >>\nstream\n");
  for (guint i = 0; i < places->len; i++)
    {
      guint8 entry[10] = { 1 };
      guint64 big = GUINT64_TO_BE (g_array_index (places, Place, i).offset);

      memcpy (entry + 1, &big, sizeof big);
      g_byte_array_append (update, entry, sizeof entry);
    }
  append (update, "\nendstream\nendobj\n");
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

GByteArray *
way_pdf_update (const guint8 *bytes, gsize size, const char *language)
{
  g_auto (qpdf_data) pdf = open_pdf (bytes, size, QPDF_SUCCESS);
  const WayPdf file = { pdf, bytes, size, find_section (bytes, size) };
  g_autoptr (GArray) changed = NULL;
  g_autoptr (GArray) places = NULL;
  GByteArray *update;
  gsize section;

  /* Places are counted from the head, which is where the file begins. */
  if (pdf == NULL || file.previous == 0 || memcmp (bytes, "%PDF-", 5) != 0)
    return NULL;
  changed = complete (pdf, language);
  if (changed == NULL || qpdf_more_warnings (pdf))
    return NULL;
  g_array_sort (changed, compare_ids);
  update = g_byte_array_new ();
  places = append_objects (update, &file, changed);
  section = size + update->len;
  if (size - file.previous > 4 && memcmp (bytes + file.previous, "xref", 4) == 0)
    append_table (update, &file, places);
  else
    append_stream (update, &file, places);
  append (update, "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", section);
  return update;
}
