/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/way-project-report.h"
#include "storage/way-library.h"

G_BEGIN_DECLS

/**
 * WayProjectFile:
 *
 * A project file (.waymark.json, FORMATS): all about one project, readable and diffable.
 *
 *     { "format": "waymark-project", "version": 1, "project": "the id of the project",
 *       "records": { "project": [ { "id": "…", "title": "…", … } ], "card": [ … ], … } }
 *
 * "project" may also be the project's record itself. Each record has an id, a short text unique in the file or a
 * UUID; optionally "created" (ISO 8601 with a zone); and the fields of its kind (waymark-cli kinds). A project's
 * short id becomes the version 5 UUID within WAY_PROJECT_FILE_SPACE, any other short id that within the project's
 * UUID, so that reading a file again updates. What the file leaves out is left alone; null clears.
 */
typedef struct _WayProjectFile WayProjectFile;

/* The namespace of short project ids. */
#define WAY_PROJECT_FILE_SPACE "5f0e9f3a-6a5c-4f0e-8e57-77a1c0c5b1d2"
/* A file larger than this is refused: 256 MiB. */
#define WAY_PROJECT_FILE_MAX_SIZE (256u * 1024 * 1024)

/* The bytes of the file at @path, sealed (way-sealed.h) or not. Errors: NOT_FOUND, FAILED; FORMAT for the library that is
 * open, and for a folder, a pipe or a device, which is not even opened. Returns: (transfer full) */
GBytes *way_project_file_load (const char *path, GError **error);
/* Reads the file; nothing is looked at yet but its form. Errors: NOT_FOUND, FAILED, FORMAT. */
WayProjectFile *way_project_file_read (const char *path, GError **error);
/* The same from memory; @name stands for the file in messages. */
WayProjectFile *way_project_file_parse (const char *name, GBytes *bytes, GError **error);
void way_project_file_free (WayProjectFile *self);
const WayId *way_project_file_get_project (WayProjectFile *self);

/* Where @cancellable is cancelled while the file is read into a library, nothing of it is: CANCELLED. */
void way_project_file_set_cancellable (WayProjectFile *self, GCancellable *cancellable);
/* Reads the project into @library as one step, whole or not at all; with @dry_run only says what it would do.
 * @report gets what was done or found; clear it with way_project_report_clear(). A file with faults is refused with
 * FORMAT: the error names the first, @report lists them all. Other errors are those of the library. */
gboolean way_project_file_apply (WayProjectFile *self, WayLibrary *library, gboolean dry_run,
                                 WayProjectReport *report, GError **error);

typedef enum {
  WAY_PROJECT_FILE_PRIVATE = 1 << 0, /* with private reflections, which are left out otherwise (rule 13) */
} WayProjectFileFlags;

/* Writes all live records of the project, and of the library's those they refer to, as a project file. References
 * to deleted records are left out, and so is a record that cannot be without them. The same project always gives
 * the same bytes. Errors: NOT_FOUND. Returns: (transfer full) */
GBytes *way_project_file_write (WayLibrary *library, const WayId *project, WayProjectFileFlags flags, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayProjectFile, way_project_file_free)

G_END_DECLS
