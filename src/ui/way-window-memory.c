/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-rooms.h"
#include "ui/way-settings.h"
#include "ui/way-window-private.h"

/* Of a library: the open project, its room and, if there is a page on top, what that shows, with spaces between. */
#define PLACE_SETTING "place"

/* --- Size --- */

void
way_window_restore_size (WayWindow *self)
{
  GSettings *settings = way_settings_get ();

  if (settings == NULL)
    {
      gtk_window_set_default_size (GTK_WINDOW (self), 1280, 800);
      return;
    }
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
remember_size (WayWindow *self)
{
  GSettings *settings = way_settings_get ();
  int width, height;

  if (settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (settings, "window-width", MAX (width, 360));
  g_settings_set_int (settings, "window-height", MAX (height, 294));
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
}

/* --- Place --- */

/* The room of a page that stands on top of another by itself, such as that of agencies and people. */
static const char *
room_of (WayPage *page)
{
  guint n_rooms;
  const WayRoom *rooms = way_rooms (&n_rooms);

  for (guint i = 0; i < n_rooms; i++)
    if (rooms[i].section == WAY_SECTION_NONE && rooms[i].get_type () == G_OBJECT_TYPE (page))
      return rooms[i].id;
  return NULL;
}

/* What the lowest page on top of the room shows, as an id or a room; %NULL if there is none, or it cannot be told. */
static char *
what_is_on_top (WayWindow *self)
{
  WayPage *page = self->details->len > 0 ? g_ptr_array_index (self->details, 0) : NULL;
  const WayId *record = page != NULL ? way_page_get_record (page) : NULL;

  if (record != NULL)
    return way_id_dup_text (record);
  return page != NULL ? g_strdup (room_of (page)) : NULL;
}

static char *
place_of (WayWindow *self)
{
  g_autofree char *project = self->project != NULL ? way_id_dup_text (self->project) : NULL;
  g_autofree char *top = what_is_on_top (self);

  if (project == NULL || self->room == NULL)
    return NULL;
  return g_strjoin (" ", project, self->room, top, NULL);
}

/* Where it cannot be kept, it is not: the next time begins on Home. */
static void
set_place (WayWindow *self, const char *place)
{
  g_autofree char *now = way_library_get_setting (self->library, PLACE_SETTING);

  if (g_strcmp0 (now, place) != 0 && !self->damage_said && !way_library_is_read_only (self->library)
      && !way_library_is_replaced (self->library))
    way_library_set_setting (self->library, PLACE_SETTING, place, NULL);
}

void
way_window_remember (WayWindow *self)
{
  g_autofree char *place = place_of (self);

  remember_size (self);
  set_place (self, place);
}

static gboolean
is_live_project (WayWindow *self, const WayId *id)
{
  g_autoptr (WayRecord) record = way_library_get (self->library, id);

  return record != NULL && way_record_is (record, "project") && !way_record_get_deleted (record);
}

/* A page opens what is its own, and what it cannot show it cannot tell. */
static gboolean
belongs_there (WayWindow *self, const char *room, const WayId *id)
{
  g_autoptr (WayRecord) record = way_library_get (self->library, id);
  const WayRoom *its = record != NULL ? way_room_for_kind (way_record_get_kind (record)->name) : NULL;

  return its != NULL && g_str_equal (its->id, room) && !way_record_get_deleted (record) && way_record_get_project (record) != NULL
         && way_id_equal (way_record_get_project (record), self->project);
}

static void
go_on_top (WayWindow *self, const char *room, const char *top)
{
  const WayRoom *other = way_room_lookup (top);
  WayId record;

  if (other != NULL && other->section == WAY_SECTION_NONE)
    way_window_go (self, top, NULL);
  else if (way_id_parse (top, &record) && belongs_there (self, room, &record))
    way_window_go (self, room, &record);
}

void
way_window_return (WayWindow *self)
{
  g_autofree char *place = way_library_get_setting (self->library, PLACE_SETTING);
  g_auto (GStrv) parts = g_strsplit (place != NULL ? place : "", " ", 3);
  const WayRoom *room = g_strv_length (parts) > 1 ? way_room_lookup (parts[1]) : NULL;
  WayId project;

  /* Taken away until the window closes: if a page should bring the program down, it does so once. */
  set_place (self, NULL);
  if (room == NULL || room->section == WAY_SECTION_NONE || !way_id_parse (parts[0], &project) || !is_live_project (self, &project)
      || !way_window_open_project (self, &project, room->id))
    return;
  if (parts[2] != NULL)
    go_on_top (self, room->id, parts[2]);
}
