/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks, on top of @parent, whether the backup is to take the place of the library, with what both hold side by side; if so
 * does it in a worker, and opens the program anew on it. */
void way_restore_ask (GtkWindow *parent, const char *library_path, const char *backup_path);

G_END_DECLS
