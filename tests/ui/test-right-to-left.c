/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-test-controls.h"
#include "ui/way-test-report.h"
#include "ui/way-test-screens.h"

#include "ui/way-card-view.h"
#include "ui/way-sidebar.h"
#include "ui/way-snapshot.h"

/* Every screen as those meet it who read from the right: nothing is complained about (that ends a test), nothing lies outside
 * the window, and what begins at the left otherwise begins at the right. */

static guint n_pills, n_screens;
static char *pictures; /* a folder for pictures to look at, from WAYMARK_TEST_PICTURES, or %NULL */

static graphene_rect_t
bounds_in (GtkWidget *widget, gpointer other)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, other, &bounds));
  return bounds;
}

static float
right_of (const graphene_rect_t *bounds)
{
  return bounds->origin.x + bounds->size.width;
}

/* The first pill and the text of a card begin at one edge, the right one. */
static void
check_card (GtkWidget *card, const char *screen)
{
  for (GtkWidget *child = gtk_widget_get_first_child (card); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && gtk_widget_has_css_class (child, "way-pill"))
      {
        const graphene_rect_t pill = bounds_in (child, card);

        n_pills++;
        if (ABS (right_of (&pill) - (float) gtk_widget_get_width (card)) > 1)
          way_test_report (screen, child, "does not begin at the right");
        return;
      }
}

static void
check_cards (GtkWidget *widget, const char *screen)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (WAY_IS_CARD_VIEW (widget))
    check_card (widget, screen);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_cards (child, screen);
}

/* A heading or an empty room is centred; a line of text that begins begins at the right. */
static void
check_text (GtkWidget *label, const char *screen)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));
  PangoRectangle line;
  int x;

  if (gtk_label_get_xalign (GTK_LABEL (label)) != 0 || pango_layout_is_ellipsized (layout))
    return;
  gtk_label_get_layout_offsets (GTK_LABEL (label), &x, NULL);
  pango_layout_get_pixel_extents (layout, NULL, &line);
  if (gtk_widget_get_width (label) - (x + line.x + line.width) > 2)
    way_test_report (screen, label, "does not begin at the right");
}

static void
check_texts (GtkWidget *widget, const char *screen)
{
  if (!gtk_widget_get_mapped (widget) || way_test_is_type (widget, "GtkTooltipWindow"))
    return;
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    check_text (widget, screen);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_texts (child, screen);
}

static gboolean
scrolls (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW) != NULL;
}

static void
check_screen (GtkWindow *window, const char *screen, gpointer data)
{
  g_autoptr (GPtrArray) controls = way_test_controls (window);
  const float width = (float) gtk_widget_get_width (GTK_WIDGET (window));

  n_screens++;
  for (guint i = 0; i < controls->len; i++)
    {
      const graphene_rect_t bounds = bounds_in (controls->pdata[i], window);

      if (!scrolls (controls->pdata[i]) && (bounds.origin.x < -1 || right_of (&bounds) > width + 1))
        way_test_report (screen, controls->pdata[i], "outside the window");
    }
  check_cards (GTK_WIDGET (window), screen);
  check_texts (GTK_WIDGET (window), screen);
  if (pictures != NULL)
    {
      g_autofree char *name = g_strdup_printf ("%s/%s.png", pictures, screen);

      way_snapshot_save (window, NULL, name, NULL);
    }
}

static void
test_screens (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  graphene_rect_t sidebar;

  way_test_open_project (app, NULL, NULL);
  sidebar = bounds_in (way_test_find (app->window, WAY_TYPE_SIDEBAR, NULL), app->window);
  g_assert_cmpfloat (sidebar.origin.x, >, gtk_widget_get_width (GTK_WIDGET (app->window)) / 2.0);
  g_assert_cmpfloat (ABS (right_of (&sidebar) - (float) gtk_widget_get_width (GTK_WIDGET (app->window))), <=, 1);
  way_test_each_screen (app, check_screen, NULL);
  way_test_each_asked_screen (app, check_screen, NULL);
  way_test_each_further_screen (app, check_screen, NULL);
  g_test_message ("%u screens, %u cards with pills", n_screens, n_pills);
  g_assert_cmpuint (n_screens, >, 50);
  g_assert_cmpuint (n_pills, >, 5);
  way_test_assert_none_reported ();
}

int
main (int argc, char **argv)
{
  way_test_init (&argc, &argv);
  pictures = g_strdup (g_getenv ("WAYMARK_TEST_PICTURES"));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  g_test_add_func ("/right-to-left/screens", test_screens);
  return g_test_run ();
}
