/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-thread.h"

#include "service/way-thread-words.h"

/* No thread of people is deeper; what is, has been made to be. */
#define DEEPEST 40

typedef struct {
  WayLibrary *library;
  const WayId *here;
  GHashTable *known; /* of WayId: what stands in the thread already */
  GPtrArray *nodes;
} Thread;

static void add_up (Thread *self, WayRecord *record, guint level);
static void add_down (Thread *self, WayRecord *record, guint depth, guint level);

/* %FALSE if it is there already. */
static gboolean
claim (Thread *self, const WayId *id)
{
  return g_hash_table_add (self->known, way_id_copy (id));
}

static void
add_node (Thread *self, WayRecord *record, guint depth)
{
  WayThreadNode *node = way_thread_node_new (self->library, record);

  node->depth = depth;
  node->here = way_id_equal (&node->id, self->here);
  g_ptr_array_add (self->nodes, node);
}

/* --- Up: where it came from --- */

static void
add_source (Thread *self, const WayId *id, gboolean and_its_own, guint level)
{
  g_autoptr (WayRecord) record = id != NULL ? way_library_get (self->library, id) : NULL;

  if (record == NULL || level > DEEPEST || !claim (self, id))
    return;
  if (and_its_own)
    add_up (self, record, level + 1);
  add_node (self, record, 0);
}

static void
add_sources (Thread *self, GArray *ids, gboolean and_their_own, guint level)
{
  for (guint i = 0; i < ids->len; i++)
    add_source (self, way_id_list_index (ids, i), and_their_own, level);
}

static void
add_sources_of_query (Thread *self, const char *query, WayRecord *record, guint level)
{
  g_autoptr (GArray) ids = way_library_query_ids (self->library, query, "i", way_record_get_id (record));

  add_sources (self, ids, TRUE, level);
}

static void
add_up (Thread *self, WayRecord *record, guint level)
{
  if (way_record_is (record, "card"))
    {
      add_sources_of_query (self, "thread: cards merged into", record, level);
      add_source (self, way_record_get_reference (record, "source"), TRUE, level);
    }
  else if (way_record_is (record, "theme"))
    {
      add_sources_of_query (self, "thread: themes merged into", record, level);
      add_sources_of_query (self, "thread: cards of theme", record, level);
    }
  else if (way_record_is (record, "action"))
    {
      add_sources (self, way_record_get_references (record, "cards"), TRUE, level);
      add_source (self, way_record_get_reference (record, "theme"), FALSE, level);
      add_source (self, way_record_get_reference (record, "origin"), TRUE, level);
    }
  else if (way_record_is (record, "reflection") || way_record_is (record, "decision")
           || way_record_is (record, "recommendation"))
    add_source (self, way_record_get_reference (record, "source"), FALSE, level);
  else if (way_record_is (record, "workshop"))
    add_sources (self, way_record_get_references (record, "themes"), FALSE, level);
  else if (way_record_is (record, "paragraph"))
    add_sources (self, way_record_get_references (record, "sources"), TRUE, level);
}

/* --- Down: what happened to it --- */

/* Where an action or the like was agreed stands just above it. */
static void
add_place (Thread *self, WayRecord *record, guint depth)
{
  const WayId *origin = way_record_is (record, "action") ? way_record_get_reference (record, "origin") : NULL;
  g_autoptr (WayRecord) place = origin != NULL ? way_library_get (self->library, origin) : NULL;

  if (place != NULL && claim (self, origin))
    add_node (self, place, depth);
}

static void
add_outcomes (Thread *self, GArray *ids, guint depth, guint level)
{
  for (guint i = 0; i < ids->len && level <= DEEPEST; i++)
    {
      const WayId *id = way_id_list_index (ids, i);
      g_autoptr (WayRecord) record = way_library_get (self->library, id);

      if (record == NULL || !claim (self, id))
        continue;
      add_place (self, record, depth);
      add_node (self, record, depth);
      add_down (self, record, depth, level + 1);
    }
}

