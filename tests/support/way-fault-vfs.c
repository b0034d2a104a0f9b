/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/way-fault-vfs.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/* The least that a disk writes whole. */
#define SECTOR 512

/* One write, or with no bytes a change of size, that no sync has followed. */
typedef struct {
  gsize at;
  GBytes *bytes;
} Pending;

/* What the disk surely holds of a file, and what may be on its way there. */
typedef struct {
  GByteArray *synced;
  GPtrArray *pending;
  gboolean gone;       /* deleted, which a cut may undo */
} Shadow;

typedef struct {
  sqlite3_file base;
  Shadow *shadow;      /* %NULL for files that are of no account */
  gboolean is_new;     /* its first sync syncs the folder, too */
  sqlite3_file *real;
} File;

static sqlite3_vfs vfs;
static sqlite3_vfs *real_vfs;
static GHashTable *shadows; /* path → Shadow */
static WayFault armed;
static gboolean armed_lasting;
static gboolean struck;
static gboolean held;
static gboolean off;
static guint64 n_calls;
static guint64 armed_at;

/* --- Striking --- */

/* Counts a call that the fault @kind can strike; %TRUE if it does. */
static gboolean
strikes (WayFault kind)
{
  if (off)
    return TRUE;
  if (held)
    return FALSE;
  if (armed != kind || n_calls < armed_at || (struck && !armed_lasting))
    return FALSE;
  struck = TRUE;
  return TRUE;
}

static void
count_call (void)
{
  if (held || off)
    return;
  n_calls++;
  off = strikes (WAY_FAULT_POWER);
}

static int
fail (int code, int reason)
{
  errno = reason;
  return code;
}

/* --- What a cut would leave --- */

static void
pending_free (gpointer data)
{
  Pending *pending = data;

  g_clear_pointer (&pending->bytes, g_bytes_unref);
  g_free (pending);
}

static void
shadow_free (gpointer data)
{
  Shadow *shadow = data;

  g_byte_array_unref (shadow->synced);
  g_ptr_array_unref (shadow->pending);
  g_free (shadow);
}

static Shadow *
shadow_of (const char *path)
{
  Shadow *shadow = g_hash_table_lookup (shadows, path);
  g_autofree char *content = NULL;
  gsize size;

  if (shadow == NULL)
    {
      shadow = g_new0 (Shadow, 1);
      shadow->synced = g_byte_array_new ();
      shadow->pending = g_ptr_array_new_with_free_func (pending_free);
      if (g_file_get_contents (path, &content, &size, NULL))
        g_byte_array_append (shadow->synced, (const guint8 *) content, (guint) size);
      g_hash_table_insert (shadows, g_strdup (path), shadow);
    }
  shadow->gone = FALSE;
  return shadow;
}

static void
note (Shadow *shadow, gsize at, const void *bytes, gsize size)
{
  Pending *pending;

  if (shadow == NULL)
    return;
  pending = g_new0 (Pending, 1);
  pending->at = at;
  pending->bytes = bytes != NULL ? g_bytes_new (bytes, size) : NULL;
  g_ptr_array_add (shadow->pending, pending);
}

/* A byte array that grows holds zeros in the new place. */
static void
resize (GByteArray *content, gsize size)
{
  gsize before = content->len;

  g_byte_array_set_size (content, (guint) size);
  if (size > before)
    memset (content->data + before, 0, size - before);
}

static void
apply_part (GByteArray *content, gsize at, const guint8 *bytes, gsize size)
{
  if (at + size > content->len)
    resize (content, at + size);
  memcpy (content->data + at, bytes, size);
}

static void
apply (GByteArray *content, const Pending *pending)
{
  gsize size;
  const guint8 *bytes;

  if (pending->bytes == NULL)
    {
      resize (content, pending->at);
      return;
    }
  bytes = g_bytes_get_data (pending->bytes, &size);
  apply_part (content, pending->at, bytes, size);
}

static void
settle (Shadow *shadow)
{
  for (guint i = 0; i < shadow->pending->len; i++)
    apply (shadow->synced, shadow->pending->pdata[i]);
  g_ptr_array_set_size (shadow->pending, 0);
}

