/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-board-lanes-private.h"

#include "service/way-card-service.h"
#include "ui/way-adaptive.h"
#include "ui/way-label.h"
#include "ui/way-wrap.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (WayBoardLanes, way_board_lanes, ADW_TYPE_BIN)

enum { SELECTED, DETAILS, N_SIGNALS };

static guint signals[N_SIGNALS];
static const char *const kinds[WAY_BOARD_N_LANES] = { "enabler", "barrier", "aspiration", "other" };

/* --- What is shown --- */

static void
show_lanes (WayBoardLanes *self)
{
  if (self->current == WAY_BOARD_N_LANES - 1 && !self->show_other)
    self->current = 0;
  for (guint i = 0; i < WAY_BOARD_N_LANES; i++)
    {
      gboolean exists = i < WAY_BOARD_N_LANES - 1 || self->show_other;

      gtk_widget_set_visible (GTK_WIDGET (self->lanes[i]), exists && (!self->narrow || i == self->current));
      gtk_widget_set_visible (self->tabs[i], exists);
    }
  gtk_widget_set_visible (self->switcher, self->narrow);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->tabs[self->current]), TRUE);
}

static void
set_current (WayBoardLanes *self, guint i)
{
  self->current = i;
  show_lanes (self);
}

static void
tab_cb (WayBoardLanes *self, GtkToggleButton *tab)
{
  for (guint i = 0; i < WAY_BOARD_N_LANES; i++)
    if (self->tabs[i] == GTK_WIDGET (tab) && gtk_toggle_button_get_active (tab) && self->current != i)
      set_current (self, i);
}

/* A message stands above the bar, which is wanted while it can be read. */
static void
raise_toasts (WayBoardLanes *self)
{
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  gboolean raised = gtk_widget_get_mapped (GTK_WIDGET (self)) && gtk_revealer_get_reveal_child (GTK_REVEALER (self->bar));

  if (toasts != NULL)
    (raised ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (toasts, "way-above-bar");
}

static void
show_bar (WayBoardLanes *self)
{
  g_autoptr (GArray) cards = way_board_lanes_dup_selected (self);
  g_autofree char *text = g_strdup_printf (ngettext ("%u card selected", "%u cards selected", cards->len), cards->len);

  way_label_set (GTK_LABEL (self->bar_label), text);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->bar), cards->len > 1 && !self->beside);
  raise_toasts (self);
}

static gboolean
is_adding_to_selection (WayBoardLanes *self)
{
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (GTK_WIDGET (self)));
  GdkDevice *keyboard = seat != NULL ? gdk_seat_get_keyboard (seat) : NULL;

  return keyboard != NULL && (gdk_device_get_modifier_state (keyboard) & GDK_CONTROL_MASK) != 0;
}

/* Choosing a card in one lane lets go of those in the others, unless Ctrl is held. */
static void
selected_cb (WayBoardLanes *self, WayBoardLane *lane)
{
  g_autoptr (GArray) here = NULL;

  if (self->selecting)
    return;
  self->selecting = TRUE;
  here = way_board_lane_dup_selected (lane);
  for (guint i = 0; i < WAY_BOARD_N_LANES; i++)
    {
      if (self->lanes[i] == lane && here->len > 0)
        self->current = i;
      else if (self->lanes[i] != lane && here->len > 0 && !is_adding_to_selection (self))
        way_board_lane_unselect (self->lanes[i]);
    }
  self->selecting = FALSE;
  show_bar (self);
  g_signal_emit (self, signals[SELECTED], 0);
}

/* A card that goes was chosen, perhaps; a selection does not say so. */
static void
library_changed_cb (WayBoardLanes *self, WayChanges *changes)
{
  if (!way_board_lanes_follow_step (self, changes) && !way_changes_touch (changes, "record", "deleted"))
    return;
  show_bar (self);
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
focus_cb (WayBoardLanes *self, GtkWidget *focus)
{
  for (guint i = 0; focus != NULL && i < WAY_BOARD_N_LANES; i++)
    if (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->lanes[i])))
      self->current = i;
}

static void
focus_child_cb (GtkEventControllerFocus *controller, WayBoardLanes *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    focus_cb (self, gtk_root_get_focus (root));
}

/* --- Class --- */

static void
way_board_lanes_dispose (GObject *object)
{
  WayBoardLanes *self = WAY_BOARD_LANES (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->facts);
  g_clear_object (&self->library);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->focused, way_id_free);
  g_clear_pointer (&self->source, way_id_free);
  G_OBJECT_CLASS (way_board_lanes_parent_class)->dispose (object);
}

