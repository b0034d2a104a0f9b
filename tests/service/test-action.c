/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-error.h"
#include "service/way-action-service.h"
#include "service/way-edit.h"
#include "support/way-test-library.h"

typedef struct {
  WayLibrary *library;
  WayRecord *project;
  WayRecord *person;
  WayId action;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  GError *error = NULL;

  g_setenv ("WAYMARK_NOW", "2022-01-26T10:00:00", TRUE);
  self->library = way_test_library ();
  self->project = way_test_project (self->library, "Wickmouth");
  self->person = way_test_record (self->library, NULL, "person", "M. Ode");
  way_action_create (self->library, way_record_get_id (self->project), "  Draft one consent form ", NULL, NULL, NULL,
                     &self->action, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  way_test_assert_whole (self->library);
  g_clear_object (&self->project);
  g_clear_object (&self->person);
  g_assert_finalize_object (self->library);
}

static void
assert_text (Fixture *self, const WayId *id, const char *field, const char *expected)
{
  g_autoptr (WayRecord) record = way_library_get (self->library, id);

  g_assert_cmpstr (way_record_get_text (record, field), ==, expected);
}

static void
assert_undo (Fixture *self, const char *label)
{
  g_autofree char *undo = way_library_get_undo (self->library, NULL);

  g_assert_cmpstr (undo, ==, label);
}

static GPtrArray *
updates (Fixture *self)
{
  return way_library_query_records (self->library, "updates of action", "i", &self->action);
}

/* Nothing is changed where nobody sees it. */
static void
test_deleted (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (way_edit_delete (self->library, &self->action, NULL));
  g_assert_false (way_edit_set_text (self->library, &self->action, "text", "Draft two", &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_DELETED);
  g_clear_error (&error);
  g_assert_false (way_action_set_due (self->library, &self->action, "2022-03-01", &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_DELETED);
  assert_text (self, &self->action, "text", "Draft one consent form");
  assert_undo (self, "Delete action");
  g_assert_true (way_edit_restore (self->library, &self->action, NULL));
  g_assert_true (way_edit_set_text (self->library, &self->action, "text", "Draft two", NULL));
  assert_text (self, &self->action, "text", "Draft two");
}

static void
test_references (Fixture *self, gconstpointer data)
{
  const WayId *project = way_record_get_id (self->project);
  g_autoptr (WayRecord) other = way_test_project (self->library, "Elsewhere");
  GError *error = NULL;
  WayId second, third, elsewhere;

  assert_text (self, &self->action, "reference", "A-001");
  assert_text (self, &self->action, "text", "Draft one consent form");
  assert_text (self, &self->action, "status", "proposed");
  g_assert_true (way_action_create (self->library, project, "Two", NULL, NULL, NULL, &second, &error));
  g_assert_true (way_edit_delete (self->library, &second, &error));
  g_assert_true (way_action_create (self->library, project, "Three", NULL, NULL, NULL, &third, &error));
  g_assert_true (way_action_create (self->library, way_record_get_id (other), "One", NULL, NULL, NULL, &elsewhere, &error));
  g_assert_no_error (error);
  assert_text (self, &third, "reference", "A-003");
  assert_text (self, &elsewhere, "reference", "A-001");
  assert_undo (self, "Add action");
  g_assert_false (way_action_create (self->library, project, "  ", NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_clear_error (&error);
}

static void
test_from_card (Fixture *self, gconstpointer data)
{
  g_autoptr (WayRecord) conversation = way_test_record (self->library, self->project, "conversation", "Health");
  g_autoptr (WayRecord) theme = way_test_record (self->library, self->project, "theme", "Consent");
  g_autoptr (WayRecord) card = way_record_new_named ("card");
  g_autoptr (WayRecord) action = NULL;
  GError *error = NULL;
  WayId id;

  way_record_set_project (card, way_record_get_id (self->project));
  way_record_set_text (card, "text", "Consent forms differ");
  way_record_set_reference (card, "source", way_record_get_id (conversation));
  way_record_add_reference (card, "themes", way_record_get_id (theme));
  way_test_save (self->library, card);
  g_assert_true (way_action_create_from_card (self->library, way_record_get_id (card), &id, &error));
  g_assert_no_error (error);
  action = way_library_get (self->library, &id);
  g_assert_cmpstr (way_record_get_text (action, "text"), ==, "Consent forms differ");
  g_assert_true (way_id_equal (way_record_get_reference (action, "origin"), way_record_get_id (conversation)));
  g_assert_true (way_id_equal (way_record_get_reference (action, "theme"), way_record_get_id (theme)));
  g_assert_true (way_record_refers (action, "cards", way_record_get_id (card)));
}

/* The source of a card may be an answer, which cannot be the origin of an action. */
static void
test_from_answered_card (Fixture *self, gconstpointer data)
{
  g_autoptr (WayRecord) form = way_test_record (self->library, self->project, "questionnaire", "Before workshop 1");
  g_autoptr (WayRecord) answer = way_record_new_named ("answer");
  g_autoptr (WayRecord) card = way_record_new_named ("card");
  g_autoptr (WayRecord) action = NULL;
  GError *error = NULL;
  WayId id;

  way_record_set_project (answer, way_record_get_id (self->project));
  way_record_set_reference (answer, "questionnaire", way_record_get_id (form));
  way_record_set_text (answer, "text", "We wait for data");
  way_record_set_text (answer, "question", "What is in the way?");
  way_test_save (self->library, answer);
  way_record_set_project (card, way_record_get_id (self->project));
  way_record_set_text (card, "text", "We wait for data");
  way_record_set_reference (card, "source", way_record_get_id (answer));
  way_test_save (self->library, card);
  g_assert_true (way_action_create_from_card (self->library, way_record_get_id (card), &id, &error));
  g_assert_no_error (error);
  action = way_library_get (self->library, &id);
  g_assert_false (way_record_has (action, "origin"));
  g_assert_false (way_record_has (action, "theme"));
}

static void
test_lines (Fixture *self, gconstpointer data)
{
  const WayId *project = way_record_get_id (self->project);
  g_autoptr (GArray) actions = NULL;
  GError *error = NULL;

  g_assert_true (way_action_create_lines (self->library, project, "- Map surveys\n\n2. Ask one question\r\n\tBrief youth workers",
                                          NULL, &error));
  g_assert_no_error (error);
  assert_undo (self, "Add 3 actions");
  actions = way_library_query_ids (self->library, "records of kind", "is", project, "action");
  g_assert_cmpuint (actions->len, ==, 4);
  assert_text (self, way_id_list_index (actions, 1), "text", "Map surveys");
  assert_text (self, way_id_list_index (actions, 3), "text", "Brief youth workers");
  assert_text (self, way_id_list_index (actions, 3), "reference", "A-004");
  g_assert_true (way_library_undo (self->library, NULL, &error));
  g_clear_pointer (&actions, g_array_unref);
  actions = way_library_query_ids (self->library, "records of kind", "is", project, "action");
  g_assert_cmpuint (actions->len, ==, 1);
  g_assert_false (way_action_create_lines (self->library, project, " \n\n", NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_NOTHING);
  g_clear_error (&error);
}

static void
test_joins_step (Fixture *self, gconstpointer data)
{
  const WayId *project = way_record_get_id (self->project);
  GError *error = NULL;
  WayId id;

  g_assert_true (way_library_begin (self->library, project, "Capture", &error));
  g_assert_true (way_action_create (self->library, project, "Two", NULL, NULL, NULL, &id, &error));
  g_assert_true (way_action_set_due (self->library, &id, "2022-02-03", &error));
  g_assert_true (way_library_commit (self->library, &error));
  g_assert_no_error (error);
  assert_undo (self, "Capture");
  g_assert_true (way_library_undo (self->library, NULL, &error));
  assert_undo (self, "Add action");
}

static void
test_agree (Fixture *self, gconstpointer data)
{
  g_autoptr (WayRecord) action = way_library_get (self->library, &self->action);
  g_autoptr (GPtrArray) found = NULL;
  GError *error = NULL;

  g_assert_true (way_action_needs_accountable (action, "agreed"));
  g_assert_true (way_action_needs_accountable (action, "blocked"));
  g_assert_false (way_action_needs_accountable (action, "stopped"));
  g_assert_false (way_action_set_status (self->library, &self->action, "agreed", &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_clear_error (&error);
  assert_text (self, &self->action, "status", "proposed");
  g_assert_true (way_action_agree (self->library, &self->action, way_record_get_id (self->person), &error));
  g_assert_no_error (error);
  assert_undo (self, "Agree action");
  assert_text (self, &self->action, "status", "agreed");
  g_assert_false (way_action_needs_accountable (action, "in_progress"));
  g_assert_false (way_action_set_accountable (self->library, &self->action, NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_clear_error (&error);
  found = updates (self);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (way_record_get_text (found->pdata[0], "old_status"), ==, "proposed");
  g_assert_cmpstr (way_record_get_text (found->pdata[0], "new_status"), ==, "agreed");
  g_assert_cmpstr (way_record_get_text (found->pdata[0], "date"), ==, "2022-01-26");
  g_assert_true (way_library_undo (self->library, NULL, &error));
  g_assert_false (way_record_has (action, "accountable"));
  assert_text (self, &self->action, "status", "proposed");
}

/* The last update tells the present status, whatever the day of an earlier one. */
static void
test_status_after_later_update (Fixture *self, gconstpointer data)
{
  g_autoptr (WayRecord) update = way_record_new_named ("update");
  g_autoptr (GPtrArray) found = NULL;
  GError *error = NULL;

  g_assert_true (way_action_agree (self->library, &self->action, way_record_get_id (self->person), &error));
  way_record_set_project (update, way_record_get_id (self->project));
  way_record_set_reference (update, "action", &self->action);
  way_record_set_text (update, "date", "2022-03-01");
  way_record_set_text (update, "new_status", "agreed");
  way_test_save (self->library, update);
  g_assert_true (way_action_set_status (self->library, &self->action, "done", &error));
  g_assert_true (way_action_set_status (self->library, &self->action, "done", &error));
  g_assert_no_error (error);
  found = updates (self);
  g_assert_cmpuint (found->len, ==, 3);
  g_assert_cmpstr (way_record_get_text (found->pdata[0], "new_status"), ==, "done");
  g_assert_cmpstr (way_record_get_text (found->pdata[0], "date"), ==, "2022-03-01");
}

static void
test_rag (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  GError *error = NULL;

  g_assert_false (way_action_set_rag (self->library, &self->action, "red", "  ", &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (way_action_set_rag (self->library, &self->action, "amber", "Waiting for legal advice", &error));
  assert_text (self, &self->action, "rag_reason", "Waiting for legal advice");
  g_assert_true (way_action_set_rag (self->library, &self->action, "green", NULL, &error));
  g_assert_no_error (error);
  assert_text (self, &self->action, "rag_reason", NULL);
  found = updates (self);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpstr (way_record_get_text (found->pdata[1], "text"), ==, "Waiting for legal advice");
  g_assert_cmpstr (way_record_get_text (found->pdata[0], "old_rag"), ==, "amber");
  g_assert_cmpstr (way_record_get_text (found->pdata[0], "new_rag"), ==, "green");
}

static WayRecord *
workshop (Fixture *self, const char *title, const char *start, const char *state)
{
  WayRecord *record = way_record_new_named ("workshop");

  way_record_set_project (record, way_record_get_id (self->project));
  way_record_set_text (record, "title", title);
  way_record_set_text (record, "start", start);
  way_record_set_text (record, "state", state);
  way_test_save (self->library, record);
  return record;
}

static void
test_due (Fixture *self, gconstpointer data)
{
  g_autoptr (WayRecord) action = way_library_get (self->library, &self->action);
  g_autoptr (WayRecord) held = workshop (self, "Workshop 1", "2022-01-10T13:00", "held");
  g_autoptr (WayRecord) cancelled = workshop (self, "Workshop 2", "2022-01-27T13:00", "cancelled");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (WayRecord) next = NULL;
  g_autofree char *none = NULL;
  g_autofree char *resolved = NULL;
  GError *error = NULL;

  g_assert_false (way_action_set_due (self->library, &self->action, "2022-02-31", &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (way_action_set_due (self->library, &self->action, "2022-01-25", &error));
  g_assert_true (way_action_is_overdue (action, "2022-01-25", "2022-01-26"));
  g_assert_false (way_action_is_overdue (action, "2022-01-25", "2022-01-25"));
  g_assert_true (way_action_set_due_next_workshop (self->library, &self->action, &error));
  g_assert_no_error (error);
  g_assert_false (way_record_has (action, "due"));
  none = way_action_resolve_due (self->library, action, "2022-01-26");
  g_assert_null (none);
  g_assert_false (way_action_is_overdue (action, none, "2022-01-26"));
  g_object_unref (workshop (self, "Workshop 4", "2022-03-03", "draft"));
  next = workshop (self, "Workshop 3", "2022-02-03T13:00", "planned");
  resolved = way_action_resolve_due (self->library, action, "2022-01-26");
  g_assert_cmpstr (resolved, ==, "2022-02-03");
  found = updates (self);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpstr (way_record_get_text (found->pdata[0], "old_due"), ==, "2022-01-25");
  g_assert_cmpstr (way_record_get_text (found->pdata[0], "new_due"), ==, NULL);
  g_assert_cmpstr (way_record_get_text (found->pdata[0], "text"), ==, "Due at the next workshop");
  g_assert_true (way_action_set_due (self->library, &self->action, "2022-02", &error));
  g_assert_false (way_record_get_boolean (action, "due_next_workshop"));
  g_assert_false (way_action_is_overdue (action, "2022-02", "2022-02-28"));
  g_assert_true (way_action_is_overdue (action, "2022-02", "2022-03-01"));
  g_assert_true (way_action_set_status (self->library, &self->action, "done", &error));
  g_assert_false (way_action_is_overdue (action, "2022-02", "2022-03-01"));
}

static void
test_update_and_milestones (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) milestones = NULL;
  g_autoptr (GPtrArray) found = NULL;
  GError *error = NULL;
  WayId first, second;

  g_assert_false (way_action_add_update (self->library, &self->action, " ", &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (way_action_add_update (self->library, &self->action, "12 answers so far", &error));
  found = updates (self);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (way_record_get_text (found->pdata[0], "new_status"), ==, NULL);
  g_assert_true (way_action_add_milestone (self->library, &self->action, "Wording agreed", NULL, &first, &error));
  g_assert_true (way_action_add_milestone (self->library, &self->action, "Briefed", "2022-02-14", &second, &error));
  g_assert_true (way_action_set_milestone_done (self->library, &first, TRUE, &error));
  g_assert_true (way_edit_move (self->library, &second, NULL, &first, &error));
  g_assert_no_error (error);
  milestones = way_library_query_records (self->library, "milestones of action", "i", &self->action);
  g_assert_cmpuint (milestones->len, ==, 2);
  g_assert_true (way_id_equal (way_record_get_id (milestones->pdata[0]), &second));
  g_assert_true (way_record_get_boolean (milestones->pdata[1], "done"));
  g_assert_true (way_edit_delete (self->library, &self->action, &error));
  g_clear_pointer (&milestones, g_ptr_array_unref);
  milestones = way_library_query_records (self->library, "milestones of action", "i", &self->action);
  g_assert_cmpuint (milestones->len, ==, 0);
}

typedef struct {
  const char *path;
  WayId project;
} Maker;

#define N_MADE 25

static gpointer
make_actions (gpointer data)
{
  Maker *maker = data;
  GError *error = NULL;
  g_autoptr (WayLibrary) library = way_library_open (maker->path, 0, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < N_MADE; i++)
    {
      way_action_create (library, &maker->project, "Made by another program", NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  return NULL;
}

/* Two programs on one library never give two actions one reference. */
static void
test_two_programs (Fixture *self, gconstpointer data)
{
  Maker maker = { way_library_get_path (self->library), *way_record_get_id (self->project) };
  GThread *one = g_thread_new ("one", make_actions, &maker);
  GThread *two = g_thread_new ("two", make_actions, &maker);
  g_autoptr (GHashTable) references = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) rows = NULL;

  g_thread_join (one);
  g_thread_join (two);
  rows = way_library_query_rows (self->library, "action references", "i", &maker.project);
  g_assert_cmpuint (rows->len, ==, 2 * N_MADE + 1);
  for (guint i = 0; i < rows->len; i++)
    g_assert_true (g_hash_table_add (references, g_strdup (way_row_text (rows->pdata[i], "reference"))));
}

#define ADD(path, function) g_test_add ("/action/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("deleted", test_deleted);
  ADD ("references", test_references);
  ADD ("from-card", test_from_card);
  ADD ("from-answered-card", test_from_answered_card);
  ADD ("lines", test_lines);
  ADD ("joins-step", test_joins_step);
  ADD ("agree", test_agree);
  ADD ("status-after-later-update", test_status_after_later_update);
  ADD ("rag", test_rag);
  ADD ("due", test_due);
  ADD ("update-and-milestones", test_update_and_milestones);
  ADD ("two-programs", test_two_programs);
  return g_test_run ();
}
