/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-action-list.h"

#include "base/way-text.h"
#include "ui/way-announce.h"
#include "ui/way-entry.h"
#include "ui/way-notice-entry.h"

#include <glib/gi18n.h>

#define PAUSE_MS 500
/* On a full disk, or while another program writes, a draft is tried again. */
#define RETRY_MS 2000

struct _WayActionList {
  GtkBox parent_instance;

  GtkWidget *rows;
  GtkWidget *entry; /* or NULL */

  WayPage *page;    /* borrowed */
  const WayActionListKind *kind;
  WayId action;
  GArray *ids;
  guint pause_id;
};

G_DEFINE_FINAL_TYPE (WayActionList, way_action_list, GTK_TYPE_BOX)

static void
rebuild (WayActionList *self, GPtrArray *records)
{
  GtkWidget *child;

  g_array_set_size (self->ids, 0);
  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint i = 0; i < records->len; i++)
    {
      const WayId *id = way_record_get_id (records->pdata[i]);

      g_array_append_vals (self->ids, id, 1);
      gtk_box_append (GTK_BOX (self->rows), self->kind->row_new (self, id));
    }
  gtk_widget_set_visible (self->rows, records->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), records->len > 0 || self->entry != NULL);
}

static gboolean
same_ids (WayActionList *self, GPtrArray *records)
{
  if (records->len != self->ids->len)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (!way_id_equal (way_record_get_id (records->pdata[i]), way_id_list_index (self->ids, i)))
      return FALSE;
  return TRUE;
}

static void
refresh (WayActionList *self)
{
  g_autoptr (GPtrArray) records
    = way_library_query_records (way_page_get_library (self->page), self->kind->query, "i", &self->action);
  GtkWidget *row;
  guint i = 0;

  if (!same_ids (self, records))
    rebuild (self, records);
  for (row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    self->kind->row_fill (self, row, records->pdata[i++]);
}

static gboolean
pause_cb (gpointer data)
{
  WAY_ACTION_LIST (data)->pause_id = 0;
  way_action_list_keep (data);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (WayActionList *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE_MS, pause_cb, self);
}

static void
activate_cb (WayActionList *self)
{
  const char *text = way_entry_get_text (self->entry);
  g_autoptr (GError) error = NULL;

  if (way_text_is_blank (text))
    return;
  if (!self->kind->add (way_page_get_library (self->page), &self->action, text, &error))
    {
      way_page_error (self->page, error);
      return;
    }
  way_entry_empty (self->entry);
  way_action_list_keep (self);
  way_announce (GTK_WIDGET (self), _(self->kind->added));
}

static void
way_action_list_dispose (GObject *object)
{
  WayActionList *self = WAY_ACTION_LIST (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_pointer (&self->ids, g_array_unref);
  G_OBJECT_CLASS (way_action_list_parent_class)->dispose (object);
}

static void
way_action_list_class_init (WayActionListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_action_list_dispose;
}

static void
way_action_list_init (WayActionList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->ids = way_id_list_new ();
}

static GtkWidget *
build_entry (WayActionList *self)
{
  WayLibrary *library = way_page_get_library (self->page);
  g_autofree char *draft = way_library_get_draft (library, "action", &self->action, self->kind->field);

  self->entry = g_object_new (GTK_TYPE_ENTRY, "placeholder-text", _(self->kind->hint), NULL);
  if (draft != NULL)
    way_entry_set_text (self->entry, draft);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _(self->kind->hint), -1);
  way_entry_setup_undo (self->entry);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self->entry;
}

GtkWidget *
way_action_list_new (WayPage *page, const WayId *action, const WayActionListKind *kind)
{
  WayActionList *self = g_object_new (WAY_TYPE_ACTION_LIST, NULL);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", _(kind->title), "xalign", 0.0f, NULL);

  self->page = page;
  self->kind = kind;
  self->action = *action;
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (self), title);
  gtk_box_append (GTK_BOX (self), self->rows);
  if (kind->hint != NULL)
    {
      gtk_box_append (GTK_BOX (self), build_entry (self));
      way_notice_entry_attach (self->entry, way_page_get_library (page), NULL, NULL);
    }
  gtk_widget_set_visible (self->rows, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), self->entry != NULL);
  refresh (self);
  g_signal_connect_object (way_page_get_library (page), "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

WayPage *
way_action_list_get_page (WayActionList *self)
{
  return self->page;
}

void
way_action_list_focus (WayActionList *self)
{
  gtk_widget_grab_focus (self->entry);
}

void
way_action_list_keep (WayActionList *self)
{
  WayLibrary *library = way_page_get_library (self->page);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (self->entry == NULL || way_library_is_read_only (library))
    return;
  if (!way_library_set_draft (library, "action", &self->action, self->kind->field,
                              way_entry_get_text (self->entry), NULL))
    self->pause_id = g_timeout_add (RETRY_MS, pause_cb, self);
}
