/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever is typed: what looks like a person is found within the text, in order, whole characters, without overlaps, and the
 * same each time. The corpus is the labelled sentences of the tests. */

#include "base/way-notice.h"
#include "way-fuzz.h"

#include <string.h>

static void
assert_notice (const char *text, const WayNotice *notice, gsize after)
{
  g_autofree char *mark = NULL;

  g_assert_cmpuint (notice->kind, <, WAY_NOTICE_N_KINDS);
  g_assert_cmpuint (notice->start, >=, after);
  g_assert_cmpuint (notice->length, >, 0);
  g_assert_cmpuint (notice->start + notice->length, <=, strlen (text));
  g_assert_true (g_utf8_validate (text + notice->start, (gssize) notice->length, NULL));
  mark = way_notice_mark (text, notice, "salt");
  g_assert_cmpuint (strlen (mark), ==, 10);
  g_assert_cmpuint (strspn (mark, "0123456789abcdef"), ==, 10);
}

static void
look (const char *text)
{
  g_autoptr (GArray) found = way_notice_find (text, NULL);
  g_autoptr (GArray) again = way_notice_find (text, NULL);
  gsize after = 0;

  g_assert_cmpuint (found->len, ==, again->len);
  for (guint i = 0; i < found->len; i++)
    {
      const WayNotice *notice = &g_array_index (found, WayNotice, i);
      const WayNotice *same = &g_array_index (again, WayNotice, i);

      assert_notice (text, notice, after);
      g_assert_true (same->kind == notice->kind && same->start == notice->start && same->length == notice->length);
      after = notice->start + notice->length;
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);

  look (text);
  /* Without the labels of the sentences. */
  look (g_strdelimit (text, "{|}", ' '));
  return 0;
}

#ifndef WAY_FUZZ

int
main (int argc, char **argv)
{
  static const char *const words[] = {
    "943 476 5919", "9434765919", "DOB ", "born ", "12/07/2009", "July 2009", "BN1 1AA", "SW1A 1AA", "07700 900123", "+44 ",
    "(01273) ", "a@b.example", "@", "child ", "young person ", "K.", " aged 14", "J ", "’s", "\xc2\xa0", "\xe2\x80\x8b", "é", "שלום",
    "😀", "\n", "0000000000", "1 2 3 4 5 6 7 8 9 0 ", NULL,
  };

  return way_fuzz_main_lines (argc, argv, 60, words);
}

#endif
