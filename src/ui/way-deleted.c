/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-deleted.h"

#include "base/way-text.h"
#include "service/way-edit.h"
#include "storage/way-erase.h"
#include "storage/way-list.h"
#include "ui/way-erase-ask.h"
#include "ui/way-label.h"
#include "ui/way-list-filter.h"
#include "ui/way-pill.h"
#include "ui/way-rows.h"

#include <glib/gi18n.h>

struct _WayDeleted {
  WayPage parent_instance;

  /* template children */
  GtkStack *stack;
  GtkBox *content;
  GtkWidget *rows;
  GtkListView *list;
  GtkWidget *erase_button;

  /* borrowed */
  WayListFilter *filter;

  /* owned */
  GtkFilterListModel *roots;
  GListModel *shown;
};

G_DEFINE_FINAL_TYPE (WayDeleted, way_deleted, WAY_TYPE_PAGE)

static gboolean
is_deleted (WayLibrary *library, const WayId *id)
{
  g_autoptr (WayRecord) record = id != NULL ? way_library_get (library, id) : NULL;

  return record != NULL && way_record_get_deleted (record);
}

/* What went with its owner, or with its project, comes back with that. */
static gboolean
is_root (gpointer item, gpointer data)
{
  WayLibrary *library = way_page_get_library (data);
  WayRecord *record = item;
  const WayId *project = way_record_get_project (record);

  if (is_deleted (library, way_record_get_owner (record)))
    return FALSE;
  return way_record_is (record, "project") || !is_deleted (library, project);
}

static char *
describe (WayDeleted *self, WayRecord *record)
{
  WayLibrary *library = way_page_get_library (WAY_PAGE (self));
  gint64 at = way_library_get_modified (library, way_record_get_id (record));
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at / 1000);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  /* Translators: a moment, as strftime has it: 14 Feb 2022, 13:05. */
  g_autofree char *when = g_date_time_format (local, _("%-d %b %Y, %H:%M"));

  return g_strdup_printf (_("deleted %s"), when);
}

static void
restore (WayDeleted *self, WayRecord *record)
{
  WayLibrary *library = way_page_get_library (WAY_PAGE (self));
  g_autofree char *title = way_text_summary (way_record_get_title (record), 40);
  g_autofree char *message = g_strdup_printf (_("Restored “%s”"), title);
  g_autoptr (GError) error = NULL;
  WayId id = *way_record_get_id (record);

  if (way_edit_restore (library, &id, &error))
    way_page_toast_undo (WAY_PAGE (self), message);
  else
    way_page_error (WAY_PAGE (self), error);
}

static void
restore_cb (GtkButton *button, WayDeleted *self)
{
  GtkListItem *item = g_object_get_data (G_OBJECT (button), "way-item");
  g_autoptr (WayRecord) record = g_object_ref (gtk_list_item_get_item (item));

  restore (self, record);
}

static void
activate_cb (WayDeleted *self, guint position)
{
  g_autoptr (WayRecord) record = g_list_model_get_item (self->shown, position);

  if (record != NULL)
    restore (self, record);
}

static void
setup_cb (WayDeleted *self, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  GtkWidget *when = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, NULL);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", _("Restore"), "valign", GTK_ALIGN_CENTER, NULL);

  gtk_widget_add_css_class (when, "caption");
  gtk_widget_add_css_class (when, "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), when);
  gtk_box_append (GTK_BOX (row), way_pill_new (NULL, WAY_TONE_NEUTRAL));
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), button);
  g_object_set_data (G_OBJECT (button), "way-item", item);
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore_cb), self, 0);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (WayDeleted *self, GtkListItem *item)
{
  WayRecord *record = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *pill = gtk_widget_get_first_child (row);
  GtkWidget *texts = gtk_widget_get_next_sibling (pill);
  GtkWidget *button = gtk_widget_get_last_child (row);
  const char *full = way_record_get_title (record);
  g_autofree char *title = way_text_summary (full != NULL ? full : _("(no title)"), 100);
  g_autofree char *noun = way_kind_noun (way_record_get_kind (record));
  g_autofree char *when = describe (self, record);
  g_autofree char *name = g_strdup_printf (_("Restore “%s”"), title);
  g_autofree char *description = g_strdup_printf ("%s, %s", noun, when);

  way_pill_set (WAY_PILL (pill), noun, WAY_TONE_NEUTRAL);
  way_label_set (GTK_LABEL (gtk_widget_get_first_child (texts)), title);
  way_label_set (GTK_LABEL (gtk_widget_get_last_child (texts)), when);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
erase_cb (WayDeleted *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  way_erase_ask (WAY_WINDOW (root), way_page_get_project (WAY_PAGE (self)), NULL);
}

static void
items_changed_cb (WayDeleted *self)
{
  WayLibrary *library = way_page_get_library (WAY_PAGE (self));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->roots));
  /* An erasure may have removed everything and not be finished. */
  gboolean any = n > 0 || way_erase_is_unfinished (library, NULL);

  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
  gtk_widget_set_visible (self->rows, g_list_model_get_n_items (self->shown) > 0);
  gtk_widget_set_visible (self->erase_button, any && !way_library_is_read_only (library));
}

