/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-board-lanes-private.h"

#include "service/way-card-service.h"

#include <glib/gi18n.h>

static void
append_choice (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

GMenuModel *
way_board_lanes_make_control_menu (void)
{
  const WayField *field = way_kind_field (way_kind_lookup ("card"), "control");
  GMenu *menu = g_menu_new ();

  for (const WayChoice *choice = field->values; choice->key != NULL; choice++)
    append_choice (menu, way_field_choice_label (field, choice->key), "cards.control", choice->key);
  return G_MENU_MODEL (menu);
}

static gboolean
all_have (WayLibrary *library, GArray *cards, const WayId *theme)
{
  for (guint i = 0; i < cards->len; i++)
    {
      g_autoptr (WayRecord) card = way_library_get (library, way_id_list_index (cards, i));

      if (card == NULL || !way_record_refers (card, "themes", theme))
        return FALSE;
    }
  return cards->len > 0;
}

GMenuModel *
way_board_lanes_make_theme_menu (WayBoardLanes *self)
{
  g_autoptr (GPtrArray) themes = way_library_query_records (self->library, "themes to choose", "i", &self->project);
  g_autoptr (GArray) cards = way_board_lanes_dup_selected (self);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) list = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();

  for (guint i = 0; i < themes->len; i++)
    {
      const WayId *id = way_record_get_id (themes->pdata[i]);
      g_autofree char *text = way_id_dup_text (id);
      const char *name = way_record_get_text (themes->pdata[i], "name");
      /* Translators: a theme the chosen cards have already; choosing it takes it away. */
      g_autofree char *has = g_strdup_printf (_("Take out of “%s”"), name);

      append_choice (list, all_have (self->library, cards, id) ? has : name, "cards.theme", text);
    }
  g_menu_append (more, _("New theme…"), "cards.new-theme");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (list));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  return G_MENU_MODEL (menu);
}

GMenuModel *
way_board_lanes_make_kind_menu (void)
{
  const WayField *field = way_kind_field (way_kind_lookup ("card"), "kind");
  GMenu *menu = g_menu_new ();

  for (const WayChoice *choice = field->values; choice->key != NULL; choice++)
    append_choice (menu, way_field_choice_label (field, choice->key), "cards.move", choice->key);
  return G_MENU_MODEL (menu);
}

GMenuModel *
way_board_lanes_make_menu (WayBoardLanes *self, GArray *cards)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) one = g_menu_new ();
  g_autoptr (GMenu) facts = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();
  g_autoptr (GMenuModel) themes = way_board_lanes_make_theme_menu (self);
  g_autoptr (GMenuModel) controls = way_board_lanes_make_control_menu ();
  g_autoptr (GMenuModel) kinds = way_board_lanes_make_kind_menu ();

  if (cards->len == 1)
    {
      g_menu_append (one, _("_Edit"), "cards.edit");
      g_menu_append (one, _("De_tails"), "cards.details");
      g_menu_append (one, _("Make an _action"), "cards.act");
      g_menu_append (one, _("Where it comes from, what _happened"), "cards.thread");
    }
  g_menu_append_submenu (facts, _("_Kind"), kinds);
  g_menu_append_submenu (facts, _("_Theme"), themes);
  g_menu_append_submenu (facts, _("_Control"), controls);
  g_menu_append (end, _("_Delete"), "cards.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (one));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (facts));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  return G_MENU_MODEL (menu);
}

/* GTK leaves the focus in the menu, from where no key leads out. */
static void
menu_closed_cb (WayBoardLanes *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  g_autoptr (GArray) cards = way_board_lanes_dup_selected (self);

  if (cards->len > 0 && (focus == NULL || gtk_widget_is_ancestor (focus, self->menu)))
    way_board_lanes_select (self, way_id_list_index (cards, 0), TRUE);
}

void
way_board_lanes_popup_menu (WayBoardLanes *self, WayBoardLane *lane, double x, double y)
{
  g_autoptr (GArray) cards = way_board_lanes_dup_selected (self);
  g_autoptr (GMenuModel) menu = NULL;
  double at_x, at_y;

  if (cards->len == 0)
    return;
  menu = way_board_lanes_make_menu (self, cards);
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
    }
  else
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), menu);
  gtk_widget_translate_coordinates (GTK_WIDGET (lane), GTK_WIDGET (self), x, y, &at_x, &at_y);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) at_x, (int) at_y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}
