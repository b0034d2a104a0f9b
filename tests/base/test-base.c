/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-clock.h"
#include "base/way-date.h"
#include "base/way-error.h"
#include "base/way-file.h"
#include "base/way-id.h"
#include "base/way-text.h"
#include "support/way-test-moments.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
test_id_text (void)
{
  char text[WAY_ID_TEXT_SIZE];
  WayId id, again;

  for (int i = 0; i < 1000; i++)
    {
      way_id_init_new (&id);
      g_assert_true (way_id_parse (way_id_to_text (&id, text), &again));
      g_assert_true (way_id_equal (&id, &again));
      g_assert_cmpint (text[14], ==, '7');
    }
  g_assert_true (way_id_parse ("0190A5B2-0000-7000-8000-00000000000F", &id));
  g_assert_false (way_id_parse ("0190a5b2-0000-7000-8000-00000000000", &id));
  g_assert_false (way_id_parse ("0190a5b2-0000-7000-8000-00000000000g", &id));
  g_assert_false (way_id_parse ("0190a5b2+0000-7000-8000-000000000000", &id));
  g_assert_false (way_id_parse (NULL, &id));
}

static void
test_id_order (void)
{
  WayId before, after;

  way_id_init_new (&before);
  for (int i = 0; i < 20000; i++)
    {
      way_id_init_new (&after);
      g_assert_cmpint (way_id_compare (&before, &after), <, 0);
      before = after;
    }
}

/* RFC 9562, appendix A.4: the name www.example.com in the DNS namespace. */
static void
test_id_name (void)
{
  char text[WAY_ID_TEXT_SIZE];
  WayId dns, id;

  g_assert_true (way_id_parse ("6ba7b810-9dad-11d1-80b4-00c04fd430c8", &dns));
  way_id_init_name (&id, &dns, "www.example.com");
  g_assert_cmpstr (way_id_to_text (&id, text), ==, "2ed6657d-e927-568b-95e1-2665a8aea6a2");
}

static void
test_date_valid (void)
{
  static const char *const good[] = { "2021", "2021-06", "2021-06-14", "2024-02-29", NULL };
  static const char *const bad[] = { "", "21", "2021-13", "2021-00", "2021-02-31", "2023-02-29", "2021-6-14", "2021-06-14T10:00",
                                     "2021-06-", "0000", " 2021", "2021-06-14 ", NULL };

  for (int i = 0; good[i] != NULL; i++)
    g_assert_true (way_date_is_valid (good[i]));
  for (int i = 0; bad[i] != NULL; i++)
    g_assert_false (way_date_is_valid (bad[i]));
  g_assert_false (way_date_is_valid (NULL));
  g_assert_true (way_date_is_valid_time ("2021-11-30T13:00"));
  g_assert_true (way_date_is_valid_time ("2021-11-30"));
  g_assert_false (way_date_is_valid_time ("2021-11"));
  g_assert_false (way_date_is_valid_time ("2021-11-31T13:00"));
  g_assert_false (way_date_is_valid_time ("2021-11-30T24:00"));
}

static void
assert_typed (const char *typed, const char *expected)
{
  g_autofree char *iso = way_date_parse_typed (typed, "2022-01-26"); /* a Wednesday */

  g_assert_cmpstr (iso, ==, expected);
}

