/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

G_BEGIN_DECLS

/* A fresh library in a temporary folder of its own, which is removed with the test program. */
WayLibrary *way_test_library (void);
/* A path in that folder that does not exist yet. Newly allocated. */
char *way_test_path (const char *name);
/* Opens again what @library has open, after letting go of it. */
WayLibrary *way_test_reopen (WayLibrary *library);
/* A new project with a partnership. Returns: (transfer full) */
WayRecord *way_test_project (WayLibrary *library, const char *title);
/* Saves one record in a step of its own, asserting that it works. */
void way_test_save (WayLibrary *library, WayRecord *record);
/* A saved record of @kind in @project with its title field set. Returns: (transfer full) */
WayRecord *way_test_record (WayLibrary *library, WayRecord *project, const char *kind, const char *title);
/* @beginning and as many words, each another, as make it at least @size bytes long. Newly allocated. */
char *way_test_words (const char *beginning, gsize size);
/* Whether the folder @where has something whose name begins with @beginning. */
gboolean way_test_has_file (const char *where, const char *beginning);
/* Whether something half written lies in the folder @where. */
gboolean way_test_has_temporary (const char *where);
/* Asserts that way_library_check() finds nothing. */
void way_test_assert_whole (WayLibrary *library);

G_END_DECLS
