/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-themes.h"

#include "storage/way-list.h"
#include "ui/way-announce.h"
#include "ui/way-empty.h"
#include "ui/way-follow.h"
#include "ui/way-label.h"
#include "ui/way-list-filter.h"
#include "ui/way-theme-dialog.h"
#include "ui/way-theme-page.h"
#include "ui/way-theme-row.h"
#include "ui/way-theme-view.h"

#include <glib/gi18n.h>

#define LIST_WIDTH 320

struct _WayThemes {
  WayPage parent_instance;

  /* borrowed */
  GtkWidget *stack;
  GtkWidget *side;
  WayListFilter *filter;
  GtkWidget *list;
  GtkWidget *rest;
  GtkWidget *rest_count;
  GtkWidget *separator;
  WayThemeView *view;

  /* owned */
  WayList *model;
  GListModel *shown;
  GtkSingleSelection *selection;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (WayThemes, way_themes, WAY_TYPE_PAGE)

/* --- What is shown --- */

static void
show_counts (WayThemes *self)
{
  WayPage *page = WAY_PAGE (self);
  guint themes = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint rest = (guint) way_library_query_count (way_page_get_library (page), "count cards without theme", "i",
                                                way_page_get_project (page));
  g_autofree char *n = g_strdup_printf ("%u", rest);
  g_autofree char *subtitle = NULL;

  gtk_label_set_label (GTK_LABEL (self->rest_count), n);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), themes + rest > 0 ? "themes" : "empty");
  subtitle = rest > 0 ? g_strdup_printf (ngettext ("%u card without a theme", "%u cards without a theme", rest), rest)
                      : g_strdup (themes > 0 ? _("every card has a theme") : "");
  way_page_set_subtitle (page, *subtitle != '\0' ? subtitle : NULL);
}

static void
mark_rest (WayThemes *self, gboolean marked)
{
  if (marked)
    gtk_widget_add_css_class (self->rest, "current");
  else
    gtk_widget_remove_css_class (self->rest, "current");
}

