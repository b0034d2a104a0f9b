/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-action-service.h"
#include "service/way-edit.h"
#include "support/way-test-library.h"
#include "ui/way-action-pane.h"
#include "ui/way-plan-page.h"
#include "ui/way-plan-table.h"
#include "ui/way-test-app.h"

#define THEMES 5
#define ACTIONS 40

static GtkWidget *
page (WayTestApp *app)
{
  return GTK_WIDGET (way_window_get_page (app->window));
}

static WayPlanTable *
table (WayTestApp *app)
{
  return WAY_PLAN_TABLE (way_test_find (page (app), WAY_TYPE_PLAN_TABLE, NULL));
}

/* The list of the table, or of the narrow rows. */
static GtkWidget *
list (WayTestApp *app)
{
  return way_test_find (table (app), GTK_TYPE_LIST_VIEW, NULL);
}

static GListModel *
model (WayTestApp *app)
{
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list (app))));
}

static WayId
add_theme (WayTestApp *app, const WayId *project, guint i)
{
  g_autoptr (WayRecord) theme = way_record_new_named ("theme");
  g_autofree char *name = g_strdup_printf ("Theme %u", i + 1);
  GError *error = NULL;

  way_record_set_text (theme, "name", name);
  way_record_set_project (theme, project);
  way_edit_save (app->library, theme, "Add theme", &error);
  g_assert_no_error (error);
  return *way_record_get_id (theme);
}

/* Forty actions of five themes, of one line to four each. */
static WayTestApp *
open_forty (void)
{
  WayTestApp *app = way_test_app_new (NULL);
  g_autoptr (WayRecord) project = way_test_project (app->library, "Voices");
  GError *error = NULL;

  for (guint i = 0; i < ACTIONS; i++)
    {
      static WayId theme;
      g_autoptr (GString) text = g_string_new (NULL);

      if (i % (ACTIONS / THEMES) == 0)
        theme = add_theme (app, way_record_get_id (project), i / (ACTIONS / THEMES));
      g_string_append_printf (text, "Ask agency %u what it hears", i + 1);
      for (guint j = 0; j < i % 4; j++)
        g_string_append (text, ", and what it does with that when nobody else asks about it");
      way_action_create (app->library, way_record_get_id (project), text->str, NULL, &theme, NULL, NULL, &error);
    }
  g_assert_no_error (error);
  way_test_open_project (app, NULL, "plan");
  way_test_settle ();
  return app;
}

/* "Ask agency 12", or the name of a theme. */
static char *
title_at (WayTestApp *app, guint position)
{
  g_autoptr (WayRecord) record = g_list_model_get_item (model (app), position);
  const char *title = record != NULL ? way_record_get_title (record) : "";
  const char *end = strstr (title, " what");

  return end != NULL ? g_strndup (title, (gsize) (end - title)) : g_strdup (title);
}

static char *
focused (WayTestApp *app)
{
  WayRecord *record = way_plan_table_get_focused (table (app));
  const char *title = record != NULL ? way_record_get_title (record) : "nothing";
  const char *end = strstr (title, " what");

  return end != NULL ? g_strndup (title, (gsize) (end - title)) : g_strdup (title);
}

static void
check_focused (WayTestApp *app, const char *expected)
{
  g_autofree char *title = focused (app);

  g_assert_cmpstr (title, ==, expected);
}

static void
check_selected (WayTestApp *app, const char *expected)
{
  g_autofree char *title = title_at (app, gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (model (app))));

  g_assert_cmpstr (title, ==, expected);
}

/* The label in the rows that is @title, or begins with it and goes on "what". */
static GtkWidget *
find_label (GtkWidget *widget, const char *title)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    {
      const char *text = gtk_label_get_label (GTK_LABEL (widget));
      const char *rest = g_str_has_prefix (text, title) ? text + strlen (title) : NULL;

      return rest != NULL && (*rest == '\0' || g_str_has_prefix (rest, " what")) ? widget : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, title);
  return found;
}

static GtkWidget *
row (WayTestApp *app, const char *title)
{
  GtkWidget *widget = find_label (list (app), title);

  g_assert_nonnull (widget);
  while (gtk_widget_get_parent (widget) != list (app))
    widget = gtk_widget_get_parent (widget);
  return widget;
}

