/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/way-pdf-pack.h"

#include <gio/gio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define OBJECTS_A_STREAM 200

typedef struct {
  guint number;
  gsize from, to; /* of what stands between "obj" and "endobj" */
} Object;

/* Where an object is in what is written: a row of the cross-reference stream. */
typedef struct {
  guint8 kind;    /* 0 nowhere, 1 at an offset, 2 in a stream of objects */
  guint32 where;  /* the offset, or the number of the stream */
  guint16 index;  /* in the stream */
} Place;

typedef struct {
  const GByteArray *bytes;
  const char *data;
  gsize table;     /* where the cross-reference table is */
  guint root, info;
  const char *catalogue;
  GArray *objects; /* of Object, as they stand in the file */
  GArray *places;  /* of Place, by number */
  WayOutput *output;
  gsize written;
  GString *index;  /* of the stream being filled */
  GString *body;
  guint filled;
} Pack;

static void
pack_clear (Pack *self)
{
  g_array_unref (self->objects);
  g_array_unref (self->places);
  g_string_free (self->index, TRUE);
  g_string_free (self->body, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pack, pack_clear)

/* --- Reading --- */

static int
by_place (gconstpointer a, gconstpointer b)
{
  const Object *one = a, *other = b;

  return one->from < other->from ? -1 : one->from > other->from;
}

/* The rows of the table are 20 bytes long: "0000000015 00000 n \n". */
static gboolean
read_table (Pack *self, guint size, const char *rows)
{
  if (size == 0 || (gsize) (self->data + self->bytes->len - rows) < size * 20)
    return FALSE;
  g_array_set_size (self->places, size);
  for (guint i = 1; i < size; i++)
    {
      Object object = { i, strtoul (rows + 20 * i, NULL, 10), 0 };

      if (rows[20 * i + 17] == 'n')
        g_array_append_val (self->objects, object);
    }
  g_array_sort (self->objects, by_place);
  return self->objects->len > 0;
}

/* An object reaches to the next one: what a stream holds need not be looked at. */
static gboolean
find_ends (Pack *self)
{
  for (guint i = 0; i < self->objects->len; i++)
    {
      Object *object = &g_array_index (self->objects, Object, i);
      char head[32];
      gsize length = (gsize) g_snprintf (head, sizeof head, "%u 0 obj\n", object->number);
      gsize next = i + 1 < self->objects->len ? object[1].from : self->table;

      if (next > self->table || object->from + length + 7 > next
          || memcmp (self->data + object->from, head, length) != 0
          || memcmp (self->data + next - 7, "endobj\n", 7) != 0)
        return FALSE;
      object->from += length;
      object->to = next - 7;
    }
  return TRUE;
}

static gboolean
read_number (const char *text, const char *key, guint *number)
{
  const char *found = strstr (text, key);

  *number = found != NULL ? (guint) strtoul (found + strlen (key), NULL, 10) : 0;
  return *number > 0;
}

static gboolean
read_all (Pack *self)
{
  const char *start = g_strrstr_len (self->data + MAX (self->bytes->len, 64) - 64, 64, "startxref\n");
  const char *trailer;
  guint first, size;
  int length = 0;

  self->table = start != NULL ? strtoul (start + strlen ("startxref\n"), NULL, 10) : 0;
  if (self->table == 0 || self->table >= self->bytes->len
      || sscanf (self->data + self->table, "xref\n%u %u\n%n", &first, &size, &length) != 2 || length == 0 || first != 0
      || !read_table (self, size, self->data + self->table + length))
    return FALSE;
  trailer = self->data + self->table + length + 20 * (gsize) size;
  return read_number (trailer, "/Root ", &self->root) && read_number (trailer, "/Info ", &self->info)
         && find_ends (self);
}

/* --- Writing --- */

static gboolean
put (Pack *self, gconstpointer data, gsize size)
{
  self->written += size;
  return way_output_write (self->output, data, size);
}

static void
set_place (Pack *self, guint number, guint8 kind, gsize where, guint index)
{
  if (number >= self->places->len)
    g_array_set_size (self->places, number + 1);
  g_array_index (self->places, Place, number) = (Place) { kind, (guint32) where, (guint16) index };
}

static GBytes *
deflated (const void *data, gsize size)
{
  g_autoptr (GConverter) zlib = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, zlib);

  if (!g_output_stream_write_all (stream, data, size, NULL, NULL, NULL) || !g_output_stream_close (stream, NULL, NULL))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* Writes a stream as object @number with @keys in its dictionary. */
static gboolean
put_stream (Pack *self, guint number, const char *keys, const void *data, gsize size)
{
  g_autoptr (GBytes) bytes = deflated (data, size);
  g_autofree char *head = NULL;

  if (bytes == NULL)
    return FALSE;
  head = g_strdup_printf ("%u 0 obj\n<< %s /Length %" G_GSIZE_FORMAT " /Filter /FlateDecode >>\nstream\n", number, keys,
                          g_bytes_get_size (bytes));
  return put (self, head, strlen (head)) && put (self, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
         && put (self, "\nendstream\nendobj\n", 18);
}

static gboolean
put_filled (Pack *self)
{
  g_autofree char *keys = g_strdup_printf ("/Type /ObjStm /N %u /First %" G_GSIZE_FORMAT, self->filled, self->index->len);
  guint number = self->places->len;

  if (self->filled == 0)
    return TRUE;
  for (guint i = 0, at = 0; i < self->filled; i++)
    {
      guint held = (guint) strtoul (self->index->str + at, NULL, 10);

      set_place (self, held, 2, number, i);
      at = (guint) (strchr (self->index->str + at, '\n') + 1 - self->index->str);
    }
  set_place (self, number, 1, self->written, 0);
  g_string_append_len (self->index, self->body->str, (gssize) self->body->len);
  if (!put_stream (self, number, keys, self->index->str, self->index->len))
    return FALSE;
  g_string_truncate (self->index, 0);
  g_string_truncate (self->body, 0);
  self->filled = 0;
  return TRUE;
}

static gboolean
put_object (Pack *self, const Object *object)
{
  const char *text = self->data + object->from;
  gsize size = object->to - object->from;

  if (size >= 10 && memcmp (text + size - 10, "endstream\n", 10) == 0)
    {
      g_autofree char *head = g_strdup_printf ("%u 0 obj\n", object->number);

      set_place (self, object->number, 1, self->written, 0);
      return put (self, head, strlen (head)) && put (self, text, size) && put (self, "endobj\n", 7);
    }
  g_string_append_printf (self->index, "%u %" G_GSIZE_FORMAT "\n", object->number, self->body->len);
  if (object->number == self->root)
    {
      const char *end = g_strrstr_len (text, (gssize) size, ">>");
      gsize before = end != NULL ? (gsize) (end - text) : size;

      g_string_append_len (self->body, text, (gssize) before);
      g_string_append (self->body, self->catalogue);
      text += before;
      size -= before;
    }
  g_string_append_len (self->body, text, (gssize) size);
  return ++self->filled < OBJECTS_A_STREAM || put_filled (self);
}

static gboolean
put_table (Pack *self)
{
  g_autofree char *id = g_compute_checksum_for_data (G_CHECKSUM_MD5, self->bytes->data, self->bytes->len);
  g_autoptr (GByteArray) rows = g_byte_array_new ();
  g_autofree char *keys = NULL, *end = NULL;
  gsize at = self->written;
  guint number = self->places->len;

  set_place (self, number, 1, at, 0);
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);
      guint32 where = GUINT32_TO_BE (place->where);
      guint16 index = GUINT16_TO_BE (place->index);

      g_byte_array_append (rows, &place->kind, 1);
      g_byte_array_append (rows, (const guint8 *) &where, 4);
      g_byte_array_append (rows, (const guint8 *) &index, 2);
    }
  keys = g_strdup_printf ("/Type /XRef /Size %u /W [ 1 4 2 ] /Root %u 0 R /Info %u 0 R /ID [ <%s> <%s> ]",
                          self->places->len, self->root, self->info, id, id);
  end = g_strdup_printf ("startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", at);
  return put_stream (self, number, keys, rows->data, rows->len) && put (self, end, strlen (end));
}

gboolean
way_pdf_pack (const GByteArray *bytes, const char *catalogue, WayOutput *output)
{
  g_auto (Pack) self = { .bytes = bytes, .data = (const char *) bytes->data, .catalogue = catalogue, .output = output };
  static const char head[] = "%PDF-1.5\n%\xb5\xed\xae\xfb\n";

  self.objects = g_array_new (FALSE, TRUE, sizeof (Object));
  self.places = g_array_new (FALSE, TRUE, sizeof (Place));
  self.index = g_string_new (NULL);
  self.body = g_string_new (NULL);
  if (bytes->len < 64 || !read_all (&self) || !put (&self, head, sizeof head - 1))
    return FALSE;
  for (guint i = 0; i < self.objects->len; i++)
    if (!put_object (&self, &g_array_index (self.objects, Object, i)))
      return FALSE;
  return put_filled (&self) && put_table (&self);
}
