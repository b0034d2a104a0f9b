/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-plan-entry.h"

#include "base/way-text.h"
#include "service/way-action-service.h"
#include "ui/way-entry.h"
#include "ui/way-notice-entry.h"

#include <glib/gi18n.h>

#define PAUSE_MS 500
/* On a full disk, or while another program writes, a draft is tried again. */
#define RETRY_MS 2000

struct _WayPlanEntry {
  GtkBox parent_instance;

  GtkWidget *entry;
  WayPage *page; /* borrowed: it holds this */
  guint pause_id;
};

G_DEFINE_FINAL_TYPE (WayPlanEntry, way_plan_entry, GTK_TYPE_BOX)

enum { ADDED, N_SIGNALS };

static guint signals[N_SIGNALS];

static const char *
typed (WayPlanEntry *self)
{
  return way_entry_get_text (self->entry);
}

static gboolean
pause_cb (gpointer data)
{
  WayPlanEntry *self = data;

  self->pause_id = 0;
  way_plan_entry_keep (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (WayPlanEntry *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE_MS, pause_cb, self);
}

static void
activate_cb (WayPlanEntry *self)
{
  if (way_text_is_blank (typed (self)))
    return;
  way_plan_entry_add_lines (self, typed (self));
}

static void
paste_read_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (WayPlanEntry) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    way_plan_entry_add_lines (self, text != NULL ? text : "");
}

static void
way_plan_entry_dispose (GObject *object)
{
  WayPlanEntry *self = WAY_PLAN_ENTRY (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  G_OBJECT_CLASS (way_plan_entry_parent_class)->dispose (object);
}

static gboolean
way_plan_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (WAY_PLAN_ENTRY (widget)->entry);
}

static void
way_plan_entry_class_init (WayPlanEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_plan_entry_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = way_plan_entry_grab_focus;
  signals[ADDED] = g_signal_new ("added", WAY_TYPE_PLAN_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_UINT);
}

static void
way_plan_entry_init (WayPlanEntry *self)
{
  self->entry = g_object_new (GTK_TYPE_ENTRY, "placeholder-text", _("Add an action…"),
                              "primary-icon-name", "list-add-symbolic", "primary-icon-activatable", FALSE, NULL);
  gtk_widget_set_tooltip_text (self->entry, _("Enter adds it. Paste several lines for several actions."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add an action"), -1);
  way_entry_setup_undo (self->entry);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_box_append (GTK_BOX (self), self->entry);
}

GtkWidget *
way_plan_entry_new (WayPage *page)
{
  WayPlanEntry *self = g_object_new (WAY_TYPE_PLAN_ENTRY, NULL);
  g_autofree char *draft = NULL;

  self->page = page;
  way_notice_entry_attach (self->entry, way_page_get_library (page), NULL, NULL);
  draft = way_library_get_draft (way_page_get_library (page), "plan", way_page_get_project (page), "new");
  if (draft != NULL)
    way_entry_set_text (self->entry, draft);
  return GTK_WIDGET (self);
}

void
way_plan_entry_keep (WayPlanEntry *self)
{
  WayLibrary *library = way_page_get_library (self->page);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (!way_library_is_read_only (library)
      && !way_library_set_draft (library, "plan", way_page_get_project (self->page), "new", typed (self), NULL))
    self->pause_id = g_timeout_add (RETRY_MS, pause_cb, self);
}

void
way_plan_entry_add_lines (WayPlanEntry *self, const char *text)
{
  g_auto (GStrv) lines = way_text_lines (text);
  guint n = g_strv_length (lines);
  g_autoptr (GError) error = NULL;
  gboolean added = n == 1 ? way_action_create (way_page_get_library (self->page), way_page_get_project (self->page),
                                               lines[0], NULL, NULL, NULL, NULL, &error)
                          : way_action_create_lines (way_page_get_library (self->page), way_page_get_project (self->page),
                                                     text, NULL, &error);

  if (!added)
    {
      way_page_error (self->page, error);
      return;
    }
  if (g_strcmp0 (text, typed (self)) == 0)
    way_entry_empty (self->entry);
  way_plan_entry_keep (self);
  g_signal_emit (self, signals[ADDED], 0, n);
}

void
way_plan_entry_paste (WayPlanEntry *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, paste_read_cb, g_object_ref (self));
}
