/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-agenda.h"

#define RUNS 400

/* --- Making agendas --- */

static WayRecord *
new_workshop (const char *start, int planned)
{
  WayRecord *workshop = way_record_new_named ("workshop");

  way_record_set_text (workshop, "title", "Workshop");
  way_record_set_text (workshop, "start", start);
  if (planned > 0)
    way_record_set_integer (workshop, "planned_minutes", planned);
  return workshop;
}

static WayRecord *
add (GPtrArray *blocks, const char *kind, int minutes)
{
  WayRecord *block = way_record_new_named ("agenda_block");

  way_record_set_text (block, "title", kind);
  way_record_set_text (block, "kind", kind);
  way_record_set_integer (block, "minutes", minutes);
  g_ptr_array_add (blocks, block);
  return block;
}

static GPtrArray *
new_blocks (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static void
assert_time (WayAgenda *agenda, guint i, const char *expected)
{
  g_autofree char *time = way_agenda_time (agenda, i);

  g_assert_cmpstr (time, ==, expected);
}

static void
assert_summary (WayAgenda *agenda, const char *expected)
{
  g_autofree char *summary = way_agenda_summary (agenda);

  g_assert_cmpstr (summary, ==, expected);
}

/* --- The picture of the screen: 13:00, 120 minutes, 5 over --- */

static void
test_picture (void)
{
  static const int minutes[] = { 10, 15, 25, 10, 35, 20, 10 };
  static const char *const times[] = { "13:00", "13:10", "13:25", "13:50", "14:00", "14:35", "14:55" };
  g_autoptr (WayRecord) workshop = new_workshop ("2021-11-30T13:00", 120);
  g_autoptr (GPtrArray) blocks = new_blocks ();
  g_autoptr (WayAgenda) agenda = NULL;
  g_autofree char *end = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    add (blocks, "activity", minutes[i]);
  agenda = way_agenda_new (workshop, blocks);
  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    assert_time (agenda, i, times[i]);
  assert_summary (agenda, "5 min over: ends 15:05");
  end = way_agenda_planned_end (agenda);
  g_assert_cmpstr (end, ==, "Planned end 15:00");
}

static void
test_offsets (void)
{
  g_autoptr (WayRecord) workshop = new_workshop (NULL, 90);
  g_autoptr (GPtrArray) blocks = new_blocks ();
  g_autoptr (WayAgenda) agenda = NULL;

  add (blocks, "opening", 25);
  add (blocks, "activity", 50);
  way_record_set_text (add (blocks, "closing", 5), "locked_start", "14:00");
  agenda = way_agenda_new (workshop, blocks);
  assert_time (agenda, 0, "+0:00");
  assert_time (agenda, 1, "+0:25");
  assert_time (agenda, 2, "+1:15");
  g_assert_false (way_agenda_slot (agenda, 2)->locked);
  assert_summary (agenda, "10 min to spare");
}

static void
test_day_without_time (void)
{
  g_autoptr (WayRecord) workshop = new_workshop ("2021-11-30", 0);
  g_autoptr (GPtrArray) blocks = new_blocks ();
  g_autoptr (WayAgenda) agenda = NULL;

  add (blocks, "opening", 25);
  add (blocks, "activity", 5);
  agenda = way_agenda_new (workshop, blocks);
  assert_time (agenda, 1, "+0:25");
  assert_summary (agenda, "30 min");
}

/* --- Locked starts and parallel groups --- */

static void
test_locked (void)
{
  g_autoptr (WayRecord) workshop = new_workshop ("2021-11-30T13:00", 60);
  g_autoptr (GPtrArray) blocks = new_blocks ();
  g_autoptr (WayAgenda) agenda = NULL;
  g_autofree char *gap = NULL;
  g_autofree char *overlap = NULL;

  add (blocks, "opening", 20);
  way_record_set_text (add (blocks, "input", 10), "locked_start", "13:30");
  way_record_set_text (add (blocks, "activity", 15), "locked_start", "13:35");
  add (blocks, "closing", 10);
  agenda = way_agenda_new (workshop, blocks);
  assert_time (agenda, 1, "13:30");
  assert_time (agenda, 2, "13:35");
  assert_time (agenda, 3, "13:50");
  gap = way_agenda_gap (agenda, 1);
  overlap = way_agenda_gap (agenda, 2);
  g_assert_cmpstr (gap, ==, "10 min free before");
  g_assert_cmpstr (overlap, ==, "5 min overlap");
  g_assert_null (way_agenda_gap (agenda, 3));
  assert_summary (agenda, "to time: ends 14:00");
}

static void
test_past_midnight (void)
{
  g_autoptr (WayRecord) workshop = new_workshop ("2021-11-30T23:00", 0);
  g_autoptr (GPtrArray) blocks = new_blocks ();
  g_autoptr (WayAgenda) agenda = NULL;

  add (blocks, "opening", 50);
  way_record_set_text (add (blocks, "closing", 10), "locked_start", "00:10");
  agenda = way_agenda_new (workshop, blocks);
  assert_time (agenda, 1, "00:10");
  g_assert_cmpint (way_agenda_slot (agenda, 1)->gap, ==, 20);
  g_assert_cmpint (way_agenda_total (agenda), ==, 80);
}

static void
test_parallel (void)
{
  g_autoptr (WayRecord) workshop = new_workshop ("2021-11-30T10:00", 0);
  g_autoptr (GPtrArray) blocks = new_blocks ();
  g_autoptr (WayAgenda) agenda = NULL;

  add (blocks, "opening", 10);
  way_record_set_text (add (blocks, "activity", 20), "parallel", "rooms");
  way_record_set_text (add (blocks, "activity", 35), "parallel", "rooms");
  way_record_set_text (add (blocks, "activity", 5), "parallel", "rooms");
  way_record_set_text (add (blocks, "activity", 5), "parallel", "others");
  add (blocks, "closing", 5);
  agenda = way_agenda_new (workshop, blocks);
  for (guint i = 1; i < 4; i++)
    assert_time (agenda, i, "10:10");
  assert_time (agenda, 4, "10:45");
  assert_time (agenda, 5, "10:50");
  g_assert_cmpint (way_agenda_total (agenda), ==, 55);
}

/* --- Properties --- */

static GPtrArray *
random_blocks (gboolean locks)
{
  static const char *const groups[] = { NULL, NULL, "a", "b" };
  GPtrArray *blocks = new_blocks ();

  for (int n = g_test_rand_int_range (1, 14); n > 0; n--)
    {
      WayRecord *block = add (blocks, "activity", g_test_rand_int_range (0, 50));

      way_record_set_text (block, "parallel", groups[g_test_rand_int_range (0, G_N_ELEMENTS (groups))]);
      if (locks && g_test_rand_int_range (0, 4) == 0)
        {
          g_autofree char *clock = g_strdup_printf ("%02d:%02d", g_test_rand_int_range (9, 17), g_test_rand_int_range (0, 60));

          way_record_set_text (block, "locked_start", clock);
        }
    }
  return blocks;
}

/* What the whole agenda costs, worked out another way: the sum of the longest of each run. */
static int
cost_of (GPtrArray *blocks)
{
  int total = 0, longest = 0;
  const char *group = NULL;

  for (guint i = 0; i < blocks->len; i++)
    {
      const char *own = way_record_get_text (blocks->pdata[i], "parallel");
      int minutes = (int) way_record_get_integer (blocks->pdata[i], "minutes", 0);

      if (own == NULL || g_strcmp0 (own, group) != 0)
        {
          total += longest;
          longest = 0;
        }
      group = own;
      longest = MAX (longest, minutes);
    }
  return total + longest;
}

static void
test_total_is_cost (void)
{
  g_autoptr (WayRecord) workshop = new_workshop ("2021-11-30T09:00", 0);

  for (int run = 0; run < RUNS; run++)
    {
      g_autoptr (GPtrArray) blocks = random_blocks (FALSE);
      g_autoptr (WayAgenda) agenda = way_agenda_new (workshop, blocks);

      g_assert_cmpint (way_agenda_total (agenda), ==, cost_of (blocks));
    }
}

/* A locked start holds, and the gap is what it differs by; every other block starts when its run does. */
static void
test_locks_hold (void)
{
  g_autoptr (WayRecord) workshop = new_workshop ("2021-11-30T09:00", 0);

  for (int run = 0; run < RUNS; run++)
    {
      g_autoptr (GPtrArray) blocks = random_blocks (TRUE);
      g_autoptr (WayAgenda) agenda = way_agenda_new (workshop, blocks);

      for (guint i = 0; i < blocks->len; i++)
        {
          const WayAgendaSlot *slot = way_agenda_slot (agenda, i);
          const char *locked = way_record_get_text (blocks->pdata[i], "locked_start");

          g_assert_cmpint (slot->locked, ==, locked != NULL);
          if (locked != NULL)
            assert_time (agenda, i, locked);
          else
            g_assert_cmpint (slot->gap, ==, 0);
          g_assert_cmpint (slot->start + slot->minutes, <=, 9 * 60 + way_agenda_total (agenda));
        }
    }
}

/* Five minutes more in one block move all that follows by five, up to the next run that is longer or locked. */
static void
test_more_minutes_move_what_follows (void)
{
  g_autoptr (WayRecord) workshop = new_workshop ("2021-11-30T09:00", 0);

  for (int run = 0; run < RUNS; run++)
    {
      g_autoptr (GPtrArray) blocks = random_blocks (FALSE);
      guint changed = (guint) g_test_rand_int_range (0, (int) blocks->len);
      WayRecord *block = blocks->pdata[changed];
      g_autoptr (WayAgenda) before = way_agenda_new (workshop, blocks);
      g_autoptr (WayAgenda) after = NULL;

      way_record_clear (block, "parallel");
      g_clear_pointer (&before, way_agenda_free);
      before = way_agenda_new (workshop, blocks);
      way_record_set_integer (block, "minutes", way_record_get_integer (block, "minutes", 0) + 5);
      after = way_agenda_new (workshop, blocks);
      for (guint i = 0; i < blocks->len; i++)
        g_assert_cmpint (way_agenda_slot (after, i)->start - way_agenda_slot (before, i)->start, ==, i > changed ? 5 : 0);
    }
}

/* --- Rule 5 --- */

static void
assert_warnings (WayRecord *workshop, GPtrArray *blocks, guint n, const char *first)
{
  g_autoptr (WayAgenda) agenda = way_agenda_new (workshop, blocks);
  g_autoptr (GPtrArray) warnings = way_agenda_warnings (agenda);

  g_assert_cmpuint (warnings->len, ==, n);
  if (n > 0)
    g_assert_cmpstr (warnings->pdata[0], ==, first);
}

static void
test_warnings (void)
{
  g_autoptr (WayRecord) workshop = new_workshop ("2021-11-30T13:00", 0);
  g_autoptr (GPtrArray) blocks = new_blocks ();

  assert_warnings (workshop, blocks, 0, NULL);
  add (blocks, "activity", 75);
  assert_warnings (workshop, blocks, 1, "No action planning yet: before the closing, say who will do what, by when.");
  add (blocks, "closing", 5);
  add (blocks, "action_planning", 10);
  assert_warnings (workshop, blocks, 2, "90 minutes from 13:00 without a break: put one before 14:15.");
  g_ptr_array_set_size (blocks, 1);
  add (blocks, "break", 10);
  add (blocks, "action_planning", 30);
  add (blocks, "closing", 10);
  assert_warnings (workshop, blocks, 0, NULL);
  way_record_set_text (workshop, "kind", "pre_meeting");
  g_ptr_array_set_size (blocks, 1);
  assert_warnings (workshop, blocks, 0, NULL);
}

/* Free time before a locked start rests as well as a break does. */
static void
test_free_time_rests (void)
{
  g_autoptr (WayRecord) workshop = new_workshop ("2021-11-30T13:00", 0);
  g_autoptr (GPtrArray) blocks = new_blocks ();

  add (blocks, "activity", 60);
  way_record_set_text (add (blocks, "action_planning", 40), "locked_start", "14:10");
  assert_warnings (workshop, blocks, 0, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agenda/picture", test_picture);
  g_test_add_func ("/agenda/offsets", test_offsets);
  g_test_add_func ("/agenda/day-without-time", test_day_without_time);
  g_test_add_func ("/agenda/locked", test_locked);
  g_test_add_func ("/agenda/past-midnight", test_past_midnight);
  g_test_add_func ("/agenda/parallel", test_parallel);
  g_test_add_func ("/agenda/total-is-cost", test_total_is_cost);
  g_test_add_func ("/agenda/locks-hold", test_locks_hold);
  g_test_add_func ("/agenda/more-minutes-move-what-follows", test_more_minutes_move_what_follows);
  g_test_add_func ("/agenda/warnings", test_warnings);
  g_test_add_func ("/agenda/free-time-rests", test_free_time_rests);
  return g_test_run ();
}
