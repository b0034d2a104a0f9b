/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-error.h"
#include "document/way-document-export.h"
#include "document/way-plan-builder.h"
#include "helper.h"
#include "service/way-action-service.h"
#include "service/way-edit.h"
#include "support/way-test-library.h"

#include <string.h>

typedef struct {
  WayLibrary *library;
  WayRecord *project;
  const WayId *project_id;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_setenv ("WAYMARK_NOW", "2022-01-26T10:00:00", TRUE);
  self->library = way_test_library ();
  self->project = way_test_project (self->library, "Young people’s voices");
  self->project_id = way_record_get_id (self->project);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->project);
  g_assert_finalize_object (self->library);
}

/* A record with one text and one reference set, both optional. */
static WayRecord *
make (Fixture *self, const char *kind, const char *title_field, const char *title, const char *reference, WayRecord *target)
{
  const WayKind *declared = way_kind_lookup (kind);
  WayRecord *record = way_record_new (declared);

  if ((declared->flags & WAY_KIND_LIBRARY) == 0)
    way_record_set_project (record, self->project_id);
  way_record_set_text (record, title_field, title);
  if (reference != NULL)
    way_record_set_reference (record, reference, way_record_get_id (target));
  return record;
}

static WayRecord *
agency (Fixture *self, const char *name, const char *sector)
{
  WayRecord *record = make (self, "agency", "name", name, NULL, NULL);
  g_autoptr (WayRecord) part = NULL;

  way_record_set_text (record, "sector", sector);
  way_test_save (self->library, record);
  part = make (self, "participation", "from", "2021-06", "agency", record);
  way_test_save (self->library, part);
  return record;
}

/* An action made from a barrier that a conversation with @from raised. */
static WayId
action_from (Fixture *self, WayRecord *from, const char *attribution, const char *text)
{
  g_autoptr (WayRecord) conversation = make (self, "conversation", "title", "Talk with NAME", "agency", from);
  g_autoptr (WayRecord) card = NULL;
  GError *error = NULL;
  WayId id;

  way_record_set_text (conversation, "attribution", attribution);
  way_test_save (self->library, conversation);
  card = make (self, "card", "text", "Forms differ", "source", conversation);
  way_test_save (self->library, card);
  way_action_create_from_card (self->library, way_record_get_id (card), &id, &error);
  g_assert_no_error (error);
  way_edit_set_text (self->library, &id, "text", text, &error);
  g_assert_no_error (error);
  return id;
}

static WayId
action (Fixture *self, const char *text)
{
  GError *error = NULL;
  WayId id;

  way_action_create (self->library, self->project_id, text, NULL, NULL, NULL, &id, &error);
  g_assert_no_error (error);
  return id;
}

/* The plan as Markdown, without its escapes. */
static char *
markdown (Fixture *self, const WayPlanOptions *options, char ***warnings)
{
  GError *error = NULL;
  g_autoptr (WayDocument) document
    = way_plan_document_new (self->library, self->project_id, options, warnings, &error);
  g_autofree char *text = NULL;
  g_auto (GStrv) plain = NULL;

  g_assert_no_error (error);
  text = export_bytes (document, WAY_DOCUMENT_MARKDOWN, NULL);
  plain = g_strsplit (text, "\\", -1);
  return g_strjoinv ("", plain);
}

