/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/way-output.h"

G_BEGIN_DECLS

/* What is written with libraries that GTK does not bring: libarchive and libxml2, libxlsxwriter, libqpdf. The command-line
 * program is linked with them. The window, whose first frame they would hold up by 8 ms and 11 MB, loads them when
 * something is first written so: then this table is that of a module, which has the same files. */
typedef struct {
  WayWriter docx;
  WayWriter xlsx;
  GByteArray *(*pdf_pack) (const guint8 *bytes, gsize size, const char *language);
  GByteArray *(*pdf_update) (const guint8 *bytes, gsize size, const char *language);
} WayWriters;

/* The module's name without its folder, and the one symbol that is asked of it. */
#define WAY_WRITERS_MODULE "libwaymark-writers.so"
#define WAY_WRITERS_SYMBOL "way_writers"

/* The table of this program, from any thread; %NULL with the reason if the module is not there. Which of the two files that
 * have it, way-writers-linked.c or way-writers-loaded.c, is up to what a program is linked with. */
const WayWriters *way_writers_get (GError **error);

G_END_DECLS
