/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-test-controls.h"
#include "ui/way-test-questions.h"
#include "ui/way-test-report.h"

#include <adwaita.h>

gboolean
way_test_scrolls_sideways (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (GTK_IS_SCROLLED_WINDOW (widget))
      {
        GtkPolicyType policy;

        gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (widget), &policy, NULL);
        if (policy != GTK_POLICY_NEVER)
          return TRUE;
      }
  return FALSE;
}

/* The widgets that make all those around them wider than @width. */
static gboolean
check_least (GtkWidget *widget, int width, const char *screen)
{
  gboolean found = FALSE;
  int least;

  if (!gtk_widget_get_mapped (widget) || GTK_IS_POPOVER (widget))
    return FALSE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    found = check_least (child, width, screen) || found;
  /* A window asks for its shadow, too. */
  if (GTK_IS_WINDOW (widget))
    return found;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (found || least <= width || way_test_scrolls_sideways (widget))
    return found;
  way_test_report (screen, widget, "wider than the window");
  return TRUE;
}

guint
way_test_ask_width (GtkWindow *window, const char *screen, int width)
{
  const int real = gtk_widget_get_width (GTK_WIDGET (window));

  /* How wide a message is libadwaita decides, newer ones without a look at its window: that it can be as narrow is asked below. */
  if (real > width && !ADW_IS_MESSAGE_DIALOG (window))
    {
      g_autofree char *what = g_strdup_printf ("%d wide, not %d", real, width);

      way_test_report (screen, GTK_WIDGET (window), what);
    }
  check_least (GTK_WIDGET (window), MIN (real, width), screen);
  return 1;
}
