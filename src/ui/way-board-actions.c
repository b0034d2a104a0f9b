/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-board-lanes-private.h"

#include "service/way-card-service.h"
#include "service/way-edit.h"
#include "ui/way-action-make.h"
#include "ui/way-ask-text.h"
#include "ui/way-label.h"

#include <glib/gi18n.h>

WayPage *
way_board_lanes_get_page (WayBoardLanes *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), WAY_TYPE_PAGE);

  return page != NULL ? WAY_PAGE (page) : NULL;
}

/* Says what was done, with Undo beside it, or what went wrong. Returns @success. */
static gboolean
say (WayBoardLanes *self, gboolean success, const char *message, const GError *error)
{
  WayPage *page = way_board_lanes_get_page (self);

  if (page != NULL && success)
    way_page_toast_undo (page, message);
  else if (page != NULL)
    way_page_error (page, error);
  return success;
}

/* The selected cards and the one that has the focus. */
static GArray *
dup_cards (WayBoardLanes *self)
{
  GArray *cards = way_board_lanes_dup_selected (self);

  for (guint i = 0; cards->len == 0 && i < WAY_BOARD_N_LANES; i++)
    {
      WayCardView *view = way_board_lane_get_focused (self->lanes[i]);

      if (view != NULL)
        g_array_append_vals (cards, way_record_get_id (way_card_view_get_card (view)), 1);
    }
  return cards;
}

/* --- Moving --- */

static gboolean
place (WayBoardLanes *self, GArray *cards, const char *kind, const WayId *before, const WayId *after)
{
  g_autoptr (GError) error = NULL;
  gboolean success = way_card_place (self->library, cards, kind, before, after, &error);

  if (!success)
    say (self, FALSE, NULL, error);
  return success;
}

static char *
moved_message (guint n, const char *kind)
{
  if (n == 1)
    /* Translators: where a card has gone: Moved to “Barriers”. */
    return g_strdup_printf (_("Moved to “%s”"), way_card_lane_title (kind));
  return g_strdup_printf (ngettext ("%u card moved to “%s”", "%u cards moved to “%s”", n), n,
                          way_card_lane_title (kind));
}

static gboolean
dropped_cb (WayBoardLanes *self, GArray *cards, const WayId *before, const WayId *after, WayBoardLane *lane)
{
  g_autofree char *message = moved_message (cards->len, way_board_lane_get_kind (lane));
  gboolean elsewhere = way_board_lane_model_find (way_board_lane_get_model (lane), way_id_list_index (cards, 0))
                       == G_MAXUINT;

  if (!place (self, cards, way_board_lane_get_kind (lane), before, after))
    return FALSE;
  if (elsewhere)
    say (self, TRUE, message, NULL);
  way_board_lanes_follow (self, cards, TRUE);
  return TRUE;
}

void
way_board_lanes_set_kind (WayBoardLanes *self, const char *kind)
{
  g_autoptr (GArray) cards = dup_cards (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = moved_message (cards->len, kind);

  if (cards->len == 0)
    return;
  if (say (self, way_card_set_kind (self->library, cards, kind, &error), message, error))
    way_board_lanes_follow (self, cards, TRUE);
}

void
way_board_lanes_shift (WayBoardLanes *self, int direction)
{
  g_autoptr (GArray) cards = dup_cards (self);
  int lane = (int) self->current + direction;

  if (cards->len == 0 || lane < 0 || lane >= WAY_BOARD_N_LANES - 1)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  way_board_lanes_set_kind (self, way_board_lane_get_kind (self->lanes[lane]));
}

void
way_board_lanes_reorder (WayBoardLanes *self, int direction)
{
  WayBoardLane *lane = self->lanes[self->current];
  WayBoardLaneModel *model = way_board_lane_get_model (lane);
  g_autoptr (GArray) cards = way_board_lane_dup_selected (lane);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));
  guint first, last;

  if (cards->len == 0)
    return;
  first = way_board_lane_model_find (model, way_id_list_index (cards, 0));
  last = way_board_lane_model_find (model, way_id_list_index (cards, cards->len - 1));
  if (direction < 0 ? first == 0 : last + 1 >= n)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (direction < 0
        ? place (self, cards, NULL, first > 1 ? way_board_lane_model_get_id (model, first - 2) : NULL,
                 way_board_lane_model_get_id (model, first - 1))
        : place (self, cards, NULL, way_board_lane_model_get_id (model, last + 1),
                 way_board_lane_model_get_id (model, last + 2)))
    way_board_lanes_follow (self, cards, TRUE);
}

/* --- Text --- */

static gboolean
edited_cb (WayBoardLanes *self, const WayId *card, const char *text)
{
  g_autoptr (GError) error = NULL;
  gboolean success = way_edit_set_text (self->library, card, "text", text, &error);

  if (!success)
    say (self, FALSE, NULL, error);
  return success;
}

