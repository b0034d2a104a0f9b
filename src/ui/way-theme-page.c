/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-theme-page.h"

#include "ui/way-theme-view.h"

#include <glib/gi18n.h>

struct _WayThemePage {
  WayPage parent_instance;

  /* borrowed */
  WayThemeView *view;
};

G_DEFINE_FINAL_TYPE (WayThemePage, way_theme_page, WAY_TYPE_PAGE)

static gboolean
way_theme_page_flush (WayPage *page, GError **error)
{
  return way_theme_view_flush (WAY_THEME_PAGE (page)->view);
}

static void
library_changed_cb (WayThemePage *self)
{
  WayRecord *theme = way_theme_view_get (self->view);

  if (theme != NULL && way_record_get_deleted (theme))
    way_page_back (WAY_PAGE (self));
}

static void
way_theme_page_class_init (WayThemePageClass *klass)
{
  WAY_PAGE_CLASS (klass)->flush = way_theme_page_flush;
}

static void
way_theme_page_init (WayThemePage *self)
{
}

GtkWidget *
way_theme_page_new (WayLibrary *library, const WayId *project, WayRecord *theme)
{
  WayThemePage *self = g_object_new (WAY_TYPE_THEME_PAGE, "library", library, "project", project, "title",
                                     theme != NULL ? _("Theme") : _("Without a theme"), NULL);

  way_page_set_record (WAY_PAGE (self), theme != NULL ? way_record_get_id (theme) : NULL);
  self->view = WAY_THEME_VIEW (way_theme_view_new (WAY_PAGE (self)));
  way_theme_view_set (self->view, theme);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->view));
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
