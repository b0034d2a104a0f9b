/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/way-writers.h"

#include "document/way-pdf-update.h"

/* Found by name in the module. */
extern const WayWriters way_writers;

const WayWriters way_writers = {
  way_document_write_docx,
  way_document_write_xlsx,
  way_pdf_pack,
  way_pdf_update,
};
