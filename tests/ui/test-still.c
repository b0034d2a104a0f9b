/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-test-app.h"
#include "ui/way-test-questions.h"
#include "ui/way-test-report.h"

#include "ui/way-board-lanes.h"

#include <string.h>

/* With gtk-enable-animations off nothing moves by itself. GTK and libadwaita keep to that for every transition, those of our
 * style sheet as well; a tick callback of our own or a spinner that is left on would go on drawing, which test-walk asks of
 * every screen. */

static guint n_frames;

static gboolean
moves_for_itself (gboolean spinning)
{
  GtkWidget *window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (window), g_object_new (GTK_TYPE_SPINNER, "spinning", spinning, NULL));
  gtk_window_present (GTK_WINDOW (window));
  way_test_settle ();
  way_test_ask_still (GTK_WINDOW (window), "itself");
  gtk_window_destroy (GTK_WINDOW (window));
  return way_test_take_reported () > 0;
}

static void
test_itself (void)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  g_assert_true (moves_for_itself (TRUE));
  g_assert_false (moves_for_itself (FALSE));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

/* --- What changes, changes at once --- */

static void
after_cb (GdkFrameClock *clock, gpointer data)
{
  n_frames++;
}

static GBytes *
picture_of (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  const int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  guchar *pixels = g_malloc0 ((gsize) width * (gsize) height * 4);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gdk_texture_download (texture, pixels, (gsize) width * 4);
  return g_bytes_new_take (pixels, (gsize) width * (gsize) height * 4);
}

static void
one_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gulong after = g_signal_connect (clock, "after-paint", G_CALLBACK (after_cb), NULL);

  n_frames = 0;
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
  while (n_frames == 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, after);
}

static GtkWidget *
find_lane (GtkWidget *widget)
{
  GtkWidget *found = gtk_widget_has_css_class (widget, "way-lane") ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_lane (child);
  return found;
}

/* The lane over which a card is held takes its colour in the next frame; the transition of our style sheet is not played. */
static void
test_lane (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) last = NULL;
  GtkWidget *lane;

  way_test_open_project (app, NULL, "board");
  way_test_settle ();
  lane = find_lane (way_test_find (app->window, WAY_TYPE_BOARD_LANES, NULL));
  g_assert_nonnull (lane);
  before = picture_of (lane);
  gtk_widget_set_state_flags (lane, GTK_STATE_FLAG_DROP_ACTIVE, FALSE);
  one_frame (lane);
  first = picture_of (lane);
  way_test_settle ();
  way_test_settle ();
  last = picture_of (lane);
  g_assert_false (g_bytes_equal (before, last));
  g_assert_true (g_bytes_equal (first, last));
}

/* The narrow window goes from the rooms to a page and back without sliding. */
static void
test_leaflet (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *leaflet;

  way_test_open_project (app, NULL, "board");
  way_test_resize (app, 360, 700);
  leaflet = way_test_find (app->window, ADW_TYPE_LEAFLET, NULL);
  g_assert_true (adw_leaflet_get_folded (ADW_LEAFLET (leaflet)));
  g_assert_true (adw_leaflet_navigate (ADW_LEAFLET (leaflet), ADW_NAVIGATION_DIRECTION_BACK));
  one_frame (leaflet);
  g_assert_false (adw_leaflet_get_child_transition_running (ADW_LEAFLET (leaflet)));
}

int
main (int argc, char **argv)
{
  way_test_init (&argc, &argv);
  g_test_add_func ("/still/itself", test_itself);
  g_test_add_func ("/still/lane", test_lane);
  g_test_add_func ("/still/leaflet", test_leaflet);
  return g_test_run ();
}
