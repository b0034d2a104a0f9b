/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-test-reach.h"

#include "ui/way-board-lanes.h"
#include "ui/way-test-app.h"
#include "ui/way-test-controls.h"

#define MOST_KEYS 150
#define TICKS 6

typedef struct {
  GtkWindow *window; /* weak */
  GtkWidget *focus;
  gboolean sent;
  guint n_ticks;
} Key;

/* --- One key --- */

static void
sent_cb (GObject *process, GAsyncResult *result, gpointer data)
{
  Key *key = data;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_subprocess_wait_check_finish (G_SUBPROCESS (process), result, &error));
  key->sent = TRUE;
}

static gboolean
tick_cb (gpointer data)
{
  Key *key = data;

  key->n_ticks += key->sent ? 1 : 0;
  return G_SOURCE_CONTINUE;
}

/* Until the focus has moved; or for some turns, if it does not. */
static void
send_key (GtkWindow *window, const char *name)
{
  Key key = { NULL, gtk_window_get_focus (window), FALSE, 0 };
  GError *error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "xdotool", "key", name, NULL);
  guint tick = g_timeout_add (20, tick_cb, &key);

  g_assert_no_error (error);
  /* The key may close it; held, it would outlive the window it belongs to, which GTK 4.8 does not bear. */
  g_set_weak_pointer (&key.window, window);
  g_subprocess_wait_check_async (process, NULL, sent_cb, &key);
  while (!key.sent || (key.n_ticks < TICKS && key.window != NULL && gtk_window_get_focus (key.window) == key.focus))
    g_main_context_iteration (NULL, TRUE);
  g_clear_weak_pointer (&key.window);
  g_source_remove (tick);
}

/* --- Where it goes --- */

static gboolean
is_row (GtkWidget *widget)
{
  return GTK_IS_LIST_BOX_ROW (widget) || GTK_IS_FLOW_BOX_CHILD (widget) || way_test_is_list_row (widget)
         || way_test_is_type (widget, "GtkModelButton");
}

static GtkWidget *
row_of (GtkWidget *widget)
{
  while (widget != NULL && !(is_row (widget) && gtk_widget_get_focusable (widget)))
    widget = gtk_widget_get_parent (widget);
  return widget;
}

/* Within which arrows go: on the board from lane to lane, too. */
static GtkWidget *
group_of (GtkWidget *widget)
{
  GtkWidget *row = row_of (widget);

  if (row == NULL)
    return NULL;
  if (gtk_widget_get_ancestor (row, WAY_TYPE_BOARD_LANES) != NULL && !GTK_IS_FLOW_BOX_CHILD (row)
      && gtk_widget_get_ancestor (row, GTK_TYPE_POPOVER) == NULL)
    return gtk_widget_get_ancestor (row, WAY_TYPE_BOARD_LANES);
  if (way_test_is_type (row, "GtkModelButton"))
    return gtk_widget_get_ancestor (row, GTK_TYPE_POPOVER_MENU);
  return gtk_widget_get_parent (row);
}

/* What takes the focus for @widget: words are of the button or row they are in; all else has it itself, or within. */
static GtkWidget *
target_of (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    while (widget != NULL && (GTK_IS_LABEL (widget) || !gtk_widget_get_focusable (widget)))
      widget = gtk_widget_get_parent (widget);
  return widget;
}

static gboolean
is_there (GtkWidget *focus, GtkWidget *widget)
{
  return focus != NULL && (focus == target_of (widget) || gtk_widget_is_ancestor (focus, widget));
}

/* The arrow towards @row from where the focus is. */
static const char *
arrow_to (GtkWidget *row, GtkWidget *from)
{
  graphene_rect_t to_bounds, from_bounds;
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (row));

  g_assert_true (gtk_widget_compute_bounds (row, root, &to_bounds));
  g_assert_true (gtk_widget_compute_bounds (from, root, &from_bounds));
  if (to_bounds.origin.x > from_bounds.origin.x + 1)
    return "Right";
  if (to_bounds.origin.x < from_bounds.origin.x - 1)
    return "Left";
  return to_bounds.origin.y > from_bounds.origin.y ? "Down" : "Up";
}

static const char *
next_key (GtkWidget *widget, GtkWidget *focus)
{
  GtkWidget *row = row_of (widget);

  if (focus == NULL || row == NULL || group_of (focus) != group_of (widget) || row_of (focus) == row)
    return "Tab";
  return arrow_to (row, row_of (focus));
}

void
way_test_reach (GtkWidget *widget)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  g_autofree char *where = way_test_where (widget);

  g_assert_true (gtk_widget_is_sensitive (widget));
  for (guint i = 0; i < MOST_KEYS; i++)
    {
      GtkWidget *focus = gtk_window_get_focus (window);

      if (is_there (focus, widget))
        return;
      send_key (window, next_key (widget, focus));
    }
  g_error ("keys do not come to %s", where);
}

/* What a click does to it. Enter may be the button that saves the whole dialog. */
static const char *
key_for (GtkWidget *focus)
{
  GtkWidget *parent = gtk_widget_get_parent (focus);

  if (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus) || GTK_IS_LABEL (focus))
    return NULL;
  if (!way_test_is_list_row (focus))
    return GTK_IS_LIST_BOX_ROW (focus) && !ADW_IS_COMBO_ROW (focus) ? "Return" : "space";
  if (GTK_IS_LIST_VIEW (parent) && !gtk_list_view_get_single_click_activate (GTK_LIST_VIEW (parent)))
    return gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL ? "Return" : NULL;
  return GTK_IS_LIST_VIEW (parent) ? "Return" : NULL;
}

void
way_test_press_by_keys (GtkWidget *widget)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  const char *key;

  way_test_reach (widget);
  key = key_for (gtk_window_get_focus (window));
  if (key != NULL)
    send_key (window, key);
  way_test_settle ();
}
