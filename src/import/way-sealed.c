/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/way-sealed-private.h"

#include "base/way-error.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define MAGIC "WAYSEAL\n"
#define VERSION 1u
#define CONTEXT "WaySeal1"
#define PIECE 65536u
#define ADDED crypto_secretstream_xchacha20poly1305_ABYTES

/* Where the parts of the head are, see the header file. */
enum {
  AT_VERSION = 8,
  AT_ALGORITHM = 12,
  AT_PASSES = 16,
  AT_MEMORY = 24,
  AT_SALT = 32,
  AT_CHECK = 48,
  AT_STREAM = 64,
  HEAD = 88,
};
#define CHECK_BYTES (AT_STREAM - AT_CHECK)

G_STATIC_ASSERT (crypto_pwhash_SALTBYTES == WAY_SEALED_SALT_BYTES);
G_STATIC_ASSERT (crypto_pwhash_ALG_ARGON2ID13 == 2);
G_STATIC_ASSERT (crypto_kdf_KEYBYTES == WAY_SEALED_KEY_BYTES);
G_STATIC_ASSERT (AT_SALT + crypto_pwhash_SALTBYTES == AT_CHECK);
G_STATIC_ASSERT (AT_STREAM + crypto_secretstream_xchacha20poly1305_HEADERBYTES == HEAD);

/* The keys of one file. */
typedef struct {
  guint8 stream[crypto_secretstream_xchacha20poly1305_KEYBYTES];
  guint8 check[crypto_generichash_KEYBYTES];
} Keys;

/* --- Numbers of the head --- */

static void
put_number (guint8 *at, guint64 number, guint bytes)
{
  for (guint i = 0; i < bytes; i++)
    at[i] = (guint8) (number >> (8 * i));
}

static guint64
get_number (const guint8 *at, guint bytes)
{
  guint64 number = 0;

  for (guint i = 0; i < bytes; i++)
    number |= (guint64) at[i] << (8 * i);
  return number;
}

/* --- Keys --- */

static gboolean
is_ready (GError **error)
{
  if (sodium_init () >= 0)
    return TRUE;
  g_set_error_literal (error, WAY_ERROR, WAY_ERROR_FAILED,
                       _("Nothing could be sealed or opened: this system gives no random numbers. Nothing was changed."));
  return FALSE;
}