static void
assert_holds (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

static void
assert_lacks (const char *text, const char *part)
{
  if (strstr (text, part) != NULL)
    g_error ("“%s” is in:\n%s", part, text);
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  g_autofree char *text = markdown (self, NULL, NULL);
  g_autofree char *name = way_plan_file_name (self->library, self->project_id, "pdf");

  assert_holds (text, "Young people’s voices");
  assert_holds (text, "Wickmouth");
  assert_holds (text, "Internal");
  assert_holds (text, "needs recorded consent");
  assert_holds (text, "There are no actions yet.");
  assert_holds (text, "26 Jan 2022");
  g_assert_cmpstr (name, ==, "Young people’s voices – action plan 2022-01-26.pdf");
}

static void
test_columns (Fixture *self, gconstpointer data)
{
  g_autoptr (WayRecord) police = agency (self, "Wickmouth Police", "police");
  g_autoptr (WayRecord) person = make (self, "person", "name", "K. Lunn", "agency", police);
  WayId owned = action (self, "Agree joint chairs"), open = action (self, "Brief the panel");
  WayId gone = action (self, "Never mind");
  g_autofree char *text = NULL;
  WayId step;

  way_test_save (self->library, person);
  g_assert_true (way_action_agree (self->library, &owned, way_record_get_id (person), NULL));
  g_assert_true (way_action_set_due (self->library, &owned, "2022-01-14", NULL));
  g_assert_true (way_action_set_rag (self->library, &owned, "amber", "One chair is on leave", NULL));
  g_assert_true (way_action_add_milestone (self->library, &owned, "Asked", NULL, &step, NULL));
  g_assert_true (way_action_add_milestone (self->library, &owned, "Agreed", NULL, NULL, NULL));
  g_assert_true (way_action_set_milestone_done (self->library, &step, TRUE, NULL));
  g_assert_true (way_action_set_due_next_workshop (self->library, &open, NULL));
  g_assert_true (way_edit_delete (self->library, &gone, NULL));
  text = markdown (self, NULL, NULL);
  assert_holds (text, "K. Lunn · Wickmouth Police");
  assert_holds (text, "14 Jan 2022, overdue");
  assert_holds (text, "1 overdue");
  assert_holds (text, "1 with no one accountable");
  assert_holds (text, "Amber");
  assert_holds (text, "One chair is on leave");
  assert_holds (text, "1 of 2 milestones");
  assert_holds (text, "next workshop (no date yet)");
  assert_holds (text, "No one yet");
  assert_lacks (text, "Never mind");
  assert_holds (text, "2 actions in all");
}

/* Where each milestone is wanted, it is named with its day and whether it is done, in every format. */
static void
test_milestones (Fixture *self, gconstpointer data)
{
  WayPlanOptions options = { .milestones = TRUE };
  WayId id = action (self, "Agree joint chairs"), first;
  g_autofree char *text = NULL;
  g_autofree char *counted = NULL;

  g_assert_true (way_action_add_milestone (self->library, &id, "Asked", "2022-01-14", &first, NULL));
  g_assert_true (way_action_add_milestone (self->library, &id, "Agreed", "2022-03", NULL, NULL));
  g_assert_true (way_action_add_milestone (self->library, &id, "Signed", NULL, NULL, NULL));
  g_assert_true (way_action_set_milestone_done (self->library, &first, TRUE, NULL));
  text = markdown (self, &options, NULL);
  assert_holds (text, "1 of 3 milestones");
  assert_holds (text, "Done: Asked (due 14 Jan 2022)");
  assert_holds (text, "To do: Agreed (due March 2022)");
  assert_holds (text, "To do: Signed");
  counted = markdown (self, NULL, NULL);
  assert_holds (counted, "1 of 3 milestones");
  assert_lacks (counted, "Signed");
}

static void
test_next_workshop (Fixture *self, gconstpointer data)
{
  g_autoptr (WayRecord) workshop = make (self, "workshop", "title", "Workshop 3", NULL, NULL);
  g_autofree char *text = NULL;
  WayId id = action (self, "Brief the panel");

  way_record_set_text (workshop, "start", "2022-02-03T10:00");
  way_test_save (self->library, workshop);
  g_assert_true (way_action_set_due_next_workshop (self->library, &id, NULL));
  text = markdown (self, NULL, NULL);
  assert_holds (text, "3 Feb 2022, next workshop");
}

static void
test_attribution (Fixture *self, gconstpointer data)
{
  g_autoptr (WayRecord) police = agency (self, "Wickmouth Police", "police");
  g_autoptr (WayRecord) trust = agency (self, "Harbour NHS Trust", "health");
  g_autoptr (WayRecord) board = agency (self, "County Health Board", "health");
  g_autoptr (WayRecord) college = agency (self, "Wickmouth College", "education");
  g_autoptr (WayRecord) charity = agency (self, "Harbour Lights", "voluntary and community");
  g_auto (GStrv) warnings = NULL;
  g_autofree char *text = NULL;

  action_from (self, police, "agency", "Map surveys");
  action_from (self, trust, "sector", "Draft one form");
  action_from (self, college, "sector", "Tell Year 10");
  action_from (self, charity, "partner", "Invite two groups");
  action_from (self, board, NULL, "Ask one question");
  text = markdown (self, NULL, &warnings);
  assert_holds (text, "(Wickmouth Police)");
  assert_holds (text, "(Health)");
  assert_holds (text, "(Education)");
  assert_holds (text, "(a partner)");
  assert_lacks (text, "Harbour NHS Trust");
  assert_lacks (text, "Wickmouth College");
  assert_lacks (text, "Harbour Lights");
  assert_lacks (text, "County Health Board");
  assert_lacks (text, "NAME");
  g_assert_cmpuint (g_strv_length (warnings), ==, 1);
  assert_holds (warnings[0], "Education");
  assert_holds (warnings[0], "Wickmouth College");
}

static WayId
conversation_with (Fixture *self, WayRecord *whom, const char *attribution)
{
  g_autoptr (WayRecord) conversation = make (self, "conversation", "title", "Talk", "agency", whom);

  way_record_set_text (conversation, "attribution", attribution);
  way_test_save (self->library, conversation);
  return *way_record_get_id (conversation);
}

/* An action made from a card that all of @raised raised, told in @conversation. */
static void
action_of (Fixture *self, const WayId *conversation, WayRecord *const *raised)
{
  g_autoptr (WayRecord) card = make (self, "card", "text", "Forms differ", NULL, NULL);
  GError *error = NULL;
  WayId id;

  way_record_set_reference (card, "source", conversation);
  for (guint i = 0; raised[i] != NULL; i++)
    way_record_add_reference (card, "agencies", way_record_get_id (raised[i]));
  way_test_save (self->library, card);
  way_action_create_from_card (self->library, way_record_get_id (card), &id, &error);
  g_assert_no_error (error);
}

/* A card names all that raised it, a team as its agency, and a sector once. */
static void
test_attribution_of_several (Fixture *self, gconstpointer data)
{
  g_autoptr (WayRecord) police = agency (self, "Wickmouth Police", "police");
  g_autoptr (WayRecord) trust = agency (self, "Harbour NHS Trust", "health");
  g_autoptr (WayRecord) board = agency (self, "County Health Board", "health");
  g_autoptr (WayRecord) team = make (self, "team", "name", "Harbour neighbourhood team", "agency", police);
  WayRecord *both[] = { trust, team, NULL }, *same[] = { trust, board, NULL };
  g_autofree char *text = NULL;
  WayId open, sector;

  way_test_save (self->library, team);
  open = conversation_with (self, trust, "agency");
  action_of (self, &open, both);
  text = markdown (self, NULL, NULL);
  assert_holds (text, "(Harbour NHS Trust, Wickmouth Police)");
  assert_lacks (text, "neighbourhood");
  g_clear_pointer (&text, g_free);
  sector = conversation_with (self, trust, "sector");
  action_of (self, &sector, same);
  text = markdown (self, NULL, NULL);
  assert_holds (text, "(Health)");
  assert_lacks (text, "Health, Health");
}

/* Each that raised a card is named as far as its own conversations allow, though another's conversation allows more; and
 * no more after they are deleted. Who had no conversation follows the card's. */
static void
test_attribution_in_conflict (Fixture *self, gconstpointer data)
{
  g_autoptr (WayRecord) police = agency (self, "Coast Police", "police");
  g_autoptr (WayRecord) trust = agency (self, "Harbour NHS Trust", "health");
  g_autoptr (WayRecord) board = agency (self, "County Health Board", "health");
  g_autoptr (WayRecord) charity = agency (self, "Harbour Lights", "voluntary and community");
  g_autoptr (WayRecord) refuge = agency (self, "The Refuge", "voluntary and community");
  g_autoptr (WayRecord) college = agency (self, "Wickmouth College", "education");
  g_autoptr (WayRecord) team = make (self, "team", "name", "Night shelter", "agency", charity);
  WayRecord *all[] = { charity, refuge, trust, police, board, college, NULL };
  g_auto (GStrv) warnings = NULL;
  g_autofree char *text = NULL;
  WayId own, quiet;

  way_test_save (self->library, team);
  conversation_with (self, charity, "agency");
  quiet = conversation_with (self, team, "partner");
  conversation_with (self, refuge, NULL);
  conversation_with (self, trust, "sector");
  conversation_with (self, board, "sector");
  own = conversation_with (self, police, "agency");
  action_of (self, &own, all);
  text = markdown (self, NULL, &warnings);
  assert_holds (text, "(Coast Police, Wickmouth College, Health, a partner)");
  assert_lacks (text, "Harbour");
  assert_lacks (text, "Refuge");
  assert_lacks (text, "County");
  g_assert_cmpuint (g_strv_length (warnings), ==, 0);
  g_clear_pointer (&text, g_free);
  g_assert_true (way_edit_delete (self->library, &quiet, NULL));
  text = markdown (self, NULL, NULL);
  assert_holds (text, "(Coast Police, Wickmouth College, Health, a partner)");
  assert_lacks (text, "Harbour");
}

/* What one conversation allows holds for what was said in it; a lower one of the same agency elsewhere does not change it.
 * In a conversation with somebody else that allows less, nobody is named further. */
static void
test_attribution_of_own (Fixture *self, gconstpointer data)
{
  g_autoptr (WayRecord) police = agency (self, "Coast Police", "police");
  g_autoptr (WayRecord) trust = agency (self, "Harbour NHS Trust", "health");
  g_autoptr (WayRecord) charity = agency (self, "Harbour Lights", "voluntary and community");
  WayRecord *one[] = { police, NULL }, *two[] = { trust, police, NULL };
  WayId open = conversation_with (self, police, "agency"), lower = conversation_with (self, trust, "sector");
  WayId partner = conversation_with (self, charity, "partner");
  g_autofree char *text = NULL;

  conversation_with (self, police, "partner");
  action_of (self, &open, one);
  text = markdown (self, NULL, NULL);
  assert_holds (text, "(Coast Police)");
  g_clear_pointer (&text, g_free);
  action_of (self, &lower, two);
  text = markdown (self, NULL, NULL);
  assert_holds (text, "(Health, a partner)");
  g_clear_pointer (&text, g_free);
  action_of (self, &partner, two);
  text = markdown (self, NULL, NULL);
  assert_holds (text, "(a partner)");
  assert_lacks (text, "NHS");
}

/* A person may have less said than the conversations allow, never more. */
static void
test_attribution_chosen (Fixture *self, gconstpointer data)
{
  g_autoptr (WayRecord) police = agency (self, "Wickmouth Police", "police");
  g_autoptr (WayRecord) trust = agency (self, "Harbour NHS Trust", "health");
  g_autoptr (WayRecord) charity = agency (self, "Harbour Lights", "voluntary and community");
  static const char *const expected[WAY_N_PLAN_ATTRIBUTIONS][5] = {
    [WAY_PLAN_SAID_BY_CONVERSATION] = { "(Wickmouth Police)", "(Health)", "(a partner)", "conversation with Wickmouth Police" },
    [WAY_PLAN_SAID_BY_SECTOR] = { "(Police)", "(Health)", "(a partner)", "conversation with Police" },
    [WAY_PLAN_SAID_BY_PARTNER] = { "(a partner)", "conversation with a partner" },
    [WAY_PLAN_SAID_BY_NONE] = { "“Forms differ”", "From a conversation" },
  };
  static const char *const never[] = { "Wickmouth Police", "(Police", "with Police", "Health", "a partner" };
  static const guint n_never[] = { 0, 1, 4, 5 }, n_warnings[] = { 1, 2, 0, 0 };
  GError *error = NULL;
  WayId talk;

  action_from (self, police, "agency", "Map surveys");
  action_from (self, trust, "sector", "Draft one form");
  action_from (self, charity, "partner", "Invite two groups");
  talk = conversation_with (self, police, "agency");
  g_assert_true (way_action_create (self->library, self->project_id, "Ask", &talk, NULL, NULL, NULL, &error));
  for (guint i = 0; i < WAY_N_PLAN_ATTRIBUTIONS; i++)
    {
      WayPlanOptions options = { .attribution = (WayPlanAttribution) i };
      g_auto (GStrv) warnings = NULL;
      g_autofree char *text = markdown (self, &options, &warnings);

      for (guint k = 0; expected[i][k] != NULL; k++)
        assert_holds (text, expected[i][k]);
      for (guint k = 0; k < n_never[i]; k++)
        assert_lacks (text, never[k]);
      assert_lacks (text, "Harbour");
      g_assert_cmpuint (g_strv_length (warnings), ==, n_warnings[i]);
    }
}

/* What a deleted card said is in no plan. */
static void
test_deleted_card (Fixture *self, gconstpointer data)
{
  g_autoptr (WayRecord) card = make (self, "card", "text", "Forms differ", NULL, NULL);
  g_autofree char *before = NULL, *after = NULL;
  GError *error = NULL;
  WayId id;

  way_test_save (self->library, card);
  way_action_create_from_card (self->library, way_record_get_id (card), &id, &error);
  g_assert_no_error (error);
  way_edit_set_text (self->library, &id, "text", "Agree one form", &error);
  g_assert_no_error (error);
  before = markdown (self, NULL, NULL);
  assert_holds (before, "Forms differ");
  g_assert_true (way_edit_delete (self->library, way_record_get_id (card), NULL));
  after = markdown (self, NULL, NULL);
  assert_holds (after, "Agree one form");
  assert_lacks (after, "Forms differ");
}

/* A conversation with a team may name its agency at most; a source that is gone tells no more than before. */
static void
test_attribution_of_team (Fixture *self, gconstpointer data)
{
  g_autoptr (WayRecord) police = agency (self, "Wickmouth Police", "police");
  g_autoptr (WayRecord) team = make (self, "team", "name", "Harbour neighbourhood team", "agency", police);
  g_autoptr (WayRecord) conversation = NULL;
  g_autofree char *text = NULL;
  GError *error = NULL;
  WayId direct, hidden;

  way_test_save (self->library, team);
  action_from (self, team, "agency", "Map surveys");
  conversation = make (self, "conversation", "title", "Talk with NAME", "agency", team);
  way_test_save (self->library, conversation);
  way_action_create (self->library, self->project_id, "Ask", way_record_get_id (conversation), NULL, NULL, &direct, &error);
  hidden = action_from (self, team, "partner", "Invite");
  g_assert_no_error (error);
  g_assert_true (way_edit_delete (self->library, way_record_get_id (conversation), &error));
  (void) hidden;
  text = markdown (self, NULL, NULL);
  assert_holds (text, "(Wickmouth Police)");
  assert_holds (text, "(a partner)");
  assert_lacks (text, "Harbour neighbourhood team");
  assert_lacks (text, "conversation with");
}

static void
test_private_reflection (Fixture *self, gconstpointer data)
{
  const char *const answers[] = { "SECRET", NULL };
  WayPlanOptions all = { WAY_PLAN_ALL, TRUE, TRUE, TRUE, TRUE };
  g_autoptr (WayRecord) reflection = way_record_new_named ("reflection");
  g_autoptr (WayRecord) workshop = make (self, "workshop", "title", "Workshop 2", NULL, NULL);
  g_autoptr (WayRecord) outcome = NULL;
  g_autofree char *text = NULL;
  GError *error = NULL;
  WayId id;

  way_record_set_project (reflection, self->project_id);
  way_record_set_list (reflection, "answers", answers);
  way_record_set_boolean (reflection, "private", TRUE);
  way_test_save (self->library, reflection);
  way_test_save (self->library, workshop);
  way_action_create (self->library, self->project_id, "Ask", way_record_get_id (reflection), NULL, NULL, &id, &error);
  g_assert_no_error (error);
  outcome = make (self, "action_reflection", "note", "Two answers came", "workshop", workshop);
  way_record_set_reference (outcome, "action", &id);
  way_record_set_text (outcome, "outcome", "carried");
  way_test_save (self->library, outcome);
  g_assert_true (way_action_add_update (self->library, &id, "Asked twice", &error));
  g_assert_true (way_edit_set_text (self->library, &id, "resources", "A room", &error));
  text = markdown (self, &all, NULL);
  assert_lacks (text, "SECRET");
  assert_lacks (text, "reflection");
  assert_holds (text, "Workshop 2: Carried. Two answers came");
  assert_holds (text, "26 Jan 2022: Asked twice");
  assert_holds (text, "Needs: A room");
}

static void
test_scope (Fixture *self, gconstpointer data)
{
  WayPlanOptions open = { .scope = WAY_PLAN_OPEN };
  WayPlanOptions overdue = { .scope = WAY_PLAN_OVERDUE };
  WayId done = action (self, "Finished"), late = action (self, "Late"), next = action (self, "Early");
  g_autofree char *open_text = NULL;
  g_autofree char *overdue_text = NULL;
  WayPlanScope scope;

  g_assert_true (way_action_set_status (self->library, &done, "done", NULL));
  g_assert_true (way_action_set_due (self->library, &done, "2021-12", NULL));
  g_assert_true (way_action_set_due (self->library, &late, "2021-12", NULL));
  g_assert_true (way_action_set_due (self->library, &next, "2022-01-26", NULL));
  open_text = markdown (self, &open, NULL);
  assert_lacks (open_text, "Finished");
  assert_holds (open_text, "Early");
  assert_holds (open_text, "3 actions in all");
  overdue_text = markdown (self, &overdue, NULL);
  assert_holds (overdue_text, "Late");
  assert_lacks (overdue_text, "Early");
  g_assert_true (way_plan_scope_from_name ("Overdue", &scope));
  g_assert_cmpint (scope, ==, WAY_PLAN_OVERDUE);
  g_assert_false (way_plan_scope_from_name ("mine", &scope));
}

/* Themes in their order, what has none last; and every format holds all forty. */
static void
test_forty (Fixture *self, gconstpointer data)
{
  g_autoptr (WayRecord) second = make (self, "theme", "name", "Mandate", NULL, NULL);
  g_autoptr (WayRecord) first = make (self, "theme", "name", "Voices", NULL, NULL);
  g_autoptr (WayDocument) document = NULL;
  g_autofree char *text = NULL;
  g_autofree char *csv = NULL;
  WayTable *table = NULL;
  GError *error = NULL;

  way_record_set_text (second, "rank", "b");
  way_record_set_text (first, "rank", "a");
  way_test_save (self->library, second);
  way_test_save (self->library, first);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *words = g_strdup_printf ("Action number %u | with <b>&</b> = \"signs\"\x01", i);
      WayRecord *theme = i % 3 == 0 ? first : second;

      way_action_create (self->library, self->project_id, words, NULL, i % 3 == 2 ? NULL : way_record_get_id (theme), NULL,
                         NULL, &error);
      g_assert_no_error (error);
    }
  document = way_plan_document_new (self->library, self->project_id, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < document->nodes->len; i++)
    if (((WayNode *) document->nodes->pdata[i])->kind == WAY_NODE_TABLE)
      table = ((WayNode *) document->nodes->pdata[i])->table;
  g_assert_cmpuint (table->rows->len, ==, 43);
  g_assert_cmpstr (((WayTableRow *) table->rows->pdata[0])->group, ==, "Voices");
  g_assert_cmpstr (((WayTableRow *) table->rows->pdata[42 - 13])->group, ==, "No theme");
  csv = export_bytes (document, WAY_DOCUMENT_CSV, NULL);
  assert_holds (csv, "A-040");
  assert_holds (csv, "Action number 39 | with <b>&</b> = \"\"signs\"\"");
  text = export_bytes (document, WAY_DOCUMENT_HTML, NULL);
  assert_holds (text, "with &lt;b&gt;&amp;&lt;/b&gt;");
  for (WayDocumentFormat format = 0; format < WAY_N_DOCUMENT_FORMATS; format++)
    {
      gsize size;
      g_autofree char *bytes = export_bytes (document, format, &size);

      g_assert_cmpuint (size, >, 1000);
    }
}

