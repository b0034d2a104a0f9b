/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-action-service.h"
#include "service/way-edit.h"
#include "service/way-thread.h"
#include "service/way-workshop-service.h"
#include "support/way-test-library.h"

typedef struct {
  WayLibrary *library;
  WayRecord *project;
  WayRecord *conversation;
  WayRecord *card;
  WayRecord *theme;
  WayRecord *workshop;
  WayRecord *later;
  WayId block;
  WayId action;
} Fixture;

static WayRecord *
edit (WayRecord *record)
{
  return way_record_copy (record);
}

static void
link_card (Fixture *self)
{
  g_autoptr (WayRecord) card = edit (self->card);

  way_record_set_reference (card, "source", way_record_get_id (self->conversation));
  way_record_add_reference (card, "themes", way_record_get_id (self->theme));
  way_test_save (self->library, card);
}

static WayId
new_action (Fixture *self, const char *text)
{
  GError *error = NULL;
  WayId action;

  way_action_create (self->library, way_record_get_id (self->project), text, &self->block, way_record_get_id (self->theme),
                     way_record_get_id (self->card), &action, &error);
  g_assert_no_error (error);
  return action;
}

static void
add_review (Fixture *self)
{
  g_autoptr (WayRecord) review = way_record_new_named ("action_reflection");

  way_record_set_project (review, way_record_get_id (self->project));
  way_record_set_reference (review, "action", &self->action);
  way_record_set_reference (review, "workshop", way_record_get_id (self->later));
  way_record_set_text (review, "outcome", "carried");
  way_test_save (self->library, review);
}

static void
add_paragraph (Fixture *self)
{
  g_autoptr (WayRecord) report = way_record_new_named ("report");
  g_autoptr (WayRecord) section = way_record_new_named ("section");
  g_autoptr (WayRecord) paragraph = way_record_new_named ("paragraph");
  WayRecord *const records[] = { report, section, paragraph };

  way_record_set_text (report, "title", "Learning report");
  way_record_set_text (section, "heading", "Key issues");
  way_record_set_reference (section, "report", way_record_get_id (report));
  way_record_set_text (paragraph, "text", "Forms differ.");
  way_record_set_reference (paragraph, "section", way_record_get_id (section));
  way_record_add_reference (paragraph, "sources", &self->action);
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      way_record_set_project (records[i], way_record_get_id (self->project));
      way_test_save (self->library, records[i]);
    }
}

static void
set_up (Fixture *self, gconstpointer data)
{
  GError *error = NULL;

  g_setenv ("WAYMARK_NOW", "2022-01-26T10:00:00", TRUE);
  self->library = way_test_library ();
  self->project = way_test_project (self->library, "Wickmouth");
  self->conversation = way_test_record (self->library, self->project, "conversation", "Health");
  self->card = way_test_record (self->library, self->project, "card", "Consent forms differ");
  self->theme = way_test_record (self->library, self->project, "theme", "Consistent ways");
  self->workshop = way_test_record (self->library, self->project, "workshop", "Workshop 2 – Agreeing");
  self->later = way_test_record (self->library, self->project, "workshop", "Workshop 3 – Mandate");
  way_edit_set_text (self->library, way_record_get_id (self->workshop), "start", "2021-11-30T13:00", &error);
  way_edit_set_text (self->library, way_record_get_id (self->later), "start", "2022-02-03", &error);
  way_workshop_add_block (self->library, way_record_get_id (self->workshop), NULL, "Opening", "opening", 35, NULL, &error);
  way_workshop_add_block (self->library, way_record_get_id (self->workshop), NULL, "Who will do what", "action_planning", 20,
                          &self->block, &error);
  g_assert_no_error (error);
  link_card (self);
  self->action = new_action (self, "Draft one form");
  add_review (self);
  add_paragraph (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->project);
  g_clear_object (&self->conversation);
  g_clear_object (&self->card);
  g_clear_object (&self->theme);
  g_clear_object (&self->workshop);
  g_clear_object (&self->later);
  g_assert_finalize_object (self->library);
}

/* "pill: title" a line, two spaces a depth, "*" for this one. */
static char *
draw (Fixture *self, const WayId *id)
{
  g_autoptr (GPtrArray) nodes = way_thread_new (self->library, id);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < nodes->len; i++)
    {
      const WayThreadNode *node = nodes->pdata[i];

      g_string_append_printf (text, "%*s%s%s: %s\n", (int) node->depth * 2, "", node->here ? "*" : "", node->pill, node->title);
    }
  return g_string_free (text, FALSE);
}

