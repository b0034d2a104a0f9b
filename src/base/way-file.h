/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether the file at @path, whatever its name, is a library that this program has open, or a part of it that lies beside it.
 * Nothing but SQLite may open such a file, not even to read it: closing it again would give up the locks that keep other
 * programs from clearing away what was last written. */
gboolean way_file_is_in_use (const char *path);
/* How that is found out; storage says it with the first library. */
void way_file_set_in_use (gboolean (*is_in_use) (const char *path));

/* %TRUE if both paths lead to one file or folder that is there, by whatever names and links. */
gboolean way_file_is_same (const char *path, const char *other);
/* What @path leads to through links; @path itself if nothing is there. Newly allocated. */
char *way_file_resolve (const char *path);
/* Puts the names in @folder on disk: what was renamed there stays renamed after a power cut. A folder that cannot be opened
 * is left alone. */
void way_file_flush_folder (const char *folder);

/* @path as a file dialog gave it, with @ending (".waymark.sealed") put back: such a dialog selects a name up to its last dot,
 * so that typing another leaves half of an ending of two words. What lies in a sandbox's portal, or is no plain file, keeps
 * its name. Returns: (transfer full) (nullable): %NULL with EXISTS if there is a file of that name, about which the dialog
 * did not ask. */
char *way_file_complete (const char *path, const char *ending, GError **error);

/* Writes @bytes to @path whole or not at all: into a temporary file beside it, flushed to disk, then renamed over
 * it. A new file can be read by its owner only; an existing one keeps its permissions, and a link its place. On an error the old file is as it was and no temporary file is left.
 * A device or a pipe is simply written to; a library that is open is refused. Errors: FULL, FAILED, each naming the file. */
gboolean way_file_replace (const char *path, GBytes *bytes, GError **error);

G_END_DECLS
