/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/way-error.h"
#include "storage/way-library.h"
#include "ui/way-page.h"

G_BEGIN_DECLS

/**
 * WayWindow:
 *
 * The window: Home, or the rooms of one project beside the sidebar, with undo and redo in the header. Pages reach
 * it through the functions of way-page.h.
 *
 * Actions: win.undo, win.redo, win.back, win.home, win.search, win.filter, win.new-project, win.read-project, win.backups, win.save-copy,
 * win.go (s: room), win.open-project (s: id), win.open-record (s: id).
 */
#define WAY_TYPE_WINDOW (way_window_get_type ())
G_DECLARE_FINAL_TYPE (WayWindow, way_window, WAY, WINDOW, AdwApplicationWindow)

GtkWidget *way_window_new (GtkApplication *application, WayLibrary *library);
WayLibrary *way_window_get_library (WayWindow *self);
/* The open project, or %NULL on Home. */
const WayId *way_window_get_project (WayWindow *self);
/* The page in front. */
WayPage *way_window_get_page (WayWindow *self);

/* Leaves for Home. %FALSE if a page could not be left; it has said why. */
gboolean way_window_go_home (WayWindow *self);
/* Opens a project at @room, or with %NULL at its first one. */
gboolean way_window_open_project (WayWindow *self, const WayId *project, const char *room);
gboolean way_window_go (WayWindow *self, const char *room, const WayId *record);
gboolean way_window_open_record (WayWindow *self, const WayId *record);
void way_window_show_thread (WayWindow *self, const WayId *record);
/* Puts a detail on top of the page in front; takes it down again (with what was pushed on it). */
gboolean way_window_push (WayWindow *self, WayPage *detail);
gboolean way_window_pop (WayWindow *self, WayPage *detail);
/* One step back: off a detail, or in a folded window to the sidebar. %FALSE if there is nowhere to go. */
gboolean way_window_back (WayWindow *self);
/* Keeps how large the window is, and which page of which project is open in this library. */
void way_window_remember (WayWindow *self);
/* Goes back to the page that was open when the library was closed; stays on Home if it was not closed in order, or if the page is
 * there no longer. */
void way_window_return (WayWindow *self);
/* Turns whatever is being edited into steps: before an export, or before closing. */
gboolean way_window_flush (WayWindow *self);
/* %TRUE while the window's own undo or redo runs: what the library tells meanwhile is what that brought back. */
gboolean way_window_is_undoing (WayWindow *self);

void way_window_toast (WayWindow *self, const char *message, gboolean undo);
/* With Undo, and with Open for what was made, @record. */
void way_window_toast_made (WayWindow *self, const char *message, const WayId *record);
/* Says that the library is damaged, with what can be done; from then on it is only read. */
void way_window_damaged (WayWindow *self, const char *sentence);
/* Says in the window what went wrong; while it is being closed, with a way to close it all the same. */
void way_window_error (WayWindow *self, const GError *error);
/* Whether @error says that the library cannot be written where it lies, so that a copy elsewhere helps. */
gboolean way_window_copy_helps (const GError *error);
/* Closes the window though what was typed cannot be saved. */
void way_window_close_unsaved (WayWindow *self);

G_END_DECLS