static void
assert_thread (Fixture *self, const WayId *id, const char *expected)
{
  g_autofree char *drawn = draw (self, id);

  g_assert_cmpstr (drawn, ==, expected);
}

static void
test_action (Fixture *self, gconstpointer data)
{
  assert_thread (self, &self->action,
                 "conversation: Health\n"
                 "barrier: Consent forms differ\n"
                 "theme: Consistent ways\n"
                 "Workshop 2: 13:35 Who will do what\n"
                 "*action: Draft one form\n"
                 "Workshop 3: Reflected back, carried on\n"
                 "learning report: Key issues\n");
}

static void
test_card (Fixture *self, gconstpointer data)
{
  assert_thread (self, way_record_get_id (self->card),
                 "conversation: Health\n"
                 "*barrier: Consent forms differ\n"
                 "theme: Consistent ways\n"
                 "Workshop 2: 13:35 Who will do what\n"
                 "action: Draft one form\n"
                 "Workshop 3: Reflected back, carried on\n"
                 "learning report: Key issues\n");
}

static void
test_branches (Fixture *self, gconstpointer data)
{
  new_action (self, "Ask the lawyers");
  assert_thread (self, way_record_get_id (self->conversation),
                 "*conversation: Health\n"
                 "barrier: Consent forms differ\n"
                 "theme: Consistent ways\n"
                 "  Workshop 2: 13:35 Who will do what\n"
                 "  action: Draft one form\n"
                 "  Workshop 3: Reflected back, carried on\n"
                 "  learning report: Key issues\n"
                 "  action: Ask the lawyers\n");
}

/* --- Who said it --- */

/* A copy of it as it is saved now. */
static WayRecord *
edit_now (Fixture *self, WayRecord *record)
{
  g_autoptr (WayRecord) saved = way_library_get (self->library, way_record_get_id (record));

  return way_record_copy (saved);
}

static void
set_attribution (Fixture *self, const char *attribution)
{
  g_autoptr (WayRecord) conversation = edit_now (self, self->conversation);

  way_record_set_text (conversation, "attribution", attribution);
  way_test_save (self->library, conversation);
}

static char *
all_words (Fixture *self, const WayId *id)
{
  g_autoptr (GPtrArray) nodes = way_thread_new (self->library, id);
  g_autofree char *of = way_describe (self->library, id);
  GString *text = g_string_new (of);

  for (guint i = 0; i < nodes->len; i++)
    {
      const WayThreadNode *node = nodes->pdata[i];

      g_string_append_printf (text, "\n%s: %s: %s", node->pill, node->title, node->detail);
    }
  return g_string_free (text, FALSE);
}

static void
assert_words (Fixture *self, const char *attribution, const char *source, const char *raised)
{
  const WayId *const ids[] = { way_record_get_id (self->conversation), way_record_get_id (self->card), &self->action };

  set_attribution (self, attribution);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *words = all_words (self, ids[i]);

      g_assert_nonnull (strstr (words, source));
      g_assert_nonnull (strstr (words, raised));
      g_assert_true (g_str_equal (attribution, "agency") || strstr (words, "Wickmouth") == NULL);
      g_assert_true (!g_str_equal (attribution, "partner") || strstr (words, "olice") == NULL);
    }
}

/* The thread names those who spoke as their conversation wants it, and no further. */
static void
test_attribution (Fixture *self, gconstpointer data)
{
  g_autoptr (WayRecord) agency = way_test_record (self->library, NULL, "agency", "Wickmouth Police");
  g_autoptr (WayRecord) team = way_record_new_named ("team");
  g_autoptr (WayRecord) conversation = edit_now (self, self->conversation);
  g_autoptr (WayRecord) card = edit_now (self, self->card);
  g_autoptr (WayRecord) sector = edit (agency);

  way_record_set_text (sector, "sector", "police");
  way_test_save (self->library, sector);
  way_record_set_text (team, "name", "Wickmouth search team");
  way_record_set_reference (team, "agency", way_record_get_id (agency));
  way_test_save (self->library, team);
  way_record_set_text (conversation, "title", "Wickmouth Police, first time");
  way_record_set_text (conversation, "date", "2021-10-01");
  way_record_set_reference (conversation, "agency", way_record_get_id (agency));
  way_test_save (self->library, conversation);
  way_record_add_reference (card, "agencies", way_record_get_id (agency));
  way_record_add_reference (card, "agencies", way_record_get_id (team));
  way_test_save (self->library, card);
  assert_words (self, "agency", "conversation: Wickmouth Police, first time: 1 Oct 2021",
                ": raised by Wickmouth Police, Wickmouth search team");
  assert_words (self, "sector", "conversation: Police, 1 Oct 2021: attributed", ": raised by Police\n");
  assert_words (self, "partner", "conversation: A partner, 1 Oct 2021: attributed", ": raised by a partner\n");
}

