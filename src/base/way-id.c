/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-id.h"

#include "base/way-clock.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (WayId, way_id, way_id_copy, way_id_free)

static GType
id_list_register (void)
{
  return g_boxed_type_register_static ("WayIdList", (GBoxedCopyFunc) way_id_list_copy,
                                       (GBoxedFreeFunc) g_array_unref);
}

GType
way_id_list_get_type (void)
{
  static gsize type = 0;

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, id_list_register ());
  return type;
}

static void
set_version (WayId *id, guint8 version)
{
  id->bytes[6] = (guint8) ((id->bytes[6] & 0x0f) | (version << 4));
  id->bytes[8] = (guint8) ((id->bytes[8] & 0x3f) | 0x80);
}

void
way_id_init_new (WayId *id)
{
  static GMutex mutex;
  static guint64 last_ms;
  static guint counter;
  guint64 ms = (guint64) (g_get_real_time () / 1000);

  g_mutex_lock (&mutex);
  /* RFC 9562, 6.2, method 1: 12 bits of counter keep the order within a millisecond. */
  if (ms > last_ms)
    {
      last_ms = ms;
      counter = g_random_int_range (0, 256);
    }
  else if (++counter > 0xfff)
    {
      last_ms++;
      counter = 0;
    }
  ms = last_ms;
  for (guint i = 0; i < 6; i++)
    id->bytes[i] = (guint8) (ms >> (40 - 8 * i));
  id->bytes[6] = (guint8) (counter >> 8);
  id->bytes[7] = (guint8) counter;
  g_mutex_unlock (&mutex);

  for (guint i = 8; i < WAY_ID_SIZE; i += 4)
    {
      guint32 random = g_random_int ();
      memcpy (id->bytes + i, &random, 4);
    }
  set_version (id, 7);
}

void
way_id_init_name (WayId *id, const WayId *space, const char *name)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 digest[20];
  gsize size = sizeof digest;

  g_checksum_update (sum, space->bytes, WAY_ID_SIZE);
  g_checksum_update (sum, (const guchar *) name, (gssize) strlen (name));
  g_checksum_get_digest (sum, digest, &size);
  memcpy (id->bytes, digest, WAY_ID_SIZE);
  set_version (id, 5);
}

gboolean
way_id_parse (const char *text, WayId *id)
{
  WayId parsed;
  guint n = 0;

  if (text == NULL || strlen (text) != WAY_ID_TEXT_SIZE - 1)
    return FALSE;
  for (guint i = 0; i < WAY_ID_TEXT_SIZE - 1; i++)
    {
      gboolean dash = i == 8 || i == 13 || i == 18 || i == 23;

      if (dash ? text[i] != '-' : !g_ascii_isxdigit (text[i]))
        return FALSE;
      if (dash)
        continue;
      if (n % 2 == 0)
        parsed.bytes[n / 2] = (guint8) (g_ascii_xdigit_value (text[i]) << 4);
      else
        parsed.bytes[n / 2] |= (guint8) g_ascii_xdigit_value (text[i]);
      n++;
    }
  *id = parsed;
  return TRUE;
}

gboolean
way_id_init_blob (WayId *id, gconstpointer blob, gsize size)
{
  if (blob == NULL || size != WAY_ID_SIZE)
    return FALSE;
  memcpy (id->bytes, blob, WAY_ID_SIZE);
  return TRUE;
}

const char *
way_id_to_text (const WayId *id, char text[WAY_ID_TEXT_SIZE])
{
  static const char digits[] = "0123456789abcdef";
  char *out = text;

  for (guint i = 0; i < WAY_ID_SIZE; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *out++ = '-';
      *out++ = digits[id->bytes[i] >> 4];
      *out++ = digits[id->bytes[i] & 0x0f];
    }
  *out = '\0';
  return text;
}

char *
way_id_dup_text (const WayId *id)
{
  char text[WAY_ID_TEXT_SIZE];

  return g_strdup (way_id_to_text (id, text));
}

WayId *
way_id_copy (const WayId *id)
{
  return id != NULL ? g_memdup2 (id, sizeof *id) : NULL;
}

void
way_id_free (WayId *id)
{
  g_free (id);
}

guint
way_id_hash (gconstpointer id)
{
  const WayId *self = id;
  guint32 tail;

  /* The last bytes are random in every version we make. */
  memcpy (&tail, self->bytes + 12, 4);
  return tail;
}

gboolean
way_id_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, WAY_ID_SIZE) == 0;
}

int
way_id_compare (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, WAY_ID_SIZE);
}

GArray *
way_id_list_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (WayId));
}

GArray *
way_id_list_copy (GArray *list)
{
  GArray *copy;

  if (list == NULL)
    return NULL;
  copy = g_array_sized_new (FALSE, FALSE, sizeof (WayId), list->len);
  if (list->len > 0)
    g_array_append_vals (copy, list->data, list->len);
  return copy;
}

const WayId *
way_id_list_index (GArray *list, guint i)
{
  return &g_array_index (list, WayId, i);
}

gboolean
way_id_list_contains (GArray *list, const WayId *id)
{
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (way_id_equal (way_id_list_index (list, i), id))
      return TRUE;
  return FALSE;
}

gboolean
way_id_list_equal (GArray *a, GArray *b)
{
  guint n = a != NULL ? a->len : 0;

  if (n != (b != NULL ? b->len : 0))
    return FALSE;
  return n == 0 || memcmp (a->data, b->data, n * sizeof (WayId)) == 0;
}