gboolean
way_sealed_derive (const char *passphrase, const guint8 *salt, guint64 passes, guint64 memory, guint8 *key, GError **error)
{
  g_autofree char *normal = g_utf8_normalize (passphrase, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  const char *words = normal != NULL ? normal : passphrase;
  int result;

  if (!is_ready (error))
    return FALSE;
  result = crypto_pwhash (key, WAY_SEALED_KEY_BYTES, words, strlen (words), salt, passes, (size_t) memory,
                          crypto_pwhash_ALG_ARGON2ID13);
  if (normal != NULL)
    sodium_memzero (normal, strlen (normal));
  if (result == 0)
    return TRUE;
  g_set_error (error, WAY_ERROR, WAY_ERROR_FAILED,
               _("The passphrase could not be worked with: that needs %u MiB of memory for a moment. Nothing was changed. Close "
                 "other programs and try again."), (guint) (memory >> 20));
  return FALSE;
}

static gboolean
make_keys (Keys *keys, const char *passphrase, const guint8 *head, GError **error)
{
  guint8 key[WAY_SEALED_KEY_BYTES];

  if (!way_sealed_derive (passphrase, head + AT_SALT, get_number (head + AT_PASSES, 8), get_number (head + AT_MEMORY, 8), key,
                          error))
    return FALSE;
  crypto_kdf_derive_from_key (keys->stream, sizeof keys->stream, 1, CONTEXT, key);
  crypto_kdf_derive_from_key (keys->check, sizeof keys->check, 2, CONTEXT, key);
  sodium_memzero (key, sizeof key);
  return TRUE;
}

static void
make_check (const Keys *keys, const guint8 *head, guint8 *check)
{
  crypto_generichash (check, CHECK_BYTES, head, AT_CHECK, keys->check, sizeof keys->check);
}

/* --- Sealing --- */

gboolean
way_sealed_check_passphrase (const char *passphrase, GError **error)
{
  if (passphrase != NULL && g_utf8_validate (passphrase, -1, NULL)
      && g_utf8_strlen (passphrase, -1) >= WAY_SEALED_SHORTEST)
    return TRUE;
  g_set_error (error, WAY_ERROR, WAY_ERROR_USAGE,
               ngettext ("A passphrase needs at least %d character. Nothing was written.",
                         "A passphrase needs at least %d characters; four words that do not belong together are good. Nothing "
                         "was written.", WAY_SEALED_SHORTEST), WAY_SEALED_SHORTEST);
  return FALSE;
}

static void
push_pieces (GByteArray *sealed, crypto_secretstream_xchacha20poly1305_state *state, const guint8 *data, gsize size)
{
  gsize done = 0;

  for (;;)
    {
      gsize n = MIN (size - done, PIECE);
      gboolean last = done + n == size;
      gsize at = sealed->len;

      g_byte_array_set_size (sealed, (guint) (at + n + ADDED));
      crypto_secretstream_xchacha20poly1305_push (state, sealed->data + at, NULL, data + done, n,
                                                  done == 0 ? sealed->data : NULL, done == 0 ? AT_STREAM : 0,
                                                  last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
      done += n;
      if (last)
        return;
    }
}

GBytes *
way_sealed_seal_with (GBytes *content, const char *passphrase, guint64 passes, guint64 memory, GError **error)
{
  crypto_secretstream_xchacha20poly1305_state state;
  g_autoptr (GByteArray) sealed = g_byte_array_new ();
  gsize size;
  const guint8 *data = g_bytes_get_data (content, &size);
  Keys keys;

  if (!is_ready (error) || !way_sealed_check_passphrase (passphrase, error))
    return NULL;
  g_byte_array_set_size (sealed, HEAD);
  memcpy (sealed->data, MAGIC, AT_VERSION);
  put_number (sealed->data + AT_VERSION, VERSION, 4);
  put_number (sealed->data + AT_ALGORITHM, crypto_pwhash_ALG_ARGON2ID13, 4);
  put_number (sealed->data + AT_PASSES, passes, 8);
  put_number (sealed->data + AT_MEMORY, memory, 8);
  randombytes_buf (sealed->data + AT_SALT, WAY_SEALED_SALT_BYTES);
  if (!make_keys (&keys, passphrase, sealed->data, error))
    return NULL;
  make_check (&keys, sealed->data, sealed->data + AT_CHECK);
  crypto_secretstream_xchacha20poly1305_init_push (&state, sealed->data + AT_STREAM, keys.stream);
  push_pieces (sealed, &state, data, size);
  sodium_memzero (&keys, sizeof keys);
  sodium_memzero (&state, sizeof state);
  return g_byte_array_free_to_bytes (g_steal_pointer (&sealed));
}

GBytes *
way_sealed_seal (GBytes *content, const char *passphrase, GError **error)
{
  return way_sealed_seal_with (content, passphrase, crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE, error);
}

/* --- Opening --- */

gboolean
way_sealed_is (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return size >= AT_VERSION && memcmp (data, MAGIC, AT_VERSION) == 0;
}

static gboolean
is_damaged (const char *name, GError **error)
{
  g_set_error (error, WAY_ERROR, WAY_ERROR_FORMAT,
               _("“%s” was changed or cut short since it was sealed. Nothing was read from it. Ask for the copy again."), name);
  return FALSE;
}

/* What can be told before the passphrase is tried. */
static gboolean
check_head (const char *name, const guint8 *head, gsize size, GError **error)
{
  guint64 passes, memory;

  if (size < HEAD + ADDED)
    return is_damaged (name, error);
  if (get_number (head + AT_VERSION, 4) > VERSION)
    {
      g_set_error (error, WAY_ERROR, WAY_ERROR_NEWER,
                   _("“%s” was sealed by a newer Waymark. Nothing was read from it. Update Waymark to open it."), name);
      return FALSE;
    }
  passes = get_number (head + AT_PASSES, 8);
  memory = get_number (head + AT_MEMORY, 8);
  if (get_number (head + AT_VERSION, 4) != VERSION || get_number (head + AT_ALGORITHM, 4) != crypto_pwhash_ALG_ARGON2ID13)
    return is_damaged (name, error);
  if (passes >= 1 && passes <= WAY_SEALED_MAX_PASSES && memory >= crypto_pwhash_MEMLIMIT_MIN
      && memory <= WAY_SEALED_MAX_MEMORY)
    return TRUE;
  g_set_error (error, WAY_ERROR, WAY_ERROR_FORMAT,
               _("“%s” asks for more memory or time than Waymark gives to a file. Nothing was read from it. It was not sealed by "
                 "Waymark, or was changed since."), name);
  return FALSE;
}

/* Opens the pieces into @content; %FALSE if one of them is not as it was sealed, or the last is missing. */
static gboolean
pull_pieces (crypto_secretstream_xchacha20poly1305_state *state, const guint8 *data, gsize size, GByteArray *content)
{
  const guint8 *at = data + HEAD;
  gsize left = size - HEAD;
  guchar tag = 0;

  while (left >= ADDED && tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL)
    {
      gsize n = MIN (left, PIECE + ADDED);
      gsize opened = content->len;
      gboolean first = at == data + HEAD;

      g_byte_array_set_size (content, (guint) (opened + n - ADDED));
      if (crypto_secretstream_xchacha20poly1305_pull (state, content->data + opened, NULL, &tag, at, n, first ? data : NULL,
                                                      first ? AT_STREAM : 0) != 0)
        return FALSE;
      at += n;
      left -= n;
    }
  return left == 0 && tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
}

static gboolean
check_keys (const char *name, const Keys *keys, const guint8 *head, GError **error)
{
  guint8 check[CHECK_BYTES];

  make_check (keys, head, check);
  if (sodium_memcmp (check, head + AT_CHECK, sizeof check) == 0)
    return TRUE;
  g_set_error (error, WAY_ERROR, WAY_ERROR_CONFLICT,
               _("That is not the passphrase of “%s”. Nothing was read from it. Try again, with an eye on capitals and spaces."),
               name);
  return FALSE;
}

GBytes *
way_sealed_open (const char *name, GBytes *sealed, const char *passphrase, GError **error)
{
  crypto_secretstream_xchacha20poly1305_state state;
  g_autoptr (GByteArray) content = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (sealed, &size);
  Keys keys;
  gboolean whole;

  if (!way_sealed_is (sealed))
    {
      g_set_error (error, WAY_ERROR, WAY_ERROR_FORMAT, _("“%s” is not a sealed copy. Nothing was read from it."), name);
      return NULL;
    }
  if (!is_ready (error) || !check_head (name, data, size, error) || !make_keys (&keys, passphrase, data, error))
    return NULL;
  if (!check_keys (name, &keys, data, error))
    {
      sodium_memzero (&keys, sizeof keys);
      return NULL;
    }
  content = g_byte_array_sized_new ((guint) (size - HEAD));
  whole = crypto_secretstream_xchacha20poly1305_init_pull (&state, data + AT_STREAM, keys.stream) == 0
          && pull_pieces (&state, data, size, content);
  sodium_memzero (&keys, sizeof keys);
  sodium_memzero (&state, sizeof state);
  if (whole)
    return g_byte_array_free_to_bytes (g_steal_pointer (&content));
  if (content->len > 0)
    sodium_memzero (content->data, content->len);
  is_damaged (name, error);
  return NULL;
}
