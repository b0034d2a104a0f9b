/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-screenshots.h"

#include "ui/way-new-project.h"
#include "ui/way-rooms.h"
#include "ui/way-search.h"
#include "ui/way-snapshot.h"

#define SETTLE_MS 400

typedef struct _Shot Shot;

/* @prepare brings the screen to the front; %FALSE if there is no such screen. @argument is its own. */
struct _Shot {
  const char *name;
  gboolean (*prepare) (WayWindow *window, const char *argument);
  const char *argument;
};

typedef struct {
  WayWindow *window;
  GtkWindow *dialog;
  const char *folder;
  const char *variant;
  int *status;
  guint next;
} Run;

static gboolean
show_home (WayWindow *window, const char *argument)
{
  return way_window_go_home (window);
}

static gboolean
open_example (WayWindow *window)
{
  WayLibrary *library = way_window_get_library (window);
  g_autoptr (GPtrArray) projects = way_library_query_records (library, "projects", "");

  if (way_window_get_project (window) != NULL)
    return TRUE;
  for (guint i = 0; i < projects->len; i++)
    if (projects->len == 1 || g_str_has_prefix (way_record_get_title (projects->pdata[i]), "Example"))
      return way_window_open_project (window, way_record_get_id (projects->pdata[i]), NULL);
  return FALSE;
}

static gboolean
show_room (WayWindow *window, const char *room)
{
  return open_example (window) && way_room_lookup (room) != NULL && way_window_go (window, room, NULL);
}

/* The record of the kind that holds most: the one whose picture says most. */
static gboolean
find_record (WayWindow *window, const char *kind, WayId *id)
{
  WayLibrary *library = way_window_get_library (window);
  g_autoptr (GArray) ids = way_library_query_ids (library, "richest record", "is", way_window_get_project (window), kind);

  if (ids->len > 0)
    *id = *way_id_list_index (ids, 0);
  return ids->len > 0;
}

static gboolean
show_record (WayWindow *window, const char *kind)
{
  WayId id;

  return open_example (window) && way_room_for_kind (kind) != NULL && find_record (window, kind, &id)
         && way_window_open_record (window, &id);
}

static gboolean
show_thread (WayWindow *window, const char *kind)
{
  WayId id;

  if (!open_example (window) || way_room_lookup ("thread") == NULL || !find_record (window, kind, &id))
    return FALSE;
  way_window_show_thread (window, &id);
  return TRUE;
}

static gboolean
show_new_project (WayWindow *window, const char *argument)
{
  way_new_project_present (window);
  return TRUE;
}

static gboolean
show_search (WayWindow *window, const char *words)
{
  way_search_present (window, words);
  return TRUE;
}

/* Whatever else a room offers: an action of its page, such as the dialog it opens. */
static gboolean
show_action (WayWindow *window, const char *room_and_action)
{
  g_auto (GStrv) parts = g_strsplit (room_and_action, " ", 2);

  return show_room (window, parts[0])
         && gtk_widget_activate_action (GTK_WIDGET (way_window_get_page (window)), parts[1], NULL);
}

/* In this order; a screen that is not built is left out. */
static const Shot shots[] = {
  { "0-home", show_home, NULL },
  { "1-overview", show_room, "overview" },
  { "people", show_room, "people" },
  { "project-details", show_action, "overview page.details" },
  { "change-stage", show_action, "overview page.change-stage" },
  { "stage-history", show_action, "overview page.stage-history" },
  { "add-goal", show_action, "overview page.add-goal" },
  { "add-agency", show_action, "people page.add-agency" },
  { "person", show_record, "membership" },
  { "add-person", show_action, "people page.add-person" },
  { "2-board", show_room, "board" },
  { "conversations", show_room, "conversations" },
  { "9-conversation", show_record, "conversation" },
  { "themes", show_room, "themes" },
  { "workshops", show_room, "workshops" },
  { "3-agenda", show_record, "workshop" },
  { "5-action-plan", show_room, "plan" },
  { "reflections", show_room, "reflections" },
  { "6-reflection", show_action, "reflections page.add-reflection" },
  { "8-thread", show_thread, "action" },
  { "export", show_action, "plan page.export" },
  { "deleted", show_room, "deleted" },
  { "search", show_search, "young people" },
  { "new-project", show_new_project, NULL },
};

