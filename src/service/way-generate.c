/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-generate.h"

#include "base/way-date.h"
#include "base/way-text.h"
#include "service/way-generate-words.h"

#include <glib/gi18n-lib.h>

/* The namespace of generated ids. */
#define SPACE "c2f4d1a0-93a5-4c5e-9a55-2f1d6b7c8e90"
/* The first record is made at 2021-01-04T09:00Z, each further one a second later; a project begins a day later. */
#define FIRST_CREATED G_GINT64_CONSTANT (1609750800000)
#define DAY (24 * 60 * 60 * G_GINT64_CONSTANT (1000))

#define N_AGENCIES 8
#define N_PEOPLE 10
#define N_THEMES 6
#define N_WORKSHOPS 3
#define CARDS_PER_CONVERSATION 25

typedef struct {
  WayLibrary *library;
  GRand *rand;
  WayId space;
  guint index;   /* of the project */
  guint serial;  /* of the record within the project */
  GHashTable *ranks; /* kind and owner (char *) → the last rank (char *) */
  WayId project;
  WayId agencies[N_AGENCIES];
  WayId people[N_PEOPLE];
  WayId themes[N_THEMES];
  WayId workshops[N_WORKSHOPS];
  WayId blocks[N_WORKSHOPS];
  GArray *conversations;
  GArray *cards;
  GError **error;
} Generator;

static const char *const sectors[N_AGENCIES] = { "children's social care", "police", "health", "education", "youth justice",
                                                 "community safety", "voluntary and community", "commissioning" };
static const char *const agency_names[N_AGENCIES] = { "%s Council, children’s services", "%s Police", "%s NHS Trust",
                                                      "%s Schools Partnership", "%s Youth Justice Service",
                                                      "%s Community Safety Team", "%s Voluntary Action",
                                                      "%s Commissioning Group" };

static const WayId *
pick (Generator *self, const WayId *ids, guint n)
{
  return &ids[g_rand_int_range (self->rand, 0, (gint32) n)];
}

static const char *
pick_text (Generator *self, const char *const *texts)
{
  return texts[g_rand_int_range (self->rand, 0, (gint32) g_strv_length ((char **) texts))];
}

static gboolean
chance (Generator *self, guint percent)
{
  return g_rand_int_range (self->rand, 0, 100) < (gint32) percent;
}

/* A record whose id and time follow from the seed and its place. */
static WayRecord *
new_record (Generator *self, const char *kind)
{
  WayRecord *record = way_record_new_named (kind);
  g_autofree char *name = g_strdup_printf ("%u/%u/%s", self->index, self->serial, kind);
  WayId id;

  way_id_init_name (&id, &self->space, name);
  way_record_set_id (record, &id);
  way_record_set_created (record, FIRST_CREATED + self->index * DAY + self->serial * G_GINT64_CONSTANT (1000));
  if ((way_record_get_kind (record)->flags & WAY_KIND_LIBRARY) == 0)
    way_record_set_project (record, &self->project);
  self->serial++;
  return record;
}

/* Ranks are counted here: asking the library for the last sibling of each of 10,000 would be slow. */
static void
set_rank (Generator *self, WayRecord *record)
{
  const WayId *owner = way_record_get_owner (record);
  char text[WAY_ID_TEXT_SIZE] = "";
  char *key, *rank;

  if (way_kind_field (way_record_get_kind (record), "rank") == NULL)
    return;
  if (owner != NULL)
    way_id_to_text (owner, text);
  key = g_strconcat (way_record_get_kind (record)->name, text, NULL);
  rank = way_rank_between (g_hash_table_lookup (self->ranks, key), NULL);
  way_record_set_text (record, "rank", rank);
  g_hash_table_replace (self->ranks, key, rank);
}

/* Takes @record; @id (out, optional) gets its id. */
static gboolean
save (Generator *self, WayRecord *record, WayId *id)
{
  g_autoptr (WayRecord) owned = record;

  if (id != NULL)
    *id = *way_record_get_id (record);
  set_rank (self, record);
  return way_library_save (self->library, record, self->error);
}

/* A day up to @span days after 2021-03-01. */
static void
set_day (Generator *self, WayRecord *record, const char *field, int from, int span)
{
  g_autofree char *day = way_date_add_days ("2021-03-01", from + g_rand_int_range (self->rand, 0, span));

  way_record_set_text (record, field, day);
}

/* --- The parts of a project --- */

