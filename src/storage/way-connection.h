/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to storage: one SQLite connection and its statements. */

#include "base/way-id.h"

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * WayConnection:
 *
 * An open SQLite connection with a cache of prepared statements.
 */
typedef struct {
  sqlite3 *db;
  char *path;
  char *file;             /* the same with links followed: what SQLite keeps beside it is named after this */
  guint64 device;         /* which file it is, whatever its name */
  guint64 inode;
  guint64 log_inode;      /* the same of the log beside it; 0 if there is none */
  GHashTable *statements; /* SQL → sqlite3_stmt, owned */
  gboolean read_failed;   /* a read broke off since it was opened, so what was read is not all there is */
  guint n_broken;         /* how often a read, or the binding of a value, broke off */
  int broken_code;        /* why, the last time: SQLite's extended code and the system's reason */
  int broken_reason;
  gboolean in_step;       /* writes belong to an open transaction */
  sqlite3_stmt *rollback; /* owned */
  sqlite3_stmt *unbound;  /* the statement that a value could not be bound to, for want of memory */
} WayConnection;

typedef sqlite3_stmt WayStatement;

/* Opens @path with SQLite's @flags; @immutable reads a library in a folder that cannot be written. */
WayConnection *way_connection_open (const char *path, int flags, gboolean immutable, GError **error);
void way_connection_close (WayConnection *self);
/* Whether this program has the file open. Then nothing but SQLite may open it: closing it again would give up the locks that
 * keep another program from clearing away what was last written. */
gboolean way_connection_is_open (const char *path);
/* The same, or the file is one of those that SQLite keeps beside it. */
gboolean way_connection_uses (const char *path);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayConnection, way_connection_close)

/* Notes which log is beside the file, once it has one. */
void way_connection_note_log (WayConnection *self);
/* %FALSE, with an error, if the file, or the log beside it, is no longer where it was opened: what is written would be lost
 * with it. @action as for way_connection_exec(). */
gboolean way_connection_check_place (WayConnection *self, const char *action, GError **error);
/* Runs statements that return nothing. @action says what failed, for the error: "save card". */
gboolean way_connection_exec (WayConnection *self, const char *sql, const char *action, GError **error);
/* A statement, prepared once, reset and without bindings; owned by the connection. %NULL sets @error. Give it back
 * with way_statement_done(), or declare it with WayStatementScope. */
WayStatement *way_connection_prepare (WayConnection *self, const char *sql, GError **error);
/* The first column of the first row as a number, or @fallback. */
gint64 way_connection_number (WayConnection *self, const char *sql, gint64 fallback);
/* %FALSE, with an error, if a read broke off since WayConnection.n_broken was @n_broken: then what was read since may be
 * short, and nothing may be written that rests on it. */
gboolean way_connection_unbroken (WayConnection *self, guint n_broken, const char *action, GError **error);
/* Takes an open transaction back, whatever state it is in and without needing memory. */
void way_connection_rollback (WayConnection *self);
/* Sets @error from the connection's state: the domain code by SQLite's, a sentence for a person. Returns %FALSE. */
gboolean way_connection_fail (WayConnection *self, const char *action, GError **error);

/* Resets a statement and drops its bindings. */
void way_statement_done (WayStatement *statement);
typedef WayStatement *WayStatementScope;
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (WayStatementScope, way_statement_done, NULL)

void way_statement_bind_id (WayStatement *statement, int place, const WayId *id);
void way_statement_bind_text (WayStatement *statement, int place, const char *text);
void way_statement_bind_integer (WayStatement *statement, int place, gint64 number);
/* @value as it was read; %NULL is one that could not be kept for want of memory. */
void way_statement_bind_value (WayStatement *statement, int place, sqlite3_value *value);
/* Binds as @types says (see way_library_query_ids()). */
void way_statement_bind_args (WayStatement *statement, const char *types, va_list args);
/* Reads the id in a column; %FALSE if it holds none. */
gboolean way_statement_id (WayStatement *statement, int column, WayId *id);
const char *way_statement_text (WayStatement *statement, int column);
/* Steps a statement that returns no rows. Within a step it fails once SQLite has taken the transaction back by itself, as it
 * does when a read or a write fails: what came after would be written on its own. */
gboolean way_statement_run (WayConnection *connection, WayStatement *statement, const char *action, GError **error);

G_END_DECLS
