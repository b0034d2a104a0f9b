/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-window.h"

G_BEGIN_DECLS

/* Looks at a project file (.waymark.json; a sealed one, .waymark.sealed, after its passphrase) and asks whether to read it, saying what that would do; then backs the library
 * up, reads it as one step, opens its project and offers Undo. A file that cannot be read is refused with every fault. The looking and
 * the reading are done by a worker on a library of its own; what takes longer than a moment can be cancelled, and then nothing is
 * read. */
void way_project_open (WayWindow *window, const char *path);
/* The same for @file, which may lie on a share or a phone: if it has no path here, it says that it has to be copied first. */
void way_project_open_file (WayWindow *window, GFile *file);
/* Reads a sample that comes with the program (way_samples_names()) as one step, by a worker too, and opens it. */
void way_project_open_sample (WayWindow *window, const char *name);
/* Lets a person choose the file first. */
void way_project_open_choose (WayWindow *window);

G_END_DECLS
