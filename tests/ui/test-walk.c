/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-test-questions.h"
#include "ui/way-test-report.h"
#include "ui/way-test-screens.h"

/* Every screen as somebody meets it who hears it, or has no mouse, or no steady hand, or is made ill by what moves. To open
 * them all takes longer than to ask: each is opened once a width, and everything is asked there. */

static guint n_checked;

static void
ask_quietly (GtkWindow *window, const char *screen, gpointer data)
{
  n_checked += way_test_ask_width (window, screen, GPOINTER_TO_INT (data));
  n_checked += way_test_ask_targets (window, screen);
  n_checked += way_test_ask_still (window, screen);
  n_checked += way_test_ask_spoken (window, screen);
}

/* The last question moves the focus. */
static void
ask_all (GtkWindow *window, const char *screen, gpointer data)
{
  ask_quietly (window, screen, data);
  n_checked += way_test_ask_tab (window, screen);
}

static void
walk (int width, int height)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");

  n_checked = 0;
  way_test_resize (app, width, height);
  way_test_each_screen (app, ask_all, GINT_TO_POINTER (width));
  way_test_each_asked_screen (app, ask_all, GINT_TO_POINTER (width));
  way_test_each_further_screen (app, ask_quietly, GINT_TO_POINTER (width));
  g_assert_cmpuint (n_checked, >, 1200);
  way_test_assert_none_reported ();
}

static void
test_wide (void)
{
  walk (1280, 800);
}

static void
test_narrow (void)
{
  walk (360, 700);
}

static void
ask_popover (GtkWidget *popover, const char *screen, gpointer data)
{
  n_checked += way_test_ask_sizes (popover, screen);
  n_checked += way_test_ask_spoken (GTK_WINDOW (gtk_widget_get_root (popover)), screen);
}

static void
test_popovers (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");

  n_checked = 0;
  way_test_each_popover (app, ask_popover, NULL);
  g_assert_cmpuint (n_checked, >, 30);
  way_test_assert_none_reported ();
}

int
main (int argc, char **argv)
{
  way_test_init (&argc, &argv);
  g_test_add_func ("/walk/wide", test_wide);
  g_test_add_func ("/walk/narrow", test_narrow);
  g_test_add_func ("/walk/popovers", test_popovers);
  return g_test_run ();
}
