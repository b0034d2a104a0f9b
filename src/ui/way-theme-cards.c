/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-theme-cards.h"

#include "service/way-card-service.h"
#include "service/way-edit.h"
#include "storage/way-list.h"
#include "ui/way-adaptive.h"
#include "ui/way-card-view.h"
#include "ui/way-label.h"
#include "ui/way-rows.h"

#include <glib/gi18n.h>

struct _WayThemeCards {
  AdwBin parent_instance;

  /* borrowed */
  GtkWidget *title;
  GtkWidget *give;
  GtkWidget *take_out;
  GtkWidget *list;
  GtkWidget *frame;
  GtkWidget *hint;

  /* owned */
  WayLibrary *library;
  WayId project;
  WayId *theme;
  WayCardFacts *facts;
  WayList *model;
  GtkSelectionModel *selection;
};

G_DEFINE_FINAL_TYPE (WayThemeCards, way_theme_cards, ADW_TYPE_BIN)

static WayPage *
get_page (WayThemeCards *self)
{
  return WAY_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), WAY_TYPE_PAGE));
}

static void
show_state (WayThemeCards *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (self->selection);
  guint n = way_theme_cards_count (self), n_chosen = (guint) gtk_bitset_get_size (chosen);
  g_autofree char *counted = g_strdup_printf (ngettext ("%u card", "%u cards", n), n);
  g_autofree char *text
    = n_chosen > 0 ? g_strdup_printf (ngettext ("%s, %u chosen", "%s, %u chosen", n_chosen), counted, n_chosen)
                   : g_strdup (counted);

  gtk_label_set_label (GTK_LABEL (self->title), text);
  gtk_widget_set_visible (self->give, n > 0);
  gtk_widget_set_sensitive (self->give, n_chosen > 0);
  gtk_widget_set_visible (self->take_out, self->theme != NULL && n_chosen > 0);
  gtk_widget_set_visible (self->frame, n > 0);
  gtk_widget_set_visible (self->hint, n == 0);
  gtk_label_set_label (GTK_LABEL (self->hint),
                       self->theme != NULL ? _("No card has this theme yet: choose some under “Without a theme”, or on the board.")
                                           : _("Every card has a theme."));
}

/* --- What is done --- */

void
way_theme_cards_give (WayThemeCards *self, GArray *cards, const WayId *theme)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = way_describe (self->library, theme);
  g_autofree char *quote = way_label_quote (name);
  g_autofree char *message = g_strdup_printf (_("Theme “%s” given"), quote);

  if (cards->len == 0)
    return;
  if (way_card_set_theme (self->library, cards, theme, TRUE, &error))
    way_page_toast_undo (get_page (self), message);
  else
    way_page_error (get_page (self), error);
}

static void
give_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WayThemeCards *self = WAY_THEME_CARDS (widget);
  g_autoptr (GArray) cards = way_theme_cards_dup_selected (self);
  WayId theme;

  if (way_id_parse (g_variant_get_string (parameter, NULL), &theme))
    way_theme_cards_give (self, cards, &theme);
}

static void
take_out_cb (WayThemeCards *self)
{
  g_autoptr (GArray) cards = way_theme_cards_dup_selected (self);
  g_autoptr (GError) error = NULL;

  if (self->theme == NULL || cards->len == 0)
    return;
  if (way_card_set_theme (self->library, cards, self->theme, FALSE, &error))
    way_page_toast_undo (get_page (self), _("Taken out of the theme"));
  else
    way_page_error (get_page (self), error);
}

static void
give_popup_cb (GtkMenuButton *button, gpointer data)
{
  WayThemeCards *self = data;
  g_autoptr (GPtrArray) themes = way_library_query_records (self->library, "themes to choose", "i", &self->project);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < themes->len; i++)
    {
      g_autofree char *id = way_id_dup_text (way_record_get_id (themes->pdata[i]));
      g_autoptr (GMenuItem) item = g_menu_item_new (way_record_get_text (themes->pdata[i], "name"), NULL);

      g_menu_item_set_action_and_target (item, "themecards.give", "s", id);
      if (self->theme == NULL || !way_id_equal (way_record_get_id (themes->pdata[i]), self->theme))
        g_menu_append_item (menu, item);
    }
  if (themes->len == 0)
    g_menu_append (menu, _("There is no theme yet"), NULL);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
  way_adaptive_fit_menu (button);
}

