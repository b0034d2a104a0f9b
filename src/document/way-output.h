/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/way-document-export.h"

G_BEGIN_DECLS

/* Where a writer puts its bytes: a buffered file that remembers its first failure, after which it takes
 * no more. Private to this folder. */
typedef struct {
  int fd;
  const char *path; /* of the file being written, for a library that insists on opening it itself */
  const char *name; /* of the target, for messages */
  GString *buffer;
  GCancellable *cancellable;
  WayDocumentProgress progress;
  gpointer data;
  GError *error;
} WayOutput;

void way_output_init (WayOutput *self, int fd, const char *path, const char *name);
void way_output_clear (WayOutput *self);
/* Each returns %FALSE once something has failed; the reason is in self->error. */
gboolean way_output_write (WayOutput *self, gconstpointer data, gsize size);
gboolean way_output_puts (WayOutput *self, const char *text);
gboolean way_output_printf (WayOutput *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean way_output_flush (WayOutput *self);
/* Says that @done of @total steps are behind us; %FALSE when cancelled. Cheap: call it for each row. */
gboolean way_output_step (WayOutput *self, guint done, guint total);
/* Keeps what the system error number @saved_errno means for the file, as a sentence. */
void way_output_fail (WayOutput *self, int saved_errno);

/* A sentence saying why the file @name could not be written. */
void way_output_set_error (GError **error, const char *name, int saved_errno);

/* The writers. Each leaves the reason in output->error when it returns %FALSE. */
typedef gboolean (*WayWriter) (const WayDocument *document, WayOutput *output);

gboolean way_document_write_pdf (const WayDocument *document, WayOutput *output);
gboolean way_document_write_docx (const WayDocument *document, WayOutput *output);
gboolean way_document_write_html (const WayDocument *document, WayOutput *output);
gboolean way_document_write_markdown (const WayDocument *document, WayOutput *output);
gboolean way_document_write_xlsx (const WayDocument *document, WayOutput *output);
gboolean way_document_write_csv (const WayDocument *document, WayOutput *output);

/* How many table rows the document has: what a writer counts its steps by. */
guint way_document_count_rows (const WayDocument *document);

G_END_DECLS
