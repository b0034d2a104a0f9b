/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/way-sealed-private.h"

#include "base/way-error.h"

#include <string.h>

/* Least work: what is tested is the form, not how long a guess takes. */
#define PASSES 1
#define MEMORY 8192

static const char passphrase[] = "a river of small lamps";

static GBytes *
seal (const char *content, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, size);
  GError *error = NULL;
  GBytes *sealed = way_sealed_seal_with (bytes, passphrase, PASSES, MEMORY, &error);

  g_assert_no_error (error);
  return sealed;
}

/* @sealed with the byte at @at changed by @by, or cut there. */
static GBytes *
changed (GBytes *sealed, gsize at, guint8 by)
{
  gsize size;
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed));

  size = g_bytes_get_size (sealed);
  g_assert_cmpuint (at, <, size);
  if (by == 0)
    return g_bytes_new (copy, at);
  copy[at] ^= by;
  return g_bytes_new (copy, size);
}

static void
assert_refused (GBytes *sealed, const char *with, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = way_sealed_open ("copy", sealed, with, &error);

  g_assert_null (content);
  g_assert_error (error, WAY_ERROR, code);
}

static void
assert_derives (guint64 passes, guint64 memory, const char *expected)
{
  guint8 key[WAY_SEALED_KEY_BYTES];
  g_autoptr (GString) digits = g_string_new (NULL);

  g_assert_true (way_sealed_derive (passphrase, (const guint8 *) "sixteen bytes ok", passes, memory, key, NULL));
  for (guint i = 0; i < sizeof key; i++)
    g_string_append_printf (digits, "%02x", key[i]);
  g_assert_cmpstr (digits->str, ==, expected);
}

/* As the argon2 program of the reference implementation gives them:
 * printf 'a river of small lamps' | argon2 'sixteen bytes ok' -id -t 3 -k 262144 -p 1 -l 32 -r */
static void
test_vectors (void)
{
  assert_derives (1, 8192, "0ba7456b16b5d1d8d02897ebf78d292c4e613faaf5943f8e657e4b77d3cc211e");
  assert_derives (3, 256 << 20, "406751e57059c7f7a4b4757d644418656037c7a14fadad8e93dcb89ab3f1e33e");
}

/* A copy that was sealed when the form was made opens for ever. */
static void
test_stored (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "import", "version-1.waymark.sealed", NULL);
  g_autofree char *content = NULL;
  gsize size;
  g_autoptr (GBytes) sealed = NULL, opened = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &content, &size, &error));
  sealed = g_bytes_new (content, size);
  g_assert_true (way_sealed_is (sealed));
  opened = way_sealed_open ("version-1", sealed, passphrase, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (opened, NULL), g_bytes_get_size (opened), "{ \"format\": \"waymark-project\" }\n", 32);
  assert_refused (sealed, "a river of small lamp", WAY_ERROR_CONFLICT);
}

static void
test_round_trip (void)
{
  static const gsize sizes[] = { 0, 1, 65535, 65536, 65537, 131072, 300001 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *content = g_malloc (sizes[i] + 1);
      g_autoptr (GBytes) sealed = NULL, again = NULL, opened = NULL;
      g_autoptr (GError) error = NULL;

      memset (content, 'a' + (int) i, sizes[i] + 1);
      sealed = seal (content, sizes[i]);
      again = seal (content, sizes[i]);
      opened = way_sealed_open ("copy", sealed, passphrase, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (opened, NULL), g_bytes_get_size (opened), content, sizes[i]);
      g_assert_false (g_bytes_equal (sealed, again));
    }
}

