/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-overview-section.h"

#include "ui/way-follow.h"
#include "ui/way-label.h"

void
way_overview_follow (GtkWidget *widget, WayPage *page, void (*refresh) (GtkWidget *widget))
{
  way_follow (widget, way_page_get_library (page), refresh);
  refresh (widget);
}

/* --- Parts --- */

GtkWidget *
way_overview_label_new (const char *text, const char *classes)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  g_auto (GStrv) list = g_strsplit (classes != NULL ? classes : "", " ", -1);

  way_label_set_prose (GTK_LABEL (label), text);
  for (guint i = 0; list[i] != NULL; i++)
    if (*list[i] != '\0')
      gtk_widget_add_css_class (label, list[i]);
  return label;
}

GtkWidget *
way_overview_section_new (const char *title, GtkWidget *suffix, GtkWidget *content)
{
  GtkWidget *section = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *line = g_object_new (GTK_TYPE_GRID, "column-spacing", 6, NULL);
  GtkWidget *heading = way_overview_label_new (title, "way-heading");
  gboolean below = way_text_scale () >= WAY_TEXT_LARGE;

  gtk_widget_set_hexpand (heading, TRUE);
  gtk_widget_set_valign (heading, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (line, -1, 34);
  /* A box would line up the letters of both though neither asks for it, and be a pixel too small for some sizes of them. */
  gtk_grid_attach (GTK_GRID (line), heading, 0, 0, 1, 1);
  if (suffix != NULL)
    gtk_grid_attach (GTK_GRID (line), suffix, below ? 0 : 1, below ? 1 : 0, 1, 1);
  if (suffix != NULL && below)
    {
      gtk_widget_set_halign (suffix, GTK_ALIGN_START);
      gtk_widget_add_css_class (suffix, "way-below-heading");
    }
  gtk_box_append (GTK_BOX (section), line);
  gtk_box_append (GTK_BOX (section), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (section), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return section;
}

GtkWidget *
way_overview_card_new (void)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "way-panel");
  return card;
}

GtkWidget *
way_overview_button_new (const char *label, const char *icon)
{
  GtkWidget *button = icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (icon != NULL)
    gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

/* --- Lists: some dozens of rows at most, as tall as they need --- */

typedef struct {
  WayPage *page; /* borrowed: the list is within it */
  WayOverviewRow setup;
  WayOverviewRow fill;
  WayOverviewActivate activate;
} Rows;

static GtkWidget *
create_row_cb (gpointer item, gpointer data)
{
  Rows *rows = data;
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", rows->activate != NULL, NULL);

  g_object_set_data_full (G_OBJECT (row), "way-item", g_object_ref (item), g_object_unref);
  rows->setup (GTK_LIST_BOX_ROW (row), rows->page);
  rows->fill (GTK_LIST_BOX_ROW (row), rows->page);
  return row;
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, Rows *rows)
{
  rows->activate (way_overview_item (row), rows->page);
}

static void
refill_cb (GtkWidget *list)
{
  Rows *rows = g_object_get_data (G_OBJECT (list), "way-rows");

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (GTK_IS_LIST_BOX_ROW (row))
      rows->fill (GTK_LIST_BOX_ROW (row), rows->page);
}

gpointer
way_overview_item (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "way-item");
}

GtkWidget *
way_overview_list_new (WayPage *page, const char *name, GListModel *model, WayOverviewRow setup, WayOverviewRow fill,
                       WayOverviewActivate activate)
{
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  Rows *rows = g_new0 (Rows, 1);

  *rows = (Rows) { page, setup, fill, activate };
  g_object_set_data_full (G_OBJECT (list), "way-rows", rows, g_free);
  gtk_list_box_bind_model (GTK_LIST_BOX (list), model, create_row_cb, rows, NULL);
  g_object_set_data_full (G_OBJECT (list), "way-model", model, g_object_unref);
  if (activate != NULL)
    g_signal_connect (list, "row-activated", G_CALLBACK (activated_cb), rows);
  way_overview_follow (list, page, refill_cb);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "way-panel-rows");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}

static gboolean
is_empty (GListModel *model)
{
  return g_list_model_get_n_items (model) == 0;
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, GtkWidget *box)
{
  gtk_widget_set_visible (gtk_widget_get_first_child (box), !is_empty (model));
  gtk_widget_set_visible (gtk_widget_get_last_child (box), is_empty (model));
}

GtkWidget *
way_overview_or_empty_new (GtkWidget *list, GListModel *model, const char *sentence)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *card = way_overview_card_new ();

  gtk_box_append (GTK_BOX (card), way_overview_label_new (sentence, "dim-label"));
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), card);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), box, 0);
  items_changed_cb (model, 0, 0, 0, box);
  return box;
}

void
way_overview_name_row (GtkListBoxRow *row, const char *name, const char *description)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description != NULL ? description : "", -1);
}
