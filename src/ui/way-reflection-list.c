/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-reflection-list.h"

#include "service/way-edit.h"
#include "service/way-reflection-service.h"
#include "storage/way-list.h"
#include "ui/way-empty.h"
#include "ui/way-follow.h"
#include "ui/way-label.h"
#include "ui/way-reflection-dialog.h"
#include "ui/way-reflection-row.h"
#include "ui/way-rows.h"
#include "ui/way-wrap.h"

#include <glib/gi18n.h>

struct _WayReflectionList {
  WayPage parent_instance;

  /* template children */
  GtkStack *stack;
  GtkWidget *scroller;
  WayWrap *filters;
  GtkListView *view;
  GtkWidget *none;

  /* borrowed */
  GPtrArray *items;
  GtkWidget *empty;
  GtkDropDown *agency;
  GtkDropDown *principle;
  GtkDropDown *privacy;

  /* owned */
  WayList *list;
  GtkSingleSelection *selection;
  GArray *agencies; /* those of the drop-down after "all" */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (WayReflectionList, way_reflection_list, WAY_TYPE_PAGE)

static const WayField *
principles_field (void)
{
  return way_kind_field (way_kind_lookup ("reflection"), "principles");
}

/* --- Filters --- */

static void
show_state (WayReflectionList *self)
{
  gint64 n_all = way_library_query_count (way_page_get_library (WAY_PAGE (self)), "reflection count", "i",
                                          way_page_get_project (WAY_PAGE (self)));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  gtk_stack_set_visible_child (self->stack, n_all > 0 ? self->scroller : self->empty);
  gtk_widget_set_visible (self->none, n == 0);
  gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (self->view), WAY_TYPE_ROWS), n > 0);
}

static void
apply_filters (WayReflectionList *self)
{
  guint agency = gtk_drop_down_get_selected (self->agency);
  guint principle = gtk_drop_down_get_selected (self->principle);
  guint privacy = gtk_drop_down_get_selected (self->privacy);

  if (self->filling)
    return;
  way_list_set_args (self->list, "iiss", way_page_get_project (WAY_PAGE (self)),
                     agency > 0 && agency <= self->agencies->len ? way_id_list_index (self->agencies, agency - 1) : NULL,
                     principle > 0 ? principles_field ()->values[principle - 1].key : NULL,
                     privacy == 1 ? "shared" : privacy == 2 ? "private" : NULL);
  show_state (self);
}

/* The agencies that have reflected; the one chosen stays. */
static void
fill_agencies (WayReflectionList *self)
{
  WayLibrary *library = way_page_get_library (WAY_PAGE (self));
  g_autoptr (GArray) ids = way_library_query_ids (library, "agencies that reflect", "i",
                                                  way_page_get_project (WAY_PAGE (self)));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = gtk_drop_down_get_selected (self->agency);
  WayId kept = { { 0 } };

  if (self->agencies != NULL && way_id_list_equal (ids, self->agencies))
    return;
  if (self->agencies != NULL && chosen > 0 && chosen <= self->agencies->len)
    kept = *way_id_list_index (self->agencies, chosen - 1);
  gtk_string_list_append (names, _("All agencies"));
  chosen = 0;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *name = way_describe (library, way_id_list_index (ids, i));

      gtk_string_list_take (names, way_label_line (name));
      if (way_id_equal (way_id_list_index (ids, i), &kept))
        chosen = i + 1;
    }
  g_clear_pointer (&self->agencies, g_array_unref);
  self->agencies = g_steal_pointer (&ids);
  self->filling = TRUE;
  gtk_drop_down_set_model (self->agency, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->agency, chosen);
  self->filling = FALSE;
}

static GtkDropDown *
add_filter (WayReflectionList *self, const char *label, GtkStringList *names)
{
  GtkWidget *drop_down = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (names)), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (drop_down)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  way_wrap_append (self->filters, drop_down);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (apply_filters), self, G_CONNECT_SWAPPED);
  return GTK_DROP_DOWN (drop_down);
}

