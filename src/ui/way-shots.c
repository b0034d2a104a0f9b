/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-shots.h"

#include "service/way-project-service.h"
#include "storage/way-backups.h"
#include "ui/way-agenda-dialog.h"
#include "ui/way-board-lanes.h"
#include "ui/way-new-project.h"
#include "ui/way-project-open.h"
#include "ui/way-restore.h"
#include "ui/way-review-dialog.h"
#include "ui/way-rooms.h"
#include "ui/way-search.h"
#include "ui/way-theme-dialog.h"
#include "ui/way-workshop-dialog.h"

/* --- Rooms and records --- */

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

/* (transfer none) */
static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static gboolean
show_card_details (WayWindow *window, const char *argument)
{
  GtkWidget *lanes = show_record (window, "card") ? find_widget (GTK_WIDGET (way_window_get_page (window)), WAY_TYPE_BOARD_LANES)
                                                  : NULL;

  return lanes != NULL && gtk_widget_activate_action (lanes, "cards.details", NULL);
}

/* A page of the workshop beside its agenda. */
static gboolean
show_workshop (WayWindow *window, const char *name)
{
  GtkWidget *stack = show_record (window, "workshop") ? find_widget (GTK_WIDGET (way_window_get_page (window)), GTK_TYPE_STACK)
                                                      : NULL;

  if (stack == NULL || gtk_stack_get_child_by_name (GTK_STACK (stack), name) == NULL)
    return FALSE;
  gtk_stack_set_visible_child_name (GTK_STACK (stack), name);
  return TRUE;
}

/* --- Dialogs --- */

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

static gboolean
show_workshop_dialog (WayWindow *window, const char *argument)
{
  g_autoptr (WayRecord) workshop = NULL;
  WayId id;

  if (!show_room (window, "workshops") || !find_record (window, "workshop", &id))
    return FALSE;
  workshop = way_library_get (way_window_get_library (window), &id);
  way_workshop_dialog_present (way_window_get_page (window), workshop, NULL, NULL);
  return TRUE;
}

static gboolean
show_block_dialog (WayWindow *window, const char *argument)
{
  WayId id;

  if (!show_record (window, "workshop") || !find_record (window, "agenda_block", &id))
    return FALSE;
  way_agenda_dialog_present (way_window_get_page (window), &id);
  return TRUE;
}

static gboolean
show_review_dialog (WayWindow *window, const char *outcome)
{
  WayPage *page;
  g_autoptr (WayRecord) action = NULL;
  WayId id;

  if (!show_record (window, "workshop") || !find_record (window, "action", &id))
    return FALSE;
  page = way_window_get_page (window);
  action = way_library_get (way_window_get_library (window), &id);
  way_review_dialog_present (page, NULL, action, outcome, NULL, NULL, page);
  return TRUE;
}

static gboolean
show_theme_dialog (WayWindow *window, const char *state)
{
  WayId id;

  if (!show_room (window, "themes") || !find_record (window, "theme", &id))
    return FALSE;
  way_theme_dialog_decide (way_window_get_page (window), &id, state);
  return TRUE;
}

/* --- The library --- */

static gboolean
show_library_action (WayWindow *window, const char *action)
{
  return open_example (window) && gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
}

static gboolean
show_restore (WayWindow *window, const char *argument)
{
  const char *path = way_library_get_path (way_window_get_library (window));
  g_autoptr (WayBackup) backup = way_backups_make (path, WAY_BACKUP_ASKED, NULL, NULL, NULL);

  if (backup == NULL || !open_example (window))
    return FALSE;
  way_restore_ask (GTK_WINDOW (window), path, backup->path);
  return TRUE;
}

/* A sample as if somebody had sent it: beside the library. */
static gboolean
show_read (WayWindow *window, const char *name)
{
  g_autofree char *folder = g_path_get_dirname (way_library_get_path (way_window_get_library (window)));
  g_autofree char *source = g_strdup_printf ("/org/waymark/Waymark/samples/%s", name);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (source, 0, NULL);
  gsize size;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  if (data == NULL || !g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL))
    return FALSE;
  way_project_open (window, path);
  return TRUE;
}

/* --- Nothing yet --- */

