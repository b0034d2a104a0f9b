/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-application.h"

#include "base/way-file.h"
#include "ui/way-about.h"
#include "ui/way-announce.h"
#include "ui/way-closing-click.h"
#include "import/way-sealed.h"
#include "ui/way-focus.h"
#include "ui/way-opening.h"
#include "ui/way-problem.h"
#include "ui/way-project-open.h"
#include "ui/way-rescue.h"
#include "ui/way-screenshots.h"
#include "ui/way-search-provider.h"
#include "ui/way-window.h"

#include <way-ui-data-resources.h>
#include <way-ui-resources.h>

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <malloc.h>
#include <signal.h>

/* How long a step waits for another program that is writing: longer would be a frozen window. */
#define PATIENCE_MS 200
/* A service that answers GNOME's search and has no window goes after this. */
#define IDLE_MS 10000
/* What a worker needs at most to notice that it is cancelled, and to remove what it has half written. */
#define TIDY_MS 3000

struct _WayApplication {
  AdwApplication parent_instance;

  char *path;
  gboolean named; /* the library was named as a file to open: it is not made if it is not there */
  GPtrArray *files; /* project files (GFile *) to read once there is a window */
  WayOpening *opening; /* from startup to the first window */
  WayLibrary *library;
  WayKeeper *keeper;
  WaySearchProvider *provider;
  guint endings[3]; /* sources of signals */
  guint tidy_id;    /* from a signal on */
  int status;
};

G_DEFINE_FINAL_TYPE (WayApplication, way_application, ADW_TYPE_APPLICATION)

static const struct {
  const char *action;
  const char *accels[3];
} accels[] = {
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.search", { "<Control>k" } },
  { "win.filter", { "<Control>f" } },
  { "win.new-project", { "<Control>n" } },
  { "win.read-project", { "<Control>o" } },
  { "app.guide", { "F1" } },
  { "win.show-help-overlay", { "<Control>question", "<Control>F1" } },
};

/* The window itself, not a dialog on top of it. */
static GtkWindow *
find_window (WayApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  while (window != NULL && gtk_window_get_transient_for (window) != NULL)
    window = gtk_window_get_transient_for (window);
  return window;
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = find_window (WAY_APPLICATION (data));

  if (window != NULL)
    gtk_window_close (window);
  else
    g_application_quit (G_APPLICATION (data));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  way_about_present (gtk_application_get_active_window (GTK_APPLICATION (data)));
}

/* The guide that is installed, or that of the folder the program was built in. */
static const char *
guide_path (void)
{
  const char *built = g_getenv ("WAYMARK_GUIDE");

  return built != NULL ? built : WAY_DATA_DIR "/guide.html";
}

static void
guide_shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GtkWindow *window = source != NULL ? GTK_WINDOW (source) : NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (gtk_show_uri_full_finish (window, result, NULL))
    return;
  /* It may be asked for from a dialog. */
  while (window != NULL && !WAY_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  if (window == NULL || !gtk_widget_get_visible (GTK_WIDGET (window)))
    return;
  path = g_filename_display_name (guide_path ());
  /* Translators: %s is a file. */
  g_set_error (&error, WAY_ERROR, WAY_ERROR_NOT_FOUND,
               _("The guide could not be opened: no program was found that shows web pages. It is the file “%s”."), path);
  way_window_error (WAY_WINDOW (window), error);
}

static void
guide_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (data));
  g_autofree char *uri = g_filename_to_uri (guide_path (), NULL, NULL);

  gtk_show_uri_full (window, uri, GDK_CURRENT_TIME, NULL, guide_shown_cb, NULL);
}

/* Whoever opens this library from now on gets a program of their own, not a window of this one. */
static void
release_name (GApplication *application)
{
  GDBusConnection *bus = g_application_get_dbus_connection (application);

  if (bus != NULL && (g_application_get_flags (application) & G_APPLICATION_NON_UNIQUE) == 0)
    g_dbus_connection_call (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ReleaseName",
                            g_variant_new ("(s)", g_application_get_application_id (application)), NULL, G_DBUS_CALL_FLAGS_NONE,
                            -1, NULL, NULL, NULL);
}

