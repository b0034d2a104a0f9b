/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WayJsonWriter:
 *
 * Writes JSON with an indent of two, a member a line, so that files can be read and compared. The caller keeps the
 * order; @name is %NULL within lists and at the top.
 */
typedef struct _WayJsonWriter WayJsonWriter;

WayJsonWriter *way_json_writer_new (void);
void way_json_writer_free (WayJsonWriter *self);
/* Everything written so far and a line break. Returns: (transfer full) */
GBytes *way_json_writer_end (WayJsonWriter *self);

void way_json_writer_open_object (WayJsonWriter *self, const char *name);
void way_json_writer_open_list (WayJsonWriter *self, const char *name);
/* Closes the innermost object or list. */
void way_json_writer_close (WayJsonWriter *self);

/* %NULL is written as null. */
void way_json_writer_text (WayJsonWriter *self, const char *name, const char *text);
void way_json_writer_integer (WayJsonWriter *self, const char *name, gint64 integer);
void way_json_writer_boolean (WayJsonWriter *self, const char *name, gboolean boolean);
void way_json_writer_null (WayJsonWriter *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayJsonWriter, way_json_writer_free)

G_END_DECLS
