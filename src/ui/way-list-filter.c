/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-list-filter.h"

#include "base/way-text.h"
#include "ui/way-entry.h"

/* Belongs to the filter, which may outlive the widget. */
typedef struct {
  WayLibrary *library;
  WayListFilterText text;
  char *words;
} Match;

struct _WayListFilter {
  GtkBox parent_instance;

  /* borrowed */
  GtkWidget *entry;
  GtkWidget *none;
  Match *match;

  /* owned */
  GtkFilter *filter;
  GListModel *shown;
};

G_DEFINE_FINAL_TYPE (WayListFilter, way_list_filter, GTK_TYPE_BOX)

static void
match_free (gpointer data)
{
  Match *match = data;

  g_object_unref (match->library);
  g_free (match->words);
  g_free (match);
}

static gboolean
matches (gpointer record, gpointer data)
{
  Match *match = data;
  g_autofree char *text = *match->words != '\0' ? match->text (match->library, record) : NULL;

  return text == NULL || way_text_matches (text, match->words);
}

static void
show_none (WayListFilter *self)
{
  gtk_widget_set_visible (self->none, *self->match->words != '\0' && g_list_model_get_n_items (self->shown) == 0);
}

static void
search_cb (WayListFilter *self)
{
  g_autofree char *words = NULL;

  if (self->match == NULL)
    return;
  words = way_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_strstrip (words);
  if (g_str_equal (words, self->match->words))
    return;
  g_free (self->match->words);
  self->match->words = g_steal_pointer (&words);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_none (self);
}

static void
way_list_filter_dispose (GObject *object)
{
  WayListFilter *self = WAY_LIST_FILTER (object);

  self->match = NULL;
  g_clear_object (&self->filter);
  g_clear_object (&self->shown);
  G_OBJECT_CLASS (way_list_filter_parent_class)->dispose (object);
}

static void
way_list_filter_class_init (WayListFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_list_filter_dispose;
}

static void
way_list_filter_init (WayListFilter *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->entry = gtk_search_entry_new ();
  self->none = g_object_new (GTK_TYPE_LABEL, "visible", FALSE, "wrap", TRUE, "css-classes",
                             (const char *[]){ "dim-label", NULL }, NULL);
  way_entry_setup_filter (self->entry);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (search_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), self->entry);
  gtk_box_append (GTK_BOX (self), self->none);
}

GtkWidget *
way_list_filter_new (const char *label, const char *none)
{
  WayListFilter *self = g_object_new (WAY_TYPE_LIST_FILTER, NULL);

  g_object_set (self->entry, "placeholder-text", label, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_label_set_label (GTK_LABEL (self->none), none);
  return GTK_WIDGET (self);
}

GListModel *
way_list_filter_apply (WayListFilter *self, WayLibrary *library, GListModel *all, WayListFilterText text)
{
  g_return_val_if_fail (self->match == NULL, NULL);

  self->match = g_new0 (Match, 1);
  self->match->library = g_object_ref (library);
  self->match->text = text;
  self->match->words = g_strdup ("");
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self->match, match_free));
  self->shown = G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (all), g_object_ref (self->filter)));
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (show_none), self, G_CONNECT_SWAPPED);
  return g_object_ref (self->shown);
}

void
way_list_filter_refresh (WayListFilter *self)
{
  if (*self->match->words != '\0')
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

gboolean
way_list_filter_focus (WayListFilter *self)
{
  return gtk_widget_get_mapped (self->entry) && gtk_widget_grab_focus (self->entry);
}

void
way_list_filter_clear (WayListFilter *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  search_cb (self);
}
