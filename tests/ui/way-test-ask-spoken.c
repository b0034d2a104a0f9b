/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-test-app.h"
#include "ui/way-test-controls.h"
#include "ui/way-test-questions.h"
#include "ui/way-test-report.h"

#include <json-glib/json-glib.h>
#include <unistd.h>

/* tests/support/walk-accessible looks at the program from outside; it goes when the test does, for then its input ends. */
typedef struct {
  GSubprocess *process;
  GOutputStream *input;
  GDataInputStream *output;
  char *line; /* what it said last */
} Walker;

static Walker *walker;

static void
start_walker (void)
{
  g_autofree char *script = g_build_filename (g_getenv ("WAYMARK_SOURCE_ROOT"), "tests", "support", "walk-accessible", NULL);
  g_autofree char *pid = g_strdup_printf ("%d", (int) getpid ());
  g_autoptr (GError) error = NULL;

  walker = g_new0 (Walker, 1);
  walker->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, script, pid, NULL);
  g_assert_no_error (error);
  walker->input = g_subprocess_get_stdin_pipe (walker->process);
  walker->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (walker->process));
}

static void
read_cb (GObject *stream, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  walker->line = g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (stream), result, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (walker->line);
}

static gboolean
is_read (gpointer data)
{
  return walker->line != NULL;
}

/* (transfer full) */
static JsonNode *
look (void)
{
  g_autoptr (GError) error = NULL;
  JsonNode *seen;

  if (walker == NULL)
    start_walker ();
  g_output_stream_write_all (walker->input, "\n", 1, NULL, NULL, &error);
  g_assert_no_error (error);
  g_data_input_stream_read_line_async (walker->output, G_PRIORITY_DEFAULT, NULL, read_cb, NULL);
  way_test_wait (is_read, NULL, "the walk through what is accessible");
  seen = json_from_string (walker->line, &error);
  g_assert_no_error (error);
  g_clear_pointer (&walker->line, g_free);
  return seen;
}

static void
report_each (JsonObject *seen, const char *member, const char *screen, const char *what)
{
  JsonArray *places = json_object_get_array_member (seen, member);

  for (guint i = 0; i < json_array_get_length (places); i++)
    {
      g_autofree char *line = g_strdup_printf ("%s: %s", what, json_array_get_string_element (places, i));

      way_test_report (screen, NULL, line);
    }
}

/* --- States --- */

static gboolean
is_on (GtkWidget *widget)
{
  return (GTK_IS_CHECK_BUTTON (widget) && gtk_check_button_get_active (GTK_CHECK_BUTTON (widget)))
         || (GTK_IS_TOGGLE_BUTTON (widget) && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (widget)))
         || (GTK_IS_SWITCH (widget) && gtk_switch_get_active (GTK_SWITCH (widget)));
}

static gboolean
is_selected (GtkWidget *widget)
{
  /* The page that a switcher shows is on, and selected. */
  if (GTK_IS_STACK_SWITCHER (gtk_widget_get_parent (widget)))
    return is_on (widget);
  return (GTK_IS_LIST_BOX_ROW (widget) || way_test_is_list_row (widget))
         && (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_SELECTED) != 0;
}

static void
hide_behind (GtkWidget *widget)
{
  const gboolean has_pages = GTK_IS_STACK (widget) || ADW_IS_LEAFLET (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (has_pages)
        gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN, !gtk_widget_get_mapped (child), -1);
      hide_behind (child);
    }
}

/* GTK 4.8 keeps a page that stands behind another on the bus, and nothing there says that it does not show. */
static void
hide_what_is_behind (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      hide_behind (window);
    }
}

/* The widgets below @widget, and it, that are of that state and take up room. */
static void
collect (GtkWidget *widget, gboolean (*is) (GtkWidget *widget), GPtrArray *shown)
{
  if (!gtk_widget_get_mapped (widget) || gtk_widget_get_width (widget) == 0 || gtk_widget_get_height (widget) == 0)
    return;
  if (is (widget))
    g_ptr_array_add (shown, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, is, shown);
}

/* (transfer container) (element-type GtkWidget) */
static GPtrArray *
collect_all (gboolean (*is) (GtkWidget *widget))
{
  GListModel *windows = gtk_window_get_toplevels ();
  GPtrArray *shown = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      collect (window, is, shown);
    }
  return shown;
}

/* As many say it as show it; if not, all are told, for nothing says which is which. */
static void
check_state (JsonObject *seen, const char *screen, const char *state, gboolean (*is) (GtkWidget *widget))
{
  g_autoptr (GPtrArray) shown = collect_all (is);
  g_autofree char *says = g_strconcat ("says that it is ", state, NULL);
  g_autofree char *shows = g_strconcat ("shows that it is ", state, NULL);

  if (json_array_get_length (json_object_get_array_member (seen, state)) == shown->len)
    return;
  report_each (seen, state, screen, says);
  for (guint i = 0; i < shown->len; i++)
    way_test_report (screen, shown->pdata[i], shows);
}

guint
way_test_ask_spoken (GtkWindow *window, const char *screen)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *seen;

  hide_what_is_behind ();
  node = look ();
  seen = json_node_get_object (node);
  report_each (seen, "unnamed", screen, "without a name");
  report_each (seen, "vague", screen, "does not say what it is");
  check_state (seen, screen, "on", is_on);
  check_state (seen, screen, "selected", is_selected);
  return (guint) json_object_get_int_member (seen, "controls");
}
