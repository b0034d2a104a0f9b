/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-conversation-list.h"

#include "storage/way-list.h"
#include "ui/way-conversation-form.h"
#include "ui/way-conversation-heard.h"
#include "ui/way-conversation-row.h"
#include "ui/way-conversation.h"
#include "ui/way-empty.h"
#include "ui/way-entry.h"
#include "ui/way-follow.h"
#include "ui/way-rows.h"

#include <glib/gi18n.h>

struct _WayConversationList {
  WayPage parent_instance;

  /* borrowed */
  GtkWidget *stack;
  GtkWidget *search;
  GtkWidget *columns;
  GtkWidget *list;
  GtkWidget *none;

  /* owned */
  WayList *model;
};

G_DEFINE_FINAL_TYPE (WayConversationList, way_conversation_list, WAY_TYPE_PAGE)

static void
show_counts (WayConversationList *self)
{
  WayPage *page = WAY_PAGE (self);
  WayLibrary *library = way_page_get_library (page);
  const WayId *project = way_page_get_project (page);
  guint n = (guint) way_library_query_count (library, "conversation count", "i", project);
  guint silent = (guint) way_library_query_count (library, "silent participations", "i", project);
  g_autofree char *talks = g_strdup_printf (ngettext ("%u conversation", "%u conversations", n), n);
  g_autofree char *all = NULL;

  if (silent > 0)
    all = g_strdup_printf (ngettext ("%s · %u not yet heard", "%s · %u not yet heard", silent), talks, silent);
  way_page_set_subtitle (page, silent > 0 ? all : talks);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n > 0 ? "list" : "empty");
  gtk_widget_set_visible (self->none, n > 0 && g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0);
}

static void
open_conversation (WayConversationList *self, const WayId *id)
{
  WayPage *page = WAY_PAGE (self);

  way_page_push (page, WAY_PAGE (way_conversation_new (way_page_get_library (page), way_page_get_project (page), id)));
}

/* --- Callbacks --- */

static void
activate_cb (GtkListView *list, guint position, WayConversationList *self)
{
  open_conversation (self, way_list_get_id (self->model, position));
}

static void
search_cb (WayConversationList *self)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  g_auto (GStrv) parts = g_strsplit_set (words, "%_\\", -1);
  g_autofree char *plain = g_strjoinv ("_", parts);
  g_autofree char *pattern = *plain != '\0' ? g_strdup_printf ("%%%s%%", plain) : NULL;

  way_list_set_args (self->model, "is", way_page_get_project (WAY_PAGE (self)), pattern);
  show_counts (self);
}

static void
add_cb (WayConversationList *self)
{
  way_conversation_form_present (WAY_PAGE (self), NULL, NULL);
}

static gboolean
add_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  add_cb (WAY_CONVERSATION_LIST (widget));
  return TRUE;
}