static int
top_of (WayTestApp *app, GtkWidget *widget)
{
  double x, y;

  g_assert_true (gtk_widget_translate_coordinates (widget, list (app), 0, 0, &x, &y));
  return (int) y;
}

/* No heading stands half under the header, and the row called @title is seen whole. */
static void
check_view (WayTestApp *app, const char *title)
{
  GtkWidget *kept = row (app, title);

  for (guint i = 1; i <= THEMES; i++)
    {
      g_autofree char *theme = g_strdup_printf ("Theme %u", i);
      GtkWidget *heading = find_label (list (app), theme) != NULL ? row (app, theme) : NULL;

      if (heading != NULL && top_of (app, heading) < 0)
        g_assert_cmpint (top_of (app, heading) + gtk_widget_get_height (heading), <=, 0);
    }
  g_assert_cmpint (top_of (app, kept), >=, 0);
  g_assert_cmpint (top_of (app, kept) + gtk_widget_get_height (kept), <=, gtk_widget_get_height (list (app)));
}

static void
scroll_to (WayTestApp *app, double value)
{
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list (app))), value);
  way_test_settle ();
}

/* --- Tests --- */

/* Keys go from action to action, past headings. */
static void
test_arrows (gconstpointer narrow)
{
  g_autoptr (WayTestApp) app = open_forty ();

  if (narrow != NULL)
    way_test_resize (app, 400, 700);
  gtk_widget_child_focus (GTK_WIDGET (table (app)), GTK_DIR_TAB_FORWARD);
  check_focused (app, "Ask agency 1");
  for (guint theme = 1; theme <= 2; theme++)
    {
      g_autofree char *last = g_strdup_printf ("Ask agency %u", theme * ACTIONS / THEMES);
      g_autofree char *next = g_strdup_printf ("Ask agency %u", theme * ACTIONS / THEMES + 1);

      way_test_keys (app->window, "Down Down Down Down Down Down Down");
      check_focused (app, last);
      check_selected (app, last);
      way_test_keys (app->window, "Down");
      check_focused (app, next);
      check_selected (app, next);
    }
  way_test_keys (app->window, "Home");
  check_focused (app, "Ask agency 1");
  check_view (app, "Theme 1");
  way_test_keys (app->window, "Up");
  check_focused (app, "Ask agency 1");
  way_test_keys (app->window, "End");
  check_focused (app, "Ask agency 40");
  for (guint i = 0; i < 3; i++)
    way_test_keys (app->window, "Up Up Up Up Up");
  check_focused (app, "Ask agency 25");
  check_view (app, "Theme 4");
  way_test_keys (app->window, "Home Page_Down Page_Down Page_Up Page_Up Page_Up");
  check_focused (app, "Ask agency 1");
}

/* The action whose row stands in the middle of @part quarters of the list; %NULL where that is none. */
static char *
title_there (WayTestApp *app, guint part)
{
  int y = gtk_widget_get_height (list (app)) * (int) part / 4;

  for (guint i = 0; i < g_list_model_get_n_items (model (app)); i++)
    {
      g_autofree char *title = title_at (app, i);
      GtkWidget *label = find_label (list (app), title);

      if (label != NULL && g_str_has_prefix (title, "Ask") && top_of (app, row (app, title)) <= y
          && top_of (app, row (app, title)) + gtk_widget_get_height (row (app, title)) > y)
        return g_steal_pointer (&title);
    }
  return NULL;
}

/* The row that is clicked stays where it is while its pane opens and closes, or as near to it as no heading is cut off and
 * there is something to scroll. */
static void
test_stays (void)
{
  static const double scrolled[] = { 0, 35, 777, 100000 };
  g_autoptr (WayTestApp) app = open_forty ();
  int near = gtk_widget_get_height (row (app, "Theme 1"));

  for (guint i = 0; i < G_N_ELEMENTS (scrolled); i++)
    for (guint part = 1; part <= 3; part++)
      {
        g_autofree char *title = NULL;
        int before;

        scroll_to (app, scrolled[i]);
        title = title_there (app, part);
        if (title == NULL)
          continue;
        before = top_of (app, row (app, title));
        way_test_press (row (app, title));
        way_test_settle ();
        check_selected (app, title);
        check_view (app, title);
        g_assert_cmpint (ABS (top_of (app, row (app, title)) - before), <, near);
        before = top_of (app, row (app, title));
        way_test_keys (app->window, "Escape");
        way_test_settle ();
        check_focused (app, title);
        check_view (app, title);
        g_assert_cmpint (ABS (top_of (app, row (app, title)) - before), <, near);
      }
}

