/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-board-lane-model.h"

#include "storage/way-splice.h"

#include <string.h>

/* A step that changes more cards than this reads the lane again. */
#define FEW 40
/* A list view makes no more at once. */
#define ROWS_WITH_WIDGETS 200

struct _WayBoardLaneModel {
  GObject parent_instance;

  WayLibrary *library;
  WayId project;
  WayId *source;
  char *kind;
  WayBoardFilter *filter;
  GArray *ids;
  GHashTable *ranks; /* WayId → rank, of those in the lane */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WayBoardLaneModel, way_board_lane_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* --- The filter --- */

WayBoardFilter *
way_board_filter_new (void)
{
  return g_new0 (WayBoardFilter, 1);
}

WayBoardFilter *
way_board_filter_copy (const WayBoardFilter *filter)
{
  WayBoardFilter *copy = way_board_filter_new ();

  if (filter == NULL)
    return copy;
  copy->agency = filter->agency != NULL ? way_id_copy (filter->agency) : NULL;
  copy->theme = filter->theme != NULL ? way_id_copy (filter->theme) : NULL;
  copy->control = g_strdup (filter->control);
  copy->words = g_strdup (filter->words);
  return copy;
}

void
way_board_filter_free (WayBoardFilter *filter)
{
  g_clear_pointer (&filter->agency, way_id_free);
  g_clear_pointer (&filter->theme, way_id_free);
  g_free (filter->control);
  g_free (filter->words);
  g_free (filter);
}

gboolean
way_board_filter_is_empty (const WayBoardFilter *filter)
{
  return filter == NULL
         || (filter->agency == NULL && filter->theme == NULL && filter->control == NULL
             && (filter->words == NULL || *filter->words == '\0'));
}

/* --- Reading --- */

#define ARGS(self)                                                                                                    \
  &(self)->project, (self)->source, (self)->kind, (self)->filter->agency, (self)->filter->theme,                      \
    (self)->filter->control, (self)->filter->words

static void
spliced (GArray *ids, guint position, guint removed, guint added, gpointer model)
{
  g_list_model_items_changed (model, position, removed, added);
}

static void
spliced_silently (GArray *ids, guint position, guint removed, guint added, gpointer changed)
{
  *(gboolean *) changed = TRUE;
}

/* Where a list view has no widgets, GTK 4.8 takes away the wrong rows, and goes on to show cards that are no longer there,
 * unless all of its rows are said to have changed. It keeps the place and the widgets even so. */
static void
splice (WayBoardLaneModel *self, GArray *wanted)
{
  guint n_before = self->ids->len;
  gboolean changed = FALSE;

  if (n_before <= ROWS_WITH_WIDGETS)
    {
      way_splice (self->ids, wanted, spliced, self);
      return;
    }
  way_splice (self->ids, wanted, spliced_silently, &changed);
  if (changed)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->ids->len);
}

static void
read_all (WayBoardLaneModel *self)
{
  g_autoptr (GPtrArray) rows = way_library_query_rows (self->library, "cards of lane", "iisiiss", ARGS (self));
  g_autoptr (GArray) wanted = way_id_list_new ();

  g_hash_table_remove_all (self->ranks);
  for (guint i = 0; i < rows->len; i++)
    {
      const WayId *id = way_row_id_at (rows->pdata[i], 0);
      const char *rank = way_row_text_at (rows->pdata[i], 1);

      g_array_append_vals (wanted, id, 1);
      g_hash_table_insert (self->ranks, way_id_copy (id), g_strdup (rank != NULL ? rank : ""));
    }
  splice (self, wanted);
}

/* The order of the lane: by rank, ties by id; as the query has it. */
static int
compare (WayBoardLaneModel *self, const WayId *a, const char *rank, const WayId *b)
{
  int order = strcmp (rank, g_hash_table_lookup (self->ranks, b));

  return order != 0 ? order : way_id_compare (a, b);
}

