/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever bytes come in: the reader of sealed copies gives what was sealed, whole, or refuses with one sentence and gives
 * nothing. The copies of the corpus were sealed with least work, so that thousands can be tried. */

#include "base/way-error.h"
#include "import/way-sealed-private.h"
#include "way-fuzz.h"

#include <string.h>

#define AT_PASSES 16
#define AT_SALT 32

static const char passphrase[] = "a river of small lamps";
/* What the copies of the corpus hold. */
static const char *const sealed_texts[] = { "", "Young people said: ask us again in the summer.\n" };

static gboolean
was_sealed (GBytes *content)
{
  gsize size;
  const char *data = g_bytes_get_data (content, &size);

  for (guint i = 0; i < G_N_ELEMENTS (sealed_texts); i++)
    if (size == strlen (sealed_texts[i]) && (size == 0 || memcmp (data, sealed_texts[i], size) == 0))
      return TRUE;
  return FALSE;
}

/* A head that asks for much, and not too much, gets it: that takes seconds, and shows nothing. */
static gboolean
asks_for_much (const guint8 *data, gsize size)
{
  guint64 asked[2];

  if (size < AT_SALT)
    return FALSE;
  memcpy (asked, data + AT_PASSES, sizeof asked);
  return GUINT64_FROM_LE (asked[0]) <= WAY_SEALED_MAX_PASSES && GUINT64_FROM_LE (asked[1]) <= WAY_SEALED_MAX_MEMORY
         && GUINT64_FROM_LE (asked[0]) * GUINT64_FROM_LE (asked[1]) > 1 << 20;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) error = NULL;

  if (asks_for_much (data, size))
    return 0;
  bytes = g_bytes_new (data, size);
  content = way_sealed_open ("fuzz", bytes, passphrase, &error);
  if (content != NULL)
    {
      g_assert_no_error (error);
      g_assert_true (was_sealed (content));
      return 0;
    }
  g_assert_nonnull (error);
  g_assert_true (error->domain == WAY_ERROR);
  g_assert_true (error->code == WAY_ERROR_FORMAT || error->code == WAY_ERROR_CONFLICT || error->code == WAY_ERROR_NEWER);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  return 0;
}

#ifndef WAY_FUZZ

static void
save (const char *folder, const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GBytes) sealed = way_sealed_seal_with (bytes, passphrase, 1, 8192, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (sealed, NULL), (gssize) g_bytes_get_size (sealed), NULL));
}

int
main (int argc, char **argv)
{
  /* How the corpus was made. */
  if (argc == 3 && strcmp (argv[1], "--make") == 0)
    {
      save (argv[2], "empty", sealed_texts[0]);
      save (argv[2], "text", sealed_texts[1]);
      return 0;
    }
  return way_fuzz_main (argc, argv, 2000, NULL);
}

#endif