/* --- Rows --- */

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, WayCardView *view)
{
  WayThemeCards *self = WAY_THEME_CARDS (gtk_widget_get_ancestor (GTK_WIDGET (view), WAY_TYPE_THEME_CARDS));
  WayRecord *card = way_card_view_get_card (view);
  g_autoptr (GArray) cards = way_theme_cards_dup_selected (self);

  if (card == NULL)
    return NULL;
  if (!way_id_list_contains (cards, way_record_get_id (card)))
    {
      g_array_set_size (cards, 0);
      g_array_append_vals (cards, way_record_get_id (card), 1);
    }
  return gdk_content_provider_new_typed (WAY_TYPE_ID_LIST, cards);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, WayThemeCards *self)
{
  GtkWidget *view = way_card_view_new (self->library, self->facts, TRUE);
  GtkDragSource *drag = gtk_drag_source_new ();

  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect (drag, "prepare", G_CALLBACK (prepare_cb), view);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (drag));
  gtk_list_item_set_child (item, view);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  way_card_view_set_card (WAY_CARD_VIEW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  way_card_view_set_card (WAY_CARD_VIEW (gtk_list_item_get_child (item)), NULL);
}

static void
activate_cb (GtkListView *list, guint position, WayThemeCards *self)
{
  way_page_open (get_page (self), way_list_get_id (self->model, position));
}

/* --- Class --- */

static void
way_theme_cards_dispose (GObject *object)
{
  WayThemeCards *self = WAY_THEME_CARDS (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->facts);
  g_clear_object (&self->library);
  g_clear_pointer (&self->theme, way_id_free);
  G_OBJECT_CLASS (way_theme_cards_parent_class)->dispose (object);
}

static void
way_theme_cards_class_init (WayThemeCardsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_theme_cards_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "themecards.give", "s", give_action);
}

static void
way_theme_cards_init (WayThemeCards *self)
{
}

static GtkWidget *
make_heading (WayThemeCards *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END,
                              "css-classes", (const char *[]){ "heading", NULL }, NULL);
  self->take_out = gtk_button_new_with_label (_("Take out"));
  self->give = g_object_new (GTK_TYPE_MENU_BUTTON, "label", _("Give a theme"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->give), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Give a theme"), -1);
  gtk_widget_add_css_class (self->take_out, "way-board-filter");
  gtk_widget_add_css_class (self->give, "way-board-filter");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->give), give_popup_cb, self, NULL);
  g_signal_connect_object (self->take_out, "clicked", G_CALLBACK (take_out_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->take_out);
  gtk_box_append (GTK_BOX (box), self->give);
  return box;
}

static GtkWidget *
make_list (WayThemeCards *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->model = way_list_new (self->library, "cards without theme", "i", &self->project);
  self->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->model))));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  self->list = gtk_list_view_new (g_object_ref (self->selection), factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Cards"), -1);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self, 0);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  self->frame = g_object_new (WAY_TYPE_ROWS, "child", self->list, NULL);
  return self->frame;
}

GtkWidget *
way_theme_cards_new (WayLibrary *library, const WayId *project)
{
  WayThemeCards *self = g_object_new (WAY_TYPE_THEME_CARDS, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->library = g_object_ref (library);
  self->project = *project;
  self->facts = way_card_facts_new (library, project);
  self->hint = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "css-classes",
                             (const char *[]){ "dim-label", NULL }, NULL);
  gtk_box_append (GTK_BOX (box), make_heading (self));
  gtk_box_append (GTK_BOX (box), self->hint);
  gtk_box_append (GTK_BOX (box), make_list (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "way-lane");
  adw_bin_set_child (ADW_BIN (self), box);
  show_state (self);
  return GTK_WIDGET (self);
}

void
way_theme_cards_set_theme (WayThemeCards *self, const WayId *theme)
{
  g_clear_pointer (&self->theme, way_id_free);
  self->theme = theme != NULL ? way_id_copy (theme) : NULL;
  way_card_facts_set_said (self->facts, theme);
  if (theme != NULL)
    way_list_set_query (self->model, "cards of theme", "i", theme);
  else
    way_list_set_query (self->model, "cards without theme", "i", &self->project);
  gtk_selection_model_unselect_all (self->selection);
  show_state (self);
}

guint
way_theme_cards_count (WayThemeCards *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

GArray *
way_theme_cards_dup_selected (WayThemeCards *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);
  GArray *cards = way_id_list_new ();
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_array_append_vals (cards, way_list_get_id (self->model, position), 1);
  return cards;
}

GtkSelectionModel *
way_theme_cards_get_selection (WayThemeCards *self)
{
  return self->selection;
}