static char *
dup_usual_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "waymark", "library.waymark", NULL);
}

static void
open_usual (gpointer data)
{
  WayApplication *self = data;
  g_autofree char *usual = dup_usual_path ();

  release_name (G_APPLICATION (self));
  way_application_set_path (self, usual);
  way_application_reopen (self, NULL);
  g_application_release (G_APPLICATION (self));
}

/* Back from another library, such as a copy. Not while the menu is still closing, since all windows go. */
static void
usual_library_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  if (WAY_IS_WINDOW (window) && !way_window_flush (WAY_WINDOW (window)))
    return;
  g_application_hold (data);
  g_idle_add_once (open_usual, data);
}

static const GActionEntry actions[] = {
  { "guide", guide_cb },
  { "usual-library", usual_library_cb },
  { "quit", quit_cb },
  { "about", about_cb },
};

static gpointer
read_icons_func (gpointer data)
{
  g_autoptr (GtkIconTheme) theme = data;

  gtk_icon_theme_has_icon (theme, "open-menu-symbolic");
  return NULL;
}

/* GTK reads the icon theme at the first icon that is shown, and again once a path was added. Now that all paths are,
 * it is read while the window is made. An icon theme may be asked by any thread, and locks itself. */
static void
read_icons_ahead (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  /* Two threads that ask for it first at once may see half of the list of what pictures can be read. */
  g_slist_free (gdk_pixbuf_get_formats ());
  g_thread_unref (g_thread_new ("read-icons", read_icons_func, g_object_ref (theme)));
}

static WayLibraryFlags
flags_to_open (WayApplication *self)
{
  return self->named ? 0 : WAY_LIBRARY_CREATE;
}

static gboolean
tidied_cb (gpointer application)
{
  WAY_APPLICATION (application)->tidy_id = 0;
  g_application_quit (application);
  return G_SOURCE_REMOVE;
}

static void
close_popovers (WayApplication *self)
{
  GList *windows = g_list_copy_deep (gtk_application_get_windows (GTK_APPLICATION (self)), (GCopyFunc) (void (*) (void)) g_object_ref, NULL);

  for (GList *i = windows; i != NULL; i = i->next)
    way_focus_close_popovers (i->data);
  g_list_free_full (windows, g_object_unref);
}

/* Somebody logs out, closes the terminal or ends the program: what is being typed is saved as when the window is closed, or
 * kept as a draft, and nobody is asked. What a worker does meanwhile is done wholly or not at all, whenever it is broken off;
 * it holds the program, and has a moment to tidy up. */
static gboolean
ended_cb (gpointer data)
{
  WayApplication *self = data;
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (data));
  WayWindow *window = NULL;

  g_application_set_inactivity_timeout (G_APPLICATION (data), 0);
  for (GList *i = windows; i != NULL; i = i->next)
    window = WAY_IS_WINDOW (i->data) ? i->data : window;
  close_popovers (self);
  if (window != NULL)
    {
      way_window_flush (window);
      way_window_remember (window);
    }
  while ((windows = gtk_application_get_windows (GTK_APPLICATION (data))) != NULL)
    gtk_window_destroy (windows->data);
  if (self->library != NULL)
    way_rescue_save (self->library);
  release_name (G_APPLICATION (data));
  if (window == NULL)
    g_application_quit (G_APPLICATION (data));
  else if (self->tidy_id == 0)
    self->tidy_id = g_timeout_add (TIDY_MS, tidied_cb, self);
  return G_SOURCE_CONTINUE;
}

static void
heed_signals (WayApplication *self)
{
  static const int signals[] = { SIGTERM, SIGHUP, SIGINT };

  G_STATIC_ASSERT (G_N_ELEMENTS (signals) == G_N_ELEMENTS (self->endings));
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    self->endings[i] = g_unix_signal_add (signals[i], ended_cb, self);
}

