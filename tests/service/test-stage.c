/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-edit.h"
#include "service/way-goal-service.h"
#include "service/way-needs-service.h"
#include "service/way-stage-service.h"

#include "base/way-error.h"
#include "support/way-test-library.h"

typedef struct {
  WayLibrary *library;
  WayRecord *project;
  const WayId *id;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->library = way_test_library ();
  f->project = way_test_project (f->library, "Stages");
  f->id = way_record_get_id (f->project);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  way_test_assert_whole (f->library);
  g_clear_object (&f->project);
  g_clear_object (&f->library);
}

static char *
stage (Fixture *f)
{
  g_autoptr (WayRecord) project = way_library_get (f->library, f->id);

  return g_strdup (way_record_get_text (project, "stage"));
}

static void
assert_stage (Fixture *f, const char *wanted)
{
  g_autofree char *now = stage (f);

  g_assert_cmpstr (now, ==, wanted);
}

static void
go (Fixture *f, const char *to, const char *date, const char *reason)
{
  g_autoptr (GError) error = NULL;

  way_stage_change (f->library, f->id, to, date, reason, NULL, &error);
  g_assert_no_error (error);
  assert_stage (f, to);
}

static void
assert_refused (Fixture *f, const char *to, const char *date, const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = stage (f);
  g_autoptr (GPtrArray) changes = way_library_query_records (f->library, "stage changes of project", "i", f->id);
  g_autoptr (GPtrArray) after = NULL;

  g_assert_false (way_stage_change (f->library, f->id, to, date, reason, NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  assert_stage (f, before);
  after = way_library_query_records (f->library, "stage changes of project", "i", f->id);
  g_assert_cmpuint (after->len, ==, changes->len);
}

static void
test_whole_life (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_auto (GStrv) next = NULL;

  go (f, "scoping", "2021-06", NULL);
  go (f, "delivery", "2021-07-12", NULL);
  go (f, "learning", "2022-02-01", NULL);
  go (f, "completed", "2022-05-03", "The report is signed.");
  go (f, "archived", "2022-06-01", "Kept for three years.");
  next = way_stage_next (f->library, f->id);
  g_assert_cmpuint (g_strv_length (next), ==, 0);
  changes = way_library_query_records (f->library, "stage changes of project", "i", f->id);
  g_assert_cmpuint (changes->len, ==, 5);
  g_assert_cmpstr (way_record_get_text (changes->pdata[0], "from"), ==, "completed");
}

/* @data is the stage it is paused in. */
static void
test_pause_and_resume (Fixture *f, gconstpointer data)
{
  static const char *const middle[] = { "scoping", "delivery", "learning" };
  const char *there = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecord) latest = NULL;
  g_autofree char *reached = NULL;
  g_auto (GStrv) next = NULL;

  for (guint i = 0; i == 0 || !g_str_equal (middle[i - 1], there); i++)
    go (f, middle[i], "2022-01-10", NULL);
  assert_refused (f, "paused", "2022-01-11", NULL);
  g_assert_true (way_stage_change (f->library, f->id, "paused", "2022-01-11", "A change of people.", "A call each month.", &error));
  g_assert_no_error (error);
  latest = way_stage_latest (f->library, f->id);
  g_assert_cmpstr (way_record_get_text (latest, "from"), ==, there);
  g_assert_cmpstr (way_record_get_text (latest, "contact_kept"), ==, "A call each month.");
  reached = way_stage_reached (f->library, f->id);
  g_assert_cmpstr (reached, ==, there);
  next = way_stage_next (f->library, f->id);
  g_assert_cmpuint (g_strv_length (next), ==, 2);
  g_assert_cmpstr (next[0], ==, there);
  g_assert_cmpstr (next[1], ==, "withdrawn");
  g_assert_cmpstr (way_stage_verb ("paused", next[0]), ==, "Resume project");
  assert_refused (f, g_str_equal (there, "scoping") ? "delivery" : "scoping", "2022-01-12", NULL);
  assert_refused (f, "paused", "2022-01-12", "Again");
  go (f, there, "2022-04-01", NULL);
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  assert_refused (f, "delivery", "2022-01-10", NULL);
  assert_refused (f, "completed", "2022-01-10", "Why not");
  assert_refused (f, "paused", "2022-01-10", "Enquiries are not paused");
  assert_refused (f, "enquiry", "2022-01-10", NULL);
  assert_refused (f, "scoping", "2022-02-31", NULL);
  assert_refused (f, "scoping", NULL, NULL);
  assert_refused (f, "withdrawn", "2022-01-10", "  ");
  go (f, "scoping", "2022-01-10", NULL);
  assert_refused (f, "delivery", "2022-01-09", NULL);
  assert_refused (f, "delivery", "2021", NULL);
  go (f, "delivery", "2022-01", NULL);
  go (f, "withdrawn", "2022-03-01", "The partnership stopped.");
  assert_refused (f, "delivery", "2022-03-02", NULL);
}

static void
test_withdrawn_while_paused (Fixture *f, gconstpointer data)
{
  go (f, "scoping", "2022-01-10", NULL);
  go (f, "paused", "2022-01-11", "Change of people");
  go (f, "withdrawn", "2022-01-12", "No one to go on with");
}

/* One step: undo takes the stage and its history back together. */
static void
test_undo (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *label = NULL;

  go (f, "scoping", "2022-01-10", NULL);
  go (f, "paused", "2022-01-11", "Change of people");
  g_assert_true (way_library_undo (f->library, &label, NULL));
  g_assert_cmpstr (label, ==, "Pause project");
  assert_stage (f, "scoping");
  changes = way_library_query_records (f->library, "stage changes of project", "i", f->id);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_true (way_library_redo (f->library, NULL, NULL));
  assert_stage (f, "paused");
}

/* Rule 2. */
static void
test_completing_keeps_actions (Fixture *f, gconstpointer data)
{
  g_autoptr (WayRecord) action = way_test_record (f->library, f->project, "action", "Map every survey");
  g_autoptr (WayRecord) after = NULL;

  go (f, "scoping", "2022-01-10", NULL);
  go (f, "delivery", "2022-01-10", NULL);
  go (f, "learning", "2022-01-10", NULL);
  g_assert_cmpint (way_stage_open_actions (f->library, f->id), ==, 1);
  go (f, "completed", "2022-01-10", "Done");
  after = way_library_get (f->library, way_record_get_id (action));
  g_assert_cmpstr (way_record_get_text (after, "status"), ==, "proposed");
  g_assert_cmpint (way_stage_open_actions (f->library, f->id), ==, 1);
}

static void
test_reasons (void)
{
  g_assert_true (way_stage_needs_reason ("paused"));
  g_assert_true (way_stage_needs_reason ("withdrawn"));
  g_assert_true (way_stage_needs_reason ("completed"));
  g_assert_false (way_stage_needs_reason ("delivery"));
}

/* --- Goals --- */

static GArray *
goals (Fixture *f)
{
  return way_library_query_ids (f->library, "goals of project", "i", f->id);
}

static void
test_goal_chain (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  WayId first, second, third;
  g_autoptr (GArray) now = NULL;
  g_autoptr (GArray) before = NULL;
  g_autoptr (GPtrArray) history = NULL;

  g_assert_true (way_goal_add (f->library, f->id, "short_term", "One", "2021-06-14", "Core group", NULL, &first, &error));
  g_assert_true (way_goal_add (f->library, f->id, "short_term", "Two", "2021-09-14", "Core group", &first, &second, &error));
  g_assert_true (way_goal_add (f->library, f->id, "overall", "Three", NULL, NULL, &second, &third, &error));
  g_assert_no_error (error);
  now = goals (f);
  g_assert_cmpuint (now->len, ==, 1);
  g_assert_true (way_id_equal (way_id_list_index (now, 0), &third));
  history = way_goal_history (f->library, &third);
  g_assert_cmpuint (history->len, ==, 3);
  g_assert_cmpstr (way_record_get_text (history->pdata[0], "text"), ==, "Three");
  g_assert_cmpstr (way_record_get_text (history->pdata[2], "text"), ==, "One");
  g_assert_cmpstr (way_record_get_text (history->pdata[2], "agreed_on"), ==, "2021-06-14");
  g_assert_true (way_library_undo (f->library, NULL, NULL));
  before = goals (f);
  g_assert_true (way_id_equal (way_id_list_index (before, 0), &second));
}

static void
test_goal_refused (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  WayId first;

  g_assert_false (way_goal_add (f->library, f->id, NULL, "  ", NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (way_goal_add (f->library, f->id, NULL, "One", NULL, NULL, NULL, &first, &error));
  g_assert_false (way_goal_add (f->library, f->id, "overall", "One", NULL, NULL, &first, NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (way_goal_add (f->library, f->id, "overall", "Two", NULL, NULL, &first, NULL, &error));
  g_assert_false (way_goal_add (f->library, f->id, "overall", "Fork", NULL, NULL, &first, NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_CONFLICT);
}

/* --- Needs --- */

static void
add_action (Fixture *f, const char *text, const char *due, WayRecord *owner)
{
  g_autoptr (WayRecord) action = way_record_new_named ("action");
  static int n;
  g_autofree char *reference = g_strdup_printf ("A-%03d", ++n);

  way_record_set_project (action, f->id);
  way_record_set_text (action, "reference", reference);
  way_record_set_text (action, "text", text);
  way_record_set_text (action, "due", due);
  if (owner != NULL)
    way_record_set_reference (action, "accountable", way_record_get_id (owner));
  way_test_save (f->library, action);
}

static void
assert_need (GPtrArray *needs, guint i, WayNeedKind kind, const char *text)
{
  g_assert_cmpuint (i, <, needs->len);
  g_assert_cmpint (way_need_get_kind (needs->pdata[i]), ==, kind);
  g_assert_cmpstr (way_need_get_text (needs->pdata[i]), ==, text);
}

static void
test_needs (Fixture *f, gconstpointer data)
{
  g_autoptr (WayRecord) person = way_test_record (f->library, NULL, "person", "J. Hart");
  g_autoptr (WayRecord) agency = way_test_record (f->library, NULL, "agency", "Health");
  g_autoptr (WayRecord) theme = way_test_record (f->library, f->project, "theme", "Hearing young people");
  g_autoptr (WayRecord) workshop = way_record_new_named ("workshop");
  g_autoptr (GPtrArray) needs = NULL;

  way_record_set_project (workshop, f->id);
  way_record_set_text (workshop, "title", "Workshop 3");
  way_record_set_text (workshop, "start", "2022-02-03T10:00");
  way_test_save (f->library, workshop);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (WayRecord) card = way_record_new_named ("card");

      way_record_set_project (card, f->id);
      way_record_set_text (card, "text", i == 0 ? "Consent forms differ" : "No time");
      way_record_add_reference (card, "agencies", way_record_get_id (agency));
      way_test_save (f->library, card);
    }
  add_action (f, "Late", "2022-01-14", person);
  add_action (f, "A month that has not passed", "2022-01", NULL);
  add_action (f, "Soon", "2022-02-03", person);
  add_action (f, "Far off", "2022-06", person);
  needs = way_needs_list (f->library, f->id, "2022-01-26", 50);
  g_assert_cmpuint (needs->len, ==, 5);
  assert_need (needs, 0, WAY_NEED_OVERDUE, "Late");
  g_assert_cmpstr (way_need_get_detail (needs->pdata[0]), ==, "J. Hart · due 14 Jan 2022");
  assert_need (needs, 1, WAY_NEED_NO_ACCOUNTABLE, "A month that has not passed");
  assert_need (needs, 2, WAY_NEED_DUE_SOON, "Soon");
  assert_need (needs, 3, WAY_NEED_THEME, "Hearing young people");
  assert_need (needs, 4, WAY_NEED_BARRIER, "Health: Consent forms differ");
  g_assert_cmpstr (way_need_get_detail (needs->pdata[4]), ==, "and 1 more");
  g_clear_pointer (&needs, g_ptr_array_unref);
  needs = way_needs_list (f->library, f->id, "2022-01-26", 2);
  g_assert_cmpuint (needs->len, ==, 2);
  assert_need (needs, 1, WAY_NEED_NO_ACCOUNTABLE, "A month that has not passed");
}

static WayRecord *
takes_part (Fixture *f, const char *kind, const char *name, const char *until)
{
  WayRecord *agency = way_record_new_named (kind);
  g_autoptr (WayRecord) part = way_record_new_named ("participation");

  way_record_set_text (agency, "name", name);
  way_test_save (f->library, agency);
  way_record_set_project (part, f->id);
  way_record_set_reference (part, "agency", way_record_get_id (agency));
  way_record_set_boolean (part, "core", g_str_equal (name, "Police"));
  way_record_set_text (part, "to", until);
  way_test_save (f->library, part);
  return agency;
}

static void
talk (Fixture *f, WayRecord *with)
{
  g_autoptr (WayRecord) conversation = way_record_new_named ("conversation");

  way_record_set_project (conversation, f->id);
  way_record_set_reference (conversation, "agency", with != NULL ? way_record_get_id (with) : NULL);
  way_test_save (f->library, conversation);
}

static void
assert_not_heard (Fixture *f, const char *first, const char *detail, const char *second)
{
  g_autoptr (GPtrArray) needs = way_needs_list (f->library, f->id, "2022-01-26", 50);

  g_assert_cmpuint (needs->len, ==, (first != NULL) + (second != NULL));
  if (first != NULL)
    {
      assert_need (needs, 0, WAY_NEED_NOT_HEARD, first);
      g_assert_cmpstr (way_need_get_detail (needs->pdata[0]), ==, detail);
    }
  if (second != NULL)
    assert_need (needs, 1, WAY_NEED_NOT_HEARD, second);
}

/* Whoever takes part has a conversation, or cards of theirs stand somewhere. */
static void
test_not_heard (Fixture *f, gconstpointer data)
{
  g_autoptr (WayRecord) police = takes_part (f, "agency", "Police", NULL);
  g_autoptr (WayRecord) health = takes_part (f, "agency", "Health", NULL);
  g_autoptr (WayRecord) left = takes_part (f, "agency", "Has left", "2021-12-01");
  g_autoptr (WayRecord) nurses = way_record_new_named ("team");
  g_autoptr (WayRecord) project = way_library_get (f->library, f->id);
  g_autoptr (WayRecord) copy = NULL;

  assert_not_heard (f, "Police", "core partner", "Health");
  way_record_set_text (nurses, "name", "School nurses");
  way_record_set_reference (nurses, "agency", way_record_get_id (health));
  way_test_save (f->library, nurses);
  talk (f, nurses);
  assert_not_heard (f, "Police", "core partner", NULL);
  talk (f, NULL);
  assert_not_heard (f, "Police", "core partner · 1 conversation names no agency", NULL);
  /* Nobody is asked to listen once it is over. */
  copy = way_record_copy (project);
  way_record_set_text (copy, "stage", "completed");
  way_test_save (f->library, copy);
  assert_not_heard (f, NULL, NULL, NULL);
  g_assert_true (way_library_undo (f->library, NULL, NULL));
  talk (f, police);
  assert_not_heard (f, NULL, NULL, NULL);
}

/* Who raised a barrier is named as the conversation it was said in allows. */
static void
test_barrier_names (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *attribution, *words;
  } cases[] = {
    { "agency", "Wickmouth Police: Forms differ" }, { "sector", "Police: Forms differ" }, { "partner", "Forms differ" },
  };
  g_autoptr (WayRecord) police = way_record_new_named ("agency");
  g_autoptr (WayRecord) conversation = way_record_new_named ("conversation");
  g_autoptr (WayRecord) card = way_record_new_named ("card");

  way_record_set_text (police, "name", "Wickmouth Police");
  way_record_set_text (police, "sector", "police");
  way_test_save (f->library, police);
  way_record_set_project (conversation, f->id);
  way_record_set_reference (conversation, "agency", way_record_get_id (police));
  way_test_save (f->library, conversation);
  way_record_set_project (card, f->id);
  way_record_set_text (card, "kind", "barrier");
  way_record_set_text (card, "text", "Forms differ");
  way_record_set_reference (card, "source", way_record_get_id (conversation));
  way_record_add_reference (card, "agencies", way_record_get_id (police));
  way_test_save (f->library, card);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) needs = NULL;

      g_assert_true (way_edit_set_text (f->library, way_record_get_id (conversation), "attribution", cases[i].attribution, NULL));
      needs = way_needs_list (f->library, f->id, "2022-01-26", 50);
      g_assert_cmpuint (needs->len, ==, 1);
      assert_need (needs, 0, WAY_NEED_BARRIER, cases[i].words);
    }
}

/* Every action counts once; who has not said how it goes has not said that it is on track. */
static void
test_plan_summary (Fixture *f, gconstpointer data)
{
  static const char *const columns[] = { "complete", "on_track", "not_rated", "at_risk", "overdue", "proposed", "stopped" };
  g_autoptr (WayRecord) person = way_test_record (f->library, NULL, "person", "J. Hart");
  static const char *const statuses[] = { "done", "in_progress", "blocked", "agreed", "proposed", "stopped", "in_progress" };
  static const char *const references[] = { "A-1", "A-2", "A-3", "A-4", "A-5", "A-6", "A-7" };
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (WayRecord) action = way_record_new_named ("action");

      way_record_set_project (action, f->id);
      way_record_set_text (action, "reference", references[i]);
      way_record_set_text (action, "text", statuses[i]);
      way_record_set_text (action, "status", statuses[i]);
      if (i == 1)
        way_record_set_text (action, "rag", "green");
      way_record_set_text (action, "due", i == 3 || i == 0 ? "2022-01" : "2022-02-03");
      way_record_set_reference (action, "accountable", way_record_get_id (person));
      way_test_save (f->library, action);
    }
  rows = way_library_query_rows (f->library, "plan summary", "is", f->id, "2022-02-01");
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_assert_cmpint (way_row_integer (rows->pdata[0], columns[i]), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/stage/whole-life", Fixture, NULL, set_up, test_whole_life, tear_down);
  g_test_add ("/stage/pause-and-resume/scoping", Fixture, "scoping", set_up, test_pause_and_resume, tear_down);
  g_test_add ("/stage/pause-and-resume/delivery", Fixture, "delivery", set_up, test_pause_and_resume, tear_down);
  g_test_add ("/stage/pause-and-resume/learning", Fixture, "learning", set_up, test_pause_and_resume, tear_down);
  g_test_add ("/stage/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/stage/withdrawn-while-paused", Fixture, NULL, set_up, test_withdrawn_while_paused, tear_down);
  g_test_add ("/stage/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/stage/completing-keeps-actions", Fixture, NULL, set_up, test_completing_keeps_actions, tear_down);
  g_test_add_func ("/stage/reasons", test_reasons);
  g_test_add ("/goal/chain", Fixture, NULL, set_up, test_goal_chain, tear_down);
  g_test_add ("/goal/refused", Fixture, NULL, set_up, test_goal_refused, tear_down);
  g_test_add ("/plan/summary", Fixture, NULL, set_up, test_plan_summary, tear_down);
  g_test_add ("/needs/order", Fixture, NULL, set_up, test_needs, tear_down);
  g_test_add ("/needs/not-heard", Fixture, NULL, set_up, test_not_heard, tear_down);
  g_test_add ("/needs/barrier-names", Fixture, NULL, set_up, test_barrier_names, tear_down);
  return g_test_run ();
}