static void
test_date_typed (void)
{
  assert_typed ("14/2/22", "2022-02-14");
  assert_typed ("14.02.2022", "2022-02-14");
  assert_typed ("14 Feb", "2022-02-14");
  assert_typed ("3 Dec", "2021-12-03");
  assert_typed ("Dec 3", "2021-12-03");
  /* A month of four letters is no year of four digits. */
  assert_typed ("3 July", "2022-07-03");
  assert_typed ("14 June", "2022-06-14");
  assert_typed ("5 Sept", "2021-09-05");
  assert_typed ("30/6", "2022-06-30");
  assert_typed ("29 Feb", NULL);
  assert_typed ("31 Feb", NULL);
  assert_typed ("14th february 2023", "2023-02-14");
  assert_typed ("Feb 14 2023", "2023-02-14");
  assert_typed ("June 2021", "2021-06");
  assert_typed ("sept 2021", "2021-09");
  assert_typed ("6/2021", "2021-06");
  assert_typed ("2021", "2021");
  assert_typed ("2022-02-14", "2022-02-14");
  assert_typed ("today", "2022-01-26");
  assert_typed ("Tomorrow", "2022-01-27");
  assert_typed ("friday", "2022-01-28");
  assert_typed ("wed", "2022-02-02");
  assert_typed ("next friday", "2022-01-28");
  assert_typed ("Next Wednesday", "2022-02-02");
  assert_typed ("next", NULL);
  assert_typed ("next soon", NULL);
  assert_typed ("next 3 Feb", NULL);
  assert_typed ("last friday", NULL);
  assert_typed ("+2 weeks", "2022-02-09");
  assert_typed ("+1 month", "2022-02-26");
  assert_typed ("31 Feb 2022", NULL);
  assert_typed ("31/2/2022", NULL);
  assert_typed ("2022-02-31", NULL);
  assert_typed ("soon", NULL);
  assert_typed ("", NULL);
  assert_typed ("99/99/99", NULL);
  assert_typed ("0/0/0", NULL);
  assert_typed ("1/1/00", "2000-01-01");
  /* What is shown of a year of long ago is read as the same year. */
  assert_typed ("1 Jan 0001", "0001-01-01");
  assert_typed ("Jan 1 0022", "0022-01-01");
  assert_typed ("Feb 0022", "0022-02");
  assert_typed ("6/0012", "0012-06");
}

/* On a Turkish laptop I is not the big letter of i. */
static void
test_date_typed_turkish (void)
{
  g_autofree char *folder = g_dir_make_tmp ("waymark-turkish-XXXXXX", NULL);
  g_autofree char *name = g_build_filename (folder, "tr_TR", NULL);

  g_assert_cmpint (symlink ("/usr/lib/locale/C.utf8", name), ==, 0);
  g_setenv ("LOCPATH", folder, TRUE);
  if (setlocale (LC_CTYPE, "tr_TR") == NULL)
    g_test_skip ("the system's locale C.utf8 is not where Debian has it");
  else
    {
      g_autofree char *small = g_utf8_strdown ("I", -1);

      g_assert_cmpstr (small, ==, "ı");
      assert_typed ("APRIL 2022", "2022-04");
      assert_typed ("FRIDAY", "2022-01-28");
    }
  setlocale (LC_CTYPE, "C");
  g_unsetenv ("LOCPATH");
  g_unlink (name);
  g_rmdir (folder);
}

/* In November a day in January is to come. */
static void
test_date_typed_no_year (void)
{
  g_autofree char *a = way_date_parse_typed ("30 Jan", "2026-11-21");
  g_autofree char *b = way_date_parse_typed ("20 Nov", "2026-11-21");
  g_autofree char *c = way_date_parse_typed ("29 Feb", "2023-10-01");

  g_assert_cmpstr (a, ==, "2027-01-30");
  g_assert_cmpstr (b, ==, "2026-11-20");
  g_assert_cmpstr (c, ==, "2024-02-29");
}

static void
assert_typed_time (const char *typed, const char *expected)
{
  g_autofree char *iso = way_date_parse_typed_time (typed, "2026-11-22"); /* a Sunday */

  g_assert_cmpstr (iso, ==, expected);
}

static void
test_date_typed_time (void)
{
  assert_typed_time ("30 Nov 2021 13:00", "2021-11-30T13:00");
  assert_typed_time ("30 Nov 2021, 13:00", "2021-11-30T13:00");
  assert_typed_time ("tomorrow 9.30", "2026-11-23T09:30");
  assert_typed_time ("30/11/2021", "2021-11-30");
  assert_typed_time ("14.02.2022", "2022-02-14");
  assert_typed_time ("18 Nov 2026 10am", "2026-11-18T10:00");
  assert_typed_time ("22 Nov 2pm", "2026-11-22T14:00");
  assert_typed_time ("22 Nov 2 PM", "2026-11-22T14:00");
  assert_typed_time ("22 Nov, 2:30 p.m.", "2026-11-22T14:30");
  assert_typed_time ("22 Nov 12am", "2026-11-22T00:00");
  assert_typed_time ("22 Nov 12:15am", "2026-11-22T00:15");
  assert_typed_time ("22 Nov 12pm", "2026-11-22T12:00");
  assert_typed_time ("today 11.59pm", "2026-11-22T23:59");
  assert_typed_time ("friday", "2026-11-27");
  assert_typed_time ("next friday", "2026-11-27");
  assert_typed_time ("next friday 10am", "2026-11-27T10:00");
  assert_typed_time ("Sunday at 14:00", "2026-11-29T14:00");
}

