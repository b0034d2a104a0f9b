/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/way-bench.h"

#include "base/way-notice.h"
#include "service/way-card-service.h"
#include "service/way-generate.h"
#include "storage/way-list.h"

#include "support/way-test-library.h"

#include <locale.h>

/* What needs no display: opening, a card moved, undo, search. The window's speeds are in bench-window.c. */

static WayList *
lane (WayLibrary *library, const WayId *project, const char *kind)
{
  return way_list_new (library, "cards of lane", "iisiiss", project, NULL, kind, NULL, NULL, NULL, NULL);
}

static void
move_card (WayLibrary *library, WayList *from, const char *kind, GRand *random)
{
  g_autoptr (GArray) cards = way_id_list_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (from));

  g_array_append_vals (cards, way_list_get_id (from, (guint) g_rand_int_range (random, 0, (gint32) n)), 1);
  if (!way_card_set_kind (library, cards, kind, NULL))
    g_error ("a card could not be moved");
}

static void
bench_board (WayLibrary *library, const WayId *project, const char *what)
{
  static const char *const kinds[] = { "enabler", "barrier", "aspiration" };
  g_autofree char *opening = g_strconcat ("lanes of a board read, ", what, NULL);
  g_autofree char *moving = g_strconcat ("card moved: commit and splice, ", what, NULL);
  g_autofree char *undoing = g_strconcat ("undo of it, ", what, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  WayBench *open = way_bench_new (opening, 300), *move = way_bench_new (moving, 16), *undo = way_bench_new (undoing, 16);
  WayList *lanes[3] = { NULL };

  for (int run = 0; run < 7; run++)
    {
      for (int i = 0; i < 3; i++)
        g_clear_object (&lanes[i]);
      way_bench_start (open);
      for (int i = 0; i < 3; i++)
        lanes[i] = lane (library, project, kinds[i]);
      way_bench_stop (open);
    }
  for (int run = 0; run < 50; run++)
    {
      way_bench_start (move);
      move_card (library, lanes[run % 3], kinds[(run + 1) % 3], random);
      way_bench_stop (move);
      way_bench_start (undo);
      if (!way_library_undo (library, NULL, NULL))
        g_error ("undo failed");
      way_bench_stop (undo);
    }
  for (int i = 0; i < 3; i++)
    g_clear_object (&lanes[i]);
  way_bench_report (open);
  way_bench_report (move);
  way_bench_report (undo);
}

static void
bench_search (WayLibrary *library)
{
  static const char *const words[] = { "consent", "a", "the", "young people", "se", "police data", "nothinglikeit" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *name = g_strdup_printf ("search of everything: %s", words[i]);
      WayBench *search = way_bench_new (name, 30);

      for (int run = 0; run < 15; run++)
        {
          g_autoptr (GArray) found = NULL;

          way_bench_start (search);
          found = way_library_search (library, words[i], NULL, 50);
          way_bench_stop (search);
        }
      way_bench_report (search);
    }
}

/* A text of 200 pages, 600 kB, in which every tenth sentence has something to notice. */
static void
bench_notices (void)
{
  static const char *const said[] = {
    "Frontline workers hear things that never reach the strategic group, and the Children’s Services lead said so. ",
    "The barrier is not the form: it is that four teams own it, in Wickmouth as in Dorset, since June 2021. ",
    "Young people want one worker who stays, and a meeting on 14 June 2021 at which they are asked. ",
    "Every child on a Child in Need plan should have a say, 12 of 36 had one in 2020-21 (33 per cent).\n",
  };
  g_autoptr (GString) text = g_string_new (NULL);
  WayBench *find = way_bench_new ("a text of 200 pages looked through for what looks like a person", 100);

  for (guint i = 0; text->len < 600000; i++)
    {
      g_string_append (text, said[i % G_N_ELEMENTS (said)]);
      if (i % 10 == 0)
        g_string_append (text, "A boy called Liam, born 4 May 2006, rang from 07700 900461 near BN1 4ZX. ");
    }
  for (int run = 0; run < 9; run++)
    {
      g_autoptr (GArray) found = NULL;

      way_bench_start (find);
      found = way_notice_find (text->str, NULL);
      way_bench_stop (find);
      g_assert_cmpuint (found->len, >, 2000);
    }
  way_bench_report (find);
}

static void
bench_open (const char *path)
{
  WayBench *open = way_bench_new ("library opened", 0);

  for (int run = 0; run < 11; run++)
    {
      g_autoptr (WayLibrary) library = NULL;

      way_bench_start (open);
      library = way_library_open (path, 0, NULL);
      way_bench_stop (open);
    }
  way_bench_report (open);
}

static WayLibrary *
generated (guint projects, guint cards, guint actions)
{
  g_autofree char *name = g_strdup_printf ("generated: %u projects, %u cards, %u actions", projects, cards, actions);
  WayBench *generate = way_bench_new (name, 0);
  WayLibrary *library = way_test_library ();

  way_bench_start (generate);
  if (!way_generate (library, projects, cards, actions, 1, NULL))
    g_error ("could not generate");
  way_bench_stop (generate);
  way_bench_report (generate);
  return library;
}

static void
bench_check (WayLibrary *library)
{
  WayBench *check = way_bench_new ("whole library checked", 0);
  g_autoptr (GPtrArray) faults = NULL;

  way_bench_start (check);
  faults = way_library_check (library, NULL, NULL);
  way_bench_stop (check);
  if (faults->len > 0)
    g_error ("%s", (char *) faults->pdata[0]);
  way_bench_report (check);
}

int
main (void)
{
  setlocale (LC_ALL, "");
  way_bench_head ();
  bench_notices ();
  {
    g_autoptr (WayLibrary) library = generated (20, 10000, 10000);
    g_autoptr (GArray) projects = way_library_query_ids (library, "projects", NULL);

    bench_open (way_library_get_path (library));
    bench_board (library, way_id_list_index (projects, 0), "500 cards");
    bench_search (library);
    bench_check (library);
  }
  {
    g_autoptr (WayLibrary) library = generated (1, 10000, 10000);
    g_autoptr (GArray) projects = way_library_query_ids (library, "projects", NULL);

    bench_board (library, way_id_list_index (projects, 0), "10,000 cards");
  }
  return 0;
}
