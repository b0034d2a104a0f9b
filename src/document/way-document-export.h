/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/way-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  WAY_DOCUMENT_PDF,
  WAY_DOCUMENT_DOCX,
  WAY_DOCUMENT_HTML,
  WAY_DOCUMENT_MARKDOWN,
  WAY_DOCUMENT_XLSX,
  WAY_DOCUMENT_CSV,
} WayDocumentFormat;
#define WAY_N_DOCUMENT_FORMATS (WAY_DOCUMENT_CSV + 1)

/* Called in the thread of the export with what is done, 0 to 1, never going back. */
typedef void (*WayDocumentProgress) (double done, gpointer data);

/* Reads a name as typed on a command line ("pdf", "md", "Markdown"), in any case. */
gboolean way_document_format_from_name (const char *name, WayDocumentFormat *format);
/* "pdf", "docx", "html", "md", "xlsx", "csv": the name of the format and the end of a file's name. */
const char *way_document_format_extension (WayDocumentFormat format);
/* For a person to choose from: "Word (DOCX)". Translated, and short: a list cuts what is longer than some twenty letters. */
const char *way_document_format_label (WayDocumentFormat format);
/* What it is good for: "For reading and printing". Translated. */
const char *way_document_format_purpose (WayDocumentFormat format);
const char *way_document_format_mime (WayDocumentFormat format);

/**
 * way_document_export:
 * @path: the file to write, as the file system encodes it
 * @progress: (nullable): hears how far it is
 * @size: (out) (optional): bytes written
 *
 * Writes @document to a temporary file beside @path, brings it to the disk and renames it. Until the
 * rename an existing file stays whole; on failure or cancelling the temporary file is removed. A new file
 * can be read by its owner only (mode 0600); an existing one keeps its mode, and a link its place.
 * CSV holds only the tables, XLSX the tables and, in a sheet "About", all the rest.
 *
 * Errors: G_IO_ERROR_CANCELLED; WAY_ERROR_NOT_FOUND (no such folder), WAY_ERROR_READ_ONLY,
 * WAY_ERROR_FULL, WAY_ERROR_INVALID (not a place for a file), WAY_ERROR_FAILED.
 */
gboolean way_document_export (const WayDocument *document, WayDocumentFormat format, const char *path,
                              GCancellable *cancellable, WayDocumentProgress progress, gpointer data,
                              guint64 *size, GError **error);

G_END_DECLS
