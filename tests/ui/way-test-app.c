/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-test-app.h"
#include "ui/way-test-reach.h"

#include "import/way-samples.h"
#include "ui/way-keeper.h"
#include "ui/way-snapshot.h"

#include <gdk/x11/gdkx.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#define PATIENCE_MS 30000
#define MOST_TICKS 60
#define SETTLE_TICKS 6

/* From GTK 4.12 on it complains where a box or a message dialog measures its own children at a width it then does not give
 * them; what is drawn is right. Everything else it says fails the test. */
static GLogWriterOutput
write_log_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  for (gsize i = 0; i < n_fields && gtk_get_minor_version () >= 12; i++)
    if (g_strcmp0 (fields[i].key, "MESSAGE") == 0 && fields[i].length < 0
        && (g_str_has_prefix (fields[i].value, "Trying to measure ") || strstr (fields[i].value, "natural size must be >= min") != NULL))
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, data);
}

void
way_test_init (int *argc, char ***argv)
{
  g_log_set_writer_func (write_log_cb, NULL, NULL);
  gtk_test_init (argc, argv, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
}

/* --- The program --- */

static void
activate (WayTestApp *app)
{
  static int n_started;
  g_autofree char *id = g_strdup_printf (WAY_APP_ID ".Test%d", n_started++);
  GError *error = NULL;
  GtkWindow *window;

  app->application = way_application_new ();
  g_application_set_application_id (G_APPLICATION (app->application), id);
  g_application_set_resource_base_path (G_APPLICATION (app->application), "/org/waymark/Waymark");
  g_application_set_flags (G_APPLICATION (app->application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  way_application_set_path (app->application, app->path);
  g_application_register (G_APPLICATION (app->application), NULL, &error);
  g_assert_no_error (error);
  g_application_set_default (G_APPLICATION (app->application));
  g_application_activate (G_APPLICATION (app->application));
  /* What the keeper does by itself some seconds later would come in the middle of some test: tests ask for it. */
  if (way_application_get_keeper (app->application) != NULL)
    {
      way_keeper_stop (way_application_get_keeper (app->application));
      way_keeper_wait (way_application_get_keeper (app->application), PATIENCE_MS);
    }
  window = gtk_application_get_active_window (GTK_APPLICATION (app->application));
  app->window = WAY_IS_WINDOW (window) ? WAY_WINDOW (window) : NULL;
  app->library = way_application_get_library (app->application);
  if (app->window != NULL)
    way_test_resize (app, 1280, 800);
  way_test_settle ();
}

static gboolean
is_alone (gpointer object)
{
  return G_OBJECT (object)->ref_count == 1;
}

static void
deactivate (WayTestApp *app)
{
  GList *windows;

  if (app->window != NULL)
    gtk_window_close (GTK_WINDOW (app->window));
  way_test_settle ();
  while ((windows = gtk_application_get_windows (GTK_APPLICATION (app->application))) != NULL)
    gtk_window_destroy (windows->data);
  way_test_settle ();
  /* Only the program holds the library in the end: a widget that lives on would keep it. What is still on its way in GTK, as
   * after a file was chosen, may hold its window a moment longer. */
  if (app->library != NULL)
    way_test_wait (is_alone, app->library, "all windows and pages to be freed");
  g_application_set_default (NULL);
  g_signal_emit_by_name (app->application, "shutdown");
  /* Outside g_application_run() it is still on the bus, and GLib warns if it goes: it stays until the test ends. */
  app->application = NULL;
  app->library = NULL;
}

static WayTestApp *
app_new (const char *path)
{
  WayTestApp *app = g_new0 (WayTestApp, 1);

  app->folder = g_dir_make_tmp ("waymark-window-XXXXXX", NULL);
  app->path = path != NULL ? g_strdup (path) : g_build_filename (app->folder, "library.waymark", NULL);
  return app;
}

WayTestApp *
way_test_app_new (const char *sample)
{
  WayTestApp *app = app_new (NULL);

  if (sample != NULL)
    {
      GError *error = NULL;
      g_autoptr (WayLibrary) library = way_library_open (app->path, WAY_LIBRARY_CREATE, &error);
      g_autoptr (GArray) projects = NULL;

      g_assert_no_error (error);
      projects = way_samples_load (library, sample, &error);
      g_assert_no_error (error);
    }
  activate (app);
  return app;
}

WayTestApp *
way_test_app_new_for_path (const char *path)
{
  WayTestApp *app = app_new (path);

  activate (app);
  return app;
}

void
way_test_app_restart (WayTestApp *app)
{
  deactivate (app);
  activate (app);
}

void
way_test_app_end (WayTestApp *app)
{
  raise (SIGTERM);
  while (gtk_application_get_windows (GTK_APPLICATION (app->application)) != NULL)
    g_main_context_iteration (NULL, TRUE);
  app->window = NULL;
  way_test_app_restart (app);
}

WayLibrary *
way_test_app_open_beside (WayTestApp *app)
{
  GError *error = NULL;
  WayLibrary *library = way_library_open (app->path, 0, &error);

  g_assert_no_error (error);
  return library;
}

/* With the folder of backups. */
static void
remove_tree (const char *path)
{
  GDir *dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_remove (path);
}

void
way_test_app_free (WayTestApp *app)
{
  deactivate (app);
  remove_tree (app->folder);
  g_free (app->folder);
  g_free (app->path);
  g_free (app);
}

/* --- Time --- */

static gboolean
wake_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_CONTINUE;
}

void
way_test_wait (WayTestCondition condition, gpointer data, const char *what)
{
  const gint64 end = g_get_monotonic_time () + PATIENCE_MS * 1000;
  gboolean woken = FALSE;
  guint tick = g_timeout_add (20, wake_cb, &woken);

  while (!condition (data))
    {
      if (g_get_monotonic_time () > end)
        g_error ("waited in vain for %s", what);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (tick);
  way_test_settle ();
}

static gboolean
tick_cb (gpointer n_ticks)
{
  (*(guint *) n_ticks)++;
  return G_SOURCE_CONTINUE;
}

static gboolean
idle_cb (gpointer idle)
{
  *(guint *) idle = 0;
  return G_SOURCE_REMOVE;
}

/* Timeouts of a moment have all run after this, however slow the machine: turns are counted, not time; and so have idle
 * handlers, unless they go on and on: GTK 4.8 lays out a long text bit by bit, and does not survive that its view goes meanwhile. */
void
way_test_settle (void)
{
  guint n_ticks = 0;
  guint tick = g_timeout_add (20, tick_cb, &n_ticks);
  guint idle = 0;

  while (n_ticks < SETTLE_TICKS)
    g_main_context_iteration (NULL, TRUE);
  idle = g_idle_add_full (G_PRIORITY_LOW, idle_cb, &idle, NULL);
  while (idle != 0 && n_ticks < MOST_TICKS)
    g_main_context_iteration (NULL, TRUE);
  g_clear_handle_id (&idle, g_source_remove);
  g_source_remove (tick);
}

/* --- Finding --- */

static gboolean
says (const char *text, const char *name)
{
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, "_", 2) : NULL;
  g_autofree char *plain = parts != NULL ? g_strjoinv ("", parts) : NULL;

  return g_strcmp0 (text, name) == 0 || g_strcmp0 (plain, name) == 0;
}

static gboolean
is_called (GtkWidget *widget, const char *name)
{
  g_autofree char *other = NULL;
  GtkWidget *child = GTK_IS_BUTTON (widget) ? gtk_button_get_child (GTK_BUTTON (widget)) : NULL;

  if (GTK_IS_LABEL (widget))
    return says (gtk_label_get_label (GTK_LABEL (widget)), name);
  if (GTK_IS_BUTTON (widget) && says (gtk_button_get_label (GTK_BUTTON (widget)), name))
    return TRUE;
  if (ADW_IS_BUTTON_CONTENT (child) && says (adw_button_content_get_label (ADW_BUTTON_CONTENT (child)), name))
    return TRUE;
  if (ADW_IS_PREFERENCES_ROW (widget) && says (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), name))
    return TRUE;
  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  return other == NULL;
}

GtkWidget *
way_test_find_if_any (gpointer root, GType type, const char *name)
{
  GtkWidget *widget = GTK_WIDGET (root);
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (name == NULL || is_called (widget, name)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = way_test_find_if_any (child, type, name);
  return found;
}

GtkWidget *
way_test_find (gpointer root, GType type, const char *name)
{
  GtkWidget *found = way_test_find_if_any (root, type, name);

  if (found == NULL)
    g_error ("there is no %s called “%s”", g_type_name (type), name != NULL ? name : "");
  return found;
}

gboolean
way_test_says (gpointer root, const char *words)
{
  GtkWidget *widget = root;

  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (way_test_says (child, words))
      return TRUE;
  return FALSE;
}

/* @button: of that name, or %NULL. */
static GtkWidget *
find_dialog (GType type, const char *button)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_mapped (window)
          && (button == NULL || way_test_find_if_any (window, GTK_TYPE_BUTTON, button) != NULL))
        return window;
    }
  return NULL;
}

