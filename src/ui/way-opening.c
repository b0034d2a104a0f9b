/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-opening.h"

#include "ui/way-home-facts.h"

struct _WayOpening {
  GThread *thread;
  char *path;
  WayLibraryFlags flags;
  WayLibrary *library;
  GError *error;
};

static gpointer
open_func (gpointer data)
{
  WayOpening *self = data;

  self->library = way_library_open (self->path, self->flags, &self->error);
  if (self->library != NULL)
    way_home_facts_read_ahead (self->library);
  return NULL;
}

WayOpening *
way_opening_start (const char *path, WayLibraryFlags flags)
{
  WayOpening *self = g_new0 (WayOpening, 1);

  self->path = g_strdup (path);
  self->flags = flags;
  self->thread = g_thread_new ("open-library", open_func, self);
  return self;
}

WayLibrary *
way_opening_finish (WayOpening *self, GError **error)
{
  WayLibrary *library;

  g_thread_join (self->thread);
  library = self->library;
  if (library == NULL)
    g_propagate_error (error, self->error);
  g_free (self->path);
  g_free (self);
  return library;
}