static void
way_board_lanes_class_init (WayBoardLanesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_board_lanes_dispose;
  signals[SELECTED] = g_signal_new ("selected", WAY_TYPE_BOARD_LANES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  signals[DETAILS] = g_signal_new ("details", WAY_TYPE_BOARD_LANES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, WAY_TYPE_ID);
  way_board_lanes_install_actions (GTK_WIDGET_CLASS (klass));
}

static void
way_board_lanes_init (WayBoardLanes *self)
{
}

static void
make_switcher (WayBoardLanes *self)
{
  self->switcher = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->switcher, "linked");
  gtk_widget_add_css_class (self->switcher, "way-lane-tabs");
  for (guint i = 0; i < WAY_BOARD_N_LANES; i++)
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", way_board_lane_short_title (kinds[i]), "wrap", TRUE,
                                       "wrap-mode", PANGO_WRAP_WORD_CHAR, "justify", GTK_JUSTIFY_CENTER, NULL);

      self->tabs[i] = gtk_toggle_button_new ();
      gtk_button_set_child (GTK_BUTTON (self->tabs[i]), label);
      gtk_widget_set_hexpand (self->tabs[i], TRUE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->tabs[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      way_card_lane_title (kinds[i]), -1);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->tabs[i]), GTK_TOGGLE_BUTTON (self->tabs[0]));
      gtk_box_append (GTK_BOX (self->switcher), self->tabs[i]);
      g_signal_connect_object (self->tabs[i], "toggled", G_CALLBACK (tab_cb), self, G_CONNECT_SWAPPED);
    }
}

static void
theme_button_cb (GtkMenuButton *button, gpointer lanes)
{
  g_autoptr (GMenuModel) menu = way_board_lanes_make_theme_menu (lanes);

  gtk_menu_button_set_menu_model (button, menu);
  way_adaptive_fit_menu (button);
}

static GtkWidget *
menu_button_new (const char *label, GtkArrowType arrow, GMenuModel *menu)
{
  return g_object_new (GTK_TYPE_MENU_BUTTON, "label", label, "use-underline", TRUE, "direction", arrow, "menu-model", menu, NULL);
}

/* What can be done with all of the chosen cards. Returns the first. */
static GtkWidget *
append_acts (WayBoardLanes *self, GtkWidget *wrap, GtkArrowType arrow)
{
  g_autoptr (GMenuModel) kinds_menu = way_board_lanes_make_kind_menu ();
  g_autoptr (GMenuModel) control_menu = way_board_lanes_make_control_menu ();
  GtkWidget *kind = menu_button_new (_("_Kind"), arrow, kinds_menu);
  GtkWidget *theme = menu_button_new (_("_Theme"), arrow, NULL);

  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (theme), theme_button_cb, self, NULL);
  way_wrap_append (WAY_WRAP (wrap), kind);
  way_wrap_append (WAY_WRAP (wrap), theme);
  way_wrap_append (WAY_WRAP (wrap), menu_button_new (_("_Control"), arrow, control_menu));
  way_wrap_append (WAY_WRAP (wrap), g_object_new (GTK_TYPE_BUTTON, "label", _("_Delete"), "use-underline", TRUE, "action-name",
                                                  "cards.delete", NULL));
  return kind;
}

static GtkWidget *
make_bar (WayBoardLanes *self)
{
  GtkWidget *wrap = way_wrap_new ();
  g_autoptr (GtkSizeGroup) same_height = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);

  self->bar_label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0f, "margin-end", 12, NULL);
  gtk_widget_add_css_class (wrap, "toolbar");
  way_wrap_append (WAY_WRAP (wrap), self->bar_label);
  /* As high as the buttons, so that the words stand on one line. */
  gtk_size_group_add_widget (same_height, self->bar_label);
  gtk_size_group_add_widget (same_height, append_acts (self, wrap, GTK_ARROW_UP));
  self->bar = g_object_new (GTK_TYPE_REVEALER, "child", wrap, "transition-type", GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP, NULL);
  return self->bar;
}

