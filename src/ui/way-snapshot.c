/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-snapshot.h"

#include "base/way-error.h"

#include <glib/gi18n.h>

static void
draw (GtkSnapshot *snapshot, GtkWindow *window, float x, float y)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  graphene_point_t at = GRAPHENE_POINT_INIT (x, y);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &at);
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (GTK_WIDGET (window)),
                          gtk_widget_get_height (GTK_WIDGET (window)));
  gtk_snapshot_restore (snapshot);
}

/* As one picture, over which a dialog lies. */
static void
draw_below (GtkSnapshot *snapshot, GtkWindow *window, const graphene_rect_t *all)
{
  GtkSnapshot *below = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  draw (below, window, 0, 0);
  node = gtk_snapshot_free_to_node (below);
  if (node == NULL)
    return;
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, all);
  gtk_snapshot_append_texture (snapshot, texture, all);
}

gboolean
way_snapshot_save (GtkWindow *window, GtkWindow *dialog, const char *path, GError **error)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (window));
  const int height = gtk_widget_get_height (GTK_WIDGET (window));
  const graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, width, height);
  const GdkRGBA shade = { 0, 0, 0, 0.4f };
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  draw_below (snapshot, window, &all);
  if (dialog != NULL)
    {
      gtk_snapshot_append_color (snapshot, &shade, &all);
      draw (snapshot, dialog, MAX (0, (width - gtk_widget_get_width (GTK_WIDGET (dialog))) / 2),
            MAX (0, (height - gtk_widget_get_height (GTK_WIDGET (dialog))) / 2));
    }
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, &all);
  if (texture != NULL && gdk_texture_save_to_png (texture, path))
    return TRUE;
  g_set_error (error, WAY_ERROR, WAY_ERROR_FAILED, _("The picture %s could not be written."), path);
  return FALSE;
}
