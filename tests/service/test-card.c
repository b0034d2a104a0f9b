/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-card-service.h"

#include "base/way-error.h"
#include "service/way-conversation-service.h"

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
add (Fixture *fixture, const char *kind, const char *text, const WayId *source)
{
  GError *error = NULL;
  WayId card;

  way_card_add (fixture->library, fixture->id, kind, text, source, &card, &error);
  g_assert_no_error (error);
  return card;
}

static GArray *
list (const WayId *first, const WayId *second)
{
  GArray *ids = way_id_list_new ();

  g_array_append_vals (ids, first, 1);
  if (second != NULL)
    g_array_append_vals (ids, second, 1);
  return ids;
}

/* The texts of a lane in its order. */
static char *
lane (Fixture *fixture, const char *kind)
{
  g_autoptr (GPtrArray) cards
    = way_library_query_records (fixture->library, "cards of lane", "iisiiss", fixture->id, NULL, kind, NULL, NULL,
                                 NULL, NULL);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < cards->len; i++)
    g_string_append (all, way_record_get_text (cards->pdata[i], "text"));
  return g_string_free (all, FALSE);
}

static void
assert_lane (Fixture *fixture, const char *kind, const char *wanted)
{
  g_autofree char *found = lane (fixture, kind);

  g_assert_cmpstr (found, ==, wanted);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayRecord) agency = way_test_record (fixture->library, NULL, "agency", "Health");
  g_autoptr (WayRecord) card = NULL;
  g_autoptr (GError) error = NULL;
  WayId talk, id;

  g_assert_true (way_conversation_add (fixture->library, fixture->id, way_record_get_id (agency), &talk, NULL));
  id = add (fixture, "enabler", "  Nurses see them \n", &talk);
  card = way_library_get (fixture->library, &id);
  g_assert_cmpstr (way_record_get_text (card, "text"), ==, "Nurses see them");
  g_assert_true (way_record_refers (card, "agencies", way_record_get_id (agency)));
  g_assert_true (way_id_equal (way_record_get_reference (card, "source"), &talk));
  g_assert_false (way_card_add (fixture->library, fixture->id, "enabler", " \n", NULL, NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  assert_lane (fixture, "enabler", "Nurses see them");
}

static void
test_lines (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (way_card_add_lines (fixture->library, fixture->id, "barrier", "- A\r\n\r\n2. B\n\t• C\n", NULL, &n, NULL));
  g_assert_cmpuint (n, ==, 3);
  assert_lane (fixture, "barrier", "ABC");
  g_assert_true (way_library_undo (fixture->library, NULL, NULL));
  assert_lane (fixture, "barrier", "");
  g_assert_false (way_card_add_lines (fixture->library, fixture->id, "barrier", "\n \n", NULL, &n, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_NOTHING);
}

static void
test_place (Fixture *fixture, gconstpointer data)
{
  WayId a = add (fixture, "barrier", "A", NULL), b = add (fixture, "barrier", "B", NULL);
  WayId c = add (fixture, "barrier", "C", NULL), x = add (fixture, "aspiration", "X", NULL);
  WayId y = add (fixture, "aspiration", "Y", NULL);
  g_autoptr (WayRecord) other = way_library_get (fixture->library, &y);
  g_autofree char *rank = g_strdup (way_record_get_text (other, "rank"));
  g_autoptr (GArray) two = list (&a, &c);

  g_assert_true (way_card_place (fixture->library, two, "aspiration", &x, &y, NULL));
  assert_lane (fixture, "aspiration", "XACY");
  assert_lane (fixture, "barrier", "B");
  g_assert_cmpstr (way_record_get_text (other, "rank"), ==, rank);
  g_assert_true (way_card_place (fixture->library, two, NULL, NULL, &x, NULL));
  assert_lane (fixture, "aspiration", "ACXY");
  g_assert_true (way_card_place (fixture->library, two, "barrier", &b, NULL, NULL));
  assert_lane (fixture, "barrier", "BAC");
  for (int i = 0; i < 3; i++)
    g_assert_true (way_library_undo (fixture->library, NULL, NULL));
  assert_lane (fixture, "barrier", "ABC");
  assert_lane (fixture, "aspiration", "XY");
}

/* There and back again is where it was. */
static void
test_kind (Fixture *fixture, gconstpointer data)
{
  WayId a = add (fixture, "barrier", "A", NULL), b = add (fixture, "barrier", "B", NULL);
  WayId c = add (fixture, "barrier", "C", NULL);
  g_autoptr (GArray) one = list (&b, NULL);
  g_autoptr (GArray) gone = list (&a, &c);
  g_autoptr (GError) error = NULL;
  g_autofree char *undo = NULL;

  g_assert_true (way_card_set_kind (fixture->library, one, "enabler", NULL));
  assert_lane (fixture, "barrier", "AC");
  assert_lane (fixture, "enabler", "B");
  undo = way_library_get_undo (fixture->library, NULL);
  g_assert_cmpstr (undo, ==, "Move 1 card to “Enablers and opportunities”");
  g_assert_true (way_card_set_kind (fixture->library, one, "question", NULL));
  assert_lane (fixture, "other", "B");
  g_assert_true (way_card_set_kind (fixture->library, one, "barrier", NULL));
  assert_lane (fixture, "barrier", "ABC");
  g_assert_false (way_card_set_kind (fixture->library, gone, "nonsense", &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  assert_lane (fixture, "barrier", "ABC");
}

static void
test_facts (Fixture *fixture, gconstpointer data)
{
  WayId a = add (fixture, "barrier", "A", NULL), b = add (fixture, "enabler", "B", NULL);
  g_autoptr (WayRecord) first = way_library_get (fixture->library, &a);
  g_autoptr (WayRecord) second = way_library_get (fixture->library, &b);
  g_autoptr (GArray) both = list (&a, &b);
  g_autoptr (GError) error = NULL;
  WayId theme;

  g_assert_true (way_card_set_control (fixture->library, both, "in_our_gift", NULL));
  g_assert_cmpstr (way_record_get_text (second, "control"), ==, "in_our_gift");
  g_assert_true (way_card_set_new_theme (fixture->library, both, "Consent", &theme, NULL));
  g_assert_true (way_record_refers (first, "themes", &theme));
  g_assert_true (way_record_refers (second, "themes", &theme));
  g_assert_true (way_library_undo (fixture->library, NULL, NULL));
  g_assert_cmpuint (way_record_get_references (first, "themes")->len, ==, 0);
  g_assert_cmpint (way_library_query_count (fixture->library, "theme count", "i", fixture->id), ==, 0);
  g_assert_true (way_library_redo (fixture->library, NULL, NULL));
  g_assert_true (way_card_set_theme (fixture->library, both, &theme, FALSE, NULL));
  g_assert_cmpuint (way_record_get_references (first, "themes")->len, ==, 0);
  g_assert_false (way_card_set_new_theme (fixture->library, both, " ", NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_assert_true (way_card_delete (fixture->library, both, NULL));
  assert_lane (fixture, "barrier", "");
  g_assert_true (way_library_undo (fixture->library, NULL, NULL));
  assert_lane (fixture, "barrier", "A");
  assert_lane (fixture, "enabler", "B");
}

/* Changing with whom a conversation was takes along only what that agency raised. */
static void
test_agency (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayRecord) health = way_test_record (fixture->library, NULL, "agency", "Health");
  g_autoptr (WayRecord) police = way_test_record (fixture->library, NULL, "agency", "Police");
  g_autoptr (WayRecord) own = NULL;
  g_autoptr (WayRecord) shared = NULL;
  g_autoptr (WayRecord) both = NULL;
  WayId talk, one, two;

  g_assert_true (way_conversation_add (fixture->library, fixture->id, way_record_get_id (health), &talk, NULL));
  one = add (fixture, "barrier", "A", &talk);
  two = add (fixture, "barrier", "B", &talk);
  shared = way_library_get (fixture->library, &two);
  both = way_record_copy (shared);
  way_record_add_reference (both, "agencies", way_record_get_id (police));
  way_test_save (fixture->library, both);
  g_assert_true (way_conversation_set_agency (fixture->library, &talk, way_record_get_id (police), NULL));
  own = way_library_get (fixture->library, &one);
  g_assert_true (way_record_refers (own, "agencies", way_record_get_id (police)));
  g_assert_false (way_record_refers (own, "agencies", way_record_get_id (health)));
  g_assert_true (way_record_refers (shared, "agencies", way_record_get_id (health)));
  g_assert_true (way_library_undo (fixture->library, NULL, NULL));
  g_assert_true (way_record_refers (own, "agencies", way_record_get_id (health)));
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/card/add", test_add);
  ADD ("/card/lines", test_lines);
  ADD ("/card/place", test_place);
  ADD ("/card/kind", test_kind);
  ADD ("/card/facts", test_facts);
  ADD ("/card/agency", test_agency);
  return g_test_run ();
}