/* A click on a heading does nothing: nothing is selected, and the focus stays. */
static void
test_heading (gconstpointer narrow)
{
  g_autoptr (WayTestApp) app = open_forty ();
  GtkSelectionModel *selection;

  if (narrow != NULL)
    way_test_resize (app, 400, 700);
  selection = gtk_list_view_get_model (GTK_LIST_VIEW (list (app)));
  gtk_widget_child_focus (GTK_WIDGET (table (app)), GTK_DIR_TAB_FORWARD);
  way_test_keys (app->window, "Down");
  scroll_to (app, 0);
  way_test_press (row (app, "Theme 1"));
  way_test_press_twice (row (app, "Theme 1"));
  check_focused (app, "Ask agency 2");
  check_selected (app, "Ask agency 2");
  /* Nor does it do anything to one that is selected from outside. */
  gtk_selection_model_select_item (selection, 0, TRUE);
  way_test_settle ();
  check_selected (app, "Ask agency 2");
  g_assert_true (WAY_IS_PLAN_PAGE (page (app)));
}

static guint
count_actions (WayTestApp *app)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (model (app)); i++)
    {
      g_autoptr (WayRecord) record = g_list_model_get_item (model (app), i);

      n += way_record_is (record, "action");
    }
  return n;
}

/* One Delete after the other takes the next action each time, over the end of a group, and never a heading; Undo brings them
 * back one by one. */
static void
test_delete_several (void)
{
  g_autoptr (WayTestApp) app = open_forty ();

  gtk_widget_child_focus (GTK_WIDGET (table (app)), GTK_DIR_TAB_FORWARD);
  way_test_keys (app->window, "Down Down Down Down Down Down");
  check_selected (app, "Ask agency 7");
  way_test_keys (app->window, "Delete");
  check_focused (app, "Ask agency 8");
  way_test_keys (app->window, "Delete");
  check_focused (app, "Ask agency 9");
  way_test_keys (app->window, "Delete");
  check_focused (app, "Ask agency 10");
  g_assert_cmpuint (count_actions (app), ==, ACTIONS - 3);
  way_test_keys (app->window, "Up");
  check_focused (app, "Ask agency 6");
  check_selected (app, "Ask agency 6");
  way_test_keys (app->window, "End Delete");
  check_focused (app, "Ask agency 39");
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpuint (count_actions (app), ==, ACTIONS - 4 + i);
      way_test_keys (app->window, "ctrl+z");
    }
  g_assert_cmpuint (count_actions (app), ==, ACTIONS);
  check_focused (app, "Ask agency 39");
  way_test_keys (app->window, "Up");
  check_selected (app, "Ask agency 38");
}

static void
sort_by (WayTestApp *app, const char *words)
{
  way_test_choose (way_test_find (page (app), GTK_TYPE_DROP_DOWN, "Sort by"), words);
  way_test_settle ();
}

static void
tab_to_rows (WayTestApp *app)
{
  for (guint i = 0; i < 20 && way_plan_table_get_focused (table (app)) == NULL; i++)
    way_test_keys (app->window, "Tab");
}

