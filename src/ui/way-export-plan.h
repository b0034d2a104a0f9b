/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/way-document-export.h"
#include "document/way-plan-builder.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes the action plan of @project to @path in a thread with a library of its own, opened on @library_path. @progress
 * (nullable) hears 0 to 1 in the thread that called. @callback gets the result for way_export_plan_finish(). */
void way_export_plan_async (const char *library_path, const WayId *project, const WayPlanOptions *options,
                            WayDocumentFormat format, const char *path, WayDocumentProgress progress,
                            gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/* The bytes written, or 0 with an error as of way_document_export(). */
guint64 way_export_plan_finish (GAsyncResult *result, GError **error);

/* The plan as it would be printed, built in a thread as above. Cancelled, it ends at once with G_IO_ERROR_CANCELLED. */
void way_export_plan_document_async (const char *library_path, const WayId *project, const WayPlanOptions *options,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/* Returns: (transfer full): %NULL with an error. */
WayDocument *way_export_plan_document_finish (GAsyncResult *result, GError **error);

/* What whoever exports should know first (see way_plan_document_new()), asked in a thread of its own. */
void way_export_plan_warnings_async (const char *library_path, const WayId *project, const WayPlanOptions *options,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/* Sentences, %NULL-terminated; %NULL with an error. Free with g_strfreev. */
char **way_export_plan_warnings_finish (GAsyncResult *result, GError **error);

G_END_DECLS
