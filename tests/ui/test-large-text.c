/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-test-controls.h"
#include "ui/way-test-questions.h"
#include "ui/way-test-report.h"
#include "ui/way-test-screens.h"
#include "ui/way-test-typed.h"
#include "ui/way-snapshot.h"

#include <string.h>

/* Every screen in letters twice as large, in a wide window and in one as narrow as they let it be, which is half of a screen of
 * 1280 or less: nothing is cut off and nothing lies outside. */

#define HALF_A_SCREEN 640

static guint n_checked;
static char *pictures; /* a folder for pictures to look at, from WAYMARK_TEST_PICTURES, or %NULL */

/* What somebody typed may be of any length, and so may a line of facts that holds it; our own words have room. */
static gboolean
is_ours (const char *text)
{
  return !way_test_has_typed_part (text) && strstr (text, " · ") == NULL;
}

/* A text that is larger than its place is cut off; one that ends in dots gives way. */
static void
check_label (GtkWidget *label, const char *screen)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));
  int width, height;

  n_checked++;
  if (pango_layout_is_ellipsized (layout) && is_ours (gtk_label_get_text (GTK_LABEL (label))) && !way_test_may_be_cut (label))
    way_test_report (screen, label, "shortened");
  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > gtk_widget_get_width (label) + 1 || height > gtk_widget_get_height (label) + 1)
    way_test_report (screen, label, "cut off");
}

static void
check_inside (GtkWidget *widget, GtkWindow *window, const char *screen)
{
  graphene_rect_t bounds;
  float width = (float) gtk_widget_get_width (GTK_WIDGET (window));

  if (gtk_widget_compute_bounds (widget, GTK_WIDGET (window), &bounds) && !way_test_scrolls_sideways (widget)
      && (bounds.origin.x < -1 || bounds.origin.x + bounds.size.width > width + 1))
    {
      g_autofree char *what = g_strdup_printf ("outside the window: %d to %d", (int) bounds.origin.x,
                                               (int) (bounds.origin.x + bounds.size.width));

      way_test_report (screen, widget, what);
    }
}

/* A tooltip comes up wherever the pointer happens to be. */
static void
check_texts (GtkWidget *widget, const char *screen)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget) || way_test_is_type (widget, "GtkTooltipWindow"))
    return;
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    check_label (widget, screen);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_texts (child, screen);
}

/* Two words have room for their letters, also beside Undo and Redo. */
static void
check_bar (GtkWindow *window, const char *screen)
{
  static const char *const names[] = { "People", "Details" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *label = way_test_find (way_test_find (window, GTK_TYPE_BUTTON, names[i]), GTK_TYPE_LABEL, NULL);

      if (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))))
        way_test_report (screen, label, "cut short");
    }
}

static void
check_screen (GtkWindow *window, const char *screen, gpointer data)
{
  g_autoptr (GPtrArray) controls = way_test_controls (window);

  check_texts (GTK_WIDGET (window), screen);
  way_test_ask_width (window, screen, GPOINTER_TO_INT (data));
  for (guint i = 0; i < controls->len; i++)
    check_inside (controls->pdata[i], window, screen);
  if (g_str_equal (screen, "overview"))
    check_bar (window, screen);
  if (pictures != NULL)
    {
      g_autofree char *name = g_strdup_printf ("%s/%d-%s.png", pictures, gtk_widget_get_width (GTK_WIDGET (window)), screen);

      way_snapshot_save (window, NULL, name, NULL);
    }
}

static void
walk (int width, int height)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");

  n_checked = 0;
  way_test_learn (app);
  /* In two steps: the first layout that is narrower lets the window become so. */
  way_test_resize (app, MAX (width, 620), height);
  gtk_window_set_default_size (GTK_WINDOW (app->window), width, height);
  way_test_settle ();
  way_test_each_screen (app, check_screen, GINT_TO_POINTER (MAX (width, HALF_A_SCREEN)));
  way_test_each_asked_screen (app, check_screen, GINT_TO_POINTER (MAX (width, HALF_A_SCREEN)));
  way_test_each_further_screen (app, check_screen, GINT_TO_POINTER (MAX (width, HALF_A_SCREEN)));
  g_assert_cmpuint (n_checked, >, 500);
  way_test_assert_none_reported ();
}

static void
test_narrow (void)
{
  walk (360, 700);
}

static void
test_wide (void)
{
  walk (1280, 900);
}

int
main (int argc, char **argv)
{
  way_test_init (&argc, &argv);
  pictures = g_strdup (g_getenv ("WAYMARK_TEST_PICTURES"));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  g_test_add_func ("/large-text/narrow", test_narrow);
  g_test_add_func ("/large-text/wide", test_wide);
  return g_test_run ();
}
