/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-connection.h"
#include "storage/way-library.h"
#include "storage/way-query.h"

G_BEGIN_DECLS

/* In SQL: whether the change @c says how its record is. Of what was removed for good the log holds only that it went; where the
 * record was made again, as by a project file that is read once more, it says nothing any more. */
#define WAY_CHANGE_HOLDS(c)                                                                                                    \
  "NOT (" c ".kind = 'record' AND " c ".field = 'deleted' AND EXISTS (SELECT 1 FROM change made WHERE made.record = " c ".record"  \
  " AND made.kind = 'record' AND made.field = 'kind' AND made.id > " c ".id))"

/* In SQL: whether the step @s is nobody's taking back, and was not taken back. */
#define WAY_STEP_STANDS(s)                                                                                                     \
  s ".target IS NULL AND coalesce ((SELECT u.redo FROM step u WHERE u.target = " s ".id ORDER BY u.id DESC LIMIT 1), 1) = 1"

/* The setting that is there while an erasure is not finished (way-erase.c). Copies of a library do not have it: restored, it
 * would have the other backups deleted. */
#define WAY_ERASURE_SETTING "erasure"

struct _WayLibrary {
  GObject parent_instance;

  WayConnection *connection;
  char *path;
  gboolean read_only;
  gint64 device;           /* device.seq of this laptop */

  GHashTable *shared;      /* WayId of the record → WayRecord, not owned */
  char *restored;          /* the setting "restored" when it was opened: another one is another library */
  gint64 followed;         /* the last change.id that shared records and lists have followed */

  gboolean logs;           /* the triggers of the log are made */
  gboolean search_unsettled; /* see way_library_settle_search() */
  GHashTable *unsettled;   /* WayId set: records whose rows of the index may have been written without their step */

  GPtrArray *drafts;       /* what was typed and could not be written; %NULL while there is none */

  /* The open step. */
  guint depth;
  gboolean failed;         /* an inner step was rolled back */
  guint n_broken;          /* WayConnection.n_broken when it began */
  gint64 step;
  gint64 stamp;
  WayId step_project;
  gboolean step_has_project;
  char *step_label;
  char *step_action;       /* what failed, for an error: save “Add card” */
  GHashTable *touched;     /* WayId set: saved within the step */
  GHashTable *last_ranks;  /* "kind id-of-owner" → a rank that no sibling is after; what the step asked for */
};

/* A record as it is in the file, not shared; %NULL without error if there is none. */
WayRecord *way_library_load (WayLibrary *self, const WayId *id, GError **error);
/* Reads what changed since WayLibrary.followed, brings shared records up to date and emits "changed". */
void way_library_follow (WayLibrary *self);
/* Writes the full-text rows of the records the open step changed. */
gboolean way_library_index_step (WayLibrary *self, GError **error);
/* Writes the full-text row of one record. */
gboolean way_library_index_record (WayLibrary *self, const WayId *id, GError **error);
/* Notes that the open step is taken back, so that way_library_settle_search() is needed. */
void way_library_unsettle_search (WayLibrary *self);
/* Has SQLite forget what it holds in memory of the index, if a transaction was taken back while it was being written: what it
 * holds then is of the index as it was to become. If SQLite took it back by itself, it may have gone on to write a row of
 * the index on its own: those rows are written again. */
void way_library_settle_search (WayLibrary *self);
/* The text of a record in the full-text index; "" if it has none or is deleted. Newly allocated. */
char *way_record_search_text (WayRecord *record);
/* Marks the open step as an undo or redo of @target. */
gboolean way_library_set_step_target (WayLibrary *self, gint64 target, gboolean redo, GError **error);
/* Tries once more to write the drafts that could not be written. */
gboolean way_library_write_waiting_drafts (WayLibrary *self, GError **error);
/* Writes the drafts that could not be written here into the copy at @path. */
gboolean way_library_copy_waiting_drafts (WayLibrary *self, const char *path, GError **error);
/* %FALSE with an error unless a step is open. */
gboolean way_library_require_step (WayLibrary *self, GError **error);
/* A statement for a named query with its parameters bound. */
WayStatement *way_library_prepare_query (WayLibrary *self, const char *query, const char *types, va_list args);
/* GWeakNotify: takes a record that is no more out of @shared. */
void way_library_record_gone (gpointer shared, GObject *record);
/* Notes that the open step changed the record. */
void way_library_touch (WayLibrary *self, const WayId *id);

G_END_DECLS
