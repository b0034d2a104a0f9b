/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-snapshot.h"

#include "base/way-error.h"

#include <glib/gi18n.h>

static void
draw (GtkSnapshot *snapshot, GtkWindow *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (GTK_WIDGET (window)),
                          gtk_widget_get_height (GTK_WIDGET (window)));
}

/* As one picture, over which a dialog lies. Returns: (nullable): what @window looks like, if it has been laid out */
static GdkTexture *
picture_of (GtkWindow *window)
{
  const graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (window)),
                                                  gtk_widget_get_height (GTK_WIDGET (window)));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  draw (snapshot, window);
  node = gtk_snapshot_free_to_node (snapshot);
  return node != NULL ? gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, &all) : NULL;
}

/* In its middle. */
static GdkTexture *
lay_over (GtkWindow *window, GdkTexture *below, GdkTexture *dialog)
{
  const int width = gdk_texture_get_width (below), height = gdk_texture_get_height (below);
  const int wide = gdk_texture_get_width (dialog), high = gdk_texture_get_height (dialog);
  const graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, width, height);
  const graphene_rect_t place
    = GRAPHENE_RECT_INIT (MAX (0, (width - wide) / 2), MAX (0, (height - high) / 2), wide, high);
  const GdkRGBA shade = { 0, 0, 0, 0.4f };
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gtk_snapshot_append_texture (snapshot, below, &all);
  gtk_snapshot_append_color (snapshot, &shade, &all);
  gtk_snapshot_append_texture (snapshot, dialog, &place);
  node = gtk_snapshot_free_to_node (snapshot);
  return gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, &all);
}

gboolean
way_snapshot_save (GtkWindow *window, GtkWindow *dialog, const char *path, GError **error)
{
  g_autoptr (GdkTexture) below = picture_of (window);
  g_autoptr (GdkTexture) over = dialog != NULL ? picture_of (dialog) : NULL;
  g_autoptr (GdkTexture) both = below != NULL && over != NULL ? lay_over (window, below, over) : NULL;
  GdkTexture *texture = dialog != NULL ? both : below;

  if (texture != NULL && gdk_texture_save_to_png (texture, path))
    return TRUE;
  g_set_error (error, WAY_ERROR, WAY_ERROR_FAILED, _("The picture %s could not be written."), path);
  return FALSE;
}
