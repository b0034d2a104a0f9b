/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-error.h"
#include "storage/damage.h"
#include "storage/way-backups.h"
#include "storage/way-library-private.h"
#include "storage/way-repair.h"

#include "support/way-test-library.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* In two halves, which run side by side. */
#define HALF (DAMAGE_PLACES / 2)
#define HANG 120

static void
assert_bytes (const char *path, GBytes *bytes)
{
  g_autofree char *content = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_assert_cmpmem (content, size, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint
n_cards (const char *path)
{
  WayLibrarySummary summary = { 0 };

  way_library_summarise (path, &summary, NULL);
  return (guint) (summary.cards + summary.actions);
}

/* What is made is whole; the damaged file is not touched, and is kept under another name. */
static void
test_places (gconstpointer data)
{
  const guint from = GPOINTER_TO_UINT (data);
  g_autofree char *path = way_test_path ("damaged.waymark");
  guint repaired = 0, hopeless = 0, losing = 0;
  guint64 records = 0;
  GStatBuf status;
  guint before;

  damage_write (path, damage_library ());
  before = n_cards (path);
  for (guint i = from; i < from + HALF; i += DAMAGE_STRIDE)
    {
      g_autoptr (GBytes) bytes = damage_at (i);
      g_autofree char *what = damage_describe (i);
      g_autoptr (WayRepair) repair = NULL;
      g_autoptr (WayLibrary) library = NULL;
      g_autoptr (GPtrArray) faults = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *kept = NULL;

      alarm (HANG);
      damage_write (path, bytes);
      repair = way_repair_make (path, NULL, &error);
      assert_bytes (path, bytes);
      if (repair == NULL)
        {
          if (error->code != WAY_ERROR_DAMAGED && error->code != WAY_ERROR_NOT_LIBRARY)
            g_error ("%s: %s", what, error->message);
          if (damage_is_small (i))
            g_error ("%s: nothing was saved: %s", what, error->message);
          hopeless++;
          continue;
        }
      g_assert_true (way_repair_adopt (repair, &kept, &error));
      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
      assert_bytes (kept, bytes);
      library = way_library_open (path, 0, &error);
      g_assert_no_error (error);
      faults = way_library_check (library, NULL, &error);
      g_assert_no_error (error);
      for (guint f = 0; f < faults->len; f++)
        g_test_message ("%s: %s", what, (char *) faults->pdata[f]);
      g_assert_cmpuint (faults->len, ==, 0);
      g_assert_null (way_library_get_undo (library, NULL));
      if (repair->lost->len > 0)
        losing++;
      else if (n_cards (path) != before)
        g_error ("%s: cards were lost without a word", what);
      if (damage_is_small (i) && n_cards (path) != before)
        g_error ("%s: of %u cards and actions only %u were saved", what, before, n_cards (path));
      records += n_cards (path);
      repaired++;
      g_unlink (kept);
    }
  alarm (0);
  g_test_message ("%d places: %u repaired (%u with losses that are listed; %.1f %% of cards and actions there), %u hopeless",
                  HALF / DAMAGE_STRIDE, repaired, losing, 100.0 * (double) records / before / MAX (repaired, 1), hopeless);
  g_assert_cmpuint (repaired, >, HALF / DAMAGE_STRIDE / 2);
}

/* --- What is got back, and what is said to be lost --- */

/* A library with one card that is so long that its text lies on pages of its own. */
static char *
library_with_long_card (const char *words)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autoptr (WayRecord) first = way_test_record (library, project, "card", "Said before");
  g_autoptr (WayRecord) card = way_test_record (library, project, "card", words);
  g_autoptr (WayRecord) last = way_test_record (library, project, "card", "Said after");
  char *path = way_test_path ("whole.waymark");

  g_assert_true (way_library_backup (library, path, NULL));
  return path;
}

static char *
cards_of (const char *path)
{
  g_autoptr (WayConnection) connection = way_connection_open (path, SQLITE_OPEN_READONLY, FALSE, NULL);
  GString *cards = g_string_new (NULL);
  sqlite3_stmt *rows = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (connection->db, "SELECT hex (id), text, kind FROM card ORDER BY id", -1, &rows, NULL), ==,
                   SQLITE_OK);
  while (sqlite3_step (rows) == SQLITE_ROW)
    g_string_append_printf (cards, "%s %s (%s)\n", way_statement_text (rows, 0), way_statement_text (rows, 1),
                            way_statement_text (rows, 2));
  sqlite3_finalize (rows);
  return g_string_free (cards, FALSE);
}