static gboolean
add_cb (WayBoardLanes *self, const char *text, gboolean several, WayBoardLane *lane)
{
  const char *kind = way_board_lane_get_kind (lane);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  guint n = 1;
  WayId card;

  if (!several)
    {
      if (!way_card_add (self->library, &self->project, kind, text, self->source, &card, &error))
        return say (self, FALSE, NULL, error);
      way_board_lane_show_end (lane);
      return TRUE;
    }
  if (!way_card_add_lines (self->library, &self->project, kind, text, self->source, &n, &error))
    return say (self, FALSE, NULL, error);
  message = g_strdup_printf (ngettext ("%u card added", "%u cards added", n), n);
  way_board_lane_show_end (lane);
  return say (self, TRUE, message, NULL);
}

static gboolean
step_cb (WayBoardLanes *self, int direction, WayBoardLane *lane)
{
  for (int i = 0; i < WAY_BOARD_N_LANES; i++)
    if (self->lanes[i] == lane)
      for (int next = i + direction; next >= 0 && next < WAY_BOARD_N_LANES - 1; next += direction)
        {
          if (self->narrow)
            gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->tabs[next]), TRUE);
          way_card_entry_focus (way_board_lane_get_entry (self->lanes[next]));
          return TRUE;
        }
  return FALSE;
}

static void
menu_cb (WayBoardLanes *self, double x, double y, WayBoardLane *lane)
{
  way_board_lanes_popup_menu (self, lane, x, y);
}

void
way_board_lanes_connect (WayBoardLanes *self, WayBoardLane *lane)
{
  g_signal_connect_object (lane, "dropped", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lane, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lane, "add", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lane, "step", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lane, "menu", G_CALLBACK (menu_cb), self, G_CONNECT_SWAPPED);
}

/* --- Facts --- */

void
way_board_lanes_set_control (WayBoardLanes *self, const char *control)
{
  g_autoptr (GArray) cards = dup_cards (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *message
    = g_strdup_printf (ngettext ("%u card: %s", "%u cards: %s", cards->len), cards->len,
                       way_choice_label ("card", "control", control));

  if (cards->len > 0)
    say (self, way_card_set_control (self->library, cards, control, &error), message, error);
}

void
way_board_lanes_toggle_theme (WayBoardLanes *self, const WayId *theme)
{
  g_autoptr (GArray) cards = dup_cards (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = way_describe (self->library, theme);
  g_autofree char *quote = NULL;
  g_autofree char *message = NULL;
  gboolean all = TRUE;

  for (guint i = 0; i < cards->len; i++)
    {
      g_autoptr (WayRecord) card = way_library_get (self->library, way_id_list_index (cards, i));

      all = all && card != NULL && way_record_refers (card, "themes", theme);
    }
  quote = way_label_quote (name);
  message = all ? g_strdup_printf (_("Taken out of “%s”"), quote) : g_strdup_printf (_("Theme “%s” given"), quote);
  if (cards->len > 0)
    say (self, way_card_set_theme (self->library, cards, theme, !all, &error), message, error);
}

static void
new_theme_cb (WayBoardLanes *self, const char *response, GtkWidget *dialog)
{
  /* A name is one line. */
  g_autofree char *name = g_strdelimit (way_ask_text_dup (dialog), "\n", ' ');
  g_autoptr (GArray) cards = dup_cards (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *quote = way_label_quote (name);
  g_autofree char *message = g_strdup_printf (_("Theme “%s” added"), quote);

  if (g_str_equal (response, WAY_ASK_TEXT_GIVEN)
      && say (self, way_card_set_new_theme (self->library, cards, name, NULL, &error), message, error))
    way_form_draft_drop (way_form_draft_of (dialog));
}

void
way_board_lanes_ask_new_theme (WayBoardLanes *self)
{
  GtkWidget *dialog = way_ask_text (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->library,
                                    &(WayAskText){ .heading = _("New theme"),
                                                   .body = _("What do these cards have in common?"),
                                                   .label = _("Name of the theme"),
                                                   .placeholder = _("Name of the theme"),
                                                   .answer = _("_Add"),
                                                   .form = "new-theme",
                                                   .record = &self->project,
                                                   .field = "name" });

  g_signal_connect_object (dialog, "response", G_CALLBACK (new_theme_cb), self, G_CONNECT_SWAPPED);
}

void
way_board_lanes_delete (WayBoardLanes *self)
{
  g_autoptr (GArray) cards = dup_cards (self);
  WayBoardLane *lane = self->lanes[self->current];
  g_autoptr (GError) error = NULL;
  g_autofree char *message = g_strdup_printf (ngettext ("Card deleted", "%u cards deleted", cards->len), cards->len);
  guint position;

  if (cards->len == 0)
    return;
  position = way_board_lane_model_find (way_board_lane_get_model (lane), way_id_list_index (cards, 0));
  if (say (self, way_card_delete (self->library, cards, &error), message, error))
    way_board_lane_focus_position (lane, position != G_MAXUINT ? position : 0);
}

void
way_board_lanes_act (WayBoardLanes *self)
{
  g_autoptr (GArray) cards = dup_cards (self);
  WayPage *page = way_board_lanes_get_page (self);

  if (cards->len == 1 && page != NULL)
    way_action_make_ask (page, way_id_list_index (cards, 0));
}

/* --- Widget actions --- */

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WayBoardLanes *self = WAY_BOARD_LANES (widget);
  g_autoptr (GArray) cards = dup_cards (self);

  for (guint i = 0; cards->len > 0 && i < WAY_BOARD_N_LANES; i++)
    if (way_board_lane_model_find (way_board_lane_get_model (self->lanes[i]), way_id_list_index (cards, 0)) != G_MAXUINT)
      way_board_lane_edit (self->lanes[i], way_id_list_index (cards, 0));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  way_board_lanes_add (WAY_BOARD_LANES (widget));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  way_board_lanes_delete (WAY_BOARD_LANES (widget));
}

static void
act_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  way_board_lanes_act (WAY_BOARD_LANES (widget));
}

static void
thread_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WayPage *page = way_board_lanes_get_page (WAY_BOARD_LANES (widget));
  g_autoptr (GArray) cards = dup_cards (WAY_BOARD_LANES (widget));

  if (page != NULL && cards->len > 0)
    way_page_show_thread (page, way_id_list_index (cards, 0));
}

