/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Backups of a library: verified copies in the folder "backups" (0700) beside it, and, if asked for, in a second folder.
 * All of this opens connections of its own and may run in a worker; nobody has to stop working meanwhile. */

typedef enum {
  WAY_BACKUP_DAILY,     /* made by itself, a day after the last */
  WAY_BACKUP_ASKED,     /* somebody asked for it */
  WAY_BACKUP_MIGRATION, /* before the library was brought up to date */
  WAY_BACKUP_IMPORT,    /* before a project file was read in */
  WAY_BACKUP_ERASURE,   /* before something was removed for good */
  WAY_BACKUP_RESTORE,   /* before another backup was restored */
  WAY_N_BACKUP_REASONS,
} WayBackupReason;

/* How many are kept: the newest of each of so many days, weeks and months that have any, and the latest few. */
#define WAY_BACKUP_DAYS 7
#define WAY_BACKUP_WEEKS 4
#define WAY_BACKUP_MONTHS 12
#define WAY_BACKUP_LATEST 5

/**
 * WayBackup:
 * @path: where it is
 * @at: when it was made, milliseconds since 1970 UTC
 * @reason: why
 * @size: in bytes
 * @own: it was made of the library at this place on this laptop; only those are ever tidied away
 *
 * One backup. Its name tells all of this: STEM.TAG.20220214T093000.000Z-daily.waymark.
 */
typedef struct {
  char *path;
  gint64 at;
  WayBackupReason reason;
  goffset size;
  gboolean own;
} WayBackup;

void way_backup_free (WayBackup *backup);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayBackup, way_backup_free)

/* "daily", "before an import": translated. */
const char *way_backup_reason_label (WayBackupReason reason);
/* "daily", "import": as in the name of the file, and for machines. */
const char *way_backup_reason_key (WayBackupReason reason);
/* The folder "backups" beside the library. Newly allocated. */
char *way_backups_folder (const char *library_path);
/* The backups of the library in @folder (%NULL: beside it), newest first; empty if there is no such folder.
 * #GPtrArray of #WayBackup */
GPtrArray *way_backups_list (const char *library_path, const char *folder);
/* (transfer none) (nullable): the newest good one of what way_backups_list() gave: daily or asked for, since only of those each
 * value is checked. One of the future, made while the clock was wrong, does not count. */
const WayBackup *way_backups_newest (GPtrArray *backups);
/* When the newest good backup beside the library, by way_backups_newest(), was made; 0 if there is none. */
gint64 way_backups_last (const char *library_path);
/* The newest good backup is older than a day, or there is none. */
gboolean way_backups_due (const char *library_path);

/* Makes a backup in @folder (%NULL: beside the library, where the folder is made), verifies it by opening it, checking its
 * integrity and counting, and only then gives it its name; then tidies away what way_backups_keep() does not keep. Of a daily
 * one and one that was asked for, each value is held against the log, too, as way_library_check() does. A library without a
 * record has nothing to back up: NOTHING. Errors: DAMAGED if the copy fails its check; NOT_FOUND if
 * @folder is not there (a stick that is not plugged in); FULL, FAILED. The library is never changed. */
WayBackup *way_backups_make (const char *library_path, WayBackupReason reason, const char *folder,
                             GCancellable *cancellable, GError **error);
/* Whether @folder is the one beside the library, by whatever name or link. */
gboolean way_backups_is_usual (const char *library_path, const char *folder);
/* Puts a copy of @backup into @folder too, verified in the same way, and tidies there. */
WayBackup *way_backups_copy (const char *library_path, const WayBackup *backup, const char *folder,
                             GCancellable *cancellable, GError **error);
/* Removes all backups of the library in @folder (%NULL: beside it, with libraries that were put aside as damaged and copies that
 * a program left behind when it was killed) but the one called @except (nullable): after something was removed for
 * good that they still hold. In another folder only its own. */
void way_backups_forget (const char *library_path, const char *folder, const char *except);
/* Which of the @n backups made at @times are kept: sets @keep. For those that are not of the future (the clock may have been
 * wrong), and in the same way for those of the future: the latest, and the newest of each of the last days, weeks
 * (from Monday) and months, in UTC, that have one. Order does not matter; of equal times the later in @times counts. */
void way_backups_keep (const gint64 *times, guint n, gint64 now, gboolean *keep);

/**
 * WayLibrarySummary:
 * @last_step: when the newest step was taken, milliseconds since 1970 UTC; 0 if none
 *
 * What a library or a backup holds, to choose between them.
 */
typedef struct {
  gint64 projects;
  gint64 conversations;
  gint64 cards;
  gint64 actions;
  gint64 last_step;
} WayLibrarySummary;

/* Reads what the library or backup at @path holds, without changing it. Errors: NOT_FOUND, NOT_LIBRARY, DAMAGED, NEWER. */
gboolean way_library_summarise (const char *path, WayLibrarySummary *summary, GError **error);

/* Puts what @backup_path holds in place of the library at @library_path, in one transaction. Before that the backup is copied
 * and checked, and the present library is itself backed up; @before (out, optional, nullable) gets that backup. A library
 * that is too damaged for it is kept beside, under another name, in @set_aside (out, optional, nullable). Programs that have
 * the library open refuse to save until they open it again. On an error the library is as it was. Errors: NOT_LIBRARY also if
 * another program's database is at @library_path. */
gboolean way_backups_restore (const char *library_path, const char *backup_path, WayBackup **before, char **set_aside,
                              GCancellable *cancellable, GError **error);

G_END_DECLS