gboolean
way_test_has_dialog (GType type)
{
  return find_dialog (type, NULL) != NULL;
}

static gboolean
dialog_is_open (gpointer type)
{
  return way_test_has_dialog (GPOINTER_TO_SIZE (type));
}

GtkWidget *
way_test_dialog (GType type)
{
  way_test_wait (dialog_is_open, GSIZE_TO_POINTER (type), g_type_name (type));
  return find_dialog (type, NULL);
}

static gboolean
question_is_open (gpointer answer)
{
  return find_dialog (ADW_TYPE_MESSAGE_DIALOG, answer) != NULL;
}

GtkWidget *
way_test_question (const char *answer)
{
  way_test_wait (question_is_open, (gpointer) answer, answer);
  return find_dialog (ADW_TYPE_MESSAGE_DIALOG, answer);
}

/* --- Doing --- */

void
way_test_click_widget (GtkWidget *button)
{
  if (!GTK_IS_BUTTON (button))
    button = way_test_find (button, GTK_TYPE_BUTTON, NULL);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  way_test_settle ();
}

void
way_test_click (gpointer root, const char *name)
{
  way_test_click_widget (way_test_find (root, GTK_TYPE_BUTTON, name));
}

void
way_test_set_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_TEXT_VIEW (widget))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (widget), text);
  way_test_settle ();
}

