/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-action-pane.h"
#include "ui/way-date-entry.h"
#include "ui/way-focus.h"
#include "ui/way-milestone-row.h"
#include "ui/way-plan-entry.h"
#include "ui/way-record-picker.h"
#include "ui/way-sidebar.h"

#include "ui/way-test-app.h"

/* What is typed after a popover goes where the mouse clicked, however it was closed. */

typedef GtkWidget *(*Opener) (WayTestApp *app);

static WayTestApp *
open_action (void)
{
  WayTestApp *app = way_test_app_new ("example");
  g_autoptr (WayRecord) action = NULL;

  way_test_open_project (app, NULL, "plan");
  action = way_test_app_record (app, "action", "Draft one shared");
  g_assert_true (way_window_go (app->window, "plan", way_record_get_id (action)));
  way_test_settle ();
  return app;
}

static GtkWidget *
pane (WayTestApp *app)
{
  return way_test_find (app->window, WAY_TYPE_ACTION_PANE, NULL);
}

static GtkWidget *
picker (WayTestApp *app)
{
  return way_test_find (pane (app), WAY_TYPE_RECORD_PICKER, NULL);
}

static GtkWidget *
drop_down (WayTestApp *app)
{
  return way_test_find (pane (app), GTK_TYPE_DROP_DOWN, NULL);
}

static GtkWidget *
calendar (WayTestApp *app)
{
  return way_test_find (way_test_find (pane (app), WAY_TYPE_DATE_ENTRY, NULL), GTK_TYPE_MENU_BUTTON, NULL);
}

static GtkWidget *
milestone (WayTestApp *app)
{
  return way_test_find (way_test_find (pane (app), WAY_TYPE_MILESTONE_ROW, NULL), GTK_TYPE_MENU_BUTTON, NULL);
}

static GtkWidget *
projects (WayTestApp *app)
{
  return way_test_find (way_test_find (app->window, WAY_TYPE_SIDEBAR, NULL), GTK_TYPE_MENU_BUTTON, NULL);
}

static GtkWidget *
add_line (WayTestApp *app)
{
  return way_test_find (way_test_find (app->window, WAY_TYPE_PLAN_ENTRY, NULL), GTK_TYPE_TEXT, NULL);
}

static void
assert_line (WayTestApp *app, const char *text)
{
  way_test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (add_line (app))), ==, text);
}

static void
open (GtkWidget *opener)
{
  way_test_press (opener);
  way_test_wait_for_list (opener, TRUE);
}

/* The click that closes it. */
static void
test_click_elsewhere (gconstpointer opener)
{
  g_autoptr (WayTestApp) app = open_action ();
  GtkWidget *button = ((Opener) opener) (app);

  way_test_set_text (add_line (app), "Ask them ");
  open (button);
  way_test_press (add_line (app));
  way_test_wait_for_list (button, FALSE);
  way_test_type (app->window, "by post");
  assert_line (app, "Ask them by post");
  way_test_wait_for_list (button, FALSE);
}

/* The next click. */
static void
test_escape (gconstpointer opener)
{
  g_autoptr (WayTestApp) app = open_action ();
  GtkWidget *button = ((Opener) opener) (app);

  open (button);
  way_test_keys (app->window, "Escape");
  way_test_wait_for_list (button, FALSE);
  g_assert_true (way_focus_is_in (button));
  way_test_press (add_line (app));
  way_test_type (app->window, "Ask them by post");
  assert_line (app, "Ask them by post");
}

static void
test_chosen (gconstpointer by_enter)
{
  g_autoptr (WayTestApp) app = open_action ();
  GtkWidget *button = picker (app);

  open (button);
  way_test_type (app->window, "harbour");
  way_test_settle ();
  if (by_enter)
    way_test_keys (app->window, "Return");
  else
    way_test_press (way_test_find (way_test_find (button, GTK_TYPE_LIST_VIEW, NULL), GTK_TYPE_LABEL,
                                   "Harbour Lights Youth Project"));
  way_test_wait_for_list (button, FALSE);
  g_assert_true (way_focus_is_in (button));
  way_test_press (add_line (app));
  way_test_type (app->window, "Ask them by post");
  assert_line (app, "Ask them by post");
}

/* A day is chosen with the press: its release is not for the text below. */
static void
test_day_chosen (void)
{
  g_autoptr (WayTestApp) app = open_action ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *entry = g_object_new (WAY_TYPE_DATE_ENTRY, NULL);
  GtkWidget *button;

  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_TEXT_VIEW, "vexpand", TRUE, NULL));
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 600);
  gtk_window_present (GTK_WINDOW (window));
  way_test_settle ();
  button = way_test_find (entry, GTK_TYPE_MENU_BUTTON, NULL);
  open (button);
  way_test_press (way_test_find (button, GTK_TYPE_CALENDAR, NULL));
  way_test_wait_for_list (button, FALSE);
  way_test_settle ();
  g_assert_true (way_focus_is_in (entry));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Who hears it hears what an arrow of the calendar does, and which day is chosen; and the calendar stays. */
