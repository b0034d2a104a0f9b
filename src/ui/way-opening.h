/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

G_BEGIN_DECLS

/* The library as a thread of its own opens it, and reads what Home says, while GTK starts. */
typedef struct _WayOpening WayOpening;

WayOpening *way_opening_start (const char *path, WayLibraryFlags flags);
/* Waits for it and frees @self. From here on the library belongs to the caller's thread.
 * Returns: (transfer full): the library; %NULL with @error as of way_library_open(). */
WayLibrary *way_opening_finish (WayOpening *self, GError **error);

G_END_DECLS
