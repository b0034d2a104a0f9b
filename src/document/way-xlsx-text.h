/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/way-document.h"

G_BEGIN_DECLS

/* How a spreadsheet counts and reads text. Private to this folder. */

/* The UTF-16 units of @text, which is how Excel counts. */
gsize way_xlsx_units (const char *text);
/* Where the first @n units of @text end, between two characters. */
const char *way_xlsx_skip_units (const char *text, gsize n);
/* Excel reads "_x000A_" in text as a character (ECMA-376, part 1, 22.9.2.19), so the first "_" of what looks like
 * that is itself written so. Returns: (nullable) (transfer full): %NULL if nothing is to change. */
char *way_xlsx_escape (const char *text);
/* Reads @text if it is a plain decimal number of at most 15 digits, which is what a cell holds exactly. */
gboolean way_xlsx_read_number (const char *text, double *number);
/* The width in characters of column @index, where the relative widths add up to @sum. A date always fits, or a
 * spreadsheet would show only "###". */
double way_xlsx_column_width (const WayTable *table, guint index, double sum);
/* About how many lines @text takes in a column of @width characters. */
guint way_xlsx_count_lines (const char *text, double width);

G_END_DECLS
