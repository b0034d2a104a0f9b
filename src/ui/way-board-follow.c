/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-board-lanes-private.h"

#include "ui/way-window.h"

/* No more cards are chosen at once by themselves. */
#define MANY 200

/* The window's undo and redo choose the cards that they have moved or brought back, so that what is done next is done with those. A list
 * would go on to whatever card stands in the place now. */

void
way_board_lanes_follow (WayBoardLanes *self, GArray *cards, gboolean focus)
{
  way_board_lanes_select (self, way_id_list_index (cards, 0), focus);
  for (guint i = 1; i < cards->len; i++)
    for (guint lane = 0; lane < WAY_BOARD_N_LANES; lane++)
      {
        guint position = way_board_lane_model_find (way_board_lane_get_model (self->lanes[lane]),
                                                    way_id_list_index (cards, i));

        if (position != G_MAXUINT)
          gtk_selection_model_select_item (way_board_lane_get_selection (self->lanes[lane]), position, FALSE);
      }
}

/* Lane and rank, or %NULL if the card is not shown. (transfer full) */
static char *
dup_place (WayBoardLanes *self, const WayId *card)
{
  for (guint i = 0; i < WAY_BOARD_N_LANES; i++)
    {
      const char *rank = way_board_lane_model_get_rank (way_board_lane_get_model (self->lanes[i]), card);

      if (rank != NULL)
        return g_strdup_printf ("%u %s", i, rank);
    }
  return NULL;
}

static WayBoardLane *
lane_with_focus (WayBoardLanes *self)
{
  for (guint i = 0; i < WAY_BOARD_N_LANES; i++)
    if (way_board_lane_get_focused (self->lanes[i]) != NULL)
      return self->lanes[i];
  return NULL;
}

static gboolean
is_typing (GtkWidget *focus)
{
  if (GTK_IS_TEXT_VIEW (focus))
    return gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus))) > 0;
  return GTK_IS_EDITABLE (focus) && *gtk_editable_get_text (GTK_EDITABLE (focus)) != '\0';
}

/* The focus is on the lanes, and nothing is being typed there; or it is nowhere, or on a message, which goes. */
static gboolean
may_take_focus (WayBoardLanes *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  if (focus == NULL)
    return TRUE;
  if (gtk_widget_is_ancestor (focus, self->box))
    return !is_typing (focus);
  return toasts != NULL && gtk_widget_is_ancestor (focus, toasts)
         && !gtk_widget_is_ancestor (focus, adw_toast_overlay_get_child (ADW_TOAST_OVERLAY (toasts)));
}

/* Another program's undo does not choose what is worked on here. */
static gboolean
is_undoing (WayBoardLanes *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return WAY_IS_WINDOW (root) && way_window_is_undoing (WAY_WINDOW (root));
}

void
way_board_lanes_note_step (WayBoardLanes *self, WayChanges *changes)
{
  GArray *records = way_changes_get_records (changes);
  WayBoardLane *lane;

  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->focused, way_id_free);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self))
      || (!way_changes_touch (changes, "card", NULL) && !way_changes_touch (changes, "record", "deleted")
          && !way_changes_touch (changes, "link", NULL))
      || !is_undoing (self))
    return;
  self->places = g_hash_table_new_full (way_id_hash, way_id_equal, (GDestroyNotify) way_id_free, g_free);
  for (guint i = 0; i < records->len; i++)
    {
      const WayId *id = way_id_list_index (records, i);

      g_hash_table_insert (self->places, way_id_copy (id), dup_place (self, id));
    }
  self->takes_focus = may_take_focus (self);
  lane = lane_with_focus (self);
  if (lane != NULL)
    self->focused = way_id_copy (way_record_get_id (way_card_view_get_card (way_board_lane_get_focused (lane))));
}

static void
unselect_all (WayBoardLanes *self)
{
  for (guint i = 0; i < WAY_BOARD_N_LANES; i++)
    way_board_lane_unselect (self->lanes[i]);
}

/* If the card with the focus has gone, no other has it: one goes on to where one types. */
static void
let_go (WayBoardLanes *self)
{
  g_autofree char *place = self->focused != NULL ? dup_place (self, self->focused) : NULL;

  if (self->focused != NULL && place == NULL)
    way_board_lanes_add (self);
}

/* The cards of the step that are shown, and were not shown in that place before. (transfer full) */
static GArray *
dup_moved (WayBoardLanes *self, GHashTable *places, GArray *records)
{
  GArray *cards = way_id_list_new ();

  for (guint i = 0; i < records->len; i++)
    {
      const WayId *id = way_id_list_index (records, i);
      g_autofree char *place = dup_place (self, id);

      if (place != NULL && g_strcmp0 (place, g_hash_table_lookup (places, id)) != 0)
        g_array_append_vals (cards, id, 1);
    }
  return cards;
}

gboolean
way_board_lanes_follow_step (WayBoardLanes *self, WayChanges *changes)
{
  g_autoptr (GHashTable) places = g_steal_pointer (&self->places);
  g_autoptr (GArray) cards = NULL;

  if (places == NULL)
    return FALSE;
  cards = dup_moved (self, places, way_changes_get_records (changes));
  /* Ctrl is held with Z, and would have the other lanes keep what is chosen there. */
  self->selecting = TRUE;
  if (cards->len > 0)
    unselect_all (self);
  if (cards->len > 0 && cards->len <= MANY)
    way_board_lanes_follow (self, cards, self->takes_focus);
  else
    let_go (self);
  self->selecting = FALSE;
  return TRUE;
}