/* The sectors of a write that reached the disk. */
static void
apply_torn (GByteArray *content, const Pending *pending, GRand *random)
{
  gsize size;
  const guint8 *bytes;

  if (pending->bytes == NULL)
    {
      if (g_rand_boolean (random))
        resize (content, pending->at);
      return;
    }
  bytes = g_bytes_get_data (pending->bytes, &size);
  for (gsize done = 0; done < size;)
    {
      gsize part = MIN (SECTOR - (pending->at + done) % SECTOR, size - done);

      if (g_rand_boolean (random))
        apply_part (content, pending->at + done, bytes + done, part);
      done += part;
    }
}

/* In any order, since a disk and its driver order writes as they like. */
static void
tear (Shadow *shadow, GRand *random)
{
  GPtrArray *pending = shadow->pending;

  for (guint i = pending->len; i > 1; i--)
    {
      guint other = (guint) g_rand_int_range (random, 0, (gint32) i);
      gpointer moved = pending->pdata[i - 1];

      pending->pdata[i - 1] = pending->pdata[other];
      pending->pdata[other] = moved;
    }
  for (guint i = 0; i < pending->len; i++)
    apply_torn (shadow->synced, pending->pdata[i], random);
  g_ptr_array_set_size (pending, 0);
}

/* --- A file --- */

static int
file_close (sqlite3_file *file)
{
  File *self = (File *) file;
  int code = self->real->pMethods->xClose (self->real);

  g_clear_pointer (&self->real, g_free);
  return code;
}

static int
file_read (sqlite3_file *file, void *buffer, int size, sqlite3_int64 at)
{
  File *self = (File *) file;

  count_call ();
  if (strikes (WAY_FAULT_READ))
    return fail (SQLITE_IOERR_READ, EIO);
  return self->real->pMethods->xRead (self->real, buffer, size, at);
}

static int
file_write (sqlite3_file *file, const void *buffer, int size, sqlite3_int64 at)
{
  File *self = (File *) file;
  int written = size;
  int code;

  if (!off)
    {
      count_call ();
      if (off)
        note (self->shadow, (gsize) at, buffer, (gsize) size);
    }
  if (strikes (WAY_FAULT_WRITE))
    return fail (SQLITE_IOERR_WRITE, EIO);
  if (strikes (WAY_FAULT_FULL))
    return fail (SQLITE_FULL, ENOSPC);
  if (strikes (WAY_FAULT_SHORT))
    written = size / 2;
  code = written > 0 ? self->real->pMethods->xWrite (self->real, buffer, written, at) : SQLITE_OK;
  if (code == SQLITE_OK && written > 0)
    note (self->shadow, (gsize) at, buffer, (gsize) written);
  return written == size ? code : fail (SQLITE_FULL, ENOSPC);
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  File *self = (File *) file;
  int code;

  count_call ();
  if (strikes (WAY_FAULT_TRUNCATE))
    return fail (SQLITE_IOERR_TRUNCATE, EIO);
  code = self->real->pMethods->xTruncate (self->real, size);
  if (code == SQLITE_OK)
    note (self->shadow, (gsize) size, NULL, 0);
  return code;
}

/* What was deleted before the folder is synced stays deleted. */
static void
sync_folder (File *file)
{
  GHashTableIter iter;
  gpointer shadow;

  file->is_new = FALSE;
  g_hash_table_iter_init (&iter, shadows);
  while (g_hash_table_iter_next (&iter, NULL, &shadow))
    if (((Shadow *) shadow)->gone)
      g_hash_table_iter_remove (&iter);
}

/* Nothing is written to the real disk: the shadow is the disk here, and the tests are quick. */
static int
file_sync (sqlite3_file *file, int flags)
{
  File *self = (File *) file;

  count_call ();
  if (strikes (WAY_FAULT_SYNC))
    return fail (SQLITE_IOERR_FSYNC, EIO);
  if (self->shadow != NULL)
    settle (self->shadow);
  if (self->is_new)
    sync_folder (self);
  return SQLITE_OK;
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  File *self = (File *) file;

  count_call ();
  if (strikes (WAY_FAULT_OPEN))
    return fail (SQLITE_IOERR_FSTAT, EIO);
  return self->real->pMethods->xFileSize (self->real, size);
}

