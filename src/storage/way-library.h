/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/way-record.h"
#include "storage/way-changes.h"
#include "storage/way-row.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The name, in SQLite's header, of a Waymark library: "WayM". */
#define WAY_LIBRARY_APPLICATION_ID 0x5761794d

/**
 * WayLibrary:
 *
 * All of a person's projects: one SQLite file. A library object belongs to the thread that opened it; a worker
 * opens one of its own on the same path.
 *
 * Everything a person does is a *step*: way_library_begin(), changes, way_library_commit(). A step is one
 * transaction and one entry in the line of undo; when commit returns it is on disk, the record objects that
 * were handed out follow, and the signal "changed" (#WayChanges) is emitted.
 */
#define WAY_TYPE_LIBRARY (way_library_get_type ())
G_DECLARE_FINAL_TYPE (WayLibrary, way_library, WAY, LIBRARY, GObject)

typedef enum {
  WAY_LIBRARY_CREATE = 1 << 0,    /* make it, and its folder (0700), if it does not exist */
  WAY_LIBRARY_READ_ONLY = 1 << 1, /* never write */
} WayLibraryFlags;

/* Where the library lives unless another is named: $WAYMARK_LIBRARY, or library.waymark in
 * $XDG_DATA_HOME/waymark. Newly allocated. */
char *way_library_default_path (void);
/* Opens the library at @path, migrating an older one after a verified backup of it. A library that cannot be
 * written opens read-only. Errors: NOT_FOUND, NOT_LIBRARY, DAMAGED, NEWER, BUSY, FULL, FAILED. */
WayLibrary *way_library_open (const char *path, WayLibraryFlags flags, GError **error);
const char *way_library_get_path (WayLibrary *self);
gboolean way_library_is_read_only (WayLibrary *self);
/* How long a writer waits for another program's step, in milliseconds, before it fails with BUSY: a step takes well under
 * one, but a large import some seconds. 2000 unless set; a window, which must not freeze, waits a moment only. */
void way_library_set_patience (WayLibrary *self, guint milliseconds);
/* Whether another library lies where this one was opened: one that another program repaired, or a backup that it restored.
 * What this one shows is the one before, and nothing is saved into it any more. */
gboolean way_library_is_replaced (WayLibrary *self);
/* Looks for steps of other programs on the same library and, if there are any, follows them as a commit does. */
void way_library_poll (WayLibrary *self);

/* --- Steps --- */

/* Opens a step with the @label a person reads after Undo ("Add card"), in @project or, with %NULL, in the library.
 * Steps nest: an inner one joins the outer, and an inner failure forces the outer one back. */
gboolean way_library_begin (WayLibrary *self, const WayId *project, const char *label, GError **error);
/* Closes the step. The outermost one is written to disk; one that changed nothing leaves no entry. On an error
 * nothing of it remains. */
gboolean way_library_commit (WayLibrary *self, GError **error);
/* Takes the step back; the outer ones can then only be rolled back. Does nothing if no step is open. */
void way_library_rollback (WayLibrary *self);
/* Commits if @success, else rolls back; the last line of a use case. */
gboolean way_library_end (WayLibrary *self, gboolean success, GError **error);

/* --- Records --- */

/* The record, deleted or not: the shared object that follows the library, or %NULL if there is none. Within a
 * step, a record the step has changed is returned as it is now, not shared. Returns: (transfer full) (nullable) */
WayRecord *way_library_get (WayLibrary *self, const WayId *id);
/* Writes a record, new or known, after way_record_validate() and checking that what it refers to exists and is
 * of an allowed kind. Within a step. Only what differs is written. A new record of a project needs its project;
 * a new one with a rank and none set is placed after its last sibling. */
gboolean way_library_save (WayLibrary *self, WayRecord *record, GError **error);
/* As way_library_save(), but leaves references to ids unknown so far to a check at commit (for project files). */
gboolean way_library_save_deferred (WayLibrary *self, WayRecord *record, GError **error);
/* Marks the record, and in turn all it owns, deleted; restores it with what was deleted with it, unless
 * what it belongs to is deleted itself. Within a step. */
gboolean way_library_delete (WayLibrary *self, const WayId *id, GError **error);
gboolean way_library_restore (WayLibrary *self, const WayId *id, GError **error);
/* The kind of the record, or %NULL if there is none. Cheaper than way_library_get(). */
const WayKind *way_library_kind_of (WayLibrary *self, const WayId *id);

/* --- Queries (src/storage/queries/), by name --- */

/* @types says what follows, a letter each: 'i' a #WayId pointer (may be %NULL), 's' a text (may be %NULL), 'n' a
 * gint64. They are the ?1, ?2 … of the query. A wrong name is a programmer's error. */

/* The ids in the first column. Returns: (transfer full): a #WayIdList */
GArray *way_library_query_ids (WayLibrary *self, const char *query, const char *types, ...);
/* The records of those ids. Returns: (transfer full): #GPtrArray of #WayRecord */
GPtrArray *way_library_query_records (WayLibrary *self, const char *query, const char *types, ...);
/* All rows. Returns: (transfer full): #GPtrArray of #WayRow */
GPtrArray *way_library_query_rows (WayLibrary *self, const char *query, const char *types, ...);
/* The number in the first column of the first row; 0 if there is none. */
gint64 way_library_query_count (WayLibrary *self, const char *query, const char *types, ...);
/* The record of the first id, or %NULL. Returns: (transfer full) (nullable) */
WayRecord *way_library_query_record (WayLibrary *self, const char *query, const char *types, ...);