/* Who was named in another's conversation is named no further than its own allow. */
static void
test_attribution_of_others (Fixture *self, gconstpointer data)
{
  g_autoptr (WayRecord) agency = way_test_record (self->library, NULL, "agency", "Wickmouth Police");
  g_autoptr (WayRecord) own = way_test_record (self->library, self->project, "conversation", "Police");
  g_autoptr (WayRecord) card = edit_now (self, self->card);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  way_record_add_reference (card, "agencies", way_record_get_id (agency));
  way_test_save (self->library, card);
  before = all_words (self, way_record_get_id (card));
  g_assert_nonnull (strstr (before, ": raised by Wickmouth Police\n"));
  {
    g_autoptr (WayRecord) copy = edit (own);

    way_record_set_reference (copy, "agency", way_record_get_id (agency));
    way_record_set_text (copy, "attribution", "partner");
    way_test_save (self->library, copy);
  }
  after = all_words (self, way_record_get_id (card));
  g_assert_nonnull (strstr (after, ": raised by a partner\n"));
}

static void
test_deleted (Fixture *self, gconstpointer data)
{
  g_autofree char *drawn = NULL;
  g_autoptr (GPtrArray) nodes = NULL;

  g_assert_true (way_edit_delete (self->library, way_record_get_id (self->card), NULL));
  drawn = draw (self, &self->action);
  g_assert_nonnull (strstr (drawn, "barrier: Consent forms differ (deleted)\n"));
  nodes = way_thread_new (self->library, &self->action);
  g_assert_true (((WayThreadNode *) nodes->pdata[1])->deleted);
  g_assert_false (((WayThreadNode *) nodes->pdata[2])->deleted);
}

/* Cards merged into each other in a circle, and each record once. */
static void
test_circle (Fixture *self, gconstpointer data)
{
  g_autoptr (WayRecord) other = way_test_record (self->library, self->project, "card", "Forms");
  g_autoptr (WayRecord) first = edit (self->card);
  g_autoptr (WayRecord) second = edit (other);
  g_autoptr (GPtrArray) nodes = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (way_id_hash, way_id_equal);

  way_record_set_reference (first, "merged_into", way_record_get_id (other));
  way_record_set_reference (second, "merged_into", way_record_get_id (self->card));
  way_test_save (self->library, first);
  way_test_save (self->library, second);
  nodes = way_thread_new (self->library, way_record_get_id (self->card));
  g_assert_cmpuint (nodes->len, >=, 3);
  for (guint i = 0; i < nodes->len; i++)
    g_assert_true (g_hash_table_add (seen, &((WayThreadNode *) nodes->pdata[i])->id));
}

static void
test_review_opens_workshop (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) nodes = way_thread_new (self->library, &self->action);
  const WayThreadNode *review = nodes->pdata[5];

  g_assert_cmpstr (review->kind, ==, "action_reflection");
  g_assert_true (way_id_equal (&review->opens, way_record_get_id (self->later)));
}

static void
test_nothing (Fixture *self, gconstpointer data)
{
  WayId id;
  g_autoptr (GPtrArray) nodes = NULL;

  way_id_init_new (&id);
  nodes = way_thread_new (self->library, &id);
  g_assert_cmpuint (nodes->len, ==, 0);
}

#define ADD(path, function) g_test_add ("/thread/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("action", test_action);
  ADD ("card", test_card);
  ADD ("branches", test_branches);
  ADD ("attribution", test_attribution);
  ADD ("attribution-of-others", test_attribution_of_others);
  ADD ("deleted", test_deleted);
  ADD ("circle", test_circle);
  ADD ("review-opens-workshop", test_review_opens_workshop);
  ADD ("nothing", test_nothing);
  return g_test_run ();
}