static void
test_date_typed_time_refused (void)
{
  static const char *const odd[]
    = { "30 Nov 2021 25:00", "22 Nov 13pm", "22 Nov 0am", "22 Nov 0:30pm", "22 Nov 10:60am", "22 Nov 9:5", "22 Nov 9:30x",
        "22 Nov 9:300", "22 Nov am", "22 Nov pm", "22 Nov 2 m", "22 Nov 2pmam", "22 Nov 14:00pm", "31 Feb 2pm", "Nov 2026 2pm", "am",
        "pm", "10am", "14:00", " 2 pm", "at 2pm", "2pm 22 Nov", "next 2pm", "" };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_test_message ("%s", odd[i]);
      assert_typed_time (odd[i], NULL);
    }
}

static void
test_date_format (void)
{
  static const char *const pairs[][2] = {
    { "2022-02-03", "3 Feb 2022" }, { "2021-06", "June 2021" }, { "2021", "2021" }, { "2021-11-30T13:00", "30 Nov 2021, 13:00" },
    { "nonsense", "nonsense" },
    { "0001-01-01", "1 Jan 0001" }, { "0099-06", "June 0099" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *text = way_date_format (pairs[i][0]);

      g_assert_cmpstr (text, ==, pairs[i][1]);
    }
  g_assert_true (way_date_is_past ("2022-01-25", "2022-01-26"));
  g_assert_false (way_date_is_past ("2022-01-26", "2022-01-26"));
  g_assert_false (way_date_is_past ("2022-01", "2022-01-31"));
  g_assert_true (way_date_is_past ("2022-01", "2022-02-01"));
  g_assert_false (way_date_is_past (NULL, "2022-02-01"));
  g_assert_cmpint (way_date_days_between ("2022-02-27", "2022-03-01T10:00"), ==, 2);
}

static void
test_lines (void)
{
  g_auto (GStrv) lines = way_text_lines ("- one\r\n\n * two \n3. three\n\t• four\n12) five\n-5 degrees\n  \n*note*\n•six");
  static const char *const expected[] = { "one", "two", "three", "four", "five", "-5 degrees", "*note*", "six", NULL };

  g_assert_cmpstrv (lines, expected);
}

static void
test_summary (void)
{
  g_autofree char *whole = way_text_summary ("short\nmore", 10);
  g_autofree char *cut = way_text_summary ("àéîõü and on", 6);
  g_autofree char *half = way_text_summary ("a\xf0\nbcd", 2);

  g_assert_cmpstr (whole, ==, "short");
  g_assert_cmpstr (cut, ==, "àéîõü…");
  /* Half a character at the end: nothing behind it is read. */
  g_assert_cmpstr (half, ==, "a\xf0");
  g_assert_true (way_text_matches ("Consent forms differ", "FORM consent"));
  g_assert_false (way_text_matches ("Consent forms differ", "form missing"));
}

/* Characters are counted, not bytes; lines stay. */
static void
test_beginning (void)
{
  static const struct { const char *text; guint max; const char *expected; } cases[] = {
    { NULL, 5, "" },
    { "", 5, "" },
    { "àéîõü", 5, "àéîõü" },
    { "àéîõüx", 5, "àéîõ…" },
    { "a\nb\nc", 5, "a\nb\nc" },
    { "a\nb\ncd", 5, "a\nb…" },
    { "𝄞𝄞𝄞", 2, "𝄞…" },
    { "xy", 1, "…" },
    /* Not within a word, unless it is a long one. */
    { "is missing from the CE partnership", 30, "is missing from the CE…" },
    { "is Donaudampfschiff", 12, "is Donaudam…" },
    /* Half a character at the end, and what lies behind it. */
    { "a\xf0\0bcd", 2, "a\xf0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *beginning = way_text_beginning (cases[i].text, cases[i].max);

      g_assert_cmpstr (beginning, ==, cases[i].expected);
    }
}

/* Property: whatever is put between whatever, the order is kept and keys stay short at the ends. */
static void
test_ranks (void)
{
  g_autoptr (GPtrArray) ranks = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (int i = 0; i < 3000; i++)
    {
      guint at = (guint) g_rand_int_range (random, 0, (gint32) ranks->len + 1);
      const char *before = at > 0 ? ranks->pdata[at - 1] : NULL;
      const char *after = at < ranks->len ? ranks->pdata[at] : NULL;
      char *rank = way_rank_between (before, after);

      g_assert_true (before == NULL || strcmp (before, rank) < 0);
      g_assert_true (after == NULL || strcmp (rank, after) < 0);
      g_ptr_array_insert (ranks, (int) at, rank);
    }
  for (int i = 0; i < 10000; i++)
    g_ptr_array_add (ranks, way_rank_between (ranks->pdata[ranks->len - 1], NULL));
  g_assert_cmpuint (strlen (ranks->pdata[ranks->len - 1]), ==, 4);
  for (guint i = 1; i < ranks->len; i++)
    g_assert_cmpstr (ranks->pdata[i - 1], <, ranks->pdata[i]);
}

static void
test_ranks_without_room (void)
{
  g_autofree char *same = way_rank_between ("U001", "U001");
  g_autofree char *tight = way_rank_between ("a", "a0");
  g_autofree char *strange = way_rank_between ("~~", "é");

  g_assert_cmpstr (same, >, "U001");
  g_assert_cmpstr (tight, >, "a");
  g_assert_nonnull (strange);
}

static void
test_clock (void)
{
  gint64 last = way_clock_now () << 16;

  for (int i = 0; i < 1000; i++)
    {
      gint64 next = way_clock_next_stamp (last);

      g_assert_cmpint (next, >, last);
      last = next;
    }
  /* A clock that was set back never makes a stamp go back. */
  g_assert_cmpint (way_clock_next_stamp (G_MAXINT64 - 10), ==, G_MAXINT64 - 9);
}

static void
test_clock_fixed (void)
{
  if (g_test_subprocess ())
    {
      g_setenv ("WAYMARK_NOW", "2022-01-26T09:30", TRUE);
      g_assert_cmpstr (way_clock_today (), ==, "2022-01-26");
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

/* The days on which clocks in Britain go forward and back have 23 and 25 hours, and are days like others. */
static void
test_clock_summer_time (void)
{
  static const struct {
    const char *now, *today, *tomorrow;
  } moments[] = {
    { "2026-03-29T00:30:00Z", "2026-03-29", "2026-03-30" }, { "2026-03-29T22:59:00Z", "2026-03-29", "2026-03-30" },
    { "2026-03-29T23:00:00Z", "2026-03-30", "2026-03-31" }, { "2026-10-24T23:00:00Z", "2026-10-25", "2026-10-26" },
    { "2026-10-25T23:59:00Z", "2026-10-25", "2026-10-26" }, { "2026-10-26T00:00:00Z", "2026-10-26", "2026-10-27" },
  };
  guint i;

  if (way_test_at_moments (moments, G_N_ELEMENTS (moments), sizeof *moments, &i))
    {
      const char *today = moments[i].today;
      g_autofree char *tomorrow = way_date_add_days (today, 1);
      g_autofree char *week = way_date_add_days (today, 7);

      g_assert_cmpstr (way_clock_today (), ==, today);
      g_assert_cmpstr (tomorrow, ==, moments[i].tomorrow);
      g_assert_cmpint (way_date_days_between (today, week), ==, 7);
    }
}

/* A clock that is far off gives stamps that still grow. */
static void
test_clock_far_off (void)
{
  if (g_test_subprocess ())
    {
      gint64 stamp;

      g_setenv ("WAYMARK_NOW", "9999-12-31T23:59", TRUE);
      stamp = way_clock_next_stamp (0);
      g_assert_cmpint (stamp, >, G_MAXINT64 / 2);
      g_assert_cmpint (way_clock_next_stamp (stamp), ==, stamp + 1);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

/* A pipe, as /dev/stdout may be, is written to and stays a pipe. */
static void
test_file_pipe (void)
{
  g_autofree char *folder = g_dir_make_tmp ("waymark-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "pipe", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("whole", 5);
  GError *error = NULL;
  char read_back[8] = { 0 };
  struct stat info;
  int reader;

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  reader = g_open (path, O_RDONLY | O_NONBLOCK, 0);
  g_assert_cmpint (reader, >=, 0);
  way_file_replace (path, bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read (reader, read_back, sizeof read_back), ==, 5);
  g_assert_cmpstr (read_back, ==, "whole");
  g_assert_cmpint (g_lstat (path, &info), ==, 0);
  g_assert_true (S_ISFIFO (info.st_mode));
  close (reader);
  g_remove (path);
  g_rmdir (folder);
}

static void
assert_complete (const char *folder, const char *name, const char *ending, const char *expected)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = way_file_complete (path, ending, &error);
  g_autofree char *got = whole != NULL ? g_path_get_basename (whole) : NULL;

  g_assert_cmpstr (got, ==, expected);
  g_assert_true (expected != NULL ? error == NULL : g_error_matches (error, WAY_ERROR, WAY_ERROR_EXISTS));
}

/* However much of the ending a file dialog left, it is there, and no other file is written over for that. */
static void
test_file_complete (void)
{
  g_autofree char *folder = g_dir_make_tmp ("waymark-test-XXXXXX", NULL);
  g_autofree char *taken = g_build_filename (folder, "taken.waymark.sealed", NULL);
  const char *sealed = ".waymark.sealed";

  g_assert_true (g_file_set_contents (taken, "", 0, NULL));
  assert_complete (folder, "new.waymark.sealed", sealed, "new.waymark.sealed");
  assert_complete (folder, "new.sealed", sealed, "new.waymark.sealed");
  assert_complete (folder, "new.waymark", sealed, "new.waymark.sealed");
  assert_complete (folder, "new", sealed, "new.waymark.sealed");
  assert_complete (folder, "Plan no. 2", ".pdf", "Plan no. 2.pdf");
  assert_complete (folder, "Plan.PDF", ".pdf", "Plan.PDF");
  assert_complete (folder, "taken.waymark.sealed", sealed, "taken.waymark.sealed");
  assert_complete (folder, "taken.sealed", sealed, NULL);
  assert_complete (folder, ".", ".pdf", ".");
  g_unlink (taken);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id/text", test_id_text);
  g_test_add_func ("/id/order", test_id_order);
  g_test_add_func ("/id/name", test_id_name);
  g_test_add_func ("/date/valid", test_date_valid);
  g_test_add_func ("/date/typed", test_date_typed);
  g_test_add_func ("/date/typed-turkish", test_date_typed_turkish);
  g_test_add_func ("/date/typed-no-year", test_date_typed_no_year);
  g_test_add_func ("/date/typed-time", test_date_typed_time);
  g_test_add_func ("/date/typed-time-refused", test_date_typed_time_refused);
  g_test_add_func ("/date/format", test_date_format);
  g_test_add_func ("/text/lines", test_lines);
  g_test_add_func ("/text/summary", test_summary);
  g_test_add_func ("/text/beginning", test_beginning);
  g_test_add_func ("/rank/order", test_ranks);
  g_test_add_func ("/rank/no-room", test_ranks_without_room);
  g_test_add_func ("/file/pipe", test_file_pipe);
  g_test_add_func ("/file/complete", test_file_complete);
  g_test_add_func ("/clock/stamp", test_clock);
  g_test_add_func ("/clock/fixed", test_clock_fixed);
  g_test_add_func ("/clock/summer-time", test_clock_summer_time);
  g_test_add_func ("/clock/far-off", test_clock_far_off);
  return g_test_run ();
}