static guint
place_for (WayBoardLaneModel *self, const WayId *id, const char *rank)
{
  guint low = 0, high = self->ids->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (compare (self, id, rank, way_id_list_index (self->ids, middle)) > 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
take_out (WayBoardLaneModel *self, const WayId *id)
{
  guint position = way_board_lane_model_find (self, id);

  g_hash_table_remove (self->ranks, id);
  if (position == G_MAXUINT)
    return;
  g_array_remove_index (self->ids, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

static void
put_in (WayBoardLaneModel *self, const WayId *id, const char *rank)
{
  guint position = place_for (self, id, rank);

  g_array_insert_vals (self->ids, position, id, 1);
  g_hash_table_insert (self->ranks, way_id_copy (id), g_strdup (rank));
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

static void
read_one (WayBoardLaneModel *self, const WayId *id)
{
  g_autoptr (GPtrArray) rows = way_library_query_rows (self->library, "card in lane", "iisiissi", ARGS (self), id);
  const char *had = g_hash_table_lookup (self->ranks, id);
  const char *rank = rows->len > 0 ? way_row_text_at (rows->pdata[0], 1) : NULL;

  if (rows->len > 0 && rank == NULL)
    rank = "";
  if (g_strcmp0 (had, rank) == 0)
    return;
  if (had != NULL)
    take_out (self, id);
  if (rank != NULL)
    put_in (self, id, rank);
}

static void
changed_cb (WayLibrary *library, WayChanges *changes, WayBoardLaneModel *self)
{
  GArray *records = way_changes_get_records (changes);
  gboolean is_card[FEW] = { FALSE };

  if (!way_changes_touch (changes, "card", NULL) && !way_changes_touch (changes, "record", NULL)
      && !way_changes_touch (changes, "link", NULL))
    return;
  if (records->len > FEW)
    {
      read_all (self);
      return;
    }
  for (guint i = 0; i < records->len; i++)
    is_card[i] = way_library_kind_of (library, way_id_list_index (records, i)) == way_kind_lookup ("card");
  for (guint i = 0; i < records->len; i++)
    if (is_card[i])
      read_one (self, way_id_list_index (records, i));
}

/* --- GListModel --- */

static GType
get_item_type (GListModel *model)
{
  return WAY_TYPE_RECORD;
}

static guint
get_n_items (GListModel *model)
{
  return WAY_BOARD_LANE_MODEL (model)->ids->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  WayBoardLaneModel *self = WAY_BOARD_LANE_MODEL (model);

  return position < self->ids->len ? way_library_get (self->library, way_id_list_index (self->ids, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
way_board_lane_model_finalize (GObject *object)
{
  WayBoardLaneModel *self = WAY_BOARD_LANE_MODEL (object);

  g_clear_object (&self->library);
  g_clear_pointer (&self->source, way_id_free);
  g_free (self->kind);
  way_board_filter_free (self->filter);
  g_array_unref (self->ids);
  g_hash_table_unref (self->ranks);
  G_OBJECT_CLASS (way_board_lane_model_parent_class)->finalize (object);
}

static void
way_board_lane_model_class_init (WayBoardLaneModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_board_lane_model_finalize;
}

static void
way_board_lane_model_init (WayBoardLaneModel *self)
{
  self->filter = way_board_filter_new ();
  self->ids = way_id_list_new ();
  self->ranks = g_hash_table_new_full (way_id_hash, way_id_equal, (GDestroyNotify) way_id_free, g_free);
}

WayBoardLaneModel *
way_board_lane_model_new (WayLibrary *library, const WayId *project, const WayId *source, const char *kind)
{
  WayBoardLaneModel *self = g_object_new (WAY_TYPE_BOARD_LANE_MODEL, NULL);

  self->library = g_object_ref (library);
  self->project = *project;
  self->source = source != NULL ? way_id_copy (source) : NULL;
  self->kind = g_strdup (kind);
  read_all (self);
  g_signal_connect_object (library, "changed", G_CALLBACK (changed_cb), self, 0);
  return self;
}

void
way_board_lane_model_set_filter (WayBoardLaneModel *self, const WayBoardFilter *filter)
{
  if (way_board_filter_is_empty (filter) && way_board_filter_is_empty (self->filter))
    return;
  way_board_filter_free (self->filter);
  self->filter = way_board_filter_copy (filter);
  read_all (self);
}

guint
way_board_lane_model_find (WayBoardLaneModel *self, const WayId *card)
{
  for (guint i = 0; card != NULL && i < self->ids->len; i++)
    if (way_id_equal (way_id_list_index (self->ids, i), card))
      return i;
  return G_MAXUINT;
}

const char *
way_board_lane_model_get_rank (WayBoardLaneModel *self, const WayId *card)
{
  return g_hash_table_lookup (self->ranks, card);
}

const WayId *
way_board_lane_model_get_id (WayBoardLaneModel *self, guint position)
{
  return position < self->ids->len ? way_id_list_index (self->ids, position) : NULL;
}
