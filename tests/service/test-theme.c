/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-theme-service.h"

#include "base/way-error.h"
#include "service/way-card-service.h"

#include "support/way-test-library.h"

typedef struct {
  WayLibrary *library;
  WayRecord *project;
  const WayId *id;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->library = way_test_library ();
  fixture->project = way_test_project (fixture->library, "Voices");
  fixture->id = way_record_get_id (fixture->project);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  way_test_assert_whole (fixture->library);
  g_object_unref (fixture->project);
  g_object_unref (fixture->library);
}

static WayId
add (Fixture *fixture, const char *name)
{
  GError *error = NULL;
  WayId theme;

  way_theme_add (fixture->library, fixture->id, name, &theme, &error);
  g_assert_no_error (error);
  return theme;
}

static void
assert_refused (Fixture *fixture, const WayId *theme, const char *who, const char *when, const char *why)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecord) record = way_library_get (fixture->library, theme);

  g_assert_false (way_theme_decide (fixture->library, theme, "taken_forward", who, when, why, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_assert_cmpstr (way_record_get_text (record, "state"), ==, "emerging");
}

/* Rule 1: who, when and why. */
static void
test_decide (Fixture *fixture, gconstpointer data)
{
  WayId theme = add (fixture, " Data ");
  g_autoptr (WayRecord) record = way_library_get (fixture->library, &theme);
  g_autofree char *words = NULL;

  g_assert_cmpstr (way_record_get_text (record, "name"), ==, "Data");
  assert_refused (fixture, &theme, NULL, "2021-09-14", "It matters");
  assert_refused (fixture, &theme, "  ", "2021-09-14", "It matters");
  assert_refused (fixture, &theme, "Ann", NULL, "It matters");
  assert_refused (fixture, &theme, "Ann", "2021-02-31", "It matters");
  assert_refused (fixture, &theme, "Ann", "2021-09-14", "");
  g_assert_true (way_theme_decide (fixture->library, &theme, "taken_forward", "Ann", "2021-09-14", "It matters", NULL));
  words = way_theme_describe_decision (record);
  g_assert_cmpstr (words, ==, "Agreed by Ann, 14 Sep 2021: It matters");
  g_assert_true (way_theme_set_state (fixture->library, &theme, "explored", NULL));
  g_assert_cmpstr (way_record_get_text (record, "decided_by"), ==, "Ann");
  g_assert_true (way_theme_set_state (fixture->library, &theme, "proposed", NULL));
  g_assert_false (way_record_has (record, "decided_by"));
}

static WayRecord *
changed (Fixture *fixture, WayRecord *record)
{
  g_autoptr (WayRecord) shared = way_library_get (fixture->library, way_record_get_id (record));

  return way_record_copy (shared);
}

static void
merge (Fixture *fixture, const WayId *theme, const WayId *into)
{
  GError *error = NULL;

  way_theme_merge (fixture->library, theme, into, "Ann", "2021-09-14", "They overlap", &error);
  g_assert_no_error (error);
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  WayId from = add (fixture, "Consent forms"), into = add (fixture, "Hearing young people");
  g_autoptr (WayRecord) card = way_test_record (fixture->library, fixture->project, "card", "Forms differ");
  g_autoptr (WayRecord) action = way_test_record (fixture->library, fixture->project, "action", "One form");
  g_autoptr (WayRecord) workshop = way_test_record (fixture->library, fixture->project, "workshop", "First");
  g_autoptr (WayRecord) theme = way_library_get (fixture->library, &from);
  g_autoptr (WayRecord) target = way_library_get (fixture->library, &into);
  g_autoptr (WayRecord) asked = changed (fixture, theme);
  g_autoptr (WayRecord) held = changed (fixture, workshop);
  g_autoptr (WayRecord) done = changed (fixture, action);
  g_autoptr (WayRecord) now_card = way_library_get (fixture->library, way_record_get_id (card));
  g_autoptr (WayRecord) now_action = way_library_get (fixture->library, way_record_get_id (action));
  g_autoptr (WayRecord) now_workshop = way_library_get (fixture->library, way_record_get_id (workshop));
  g_autoptr (GArray) cards = way_id_list_new ();
  const char *const questions[] = { "Who asks?", NULL };

  g_array_append_vals (cards, way_record_get_id (card), 1);
  way_record_set_list (asked, "questions", questions);
  way_record_add_reference (held, "themes", &from);
  way_record_set_reference (done, "theme", &from);
  way_test_save (fixture->library, asked);
  way_test_save (fixture->library, held);
  way_test_save (fixture->library, done);
  g_assert_true (way_card_set_theme (fixture->library, cards, &from, TRUE, NULL));

  merge (fixture, &from, &into);
  g_assert_cmpstr (way_record_get_text (theme, "state"), ==, "merged");
  g_assert_cmpstr (way_record_get_text (theme, "decided_by"), ==, "Ann");
  g_assert_cmpstr (way_record_get_text (theme, "decided_on"), ==, "2021-09-14");
  g_assert_cmpstr (way_record_get_text (theme, "reason"), ==, "They overlap");
  g_assert_false (way_record_has (target, "decided_by"));
  g_assert_true (way_id_equal (way_record_get_reference (theme, "merged_into"), &into));
  g_assert_true (way_record_refers (now_card, "themes", &from));
  g_assert_true (way_record_refers (now_card, "themes", &into));
  g_assert_true (way_id_equal (way_record_get_reference (now_action, "theme"), &into));
  g_assert_true (way_record_refers (now_workshop, "themes", &into));
  g_assert_false (way_record_refers (now_workshop, "themes", &from));
  g_assert_cmpstr (way_record_get_list (target, "questions")[0], ==, "Who asks?");
  g_assert_true (way_library_undo (fixture->library, NULL, NULL));
  g_assert_cmpstr (way_record_get_text (theme, "state"), ==, "emerging");
  g_assert_false (way_record_has (theme, "decided_by"));
  g_assert_false (way_record_has (theme, "decided_on"));
  g_assert_false (way_record_has (theme, "reason"));
  g_assert_false (way_record_refers (now_card, "themes", &into));
  g_assert_true (way_id_equal (way_record_get_reference (now_action, "theme"), &from));
}

static void
assert_no_merge (Fixture *fixture, const WayId *theme, const WayId *into, const char *who, const char *when,
                 const char *why)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (way_theme_merge (fixture->library, theme, into, who, when, why, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
}

static void
test_merge_refused (Fixture *fixture, gconstpointer data)
{
  WayId a = add (fixture, "A"), b = add (fixture, "B"), c = add (fixture, "C");
  g_autoptr (WayRecord) first = way_library_get (fixture->library, &a);

  assert_no_merge (fixture, &a, &a, "Ann", "2021-09-14", "They overlap");
  assert_no_merge (fixture, &a, &b, " ", "2021-09-14", "They overlap");
  assert_no_merge (fixture, &a, &b, "Ann", NULL, "They overlap");
  assert_no_merge (fixture, &a, &b, "Ann", "2021-02-31", "They overlap");
  assert_no_merge (fixture, &a, &b, "Ann", "2021-09-14", "");
  g_assert_cmpstr (way_record_get_text (first, "state"), ==, "emerging");
  merge (fixture, &a, &b);
  assert_no_merge (fixture, &b, &a, "Ann", "2021-09-14", "They overlap");
  merge (fixture, &b, &c);
  g_assert_cmpint (way_library_query_count (fixture->library, "theme count", "i", fixture->id), ==, 1);
}

static void
test_decider (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayRecord) person = NULL;
  g_autoptr (WayRecord) membership = way_record_new_named ("membership");
  g_autofree char *nobody = way_theme_usual_decider (fixture->library, fixture->id);
  g_autofree char *somebody = NULL;

  g_assert_cmpstr (nobody, ==, "Single point of contact");
  person = way_test_record (fixture->library, NULL, "person", "Ann Lee");
  way_record_set_project (membership, fixture->id);
  way_record_set_reference (membership, "person", way_record_get_id (person));
  way_record_set_text (membership, "role", "single point of contact");
  way_test_save (fixture->library, membership);
  somebody = way_theme_usual_decider (fixture->library, fixture->id);
  g_assert_cmpstr (somebody, ==, "Ann Lee");
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/theme/decide", test_decide);
  ADD ("/theme/merge", test_merge);
  ADD ("/theme/merge-refused", test_merge_refused);
  ADD ("/theme/decider", test_decider);
  return g_test_run ();
}
