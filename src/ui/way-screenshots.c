/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-screenshots.h"

#include "ui/way-shots.h"
#include "ui/way-snapshot.h"

#define SETTLE_MS 300
#define MOST_LOOKS 30 /* for a dialog, which may come when a thread is done */

typedef struct {
  WayWindow *window;
  GtkWindow *dialog;
  const char *folder;
  const char *variant;
  const char *only;
  int *status;
  gboolean empty; /* there was no project when the run began */
  guint next;
  guint n_looks;
} Run;

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

static const WayShot *
get_shot (guint i)
{
  guint n;
  const WayShot *shots = way_shots (&n);

  return i < n ? &shots[i] : NULL;
}

static void
fail (Run *run, const char *name)
{
  g_printerr ("the screen %s did not open\n", name);
  *run->status = 1;
}

/* %FALSE while there is nothing to draw yet: it is being laid out. */
static gboolean
save (Run *run)
{
  g_autofree char *file = g_strdup_printf ("%s.%s.png", get_shot (run->next - 1)->name, run->variant);
  g_autofree char *path = g_build_filename (run->folder, file, NULL);
  g_autoptr (GError) error = NULL;

  if (way_snapshot_save (GTK_WINDOW (run->window), run->dialog, path, &error))
    g_print ("%s\n", file);
  else if (run->n_looks++ < MOST_LOOKS)
    return FALSE;
  else
    {
      g_printerr ("%s\n", error->message);
      *run->status = 1;
    }
  g_clear_pointer (&run->dialog, gtk_window_destroy);
  return TRUE;
}

static gboolean
settled_cb (gpointer data)
{
  Run *run = data;

  if (!save (run))
    return G_SOURCE_CONTINUE;
  g_idle_add (take_next_cb, run);
  return G_SOURCE_REMOVE;
}

static gboolean
dialog_cb (gpointer data)
{
  Run *run = data;
  const WayShot *shot = get_shot (run->next - 1);

  run->dialog = find_dialog (run->window);
  if ((shot->flags & WAY_SHOT_DIALOG) != 0 && run->dialog == NULL && run->n_looks++ < MOST_LOOKS)
    return G_SOURCE_CONTINUE;
  if (((shot->flags & WAY_SHOT_DIALOG) != 0) != (run->dialog != NULL))
    fail (run, shot->name);
  if (run->dialog != NULL)
    {
      gtk_window_set_decorated (run->dialog, FALSE);
      size_for_variant (run->dialog, run->variant, TRUE);
    }
  g_timeout_add (SETTLE_MS, settled_cb, run);
  return G_SOURCE_REMOVE;
}

/* The next of those that are of such a library, and asked for. */
static const WayShot *
next_shot (Run *run)
{
  const WayShot *shot;

  while ((shot = get_shot (run->next)) != NULL)
    {
      run->next++;
      if (((shot->flags & WAY_SHOT_EMPTY) != 0) == run->empty && (run->only == NULL || g_str_equal (run->only, shot->name)))
        return shot;
    }
  return NULL;
}

static gboolean
take_next_cb (gpointer data)
{
  Run *run = data;
  const WayShot *shot;

  while ((shot = next_shot (run)) != NULL)
    {
      run->n_looks = 0;
      if (shot->prepare (run->window, shot->argument))
        {
          g_timeout_add (SETTLE_MS, dialog_cb, run);
          return G_SOURCE_REMOVE;
        }
      fail (run, shot->name);
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

/* A name that no screen has is a mistake of whoever asked. */
static void
check_only (Run *run)
{
  const WayShot *shot = NULL;

  if (run->only == NULL)
    return;
  for (guint i = 0; (shot = get_shot (i)) != NULL && !g_str_equal (shot->name, run->only);)
    i++;
  if (shot == NULL)
    fail (run, run->only);
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
  g_autoptr (GPtrArray) projects = way_library_query_records (way_window_get_library (window), "projects", "");

  run->window = window;
  run->empty = projects->len == 0;
  run->only = g_getenv ("WAYMARK_SCREENSHOT_ONLY");
  run->folder = g_getenv ("WAYMARK_SCREENSHOTS");
  run->variant = g_getenv ("WAYMARK_SCREENSHOT_VARIANT");
  if (run->variant == NULL)
    run->variant = "light";
  run->status = status;
  check_only (run);
  pin_settings (run->variant);
  drop_frames ();
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  size_for_variant (GTK_WINDOW (window), run->variant, FALSE);
  g_timeout_add (SETTLE_MS, take_next_cb, run);
}
