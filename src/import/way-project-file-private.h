/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/way-json.h"
#include "import/way-project-file.h"

G_BEGIN_DECLS

/* How many characters a fault quotes of a name or value in the file, and how long it may be in all. */
#define WAY_PROJECT_QUOTE 80
#define WAY_PROJECT_SENTENCE 400

/**
 * WayProjectEntry:
 * @kind: %NULL if Waymark knows no such kind; the entry is then skipped
 * @json: the record in the file
 * @name: its id as the file writes it
 * @id: the UUID that follows from @name
 * @place: in the file
 * @old: (nullable): the record in the library
 * @record: the record as it will be, a copy
 * @faulty: the names of fields that have a fault: what they are going to be is not known
 *
 * One record of a project file. @old and @record are set while the file is applied.
 */
typedef struct {
  const WayKind *kind;
  const WayJson *json;
  const char *name;
  WayId id;
  guint place;
  WayRecord *old;
  WayRecord *record;
  GHashTable *faulty;
} WayProjectEntry;

struct _WayProjectFile {
  char *name;            /* of the file, for messages */
  WayJson *json;
  WayId project;
  const char *project_name; /* its id as the file writes it */
  const WayJson *project_json;
  GPtrArray *entries;    /* WayProjectEntry; once read, by kind and age, so that they are saved as they were made */
  GHashTable *by_id;     /* WayId → WayProjectEntry */
  GCancellable *cancellable; /* (nullable) */
};

/* What is at hand while a file is applied. */
typedef struct {
  WayProjectFile *file;
  WayLibrary *library;
  WayProjectReport *report;
  GHashTable *skipped;   /* what was skipped (char *) → how often */
} WayProjectApply;

/* The UUID of an id within the file's project. */
void way_project_file_resolve (WayProjectFile *self, const char *name, WayId *id);
/* Lists the records of the file, noting faults and unknown kinds. */
void way_project_file_index (WayProjectApply *apply);
/* Notes the fault "line 3, “a1”: REASON"; @name may be %NULL. */
void way_project_apply_fault (WayProjectApply *apply, guint line, const char *name, const char *format, ...)
  G_GNUC_PRINTF (4, 5);
/* Notes that @what was skipped. Takes @what. */
void way_project_apply_skip (WayProjectApply *apply, char *what);
/* Whether nothing is wrong with the field, so that something can follow from it. */
gboolean way_project_entry_is_right (const WayProjectEntry *entry, const char *field);
/* Fills entry->record from entry->json, noting faults. */
void way_project_entry_read_fields (WayProjectApply *apply, WayProjectEntry *entry);
/* Notes faults that only show when all records are read: loops, references used twice, a present value that its
 * history contradicts. What has a fault already gives rise to no other. */
void way_project_apply_check (WayProjectApply *apply);
/* The part of it about histories: the last stage change says the project's stage, the last update the action's
 * status. */
void way_project_apply_check_history (WayProjectApply *apply);
/* Writes the history of a stage, status, RAG or due date that the file changed without saying how it came about. */
gboolean way_project_apply_write_history (WayProjectApply *apply, GError **error);

G_END_DECLS