/* %FALSE, with DAMAGED, if a part of the library could not be read since it was opened: then what was read is not all
 * there is. Ask before what was read is written elsewhere, so that a damaged library never makes a short document. */
gboolean way_library_read_whole (WayLibrary *self, GError **error);

/* --- Undo --- */

/* What undo would take back: its label, newly allocated, and in @project (out, optional) where it was done, whose
 * bytes are all 0 for the library. %NULL if there is nothing. */
char *way_library_get_undo (WayLibrary *self, WayId *project);
char *way_library_get_redo (WayLibrary *self, WayId *project);
/* The number of the step that undo would take back, 0 if there is none: to tell whether it is still the same one. */
gint64 way_library_get_undo_step (WayLibrary *self);
/* Takes the last step of this device back, as a new step. Errors: NOTHING; CONFLICT with the name of the field if a
 * value has changed since; then nothing is done. @label (out, optional) gets the label. */
gboolean way_library_undo (WayLibrary *self, char **label, GError **error);
gboolean way_library_redo (WayLibrary *self, char **label, GError **error);

/* --- The log --- */

/**
 * WayLogEntry:
 *
 * One step, or with @field one changed value within it. Texts are ready to read: references by title, values of
 * lists by their words.
 */
typedef struct {
  gint64 step;
  gint64 at;           /* milliseconds since 1970 UTC */
  gint64 stamp;
  char *device;        /* UUID */
  char *label;         /* of the step; "Undo: Add card" for an undo */
  WayId record;        /* all 0 in lists of steps */
  const WayField *field; /* %NULL for creation, deletion, restoring and in lists of steps */
  char *what;          /* "Status", "created", "deleted", "restored"; %NULL in lists of steps */
  char *before;
  char *after;
  gboolean stands;     /* only in histories: the step neither was taken back nor takes one back */
} WayLogEntry;

void way_log_entry_free (WayLogEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayLogEntry, way_log_entry_free)

/* The latest @limit steps, newest first: of the library, or with @project those that touched one project. #GPtrArray
 * of #WayLogEntry. */
GPtrArray *way_library_log (WayLibrary *self, const WayId *project, guint limit);
/* Everything that happened to one record, oldest first. #GPtrArray of #WayLogEntry. */
GPtrArray *way_library_history (WayLibrary *self, const WayId *record);
/* When a value of the record last changed, milliseconds since 1970 UTC. */
gint64 way_library_get_modified (WayLibrary *self, const WayId *record);

/* --- Search --- */

/* Records whose text holds all words of @words (the last as a prefix), best first; with very many matches the
 * newest first. @project %NULL searches everything. #WayIdList, at most @limit. */
GArray *way_library_search (WayLibrary *self, const char *words, const WayId *project, guint limit);
/* Live projects, workshops and actions, in this order and then the newest first, in whose title each word of @words
 * begins a word: for a search outside the program, which shows titles and nothing else. #WayIdList, at most @limit. */
GArray *way_library_search_titles (WayLibrary *self, const char *words, guint limit);

/* --- Drafts: what is typed and not yet a step, kept across a crash, outside the log --- */

/* Keeps @text for a field of a form; %NULL or the empty text drops it. @record may be %NULL. On an error it is kept in memory
 * only, and written with the next draft or step that can be. */
gboolean way_library_set_draft (WayLibrary *self, const char *form, const WayId *record, const char *field,
                                const char *text, GError **error);
/* The draft, newly allocated, or %NULL. */
char *way_library_get_draft (WayLibrary *self, const char *form, const WayId *record, const char *field);
/* Whether something that was typed could not be written, and is only in memory. */
gboolean way_library_has_waiting_drafts (WayLibrary *self);
/* Drops all drafts of the form for @record. */
void way_library_drop_drafts (WayLibrary *self, const char *form, const WayId *record);

/* --- Settings of the library ("me": the id of the person who says "I am …") --- */

char *way_library_get_setting (WayLibrary *self, const char *key);
gboolean way_library_set_setting (WayLibrary *self, const char *key, const char *value, GError **error);

/* --- Care --- */

/* Copies the library to @path (0600) with SQLite's online backup, then opens the copy and counts: an error leaves
 * no copy. What was typed and could not be kept as a draft here goes with it. May run on a worker's library. */
gboolean way_library_backup (WayLibrary *self, const char *path, GError **error);
/* Removes a library that has just been made and holds nothing: what it was made for was refused. Whoever has opened it
 * meanwhile finds it gone before anything is saved. Returns: whether it was removed; one that holds something stays. */
gboolean way_library_unmake (WayLibrary *self);
/* From now on the library can only be read: not even what its log holds goes into a file that is damaged. */
void way_library_stop_writing (WayLibrary *self);
/* Looks whether the file at @path is whole, without opening it for anything else: for a worker, soon after the library was
 * opened. If @thorough, at every page, and at each value, reference, log and search index as way_library_check() does.
 * Errors: DAMAGED; others if it could not be looked at. */
gboolean way_library_look_at_file (const char *path, gboolean thorough, GCancellable *cancellable, GError **error);
/* What is wrong with file, references, log, present values against history, and search index: an array of
 * sentences, empty if all is well. Errors: CANCELLED; FAILED if it could not be read for another reason than damage, such as
 * too little memory. */
GPtrArray *way_library_check (WayLibrary *self, GCancellable *cancellable, GError **error);

G_END_DECLS