void
way_test_enter (GtkWidget *entry)
{
  g_signal_emit_by_name (entry, ADW_IS_ENTRY_ROW (entry) ? "entry-activated" : "activate");
  way_test_settle ();
}

static void
finished_cb (GObject *process, GAsyncResult *result, gpointer done)
{
  g_subprocess_wait_check_finish (G_SUBPROCESS (process), result, NULL);
  *(gboolean *) done = TRUE;
}

static gboolean
is_true (gpointer done)
{
  return *(gboolean *) done;
}

static void
run_xdotool (const char *const *words)
{
  GError *error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (words, G_SUBPROCESS_FLAGS_NONE, &error);
  gboolean done = FALSE;

  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, finished_cb, &done);
  way_test_wait (is_true, &done, "xdotool");
}

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

/* There is no window manager to do it. */
static void
focus_window (GtkWindow *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  g_autofree char *id = g_strdup_printf ("%lu", (gulong) gdk_x11_surface_get_xid (surface));
  const char *words[] = { "xdotool", "windowfocus", id, NULL };

  if (gtk_window_is_active (window))
    return;
  run_xdotool (words);
  way_test_wait (is_active, window, "the window to have the focus");
}

void
way_test_keys (gpointer window, const char *keys)
{
  g_auto (GStrv) list = g_strsplit (keys, " ", -1);

  focus_window (window);
  for (guint i = 0; list[i] != NULL; i++)
    {
      const char *words[] = { "xdotool", "key", list[i], NULL };

      run_xdotool (words);
    }
}

void
way_test_type (gpointer window, const char *text)
{
  const char *words[] = { "xdotool", "type", "--delay", "8", text, NULL };

  focus_window (window);
  run_xdotool (words);
}

/* --- The mouse --- */

static gboolean mouse_is_away;

static void
scroll_to (GtkWidget *widget)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  double below;

  if (scrolled == NULL || !gtk_widget_compute_bounds (widget, scrolled, &bounds))
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  below = bounds.origin.y + bounds.size.height - gtk_widget_get_height (scrolled);
  if (below > 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + below + 12);
  else if (bounds.origin.y < 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + bounds.origin.y - 12);
  else
    return;
  way_test_settle ();
}

void
way_test_put_mouse_away (gboolean away)
{
  mouse_is_away = away;
}

/* %NULL: it only goes there. */
static void
press (GtkWidget *widget, const char *times)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GdkSurface *surface = gtk_native_get_surface (native);
  g_autofree char *id = g_strdup_printf ("%lu", (gulong) gdk_x11_surface_get_xid (surface));
  g_autofree char *near_text = NULL;
  g_autofree char *x_text = NULL;
  g_autofree char *y_text = NULL;
  double x, y, surface_x, surface_y;

  if (mouse_is_away)
    {
      focus_window (GTK_WINDOW (gtk_widget_get_root (widget)));
      way_test_press_by_keys (widget);
      return;
    }
  scroll_to (widget);
  g_assert_true (gtk_widget_is_sensitive (widget));
  g_assert_true (gtk_widget_translate_coordinates (widget, GTK_WIDGET (native), gtk_widget_get_width (widget) / 2.0,
                                                   gtk_widget_get_height (widget) / 2.0, &x, &y));
  gtk_native_get_surface_transform (native, &surface_x, &surface_y);
  near_text = g_strdup_printf ("%d", (int) (x + surface_x) - 2);
  x_text = g_strdup_printf ("%d", (int) (x + surface_x));
  y_text = g_strdup_printf ("%d", (int) (y + surface_y));
  /* As a hand does, on the way and then there: GTK gives a press after one single motion to the list that was closed below
   * the mouse before. */
  run_xdotool ((const char *[]){ "xdotool", "mousemove", "--window", id, near_text, y_text, "sleep", "0.02", "mousemove",
                                 "--window", id, x_text, y_text, times != NULL ? "click" : NULL, "--repeat", times, "--delay",
                                 "30", "1", NULL });
}

