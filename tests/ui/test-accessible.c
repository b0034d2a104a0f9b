/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-test-controls.h"
#include "ui/way-test-screens.h"

#include "ui/way-sidebar.h"
#include "ui/way-sidebar-row.h"

#include <string.h>
#include <unistd.h>

/* Every screen as somebody meets it who hears it, or has no mouse, or no steady hand. Run with GTK_A11Y=atspi, the names are
 * read from outside as a screen reader does. */

#define LEAST_TARGET 24 /* pixels, WCAG 2.2 success criterion 2.5.8 */

#define MOST_READ 12 /* bytes of a line that is cut */

static GString *problems;
static guint n_checked;

static void
report (const char *screen, GtkWidget *widget, const char *what)
{
  g_autofree char *where = way_test_where (widget);

  g_string_append_printf (problems, "\n%s: %s%s", screen, what, where);
}

static void
assert_no_problems (void)
{
  if (problems->len > 0)
    g_error ("%s", problems->str);
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

/* --- Colour --- */

static gboolean
says (GtkWidget *widget, const char *word)
{
  g_autofree char *text = NULL;

  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget))
    text = g_utf8_casefold (gtk_label_get_text (GTK_LABEL (widget)), -1);
  /* Of a line that is cut only the beginning is read. */
  if (text != NULL && strstr (text, word) != NULL
      && (!pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))) || strstr (text, word) - text < MOST_READ))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, word))
      return TRUE;
  return FALSE;
}

static GtkWidget *
lane_of (GtkWidget *card)
{
  GtkWidget *above = card;

  while (above != NULL && !gtk_widget_has_css_class (above, "way-lane"))
    above = gtk_widget_get_parent (above);
  return above;
}

/* A card says which kind it is, or stands in the lane of its name. */
static gboolean
says_kind (GtkWidget *card)
{
  static const char *const kinds[] = { "enabler", "barrier", "aspiration" };
  GtkWidget *lane = lane_of (card);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (gtk_widget_has_css_class (card, kinds[i]))
      return says (lane != NULL ? lane : card, kinds[i]);
  return TRUE;
}

static gboolean
has_pill (GtkWidget *widget)
{
  if (gtk_widget_has_css_class (widget, "way-pill") && has_words (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_pill (child))
      return TRUE;
  return FALSE;
}

/* What is coloured also says it in words, or by a sign. */
static void
check_colour (GtkWidget *widget, const char *screen)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (!gtk_widget_get_mapped (widget))
    return;
  if (gtk_widget_has_css_class (widget, "way-pill") && !has_words (widget))
    report (screen, widget, "a coloured pill without a word");
  if (gtk_widget_has_css_class (widget, "way-card") && !says_kind (widget))
    report (screen, widget, "a card that says its kind by its colour alone");
  if (gtk_widget_has_css_class (widget, "way-block-bar") && !has_pill (parent))
    report (screen, widget, "a block that says its kind by its colour alone");
  if (gtk_widget_has_css_class (widget, "way-overdue") && !says (parent, "overdue"))
    report (screen, widget, "overdue by its colour alone");
  if (gtk_widget_has_css_class (widget, "error") && !has_words (parent))
    report (screen, widget, "a fault without a word");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_colour (child, screen);
}

static void
check_targets (GtkWindow *window, const char *screen, gpointer data)
{
  g_autoptr (GPtrArray) controls = way_test_controls (window);

  n_checked += controls->len;
  for (guint i = 0; i < controls->len; i++)
    {
      check_size (controls->pdata[i], screen);
      if (GTK_IS_BUTTON (controls->pdata[i]) && !has_words (controls->pdata[i]) && !has_tooltip (controls->pdata[i]))
        report (screen, controls->pdata[i], "an icon without a tooltip");
    }
  check_colour (GTK_WIDGET (window), screen);
}

static void
check_popover_targets (GtkWidget *popover, const char *screen, gpointer data)
{
  g_autoptr (GPtrArray) controls = way_test_controls (popover);

  for (guint i = 0; i < controls->len; i++)
    check_size (controls->pdata[i], screen);
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
walk (WayTestScreenFunc check, int width, int height)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");

  problems = g_string_new (NULL);
  n_checked = 0;
  way_test_resize (app, width, height);
  way_test_each_screen (app, check, NULL);
  way_test_each_asked_screen (app, check, NULL);
  way_test_each_further_screen (app, check, NULL);
  g_assert_cmpuint (n_checked, >, 300);
  assert_no_problems ();
  g_string_free (problems, TRUE);
}

static void
test_popovers (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");

  problems = g_string_new (NULL);
  way_test_each_popover (app, check_popover_targets, NULL);
  assert_no_problems ();
  g_string_free (problems, TRUE);
}

static void
test_targets (void)
{
  walk (check_targets, 1280, 800);
}

static void
test_targets_narrow (void)
{
  walk (check_targets, 360, 700);
}

static void
test_names (void)
{
  walk (check_names, 1280, 800);
}

static void
test_names_narrow (void)
{
  walk (check_names, 360, 700);
}

int
main (int argc, char **argv)
{
  way_test_init (&argc, &argv);
  g_test_add_func ("/accessible/targets/rooms", test_rooms);
  g_test_add_func ("/accessible/targets/wide", test_targets);
  g_test_add_func ("/accessible/targets/narrow", test_targets_narrow);
  g_test_add_func ("/accessible/targets/popovers", test_popovers);
  g_test_add_func ("/accessible/names/wide", test_names);
  g_test_add_func ("/accessible/names/narrow", test_names_narrow);
  return g_test_run ();
}
