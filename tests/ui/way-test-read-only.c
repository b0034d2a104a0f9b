/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* setresuid() */

#include "ui/way-test-read-only.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

/* --- Who one is --- */

static gboolean was_root;

void
way_test_become_nobody (void)
{
  was_root = getuid () == 0;
  if (was_root)
    g_assert_cmpint (setresuid (65534, 65534, 0), ==, 0);
}

void
way_test_become_oneself (void)
{
  if (was_root)
    g_assert_cmpint (setresuid (0, 0, 0), ==, 0);
}

/* --- A disk --- */

static char *read_only; /* the folder with a slash behind it, or %NULL */

static gboolean
is_below (const char *path)
{
  return read_only != NULL && g_str_has_prefix (path, read_only);
}

/* As the kernel answers for a file on such a disk. */
static gboolean
refuses (int file)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", file);
  g_autofree char *path = read_only != NULL ? g_file_read_link (link, NULL) : NULL;

  if (path == NULL || !is_below (path))
    return FALSE;
  errno = EROFS;
  return TRUE;
}

static int
open_cb (const char *path, int flags, int mode)
{
  if ((flags & (O_WRONLY | O_RDWR | O_CREAT)) != 0 && is_below (path))
    {
      errno = EROFS;
      return -1;
    }
  return open (path, flags, mode);
}

static ssize_t
write_cb (int file, const void *bytes, size_t size)
{
  return refuses (file) ? -1 : write (file, bytes, size);
}

static ssize_t
pwrite_cb (int file, const void *bytes, size_t size, off_t offset)
{
  return refuses (file) ? -1 : pwrite (file, bytes, size, offset);
}

static int
truncate_cb (int file, off_t size)
{
  return refuses (file) ? -1 : ftruncate (file, size);
}

static int
unlink_cb (const char *path)
{
  if (!is_below (path))
    return unlink (path);
  errno = EROFS;
  return -1;
}

void
way_test_disk_is_read_only (const char *folder)
{
  static const struct {
    const char *name;
    sqlite3_syscall_ptr function;
  } calls[] = {
    { "open", (sqlite3_syscall_ptr) open_cb },          { "write", (sqlite3_syscall_ptr) write_cb },
    { "pwrite", (sqlite3_syscall_ptr) pwrite_cb },      { "pwrite64", (sqlite3_syscall_ptr) pwrite_cb },
    { "ftruncate", (sqlite3_syscall_ptr) truncate_cb }, { "unlink", (sqlite3_syscall_ptr) unlink_cb },
  };
  sqlite3_vfs *vfs = sqlite3_vfs_find ("unix");

  g_free (read_only);
  read_only = folder != NULL ? g_strconcat (folder, G_DIR_SEPARATOR_S, NULL) : NULL;
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    vfs->xSetSystemCall (vfs, calls[i].name, folder != NULL ? calls[i].function : NULL);
}
