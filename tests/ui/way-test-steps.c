/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-test-steps.h"

#include "ui/way-sidebar.h"

void
way_test_press_named (gpointer root, GType type, const char *name)
{
  way_test_press (way_test_find (root, type, name));
}

void
way_test_type_into (GtkWidget *widget, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  way_test_press (widget);
  way_test_keys (root, "ctrl+a");
  way_test_type (root, text);
}

void
way_test_pick (GtkWidget *root, const char *picker, const char *words)
{
  way_test_press_named (root, GTK_TYPE_MENU_BUTTON, picker);
  way_test_wait_for_list (root, TRUE);
  way_test_type (gtk_widget_get_root (root), words);
  way_test_keys (gtk_widget_get_root (root), "Return");
  way_test_wait_for_list (root, FALSE);
}

gboolean
way_test_has_project (gpointer app)
{
  return way_window_get_project (((WayTestApp *) app)->window) != NULL;
}

gboolean
way_test_no_dialog (gpointer data)
{
  return !way_test_has_dialog (ADW_TYPE_WINDOW) && !way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG);
}

void
way_test_open_first_project (WayTestApp *app)
{
  g_autoptr (GPtrArray) projects = way_library_query_records (app->library, "projects", "");

  way_test_press_named (way_window_get_page (app->window), GTK_TYPE_LABEL, way_record_get_title (projects->pdata[0]));
  way_test_wait (way_test_has_project, app, "the project to open");
}

WayPage *
way_test_go_to (WayTestApp *app, const char *room)
{
  way_test_press_named (way_test_find (app->window, WAY_TYPE_SIDEBAR, NULL), GTK_TYPE_LABEL, room);
  return way_window_get_page (app->window);
}

void
way_test_choose_in_main_menu (WayTestApp *app, const char *item)
{
  way_test_keys (app->window, "F10");
  way_test_choose_in_menu (app->window, item, NULL);
}

void
way_test_answer (const char *response)
{
  way_test_press_named (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), GTK_TYPE_BUTTON, response);
}
