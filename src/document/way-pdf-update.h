/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What Cairo cannot say in a PDF and the catalogue is to say (ISO 32000-1, 7.7.2 and 12.2): the language of the text,
 * and that a viewer shows the title in its title bar; and of each header cell of a table that it heads the cells below it, over
 * how many columns (14.8.5.7). Private to this folder.
 *
 * @bytes are a whole PDF, which stay the caller's; @language is a BCP 47 tag. Both functions give back a newly
 * allocated #GByteArray, or %NULL if @bytes are not a PDF they can read. */

/* The whole file written anew, its objects packed: about a third of the size, at the cost of reading and writing
 * every object. */
GByteArray *way_pdf_pack (const guint8 *bytes, gsize size, const char *language);

/* What is to follow @bytes in the file: an incremental update (ISO 32000-1, 7.5.6) with a new version of the
 * catalogue and the header cells. It takes little time: of the tables, only rows are read. %NULL, too, for a file that had to be repaired. */
GByteArray *way_pdf_update (const guint8 *bytes, gsize size, const char *language);

G_END_DECLS
