/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-workshop-list.h"

#include "base/way-clock.h"
#include "storage/way-list.h"
#include "ui/way-empty.h"
#include "ui/way-follow.h"
#include "ui/way-list-filter.h"
#include "ui/way-rows.h"
#include "ui/way-workshop-dialog.h"
#include "ui/way-workshop-page.h"
#include "ui/way-workshop-row.h"

#include <glib/gi18n.h>

struct _WayWorkshopList {
  WayPage parent_instance;

  /* template children */
  GtkStack *stack;
  GtkWidget *scroller;
  GtkBox *content;
  GtkWidget *rows;
  GtkListView *view;

  /* borrowed: rows that show something now */
  GPtrArray *items;
  GtkWidget *empty;
  WayListFilter *filter;

  /* owned */
  WayList *list;
  GListModel *shown;
};

G_DEFINE_FINAL_TYPE (WayWorkshopList, way_workshop_list, WAY_TYPE_PAGE)

static void
mark_next (WayWorkshopList *self)
{
  WayLibrary *library = way_page_get_library (WAY_PAGE (self));
  g_autoptr (WayRecord) next = way_library_query_record (library, "next dated workshop", "is",
                                                         way_page_get_project (WAY_PAGE (self)), way_clock_today ());

  for (guint i = 0; i < self->items->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (self->items, i);

      way_workshop_row_set_next (WAY_WORKSHOP_ROW (gtk_list_item_get_child (item)),
                                 next != NULL && gtk_list_item_get_item (item) == next);
    }
}

static gboolean
concerns (GtkWidget *widget, WayChanges *changes)
{
  return way_changes_touch (changes, "workshop", NULL) || way_changes_touch (changes, "record", NULL)
         || way_changes_touch (changes, "action", "origin");
}

static void
refresh (GtkWidget *widget)
{
  WayWorkshopList *self = WAY_WORKSHOP_LIST (widget);

  for (guint i = 0; i < self->items->len; i++)
    way_workshop_row_refresh (WAY_WORKSHOP_ROW (gtk_list_item_get_child (g_ptr_array_index (self->items, i))));
  way_list_filter_refresh (self->filter);
  mark_next (self);
}

/* --- Rows --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, WayWorkshopList *self)
{
  gtk_list_item_set_child (item, way_workshop_row_new (way_page_get_library (WAY_PAGE (self))));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, WayWorkshopList *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  WayRecord *workshop = gtk_list_item_get_item (item);
  g_autofree char *when = way_workshop_when_and_where (workshop);

  way_workshop_row_bind (WAY_WORKSHOP_ROW (row), workshop);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  way_record_get_title (workshop), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, when, -1);
  g_ptr_array_add (self->items, item);
  mark_next (self);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, WayWorkshopList *self)
{
  way_workshop_row_bind (WAY_WORKSHOP_ROW (gtk_list_item_get_child (item)), NULL);
  g_ptr_array_remove (self->items, item);
}

static void
open_workshop (WayWorkshopList *self, const WayId *workshop, const WayId *block)
{
  WayPage *page = way_workshop_page_new (way_page_get_library (WAY_PAGE (self)), way_page_get_project (WAY_PAGE (self)),
                                         workshop);

  way_page_push (WAY_PAGE (self), page);
  if (block != NULL)
    way_page_open_record (page, block);
}

static void
activate_cb (WayWorkshopList *self, guint position)
{
  g_autoptr (WayRecord) workshop = g_list_model_get_item (self->shown, position);

  open_workshop (self, way_record_get_id (workshop), NULL);
}

static void
added_cb (gpointer data, const WayId *workshop)
{
  open_workshop (data, workshop, NULL);
}

static void
add_clicked_cb (WayWorkshopList *self)
{
  way_workshop_dialog_present (WAY_PAGE (self), NULL, added_cb, self);
}

static void
items_changed_cb (WayWorkshopList *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;

  gtk_stack_set_visible_child (self->stack, any ? self->scroller : self->empty);
  gtk_widget_set_visible (self->rows, g_list_model_get_n_items (self->shown) > 0);
}

static char *
text_of (WayLibrary *library, WayRecord *workshop)
{
  g_autofree char *when = way_workshop_when_and_where (workshop);

  return g_strjoin (" ", way_record_get_title (workshop), when, way_record_get_label (workshop, "kind"),
                    way_record_get_label (workshop, "state"), NULL);
}

/* --- Class --- */