static void
details_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GArray) cards = dup_cards (WAY_BOARD_LANES (widget));

  if (cards->len > 0)
    way_board_lanes_show_details (WAY_BOARD_LANES (widget), way_id_list_index (cards, 0));
}

static void
shift_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gboolean right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  way_board_lanes_shift (WAY_BOARD_LANES (widget), g_str_equal (name, "cards.left") != right_to_left ? -1 : 1);
}

static void
reorder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  way_board_lanes_reorder (WAY_BOARD_LANES (widget), g_str_equal (name, "cards.up") ? -1 : 1);
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  way_board_lanes_set_kind (WAY_BOARD_LANES (widget), g_variant_get_string (parameter, NULL));
}

static void
control_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  way_board_lanes_set_control (WAY_BOARD_LANES (widget), g_variant_get_string (parameter, NULL));
}

static void
theme_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WayId theme;

  if (way_id_parse (g_variant_get_string (parameter, NULL), &theme))
    way_board_lanes_toggle_theme (WAY_BOARD_LANES (widget), &theme);
}

static void
new_theme_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  way_board_lanes_ask_new_theme (WAY_BOARD_LANES (widget));
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WayBoardLanes *self = WAY_BOARD_LANES (widget);
  WayBoardLane *lane = self->lanes[self->current];
  WayCardView *view = way_board_lane_get_focused (lane);
  graphene_rect_t bounds;

  if (view != NULL && gtk_widget_compute_bounds (GTK_WIDGET (view), GTK_WIDGET (lane), &bounds))
    way_board_lanes_popup_menu (self, lane, bounds.origin.x + 24, bounds.origin.y + bounds.size.height / 2);
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WayBoardLanes *self = WAY_BOARD_LANES (widget);
  WayCardEntry *entry = way_board_lane_get_entry (self->lanes[self->current]);

  if (entry == NULL)
    return;
  way_card_entry_focus (entry);
  g_signal_emit_by_name (way_card_entry_get_view (entry), "paste-clipboard");
}

void
way_board_lanes_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "cards.edit", NULL, edit_action);
  gtk_widget_class_install_action (klass, "cards.details", NULL, details_action);
  gtk_widget_class_install_action (klass, "cards.add", NULL, add_action);
  gtk_widget_class_install_action (klass, "cards.delete", NULL, delete_action);
  gtk_widget_class_install_action (klass, "cards.act", NULL, act_action);
  gtk_widget_class_install_action (klass, "cards.thread", NULL, thread_action);
  gtk_widget_class_install_action (klass, "cards.left", NULL, shift_action);
  gtk_widget_class_install_action (klass, "cards.right", NULL, shift_action);
  gtk_widget_class_install_action (klass, "cards.up", NULL, reorder_action);
  gtk_widget_class_install_action (klass, "cards.down", NULL, reorder_action);
  gtk_widget_class_install_action (klass, "cards.move", "s", move_action);
  gtk_widget_class_install_action (klass, "cards.control", "s", control_action);
  gtk_widget_class_install_action (klass, "cards.theme", "s", theme_action);
  gtk_widget_class_install_action (klass, "cards.new-theme", NULL, new_theme_action);
  gtk_widget_class_install_action (klass, "cards.menu", NULL, menu_action);
  gtk_widget_class_install_action (klass, "cards.paste", NULL, paste_action);
}
