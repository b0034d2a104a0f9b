/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/way-document.h"

#include <libxml/xmlwriter.h>

G_BEGIN_DECLS

/* The parts of a DOCX that hold no body (ECMA-376, part 1; names as in way_docx_parts). Private to this folder. */

#define WAY_DOCX_BULLETS 1       /* the numbering of every bulleted list */
#define WAY_DOCX_FIRST_ORDERED 2 /* that of the first numbered list; each has its own, so that it starts at 1 */

typedef void (*WayDocxPart) (xmlTextWriter *writer, const WayDocument *document);

/* In the order they are packed; ends with a %NULL name. The body is packed after them as word/document.xml. */
typedef struct {
  const char *name;
  WayDocxPart write;
} WayDocxPartInfo;
extern const WayDocxPartInfo way_docx_parts[];

/* Starts <@name> with attributes given as name, value pairs ended by %NULL. */
void way_docx_start (xmlTextWriter *writer, const char *name, ...) G_GNUC_NULL_TERMINATED;
/* The same, closed at once. */
void way_docx_empty (xmlTextWriter *writer, const char *name, ...) G_GNUC_NULL_TERMINATED;
void way_docx_end (xmlTextWriter *writer);
/* <@name>@text</@name> */
void way_docx_text (xmlTextWriter *writer, const char *name, const char *text);
/* The words of a run as text, breaks and tabs. */
void way_docx_words (xmlTextWriter *writer, const char *text);
/* The root element of a part of WordprocessingML with its namespaces. */
void way_docx_root (xmlTextWriter *writer, const char *name);

G_END_DECLS
