/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever is pasted: each line with words becomes one item, in its order; of a line nothing goes but its marker and the
 * space around it. */

#include "base/way-text.h"
#include "way-fuzz.h"

#include <string.h>

static void
assert_item (const char *item, const char *line)
{
  const char *within = strstr (line, item);

  g_assert_false (way_text_is_blank (item));
  g_assert_null (strchr (item, '\n'));
  g_assert_nonnull (within);
  /* At most "999." or one bullet, beside spaces, goes from the front. */
  while (g_str_has_prefix (within, item) && strstr (within + 1, item) != NULL)
    within = strstr (within + 1, item);
  for (guint n = 0; line < within; line = g_utf8_next_char (line))
    if (!g_unichar_isspace (g_utf8_get_char (line)))
      g_assert_cmpuint (++n, <=, 4);
  for (within += strlen (item); *within != '\0'; within++)
    g_assert_true (g_ascii_isspace (*within));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *pasted = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_auto (GStrv) items = way_text_lines (pasted);
  g_auto (GStrv) lines = g_strsplit (pasted, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *summary = way_text_summary (lines[i], 12);

      g_assert_true (g_utf8_validate (summary, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (summary, -1), <=, 12);
      if (items[n] != NULL && !way_text_is_blank (lines[i]) && strstr (lines[i], items[n]) != NULL)
        assert_item (items[n++], lines[i]);
      else
        /* Left out: it held nothing but space and a marker. */
        g_assert_cmpint (g_utf8_strlen (g_strstrip (lines[i]), 64), <=, 8);
    }
  g_assert_null (items[n]);
  return 0;
}

#ifndef WAY_FUZZ

int
main (int argc, char **argv)
{
  static const char *const words[] = {
    "\n", "\r\n", "- ", "* ", "• ", "– ", "1. ", "12) ", "999. ", "1000. ", "\t", " ", "\xc2\xa0", "\xe2\x80\xa8", "\xc2\x85", "•", "◦", "é",
    "😀", "-5", "1.5", "a", NULL,
  };

  return way_fuzz_main (argc, argv, 4000, words);
}

#endif