/* The outcomes that several queries find, indented if there is more than one. */
static void
add_outcomes_of (Thread *self, WayRecord *record, const char *const *queries, guint depth, guint level)
{
  g_autoptr (GArray) all = way_id_list_new ();

  for (; *queries != NULL; queries++)
    {
      g_autoptr (GArray) ids = way_library_query_ids (self->library, *queries, "i", way_record_get_id (record));

      for (guint i = 0; i < ids->len; i++)
        if (!g_hash_table_contains (self->known, way_id_list_index (ids, i))
            && !way_id_list_contains (all, way_id_list_index (ids, i)))
          g_array_append_vals (all, way_id_list_index (ids, i), 1);
    }
  add_outcomes (self, all, all->len > 1 ? depth + 1 : depth, level);
}

/* Records in a line below, not indented: themes of a card, reviews of an action, paragraphs that quote. */
static void
add_line (Thread *self, GArray *ids, guint depth)
{
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (WayRecord) record = way_library_get (self->library, way_id_list_index (ids, i));

      if (record != NULL && claim (self, way_id_list_index (ids, i)))
        add_node (self, record, depth);
    }
}

static void
add_line_of_query (Thread *self, const char *query, WayRecord *record, guint depth)
{
  g_autoptr (GArray) ids = way_library_query_ids (self->library, query, "i", way_record_get_id (record));

  add_line (self, ids, depth);
}

static void
add_merged_into (Thread *self, WayRecord *record, guint depth, guint level)
{
  const WayId *id = way_record_get_reference (record, "merged_into");
  g_autoptr (GArray) ids = way_id_list_new ();

  if (id != NULL)
    g_array_append_vals (ids, id, 1);
  add_outcomes (self, ids, depth, level);
}

static void
add_down (Thread *self, WayRecord *record, guint depth, guint level)
{
  static const char *const of_source[] = { "thread: cards from source", "thread: actions from origin", "thread: reflections from source", NULL };
  static const char *const of_card[] = { "thread: actions of card", NULL };
  static const char *const of_theme[] = { "thread: actions of theme", NULL };
  static const char *const of_workshop[] = { "thread: cards from source", "actions of workshop", "thread: reflections from source", NULL };
  static const char *const of_anything[] = { "thread: actions from origin", NULL };

  if (way_record_is (record, "card"))
    {
      add_merged_into (self, record, depth, level);
      add_line (self, way_record_get_references (record, "themes"), depth);
      add_outcomes_of (self, record, of_card, depth, level);
    }
  else if (way_record_is (record, "theme"))
    {
      add_merged_into (self, record, depth, level);
      add_line_of_query (self, "thread: workshops of theme", record, depth);
      add_outcomes_of (self, record, of_theme, depth, level);
    }
  else if (way_record_is (record, "action"))
    add_line_of_query (self, "thread: reviews of action", record, depth);
  else if (way_record_is (record, "workshop"))
    add_outcomes_of (self, record, of_workshop, depth, level);
  else if (way_record_is (record, "conversation") || way_record_is (record, "agenda_block"))
    add_outcomes_of (self, record, of_source, depth, level);
  else
    add_outcomes_of (self, record, of_anything, depth, level);
  add_line_of_query (self, "thread: paragraphs quoting", record, depth);
}

GPtrArray *
way_thread_new (WayLibrary *library, const WayId *id)
{
  GPtrArray *nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) way_thread_node_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (way_id_hash, way_id_equal, (GDestroyNotify) way_id_free, NULL);
  g_autoptr (WayRecord) record = way_library_get (library, id);
  Thread self = { .library = library, .here = id, .known = known, .nodes = nodes };

  if (record == NULL)
    return nodes;
  claim (&self, id);
  add_up (&self, record, 0);
  add_node (&self, record, 0);
  add_down (&self, record, 0, 0);
  return nodes;
}
