/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-test-app.h"
#include "ui/way-test-controls.h"
#include "ui/way-test-questions.h"
#include "ui/way-test-report.h"

/* Lists and the like are one stop: within them arrows go on. */
static GtkWidget *
group_of (GtkWidget *widget)
{
  static const char *const groups[] = { "GtkListView", "GtkColumnView", "GtkListBox", "GtkFlowBox", "GtkStackSwitcher" };

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
      if (way_test_is_type (widget, groups[i]))
        return widget;
  return NULL;
}

static gboolean
is_reached (GtkWidget *widget, GHashTable *reached)
{
  GHashTableIter iter;
  gpointer focus;
  GtkWidget *group = group_of (widget);

  g_hash_table_iter_init (&iter, reached);
  while (g_hash_table_iter_next (&iter, &focus, NULL))
    if (focus == widget || gtk_widget_is_ancestor (focus, widget) || gtk_widget_is_ancestor (widget, focus)
        || (group != NULL && gtk_widget_is_ancestor (focus, group)))
      return TRUE;
  return FALSE;
}

/* Backwards, a list is entered at its end or where it was left. */
static gboolean
is_same_stop (GtkWidget *a, GtkWidget *b)
{
  return a == b || (group_of (a) != NULL && group_of (a) == group_of (b));
}

/* Tab as GtkWindow does it, once all round; %FALSE if it stays somewhere. */
static gboolean
go_round (GtkWindow *window, GHashTable *reached, GtkDirectionType direction, guint most)
{
  GtkWidget *start;

  gtk_window_set_focus (window, NULL);
  g_signal_emit_by_name (window, "move-focus", direction);
  start = gtk_window_get_focus (window);
  if (start == NULL)
    return FALSE;
  for (guint i = 0; i < most; i++)
    {
      GtkWidget *focus = gtk_window_get_focus (window);

      g_hash_table_add (reached, g_object_ref (focus));
      g_signal_emit_by_name (window, "move-focus", direction);
      if (gtk_window_get_focus (window) == NULL)
        return FALSE;
      if (gtk_window_get_focus (window) == start
          || (is_same_stop (gtk_window_get_focus (window), start) && !is_same_stop (focus, start)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
can_focus (GtkWidget *widget)
{
  for (GtkWidget *above = widget; above != NULL; above = gtk_widget_get_parent (above))
    if (!gtk_widget_get_can_focus (above))
      return FALSE;
  return TRUE;
}

static guint
check_round (GtkWindow *window, const char *screen, GtkDirectionType direction)
{
  const char *key = direction == GTK_DIR_TAB_FORWARD ? "Tab" : "Shift+Tab";
  g_autoptr (GHashTable) reached = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  g_autoptr (GPtrArray) controls = NULL;

  if (!go_round (window, reached, direction, 400))
    {
      g_autofree char *what = g_strdup_printf ("%s does not come round", key);

      way_test_report (screen, gtk_window_get_focus (window), what);
    }
  way_test_settle ();
  controls = way_test_controls (window);
  for (guint i = 0; i < controls->len; i++)
    {
      GtkWidget *widget = controls->pdata[i];
      g_autofree char *what = g_strdup_printf ("%s does not reach it", key);

      if (GTK_IS_TEXT_VIEW (widget) && gtk_text_view_get_accepts_tab (GTK_TEXT_VIEW (widget)))
        way_test_report (screen, widget, "Tab stays in it");
      if (!can_focus (widget) || !is_reached (widget, reached))
        way_test_report (screen, widget, what);
    }
  return controls->len;
}

guint
way_test_ask_tab (GtkWindow *window, const char *screen)
{
  return check_round (window, screen, GTK_DIR_TAB_FORWARD) + check_round (window, screen, GTK_DIR_TAB_BACKWARD);
}
