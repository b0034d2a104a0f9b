/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"
#include "ui/way-keeper.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * WayApplication:
 *
 * The program with a window. It holds one library: that of --library, else of way_library_default_path(). A second
 * start on the same library raises the first one's window; on another library it is a program of its own.
 */
#define WAY_TYPE_APPLICATION (way_application_get_type ())
G_DECLARE_FINAL_TYPE (WayApplication, way_application, WAY, APPLICATION, AdwApplication)

WayApplication *way_application_new (void);
/* Names the library to open, before the application is activated. */
void way_application_set_path (WayApplication *self, const char *path);
const char *way_application_get_path (WayApplication *self);
/* The library, or %NULL while it has not been opened or could not be. */
WayLibrary *way_application_get_library (WayApplication *self);
/* Who looks after the library; %NULL if it is not open, or can only be read. */
WayKeeper *way_application_get_keeper (WayApplication *self);
/* Closes the windows, with nothing saved, and the library: before its file is replaced. Hold the application meanwhile. */
void way_application_close (WayApplication *self);
/* The same, and opens both anew: after the file has been replaced. @message
 * (nullable) is then said in the window. */
void way_application_reopen (WayApplication *self, const char *message);
/* What the program should exit with, beside what g_application_run() says. */
int way_application_get_status (WayApplication *self);

G_END_DECLS
