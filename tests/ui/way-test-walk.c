/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-test-walk.h"

#include "ui/way-test-quiet.h"
#include "ui/way-waiting.h"

WayPage *
way_test_walk_page (WayTestWalk *walk)
{
  return way_window_get_page (walk->app->window);
}

void
way_test_walk_show (WayTestWalk *walk, gpointer window, const char *name)
{
  way_test_quiet ();
  g_test_message ("%s", name);
  walk->func (window, name, walk->data);
}

/* Not the word that something takes a moment, which comes before what it is about. (transfer none) */
static GtkWindow *
top_dialog (WayTestWalk *walk)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (window != GTK_WINDOW (walk->app->window) && !WAY_IS_WAITING (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static gboolean
has_dialog (gpointer walk)
{
  return top_dialog (walk) != NULL;
}

void
way_test_walk_narrow (WayTestWalk *walk, gpointer dialog)
{
  int width, dialog_width, height;

  gtk_window_get_default_size (GTK_WINDOW (walk->app->window), &width, &height);
  gtk_window_get_default_size (dialog, &dialog_width, &height);
  if (width <= 640)
    gtk_window_set_default_size (dialog, width, height);
}

void
way_test_walk_dialog (WayTestWalk *walk, const char *name)
{
  GtkWindow *dialog;

  way_test_wait (has_dialog, walk, name);
  way_test_quiet ();
  dialog = top_dialog (walk);
  way_test_walk_narrow (walk, dialog);
  way_test_walk_show (walk, dialog, name);
  gtk_window_destroy (dialog);
  way_test_quiet ();
}

const WayId *
way_test_walk_id (WayTestWalk *walk, const char *kind)
{
  static WayId id;
  g_autoptr (WayRecord) record = way_test_app_record (walk->app, kind, NULL);

  id = *way_record_get_id (record);
  return &id;
}

void
way_test_walk_go (WayTestWalk *walk, const char *room)
{
  way_window_go (walk->app->window, room, NULL);
  way_test_quiet ();
}

void
way_test_walk_open (WayTestWalk *walk, const WayId *id)
{
  way_window_open_record (walk->app->window, id);
  way_test_quiet ();
}