static gboolean
make_agencies (Generator *self, const char *place)
{
  for (guint i = 0; i < N_AGENCIES; i++)
    {
      WayRecord *agency = new_record (self, "agency");
      const char *rest = agency_names[i] + 2;
      g_autofree char *name = g_strconcat (place, rest, NULL);

      way_record_set_text (agency, "name", name);
      way_record_set_text (agency, "sector", sectors[i]);
      way_record_set_boolean (agency, "statutory", i < 6);
      if (!save (self, agency, &self->agencies[i]))
        return FALSE;
    }
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      WayRecord *person = new_record (self, "person");
      g_autofree char *name = way_generate_person (self->rand);

      way_record_set_text (person, "name", name);
      way_record_set_reference (person, "agency", &self->agencies[i % N_AGENCIES]);
      way_record_set_boolean (person, "decision_authority", i % 3 == 0);
      if (!save (self, person, &self->people[i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
make_project (Generator *self, const char *place)
{
  WayRecord *partnership = new_record (self, "partnership");
  WayRecord *project;
  g_autofree char *name = g_strdup_printf ("%s Safeguarding Partnership", place);
  g_autofree char *title = g_strdup_printf ("%s support project %u", place, self->index + 1);
  const char *areas[] = { place, NULL };
  WayId id;

  way_record_set_text (partnership, "name", name);
  way_record_set_list (partnership, "areas", areas);
  if (!save (self, partnership, &id))
    return FALSE;
  project = new_record (self, "project");
  self->project = *way_record_get_id (project);
  way_record_set_project (project, &self->project);
  way_record_set_text (project, "title", title);
  way_record_add_reference (project, "partnerships", &id);
  way_record_set_text (project, "size", "standard");
  way_record_set_text (project, "delivery", "digital");
  way_record_set_text (project, "commenced", "2021-03");
  way_record_set_text (project, "stage", "delivery");
  return save (self, project, NULL);
}

static gboolean
make_history (Generator *self)
{
  static const char *const stages[] = { "enquiry", "scoping", "delivery" };
  static const char *const days[] = { "2021-03-01", "2021-06-01" };
  static const char *const goals[] = { "Agencies see child exploitation as one concern they share",
                                       "Agencies hear young people before they decide, and act as one" };
  WayId goal;

  for (guint i = 0; i < 2; i++)
    {
      WayRecord *change = new_record (self, "stage_change");
      WayRecord *next = new_record (self, "goal");

      way_record_set_text (change, "from", stages[i]);
      way_record_set_text (change, "to", stages[i + 1]);
      way_record_set_text (change, "date", days[i]);
      way_record_set_text (next, "text", goals[i]);
      way_record_set_text (next, "agreed_on", days[i]);
      way_record_set_text (next, "agreed_by", "Core group");
      if (i > 0)
        way_record_set_reference (next, "supersedes", &goal);
      if (!save (self, change, NULL))
        {
          g_object_unref (next);
          return FALSE;
        }
      if (!save (self, next, &goal))
        return FALSE;
    }
  return TRUE;
}

static gboolean
make_members (Generator *self)
{
  static const char *const roles[] = { "single point of contact", "project lead", "core group" };

  for (guint i = 0; i < N_AGENCIES; i++)
    {
      WayRecord *participation = new_record (self, "participation");

      way_record_set_reference (participation, "agency", &self->agencies[i]);
      way_record_set_boolean (participation, "core", i < 4);
      way_record_set_text (participation, "from", "2021-03");
      if (!save (self, participation, NULL))
        return FALSE;
    }
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      WayRecord *membership = new_record (self, "membership");

      way_record_set_reference (membership, "person", &self->people[i]);
      way_record_set_text (membership, "role", roles[MIN (i, 2)]);
      way_record_set_text (membership, "from", "2021-03");
      if (!save (self, membership, NULL))
        return FALSE;
    }
  return TRUE;
}

static gboolean
make_themes (Generator *self)
{
  static const char *const states[N_THEMES] = { "taken_forward", "taken_forward", "parked", "proposed", "emerging", "emerging" };

  for (guint i = 0; i < N_THEMES; i++)
    {
      WayRecord *theme = new_record (self, "theme");

      way_record_set_text (theme, "name", way_generate_theme (i + self->index));
      way_record_set_text (theme, "state", states[i]);
      if (i < 3)
        {
          way_record_set_text (theme, "decided_by", "Single point of contact");
          way_record_set_text (theme, "reason", "Most agencies raised it");
          set_day (self, theme, "decided_on", 120, 10);
        }
      if (!save (self, theme, &self->themes[i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
make_blocks (Generator *self, guint workshop)
{
  static const struct {
    const char *title;
    const char *kind;
    int minutes;
  } blocks[] = { { "Welcome and purpose", "opening", 10 }, { "You said, we did", "review", 15 },
                 { "Breakout groups", "activity", 40 },    { "Break", "break", 10 },
                 { "Action planning", "action_planning", 30 }, { "Check-out", "closing", 15 } };

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      WayRecord *block = new_record (self, "agenda_block");
      gboolean planning = g_str_equal (blocks[i].kind, "action_planning");

      way_record_set_reference (block, "workshop", &self->workshops[workshop]);
      way_record_set_text (block, "title", blocks[i].title);
      way_record_set_text (block, "kind", blocks[i].kind);
      way_record_set_integer (block, "minutes", blocks[i].minutes);
      if (planning)
        way_record_set_text (block, "captures", "actions");
      if (!save (self, block, planning ? &self->blocks[workshop] : NULL))
        return FALSE;
    }
  return TRUE;
}

static gboolean
make_workshops (Generator *self)
{
  static const char *const starts[N_WORKSHOPS] = { "2021-09-14T13:00", "2021-11-30T13:00", "2027-02-03T13:00" };

  for (guint i = 0; i < N_WORKSHOPS; i++)
    {
      WayRecord *workshop = new_record (self, "workshop");
      g_autofree char *title = g_strdup_printf ("Workshop %u", i + 1);

      way_record_set_text (workshop, "title", title);
      way_record_set_text (workshop, "start", starts[i]);
      way_record_set_integer (workshop, "planned_minutes", 120);
      way_record_set_text (workshop, "state", i < 2 ? "held" : "planned");
      way_record_add_reference (workshop, "themes", &self->themes[i % 2]);
      if (!save (self, workshop, &self->workshops[i]) || !make_blocks (self, i))
        return FALSE;
    }
  return TRUE;
}

static gboolean
make_conversations (Generator *self, guint n_cards)
{
  guint n = MAX (N_AGENCIES - 1, n_cards / CARDS_PER_CONVERSATION);

  for (guint i = 0; i < n; i++)
    {
      WayRecord *conversation = new_record (self, "conversation");
      g_autofree char *title = g_strdup_printf ("Conversation %u", i + 1);
      g_autofree char *notes = way_generate_note (self->rand);
      WayId id;

      way_record_set_text (conversation, "title", title);
      /* The last agency has not been heard yet. */
      way_record_set_reference (conversation, "agency", &self->agencies[i % (N_AGENCIES - 1)]);
      way_record_set_text (conversation, "notes", notes);
      set_day (self, conversation, "date", 20, 90);
      if (!save (self, conversation, &id))
        return FALSE;
      g_array_append_val (self->conversations, id);
    }
  return TRUE;
}

static gboolean
make_cards (Generator *self, guint n)
{
  static const char *const kinds[] = { "enabler", "barrier", "aspiration", "barrier", "enabler", "question", NULL };
  static const char *const controls[] = { "in_our_gift", "can_influence", "outside_our_control", "unsorted", NULL };

  for (guint i = 0; i < n; i++)
    {
      WayRecord *card = new_record (self, "card");
      const char *kind = pick_text (self, kinds);
      g_autofree char *text = way_generate_card (self->rand, kind);
      guint conversation = (guint) g_rand_int_range (self->rand, 0, (gint32) self->conversations->len);
      WayId id;

      way_record_set_text (card, "kind", kind);
      way_record_set_text (card, "text", text);
      way_record_set_text (card, "control", pick_text (self, controls));
      way_record_set_text (card, "position", chance (self, 75) ? "inside" : "outside");
      way_record_set_reference (card, "source", way_id_list_index (self->conversations, conversation));
      way_record_add_reference (card, "agencies", &self->agencies[conversation % (N_AGENCIES - 1)]);
      if (chance (self, 80))
        way_record_add_reference (card, "themes", pick (self, self->themes, N_THEMES));
      if (!save (self, card, &id))
        return FALSE;
      g_array_append_val (self->cards, id);
    }
  return TRUE;
}

static gboolean
make_update (Generator *self, const WayId *action, const char *status)
{
  WayRecord *update = new_record (self, "update");
  g_autofree char *text = way_generate_note (self->rand);

  way_record_set_reference (update, "action", action);
  way_record_set_text (update, "text", text);
  way_record_set_text (update, "old_status", "proposed");
  way_record_set_text (update, "new_status", status);
  set_day (self, update, "date", 200, 200);
  return save (self, update, NULL);
}

static gboolean
make_reflection (Generator *self, const WayId *action)
{
  WayRecord *reflection = new_record (self, "action_reflection");

  way_record_set_reference (reflection, "action", action);
  way_record_set_reference (reflection, "workshop", &self->workshops[1]);
  way_record_set_text (reflection, "outcome", chance (self, 50) ? "reflected" : "carried");
  return save (self, reflection, NULL);
}

static void
fill_action (Generator *self, WayRecord *action, guint i, const char *status)
{
  static const char *const rags[] = { "none", "green", "green", "amber", "red", NULL };
  g_autofree char *reference = g_strdup_printf ("A-%03u", i + 1);
  g_autofree char *text = way_generate_action (self->rand);
  const char *rag = pick_text (self, rags);

  way_record_set_text (action, "reference", reference);
  way_record_set_text (action, "text", text);
  way_record_set_text (action, "status", status);
  way_record_set_text (action, "rag", rag);
  if (*rag == 'a' || *rag == 'r')
    way_record_set_text (action, "rag_reason", "Waiting for a partner’s answer");
  if (!g_str_equal (status, "proposed") || chance (self, 50))
    way_record_set_reference (action, "accountable", chance (self, 70) ? pick (self, self->people, N_PEOPLE)
                                                                       : pick (self, self->agencies, N_AGENCIES));
  if (chance (self, 60))
    way_record_add_reference (action, "responsible", pick (self, self->people, N_PEOPLE));
  if (chance (self, 85))
    set_day (self, action, "due", 300, 2400);
  way_record_set_reference (action, "theme", pick (self, self->themes, 2));
  way_record_set_reference (action, "origin", &self->blocks[i % 2]);
  if (self->cards->len > 0)
    way_record_add_reference (action, "cards",
                              way_id_list_index (self->cards, (guint) g_rand_int_range (self->rand, 0, (gint32) self->cards->len)));
}

static gboolean
make_actions (Generator *self, guint n)
{
  static const char *const statuses[] = { "proposed", "agreed", "in_progress", "in_progress", "blocked", "done", "stopped", NULL };

  for (guint i = 0; i < n; i++)
    {
      WayRecord *action = new_record (self, "action");
      const char *status = pick_text (self, statuses);
      WayId id;

      fill_action (self, action, i, status);
      if (!save (self, action, &id)
          || (!g_str_equal (status, "proposed") && chance (self, 40) && !make_update (self, &id, status))
          || (i % 2 == 0 && chance (self, 60) && !make_reflection (self, &id)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
make_board (Generator *self)
{
  WayRecord *board = new_record (self, "board");

  way_record_set_text (board, "title", "Enablers, barriers and aspirations");
  return save (self, board, NULL);
}

static gboolean
generate_project (Generator *self, guint n_cards, guint n_actions)
{
  g_autofree char *place = way_generate_place (self->rand);
  g_autofree char *label = g_strdup_printf (_("Generate project %u"), self->index + 1);
  gboolean success;

  if (!way_library_begin (self->library, NULL, label, self->error))
    return FALSE;
  success = make_agencies (self, place) && make_project (self, place) && make_history (self) && make_members (self)
            && make_themes (self) && make_workshops (self) && make_board (self) && make_conversations (self, n_cards)
            && make_cards (self, n_cards) && make_actions (self, n_actions);
  return way_library_end (self->library, success, self->error);
}

/* How many of @total the project @i of @n gets: the first ones get what is left over. */
static guint
share (guint total, guint i, guint n)
{
  return total / n + (i < total % n ? 1 : 0);
}

gboolean
way_generate (WayLibrary *library, guint n_projects, guint n_cards, guint n_actions, guint32 seed, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%u/%u/%u/%u", seed, n_projects, n_cards, n_actions);
  gboolean success = TRUE;
  WayId space;

  way_id_parse (SPACE, &space);
  for (guint i = 0; success && i < n_projects; i++)
    {
      g_autoptr (GHashTable) ranks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_autoptr (GArray) conversations = way_id_list_new ();
      g_autoptr (GArray) cards = way_id_list_new ();
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed ^ (i * 2654435761u));
      Generator self = { .library = library, .rand = rand, .index = i, .ranks = ranks, .conversations = conversations,
                         .cards = cards, .error = error };

      way_id_init_name (&self.space, &space, name);
      success = generate_project (&self, share (n_cards, i, n_projects), share (n_actions, i, n_projects));
    }
  return success;
}