static void
add_filters (WayReflectionList *self)
{
  g_autoptr (GtkStringList) agencies = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) principles = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) privacies = gtk_string_list_new (NULL);

  self->filling = TRUE;
  gtk_string_list_append (principles, _("All principles"));
  for (const WayChoice *choice = principles_field ()->values; choice->key != NULL; choice++)
    gtk_string_list_append (principles, way_field_choice_label (principles_field (), choice->key));
  gtk_string_list_append (privacies, _("Shared and private"));
  gtk_string_list_append (privacies, _("Shared"));
  gtk_string_list_append (privacies, _("Private"));
  self->agency = add_filter (self, _("Agency"), agencies);
  self->principle = add_filter (self, _("Principle"), principles);
  self->privacy = add_filter (self, _("Shared or private"), privacies);
  self->filling = FALSE;
}

/* --- Rows --- */

static WayReflectionRow *
row_of (GtkListItem *item)
{
  return WAY_REFLECTION_ROW (gtk_list_item_get_child (item));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, WayReflectionList *self)
{
  gtk_list_item_set_child (item, way_reflection_row_new (way_page_get_library (WAY_PAGE (self))));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, WayReflectionList *self)
{
  WayRecord *reflection = gtk_list_item_get_item (item);

  way_reflection_row_bind (row_of (item), reflection);
  g_ptr_array_add (self->items, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, WayReflectionList *self)
{
  way_reflection_row_bind (row_of (item), NULL);
  g_ptr_array_remove (self->items, item);
}

static void
refresh (GtkWidget *widget)
{
  WayReflectionList *self = WAY_REFLECTION_LIST (widget);

  fill_agencies (self);
  show_state (self);
  for (guint i = 0; i < self->items->len; i++)
    way_reflection_row_refresh (row_of (g_ptr_array_index (self->items, i)));
}

/* --- What a person does --- */

static void
add_reflection (WayReflectionList *self)
{
  way_reflection_dialog_present (GTK_WIDGET (self), way_page_get_library (WAY_PAGE (self)),
                                 way_page_get_project (WAY_PAGE (self)), NULL);
}

static void
add_clicked_cb (WayReflectionList *self)
{
  add_reflection (self);
}

static void
add_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  add_reflection (WAY_REFLECTION_LIST (widget));
}

static void
activate_cb (WayReflectionList *self, guint position)
{
  g_autoptr (WayRecord) reflection = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  way_reflection_dialog_edit (GTK_WIDGET (self), way_page_get_library (WAY_PAGE (self)), reflection);
}

/* Of the row with the focus: the one that the mouse crosses is selected, which says what a click would open. */
static WayRecord *
focused (WayReflectionList *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  for (guint i = 0; focus != NULL && i < self->items->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (self->items, i);
      GtkWidget *row = gtk_widget_get_parent (gtk_list_item_get_child (item));

      if (focus == row || gtk_widget_is_ancestor (focus, row))
        return gtk_list_item_get_item (item);
    }
  return NULL;
}

static gboolean
thread_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  WayReflectionList *self = WAY_REFLECTION_LIST (gtk_widget_get_ancestor (widget, WAY_TYPE_REFLECTION_LIST));
  WayRecord *reflection = focused (self);

  if (reflection == NULL)
    return FALSE;
  way_page_show_thread (WAY_PAGE (self), way_record_get_id (reflection));
  return TRUE;
}

static gboolean
delete_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  WayReflectionList *self = WAY_REFLECTION_LIST (gtk_widget_get_ancestor (widget, WAY_TYPE_REFLECTION_LIST));
  WayRecord *reflection = focused (self);
  g_autoptr (GError) error = NULL;

  if (reflection == NULL)
    return FALSE;
  if (way_edit_delete (way_page_get_library (WAY_PAGE (self)), way_record_get_id (reflection), &error))
    way_page_toast_undo (WAY_PAGE (self), _("Reflection deleted"));
  way_page_error (WAY_PAGE (self), error);
  return TRUE;
}

static void
make_action (WayReflectionList *self, const WayId *reflection)
{
  g_autoptr (GError) error = NULL;

  if (way_reflection_make_action (way_page_get_library (WAY_PAGE (self)), reflection, NULL, &error))
    way_page_toast_undo (WAY_PAGE (self), _("Action added to the plan"));
  way_page_error (WAY_PAGE (self), error);
}

