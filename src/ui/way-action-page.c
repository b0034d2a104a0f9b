/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-action-page.h"

#include "service/way-edit.h"

#include <glib/gi18n.h>

struct _WayActionPage {
  WayPage parent_instance;

  GtkWidget *pane;
};

G_DEFINE_FINAL_TYPE (WayActionPage, way_action_page, WAY_TYPE_PAGE)

static void
close_cb (WayActionPage *self)
{
  way_page_back (WAY_PAGE (self));
}

static void
delete_cb (WayActionPage *self)
{
  WayPage *page = WAY_PAGE (self);
  g_autoptr (GError) error = NULL;

  if (!way_edit_delete (way_page_get_library (page), way_action_pane_get_id (WAY_ACTION_PANE (self->pane)), &error))
    {
      way_page_error (page, error);
      return;
    }
  way_page_toast_undo (page, _("Action deleted"));
  way_page_back (page);
}

static gboolean
way_action_page_flush (WayPage *page, GError **error)
{
  return way_action_pane_flush (WAY_ACTION_PANE (WAY_ACTION_PAGE (page)->pane));
}

static void
way_action_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  G_OBJECT_CLASS (way_action_page_parent_class)->dispose (object);
}

static void
way_action_page_class_init (WayActionPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_action_page_dispose;
  WAY_PAGE_CLASS (klass)->flush = way_action_page_flush;
}

static void
way_action_page_init (WayActionPage *self)
{
  way_page_set_title (WAY_PAGE (self), _("Action"));
}

WayPage *
way_action_page_new (WayLibrary *library, const WayId *project, const WayId *action)
{
  WayActionPage *self = g_object_new (WAY_TYPE_ACTION_PAGE, "library", library, "project", project, NULL);
  g_autoptr (WayRecord) record = way_library_get (library, action);

  way_page_set_record (WAY_PAGE (self), action);
  self->pane = way_action_pane_new (WAY_PAGE (self), action);
  way_page_set_subtitle (WAY_PAGE (self), record != NULL ? way_record_get_text (record, "reference") : NULL);
  g_signal_connect_object (self->pane, "close", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "delete", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), self->pane);
  return WAY_PAGE (self);
}

WayActionPane *
way_action_page_get_pane (WayActionPage *self)
{
  return WAY_ACTION_PANE (self->pane);
}
