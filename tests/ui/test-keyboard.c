/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-test-controls.h"
#include "ui/way-test-screens.h"

#include "ui/way-date-entry.h"
#include "ui/way-field-row.h"
#include "ui/way-form.h"
#include "ui/way-sidebar.h"
#include "ui/way-sidebar-row.h"

#include <string.h>

/* Without a mouse: where the focus begins, how rooms are gone through, and that the keys of the program are heard wherever the
 * focus is. That Tab comes to everything test-walk asks of every screen. */

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

/* --- Rooms --- */

static GtkWidget *
rooms_of (WayTestApp *app)
{
  GtkWidget *sidebar = way_test_find (app->window, WAY_TYPE_SIDEBAR, NULL);
  GtkWidget *row = way_test_find (sidebar, WAY_TYPE_SIDEBAR_ROW, NULL);

  return gtk_widget_get_parent (row);
}

/* The rooms are one stop of Tab; arrows go through them and open none; Enter, Space and a click do. */
static void
test_rooms (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkListBox *rooms;
  GtkWidget *first, *second, *third;

  way_test_open_project (app, NULL, NULL);
  rooms = GTK_LIST_BOX (rooms_of (app));
  first = GTK_WIDGET (gtk_list_box_get_row_at_index (rooms, 0));
  second = GTK_WIDGET (gtk_list_box_get_row_at_index (rooms, 1));
  third = GTK_WIDGET (gtk_list_box_get_row_at_index (rooms, 2));
  gtk_widget_grab_focus (first);
  way_test_keys (app->window, "Down");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (app->window)) == second);
  g_assert_true (gtk_list_box_get_selected_row (rooms) == GTK_LIST_BOX_ROW (first));
  way_test_keys (app->window, "Tab");
  g_assert_null (gtk_widget_get_focus_child (GTK_WIDGET (rooms)));
  g_assert_true (gtk_list_box_get_selected_row (rooms) == GTK_LIST_BOX_ROW (first));
  way_test_keys (app->window, "shift+Tab");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (app->window)) == first);
  way_test_keys (app->window, "shift+Tab");
  g_assert_null (gtk_widget_get_focus_child (GTK_WIDGET (rooms)));
  gtk_widget_grab_focus (first);
  way_test_keys (app->window, "Down Return");
  g_assert_true (gtk_list_box_get_selected_row (rooms) == GTK_LIST_BOX_ROW (second));
  gtk_widget_grab_focus (second);
  way_test_keys (app->window, "Down space");
  g_assert_true (gtk_list_box_get_selected_row (rooms) == GTK_LIST_BOX_ROW (third));
  way_test_press (second);
  g_assert_true (gtk_list_box_get_selected_row (rooms) == GTK_LIST_BOX_ROW (second));
}

/* --- Forms --- */

/* From the field in front to the next, and what is typed stands there. */
static void
type_in_next (gpointer dialog, const char *title, const char *text)
{
  GtkWidget *row, *focus;

  way_test_keys (dialog, "Tab");
  way_test_type (dialog, text);
  focus = gtk_window_get_focus (GTK_WINDOW (dialog));
  row = gtk_widget_get_ancestor (focus, ADW_TYPE_PREFERENCES_ROW);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, title);
  g_assert_true (GTK_IS_EDITABLE (focus));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (focus)), ==, text);
}

static GtkWidget *
row_of_focus (gpointer dialog)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (dialog));

  return gtk_widget_get_ancestor (focus, ADW_TYPE_PREFERENCES_ROW);
}

static void
test_workshop_fields (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *dialog, *start, *minutes;

  way_test_open_project (app, NULL, "workshops");
  way_test_click (app->window, "Add a workshop");
  dialog = way_test_dialog (ADW_TYPE_WINDOW);
  way_test_type (dialog, "Workshop 4");
  type_in_next (dialog, "Start", "22 Nov 14:00");
  start = row_of_focus (dialog);
  minutes = way_test_find (dialog, WAY_TYPE_FIELD_ROW, "Planned minutes");
  /* The button of the calendar, and then the next field. */
  way_test_keys (dialog, "Tab");
  g_assert_true (row_of_focus (dialog) == start);
  type_in_next (dialog, "Planned minutes", "75");
  /* The way back ends in the field as well. */
  way_test_keys (dialog, "shift+Tab shift+Tab");
  g_assert_true (row_of_focus (dialog) == start);
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (dialog))));
  /* So do the arrows, from wherever the focus came to. */
  way_test_keys (dialog, "shift+Tab Down");
  g_assert_true (row_of_focus (dialog) == start);
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (dialog))));
  way_test_press (way_test_find (minutes, GTK_TYPE_LABEL, "Planned minutes"));
  way_test_settle ();
  g_assert_true (row_of_focus (dialog) == minutes);
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (dialog))));
}

static void
test_conversation_fields (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *form;

  way_test_open_project (app, NULL, "conversations");
  way_test_click (app->window, "Add a conversation");
  form = way_test_dialog (WAY_TYPE_FORM);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row_of_focus (form))), ==, "Agency or team");
  way_test_keys (form, "Tab");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row_of_focus (form))), ==, "Kind");
  type_in_next (form, "Date", "3 Nov");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row_of_focus (form))), ==, "Date");
}

static gboolean
holds_date (GtkWidget *widget)
{
  return way_test_find_if_any (widget, WAY_TYPE_DATE_ENTRY, NULL) != NULL;
}

/* In every dialog that asks for a date Tab comes to each date, and to no row in place of its field. */
static void
tab_through (GtkWindow *window, const char *name, gpointer data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GtkWidget *date;

  if (WAY_IS_WINDOW (window) || !holds_date (GTK_WIDGET (window)))
    return;
  g_test_message ("%s", name);
  date = way_date_entry_get_entry (WAY_DATE_ENTRY (way_test_find (window, WAY_TYPE_DATE_ENTRY, NULL)));
  while (g_hash_table_add (seen, gtk_window_get_focus (window)))
    {
      GtkWidget *focus = gtk_window_get_focus (window);

      g_assert_nonnull (focus);
      g_assert_false (ADW_IS_ACTION_ROW (focus) && holds_date (focus));
      way_test_keys (window, "Tab");
    }
  g_assert_true (g_hash_table_contains (seen, gtk_editable_get_delegate (GTK_EDITABLE (date))));
  (*(guint *) data)++;
}

static void
test_dates_by_tab (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  guint n = 0;

  way_test_each_screen (app, tab_through, &n);
  g_assert_cmpuint (n, >, 4);
}

int
main (int argc, char **argv)
{
  way_test_init (&argc, &argv);
  g_test_add_func ("/keyboard/first-focus", test_first_focus);
  g_test_add_func ("/keyboard/start-in-list", test_start_in_list);
  g_test_add_func ("/keyboard/shortcuts-window", test_shortcuts_window);
  g_test_add_func ("/keyboard/rooms", test_rooms);
  g_test_add_func ("/keyboard/workshop-fields", test_workshop_fields);
  g_test_add_func ("/keyboard/conversation-fields", test_conversation_fields);
  g_test_add_func ("/keyboard/dates-by-tab", test_dates_by_tab);
  return g_test_run ();
}
