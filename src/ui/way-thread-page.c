/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-thread-page.h"

#include "service/way-edit.h"
#include "service/way-thread.h"
#include "storage/way-splice.h"
#include "ui/way-rooms.h"
#include "ui/way-rows.h"
#include "ui/way-thread-row.h"

struct _WayThreadPage {
  WayPage parent_instance;

  /* template children */
  GtkListView *view;
  GtkWidget *alone;

  /* owned */
  WayId record;
  gboolean has_record;
  GPtrArray *nodes;      /* of WayThreadNode */
  GArray *ids;           /* of the nodes */
  GtkStringList *places; /* one string a node: the model only counts */
  GHashTable *bound;     /* borrowed GtkListItem */
};

G_DEFINE_FINAL_TYPE (WayThreadPage, way_thread_page, WAY_TYPE_PAGE)

/* --- Rows --- */

/* While places are being spliced a row may stand where no line is, or another: it is shown anew afterwards. */
static void
show_row (WayThreadPage *self, GtkListItem *item)
{
  guint position = gtk_list_item_get_position (item);

  if (position < self->nodes->len)
    way_thread_row_show (WAY_THREAD_ROW (gtk_list_item_get_child (item)), g_ptr_array_index (self->nodes, position), position == 0);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, WayThreadPage *self)
{
  gtk_list_item_set_child (item, way_thread_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, WayThreadPage *self)
{
  g_hash_table_add (self->bound, item);
  show_row (self, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, WayThreadPage *self)
{
  g_hash_table_remove (self->bound, item);
}

/* --- Lines --- */

static void
spliced_cb (GArray *ids, guint position, guint n_removed, guint n_added, gpointer data)
{
  g_auto (GStrv) places = g_new0 (char *, n_added + 1);

  for (guint i = 0; i < n_added; i++)
    places[i] = g_strdup ("");
  gtk_string_list_splice (WAY_THREAD_PAGE (data)->places, position, n_removed, (const char *const *) places);
}

/* Only what has come or gone is spliced: the focus stays on its line. */
static void
refresh (WayThreadPage *self)
{
  WayLibrary *library = way_page_get_library (WAY_PAGE (self));
  g_autofree char *title = NULL;
  g_autoptr (GArray) wanted = way_id_list_new ();
  GHashTableIter rows;
  gpointer item;

  if (!self->has_record)
    return;
  g_clear_pointer (&self->nodes, g_ptr_array_unref);
  self->nodes = way_thread_new (library, &self->record);
  for (guint i = 0; i < self->nodes->len; i++)
    g_array_append_vals (wanted, &((WayThreadNode *) self->nodes->pdata[i])->id, 1);
  way_splice (self->ids, wanted, spliced_cb, self);
  g_hash_table_iter_init (&rows, self->bound);
  while (g_hash_table_iter_next (&rows, &item, NULL))
    show_row (self, item);
  title = way_describe (library, &self->record);
  way_page_set_subtitle (WAY_PAGE (self), title);
  gtk_widget_set_visible (self->alone, self->nodes->len < 2);
}

/* --- Opening --- */

/* %TRUE if some room shows the record, or what it belongs to. */
static gboolean
has_room (WayThreadPage *self, const WayId *id)
{
  WayLibrary *library = way_page_get_library (WAY_PAGE (self));
  g_autoptr (WayRecord) record = way_library_get (library, id);

  while (record != NULL && way_room_for_kind (way_record_get_kind (record)->name) == NULL)
    {
      const WayId *owner = way_record_get_owner (record);
      WayRecord *next = owner != NULL ? way_library_get (library, owner) : NULL;

      g_object_unref (record);
      record = next;
    }
  return record != NULL;
}

static void
activate_cb (WayThreadPage *self, guint position)
{
  const WayThreadNode *node = g_ptr_array_index (self->nodes, position);
  WayId id = node->opens;

  if (!node->deleted && has_room (self, &id))
    way_page_open (WAY_PAGE (self), &id);
}

/* --- Class --- */

static void
way_thread_page_open_record (WayPage *page, const WayId *record)
{
  WayThreadPage *self = WAY_THREAD_PAGE (page);

  self->record = *record;
  self->has_record = TRUE;
  refresh (self);
}

static void
way_thread_page_constructed (GObject *object)
{
  WayThreadPage *self = WAY_THREAD_PAGE (object);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  G_OBJECT_CLASS (way_thread_page_parent_class)->constructed (object);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->view, factory);
  g_object_unref (factory);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->places)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (way_page_get_library (WAY_PAGE (self)), "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
}

static void
way_thread_page_dispose (GObject *object)
{
  WayThreadPage *self = WAY_THREAD_PAGE (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->places);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->bound, g_hash_table_unref);
  g_clear_pointer (&self->nodes, g_ptr_array_unref);
  G_OBJECT_CLASS (way_thread_page_parent_class)->dispose (object);
}

static void
way_thread_page_class_init (WayThreadPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = way_thread_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = way_thread_page_dispose;
  WAY_PAGE_CLASS (klass)->open_record = way_thread_page_open_record;
  g_type_ensure (WAY_TYPE_ROWS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/way-thread-page.ui");
  gtk_widget_class_bind_template_child (widget_class, WayThreadPage, view);
  gtk_widget_class_bind_template_child (widget_class, WayThreadPage, alone);
}

static void
way_thread_page_init (WayThreadPage *self)
{
  self->ids = way_id_list_new ();
  self->places = gtk_string_list_new (NULL);
  self->bound = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

WayPage *
way_thread_page_new (WayLibrary *library, const WayId *project, const WayId *record)
{
  WayPage *page = g_object_new (WAY_TYPE_THREAD_PAGE, "library", library, "project", project, NULL);

  way_page_open_record (page, record);
  return page;
}