static gboolean
way_workshop_list_focus_filter (WayPage *page)
{
  return way_list_filter_focus (WAY_WORKSHOP_LIST (page)->filter);
}

static GtkWidget *
way_workshop_list_get_start (WayPage *page)
{
  WayWorkshopList *self = WAY_WORKSHOP_LIST (page);

  return g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0 ? GTK_WIDGET (self->view) : NULL;
}

static void
way_workshop_list_open_record (WayPage *page, const WayId *id)
{
  g_autoptr (WayRecord) record = way_library_get (way_page_get_library (page), id);

  if (record == NULL)
    return;
  if (way_record_is (record, "agenda_block"))
    open_workshop (WAY_WORKSHOP_LIST (page), way_record_get_reference (record, "workshop"), id);
  else
    open_workshop (WAY_WORKSHOP_LIST (page), id, NULL);
}

static void
fill (WayWorkshopList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  WayLibrary *library = way_page_get_library (WAY_PAGE (self));
  g_autoptr (GtkNoSelection) selection = NULL;

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  self->list = way_list_new (library, "workshops of project", "i", way_page_get_project (WAY_PAGE (self)));
  gtk_list_view_set_factory (self->view, factory);
  g_object_unref (factory);
  self->filter = WAY_LIST_FILTER (way_list_filter_new (_("Filter workshops"), _("No workshop has these words.")));
  gtk_box_prepend (self->content, GTK_WIDGET (self->filter));
  self->shown = way_list_filter_apply (self->filter, library, G_LIST_MODEL (self->list), text_of);
  selection = gtk_no_selection_new (g_object_ref (self->shown));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  way_follow_if (GTK_WIDGET (self), library, concerns, refresh);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  items_changed_cb (self);
}

static void
way_workshop_list_constructed (GObject *object)
{
  WayWorkshopList *self = WAY_WORKSHOP_LIST (object);

  G_OBJECT_CLASS (way_workshop_list_parent_class)->constructed (object);
  self->empty = way_empty_new ("way-workshop-symbolic", _("No workshops yet"),
                               _("Bring what you have heard to a workshop: give it a date, take an agenda to start from, "
                                 "and agree who will do what."),
                               _("_Add a workshop"), NULL);
  g_signal_connect_object (way_empty_get_button (self->empty), "clicked", G_CALLBACK (add_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_child (self->stack, self->empty);
  fill (self);
}

static void
way_workshop_list_dispose (GObject *object)
{
  WayWorkshopList *self = WAY_WORKSHOP_LIST (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->shown);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (way_workshop_list_parent_class)->dispose (object);
}

static void
way_workshop_list_finalize (GObject *object)
{
  g_ptr_array_unref (WAY_WORKSHOP_LIST (object)->items);
  G_OBJECT_CLASS (way_workshop_list_parent_class)->finalize (object);
}

static void
way_workshop_list_class_init (WayWorkshopListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = way_workshop_list_constructed;
  object_class->dispose = way_workshop_list_dispose;
  object_class->finalize = way_workshop_list_finalize;
  WAY_PAGE_CLASS (klass)->open_record = way_workshop_list_open_record;
  WAY_PAGE_CLASS (klass)->focus_filter = way_workshop_list_focus_filter;
  WAY_PAGE_CLASS (klass)->get_start = way_workshop_list_get_start;
  g_type_ensure (WAY_TYPE_ROWS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/way-workshop-list.ui");
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopList, stack);
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopList, scroller);
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopList, content);
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopList, rows);
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopList, view);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
}

static void
way_workshop_list_init (WayWorkshopList *self)
{
  self->items = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