static int
file_lock (sqlite3_file *file, int level)
{
  File *self = (File *) file;

  count_call ();
  if (strikes (WAY_FAULT_LOCK))
    return fail (SQLITE_IOERR_LOCK, EIO);
  return self->real->pMethods->xLock (self->real, level);
}

static int
file_unlock (sqlite3_file *file, int level)
{
  File *self = (File *) file;

  return self->real->pMethods->xUnlock (self->real, level);
}

static int
file_check_reserved (sqlite3_file *file, int *result)
{
  File *self = (File *) file;

  return self->real->pMethods->xCheckReservedLock (self->real, result);
}

static int
file_control (sqlite3_file *file, int operation, void *argument)
{
  File *self = (File *) file;

  return self->real->pMethods->xFileControl (self->real, operation, argument);
}

static int
file_sector_size (sqlite3_file *file)
{
  return SECTOR;
}

static int
file_device (sqlite3_file *file)
{
  File *self = (File *) file;

  return self->real->pMethods->xDeviceCharacteristics (self->real);
}

static int
file_shm_map (sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
  File *self = (File *) file;

  count_call ();
  if (strikes (WAY_FAULT_SHM_MAP))
    return fail (SQLITE_IOERR_SHMMAP, EIO);
  return self->real->pMethods->xShmMap (self->real, region, size, extend, memory);
}

static int
file_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  File *self = (File *) file;

  if ((flags & SQLITE_SHM_UNLOCK) == 0)
    {
      count_call ();
      if (strikes (WAY_FAULT_LOCK))
        return fail (SQLITE_IOERR_SHMLOCK, EIO);
    }
  return self->real->pMethods->xShmLock (self->real, offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *file)
{
  File *self = (File *) file;

  self->real->pMethods->xShmBarrier (self->real);
}

static int
file_shm_unmap (sqlite3_file *file, int delete)
{
  File *self = (File *) file;

  return self->real->pMethods->xShmUnmap (self->real, delete);
}

/* Version 2: without memory mapping, which no shim could see. */
static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_reserved,
  .xFileControl = file_control,
  .xSectorSize = file_sector_size,
  .xDeviceCharacteristics = file_device,
  .xShmMap = file_shm_map,
  .xShmLock = file_shm_lock,
  .xShmBarrier = file_shm_barrier,
  .xShmUnmap = file_shm_unmap,
};

/* --- The file system --- */