static void
way_application_startup (GApplication *application)
{
  WayApplication *self = WAY_APPLICATION (application);

  /* The library is read beside what GTK does between reaching the display and the first window. Earlier would be slower:
   * as GTK links the graphics libraries, each page it writes to would have to be told to the thread's processor. A second
   * start does not come here; a service only reads the library when it is asked, and makes none. */
  gtk_init ();
  if (g_application_get_flags (application) & G_APPLICATION_IS_SERVICE)
    g_application_set_inactivity_timeout (application, IDLE_MS);
  else
    self->opening = way_opening_start (self->path, flags_to_open (self));
  G_APPLICATION_CLASS (way_application_parent_class)->startup (application);
  heed_signals (self);
  read_icons_ahead ();
  way_announce_init ();
  way_closing_click_init ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action, accels[i].accels);
}

/* Only the usual library is asked by the desktop: a program on another has another name on the bus. */
static gboolean
way_application_dbus_register (GApplication *application, GDBusConnection *connection, const char *path, GError **error)
{
  WayApplication *self = WAY_APPLICATION (application);

  if (!G_APPLICATION_CLASS (way_application_parent_class)->dbus_register (application, connection, path, error))
    return FALSE;
  self->provider = way_search_provider_new (self);
  return way_search_provider_export (self->provider, connection, path, error);
}

static void
way_application_dbus_unregister (GApplication *application, GDBusConnection *connection, const char *path)
{
  WayApplication *self = WAY_APPLICATION (application);

  if (self->provider != NULL)
    way_search_provider_unexport (self->provider, connection);
  g_clear_object (&self->provider);
  G_APPLICATION_CLASS (way_application_parent_class)->dbus_unregister (application, connection, path);
}

/* What kept the program until the worker had tidied up. */
static void
keeper_changed_cb (WayKeeper *keeper, WayApplication *self)
{
  if (way_keeper_is_busy (keeper))
    return;
  g_signal_handlers_disconnect_by_func (keeper, keeper_changed_cb, self);
  g_application_release (G_APPLICATION (self));
}

static void
let_go (WayApplication *self)
{
  if (self->opening != NULL)
    self->library = way_opening_finish (g_steal_pointer (&self->opening), NULL);
  if (self->keeper != NULL)
    {
      way_keeper_stop (self->keeper);
      way_keeper_wait (self->keeper, TIDY_MS);
      /* A stick that never answers keeps the program no longer. */
      if (g_signal_handlers_disconnect_by_func (self->keeper, keeper_changed_cb, self) > 0)
        g_application_release (G_APPLICATION (self));
    }
  g_clear_object (&self->keeper);
  g_clear_object (&self->library);
}

/* The library is closed, and its log written back into the file, before the program ends. */
static void
way_application_shutdown (GApplication *application)
{
  WayApplication *self = WAY_APPLICATION (application);

  for (guint i = 0; i < G_N_ELEMENTS (self->endings); i++)
    g_clear_handle_id (&self->endings[i], g_source_remove);
  g_clear_handle_id (&self->tidy_id, g_source_remove);
  let_go (self);
  G_APPLICATION_CLASS (way_application_parent_class)->shutdown (application);
}

static void
damaged_cb (WayApplication *self, const char *sentence)
{
  for (GList *i = gtk_application_get_windows (GTK_APPLICATION (self)); i != NULL; i = i->next)
    if (WAY_IS_WINDOW (i->data))
      {
        way_window_damaged (WAY_WINDOW (i->data), sentence);
        return;
      }
}

/* A backup onto a slow stick is given up, which may take a while. Until then the program is there, with no window: if it
 * ended meanwhile, whoever starts it again would be given a window that soon goes. */
static void
way_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  WayApplication *self = WAY_APPLICATION (application);

  if (WAY_IS_WINDOW (window) && self->keeper != NULL && way_keeper_is_busy (self->keeper))
    {
      if (g_signal_handler_find (self->keeper, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, keeper_changed_cb, NULL) == 0)
        {
          g_application_hold (G_APPLICATION (self));
          g_signal_connect (self->keeper, "changed", G_CALLBACK (keeper_changed_cb), self);
        }
      way_keeper_give_up (self->keeper);
    }
  GTK_APPLICATION_CLASS (way_application_parent_class)->window_removed (application, window);
}

