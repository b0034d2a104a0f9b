/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-test-screens.h"

#include "ui/way-sidebar.h"
#include "ui/way-sidebar-row.h"

#include <string.h>
#include <unistd.h>

/* Every screen as somebody meets it who hears it, or has no mouse, or no steady hand. Run with GTK_A11Y=atspi, the names are
 * read from outside as a screen reader does. */

#define LEAST_TARGET 24 /* pixels, WCAG 2.2 success criterion 2.5.8 */

static GString *problems;
static guint n_checked;

static void
report (const char *screen, GtkWidget *widget, const char *what)
{
  g_string_append_printf (problems, "\n%s: %s", screen, what);
  if (GTK_IS_BUTTON (widget))
    g_string_append_printf (problems, " “%s”", gtk_widget_get_tooltip_text (widget));
  for (int i = 0; widget != NULL && i < 5; i++, widget = gtk_widget_get_parent (widget))
    g_string_append_printf (problems, " < %s %s", G_OBJECT_TYPE_NAME (widget), gtk_widget_get_name (widget));
}

static void
assert_no_problems (void)
{
  if (problems->len > 0)
    g_error ("%s", problems->str);
}

/* --- Widgets that somebody acts on --- */

static gboolean
is_type (GtkWidget *widget, const char *name)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), name);
}

/* What a drop-down shows of its choice is an item of a list, too, outside its popover; so are the titles of columns. */
static gboolean
shows_choice (GtkWidget *widget)
{
  if (!is_type (widget, "GtkListItemWidget"))
    return FALSE;
  if (g_str_equal (gtk_widget_get_css_name (widget), "header"))
    return TRUE;
  return gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) == NULL
         && (gtk_widget_get_ancestor (widget, GTK_TYPE_DROP_DOWN) != NULL
             || gtk_widget_get_ancestor (widget, ADW_TYPE_COMBO_ROW) != NULL);
}

/* Left out: the parts GTK builds entries, spin buttons and drop-downs of, which are reached and hit as one; scroll bars; the
 * buttons of the window, which are GTK's own. */
static gboolean
is_part (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL || shows_choice (widget)
         || (parent != NULL && (GTK_IS_SPIN_BUTTON (parent) || GTK_IS_SCROLLBAR (parent)))
         || (GTK_IS_TEXT (widget) && !ADW_IS_ENTRY_ROW (gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW)))
         || (GTK_IS_TEXT (widget) && GTK_IS_EDITABLE (parent));
}

static gboolean
is_control (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_SWITCH (widget) || GTK_IS_ENTRY (widget)
         || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_SPIN_BUTTON (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_TEXT (widget)
         || is_type (widget, "GtkListItemWidget") || (GTK_IS_LIST_BOX_ROW (widget)
                                                      && gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget)));
}

static void
collect (GtkWidget *widget, GPtrArray *controls)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return;
  if (is_control (widget) && !is_part (widget))
    g_ptr_array_add (controls, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, controls);
}

/* --- Sizes and tooltips --- */

static void
check_size (GtkWidget *widget, const char *screen)
{
  graphene_rect_t bounds;
  int width, height;

  /* With its padding and border, which are to be hit as well. */
  g_assert_true (gtk_widget_compute_bounds (widget, widget, &bounds));
  width = (int) bounds.size.width;
  height = (int) bounds.size.height;
  if (width < LEAST_TARGET || height < LEAST_TARGET)
    {
      g_autofree char *what = g_strdup_printf ("only %d × %d", width, height);

      report (screen, widget, what);
    }
}

static gboolean
has_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child) && has_words (child))
      return TRUE;
  return FALSE;
}

static gboolean
has_tooltip (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return gtk_widget_get_tooltip_text (widget) != NULL
         || ((GTK_IS_MENU_BUTTON (parent) || GTK_IS_DROP_DOWN (parent)) && gtk_widget_get_tooltip_text (parent) != NULL);
}

static void
check_targets (GtkWindow *window, const char *screen, gpointer data)
{
  g_autoptr (GPtrArray) controls = g_ptr_array_new ();

  collect (GTK_WIDGET (window), controls);
  n_checked += controls->len;
  for (guint i = 0; i < controls->len; i++)
    {
      check_size (controls->pdata[i], screen);
      if (GTK_IS_BUTTON (controls->pdata[i]) && !has_words (controls->pdata[i]) && !has_tooltip (controls->pdata[i]))
        report (screen, controls->pdata[i], "an icon without a tooltip");
    }
}

/* --- Names --- */

static void
read_cb (GObject *process, GAsyncResult *result, gpointer output)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_utf8_finish (G_SUBPROCESS (process), result, output, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_read (gpointer output)
{
  return *(char **) output != NULL;
}

static void
check_names (GtkWindow *window, const char *screen, gpointer data)
{
  g_autofree char *script = g_build_filename (g_getenv ("WAYMARK_SOURCE_ROOT"), "tests", "support", "walk-accessible", NULL);
  g_autofree char *pid = g_strdup_printf ("%d", (int) getpid ());
  g_autofree char *output = NULL;
  g_auto (GStrv) lines = NULL;
  GError *error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, script, pid, NULL);
  guint n;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8_async (process, NULL, NULL, read_cb, &output);
  way_test_wait (is_read, &output, "the walk through what is accessible");
  lines = g_strsplit (g_strchomp (output), "\n", -1);
  n = g_strv_length (lines);
  g_assert_cmpuint (n, >, 0);
  n_checked += (guint) strtoul (lines[n - 1], NULL, 10);
  for (guint i = 0; i + 1 < n; i++)
    g_string_append_printf (problems, "\n%s: without a name: %s", screen, lines[i]);
}

/* --- Tests --- */

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

static void
walk (WayTestScreenFunc check)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");

  problems = g_string_new (NULL);
  n_checked = 0;
  way_test_each_screen (app, check, NULL);
  g_assert_cmpuint (n_checked, >, 300);
  assert_no_problems ();
  g_string_free (problems, TRUE);
}

static void
test_targets (void)
{
  walk (check_targets);
}

static void
test_names (void)
{
  walk (check_names);
}

int
main (int argc, char **argv)
{
  way_test_init (&argc, &argv);
  g_test_add_func ("/accessible/rooms", test_rooms);
  g_test_add_func ("/accessible/targets", test_targets);
  g_test_add_func ("/accessible/names", test_names);
  return g_test_run ();
}
