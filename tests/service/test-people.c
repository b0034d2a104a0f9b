/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-edit.h"
#include "service/way-people-lines.h"
#include "service/way-people-sectors.h"
#include "service/way-people-service.h"

#include <string.h>

#include "base/way-error.h"
#include "support/way-test-library.h"

typedef struct {
  WayLibrary *library;
  WayRecord *project;
  WayRecord *other;
  WayRecord *leaver;
  WayRecord *heir;
  WayRecord *agency;
} Fixture;

static void
join (Fixture *f, WayRecord *project, WayRecord *person, const char *role)
{
  g_autoptr (WayRecord) copy = way_record_copy (person);
  g_autoptr (GError) error = NULL;

  way_people_add_person (f->library, way_record_get_id (project), copy, role, "2021-06", &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->library = way_test_library ();
  f->project = way_test_project (f->library, "Here");
  f->other = way_test_project (f->library, "Elsewhere");
  f->leaver = way_test_record (f->library, NULL, "person", "J. Hart");
  f->heir = way_test_record (f->library, NULL, "person", "P. Novak");
  f->agency = way_test_record (f->library, NULL, "agency", "Police");
  join (f, f->project, f->leaver, "core group");
  join (f, f->project, f->leaver, "chair");
  join (f, f->project, f->heir, "core group");
  join (f, f->other, f->leaver, "observer");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  way_test_assert_whole (f->library);
  g_clear_object (&f->project);
  g_clear_object (&f->other);
  g_clear_object (&f->leaver);
  g_clear_object (&f->heir);
  g_clear_object (&f->agency);
  g_clear_object (&f->library);
}

static WayId
add_action (Fixture *f, WayRecord *project, const char *status, WayRecord *accountable, WayRecord *one, WayRecord *two)
{
  static int n;
  g_autofree char *reference = g_strdup_printf ("A-%03d", ++n);
  g_autoptr (WayRecord) action = way_record_new_named ("action");

  way_record_set_project (action, way_record_get_id (project));
  way_record_set_text (action, "reference", reference);
  way_record_set_text (action, "text", "Do something");
  way_record_set_text (action, "status", status);
  way_record_set_reference (action, "accountable", way_record_get_id (accountable));
  if (one != NULL)
    way_record_add_reference (action, "responsible", way_record_get_id (one));
  if (two != NULL)
    way_record_add_reference (action, "responsible", way_record_get_id (two));
  way_test_save (f->library, action);
  return *way_record_get_id (action);
}

static void
assert_accountable (Fixture *f, const WayId *action, WayRecord *whom)
{
  g_autoptr (WayRecord) record = way_library_get (f->library, action);

  g_assert_true (way_id_equal (way_record_get_reference (record, "accountable"), way_record_get_id (whom)));
}

static guint
n_updates (Fixture *f)
{
  g_autoptr (GArray) updates = way_library_query_ids (f->library, "records of kind", "is", way_record_get_id (f->project), "update");

  return updates->len;
}

static gboolean
leave (Fixture *f, const WayId *project, WayRecord *heir, GError **error)
{
  return way_people_leave (f->library, project, way_record_get_id (f->leaver), "2022-05-01",
                           heir != NULL ? way_record_get_id (heir) : NULL, error);
}

/* Rule 14: every open action, and only those, in one step that undo takes back. */
static void
test_leave (Fixture *f, gconstpointer data)
{
  const WayId *project = way_record_get_id (f->project);
  WayId own = add_action (f, f->project, "agreed", f->leaver, NULL, NULL);
  WayId blocked = add_action (f, f->project, "blocked", f->leaver, f->leaver, f->heir);
  WayId helped = add_action (f, f->project, "in_progress", f->agency, f->leaver, f->agency);
  WayId done = add_action (f, f->project, "done", f->leaver, f->leaver, NULL);
  WayId theirs = add_action (f, f->project, "agreed", f->heir, f->agency, NULL);
  WayId elsewhere = add_action (f, f->other, "agreed", f->leaver, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecord) record = NULL;
  g_autoptr (WayRecord) old = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GPtrArray) elsewhere_parts = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autofree char *label = NULL;

  g_assert_true (leave (f, project, f->heir, &error));
  g_assert_no_error (error);
  assert_accountable (f, &own, f->heir);
  assert_accountable (f, &blocked, f->heir);
  assert_accountable (f, &helped, f->agency);
  assert_accountable (f, &done, f->leaver);
  assert_accountable (f, &theirs, f->heir);
  assert_accountable (f, &elsewhere, f->leaver);
  record = way_library_get (f->library, &blocked);
  g_assert_cmpuint (way_record_get_references (record, "responsible")->len, ==, 1);
  g_clear_object (&record);
  record = way_library_get (f->library, &helped);
  g_assert_cmpuint (way_record_get_references (record, "responsible")->len, ==, 2);
  g_assert_true (way_record_refers (record, "responsible", way_record_get_id (f->heir)));
  old = way_library_get (f->library, &done);
  g_assert_true (way_record_refers (old, "responsible", way_record_get_id (f->leaver)));
  g_assert_cmpuint (n_updates (f), ==, 3);
  left = way_people_open_actions (f->library, project, way_record_get_id (f->leaver));
  g_assert_cmpuint (left->len, ==, 0);
  parts = way_people_memberships (f->library, project, way_record_get_id (f->leaver));
  g_assert_cmpuint (parts->len, ==, 0);
  elsewhere_parts = way_people_memberships (f->library, NULL, way_record_get_id (f->leaver));
  g_assert_cmpuint (elsewhere_parts->len, ==, 1);

  g_assert_true (way_library_undo (f->library, &label, NULL));
  g_assert_cmpstr (label, ==, "J. Hart leaves");
  assert_accountable (f, &own, f->leaver);
  g_assert_cmpuint (n_updates (f), ==, 0);
  again = way_people_memberships (f->library, project, way_record_get_id (f->leaver));
  g_assert_cmpuint (again->len, ==, 2);
}