/* %GTK_INVALID_LIST_POSITION if the filter hides it. */
static guint
position_of (WayThemes *self, WayRecord *theme)
{
  for (guint i = 0; theme != NULL && i < g_list_model_get_n_items (self->shown); i++)
    {
      g_autoptr (WayRecord) record = g_list_model_get_item (self->shown, i);

      if (way_id_equal (way_record_get_id (record), way_record_get_id (theme)))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* What stands beside the list is marked in it. */
static void
mark (WayThemes *self)
{
  gtk_single_selection_set_selected (self->selection, position_of (self, way_theme_view_get (self->view)));
}

static char *
text_of (WayLibrary *library, WayRecord *theme)
{
  return g_strdup_printf ("%s %s", way_record_get_text (theme, "name"), way_record_get_label (theme, "state"));
}

static void
show_theme (WayThemes *self, WayRecord *theme)
{
  WayPage *page = WAY_PAGE (self);

  if (self->narrow)
    {
      way_page_push (page, WAY_PAGE (way_theme_page_new (way_page_get_library (page), way_page_get_project (page), theme)));
      return;
    }
  way_theme_view_set (self->view, theme);
  mark (self);
  mark_rest (self, theme == NULL);
}

/* The first theme there is, or the cards that have none. */
static void
show_first (WayThemes *self)
{
  g_autoptr (WayRecord) first = g_list_model_get_item (G_LIST_MODEL (self->model), 0);

  way_theme_view_set (self->view, first);
  mark (self);
  mark_rest (self, first == NULL);
}

/* --- Callbacks --- */

static void
activate_cb (GtkListView *list, guint position, WayThemes *self)
{
  g_autoptr (WayRecord) theme = g_list_model_get_item (self->shown, position);
  g_autofree char *name = way_label_quote (way_record_get_title (theme));
  /* Translators: told to a screen reader when a theme is opened from the list. */
  g_autofree char *message = g_strdup_printf (_("“%s” is shown beside the list"), name);

  show_theme (self, theme);
  if (!self->narrow)
    way_announce (GTK_WIDGET (self), message);
}

static void
rest_cb (WayThemes *self)
{
  show_theme (self, NULL);
}

static void
add_cb (WayThemes *self)
{
  way_theme_dialog_name (WAY_PAGE (self), NULL);
}

static gboolean
concerns (GtkWidget *widget, WayChanges *changes)
{
  return way_changes_touch (changes, "record", NULL) || way_changes_touch (changes, "link", "themes")
         || way_changes_touch (changes, "theme", NULL);
}

static void
catch_up (GtkWidget *widget)
{
  WayThemes *self = WAY_THEMES (widget);
  WayRecord *theme = way_theme_view_get (self->view);

  way_list_filter_refresh (self->filter);
  if (theme != NULL && way_record_get_deleted (theme))
    show_first (self);
  show_counts (self);
}

static gboolean
dropped_cb (WayThemes *self, GArray *cards, WayThemeRow *row)
{
  way_theme_cards_give (way_theme_view_get_cards (self->view), cards, way_record_get_id (way_theme_row_get (row)));
  return TRUE;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, WayThemes *self)
{
  GtkWidget *row = way_theme_row_new (way_page_get_library (WAY_PAGE (self)));

  g_signal_connect_object (row, "dropped", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  way_theme_row_set (WAY_THEME_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  way_theme_row_set (WAY_THEME_ROW (gtk_list_item_get_child (item)), NULL);
}

/* --- Page --- */

static void
way_themes_open_record (WayPage *page, const WayId *id)
{
  g_autoptr (WayRecord) theme = way_library_get (way_page_get_library (page), id);

  if (theme != NULL && way_record_is (theme, "theme"))
    show_theme (WAY_THEMES (page), theme);
}

static gboolean
way_themes_focus_filter (WayPage *page)
{
  return way_list_filter_focus (WAY_THEMES (page)->filter);
}

static GtkWidget *
way_themes_get_start (WayPage *page)
{
  return WAY_THEMES (page)->rest;
}

static gboolean
way_themes_flush (WayPage *page, GError **error)
{
  return way_theme_view_flush (WAY_THEMES (page)->view);
}

static void
way_themes_width_changed (WayPage *page, WayWidthClass width_class)
{
  WayThemes *self = WAY_THEMES (page);

  self->narrow = width_class == WAY_WIDTH_NARROW;
  gtk_widget_set_visible (GTK_WIDGET (self->view), !self->narrow);
  gtk_widget_set_visible (self->separator, !self->narrow);
  gtk_widget_set_hexpand (self->side, self->narrow);
  gtk_widget_set_size_request (self->side, self->narrow ? -1 : LIST_WIDTH, -1);
}

static GtkWidget *
make_rest (WayThemes *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->rest_count = g_object_new (GTK_TYPE_LABEL, "css-classes", (const char *[]){ "dim-label", "numeric", NULL }, NULL);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", _("Without a theme"), "xalign", 0.0f, "hexpand",
                                               TRUE, NULL));
  gtk_box_append (GTK_BOX (box), self->rest_count);
  self->rest = g_object_new (GTK_TYPE_BUTTON, "child", box, "css-classes",
                             (const char *[]){ "flat", "way-theme-rest", NULL }, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rest), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Cards without a theme"), -1);
  g_signal_connect_object (self->rest, "clicked", G_CALLBACK (rest_cb), self, G_CONNECT_SWAPPED);
  return self->rest;
}

static GtkWidget *
make_side (WayThemes *self)
{
  WayPage *page = WAY_PAGE (self);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled;

  self->side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->model = way_list_new (way_page_get_library (page), "themes", "i", way_page_get_project (page));
  self->filter = WAY_LIST_FILTER (way_list_filter_new (_("Filter themes"), _("No theme has these words.")));
  g_object_set (self->filter, "margin-top", 12, "margin-start", 6, "margin-end", 6, NULL);
  self->shown = way_list_filter_apply (self->filter, way_page_get_library (page), G_LIST_MODEL (self->model), text_of);
  self->selection = g_object_new (GTK_TYPE_SINGLE_SELECTION, "model", self->shown, "autoselect", FALSE, "can-unselect",
                                  TRUE, NULL);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Themes"), -1);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self, 0);
  scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->list, "hscrollbar-policy", GTK_POLICY_NEVER,
                           "vexpand", TRUE, NULL);
  /* Above the list, which takes all the height: the height it asks for is less than its wrapped rows need. */
  gtk_box_append (GTK_BOX (self->side), GTK_WIDGET (self->filter));
  gtk_box_append (GTK_BOX (self->side), make_rest (self));
  gtk_box_append (GTK_BOX (self->side), scrolled);
  return self->side;
}

static GtkWidget *
make_add_button (WayThemes *self)
{
  GtkWidget *content = g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name", "list-add-symbolic", "label", _("Theme"), NULL);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "child", content, "css-classes",
                                    (const char *[]){ "suggested-action", NULL }, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add a theme"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
way_themes_constructed (GObject *object)
{
  WayThemes *self = WAY_THEMES (object);
  WayPage *page = WAY_PAGE (object);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *empty;

  G_OBJECT_CLASS (way_themes_parent_class)->constructed (object);
  empty = way_empty_new ("way-theme-symbolic", _("No theme yet"),
                         _("Once there are cards, say what several of them have in common, and agree which themes to take forward."),
                         _("Add a theme"), NULL);
  g_signal_connect_object (way_empty_get_button (empty), "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  self->separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  self->view = WAY_THEME_VIEW (way_theme_view_new (page));
  gtk_widget_set_hexpand (GTK_WIDGET (self->view), TRUE);
  gtk_box_append (GTK_BOX (box), make_side (self));
  gtk_box_append (GTK_BOX (box), self->separator);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), box, "themes");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  way_page_set_title (page, _("Themes"));
  way_page_set_header_start (page, make_add_button (self));
  show_first (self);
  show_counts (self);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (mark), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  way_follow_if (GTK_WIDGET (self), way_page_get_library (page), concerns, catch_up);
}

static void
way_themes_dispose (GObject *object)
{
  g_clear_object (&WAY_THEMES (object)->selection);
  g_clear_object (&WAY_THEMES (object)->shown);
  g_clear_object (&WAY_THEMES (object)->model);
  G_OBJECT_CLASS (way_themes_parent_class)->dispose (object);
}

static void
way_themes_class_init (WayThemesClass *klass)
{
  WayPageClass *page_class = WAY_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = way_themes_constructed;
  G_OBJECT_CLASS (klass)->dispose = way_themes_dispose;
  page_class->open_record = way_themes_open_record;
  page_class->focus_filter = way_themes_focus_filter;
  page_class->get_start = way_themes_get_start;
  page_class->flush = way_themes_flush;
  page_class->width_changed = way_themes_width_changed;
}

static void
way_themes_init (WayThemes *self)
{
}
