/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the tests of damage and repair share: a library with all a project has, and faults at seeded places of its file. */

#include "storage/way-library.h"

G_BEGIN_DECLS

/* So many faults are tried; under the sanitizers, which take three times as long, every fifth: of each kind as many. */
#define DAMAGE_PLACES 200
#ifdef __SANITIZE_ADDRESS__
#define DAMAGE_STRIDE 5
#else
#define DAMAGE_STRIDE 1
#endif

/* The file of the example project with some steps, an undo and a draft, in one piece. Owned here. */
GBytes *damage_library (void);
/* The @n-th fault: bytes changed, pages of zeros, or an end that is missing. Newly allocated. */
GBytes *damage_at (guint n);
/* What the fault is, for a message. Newly allocated. */
char *damage_describe (guint n);
/* Whether it lies in one page or two, and in none that says what tables there are: then nothing that somebody wrote needs to be
 * lost. */
gboolean damage_is_small (guint n);
/* Makes zeros of those pages of the library at @path that @which, a condition on SQLite's table dbstat, chooses. Returns: how
 * many. */
guint damage_pages (const char *path, const char *which);
/* Puts @bytes at @path, with nothing beside it. */
void damage_write (const char *path, GBytes *bytes);
/* All rows of all tables as text, to compare libraries; %NULL if they cannot be read. Newly allocated. */
char *damage_dump (const char *path);

G_END_DECLS