/* The project is made where there is none: these pictures are of an empty library. */
static gboolean
show_empty_room (WayWindow *window, const char *room)
{
  g_autoptr (WayRecord) partnership = way_record_new (way_kind_lookup ("partnership"));
  g_autoptr (WayRecord) project = way_record_new (way_kind_lookup ("project"));

  if (way_window_get_project (window) != NULL)
    return way_window_go (window, room, NULL);
  way_record_set_text (partnership, "name", "Coast partnership");
  way_record_set_text (project, "title", "Safer evenings");
  way_record_add_reference (project, "partnerships", way_record_get_id (partnership));
  return way_project_create (way_window_get_library (window), project, partnership, NULL, NULL)
         && way_window_open_project (window, way_record_get_id (project), NULL) && way_window_go (window, room, NULL);
}

static const WayShot shots[] = {
  { "0-home", show_home, NULL, 0 },
  { "1-overview", show_room, "overview", 0 },
  { "people", show_room, "people", 0 },
  { "project-details", show_action, "overview page.details", WAY_SHOT_DIALOG },
  { "change-stage", show_action, "overview page.change-stage", WAY_SHOT_DIALOG },
  { "stage-history", show_action, "overview page.stage-history", WAY_SHOT_DIALOG },
  { "add-goal", show_action, "overview page.add-goal", WAY_SHOT_DIALOG },
  { "add-agency", show_action, "people page.add-agency", WAY_SHOT_DIALOG },
  { "person", show_record, "membership", WAY_SHOT_DIALOG },
  { "add-person", show_action, "people page.add-person", WAY_SHOT_DIALOG },
  { "2-board", show_room, "board", 0 },
  { "board-details", show_card_details, NULL, 0 },
  { "conversations", show_room, "conversations", 0 },
  { "9-conversation", show_record, "conversation", 0 },
  { "themes", show_room, "themes", 0 },
  { "theme-dialog", show_theme_dialog, "taken_forward", WAY_SHOT_DIALOG },
  { "workshops", show_room, "workshops", 0 },
  { "3-agenda", show_record, "workshop", 0 },
  { "workshop-people", show_workshop, "people", 0 },
  { "workshop-notes", show_workshop, "notes", 0 },
  { "workshop-dialog", show_workshop_dialog, NULL, WAY_SHOT_DIALOG },
  { "block-dialog", show_block_dialog, NULL, WAY_SHOT_DIALOG },
  { "review-dialog", show_review_dialog, "changed", WAY_SHOT_DIALOG },
  { "5-action-plan", show_room, "plan", 0 },
  { "plan-action", show_record, "action", 0 },
  { "reflections", show_room, "reflections", 0 },
  { "6-reflection", show_action, "reflections page.add-reflection", WAY_SHOT_DIALOG },
  { "8-thread", show_thread, "action", 0 },
  { "export", show_action, "plan page.export", WAY_SHOT_DIALOG },
  { "write-project", show_library_action, "win.save-project", WAY_SHOT_DIALOG },
  { "restore", show_restore, NULL, WAY_SHOT_DIALOG },
  { "backups", show_library_action, "win.backups", WAY_SHOT_DIALOG },
  { "deleted", show_room, "deleted", 0 },
  { "search", show_search, "young people", WAY_SHOT_DIALOG },
  { "new-project", show_new_project, NULL, WAY_SHOT_DIALOG },
  { "first-start", show_home, NULL, WAY_SHOT_EMPTY },
  { "read-project", show_read, "example.waymark.json", WAY_SHOT_EMPTY | WAY_SHOT_DIALOG },
  { "empty-overview", show_empty_room, "overview", WAY_SHOT_EMPTY },
  { "empty-people", show_empty_room, "people", WAY_SHOT_EMPTY },
  { "empty-conversations", show_empty_room, "conversations", WAY_SHOT_EMPTY },
  { "empty-board", show_empty_room, "board", WAY_SHOT_EMPTY },
  { "empty-themes", show_empty_room, "themes", WAY_SHOT_EMPTY },
  { "empty-workshops", show_empty_room, "workshops", WAY_SHOT_EMPTY },
  { "empty-plan", show_empty_room, "plan", WAY_SHOT_EMPTY },
  { "empty-reflections", show_empty_room, "reflections", WAY_SHOT_EMPTY },
};

const WayShot *
way_shots (guint *n)
{
  *n = G_N_ELEMENTS (shots);
  return shots;
}
