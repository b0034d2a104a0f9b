/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-error.h"
#include "service/way-action-service.h"
#include "service/way-edit.h"
#include "service/way-needs-service.h"
#include "service/way-reflection-service.h"
#include "service/way-review-service.h"
#include "service/way-workshop-service.h"
#include "support/way-test-library.h"

typedef struct {
  WayLibrary *library;
  WayRecord *project;
  WayRecord *agency;
  WayRecord *first;  /* written up */
  WayRecord *second; /* held */
  WayRecord *third;  /* planned */
  WayId action;      /* agreed at the first */
} Fixture;

static WayRecord *
new_workshop (Fixture *self, const char *title, const char *start, const char *state)
{
  WayRecord *workshop = way_record_new_named ("workshop");

  way_record_set_project (workshop, way_record_get_id (self->project));
  way_record_set_text (workshop, "title", title);
  way_record_set_text (workshop, "start", start);
  way_record_set_text (workshop, "state", state);
  way_test_save (self->library, workshop);
  return workshop;
}

static WayId
new_action (Fixture *self, const char *text, const WayId *origin)
{
  GError *error = NULL;
  WayId action;

  way_action_create (self->library, way_record_get_id (self->project), text, origin, NULL, NULL, &action, &error);
  g_assert_no_error (error);
  return action;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  GError *error = NULL;

  g_setenv ("WAYMARK_NOW", "2022-01-26T10:00:00", TRUE);
  self->library = way_test_library ();
  self->project = way_test_project (self->library, "Wickmouth");
  self->agency = way_test_record (self->library, NULL, "agency", "Wickmouth Police");
  self->first = new_workshop (self, "Workshop 1", "2021-10-12T13:00", "written_up");
  self->second = new_workshop (self, "Workshop 2", "2021-11-30T13:00", "held");
  self->third = new_workshop (self, "Workshop 3", "2022-02-03T10:00", "planned");
  self->action = new_action (self, "Map every survey", way_record_get_id (self->first));
  way_action_agree (self->library, &self->action, way_record_get_id (self->agency), &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  way_test_assert_whole (self->library);
  g_clear_object (&self->project);
  g_clear_object (&self->agency);
  g_clear_object (&self->first);
  g_clear_object (&self->second);
  g_clear_object (&self->third);
  g_assert_finalize_object (self->library);
}

static void
assert_pending (Fixture *self, WayRecord *workshop, guint n)
{
  g_assert_cmpuint (way_review_n_pending (self->library, way_record_get_id (workshop)), ==, n);
}

static void
review (Fixture *self, WayRecord *workshop, const WayReview *what)
{
  GError *error = NULL;

  way_review_record (self->library, way_record_get_id (workshop), &self->action, what, &error);
  g_assert_no_error (error);
}

static void
assert_refused (Fixture *self, const WayReview *what)
{
  g_autoptr (GError) error = NULL;
  gint64 before = way_library_query_count (self->library, "actions to reflect at workshop count", "i",
                                           way_record_get_id (self->second));

  g_assert_false (way_review_record (self->library, way_record_get_id (self->second), &self->action, what, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  assert_pending (self, self->second, (guint) before);
}

/* --- What is carried in --- */

static void
test_offered (Fixture *self, gconstpointer data)
{
  WayId here;

  assert_pending (self, self->first, 0);
  assert_pending (self, self->second, 1);
  assert_pending (self, self->third, 1);
  here = new_action (self, "Agreed at the third", way_record_get_id (self->third));
  assert_pending (self, self->third, 1);
  /* One agreed nowhere is new today: the workshops that were held could not look at it. */
  new_action (self, "From nowhere", NULL);
  assert_pending (self, self->second, 1);
  assert_pending (self, self->third, 2);
  g_assert_true (way_edit_delete (self->library, &here, NULL));
  assert_pending (self, self->third, 2);
}

static void
test_offered_from_block (Fixture *self, gconstpointer data)
{
  WayId block;
  GError *error = NULL;

  way_workshop_add_block (self->library, way_record_get_id (self->second), NULL, "Planning", "action_planning", 20, &block,
                          &error);
  g_assert_no_error (error);
  new_action (self, "Agreed in a block", &block);
  assert_pending (self, self->second, 1);
  assert_pending (self, self->third, 2);
}

/* --- Rule 3 --- */

static void
test_carried_keeps_reference (Fixture *self, gconstpointer data)
{
  const WayReview carried = { .outcome = "carried", .note = "More than anyone thought" };
  g_autoptr (GPtrArray) reviews = NULL;
  g_autoptr (GPtrArray) actions = NULL;
  g_autofree char *undo = NULL;

  review (self, self->second, &carried);
  reviews = way_library_query_records (self->library, "reflections of workshop", "i", way_record_get_id (self->second));
  actions = way_library_query_records (self->library, "records of kind", "is", way_record_get_id (self->project), "action");
  undo = way_library_get_undo (self->library, NULL);
  g_assert_cmpuint (reviews->len, ==, 1);
  g_assert_cmpuint (actions->len, ==, 1);
  g_assert_cmpstr (way_record_get_text (actions->pdata[0], "reference"), ==, "A-001");
  g_assert_cmpstr (way_record_get_text (actions->pdata[0], "status"), ==, "agreed");
  g_assert_true (way_id_equal (way_record_get_reference (reviews->pdata[0], "workshop"), way_record_get_id (self->second)));
  g_assert_cmpstr (undo, ==, "Carry A-001");
  assert_pending (self, self->second, 0);
  assert_pending (self, self->third, 1);
}

static void
test_twice_is_one_review (Fixture *self, gconstpointer data)
{
  const WayReview reflected = { .outcome = "reflected" };
  const WayReview closed = { .outcome = "closed", .status = "done" };
  g_autoptr (GPtrArray) reviews = NULL;

  review (self, self->second, &reflected);
  review (self, self->second, &closed);
  reviews = way_library_query_records (self->library, "reflections of workshop", "i", way_record_get_id (self->second));
  g_assert_cmpuint (reviews->len, ==, 1);
  g_assert_cmpstr (way_record_get_text (reviews->pdata[0], "outcome"), ==, "closed");
}

static void
test_closed (Fixture *self, gconstpointer data)
{
  const WayReview closed = { .outcome = "closed", .status = "done" };
  g_autoptr (WayRecord) action = way_library_get (self->library, &self->action);
  g_autoptr (GPtrArray) updates = NULL;
  GError *error = NULL;

  review (self, self->second, &closed);
  updates = way_library_query_records (self->library, "updates of action", "i", &self->action);
  g_assert_cmpstr (way_record_get_text (action, "status"), ==, "done");
  g_assert_cmpstr (way_record_get_text (updates->pdata[0], "new_status"), ==, "done");
  assert_pending (self, self->third, 0);
  /* One step: status and review come back together. */
  way_library_undo (self->library, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (way_record_get_text (action, "status"), ==, "agreed");
  assert_pending (self, self->second, 1);
}

static void
test_changed (Fixture *self, gconstpointer data)
{
  const WayReview changed = { .outcome = "changed", .due = "2022-03-01", .status = "in_progress" };
  g_autoptr (WayRecord) action = way_library_get (self->library, &self->action);

  review (self, self->second, &changed);
  g_assert_cmpstr (way_record_get_text (action, "due"), ==, "2022-03-01");
  g_assert_cmpstr (way_record_get_text (action, "status"), ==, "in_progress");
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  const WayReview no_status = { .outcome = "closed" };
  const WayReview nothing = { .outcome = "changed" };
  const WayReview too_much = { .outcome = "carried", .due = "2022-03-01" };
  const WayReview no_such = { .outcome = "forgotten" };
  g_autoptr (GError) error = NULL;
  WayId proposed = new_action (self, "No one accountable", way_record_get_id (self->first));
  const WayReview agrees = { .outcome = "changed", .status = "in_progress" };

  assert_refused (self, &no_status);
  assert_refused (self, &nothing);
  assert_refused (self, &too_much);
  assert_refused (self, &no_such);
  /* The action's own rule refuses; then the review is not written either. */
  g_assert_false (way_review_record (self->library, way_record_get_id (self->second), &proposed, &agrees, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  assert_pending (self, self->second, 2);
}

/* --- Rule 4 --- */

static void
test_writing_up_asks (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const WayId *id = way_record_get_id (self->second);
  g_autoptr (WayRecord) workshop = way_library_get (self->library, id);

  g_assert_false (way_workshop_set_state (self->library, id, "written_up", "  ", &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_assert_cmpstr (way_record_get_text (workshop, "state"), ==, "held");
  g_clear_error (&error);
  g_assert_true (way_workshop_set_state (self->library, id, "written_up", "We ran out of time", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (way_record_get_text (workshop, "state"), ==, "written_up");
  g_assert_cmpstr (way_record_get_text (workshop, "not_reflected_reason"), ==, "We ran out of time");
}

/* What a later workshop looked at is not owed to an older one, which can still have it written down. */
static void
test_reviewed_later (Fixture *self, gconstpointer data)
{
  const WayReview reflected = { .outcome = "reflected" };
  WayRecord *fourth = new_workshop (self, "Workshop 4", "2022-03-03T10:00", "planned");
  WayRecord *const workshops[] = { self->second, self->third, fourth };
  g_autoptr (WayRecord) later = NULL;
  g_autoptr (GArray) offered = NULL;
  GError *error = NULL;

  /* Whichever of them look at it: it is owed to those after the last that did. */
  for (guint looked = 0; looked < 1u << G_N_ELEMENTS (workshops); looked++)
    {
      guint n_steps = 0;

      for (guint i = 0; i < G_N_ELEMENTS (workshops); i++)
        if (looked & 1u << i)
          {
            review (self, workshops[i], &reflected);
            n_steps++;
          }
      for (guint i = 0; i < G_N_ELEMENTS (workshops); i++)
        assert_pending (self, workshops[i], looked >> i == 0 ? 1 : 0);
      for (; n_steps > 0; n_steps--)
        g_assert_true (way_library_undo (self->library, NULL, NULL));
    }
  review (self, fourth, &reflected);
  review (self, self->third, &reflected);
  later = way_review_later (self->library, way_record_get_id (self->second), &self->action);
  g_assert_cmpstr (way_record_get_title (later), ==, "Workshop 3");
  offered = way_library_query_ids (self->library, "actions to reflect", "i", way_record_get_id (self->second));
  g_assert_cmpuint (offered->len, ==, 1);
  g_assert_true (way_workshop_set_state (self->library, way_record_get_id (self->second), "written_up", NULL, &error));
  g_assert_no_error (error);
  g_object_unref (fourth);
}

static void
test_writing_up_reflected (Fixture *self, gconstpointer data)
{
  const WayReview reflected = { .outcome = "reflected" };
  GError *error = NULL;

  review (self, self->second, &reflected);
  g_assert_true (way_workshop_set_state (self->library, way_record_get_id (self->second), "written_up", NULL, &error));
  g_assert_no_error (error);
}

/* --- Rule 9 --- */

static void
test_next (Fixture *self, gconstpointer data)
{
  const WayId *project = way_record_get_id (self->project);
  g_autofree char *next = way_workshop_resolve_next (self->library, project, NULL);
  g_autofree char *later = way_workshop_resolve_next (self->library, project, "2022-02-04");
  WayId here = new_action (self, "Agreed at the third", way_record_get_id (self->third));
  g_autoptr (WayRecord) action = way_library_get (self->library, &self->action);
  g_autoptr (WayRecord) agreed_here = way_library_get (self->library, &here);
  g_autofree char *after_itself = way_action_next_workshop (self->library, agreed_here, "2022-01-26");
  g_autofree char *for_action = way_action_next_workshop (self->library, action, "2022-01-26");

  g_assert_cmpstr (next, ==, "2022-02-03");
  g_assert_null (later);
  g_assert_null (after_itself);
  g_assert_cmpstr (for_action, ==, "2022-02-03");
}

/* The day on which the plan prints that the action is due. */
static char *
day_in_plan (Fixture *self, const WayId *action, const char *today)
{
  g_autoptr (GPtrArray) rows = way_library_query_rows (self->library, "plan rows", "isss",
                                                       way_record_get_id (self->project), today, "", "");

  for (guint i = 0; i < rows->len; i++)
    if (way_id_equal (way_row_id (rows->pdata[i], "id"), action))
      return g_strdup (way_row_text (rows->pdata[i], "due"));
  g_assert_not_reached ();
}

/* On the day of a workshop, what is agreed in one of its blocks is due at the one after it. */
static void
test_next_from_today (Fixture *self, gconstpointer data)
{
  const WayId *project = way_record_get_id (self->project);
  g_autoptr (WayRecord) fourth = NULL;
  g_autoptr (WayRecord) action = NULL;
  g_autoptr (GPtrArray) needs = NULL;
  g_autofree char *today = way_workshop_resolve_next (self->library, project, "2022-02-03");
  g_autofree char *none = NULL, *due = NULL, *printed = NULL;
  GError *error = NULL;
  WayId block, id;

  way_workshop_add_block (self->library, way_record_get_id (self->third), NULL, "Planning", "action_planning", 20, &block, &error);
  g_assert_no_error (error);
  id = new_action (self, "Agreed in a block", &block);
  way_action_set_due_next_workshop (self->library, &id, &error);
  g_assert_no_error (error);
  action = way_library_get (self->library, &id);
  none = way_action_resolve_due (self->library, action, "2022-02-03");
  fourth = new_workshop (self, "Workshop 4", "2022-03-03T10:00", "planned");
  due = way_action_resolve_due (self->library, action, "2022-02-03");
  printed = day_in_plan (self, &id, "2022-02-03");
  g_assert_cmpstr (today, ==, "2022-02-03");
  g_assert_null (none);
  g_assert_cmpstr (due, ==, "2022-03-03");
  g_assert_cmpstr (printed, ==, "2022-03-03");
  /* So nobody needs to do it before today's workshop. */
  way_action_agree (self->library, &id, way_record_get_id (self->agency), &error);
  g_assert_no_error (error);
  needs = way_needs_list (self->library, project, "2022-02-03", 50);
  for (guint i = 0; i < needs->len; i++)
    g_assert_false (way_id_equal (way_need_get_record (needs->pdata[i]), &id));
}

/* --- Templates, blocks, copies --- */

static guint
n_blocks (Fixture *self, const WayId *workshop)
{
  g_autoptr (GArray) ids = way_library_query_ids (self->library, "agenda of workshop", "i", workshop);

  return ids->len;
}

static void
test_templates (Fixture *self, gconstpointer data)
{
  guint n_templates;
  const WayAgendaTemplate *templates = way_workshop_templates (&n_templates);

  g_assert_cmpuint (n_templates, >=, 3);
  for (guint i = 0; i < n_templates; i++)
    {
      g_autoptr (WayRecord) workshop = way_record_new_named ("workshop");
      g_autoptr (WayAgenda) agenda = NULL;
      g_autoptr (GPtrArray) warnings = NULL;
      GError *error = NULL;

      way_record_set_project (workshop, way_record_get_id (self->project));
      way_record_set_text (workshop, "title", templates[i].label);
      way_record_set_text (workshop, "kind", templates[i].kind);
      g_assert_true (way_workshop_create (self->library, workshop, templates[i].key, &error));
      g_assert_no_error (error);
      agenda = way_workshop_agenda (self->library, way_record_get_id (workshop));
      warnings = way_agenda_warnings (agenda);
      g_assert_cmpint (way_agenda_total (agenda), ==, templates[i].minutes);
      g_assert_cmpuint (warnings->len, ==, 0);
      /* One step: undone, nothing of it stays. */
      g_assert_true (way_library_undo (self->library, NULL, NULL));
      g_assert_cmpuint (n_blocks (self, way_record_get_id (workshop)), ==, 0);
    }
}

static void
test_duplicate (Fixture *self, gconstpointer data)
{
  const WayId *id = way_record_get_id (self->second);
  g_autoptr (WayRecord) copy = NULL;
  GError *error = NULL;
  WayId copy_id;

  way_workshop_add_block (self->library, id, NULL, "One", "opening", 10, NULL, &error);
  way_workshop_add_block (self->library, id, NULL, "Two", "closing", 20, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (way_workshop_duplicate (self->library, id, &copy_id, &error));
  copy = way_library_get (self->library, &copy_id);
  g_assert_cmpstr (way_record_get_title (copy), ==, "Workshop 2 (copy)");
  g_assert_cmpstr (way_record_get_text (copy, "state"), ==, "draft");
  g_assert_null (way_record_get_text (copy, "start"));
  g_assert_cmpuint (n_blocks (self, &copy_id), ==, 2);
  g_assert_cmpuint (n_blocks (self, id), ==, 2);
}

static void
assert_order (Fixture *self, const char *expected)
{
  g_autoptr (GArray) ids = way_library_query_ids (self->library, "agenda of workshop", "i", way_record_get_id (self->third));
  g_autofree char *titles = way_describe_all (self->library, ids);

  g_assert_cmpstr (titles, ==, expected);
}

static void
test_moving_blocks (Fixture *self, gconstpointer data)
{
  const WayId *id = way_record_get_id (self->third);
  WayId a, b, c, d;

  way_workshop_add_block (self->library, id, NULL, "a", "opening", 1, &a, NULL);
  way_workshop_add_block (self->library, id, NULL, "b", "activity", 1, &b, NULL);
  way_workshop_add_block (self->library, id, NULL, "c", "closing", 1, &c, NULL);
  way_workshop_add_block (self->library, id, &a, "d", "break", 1, &d, NULL);
  assert_order (self, "a, d, b, c");
  g_assert_true (way_workshop_shift_block (self->library, &d, 1, NULL));
  assert_order (self, "a, b, d, c");
  g_assert_true (way_workshop_shift_block (self->library, &d, -1, NULL));
  assert_order (self, "a, d, b, c");
  g_assert_false (way_workshop_shift_block (self->library, &a, -1, NULL));
  g_assert_false (way_workshop_shift_block (self->library, &c, 1, NULL));
  g_assert_true (way_workshop_move_block (self->library, &c, &a, FALSE, NULL));
  assert_order (self, "c, a, d, b");
  g_assert_true (way_workshop_move_block (self->library, &c, &b, TRUE, NULL));
  assert_order (self, "a, d, b, c");
}

static void
test_attendance (Fixture *self, gconstpointer data)
{
  const WayId *id = way_record_get_id (self->third);
  g_autoptr (WayRecord) person = way_test_record (self->library, NULL, "person", "J. Hart");
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  g_assert_true (way_workshop_set_attendance (self->library, id, way_record_get_id (person), "invited", NULL));
  g_assert_true (way_workshop_set_attendance (self->library, id, way_record_get_id (person), "attended", NULL));
  before = way_library_query_records (self->library, "attendance of workshop", "i", id);
  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpstr (way_record_get_text (before->pdata[0], "state"), ==, "attended");
  g_assert_true (way_workshop_set_attendance (self->library, id, way_record_get_id (person), NULL, NULL));
  after = way_library_query_records (self->library, "attendance of workshop", "i", id);
  g_assert_cmpuint (after->len, ==, 0);
}

/* --- Reflections --- */

static void
test_reflection_with_action (Fixture *self, gconstpointer data)
{
  guint n_sets;
  const WayPromptSet *sets = way_reflection_prompt_sets (&n_sets);
  const char *const answers[] = { "They ask the same", "We are not joined up", "Put them side by side", NULL };
  const char *const nothing[] = { " ", "", NULL };
  g_autoptr (WayRecord) reflection = way_record_new_named ("reflection");
  g_autoptr (WayRecord) action = NULL;
  g_autoptr (GError) error = NULL;
  WayId id;

  way_record_set_project (reflection, way_record_get_id (self->project));
  way_record_set_list (reflection, "answers", nothing);
  g_assert_false (way_reflection_save (self->library, reflection, &sets[0], NULL, NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_clear_error (&error);
  way_record_set_list (reflection, "answers", answers);
  /* Rule 13: private words do not enter the plan by way of an action. */
  way_record_set_boolean (reflection, "private", TRUE);
  g_assert_false (way_reflection_save (self->library, reflection, &sets[0], answers[2], &id, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_clear_error (&error);
  way_record_set_boolean (reflection, "private", FALSE);
  g_assert_true (way_reflection_save (self->library, reflection, &sets[0], answers[2], &id, &error));
  g_assert_no_error (error);
  action = way_library_get (self->library, &id);
  g_assert_cmpstr (way_record_get_text (action, "reference"), ==, "A-002");
  g_assert_true (way_id_equal (way_record_get_reference (action, "origin"), way_record_get_id (reflection)));
  g_assert_true (way_reflection_prompt_set_of (self->library, reflection) == &sets[0]);
  /* Later, too, by itself; but not once it is private. */
  {
    const WayId *id_of = way_record_get_id (reflection);
    g_autoptr (WayRecord) private = way_record_copy (reflection);
    g_autoptr (WayRecord) later = NULL;
    WayId second;

    g_assert_true (way_reflection_make_action (self->library, id_of, &second, &error));
    later = way_library_get (self->library, &second);
    g_assert_cmpstr (way_record_get_text (later, "text"), ==, answers[2]);
    g_assert_true (way_id_equal (way_record_get_reference (later, "origin"), id_of));
    g_assert_true (way_library_undo (self->library, NULL, NULL));
    way_record_set_boolean (private, "private", TRUE);
    way_test_save (self->library, private);
    g_assert_null (way_reflection_action_text (private));
    g_assert_false (way_reflection_make_action (self->library, id_of, NULL, &error));
    g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
    g_assert_true (way_library_undo (self->library, NULL, NULL));
  }
  /* Both in one step. */
  g_assert_true (way_library_undo (self->library, NULL, NULL));
  g_assert_true (way_record_get_deleted (action));
  g_assert_cmpint (way_library_query_count (self->library, "reflection count", "i", way_record_get_id (self->project)), ==, 0);
}

#define ADD(path, function) g_test_add ("/workshop/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("offered", test_offered);
  ADD ("offered-from-block", test_offered_from_block);
  ADD ("carried-keeps-reference", test_carried_keeps_reference);
  ADD ("twice-is-one-review", test_twice_is_one_review);
  ADD ("closed", test_closed);
  ADD ("changed", test_changed);
  ADD ("refused", test_refused);
  ADD ("writing-up-asks", test_writing_up_asks);
  ADD ("reviewed-later", test_reviewed_later);
  ADD ("writing-up-reflected", test_writing_up_reflected);
  ADD ("next", test_next);
  ADD ("next-from-today", test_next_from_today);
  ADD ("templates", test_templates);
  ADD ("duplicate", test_duplicate);
  ADD ("moving-blocks", test_moving_blocks);
  ADD ("attendance", test_attendance);
  ADD ("reflection-with-action", test_reflection_with_action);
  return g_test_run ();
}
