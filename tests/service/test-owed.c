/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-edit.h"
#include "service/way-needs-service.h"
#include "service/way-owed-service.h"

#include "base/way-error.h"
#include "support/way-test-library.h"

typedef struct {
  WayLibrary *library;
  WayRecord *project;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->library = way_test_library ();
  f->project = way_test_project (f->library, "What is owed");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  way_test_assert_whole (f->library);
  g_clear_object (&f->project);
  g_clear_object (&f->library);
}

static guint
n_needs (Fixture *f)
{
  g_autoptr (GPtrArray) needs = way_needs_list (f->library, way_record_get_id (f->project), "2022-01-26", 50);

  return needs->len;
}

static WayRecord *
voice_new (Fixture *f)
{
  WayRecord *voice = way_record_new_named ("voice");

  way_record_set_project (voice, way_record_get_id (f->project));
  way_record_set_text (voice, "description", "A Year 10 group");
  way_record_set_text (voice, "feedback_due", "2022-01-14");
  way_test_save (f->library, voice);
  return voice;
}

static WayRecord *
test_new (Fixture *f)
{
  WayRecord *test = way_record_new_named ("test");

  way_record_set_project (test, way_record_get_id (f->project));
  way_record_set_text (test, "belief", "One question is enough");
  way_record_set_text (test, "state", "running");
  way_record_set_text (test, "review_on", "2022-01-14");
  way_test_save (f->library, test);
  return test;
}

static void
assert_text (Fixture *f, WayRecord *record, const char *field, const char *wanted)
{
  g_autoptr (WayRecord) now = way_library_get (f->library, way_record_get_id (record));

  g_assert_cmpstr (way_record_get_text (now, field), ==, wanted);
}

static void
test_feedback (Fixture *f, gconstpointer data)
{
  g_autoptr (WayRecord) voice = voice_new (f);
  g_autoptr (WayRecord) copy = way_edit_check_out (voice);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (n_needs (f), ==, 1);
  g_assert_false (way_owed_give_feedback (f->library, copy, NULL, "We changed the forms", &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_assert_cmpuint (n_needs (f), ==, 1);
  g_clear_error (&error);
  g_assert_true (way_owed_give_feedback (f->library, copy, "2022-01-26", "We changed the forms", &error));
  assert_text (f, voice, "feedback_given", "2022-01-26");
  assert_text (f, voice, "feedback", "We changed the forms");
  g_assert_cmpuint (n_needs (f), ==, 0);
  g_assert_true (way_library_undo (f->library, NULL, &error));
  g_assert_cmpuint (n_needs (f), ==, 1);
}

/* What others wrote while the form was open stays. */
static void
test_feedback_beside_others (Fixture *f, gconstpointer data)
{
  g_autoptr (WayRecord) voice = voice_new (f);
  g_autoptr (WayRecord) copy = way_edit_check_out (voice);
  g_autoptr (GError) error = NULL;

  g_assert_true (way_edit_set_text (f->library, way_record_get_id (voice), "how", "Two sessions at school", &error));
  g_assert_true (way_owed_give_feedback (f->library, copy, "2022-01-26", NULL, &error));
  assert_text (f, voice, "how", "Two sessions at school");
}

static void
test_deleted (Fixture *f, gconstpointer data)
{
  g_autoptr (WayRecord) voice = voice_new (f);
  g_autoptr (WayRecord) test = test_new (f);
  g_autoptr (WayRecord) voice_copy = way_edit_check_out (voice);
  g_autoptr (WayRecord) test_copy = way_edit_check_out (test);
  g_autoptr (GError) error = NULL;

  g_assert_true (way_edit_delete (f->library, way_record_get_id (voice), &error));
  g_assert_true (way_edit_delete (f->library, way_record_get_id (test), &error));
  g_assert_false (way_owed_give_feedback (f->library, voice_copy, "2022-01-26", NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (way_owed_review_test (f->library, test_copy, "It worked", NULL, "adopt", "2022-01-14", &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_NOT_FOUND);
}

static void
test_review (Fixture *f, gconstpointer data)
{
  g_autoptr (WayRecord) test = test_new (f);
  g_autoptr (WayRecord) first = way_edit_check_out (test);
  g_autoptr (WayRecord) second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (n_needs (f), ==, 1);
  g_assert_false (way_owed_review_test (f->library, first, "", NULL, NULL, "2022-01-14", &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (way_owed_review_test (f->library, first, NULL, NULL, NULL, "2022-03-01", &error));
  assert_text (f, test, "state", "running");
  g_assert_cmpuint (n_needs (f), ==, 0);

  second = way_edit_check_out (test);
  g_assert_true (way_owed_review_test (f->library, second, "Ten answers a week", NULL, NULL, "2022-01-20", &error));
  assert_text (f, test, "state", "reviewed");
  g_assert_cmpuint (n_needs (f), ==, 1);
  g_assert_false (way_owed_review_test (f->library, second, "Ten answers a week", NULL, NULL, NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (way_owed_review_test (f->library, second, "Ten answers a week", "It is enough", "adopt", "2022-01-20", &error));
  assert_text (f, test, "state", "decided");
  assert_text (f, test, "decision", "adopt");
  g_assert_cmpuint (n_needs (f), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/owed/feedback", Fixture, NULL, set_up, test_feedback, tear_down);
  g_test_add ("/owed/feedback/beside-others", Fixture, NULL, set_up, test_feedback_beside_others, tear_down);
  g_test_add ("/owed/deleted", Fixture, NULL, set_up, test_deleted, tear_down);
  g_test_add ("/owed/review", Fixture, NULL, set_up, test_review, tear_down);
  return g_test_run ();
}