/* Whichever byte is changed and wherever it is cut, nothing comes out. */
static void
test_changed (void)
{
  g_autofree char *content = g_malloc0 (140000);
  g_autoptr (GBytes) sealed = seal (content, 140000);
  gsize size = g_bytes_get_size (sealed);

  for (gsize at = 0; at < size; at += at < 120 ? 1 : 7001)
    {
      g_autoptr (GBytes) flipped = changed (sealed, at, 0x10);
      g_autoptr (GBytes) cut = changed (sealed, at, 0);
      g_autoptr (GError) error = NULL, other = NULL;
      g_autoptr (GBytes) from_flipped = way_sealed_open ("copy", flipped, passphrase, &error);
      g_autoptr (GBytes) from_cut = way_sealed_open ("copy", cut, passphrase, &other);

      g_assert_null (from_flipped);
      g_assert_nonnull (error);
      g_assert_null (from_cut);
      g_assert_error (other, WAY_ERROR, WAY_ERROR_FORMAT);
    }
  {
    /* At the seam between two pieces, and one byte too many. */
    g_autoptr (GBytes) seam = changed (sealed, 88 + 65536 + 17, 0);
    g_autoptr (GByteArray) longer = g_byte_array_new ();
    g_autoptr (GBytes) more = NULL;

    g_byte_array_append (longer, g_bytes_get_data (sealed, NULL), (guint) size);
    g_byte_array_append (longer, (const guint8 *) "x", 1);
    more = g_byte_array_free_to_bytes (g_steal_pointer (&longer));
    assert_refused (seam, passphrase, WAY_ERROR_FORMAT);
    assert_refused (more, passphrase, WAY_ERROR_FORMAT);
  }
}

/* A file cannot make us work for an hour or take all memory. */
static void
test_hostile_head (void)
{
  g_autoptr (GBytes) sealed = seal ("text", 4);
  g_autoptr (GBytes) memory = changed (sealed, 24 + 4, 0x19);    /* 100 GiB */
  g_autoptr (GBytes) all_memory = changed (sealed, 24 + 7, 0xff);
  g_autoptr (GBytes) passes = changed (sealed, 16 + 3, 0x7f);
  g_autoptr (GBytes) no_passes = changed (sealed, 16, PASSES);
  g_autoptr (GBytes) newer = changed (sealed, 8, 0x02);
  g_autoptr (GBytes) other = changed (sealed, 12, 0x01);
  g_autoptr (GBytes) none = g_bytes_new_static ("{}", 2);

  assert_refused (memory, passphrase, WAY_ERROR_FORMAT);
  assert_refused (all_memory, passphrase, WAY_ERROR_FORMAT);
  assert_refused (passes, passphrase, WAY_ERROR_FORMAT);
  assert_refused (no_passes, passphrase, WAY_ERROR_FORMAT);
  assert_refused (newer, passphrase, WAY_ERROR_NEWER);
  assert_refused (other, passphrase, WAY_ERROR_FORMAT);
  assert_refused (none, passphrase, WAY_ERROR_FORMAT);
}

static void
test_passphrase (void)
{
  g_autoptr (GBytes) content = g_bytes_new_static ("text", 4);
  g_autoptr (GBytes) sealed = way_sealed_seal_with (content, "caf\xc3\xa9 lamps", PASSES, MEMORY, NULL);
  g_autoptr (GBytes) opened = NULL;
  g_autoptr (GError) error = NULL;

  assert_refused (sealed, "cafe lamps", WAY_ERROR_CONFLICT);
  assert_refused (sealed, "", WAY_ERROR_CONFLICT);
  /* An accent typed as a character of its own is the same letter. */
  opened = way_sealed_open ("copy", sealed, "cafe\xcc\x81 lamps", &error);
  g_assert_no_error (error);
  g_assert_null (way_sealed_seal_with (content, "short", PASSES, MEMORY, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_USAGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sealed/vectors", test_vectors);
  g_test_add_func ("/sealed/stored", test_stored);
  g_test_add_func ("/sealed/round-trip", test_round_trip);
  g_test_add_func ("/sealed/changed", test_changed);
  g_test_add_func ("/sealed/hostile-head", test_hostile_head);
  g_test_add_func ("/sealed/passphrase", test_passphrase);
  return g_test_run ();
}