static void
test_leave_everything (Fixture *f, gconstpointer data)
{
  WayId here = add_action (f, f->project, "agreed", f->leaver, NULL, NULL);
  WayId there = add_action (f, f->other, "proposed", f->leaver, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parts = NULL;

  g_assert_true (leave (f, NULL, f->agency, &error));
  g_assert_no_error (error);
  assert_accountable (f, &here, f->agency);
  assert_accountable (f, &there, f->agency);
  parts = way_people_memberships (f->library, NULL, way_record_get_id (f->leaver));
  g_assert_cmpuint (parts->len, ==, 0);
}

static void
test_leave_refused (Fixture *f, gconstpointer data)
{
  const WayId *project = way_record_get_id (f->project);
  WayId own = add_action (f, f->project, "agreed", f->leaver, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parts = NULL;

  g_assert_false (leave (f, project, NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (leave (f, project, f->leaver, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (leave (f, project, f->project, &error));
  g_assert_nonnull (error);
  assert_accountable (f, &own, f->leaver);
  parts = way_people_memberships (f->library, project, way_record_get_id (f->leaver));
  g_assert_cmpuint (parts->len, ==, 2);
}

/* A supporter is handed on too, once; so is the plan they own. */
static void
test_leave_supporter (Fixture *f, gconstpointer data)
{
  const WayId *project = way_record_get_id (f->project), *leaver = way_record_get_id (f->leaver);
  const WayId *heir = way_record_get_id (f->heir);
  WayId ids[] = { add_action (f, f->project, "agreed", f->agency, NULL, NULL),
                  add_action (f, f->project, "agreed", f->heir, NULL, NULL) };
  g_autoptr (WayRecord) plan = way_record_new_named ("plan");
  g_autoptr (WayRecord) kept = NULL;
  g_autoptr (GError) error = NULL;

  way_record_set_project (plan, project);
  way_record_set_reference (plan, "owner", leaver);
  way_test_save (f->library, plan);
  g_assert_false (leave (f, project, NULL, &error));
  g_assert_nonnull (strstr (error->message, "owns the action plan"));
  g_clear_error (&error);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (WayRecord) action = way_library_get (f->library, &ids[i]);
      g_autoptr (WayRecord) copy = way_record_copy (action);

      way_record_add_reference (copy, "supporters", leaver);
      way_test_save (f->library, copy);
    }
  g_assert_true (leave (f, project, f->heir, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (WayRecord) action = way_library_get (f->library, &ids[i]);

      g_assert_false (way_record_refers (action, "supporters", leaver));
      /* Not where the heir is accountable. */
      g_assert_true (way_record_refers (action, "supporters", heir) == (i == 0));
    }
  kept = way_library_get (f->library, way_record_get_id (plan));
  g_assert_true (way_id_equal (way_record_get_reference (kept, "owner"), heir));
}

/* Without anything open nobody has to take on. */
static void
test_leave_with_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (leave (f, way_record_get_id (f->project), NULL, &error));
  g_assert_no_error (error);
}

static void
test_last_role (Fixture *f, gconstpointer data)
{
  const WayId *project = way_record_get_id (f->project);
  g_autoptr (GPtrArray) parts = way_people_memberships (f->library, project, way_record_get_id (f->leaver));
  g_autoptr (GError) error = NULL;

  add_action (f, f->project, "agreed", f->agency, f->leaver, NULL);
  g_assert_true (way_people_end_membership (f->library, way_record_get_id (parts->pdata[0]), "2022-05-01", &error));
  g_assert_no_error (error);
  g_assert_false (way_people_end_membership (f->library, way_record_get_id (parts->pdata[1]), "2022-05-01", &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (way_people_remove_membership (f->library, way_record_get_id (parts->pdata[1]), &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
}

static void
test_same_role_twice (Fixture *f, gconstpointer data)
{
  g_autoptr (WayRecord) copy = way_record_copy (f->leaver);
  g_autoptr (GError) error = NULL;

  g_assert_false (way_people_add_person (f->library, way_record_get_id (f->project), copy, "chair", NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_EXISTS);
}

static void
test_ends_before_it_began (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) parts = way_people_memberships (f->library, way_record_get_id (f->project), way_record_get_id (f->leaver));
  const WayId *part = way_record_get_id (parts->pdata[0]);
  g_autoptr (GError) error = NULL;

  g_assert_false (way_people_end_membership (f->library, part, "2021-05-31", &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (way_people_end_membership (f->library, part, "2021-06-02", &error));
  g_assert_no_error (error);
}

static void
test_team_of_another_agency (Fixture *f, gconstpointer data)
{
  g_autoptr (WayRecord) health = way_test_record (f->library, NULL, "agency", "Health");
  g_autoptr (WayRecord) team = way_record_new_named ("team");
  g_autoptr (WayRecord) person = way_record_new_named ("person");
  g_autoptr (GError) error = NULL;

  way_record_set_text (team, "name", "School nursing");
  way_record_set_reference (team, "agency", way_record_get_id (health));
  way_test_save (f->library, team);
  way_record_set_text (person, "name", "R. Osei");
  way_record_set_reference (person, "team", way_record_get_id (team));
  way_record_set_reference (person, "agency", way_record_get_id (f->agency));
  g_assert_false (way_people_add_person (f->library, way_record_get_id (f->project), person, "chair", NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_clear_error (&error);
  way_record_set_reference (person, "agency", NULL);
  g_assert_true (way_people_add_person (f->library, way_record_get_id (f->project), person, "chair", NULL, &error));
  g_assert_no_error (error);
  g_assert_true (way_id_equal (way_record_get_reference (person, "agency"), way_record_get_id (health)));
}

/* --- Agencies --- */

static WayRecord *
take_part (Fixture *f)
{
  g_autoptr (WayRecord) copy = way_record_copy (f->agency);
  g_autoptr (GError) error = NULL;

  way_people_add_agency (f->library, way_record_get_id (f->project), copy, TRUE, "2021-06", &error);
  g_assert_no_error (error);
  return way_library_query_record (f->library, "participation of agency", "ii", way_record_get_id (f->agency),
                                   way_record_get_id (f->project));
}

static void
test_agency_twice (Fixture *f, gconstpointer data)
{
  g_autoptr (WayRecord) part = take_part (f);
  g_autoptr (WayRecord) copy = way_record_copy (f->agency);
  g_autoptr (GError) error = NULL;

  g_assert_true (way_record_get_boolean (part, "core"));
  g_assert_false (way_people_add_agency (f->library, way_record_get_id (f->project), copy, FALSE, NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_EXISTS);
}

/* Rule 11: what has cards or actions is not deleted. */
static void
test_agency_with_actions_stays (Fixture *f, gconstpointer data)
{
  g_autoptr (WayRecord) part = take_part (f);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecord) after = NULL;

  add_action (f, f->project, "done", f->agency, NULL, NULL);
  g_assert_false (way_people_remove_agency (f->library, way_record_get_id (part), &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (way_people_delete_agency (f->library, way_record_get_id (f->agency), &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  after = way_library_get (f->library, way_record_get_id (f->agency));
  g_assert_false (way_record_get_deleted (after));
}

static void
test_agency_unused_goes (Fixture *f, gconstpointer data)
{
  g_autoptr (WayRecord) part = take_part (f);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecord) after = NULL;

  g_assert_true (way_people_remove_agency (f->library, way_record_get_id (part), &error));
  g_assert_no_error (error);
  after = way_library_get (f->library, way_record_get_id (part));
  g_assert_true (way_record_get_deleted (after));
  g_assert_true (way_library_undo (f->library, NULL, NULL));
}

static void
test_teams (Fixture *f, gconstpointer data)
{
  g_autoptr (WayRecord) part = take_part (f);
  g_autoptr (WayRecord) agency = way_record_copy (f->agency);
  g_autoptr (WayRecord) change = way_record_copy (part);
  g_autoptr (WayRecord) team = way_record_new_named ("team");
  g_autoptr (GPtrArray) teams = g_ptr_array_new ();
  g_autoptr (GArray) now = NULL;
  g_autoptr (GArray) none = NULL;
  g_autoptr (GError) error = NULL;

  way_record_set_reference (team, "agency", way_record_get_id (agency));
  way_record_set_text (team, "name", "Missing people");
  g_ptr_array_add (teams, team);
  way_record_set_boolean (agency, "retired", TRUE);
  g_assert_true (way_people_change_agency (f->library, agency, change, teams, &error));
  g_assert_no_error (error);
  now = way_library_query_ids (f->library, "teams of agency", "i", way_record_get_id (agency));
  g_assert_cmpuint (now->len, ==, 1);
  way_record_set_text (team, "name", NULL);
  g_assert_true (way_people_change_agency (f->library, agency, change, teams, &error));
  g_assert_no_error (error);
  none = way_library_query_ids (f->library, "teams of agency", "i", way_record_get_id (agency));
  g_assert_cmpuint (none->len, ==, 0);
}

/* --- A line each --- */

static void
test_sector (void)
{
  static const struct {
    const char *name;
    const char *sector;
  } names[] = {
    { "Dorset Police", "police" },
    { "Dorset CCG", "health" },
    { "Dorset Council – Children's Social Care", "children's social care" },
    { "Coast children’s social care", "children's social care" },
    { "Harbour Youth Justice Service", "youth justice" },
    { "NORTHCOAST HEALTH TRUST", "health" },
    { "Coast Clinical Commissioning Group", "health" },
    { "Coast Joint Commissioning", "commissioning" },
    { "Schools and Colleges", "education" },
    { "Adult social care", NULL },
    { "Health and Police Forum", NULL },
    { "Healthy Coast", NULL },
    { "Another", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (way_people_sector_of (names[i].name), ==, names[i].sector);
}

static WayRecord *
nth (Fixture *f, const char *query, guint i, const char *field)
{
  g_autoptr (GPtrArray) parts = way_library_query_records (f->library, query, "i", way_record_get_id (f->project));

  g_assert_cmpuint (parts->len, >, i);
  return field != NULL ? way_library_get (f->library, way_record_get_reference (parts->pdata[i], field)) : g_object_ref (parts->pdata[i]);
}

static guint
count (Fixture *f, const char *query)
{
  g_autoptr (GArray) ids = way_library_query_ids (f->library, query, "i", way_record_get_id (f->project));

  return ids->len;
}

static gboolean
add_agencies (Fixture *f, const char *text, gboolean core, guint *n, GError **error)
{
  g_auto (WayLinesAdded) added = { 0 };
  gboolean fine = way_people_add_agency_lines (f->library, way_record_get_id (f->project), text, core, NULL, G_MAXLONG, &added, error);

  g_assert_null (added.left);
  if (n != NULL)
    *n = added.n_added;
  return fine;
}

static gboolean
add_people (Fixture *f, const char *text, guint *n, GError **error)
{
  g_auto (WayLinesAdded) added = { 0 };
  gboolean fine = way_people_add_person_lines (f->library, way_record_get_id (f->project), text, NULL, G_MAXLONG, &added, error);

  g_assert_null (added.left);
  if (n != NULL)
    *n = added.n_added;
  return fine;
}

/* One that is known is not made again, one that takes part is passed over, and all is one step. */
static void
test_agency_lines (Fixture *f, gconstpointer data)
{
  g_autoptr (WayRecord) first = NULL;
  g_autoptr (WayRecord) second = NULL;
  g_autofree char *undo = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (add_agencies (f, "• POLICE\n\nCoast NHS Trust\tHealth\nCoast nhs trust\n", TRUE, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
  first = nth (f, "participations in order", 0, "agency");
  second = nth (f, "participations in order", 1, "agency");
  g_assert_true (way_id_equal (way_record_get_id (first), way_record_get_id (f->agency)));
  g_assert_cmpstr (way_record_get_title (first), ==, "Police");
  g_assert_cmpstr (way_record_get_title (second), ==, "Coast NHS Trust");
  g_assert_cmpstr (way_record_get_text (second, "sector"), ==, "health");
  undo = way_library_get_undo (f->library, NULL);
  g_assert_cmpstr (undo, ==, "Add 2 agencies");
  g_assert_false (add_agencies (f, "police", FALSE, NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (add_agencies (f, " \n–\n", FALSE, NULL, &error));
  g_assert_nonnull (error);
  g_assert_true (way_library_undo (f->library, NULL, NULL));
  g_assert_cmpuint (count (f, "participations in order"), ==, 0);
}

static void
test_person_lines (Fixture *f, gconstpointer data)
{
  const WayId *project = way_record_get_id (f->project);
  guint before = count (f, "people in order");
  g_autoptr (WayRecord) person = NULL;
  g_autoptr (WayRecord) membership = NULL;
  g_autoptr (WayRecord) officer = NULL;
  g_autofree char *agency = NULL;
  g_autoptr (GPtrArray) roles = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (add_agencies (f, "Coast Police\nHarbour Police", FALSE, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (add_people (f, "J. Hart\nA. Lee, coast police, Project lead, Head of intake, nights\nA. Lee, chair\n"
                                              "B. Osei\tpolice officer",
                                              &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (count (f, "people in order"), ==, before + 2);
  person = nth (f, "people in order", before, "person");
  membership = nth (f, "people in order", before, NULL);
  g_assert_cmpstr (way_record_get_title (person), ==, "A. Lee");
  g_assert_cmpstr (way_record_get_text (membership, "role"), ==, "project lead");
  g_assert_cmpstr (way_record_get_text (person, "job_title"), ==, "Head of intake, nights");
  agency = way_describe (f->library, way_record_get_reference (person, "agency"));
  g_assert_cmpstr (agency, ==, "Coast Police");
  roles = way_people_memberships (f->library, project, way_record_get_id (person));
  g_assert_cmpuint (roles->len, ==, 2);
  officer = nth (f, "people in order", before + 1, "person");
  g_assert_cmpstr (way_record_get_title (officer), ==, "B. Osei");
  /* "police" is in two names: it tells no agency. */
  g_assert_null (way_record_get_reference (officer, "agency"));
  g_assert_cmpstr (way_record_get_text (officer, "job_title"), ==, "police officer");
  g_assert_false (add_people (f, "P. Novak", NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_EXISTS);
  g_clear_error (&error);
  /* Another role is said: it is the same person. */
  g_assert_true (add_people (f, "p. novak, observer", NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (f, "people in order"), ==, before + 2);
}

/* What has no letters is a name too, and said to be there only when it is. */
static void
test_odd_names (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (add_agencies (f, "🌊\n🐟\n🌊\n", FALSE, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
  g_assert_false (add_agencies (f, "🐟", FALSE, &n, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (add_people (f, "🙂, 🐟\n🙂", &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  g_assert_false (add_agencies (f, "-", FALSE, &n, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_NOTHING);
  g_clear_error (&error);
}

/* Two of one name are two if they are of different agencies, in one paste as one after the other. */
static void
test_namesakes (Fixture *f, gconstpointer data)
{
  guint before = count (f, "people in order");
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (add_agencies (f, "Coast Police\nCoast CCG", FALSE, NULL, &error));
  g_assert_true (add_people (f, "A. Smith, Coast Police\nA. Smith, CCG\nA. Smith, CCG, chair\nA. Smith, Coast Police",
                                              &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (f, "people in order"), ==, before + 2);
  g_assert_cmpuint (n, ==, 3);
}

/* --- What is unclear --- */

/* The @lines, of which @answered is answered with yes, add @n parts, and leave @left with a question that has the words @asked; all of
 * them may be %NULL or 0. Returns: the question. */
static char *
answer_lines (Fixture *f, const char *lines, const char *answered, guint n, const char *left, const char *asked)
{
  g_auto (WayLinesAdded) added = { 0 };
  g_autoptr (GError) error = NULL;

  way_people_add_person_lines (f->library, way_record_get_id (f->project), lines, answered, G_MAXLONG, &added, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (added.n_added, ==, n);
  g_assert_cmpstr (added.left, ==, left);
  g_assert_true ((asked == NULL) == (added.question == NULL));
  if (asked != NULL && strstr (added.question, asked) == NULL)
    g_error ("“%s” does not say “%s”", added.question, asked);
  return g_steal_pointer (&added.question);
}

/* The same; with @sure what is asked first, of lines that are all unclear, is answered with yes. */
static void
assert_lines (Fixture *f, const char *lines, gboolean sure, guint n, const char *left, const char *asked)
{
  g_autofree char *first = sure ? answer_lines (f, lines, NULL, 0, lines, "") : NULL;
  g_autofree char *next = answer_lines (f, lines, first, n, left, asked);
}

static void
assert_reads (Fixture *f, const char *line, const char *expected)
{
  g_autofree char *words = way_people_read_person_line (f->library, way_record_get_id (f->project), line);

  g_assert_cmpstr (words, ==, expected);
}

/* The only person of that name. */
static WayRecord *
person_called (Fixture *f, const char *name)
{
  g_autoptr (GPtrArray) people = way_library_query_records (f->library, "people", "");
  WayRecord *found = NULL;

  for (guint i = 0; i < people->len; i++)
    if (g_strcmp0 (way_record_get_title (people->pdata[i]), name) == 0)
      {
        g_assert_null (found);
        found = g_object_ref (people->pdata[i]);
      }
  g_assert_nonnull (found);
  return found;
}

static guint
n_people (Fixture *f)
{
  g_autoptr (GArray) ids = way_library_query_ids (f->library, "people", "");

  return ids->len;
}

static void
test_role_by_other_words (Fixture *f, gconstpointer data)
{
  g_autoptr (WayRecord) person = NULL;
  g_autoptr (GPtrArray) roles = NULL;

  assert_reads (f, "A. Lee, spoc", "A. Lee · Single point of contact");
  assert_lines (f, "A. Lee, SPOC", FALSE, 1, NULL, NULL);
  person = person_called (f, "A. Lee");
  roles = way_people_memberships (f->library, way_record_get_id (f->project), way_record_get_id (person));
  g_assert_cmpstr (way_record_get_text (roles->pdata[0], "role"), ==, "single point of contact");
  g_assert_null (way_record_get_text (person, "job_title"));
}

/* What was mistyped is not taken for a job title before it is asked about, alone or among others. */
static void
test_slips (Fixture *f, gconstpointer data)
{
  g_autoptr (WayRecord) person = NULL;
  g_autoptr (WayRecord) other = NULL;

  g_assert_true (add_agencies (f, "Coast Police\nHarbour Police\nCoast CCG", FALSE, NULL, NULL));
  assert_lines (f, "A. Lee, Coast Polcie", FALSE, 0, "A. Lee, Coast Polcie", "Coast Police");
  assert_lines (f, "A. Lee, Coast CGC", FALSE, 0, "A. Lee, Coast CGC", "Coast CCG");
  assert_lines (f, "A. Lee, chiar", FALSE, 0, "A. Lee, chiar", "Chair");
  assert_lines (f, "A. Lee, Coast", FALSE, 0, "A. Lee, Coast", "2 agencies");
  assert_lines (f, "A. Lee, chair, observer", FALSE, 0, "A. Lee, chair, observer", "second role");
  assert_lines (f, "A. Lee, CCG, Harbour Police", FALSE, 0, "A. Lee, CCG, Harbour Police", "second agency");
  assert_lines (f, ", chair", FALSE, 0, ", chair", "Begin with the name");
  assert_lines (f, ", chair", TRUE, 0, ", chair", "Begin with the name");
  g_assert_cmpuint (n_people (f), ==, 2);
  assert_lines (f, "B. Osei, CCG, Head of nights\nA. Lee, Coast Polcie\nC. Ray, chiar", FALSE, 1, "A. Lee, Coast Polcie\nC. Ray, chiar",
                "Coast Police");
  other = person_called (f, "B. Osei");
  g_assert_cmpstr (way_record_get_text (other, "job_title"), ==, "Head of nights");
  assert_lines (f, "A. Lee, Policy", TRUE, 1, NULL, NULL);
  person = person_called (f, "A. Lee");
  g_assert_cmpstr (way_record_get_text (person, "job_title"), ==, "Policy");
}

/* Who of several is meant is asked, and so is a third. */
static void
test_which_namesake (Fixture *f, gconstpointer data)
{
  guint before = n_people (f);

  g_assert_true (add_agencies (f, "Coast Police\nCoast CCG", FALSE, NULL, NULL));
  assert_lines (f, "A. Smith, Coast Police\nA. Smith, CCG", FALSE, 2, NULL, NULL);
  assert_reads (f, "A. Smith, observer", "A. Smith · 2 people have this name");
  assert_lines (f, "A. Smith, observer", FALSE, 0, "A. Smith, observer", "2 people are called A. Smith");
  assert_lines (f, "A. Smith, observer, CCG", FALSE, 1, NULL, NULL);
  g_assert_cmpuint (n_people (f), ==, before + 2);
  assert_lines (f, "A. Smith, observer", TRUE, 1, NULL, NULL);
  g_assert_cmpuint (n_people (f), ==, before + 3);
  /* In one paste, too. */
  assert_lines (f, "B. Day, Coast Police\nB. Day, CCG\nB. Day, chair", FALSE, 2, "B. Day, chair", "2 people are called B. Day");
}

/* What is kept of somebody is changed when that is asked for, and not before. */
static void
test_known_person (Fixture *f, gconstpointer data)
{
  g_autoptr (WayRecord) person = NULL;
  const WayId *police = way_record_get_id (f->agency);

  assert_lines (f, "A. Lee, Head of intake", FALSE, 1, NULL, NULL);
  person = person_called (f, "A. Lee");
  assert_reads (f, "a. lee", "A. Lee · takes part already");
  assert_reads (f, "A. Lee, observer", "A. Lee · Observer · known already");
  assert_reads (f, "A. Lee, observer, Nights", "A. Lee · Observer · known already · job title “Nights”");
  assert_lines (f, "A. Lee, observer, Nights", FALSE, 0, "A. Lee, observer, Nights", "Head of intake");
  assert_lines (f, "A. Lee, Nights", FALSE, 0, "A. Lee, Nights", "Head of intake");
  assert_lines (f, "A. Lee, Police", FALSE, 0, "A. Lee, Police", "of no agency");
  assert_lines (f, "J. Hart, Nights", FALSE, 0, "J. Hart, Nights", "known already");
  g_assert_cmpstr (way_record_get_text (person, "job_title"), ==, "Head of intake");
  g_assert_null (way_record_get_reference (person, "agency"));
  /* Said of others in the same paste, it is said of them alone. */
  assert_lines (f, "A. Lee, champion\nA. Lee, Nights", FALSE, 1, "A. Lee, Nights", "Head of intake");
  g_assert_cmpstr (way_record_get_text (person, "job_title"), ==, "Head of intake");
  assert_lines (f, "A. Lee, observer, head of intake", FALSE, 1, NULL, NULL);
  assert_lines (f, "A. Lee, Police, Nights", TRUE, 0, NULL, NULL);
  g_assert_cmpstr (way_record_get_text (person, "job_title"), ==, "Nights");
  g_assert_true (way_id_equal (way_record_get_reference (person, "agency"), police));
  /* All of it is asked, and one line at a time. */
  assert_lines (f, "P. Novak, Polcie", FALSE, 0, "P. Novak, Polcie", "add the job title “Polcie”");
  assert_lines (f, "P. Novak, Polcie", FALSE, 0, "P. Novak, Polcie", "the agency “Police”");
  assert_lines (f, "D. Fry, chiar\nE. Fox, chiar", TRUE, 1, "E. Fox, chiar", "Chair");
  /* The role that somebody is given without one is a role like any other. */
  assert_lines (f, "C. Ray\nC. Ray, core group", FALSE, 1, NULL, NULL);
}

static void
assert_counts (Fixture *f, const char *lines, const char *answered, guint n_added, guint n_changed)
{
  g_auto (WayLinesAdded) added = { 0 };

  way_people_add_person_lines (f->library, way_record_get_id (f->project), lines, answered, G_MAXLONG, &added, NULL);
  g_assert_cmpuint (added.n_added, ==, n_added);
  g_assert_cmpuint (added.n_changed, ==, n_changed);
}

/* Changed is who was known before, not who is said more of in a later line. */
static void
test_changed (Fixture *f, gconstpointer data)
{
  g_autoptr (WayRecord) person = NULL;
  g_autofree char *question = NULL;

  assert_counts (f, "A. Lee\nA. Lee, Police, Head of intake", NULL, 1, 0);
  person = person_called (f, "A. Lee");
  g_assert_cmpstr (way_record_get_text (person, "job_title"), ==, "Head of intake");
  g_assert_true (way_id_equal (way_record_get_reference (person, "agency"), way_record_get_id (f->agency)));
  question = answer_lines (f, "A. Lee, Nights", NULL, 0, "A. Lee, Nights", "Head of intake");
  assert_counts (f, "A. Lee, Nights\nB. Osei", question, 1, 1);
}

/* A line, of which @answered is answered with yes, is added, or left with a question that has the words @asked. Returns: the
 * question. */
static char *
assert_agency_line (Fixture *f, const char *line, const char *answered, const char *asked)
{
  g_auto (WayLinesAdded) added = { 0 };
  g_autoptr (GError) error = NULL;

  way_people_add_agency_lines (f->library, way_record_get_id (f->project), line, FALSE, answered, G_MAXLONG, &added, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (added.n_added, ==, asked == NULL);
  g_assert_cmpstr (added.left, ==, asked != NULL ? line : NULL);
  if (asked != NULL && strstr (added.question, asked) == NULL)
    g_error ("“%s” does not say “%s”", added.question, asked);
  return g_steal_pointer (&added.question);
}

static void
assert_reads_agency (Fixture *f, const char *line, const char *expected)
{
  g_autofree char *words = way_people_read_agency_line (f->library, way_record_get_id (f->project), line);

  g_assert_cmpstr (words, ==, expected);
}

/* Of an agency, what is not kept is asked about. */
static void
test_agency_columns (Fixture *f, gconstpointer data)
{
  g_autofree char *question = NULL;

  assert_reads_agency (f, "police", "Police · known already");
  assert_reads_agency (f, "Coast CCG", "Coast CCG · Health");
  question = assert_agency_line (f, "Harbour Lights\tHigh Street 2", NULL, "“High Street 2” is not kept of an agency.");
  g_free (assert_agency_line (f, "?\tPolice\nHarbour Lights\tHigh Street 2", "Begin with the name.", "Begin with the name."));
  g_free (assert_agency_line (f, "Harbour Lights\tHigh Street 2", question, NULL));
}

/* All columns are read: what is not kept keeps no sector behind it from being taken, and nothing is left out unasked. */
static void
test_agency_more_columns (Fixture *f, gconstpointer data)
{
  const char *line = "Hope House\t12 High St\t\tVoluntary and community\t01234 567";
  g_autofree char *first = assert_agency_line (f, line, NULL, "“12 High St” is not kept of an agency.");
  g_autofree char *all = assert_agency_line (f, line, NULL, " “01234 567” is not kept of an agency.");
  g_autoptr (WayRecord) agency = NULL;

  assert_reads_agency (f, line, "Hope House · Voluntary and community");
  assert_reads_agency (f, "Hope House\tPolice", "Hope House · Police");
  g_free (assert_agency_line (f, line, all, NULL));
  agency = nth (f, "participations in order", 0, "agency");
  g_assert_cmpstr (way_record_get_title (agency), ==, "Hope House");
  g_assert_cmpstr (way_record_get_text (agency, "sector"), ==, "voluntary and community");
  assert_reads_agency (f, line, "Hope House · Voluntary and community · takes part already");
}

/* A sector is kept of an agency: why this one is not is said as it is. */
static void
test_agency_sector_asked (Fixture *f, gconstpointer data)
{
  g_free (assert_agency_line (f, "Coast CCG\tPolice", NULL, "The sector of Coast CCG is “Health”. Delete “Police”"));
  g_assert_false (way_record_has (f->agency, "sector"));
  g_free (assert_agency_line (f, "Police\tPolice", NULL, "Police is known already, without a sector. Delete “Police”"));
}

/* Only the question that was shown is answered: not one that is met before, and not one that no longer holds. */
static void
test_answer (Fixture *f, gconstpointer data)
{
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *next = NULL;
  g_autoptr (WayRecord) person = NULL;

  assert_lines (f, "A. Lee, Head of intake", FALSE, 1, NULL, NULL);
  person = person_called (f, "A. Lee");
  /* What waits before what was asked about. */
  shown = answer_lines (f, "B. Osei, chiar", NULL, 0, "B. Osei, chiar", "Chair");
  next = answer_lines (f, "A. Lee, Deputy head\nB. Osei, chiar", shown, 1, "A. Lee, Deputy head", "Head of intake");
  g_assert_cmpstr (way_record_get_text (person, "job_title"), ==, "Head of intake");
  /* To a name that is missing there is no yes. */
  name = answer_lines (f, ", Police\nA. Lee, Deputy head", NULL, 0, ", Police\nA. Lee, Deputy head", "Begin with the name");
  g_free (answer_lines (f, ", Police\nA. Lee, Deputy head", name, 0, ", Police\nA. Lee, Deputy head", "Begin with the name"));
  g_assert_cmpstr (way_record_get_text (person, "job_title"), ==, "Head of intake");
  /* Somebody else changed the person meanwhile. */
  g_assert_true (way_edit_set_text (f->library, way_record_get_id (person), "job_title", "Days", NULL));
  g_free (answer_lines (f, "A. Lee, Deputy head", next, 0, "A. Lee, Deputy head", "is “Days”"));
}

/* A rule between lines is nobody's name. */
static void
test_rules (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (add_people (f, "A. Lee\n---\nB. Osei\n???\n", &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
  g_assert_false (add_people (f, "---", &n, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_NOTHING);
  assert_lines (f, "---, chair", FALSE, 0, "---, chair", "Begin with the name");
  assert_reads (f, "---", NULL);
}

/* What would have no place to wait is not added, and neither is what came with it. */
static void
test_no_room (Fixture *f, gconstpointer data)
{
  const WayId *project = way_record_get_id (f->project);
  g_auto (WayLinesAdded) added = { 0 };
  g_auto (WayLinesAdded) agencies = { 0 };
  g_autoptr (GError) error = NULL;
  guint before = n_people (f);

  g_assert_false (way_people_add_person_lines (f->library, project, "C. Ray\nÅ. Lee, chiar", NULL, 12, &added, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_assert_cmpuint (n_people (f), ==, before);
  g_clear_error (&error);
  g_assert_false (way_people_add_agency_lines (f->library, project, "Coast CCG\nLights\tX", FALSE, NULL, 7, &agencies, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_clear_error (&error);
  way_lines_added_clear (&added);
  g_assert_true (way_people_add_person_lines (f->library, project, "C. Ray\nÅ. Lee, chiar", NULL, 13, &added, &error));
  g_assert_cmpuint (n_people (f), ==, before + 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/people/leave", Fixture, NULL, set_up, test_leave, tear_down);
  g_test_add ("/people/leave-supporter", Fixture, NULL, set_up, test_leave_supporter, tear_down);
  g_test_add ("/people/leave-everything", Fixture, NULL, set_up, test_leave_everything, tear_down);
  g_test_add ("/people/leave-refused", Fixture, NULL, set_up, test_leave_refused, tear_down);
  g_test_add ("/people/leave-with-nothing", Fixture, NULL, set_up, test_leave_with_nothing, tear_down);
  g_test_add ("/people/last-role", Fixture, NULL, set_up, test_last_role, tear_down);
  g_test_add ("/people/same-role-twice", Fixture, NULL, set_up, test_same_role_twice, tear_down);
  g_test_add ("/people/ends-before-it-began", Fixture, NULL, set_up, test_ends_before_it_began, tear_down);
  g_test_add ("/people/team-of-another-agency", Fixture, NULL, set_up, test_team_of_another_agency, tear_down);
  g_test_add ("/agency/twice", Fixture, NULL, set_up, test_agency_twice, tear_down);
  g_test_add ("/agency/with-actions-stays", Fixture, NULL, set_up, test_agency_with_actions_stays, tear_down);
  g_test_add ("/agency/unused-goes", Fixture, NULL, set_up, test_agency_unused_goes, tear_down);
  g_test_add ("/agency/teams", Fixture, NULL, set_up, test_teams, tear_down);
  g_test_add_func ("/people/sector", test_sector);
  g_test_add ("/people/agency-lines", Fixture, NULL, set_up, test_agency_lines, tear_down);
  g_test_add ("/people/person-lines", Fixture, NULL, set_up, test_person_lines, tear_down);
  g_test_add ("/people/odd-names", Fixture, NULL, set_up, test_odd_names, tear_down);
  g_test_add ("/people/role-by-other-words", Fixture, NULL, set_up, test_role_by_other_words, tear_down);
  g_test_add ("/people/slips", Fixture, NULL, set_up, test_slips, tear_down);
  g_test_add ("/people/which-namesake", Fixture, NULL, set_up, test_which_namesake, tear_down);
  g_test_add ("/people/known-person", Fixture, NULL, set_up, test_known_person, tear_down);
  g_test_add ("/people/changed", Fixture, NULL, set_up, test_changed, tear_down);
  g_test_add ("/people/agency-columns", Fixture, NULL, set_up, test_agency_columns, tear_down);
  g_test_add ("/people/agency-more-columns", Fixture, NULL, set_up, test_agency_more_columns, tear_down);
  g_test_add ("/people/agency-sector-asked", Fixture, NULL, set_up, test_agency_sector_asked, tear_down);
  g_test_add ("/people/answer", Fixture, NULL, set_up, test_answer, tear_down);
  g_test_add ("/people/rules", Fixture, NULL, set_up, test_rules, tear_down);
  g_test_add ("/people/no-room", Fixture, NULL, set_up, test_no_room, tear_down);
  g_test_add ("/people/namesakes", Fixture, NULL, set_up, test_namesakes, tear_down);
  return g_test_run ();
}
