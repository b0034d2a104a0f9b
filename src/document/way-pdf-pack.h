/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/way-output.h"

G_BEGIN_DECLS

/* Writes the PDF that Cairo drew into @bytes to @output: small objects packed into compressed streams (ISO 32000-1,
 * 7.5.7 and 7.5.8), which makes a PDF with structure less than half as long, and @catalogue, the text of more entries,
 * added to its catalogue. Nothing else is changed. %FALSE if it could not be written, with the reason in
 * output->error, or if @bytes are not as Cairo writes them, with none. */
gboolean way_pdf_pack (const GByteArray *bytes, const char *catalogue, WayOutput *output);

G_END_DECLS