static int
vfs_open (sqlite3_vfs *self, const char *name, sqlite3_file *file, int flags, int *flags_out)
{
  File *opened = (File *) file;
  int code;

  memset (opened, 0, sizeof *opened);
  count_call ();
  if (strikes (WAY_FAULT_OPEN))
    return fail (SQLITE_CANTOPEN, EIO);
  opened->is_new = name != NULL && !g_file_test (name, G_FILE_TEST_EXISTS);
  opened->real = g_malloc0 ((gsize) real_vfs->szOsFile);
  code = real_vfs->xOpen (real_vfs, name, opened->real, flags, flags_out);
  if (code != SQLITE_OK)
    {
      g_clear_pointer (&opened->real, g_free);
      return code;
    }
  if (name != NULL && (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0)
    opened->shadow = shadow_of (name);
  opened->base.pMethods = &methods;
  return SQLITE_OK;
}

static int
vfs_delete (sqlite3_vfs *self, const char *name, int sync_folder)
{
  Shadow *shadow = g_hash_table_lookup (shadows, name);
  int code;

  count_call ();
  if (strikes (WAY_FAULT_OPEN))
    return fail (SQLITE_IOERR_DELETE, EIO);
  code = real_vfs->xDelete (real_vfs, name, 0);
  if (shadow != NULL && code == SQLITE_OK && sync_folder)
    g_hash_table_remove (shadows, name);
  else if (shadow != NULL && code == SQLITE_OK)
    {
      /* Until the folder is synced the file may come back, as it was synced or with none of it. */
      shadow->gone = TRUE;
      g_ptr_array_set_size (shadow->pending, 0);
      note (shadow, 0, NULL, 0);
    }
  return code;
}

static int
vfs_access (sqlite3_vfs *self, const char *name, int flags, int *result)
{
  return off ? fail (SQLITE_IOERR_ACCESS, EIO) : real_vfs->xAccess (real_vfs, name, flags, result);
}

static int
vfs_full_path (sqlite3_vfs *self, const char *name, int size, char *path)
{
  return real_vfs->xFullPathname (real_vfs, name, size, path);
}

static int
vfs_randomness (sqlite3_vfs *self, int size, char *bytes)
{
  return real_vfs->xRandomness (real_vfs, size, bytes);
}

static int
vfs_sleep (sqlite3_vfs *self, int microseconds)
{
  return real_vfs->xSleep (real_vfs, microseconds);
}

static int
vfs_time (sqlite3_vfs *self, sqlite3_int64 *time)
{
  return real_vfs->xCurrentTimeInt64 (real_vfs, time);
}

static int
vfs_last_error (sqlite3_vfs *self, int size, char *text)
{
  return real_vfs->xGetLastError (real_vfs, size, text);
}

void
way_fault_vfs_register (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  shadows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, shadow_free);
  vfs.iVersion = 2;
  vfs.szOsFile = sizeof (File);
  vfs.mxPathname = real_vfs->mxPathname;
  vfs.zName = "waymark-faults";
  vfs.xOpen = vfs_open;
  vfs.xDelete = vfs_delete;
  vfs.xAccess = vfs_access;
  vfs.xFullPathname = vfs_full_path;
  vfs.xRandomness = vfs_randomness;
  vfs.xSleep = vfs_sleep;
  vfs.xCurrentTimeInt64 = vfs_time;
  vfs.xGetLastError = vfs_last_error;
  way_fault_vfs_use (TRUE);
}

void
way_fault_vfs_use (gboolean use)
{
  g_assert_cmpint (sqlite3_vfs_register (&vfs, use), ==, SQLITE_OK);
  if (!use)
    g_assert_cmpint (sqlite3_vfs_register (real_vfs, TRUE), ==, SQLITE_OK);
}

/* --- For tests --- */

const char *
way_fault_name (WayFault fault)
{
  static const char *const names[] = { "none", "read", "write", "sync", "truncate", "lock", "shared memory", "open", "full",
                                       "short write", "power cut" };

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == WAY_N_FAULTS);
  return names[fault];
}

void
way_fault_vfs_arm (WayFault fault, guint after, gboolean lasting)
{
  armed = fault;
  armed_at = n_calls + after;
  armed_lasting = lasting;
  struck = FALSE;
}

void
way_fault_vfs_disarm (void)
{
  armed = WAY_FAULT_NONE;
}

gboolean
way_fault_vfs_struck (void)
{
  return struck;
}

void
way_fault_vfs_hold (gboolean hold)
{
  held = hold;
}

guint64
way_fault_vfs_calls (void)
{
  return n_calls;
}

gboolean
way_fault_vfs_is_off (void)
{
  return off;
}

static void
lay_down (const char *path, Shadow *shadow)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, (const char *) shadow->synced->data, (gssize) shadow->synced->len,
                            G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

void
way_fault_vfs_power_on (GRand *random, gboolean torn)
{
  GHashTableIter iter;
  gpointer path, value;

  g_assert_true (off);
  off = FALSE;
  armed = WAY_FAULT_NONE;
  g_hash_table_iter_init (&iter, shadows);
  while (g_hash_table_iter_next (&iter, &path, &value))
    {
      Shadow *shadow = value;
      g_autofree char *shm = g_strconcat (path, "-shm", NULL);

      if (torn)
        tear (shadow, random);
      g_ptr_array_set_size (shadow->pending, 0);
      if (!shadow->gone || g_rand_boolean (random))
        lay_down (path, shadow);
      else
        g_unlink (path);
      g_unlink (shm);
      g_hash_table_iter_remove (&iter);
    }
}
