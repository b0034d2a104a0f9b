/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-test-controls.h"
#include "ui/way-test-screens.h"

#include <string.h>

/* Every screen without a mouse: where the focus begins, that Tab comes to everything and round again, and that the keys of
 * the program are heard wherever the focus is. */

static GString *problems;
static guint n_checked;

static void
report (const char *screen, GtkWidget *widget, const char *what)
{
  g_autofree char *where = widget != NULL ? way_test_where (widget) : g_strdup ("");

  g_string_append_printf (problems, "\n%s: %s%s", screen, what, where);
}

static GtkWidget *
focus_of (WayTestApp *app)
{
  return gtk_window_get_focus (GTK_WINDOW (app->window));
}

/* --- Where the focus begins --- */

static void
open_each (WayTestApp *app, gboolean without_focus)
{
  static const char *const kinds[] = { "conversation", "action", "theme", "card", "workshop" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (WayRecord) record = way_test_app_record (app, kinds[i], NULL);
      GtkWidget *focus;

      if (without_focus)
        gtk_window_set_focus (GTK_WINDOW (app->window), NULL);
      g_assert_true (way_window_open_record (app->window, way_record_get_id (record)));
      way_test_settle ();
      focus = focus_of (app);
      g_assert_nonnull (focus);
      g_assert_true (gtk_widget_get_root (focus) == GTK_ROOT (app->window));
      g_assert_true (gtk_widget_get_mapped (focus));
      g_assert_false (GTK_IS_LABEL (focus));
    }
}

/* A page begins with something to do, never with a text to be copied; and the focus does not stay behind in a page that is
 * gone, where GTK trips over it. */
static void
test_first_focus (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");

  way_test_open_project (app, NULL, NULL);
  way_test_resize (app, 360, 700);
  open_each (app, FALSE);
  open_each (app, TRUE);
}

/* In a list whose single keys do something, not in the filter above it. */
static void
test_start_in_list (void)
{
  static const char *const rooms[] = { "plan", "board" };
  g_autoptr (WayTestApp) app = way_test_app_new ("example");

  way_test_open_project (app, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      GtkWidget *first;

      way_window_go (app->window, rooms[i], NULL);
      way_test_settle ();
      g_assert_nonnull (gtk_widget_get_ancestor (focus_of (app), GTK_TYPE_SCROLLED_WINDOW));
      first = focus_of (app);
      way_test_keys (app->window, "ctrl+f");
      g_assert_nonnull (gtk_widget_get_ancestor (focus_of (app), GTK_TYPE_SEARCH_ENTRY));
      gtk_widget_grab_focus (first);
      way_test_keys (app->window, "n");
      g_assert_true (GTK_IS_TEXT (focus_of (app)) || GTK_IS_TEXT_VIEW (focus_of (app)));
      g_assert_null (gtk_widget_get_ancestor (focus_of (app), GTK_TYPE_SEARCH_ENTRY));
    }
}

/* --- Keys of the program --- */

static gboolean
shows_keys (gpointer data)
{
  return way_test_has_dialog (GTK_TYPE_SHORTCUTS_WINDOW);
}

static void
test_shortcuts_window (void)
{
  static const char *const rooms[] = { "plan", "board", "themes" };
  g_autoptr (WayTestApp) app = way_test_app_new ("example");

  way_test_open_project (app, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      way_window_go (app->window, rooms[i], NULL);
      way_test_settle ();
      if (way_page_focus_filter (way_window_get_page (app->window)))
        g_assert_true (GTK_IS_TEXT (focus_of (app)));
      way_test_keys (app->window, "ctrl+question");
      way_test_wait (shows_keys, NULL, "the keys");
      gtk_window_close (GTK_WINDOW (way_test_dialog (GTK_TYPE_SHORTCUTS_WINDOW)));
      way_test_settle ();
    }
}

/* --- Tab --- */

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

static void
check_round (GtkWindow *window, const char *screen, GtkDirectionType direction)
{
  const char *key = direction == GTK_DIR_TAB_FORWARD ? "Tab" : "Shift+Tab";
  g_autoptr (GHashTable) reached = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  g_autoptr (GPtrArray) controls = NULL;

  if (!go_round (window, reached, direction, 400))
    {
      g_autofree char *what = g_strdup_printf ("%s does not come round", key);

      report (screen, gtk_window_get_focus (window), what);
    }
  way_test_settle ();
  controls = way_test_controls (window);
  n_checked += controls->len;
  for (guint i = 0; i < controls->len; i++)
    {
      GtkWidget *widget = controls->pdata[i];
      g_autofree char *what = g_strdup_printf ("%s does not reach it", key);

      if (GTK_IS_TEXT_VIEW (widget) && gtk_text_view_get_accepts_tab (GTK_TEXT_VIEW (widget)))
        report (screen, widget, "Tab stays in it");
      if (!can_focus (widget) || !is_reached (widget, reached))
        report (screen, widget, what);
    }
}

static void
check_tab (GtkWindow *window, const char *screen, gpointer data)
{
  check_round (window, screen, GTK_DIR_TAB_FORWARD);
  check_round (window, screen, GTK_DIR_TAB_BACKWARD);
}

static void
walk (int width, int height)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");

  problems = g_string_new (NULL);
  n_checked = 0;
  way_test_resize (app, width, height);
  way_test_each_screen (app, check_tab, NULL);
  way_test_each_asked_screen (app, check_tab, NULL);
  g_assert_cmpuint (n_checked, >, 300);
  if (problems->len > 0)
    g_error ("%s", problems->str);
  g_string_free (problems, TRUE);
}

static void
test_tab (void)
{
  walk (1280, 800);
}

static void
test_tab_narrow (void)
{
  walk (360, 700);
}

int
main (int argc, char **argv)
{
  way_test_init (&argc, &argv);
  g_test_add_func ("/keyboard/first-focus", test_first_focus);
  g_test_add_func ("/keyboard/start-in-list", test_start_in_list);
  g_test_add_func ("/keyboard/shortcuts-window", test_shortcuts_window);
  g_test_add_func ("/keyboard/tab", test_tab);
  g_test_add_func ("/keyboard/tab-narrow", test_tab_narrow);
  return g_test_run ();
}
