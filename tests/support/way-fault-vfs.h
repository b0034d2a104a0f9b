/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A disk that fails on request: an SQLite VFS over the usual one, for tests of what storage does then. */

#include <glib.h>

G_BEGIN_DECLS

/**
 * WayFault:
 * @WAY_FAULT_READ: a read is an I/O error
 * @WAY_FAULT_WRITE: a write is an I/O error, nothing is written
 * @WAY_FAULT_SYNC: a sync is an I/O error
 * @WAY_FAULT_TRUNCATE: cutting a file short is an I/O error
 * @WAY_FAULT_LOCK: taking a lock, of the file or of the shared memory, is an I/O error
 * @WAY_FAULT_SHM_MAP: the shared memory cannot be had
 * @WAY_FAULT_OPEN: a file, or its size, cannot be had, or it cannot be deleted
 * @WAY_FAULT_FULL: a write finds the disk full, nothing is written
 * @WAY_FAULT_SHORT: a write finds the disk full half way
 * @WAY_FAULT_POWER: the power is cut: from now on nothing works until way_fault_vfs_power_on()
 */
typedef enum {
  WAY_FAULT_NONE,
  WAY_FAULT_READ,
  WAY_FAULT_WRITE,
  WAY_FAULT_SYNC,
  WAY_FAULT_TRUNCATE,
  WAY_FAULT_LOCK,
  WAY_FAULT_SHM_MAP,
  WAY_FAULT_OPEN,
  WAY_FAULT_FULL,
  WAY_FAULT_SHORT,
  WAY_FAULT_POWER,
  WAY_N_FAULTS,
} WayFault;

/* Makes it the VFS of every connection opened from now on. Once a program; libraries of one thread only. */
void way_fault_vfs_register (void);
/* Whether connections opened from now on go through it. */
void way_fault_vfs_use (gboolean use);
/* "sync", for messages. */
const char *way_fault_name (WayFault fault);
/* The first call that @fault can strike, counting from the @after-th call from now, fails; with @lasting each later one
 * fails too, as on a disk that stays full. */
void way_fault_vfs_arm (WayFault fault, guint after, gboolean lasting);
/* Whether the fault has struck since it was armed. */
gboolean way_fault_vfs_struck (void);
/* Ends the fault; what it did stays. */
void way_fault_vfs_disarm (void);
/* Lets calls through, uncounted, while a test looks at what there is; not while the power is off. */
void way_fault_vfs_hold (gboolean hold);
/* The calls since the program began. */
guint64 way_fault_vfs_calls (void);
gboolean way_fault_vfs_is_off (void);
/* Puts the files as a disk may hold them after the cut, once every connection is closed: what was synced is there; of what
 * was not, each 512 byte sector is as any of the writes since left it or, without @torn, as it was synced. */
void way_fault_vfs_power_on (GRand *random, gboolean torn);

G_END_DECLS
