/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sample.h"

#include <libxml/xpath.h>

/* A folder of its own for a test; removed with all that is in it by way_folder_remove. */
char *folder_new (void);
void folder_remove (char *folder);
/* How many files are in @folder, hidden ones too. */
guint folder_count (const char *folder);

/* What exporting @document gives. Newly allocated; @size may be NULL. */
char *export_bytes (const WayDocument *document, WayDocumentFormat format, gsize *size);
/* The part @name of the zip @bytes, NUL-terminated, or NULL. */
char *unzip (const char *bytes, gsize size, const char *name);
/* A part parsed as XML; it must be there and well formed. */
xmlDoc *unzip_xml (const char *bytes, gsize size, const char *name);
/* The value of an XPath expression as a string; prefixes a to @namespace. */
char *xpath (xmlDoc *xml, const char *namespace, const char *expression);

/* @text without white space. */
char *squeeze (const char *text);
/* Exports a PDF to a file and runs a tool on it: what it prints. Skips the test (fails on CI) and returns NULL if
 * the tool is missing. The arguments end with NULL; "@" stands for the file. */
char *run_on_pdf (const WayDocument *document, const char *tool, ...) G_GNUC_NULL_TERMINATED;