/* There is a usual library, and this is another. Pictures are drawn the same on every machine. */
static void
enable_usual (WayApplication *self)
{
  g_autofree char *usual = dup_usual_path ();
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "usual-library");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), !way_screenshots_wanted () && g_file_test (usual, G_FILE_TEST_IS_REGULAR)
                                                          && !way_file_is_same (usual, self->path));
}

/* A library that can only be read is not looked after: nothing can be put beside it. */
static void
open_library (WayApplication *self, GError **error)
{
  self->library = self->opening != NULL ? way_opening_finish (g_steal_pointer (&self->opening), error)
                                        : way_library_open (self->path, flags_to_open (self), error);
  if (self->library == NULL)
    return;
  way_library_set_patience (self->library, PATIENCE_MS);
  if (way_library_is_read_only (self->library))
    return;
  self->keeper = way_keeper_new (self->path);
  g_signal_connect_object (self->keeper, "damaged", G_CALLBACK (damaged_cb), self, G_CONNECT_SWAPPED);
  if (!way_screenshots_wanted ())
    way_keeper_start (self->keeper);
}

static void
read_files (WayApplication *self, GtkWindow *window)
{
  for (guint i = 0; i < self->files->len && WAY_IS_WINDOW (window); i++)
    way_project_open_file (WAY_WINDOW (window), self->files->pdata[i]);
  g_ptr_array_set_size (self->files, 0);
}

static void
way_application_activate (GApplication *application)
{
  WayApplication *self = WAY_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  gboolean is_new = window == NULL;
  g_autoptr (GError) error = NULL;

  g_application_set_inactivity_timeout (application, 0);
  /* It was ended: a window would go at once. */
  if (self->tidy_id != 0)
    return;
  if (window == NULL)
    enable_usual (self);
  if (window == NULL && self->library == NULL)
    open_library (self, &error);
  /* What was given up when the last window went. */
  else if (window == NULL && self->keeper != NULL && way_keeper_is_busy (self->keeper))
    way_keeper_look (self->keeper);
  if (window == NULL)
    window = self->library != NULL
               ? GTK_WINDOW (way_window_new (GTK_APPLICATION (self), self->library))
               : GTK_WINDOW (way_problem_new (GTK_APPLICATION (self), self->path, error));
  if (WAY_IS_WINDOW (window) && way_screenshots_wanted ())
    way_screenshots_run (WAY_WINDOW (window), &self->status);
  gtk_window_present (window);
  /* Only now pages can have the focus; nothing is drawn yet. */
  if (is_new && WAY_IS_WINDOW (window) && !way_screenshots_wanted () && self->files->len == 0)
    way_window_return (WAY_WINDOW (window));
  if (WAY_IS_WINDOW (window) && !way_screenshots_wanted ())
    way_rescue_tell (WAY_WINDOW (window));
  read_files (self, find_window (self));
}

/* Files of a second start. A library never comes this way: it is a program of its own. */
static void
way_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  WayApplication *self = WAY_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (self->files, g_object_ref (files[i]));
  g_application_activate (application);
}

/* Two programs on two libraries are two programs: only the default one is called by the plain id. */
static void
set_id (WayApplication *self)
{
  g_autofree char *usual = dup_usual_path ();
  g_autofree char *path = g_canonicalize_filename (self->path, NULL);
  g_autofree char *sum = NULL;
  g_autofree char *id = NULL;

  if (g_strcmp0 (usual, path) == 0
      || (g_application_get_flags (G_APPLICATION (self)) & (G_APPLICATION_NON_UNIQUE | G_APPLICATION_IS_SERVICE)))
    return;
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
  sum[12] = '\0';
  id = g_strdup_printf (WAY_APP_ID ".Library_%s", sum);
  g_application_set_application_id (G_APPLICATION (self), id);
  g_application_set_resource_base_path (G_APPLICATION (self), "/org/waymark/Waymark");
}