/* Repairs what is at @path once the pages that @which, a condition on SQLite's table dbstat, chooses are spoilt. */
static WayRepair *
repair_without (const char *path, const char *which)
{
  g_autoptr (GError) error = NULL;
  WayRepair *repair;

  g_assert_cmpuint (damage_pages (path, which), >, 0);
  repair = way_repair_make (path, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < repair->lost->len; i++)
    g_test_message ("%s", (char *) repair->lost->pdata[i]);
  return repair;
}

static guint
n_naming (const WayRepair *repair, const char *words)
{
  guint n = 0;

  for (guint i = 0; i < repair->lost->len; i++)
    n += strstr (repair->lost->pdata[i], words) != NULL;
  return n;
}

/* A page of cards: each comes back from the log as it was, and nothing is lost. */
static void
test_from_log (void)
{
  g_autofree char *path = way_test_path ("damaged.waymark");
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (WayRepair) repair = NULL;

  damage_write (path, damage_library ());
  before = cards_of (path);
  repair = repair_without (path, "pageno = (SELECT min (pageno) FROM dbstat WHERE name = 'card' AND pagetype = 'leaf')");
  g_assert_cmpuint (repair->n_refilled, >, 0);
  g_assert_cmpuint (repair->lost->len, ==, 0);
  after = cards_of (repair->path);
  g_assert_cmpstr (after, ==, before);
}

/* Neither the table nor the log has the text of one card: the search index has, and the card is named. */
static void
test_from_index (void)
{
  g_autofree char *words = way_test_words ("Zwieback", 20000);
  g_autofree char *path = library_with_long_card (words);
  g_autofree char *before = cards_of (path);
  g_autoptr (WayRepair) repair = repair_without (path, "name IN ('card', 'change') AND pagetype = 'overflow'");
  g_autofree char *after = cards_of (repair->path);

  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (n_naming (repair, "Zwieback"), ==, 1);
  g_assert_cmpuint (n_naming (repair, "Said"), ==, 0);
}

/* All cards and their whole log: what was said in them is there. */
static void
test_all_from_index (void)
{
  g_autofree char *path = library_with_long_card ("Zwieback");
  g_autofree char *before = cards_of (path);
  g_autoptr (WayRepair) repair = repair_without (path, "name IN ('card', 'change') AND pagetype = 'leaf'");
  g_autofree char *after = cards_of (repair->path);

  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (n_naming (repair, "Zwieback") + n_naming (repair, "Said before") + n_naming (repair, "Said after"), ==, 3);
}

/* Of what has several texts, the index tells all of them in one: they are listed. */
static void
test_words_from_index (void)
{
  g_autofree char *path = way_test_path ("actions.waymark");
  g_autoptr (WayRepair) repair = NULL;

  {
    g_autoptr (WayLibrary) library = way_test_library ();
    g_autoptr (WayRecord) project = way_test_project (library, "Voices");
    g_autoptr (WayRecord) action = way_test_record (library, project, "action", "Bake more zwieback");

    g_assert_true (way_library_backup (library, path, NULL));
  }
  repair = repair_without (path, "name IN ('action', 'change') AND pagetype = 'leaf'");
  g_assert_cmpuint (n_naming (repair, "Bake more zwieback"), ==, 1);
  g_assert_cmpuint (n_naming (repair, "could not be read at all"), >, 0);
}

/* Nor does the index have it: it is lost, and that is said of this card, and of no other. */
static void
test_lost (void)
{
  g_autofree char *words = way_test_words ("Zwieback", 20000);
  g_autofree char *path = library_with_long_card (words);
  g_autoptr (WayRepair) repair
    = repair_without (path, "name IN ('card', 'change', 'search_content') AND pagetype = 'overflow'");
  g_autofree char *after = cards_of (repair->path);

  g_assert_null (strstr (after, "Zwieback"));
  g_assert_nonnull (strstr (after, "Said before"));
  g_assert_nonnull (strstr (after, "Said after"));
  g_assert_cmpuint (n_naming (repair, "Card “something without a title”"), ==, 1);
  g_assert_cmpuint (n_naming (repair, "Said"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/repair/200-places/first-half", GUINT_TO_POINTER (0), test_places);
  g_test_add_data_func ("/repair/200-places/second-half", GUINT_TO_POINTER (HALF), test_places);
  g_test_add_func ("/repair/what/from-log", test_from_log);
  g_test_add_func ("/repair/what/from-index", test_from_index);
  g_test_add_func ("/repair/what/all-from-index", test_all_from_index);
  g_test_add_func ("/repair/what/words-from-index", test_words_from_index);
  g_test_add_func ("/repair/what/lost", test_lost);
  return g_test_run ();
}