static void
test_calendar_named (void)
{
  static const struct {
    const char *arrow;
    const char *day;
  } steps[] = { { "Month after", "Thu 17 Sep 2026" },
                { "Year after", "Fri 17 Sep 2027" },
                { "Month before", "Tue 17 Aug 2027" },
                { "Year before", "Mon 17 Aug 2026" } };
  g_autoptr (WayTestApp) app = way_test_app_new (NULL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *entry = g_object_new (WAY_TYPE_DATE_ENTRY, "date", "2026-08-17", NULL);
  GtkWidget *button, *calendar;

  gtk_window_set_child (GTK_WINDOW (window), entry);
  gtk_window_present (GTK_WINDOW (window));
  way_test_settle ();
  button = way_test_find (entry, GTK_TYPE_MENU_BUTTON, NULL);
  open (button);
  calendar = way_test_find (button, GTK_TYPE_CALENDAR, "Mon 17 Aug 2026");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      way_test_click (calendar, steps[i].arrow);
      g_assert_true (way_test_find (button, GTK_TYPE_CALENDAR, steps[i].day) == calendar);
    }
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  way_test_wait_for_list (button, FALSE);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The cursor stands where a click puts it otherwise. */
static void
test_place (void)
{
  g_autoptr (WayTestApp) app = open_action ();
  GtkWidget *line = add_line (app);
  GtkWidget *view = way_test_find (pane (app), GTK_TYPE_TEXT_VIEW, NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  int there, here;

  way_test_set_text (line, "Ask all who were at the second workshop whether they want to hear from us by post or by telephone");
  open (projects (app));
  way_test_press (line);
  way_test_wait_for_list (projects (app), FALSE);
  way_test_settle ();
  there = gtk_editable_get_position (GTK_EDITABLE (line));
  g_assert_cmpint (there, >, 0);
  gtk_editable_set_position (GTK_EDITABLE (line), 0);
  way_test_press (line);
  way_test_settle ();
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (line)), ==, there);

  open (projects (app));
  way_test_press (view);
  way_test_wait_for_list (projects (app), FALSE);
  way_test_settle ();
  g_assert_true (gtk_root_get_focus (GTK_ROOT (app->window)) == view);
  g_object_get (buffer, "cursor-position", &there, NULL);
  way_test_keys (app->window, "ctrl+Home");
  way_test_press (view);
  way_test_settle ();
  g_object_get (buffer, "cursor-position", &here, NULL);
  g_assert_cmpint (here, ==, there);
}

/* A calendar in a popover, and a line there. */
static void
test_within_another (void)
{
  g_autoptr (WayTestApp) app = open_action ();
  GtkWidget *button = milestone (app);
  GtkWidget *popover, *name, *days;

  open (button);
  popover = way_test_find (button, GTK_TYPE_POPOVER, NULL);
  name = way_test_find (popover, GTK_TYPE_TEXT, NULL);
  days = way_test_find (way_test_find (popover, WAY_TYPE_DATE_ENTRY, NULL), GTK_TYPE_MENU_BUTTON, NULL);
  way_test_set_text (name, "Four forms ");
  open (days);
  way_test_press (name);
  way_test_wait_for_list (days, FALSE);
  way_test_type (app->window, "compared");
  way_test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Four forms compared");
  g_assert_true (gtk_widget_get_mapped (popover));
}

/* What is no text stays as it is. */
static void
test_nothing_else (void)
{
  g_autoptr (WayTestApp) app = open_action ();
  GtkWidget *button = picker (app);
  GtkWidget *box = way_test_find (way_test_find (pane (app), WAY_TYPE_MILESTONE_ROW, NULL), GTK_TYPE_CHECK_BUTTON, NULL);
  gboolean done = gtk_check_button_get_active (GTK_CHECK_BUTTON (box));

  open (projects (app));
  way_test_press (box);
  way_test_wait_for_list (projects (app), FALSE);
  way_test_settle ();
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (box)) == done);
  g_assert_true (way_focus_is_in (projects (app)));
  open (button);
  way_test_keys (app->window, "Escape");
  way_test_wait_for_list (button, FALSE);
}

/* Where there is room, a name in a menu stands in one line. */
static void
test_menu_in_lines (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *button, *label;

  way_test_open_project (app, NULL, "board");
  label = way_test_find (way_window_get_page (app->window), GTK_TYPE_LABEL, "Agency: all");
  button = gtk_widget_get_ancestor (label, GTK_TYPE_MENU_BUTTON);
  open (button);
  label = way_test_find (way_test_find (button, GTK_TYPE_POPOVER_MENU, NULL), GTK_TYPE_LABEL, "Wickmouth Police");
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label))), ==, 1);
  way_test_keys (app->window, "Escape");
  way_test_wait_for_list (button, FALSE);
}

#define ADD_KINDS(path, test) \
  g_test_add_data_func ("/window/popovers/" path "/picker", picker, test); \
  g_test_add_data_func ("/window/popovers/" path "/drop-down", drop_down, test); \
  g_test_add_data_func ("/window/popovers/" path "/calendar", calendar, test); \
  g_test_add_data_func ("/window/popovers/" path "/milestone", milestone, test); \
  g_test_add_data_func ("/window/popovers/" path "/projects", projects, test)

int
main (int argc, char **argv)
{
  way_test_init (&argc, &argv);
  ADD_KINDS ("click-elsewhere", test_click_elsewhere);
  ADD_KINDS ("escape", test_escape);
  g_test_add_data_func ("/window/popovers/chosen/by-enter", "enter", test_chosen);
  g_test_add_data_func ("/window/popovers/chosen/by-mouse", NULL, test_chosen);
  g_test_add_func ("/window/popovers/day-chosen", test_day_chosen);
  g_test_add_func ("/window/popovers/calendar-named", test_calendar_named);
  g_test_add_func ("/window/popovers/place", test_place);
  g_test_add_func ("/window/popovers/within-another", test_within_another);
  g_test_add_func ("/window/popovers/nothing-else", test_nothing_else);
  g_test_add_func ("/window/popovers/menu-in-lines", test_menu_in_lines);
  return g_test_run ();
}
