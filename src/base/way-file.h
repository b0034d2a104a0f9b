/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes @bytes to @path whole or not at all: into a temporary file beside it, flushed to disk, then renamed over
 * it. A new file can be read by its owner only; an existing one keeps its permissions, and a link its place. On an error the old file is as it was and no temporary file is left.
 * A device or a pipe is simply written to. Errors: FULL, FAILED, each naming the file. */
gboolean way_file_replace (const char *path, GBytes *bytes, GError **error);

G_END_DECLS
