/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/way-bench.h"

#include "base/way-notice.h"

#include <locale.h>

/* What looks like a person, looked for in texts of 20, 200 and 2,000 pages; the bar is for 200. */

#define PAGE_BYTES 3000

static void
find (gpointer text)
{
  g_autoptr (GArray) found = way_notice_find (text, NULL);

  g_assert_cmpuint (found->len, >, 0);
}

/* Every tenth sentence has something to notice. */
static char *
text_of (guint pages)
{
  static const char *const said[] = {
    "Frontline workers hear things that never reach the strategic group, and the Children’s Services lead said so. ",
    "The barrier is not the form: it is that four teams own it, in Wickmouth as in Dorset, since June 2021. ",
    "Young people want one worker who stays, and a meeting on 14 June 2021 at which they are asked. ",
    "Every child on a Child in Need plan should have a say, 12 of 36 had one in 2020-21 (33 per cent).\n",
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; text->len < pages * PAGE_BYTES; i++)
    {
      g_string_append (text, said[i % G_N_ELEMENTS (said)]);
      if (i % 10 == 0)
        g_string_append (text, "A boy called Liam, born 4 May 2006, rang from 07700 900461 near BN1 4ZX. ");
    }
  return g_string_free (text, FALSE);
}

int
main (void)
{
  setlocale (LC_ALL, "");
  for (guint pages = 20; pages <= 2000; pages *= 10)
    {
      g_autofree char *text = text_of (pages);

      way_bench_row ("persons noticed in a text of so many pages", pages, pages == 200 ? "100" : NULL, NULL,
                     way_bench_runs (9, 0), find, text);
    }
  return 0;
}
