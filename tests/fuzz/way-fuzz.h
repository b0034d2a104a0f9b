/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What libFuzzer calls; each target defines it. It returns 0, and aborts at what must not be. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* A main for a target without libFuzzer: @argv names files, and folders of files. Each goes in as it is, then changed in
 * @n_changes ways that are the same each time: cut, bytes changed, taken out, doubled, and one of @words (%NULL-terminated)
 * put in. With WAYMARK_FUZZ_SECONDS set, it goes on with other changes for so long. */
int way_fuzz_main (int argc, char **argv, guint n_changes, const char *const *words);
/* The same for files that hold one input a line. */
int way_fuzz_main_lines (int argc, char **argv, guint n_changes, const char *const *words);