static void
make_action_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WayId id;

  if (way_id_parse (g_variant_get_string (parameter, NULL), &id))
    make_action (WAY_REFLECTION_LIST (widget), &id);
}

static gboolean
action_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  WayReflectionList *self = WAY_REFLECTION_LIST (gtk_widget_get_ancestor (widget, WAY_TYPE_REFLECTION_LIST));
  WayRecord *reflection = focused (self);

  if (reflection == NULL)
    return FALSE;
  make_action (self, way_record_get_id (reflection));
  return TRUE;
}

static void
add_keys (WayReflectionList *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_t, 0),
                                                          gtk_callback_action_new (thread_key_cb, NULL, NULL)));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0),
                                                          gtk_callback_action_new (delete_key_cb, NULL, NULL)));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_a, 0),
                                                          gtk_callback_action_new (action_key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

/* --- Class --- */

static void
way_reflection_list_open_record (WayPage *page, const WayId *id)
{
  WayReflectionList *self = WAY_REFLECTION_LIST (page);
  guint position = way_list_find (self->list, id);

  if (position == G_MAXUINT)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
  activate_cb (self, position);
}

static gboolean
way_reflection_list_focus_filter (WayPage *page)
{
  return gtk_widget_grab_focus (GTK_WIDGET (WAY_REFLECTION_LIST (page)->agency));
}

static void
fill (WayReflectionList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->view, factory);
  g_object_unref (factory);
  self->list = way_list_new (way_page_get_library (WAY_PAGE (self)), "reflections of project", "iiss",
                             way_page_get_project (WAY_PAGE (self)), NULL, NULL, NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

static void
way_reflection_list_constructed (GObject *object)
{
  WayReflectionList *self = WAY_REFLECTION_LIST (object);

  G_OBJECT_CLASS (way_reflection_list_parent_class)->constructed (object);
  self->empty = way_empty_new ("way-reflection-symbolic", _("No reflections yet"),
                               _("Keep what people notice: what happened, what it tells us, and what now. You will find it "
                                 "again when you write the report."),
                               _("Capture a _reflection"), NULL);
  g_signal_connect_object (way_empty_get_button (self->empty), "clicked", G_CALLBACK (add_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_child (self->stack, self->empty);
  fill (self);
  add_filters (self);
  fill_agencies (self);
  add_keys (self);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  way_follow (GTK_WIDGET (self), way_page_get_library (WAY_PAGE (self)), refresh);
  show_state (self);
}

static void
way_reflection_list_dispose (GObject *object)
{
  WayReflectionList *self = WAY_REFLECTION_LIST (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_pointer (&self->agencies, g_array_unref);
  G_OBJECT_CLASS (way_reflection_list_parent_class)->dispose (object);
}

static void
way_reflection_list_finalize (GObject *object)
{
  g_ptr_array_unref (WAY_REFLECTION_LIST (object)->items);
  G_OBJECT_CLASS (way_reflection_list_parent_class)->finalize (object);
}

static void
way_reflection_list_class_init (WayReflectionListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = way_reflection_list_constructed;
  object_class->dispose = way_reflection_list_dispose;
  object_class->finalize = way_reflection_list_finalize;
  WAY_PAGE_CLASS (klass)->open_record = way_reflection_list_open_record;
  g_type_ensure (WAY_TYPE_WRAP);
  g_type_ensure (WAY_TYPE_ROWS);
  WAY_PAGE_CLASS (klass)->focus_filter = way_reflection_list_focus_filter;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/way-reflection-list.ui");
  gtk_widget_class_bind_template_child (widget_class, WayReflectionList, stack);
  gtk_widget_class_bind_template_child (widget_class, WayReflectionList, scroller);
  gtk_widget_class_bind_template_child (widget_class, WayReflectionList, filters);
  gtk_widget_class_bind_template_child (widget_class, WayReflectionList, view);
  gtk_widget_class_bind_template_child (widget_class, WayReflectionList, none);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_install_action (widget_class, "page.add-reflection", NULL, add_action_cb);
  gtk_widget_class_install_action (widget_class, "reflections.make-action", "s", make_action_action);
}

static void
way_reflection_list_init (WayReflectionList *self)
{
  self->items = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
