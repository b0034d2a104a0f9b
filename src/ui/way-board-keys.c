/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-board-lanes-private.h"

#include "ui/way-card-entry.h"

/* The keys of a card that has the focus. What is typed into an entry is left alone. */
static const struct {
  guint key;
  GdkModifierType state;
  const char *action;
} keys[] = {
  { GDK_KEY_F2, 0, "cards.edit" },
  { GDK_KEY_Delete, 0, "cards.delete" },
  { GDK_KEY_KP_Delete, 0, "cards.delete" },
  { GDK_KEY_n, 0, "cards.add" },
  { GDK_KEY_Insert, 0, "cards.add" },
  { GDK_KEY_a, 0, "cards.act" },
  { GDK_KEY_Return, GDK_ALT_MASK, "cards.details" },
  { GDK_KEY_Left, GDK_ALT_MASK, "cards.left" },
  { GDK_KEY_Right, GDK_ALT_MASK, "cards.right" },
  { GDK_KEY_Up, GDK_ALT_MASK, "cards.up" },
  { GDK_KEY_Down, GDK_ALT_MASK, "cards.down" },
  { GDK_KEY_Menu, 0, "cards.menu" },
  { GDK_KEY_F10, GDK_SHIFT_MASK, "cards.menu" },
  { GDK_KEY_v, GDK_CONTROL_MASK, "cards.paste" },
  { GDK_KEY_V, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "cards.paste" },
};

static WayCardView *
focused_view (WayBoardLanes *self, guint *lane)
{
  for (guint i = 0; i < WAY_BOARD_N_LANES; i++)
    {
      WayCardView *view = way_board_lane_get_focused (self->lanes[i]);

      if (view != NULL)
        {
          *lane = i;
          return view;
        }
    }
  return NULL;
}

/* To the card beside this one, in the next lane that is shown. */
static gboolean
go_sideways (WayBoardLanes *self, WayCardView *view, guint lane, int direction)
{
  graphene_rect_t bounds;

  for (int i = (int) lane + direction; i >= 0 && i < WAY_BOARD_N_LANES; i += direction)
    {
      if (!gtk_widget_get_visible (GTK_WIDGET (self->lanes[i])))
        continue;
      if (gtk_widget_compute_bounds (GTK_WIDGET (view), GTK_WIDGET (self->lanes[lane]), &bounds))
        way_board_lane_focus_at (self->lanes[i], bounds.origin.y + bounds.size.height / 2);
      return TRUE;
    }
  return TRUE;
}

/* From the last card down to the place to type. */
static gboolean
go_down (WayBoardLanes *self, WayCardView *view, guint lane)
{
  WayBoardLaneModel *model = way_board_lane_get_model (self->lanes[lane]);
  guint position = way_board_lane_model_find (model, way_record_get_id (way_card_view_get_card (view)));
  WayCardEntry *entry = way_board_lane_get_entry (self->lanes[lane]);

  if (entry == NULL || position + 1 != g_list_model_get_n_items (G_LIST_MODEL (model)))
    return FALSE;
  way_card_entry_focus (entry);
  return TRUE;
}

static gboolean
key_cb (WayBoardLanes *self, guint key, guint code, GdkModifierType state)
{
  guint lane = 0;
  WayCardView *view = focused_view (self, &lane);
  gboolean right_to_left = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (view == NULL)
    return FALSE;
  state &= gtk_accelerator_get_default_mod_mask ();
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == key && keys[i].state == state)
      {
        gtk_widget_activate_action (GTK_WIDGET (self), keys[i].action, NULL);
        return TRUE;
      }
  if (state != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Left: return go_sideways (self, view, lane, right_to_left ? 1 : -1);
    case GDK_KEY_Right: return go_sideways (self, view, lane, right_to_left ? -1 : 1);
    case GDK_KEY_Down: return go_down (self, view, lane);
    default: return FALSE;
    }
}

void
way_board_lanes_init_keys (WayBoardLanes *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->box, controller);
}