/* Another order, or a filter, leaves the action selected, and the focus comes back to it. */
static void
test_orders (void)
{
  g_autoptr (WayTestApp) app = open_forty ();
  GtkWidget *search = way_test_find (page (app), GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_widget_child_focus (GTK_WIDGET (table (app)), GTK_DIR_TAB_FORWARD);
  way_test_keys (app->window, "Down Down Down Down Down Down Down Down Down Down Down");
  check_selected (app, "Ask agency 12");
  sort_by (app, "By reference");
  check_selected (app, "Ask agency 12");
  tab_to_rows (app);
  check_focused (app, "Ask agency 12");
  way_test_keys (app->window, "Down");
  check_selected (app, "Ask agency 13");
  sort_by (app, "By theme");
  check_selected (app, "Ask agency 13");
  check_view (app, "Ask agency 13");
  /* What is not shown is not selected, and its place has the focus. */
  way_test_set_text (search, "\"agency 37\"");
  g_signal_emit_by_name (search, "search-changed");
  way_test_settle ();
  g_assert_cmpuint (count_actions (app), ==, 1);
  gtk_widget_grab_focus (search);
  tab_to_rows (app);
  check_focused (app, "Ask agency 37");
  way_test_keys (app->window, "Delete");
  g_assert_null (way_test_find_if_any (page (app), WAY_TYPE_PLAN_TABLE, NULL));
  g_assert_true (way_library_undo (app->library, NULL, NULL));
  way_test_settle ();
  way_test_set_text (search, "");
  g_signal_emit_by_name (search, "search-changed");
  way_test_settle ();
  g_assert_cmpuint (count_actions (app), ==, ACTIONS);
}

/* Tab goes into the rows and out of them at once; Enter, a letter and Escape are about the row with the focus. */
static void
test_keys (void)
{
  g_autoptr (WayTestApp) app = open_forty ();
  GtkWidget *pane;

  gtk_widget_child_focus (GTK_WIDGET (table (app)), GTK_DIR_TAB_FORWARD);
  way_test_keys (app->window, "Down Down Return");
  pane = way_test_find (page (app), WAY_TYPE_ACTION_PANE, NULL);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (app->window)), pane));
  way_test_keys (app->window, "Escape");
  check_focused (app, "Ask agency 3");
  way_test_keys (app->window, "Down Down Down Down Down Down");
  check_focused (app, "Ask agency 9");
  way_test_keys (app->window, "u");
  pane = way_test_find (page (app), WAY_TYPE_ACTION_PANE, NULL);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (app->window)), pane));
  way_test_type (app->window, "They said yes");
  way_test_keys (app->window, "Return Escape");
  check_focused (app, "Ask agency 9");
  way_test_keys (app->window, "Tab");
  g_assert_null (way_plan_table_get_focused (table (app)));
  way_test_keys (app->window, "shift+Tab");
  check_focused (app, "Ask agency 9");
  way_test_keys (app->window, "Up");
  check_selected (app, "Ask agency 8");
}

/* An action that moves to another group takes the focus with it. */
static void
test_moved (void)
{
  g_autoptr (WayTestApp) app = open_forty ();
  g_autoptr (WayRecord) action = way_test_app_record (app, "action", "Ask agency 4 ");
  g_autoptr (WayRecord) theme = way_test_app_record (app, "theme", "Theme 4");

  gtk_widget_child_focus (GTK_WIDGET (table (app)), GTK_DIR_TAB_FORWARD);
  way_test_keys (app->window, "Down Down Down");
  check_selected (app, "Ask agency 4");
  g_assert_true (way_edit_set_reference (app->library, way_record_get_id (action), "theme", way_record_get_id (theme), NULL));
  way_test_settle ();
  check_selected (app, "Ask agency 4");
  check_focused (app, "Ask agency 4");
  way_test_keys (app->window, "Up");
  check_selected (app, "Ask agency 24");
}

int
main (int argc, char **argv)
{
  g_setenv ("WAYMARK_NOW", "2022-01-26T10:00:00", TRUE);
  way_test_init (&argc, &argv);
  g_test_add_data_func ("/window/plan-rows/arrows", NULL, test_arrows);
  g_test_add_data_func ("/window/plan-rows/arrows-narrow", "", test_arrows);
  g_test_add_func ("/window/plan-rows/stays", test_stays);
  g_test_add_data_func ("/window/plan-rows/heading", NULL, test_heading);
  g_test_add_data_func ("/window/plan-rows/heading-narrow", "", test_heading);
  g_test_add_func ("/window/plan-rows/delete-several", test_delete_several);
  g_test_add_func ("/window/plan-rows/orders", test_orders);
  g_test_add_func ("/window/plan-rows/keys", test_keys);
  g_test_add_func ("/window/plan-rows/moved", test_moved);
  return g_test_run ();
}