/* What is typed into the filter is taken there. */
static void
add_key (WayConversationList *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("n"),
                                                          gtk_callback_action_new (add_key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static gboolean
concerns (GtkWidget *widget, WayChanges *changes)
{
  return way_changes_touch (changes, "record", NULL) || way_changes_touch (changes, "conversation", NULL)
         || way_changes_touch (changes, "participation", NULL);
}

static void
refresh (GtkWidget *widget)
{
  show_counts (WAY_CONVERSATION_LIST (widget));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, WayConversationList *self)
{
  gtk_list_item_set_child (item, way_conversation_row_new (way_page_get_library (WAY_PAGE (self))));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  way_conversation_row_set (WAY_CONVERSATION_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  way_conversation_row_set (WAY_CONVERSATION_ROW (gtk_list_item_get_child (item)), NULL);
}

/* --- Page --- */

static void
way_conversation_list_open_record (WayPage *page, const WayId *record)
{
  open_conversation (WAY_CONVERSATION_LIST (page), record);
}

static GtkWidget *
way_conversation_list_get_start (WayPage *page)
{
  return WAY_CONVERSATION_LIST (page)->list;
}

static gboolean
way_conversation_list_focus_filter (WayPage *page)
{
  return gtk_widget_grab_focus (WAY_CONVERSATION_LIST (page)->search);
}

static void
way_conversation_list_width_changed (WayPage *page, WayWidthClass width_class)
{
  WayConversationList *self = WAY_CONVERSATION_LIST (page);
  gboolean narrow = width_class == WAY_WIDTH_NARROW;

  /* Beside each other each has half the room, however large letters are: long names of agencies would leave the list none. */
  gtk_box_set_homogeneous (GTK_BOX (self->columns), !narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static GtkWidget *
make_list (WayConversationList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *selection;

  self->model = way_list_new (way_page_get_library (WAY_PAGE (self)), "conversations", "is",
                              way_page_get_project (WAY_PAGE (self)), NULL);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->model))));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  self->list = gtk_list_view_new (selection, factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "way-rows");
  gtk_widget_add_css_class (self->list, "card");
  gtk_widget_set_overflow (self->list, GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Conversations"), -1);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self, 0);
  return g_object_new (WAY_TYPE_ROWS, "child", self->list, "valign", GTK_ALIGN_START, NULL);
}

static GtkWidget *
make_left (WayConversationList *self)
{
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->search = g_object_new (GTK_TYPE_SEARCH_ENTRY, "placeholder-text", _("Filter conversations"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Filter conversations"), -1);
  way_entry_setup_filter (self->search);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_cb), self, G_CONNECT_SWAPPED);
  self->none = g_object_new (GTK_TYPE_LABEL, "label", _("No conversation has these words."), "visible", FALSE,
                             "css-classes", (const char *[]){ "dim-label", NULL }, NULL);
  gtk_box_append (GTK_BOX (left), self->search);
  gtk_box_append (GTK_BOX (left), self->none);
  gtk_box_append (GTK_BOX (left), make_list (self));
  gtk_widget_set_hexpand (left, TRUE);
  return left;
}

static GtkWidget *
make_columns (WayConversationList *self)
{
  WayPage *page = WAY_PAGE (self);
  GtkWidget *heard = way_conversation_heard_new (way_page_get_library (page), way_page_get_project (page));
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 1100, "tightening-threshold", 900, NULL);
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);

  self->columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  g_object_set (self->columns, "margin-top", 18, "margin-bottom", 18, "margin-start", 18, "margin-end", 18, NULL);
  gtk_widget_set_valign (heard, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->columns), make_left (self));
  gtk_box_append (GTK_BOX (self->columns), heard);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->columns);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), g_object_new (GTK_TYPE_VIEWPORT, "vscroll-policy",
                                                                               GTK_SCROLL_NATURAL, "child", clamp, NULL));
  return scrolled;
}

static GtkWidget *
make_add_button (WayConversationList *self)
{
  GtkWidget *content = g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name", "list-add-symbolic", "label",
                                     _("Conversation"), NULL);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "child", content, "css-classes",
                                    (const char *[]){ "suggested-action", NULL }, "tooltip-text", _("Add a conversation (N)"),
                                    NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add a conversation"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
way_conversation_list_constructed (GObject *object)
{
  WayConversationList *self = WAY_CONVERSATION_LIST (object);
  WayPage *page = WAY_PAGE (object);
  GtkWidget *empty;

  G_OBJECT_CLASS (way_conversation_list_parent_class)->constructed (object);
  empty = way_empty_new ("way-conversation-symbolic", _("Start by listening"),
                         _("Each agency says what helps, what gets in the way and what it hopes for. Type it as you hear it."),
                         _("Add a conversation"), NULL);
  g_signal_connect_object (way_empty_get_button (empty), "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), make_columns (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  way_page_set_title (page, _("Conversations"));
  way_page_set_header_start (page, make_add_button (self));
  add_key (self);
  show_counts (self);
  way_follow_if (GTK_WIDGET (self), way_page_get_library (page), concerns, refresh);
}

static void
way_conversation_list_dispose (GObject *object)
{
  g_clear_object (&WAY_CONVERSATION_LIST (object)->model);
  G_OBJECT_CLASS (way_conversation_list_parent_class)->dispose (object);
}

static void
way_conversation_list_class_init (WayConversationListClass *klass)
{
  WayPageClass *page_class = WAY_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = way_conversation_list_constructed;
  G_OBJECT_CLASS (klass)->dispose = way_conversation_list_dispose;
  page_class->open_record = way_conversation_list_open_record;
  page_class->get_start = way_conversation_list_get_start;
  page_class->focus_filter = way_conversation_list_focus_filter;
  page_class->width_changed = way_conversation_list_width_changed;
}

static void
way_conversation_list_init (WayConversationList *self)
{
}