static char *
text_of (WayLibrary *library, WayRecord *record)
{
  const char *title = way_record_get_title (record);
  g_autofree char *noun = way_kind_noun (way_record_get_kind (record));

  return g_strdup_printf ("%s %s", noun, title != NULL ? title : "");
}

static gboolean
way_deleted_focus_filter (WayPage *page)
{
  return way_list_filter_focus (WAY_DELETED (page)->filter);
}

static GtkWidget *
way_deleted_get_start (WayPage *page)
{
  WayDeleted *self = WAY_DELETED (page);

  return g_list_model_get_n_items (G_LIST_MODEL (self->roots)) > 0 ? GTK_WIDGET (self->list) : NULL;
}

static void
refilter_cb (WayDeleted *self)
{
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->roots), GTK_FILTER_CHANGE_DIFFERENT);
  items_changed_cb (self);
}

static void
way_deleted_constructed (GObject *object)
{
  WayDeleted *self = WAY_DELETED (object);
  WayPage *page = WAY_PAGE (self);
  WayList *all = way_list_new (way_page_get_library (page), "deleted", "i", way_page_get_project (page));
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSingleSelection) selection = NULL;

  G_OBJECT_CLASS (way_deleted_parent_class)->constructed (object);
  self->roots = gtk_filter_list_model_new (G_LIST_MODEL (all), GTK_FILTER (gtk_custom_filter_new (is_root, self, NULL)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  self->filter = WAY_LIST_FILTER (way_list_filter_new (_("Filter what is deleted"), _("Nothing deleted has these words.")));
  gtk_box_prepend (self->content, GTK_WIDGET (self->filter));
  self->shown = way_list_filter_apply (self->filter, way_page_get_library (page), G_LIST_MODEL (self->roots), text_of);
  selection = gtk_single_selection_new (g_object_ref (self->shown));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->roots, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (way_page_get_library (page), "changed", G_CALLBACK (refilter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->erase_button, "clicked", G_CALLBACK (erase_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (items_changed_cb), NULL);
  items_changed_cb (self);
}

static void
way_deleted_dispose (GObject *object)
{
  WayDeleted *self = WAY_DELETED (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->shown);
  g_clear_object (&self->roots);
  G_OBJECT_CLASS (way_deleted_parent_class)->dispose (object);
}

static void
way_deleted_class_init (WayDeletedClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = way_deleted_constructed;
  G_OBJECT_CLASS (klass)->dispose = way_deleted_dispose;
  WAY_PAGE_CLASS (klass)->focus_filter = way_deleted_focus_filter;
  WAY_PAGE_CLASS (klass)->get_start = way_deleted_get_start;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/way-deleted.ui");
  gtk_widget_class_bind_template_child (widget_class, WayDeleted, stack);
  gtk_widget_class_bind_template_child (widget_class, WayDeleted, content);
  gtk_widget_class_bind_template_child (widget_class, WayDeleted, rows);
  gtk_widget_class_bind_template_child (widget_class, WayDeleted, list);
  gtk_widget_class_bind_template_child (widget_class, WayDeleted, erase_button);
}

static void
way_deleted_init (WayDeleted *self)
{
  g_type_ensure (WAY_TYPE_ROWS);
  gtk_widget_init_template (GTK_WIDGET (self));
}