/* What was named to be opened: project files, sealed or not, are read into the library, anything else is a library. */
static void
take_files (WayApplication *self, const char *const *names)
{
  for (; *names != NULL; names++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (*names);
      const char *path = g_file_peek_path (file);
      gboolean project = g_str_has_suffix (*names, ".json") || g_str_has_suffix (*names, WAY_SEALED_ENDING);

      if (project)
        g_ptr_array_add (self->files, g_object_ref (file));
      else
        way_application_set_path (self, path != NULL ? path : *names);
      self->named |= !project;
    }
}

/* The program that is there already reads the files. %FALSE if this is the first. */
static gboolean
hand_over (WayApplication *self)
{
  if (self->files->len == 0 || !g_application_register (G_APPLICATION (self), NULL, NULL)
      || !g_application_get_is_remote (G_APPLICATION (self)))
    return FALSE;
  g_application_open (G_APPLICATION (self), (GFile **) self->files->pdata, (int) self->files->len, "");
  return TRUE;
}

static int
way_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  WayApplication *self = WAY_APPLICATION (application);
  g_autofree const char **names = NULL;
  const char *path;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("waymark %s\n", WAY_VERSION);
      return 0;
    }
  if (g_variant_dict_lookup (options, "library", "^&ay", &path))
    way_application_set_path (self, path);
  if (g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &names))
    take_files (self, names);
  set_id (self);
  return hand_over (self) ? 0 : -1;
}

static void
way_application_finalize (GObject *object)
{
  WayApplication *self = WAY_APPLICATION (object);

  g_clear_object (&self->keeper);
  g_clear_object (&self->library);
  g_ptr_array_unref (self->files);
  g_free (self->path);
  G_OBJECT_CLASS (way_application_parent_class)->finalize (object);
}

static void
way_application_class_init (WayApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);
  GtkApplicationClass *gtk_class = GTK_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = way_application_finalize;
  application_class->dbus_register = way_application_dbus_register;
  application_class->dbus_unregister = way_application_dbus_unregister;
  application_class->startup = way_application_startup;
  application_class->shutdown = way_application_shutdown;
  application_class->activate = way_application_activate;
  application_class->open = way_application_open;
  gtk_class->window_removed = way_application_window_removed;
  application_class->handle_local_options = way_application_handle_local_options;
}

static void
way_application_init (WayApplication *self)
{
  static const GOptionEntry options[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Open this library instead of the usual one"), N_("FILE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Say which version this is"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_("[FILE]") },
    { NULL },
  };

  self->path = way_library_default_path ();
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

WayApplication *
way_application_new (void)
{
#ifdef M_ARENA_MAX
  /* All workers share a heap, and what one has freed serves the next. With the window's own, too, both would wait for
   * each other at its lock. */
  mallopt (M_ARENA_MAX, 2);
#endif
  /* The resources are linked in only if something names them. */
  way_ui_get_resource ();
  way_ui_data_get_resource ();
  return g_object_new (WAY_TYPE_APPLICATION, "application-id", WAY_APP_ID, "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/org/waymark/Waymark", NULL);
}

void
way_application_set_path (WayApplication *self, const char *path)
{
  g_free (self->path);
  self->path = g_strdup (path);
}

const char *
way_application_get_path (WayApplication *self)
{
  return self->path;
}

int
way_application_get_status (WayApplication *self)
{
  return self->status;
}

WayLibrary *
way_application_get_library (WayApplication *self)
{
  return self->library;
}

WayKeeper *
way_application_get_keeper (WayApplication *self)
{
  return self->keeper;
}

void
way_application_close (WayApplication *self)
{
  GList *windows;

  while ((windows = gtk_application_get_windows (GTK_APPLICATION (self))) != NULL)
    gtk_window_destroy (windows->data);
  let_go (self);
}

void
way_application_reopen (WayApplication *self, const char *message)
{
  GtkWindow *window;

  g_application_hold (G_APPLICATION (self));
  way_application_close (self);
  g_application_activate (G_APPLICATION (self));
  window = gtk_application_get_active_window (GTK_APPLICATION (self));
  if (message != NULL && WAY_IS_WINDOW (window))
    way_window_toast (WAY_WINDOW (window), message, FALSE);
  g_application_release (G_APPLICATION (self));
}