static GtkWindow *
find_dialog (WayWindow *window)
{
  g_autoptr (GListModel) toplevels = g_object_ref (gtk_window_get_toplevels ());
  guint n = g_list_model_get_n_items (toplevels);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkWindow) candidate = g_list_model_get_item (toplevels, i);

      if (gtk_window_get_transient_for (candidate) == GTK_WINDOW (window) && gtk_widget_get_visible (GTK_WIDGET (candidate)))
        return candidate;
    }
  return NULL;
}

static void
size_for_variant (GtkWindow *window, const char *variant, gboolean dialog)
{
  gboolean narrow = g_strcmp0 (variant, "narrow") == 0;
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  if (dialog)
    gtk_window_set_default_size (window, narrow ? MIN (width, 360) : width, MIN (height, 760));
  else
    gtk_window_set_default_size (window, narrow ? 360 : 1280, 800);
}

static gboolean take_next_cb (gpointer data);

static void
save (Run *run)
{
  g_autofree char *file = g_strdup_printf ("%s.%s.png", shots[run->next - 1].name, run->variant);
  g_autofree char *path = g_build_filename (run->folder, file, NULL);
  g_autoptr (GError) error = NULL;

  if (!way_snapshot_save (GTK_WINDOW (run->window), run->dialog, path, &error))
    {
      g_printerr ("%s\n", error->message);
      *run->status = 1;
    }
  if (run->dialog != NULL)
    gtk_window_destroy (run->dialog);
  run->dialog = NULL;
}

static gboolean
settled_cb (gpointer data)
{
  Run *run = data;

  save (run);
  g_idle_add (take_next_cb, run);
  return G_SOURCE_REMOVE;
}

static gboolean
dialog_cb (gpointer data)
{
  Run *run = data;

  run->dialog = find_dialog (run->window);
  if (run->dialog != NULL)
    {
      gtk_window_set_decorated (run->dialog, FALSE);
      size_for_variant (run->dialog, run->variant, TRUE);
    }
  g_timeout_add (SETTLE_MS, settled_cb, run);
  return G_SOURCE_REMOVE;
}

static gboolean
take_next_cb (gpointer data)
{
  Run *run = data;
  const char *only = g_getenv ("WAYMARK_SCREENSHOT_ONLY");

  while (run->next < G_N_ELEMENTS (shots))
    {
      const Shot *shot = &shots[run->next++];

      if ((only == NULL || g_str_equal (only, shot->name)) && shot->prepare (run->window, shot->argument))
        {
          g_timeout_add (SETTLE_MS, dialog_cb, run);
          return G_SOURCE_REMOVE;
        }
    }
  g_application_quit (g_application_get_default ());
  g_free (run);
  return G_SOURCE_REMOVE;
}

/* The screen alone, without the frame that a display with no compositor draws around it. */
static void
drop_frames (void)
{
  GtkCssProvider *provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_data (provider, "window { padding: 0; margin: 0; border: none; box-shadow: none; "
                                             "border-radius: 0; }", -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_USER);
  g_object_unref (provider);
}

/* Nothing moves or blinks, one font, no window buttons: the same picture each time. */
static void
pin_settings (const char *variant)
{
  GtkSettings *settings = gtk_settings_get_default ();

  g_object_set (settings, "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, "gtk-font-name", "Cantarell 11",
                "gtk-decoration-layout", ":", NULL);
  if (g_strcmp0 (variant, "large") == 0)
    g_object_set (settings, "gtk-xft-dpi", 96 * 1024 * 3 / 2, NULL);
}

gboolean
way_screenshots_wanted (void)
{
  return g_getenv ("WAYMARK_SCREENSHOTS") != NULL;
}

void
way_screenshots_run (WayWindow *window, int *status)
{
  Run *run = g_new0 (Run, 1);

  run->window = window;
  run->folder = g_getenv ("WAYMARK_SCREENSHOTS");
  run->variant = g_getenv ("WAYMARK_SCREENSHOT_VARIANT");
  if (run->variant == NULL)
    run->variant = "light";
  run->status = status;
  pin_settings (run->variant);
  drop_frames ();
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  size_for_variant (GTK_WINDOW (window), run->variant, FALSE);
  g_timeout_add (SETTLE_MS, take_next_cb, run);
}