void
way_test_point_at (GtkWidget *widget)
{
  press (widget, NULL);
  way_test_settle ();
}

void
way_test_press (GtkWidget *widget)
{
  press (widget, "1");
}

void
way_test_press_twice (GtkWidget *widget)
{
  press (widget, "2");
}

static gboolean
has_popover (gpointer widget)
{
  return way_test_find_if_any (widget, GTK_TYPE_POPOVER, NULL) != NULL;
}

static gboolean
has_no_popover (gpointer widget)
{
  return !has_popover (widget);
}

void
way_test_wait_for_list (gpointer root, gboolean open)
{
  way_test_wait (open ? has_popover : has_no_popover, root, open ? "the list to open" : "the list to close");
}

void
way_test_choose (GtkWidget *widget, const char *label)
{
  GtkWidget *drop_down = way_test_find_if_any (widget, GTK_TYPE_DROP_DOWN, NULL);

  way_test_press (drop_down != NULL ? drop_down : widget);
  way_test_choose_here (widget, label);
}

void
way_test_choose_here (gpointer root, const char *label)
{
  GtkWidget *popover;

  way_test_wait_for_list (root, TRUE);
  popover = way_test_find (root, GTK_TYPE_POPOVER, NULL);
  way_test_press (way_test_find (popover, GTK_TYPE_LABEL, label));
  way_test_wait_for_list (root, FALSE);
}

void
way_test_choose_in_menu (gpointer root, const char *label, const char *item)
{
  GtkWidget *menu;

  way_test_wait_for_list (root, TRUE);
  menu = way_test_find (root, GTK_TYPE_POPOVER_MENU, NULL);
  way_test_press (way_test_find (menu, GTK_TYPE_LABEL, label));
  if (item != NULL)
    way_test_press (way_test_find (menu, GTK_TYPE_LABEL, item));
  way_test_wait_for_list (root, FALSE);
}

void
way_test_copy (gpointer window, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)), text);
  way_test_settle ();
}

typedef struct {
  GtkWindow *window;
  int width;
  int height;
} Asked;

/* With or without the border that a window has where nothing draws shadows: it may be as large as the screen, or as narrow as it
 * can be. It is asked again and again: only the first layout for less room lets it become as narrow as was asked. */
static gboolean
has_size (gpointer data)
{
  const Asked *asked = data;
  const int width = gtk_widget_get_width (GTK_WIDGET (asked->window));
  const int with_border = gdk_surface_get_width (gtk_native_get_surface (GTK_NATIVE (asked->window)));

  if (ABS (width - asked->width) <= 1 || ABS (with_border - asked->width) <= 1)
    return TRUE;
  gtk_window_set_default_size (asked->window, asked->width, asked->height);
  return FALSE;
}

void
way_test_resize (WayTestApp *app, int width, int height)
{
  Asked asked = { GTK_WINDOW (app->window), width, height };

  gtk_window_set_default_size (asked.window, width, height);
  way_test_wait (has_size, &asked, "the window to have its size");
}

void
way_test_open_project (WayTestApp *app, const char *title, const char *room)
{
  g_autoptr (GPtrArray) projects = way_library_query_records (app->library, "projects", "");

  for (guint i = 0; i < projects->len; i++)
    if (title == NULL || g_str_equal (way_record_get_title (projects->pdata[i]), title))
      {
        g_assert_true (way_window_open_project (app->window, way_record_get_id (projects->pdata[i]), room));
        way_test_settle ();
        return;
      }
  g_error ("there is no project called “%s”", title);
}

WayRecord *
way_test_app_record (WayTestApp *app, const char *kind, const char *title)
{
  g_autoptr (GPtrArray) records = way_library_query_records (app->library, "records of kind", "is",
                                                             way_window_get_project (app->window), kind);

  for (guint i = 0; i < records->len; i++)
    if (title == NULL || g_str_has_prefix (way_record_get_title (records->pdata[i]), title))
      return g_object_ref (records->pdata[i]);
  g_error ("there is no %s called “%s”", kind, title);
}

WayRecord *
way_test_app_person (WayTestApp *app, const char *name)
{
  g_autoptr (GPtrArray) people = way_library_query_records (app->library, "people", "");

  for (guint i = 0; i < people->len; i++)
    if (g_strcmp0 (way_record_get_title (people->pdata[i]), name) == 0)
      return g_object_ref (people->pdata[i]);
  g_error ("nobody is called “%s”", name);
}

void
way_test_screenshot (WayTestApp *app, const char *path)
{
  way_snapshot_save (GTK_WINDOW (app->window), NULL, path, NULL);
}