static void
test_no_project (Fixture *self, gconstpointer data)
{
  GError *error = NULL;
  WayId id;

  way_id_init_new (&id);
  g_assert_null (way_plan_document_new (self->library, &id, NULL, NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_NOT_FOUND);
  g_clear_error (&error);
}

#define PAGE 4096

static gboolean
page_holds (const char *page, const char *text)
{
  for (gsize i = 0; i + strlen (text) <= PAGE; i++)
    if (memcmp (page + i, text, strlen (text)) == 0)
      return TRUE;
  return FALSE;
}

/* Spoils every page of the closed library that holds @text. */
static void
spoil (const char *path, const char *text)
{
  g_autofree char *content = NULL;
  gsize size;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  for (gsize at = PAGE; at + PAGE <= size; at += PAGE)
    if (page_holds (content + at, text))
      {
        memset (content + at, 'Z', PAGE);
        n++;
      }
  g_assert_cmpuint (n, >, 0);
  g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
}

/* A plan that lacks what could not be read would be taken for the whole. */
static void
test_damaged (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_strdup (way_library_get_path (self->library));
  WayId project = *self->project_id;
  GError *error = NULL;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *text = g_strdup_printf ("Zebra crossing %u", i);

      g_assert_true (way_action_create (self->library, &project, text, NULL, NULL, NULL, NULL, &error));
    }
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (WayRecord) card = way_test_record (self->library, self->project, "card", "Afterwards");
    }
  g_clear_object (&self->project);
  g_assert_finalize_object (self->library);
  spoil (path, "Zebra crossing");
  self->library = way_library_open (path, WAY_LIBRARY_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_null (way_plan_document_new (self->library, &project, NULL, NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_DAMAGED);
  g_clear_error (&error);
}

#define ADD(path, function) g_test_add ("/plan/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("empty", test_empty);
  ADD ("columns", test_columns);
  ADD ("milestones", test_milestones);
  ADD ("next-workshop", test_next_workshop);
  ADD ("attribution", test_attribution);
  ADD ("deleted-card", test_deleted_card);
  ADD ("attribution-of-several", test_attribution_of_several);
  ADD ("attribution-in-conflict", test_attribution_in_conflict);
  ADD ("attribution-of-own", test_attribution_of_own);
  ADD ("attribution-chosen", test_attribution_chosen);
  ADD ("attribution-of-team", test_attribution_of_team);
  ADD ("private-reflection", test_private_reflection);
  ADD ("scope", test_scope);
  ADD ("forty", test_forty);
  ADD ("no-project", test_no_project);
  ADD ("damaged", test_damaged);
  return g_test_run ();
}