static void
make_lanes (WayBoardLanes *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_set_homogeneous (GTK_BOX (self->box), TRUE);
  gtk_widget_set_vexpand (self->box, TRUE);
  gtk_widget_add_css_class (self->box, "way-lanes");
  for (guint i = 0; i < WAY_BOARD_N_LANES; i++)
    {
      self->lanes[i] = WAY_BOARD_LANE (
        way_board_lane_new (self->library, &self->project, self->source, kinds[i], self->facts));
      way_board_lanes_connect (self, self->lanes[i]);
      g_signal_connect_object (self->lanes[i], "selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->lanes[i]));
    }
}

GtkWidget *
way_board_lanes_new (WayLibrary *library, const WayId *project, const WayId *source)
{
  WayBoardLanes *self = g_object_new (WAY_TYPE_BOARD_LANES, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->library = g_object_ref (library);
  self->project = *project;
  self->source = source != NULL ? way_id_copy (source) : NULL;
  self->facts = way_card_facts_new (library, project);
  make_switcher (self);
  /* Before the lanes follow it. */
  g_signal_connect_object (library, "changed", G_CALLBACK (way_board_lanes_note_step), self, G_CONNECT_SWAPPED);
  make_lanes (self);
  gtk_box_append (GTK_BOX (box), self->switcher);
  gtk_box_append (GTK_BOX (box), self->box);
  gtk_box_append (GTK_BOX (box), make_bar (self));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (focus, "enter", G_CALLBACK (focus_child_cb), self, 0);
  gtk_widget_add_controller (self->box, focus);
  g_signal_connect (self, "map", G_CALLBACK (raise_toasts), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (raise_toasts), NULL);
  /* After the lanes have followed it. */
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  way_board_lanes_init_keys (self);
  show_lanes (self);
  return GTK_WIDGET (self);
}

void
way_board_lanes_set_filter (WayBoardLanes *self, const WayBoardFilter *filter)
{
  for (guint i = 0; i < WAY_BOARD_N_LANES; i++)
    way_board_lane_set_filter (self->lanes[i], filter);
}

void
way_board_lanes_set_narrow (WayBoardLanes *self, gboolean narrow)
{
  self->narrow = narrow;
  gtk_widget_set_margin_bottom (self->switcher, narrow ? 9 : 0);
  show_lanes (self);
}

void
way_board_lanes_set_show_other (WayBoardLanes *self, gboolean show)
{
  self->show_other = show;
  if (show && self->narrow)
    self->current = WAY_BOARD_N_LANES - 1;
  show_lanes (self);
}

GtkWidget *
way_board_lanes_make_acts (WayBoardLanes *self)
{
  GtkWidget *wrap = way_wrap_new ();

  append_acts (self, wrap, GTK_ARROW_DOWN);
  return wrap;
}

void
way_board_lanes_set_beside (WayBoardLanes *self, gboolean beside)
{
  if (self->beside == beside)
    return;
  self->beside = beside;
  show_bar (self);
}

void
way_board_lanes_show_details (WayBoardLanes *self, const WayId *card)
{
  g_signal_emit (self, signals[DETAILS], 0, card);
}

GArray *
way_board_lanes_dup_selected (WayBoardLanes *self)
{
  GArray *cards = way_id_list_new ();

  for (guint i = 0; i < WAY_BOARD_N_LANES; i++)
    {
      g_autoptr (GArray) here = way_board_lane_dup_selected (self->lanes[i]);

      g_array_append_vals (cards, here->data, here->len);
    }
  return cards;
}

gboolean
way_board_lanes_select (WayBoardLanes *self, const WayId *card, gboolean focus)
{
  for (guint i = 0; i < WAY_BOARD_N_LANES; i++)
    if (way_board_lane_model_find (way_board_lane_get_model (self->lanes[i]), card) != G_MAXUINT)
      {
        if (i == WAY_BOARD_N_LANES - 1)
          self->show_other = TRUE;
        set_current (self, i);
        return way_board_lane_select (self->lanes[i], card, focus);
      }
  return FALSE;
}

WayBoardLane *
way_board_lanes_get_lane (WayBoardLanes *self, const char *kind)
{
  for (guint i = 0; kind != NULL && i < WAY_BOARD_N_LANES; i++)
    if (g_str_equal (kinds[i], kind))
      return self->lanes[i];
  return self->lanes[kind == NULL ? self->current : WAY_BOARD_N_LANES - 1];
}

void
way_board_lanes_add (WayBoardLanes *self)
{
  WayCardEntry *entry = way_board_lane_get_entry (self->lanes[self->current]);

  if (entry == NULL)
    {
      set_current (self, 0);
      entry = way_board_lane_get_entry (self->lanes[0]);
    }
  way_card_entry_focus (entry);
}

gboolean
way_board_lanes_flush (WayBoardLanes *self)
{
  for (guint i = 0; i < WAY_BOARD_N_LANES; i++)
    if (!way_board_lane_flush (self->lanes[i]))
      return FALSE;
  return TRUE;
}
