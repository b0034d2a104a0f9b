/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-fact.h"

#include "ui/way-label.h"

struct _WayFact {
  GObject parent_instance;

  WayId record;
  char *title;
  char *subtitle;
  char *pill;
  WayTone tone;
};

G_DEFINE_FINAL_TYPE (WayFact, way_fact, G_TYPE_OBJECT)

static void
way_fact_finalize (GObject *object)
{
  WayFact *self = WAY_FACT (object);

  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->pill);
  G_OBJECT_CLASS (way_fact_parent_class)->finalize (object);
}

static void
way_fact_class_init (WayFactClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_fact_finalize;
}

static void
way_fact_init (WayFact *self)
{
}

WayFact *
way_fact_new (const WayId *record, const char *title, const char *subtitle, const char *pill, WayTone tone)
{
  WayFact *self = g_object_new (WAY_TYPE_FACT, NULL);

  self->record = *record;
  self->title = g_strdup (title != NULL ? title : "");
  self->subtitle = g_strdup (subtitle);
  self->pill = g_strdup (pill);
  self->tone = tone;
  return self;
}

const WayId *
way_fact_get_record (WayFact *self)
{
  return &self->record;
}

const char *
way_fact_get_title (WayFact *self)
{
  return self->title;
}

static gboolean
same (WayFact *a, WayFact *b)
{
  return way_id_equal (&a->record, &b->record) && a->tone == b->tone && g_strcmp0 (a->title, b->title) == 0
         && g_strcmp0 (a->subtitle, b->subtitle) == 0 && g_strcmp0 (a->pill, b->pill) == 0;
}

static gboolean
same_at (GListStore *store, guint i, WayFact *fact)
{
  g_autoptr (WayFact) there = g_list_model_get_item (G_LIST_MODEL (store), i);

  return there != NULL && same (there, fact);
}

void
way_facts_update (GListStore *store, GPtrArray *facts)
{
  guint old = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint first = 0;
  guint last = 0;

  while (first < MIN (old, facts->len) && same_at (store, first, facts->pdata[first]))
    first++;
  while (last < MIN (old, facts->len) - first && same_at (store, old - 1 - last, facts->pdata[facts->len - 1 - last]))
    last++;
  if (first + last < MAX (old, facts->len))
    g_list_store_splice (store, first, old - first - last, facts->pdata + first, facts->len - first - last);
}

/* --- Rows --- */

static GtkWidget *
row_new (gboolean pill_first)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "lines", 2, "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 36, NULL);
  GtkWidget *subtitle = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END,
                                      "max-width-chars", 36, NULL);
  GtkWidget *pill = way_pill_new (NULL, WAY_TONE_NEUTRAL);
  GtkWidget *column = adw_bin_new ();

  adw_bin_set_child (ADW_BIN (column), pill);
  gtk_widget_add_css_class (column, pill_first ? "way-pill-column" : "way-pill-last");
  gtk_widget_add_css_class (title, pill_first ? "body" : "heading");
  gtk_widget_add_css_class (subtitle, "caption");
  gtk_widget_add_css_class (subtitle, "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), subtitle);
  gtk_box_append (GTK_BOX (row), pill_first ? column : texts);
  gtk_box_append (GTK_BOX (row), pill_first ? texts : column);
  return row;
}

static void
row_fill (GtkWidget *row, WayFact *fact, gboolean pill_first)
{
  GtkWidget *column = pill_first ? gtk_widget_get_first_child (row) : gtk_widget_get_last_child (row);
  GtkWidget *pill = adw_bin_get_child (ADW_BIN (column));
  GtkWidget *texts = pill_first ? gtk_widget_get_last_child (row) : gtk_widget_get_first_child (row);
  GtkWidget *subtitle = gtk_widget_get_last_child (texts);

  way_label_set (GTK_LABEL (gtk_widget_get_first_child (texts)), fact->title);
  way_label_set (GTK_LABEL (subtitle), fact->subtitle != NULL ? fact->subtitle : "");
  gtk_widget_set_visible (subtitle, fact->subtitle != NULL);
  way_pill_set (WAY_PILL (pill), fact->pill, fact->tone);
  /* It says a kind, a state or a day; the texts beside it give way. */
  way_pill_keep_whole (WAY_PILL (pill));
  gtk_widget_set_visible (column, fact->pill != NULL);
}

/* Rows have no name of their own. */
static void
name_row (GtkWidget *widget, WayFact *fact)
{
  g_autofree char *description = g_strjoin (", ", fact->pill != NULL ? fact->pill : fact->subtitle,
                                            fact->pill != NULL ? fact->subtitle : NULL, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, fact->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

/* What a list calls, kept with it. */
typedef struct {
  WayFactFunc open;
  gpointer data;
  GListModel *model;
  gboolean pill_first;
} Opener;

static Opener *
opener_attach (GtkWidget *list, GListStore *store, gboolean pill_first, WayFactFunc open, gpointer data)
{
  Opener *opener = g_new0 (Opener, 1);

  opener->open = open;
  opener->data = data;
  opener->model = G_LIST_MODEL (store);
  opener->pill_first = pill_first;
  g_object_set_data_full (G_OBJECT (list), "way-opener", opener, g_free);
  return opener;
}

static void
open_at (Opener *opener, guint position)
{
  g_autoptr (WayFact) fact = g_list_model_get_item (opener->model, position);

  if (fact != NULL)
    opener->open (opener->data, fact);
}

/* --- The long form --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer pill_first)
{
  gtk_list_item_set_child (item, row_new (GPOINTER_TO_INT (pill_first)));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer pill_first)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  WayFact *fact = gtk_list_item_get_item (item);

  row_fill (row, fact, GPOINTER_TO_INT (pill_first));
  name_row (gtk_widget_get_parent (row), fact);
}

static void
activate_cb (GtkListView *list, guint position, Opener *opener)
{
  open_at (opener, position);
}

GtkWidget *
way_fact_list_new (GListStore *store, const char *name, gboolean pill_first, WayFactFunc open, gpointer data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (store))));
  GtkWidget *list;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (pill_first));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GINT_TO_POINTER (pill_first));
  list = gtk_list_view_new (selection, factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_add_css_class (list, "way-rows");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (list, "activate", G_CALLBACK (activate_cb), opener_attach (list, store, pill_first, open, data));
  return list;
}

/* --- The card --- */

static GtkWidget *
create_cb (gpointer item, gpointer data)
{
  Opener *opener = data;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *child = row_new (opener->pill_first);

  row_fill (child, item, opener->pill_first);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  name_row (row, item);
  return row;
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, Opener *opener)
{
  open_at (opener, (guint) gtk_list_box_row_get_index (row));
}

GtkWidget *
way_fact_card_new (GListStore *store, const char *name, gboolean pill_first, WayFactFunc open, gpointer data)
{
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  Opener *opener = opener_attach (list, store, pill_first, open, data);

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "way-rows");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_bind_model (GTK_LIST_BOX (list), G_LIST_MODEL (store), create_cb, opener, NULL);
  g_signal_connect (list, "row-activated", G_CALLBACK (row_activated_cb), opener);
  return list;
}
