/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-file.h"

#include "base/way-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
fail (GError **error, const char *path, int reason)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, WAY_ERROR, reason == ENOSPC || reason == EDQUOT ? WAY_ERROR_FULL : WAY_ERROR_FAILED,
               _("“%s” could not be written: %s. What was there before is unchanged."), name, g_strerror (reason));
  return FALSE;
}

static gboolean (*in_use) (const char *path);

void
way_file_set_in_use (gboolean (*is_in_use) (const char *path))
{
  g_atomic_pointer_set (&in_use, is_in_use);
}

gboolean
way_file_is_in_use (const char *path)
{
  gboolean (*ask) (const char *) = g_atomic_pointer_get (&in_use);

  return ask != NULL && ask (path);
}

gboolean
way_file_is_same (const char *path, const char *other)
{
  GStatBuf one, two;

  return g_stat (path, &one) == 0 && g_stat (other, &two) == 0 && one.st_dev == two.st_dev && one.st_ino == two.st_ino;
}

static gboolean
refuse_library (GError **error, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, WAY_ERROR, WAY_ERROR_FAILED,
               _("“%s” is the library that is open, so it was not written over. Choose another name."), name);
  return FALSE;
}

static gboolean
write_all (int fd, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  while (size > 0)
    {
      gssize written = write (fd, data, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      data += written;
      size -= (gsize) written;
    }
  return TRUE;
}

char *
way_file_resolve (const char *path)
{
  char *resolved = realpath (path, NULL);
  char *copy = g_strdup (resolved != NULL ? resolved : path);

  free (resolved);
  return copy;
}

void
way_file_flush_folder (const char *folder)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

/* A device or a pipe (/dev/stdout) is written to; renaming a file over it would take it away from everybody. */
static gboolean
write_into (const char *path, GBytes *bytes, GError **error)
{
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  int reason = errno;
  gboolean done = fd >= 0 && write_all (fd, bytes);

  if (fd >= 0 && !done)
    reason = errno;
  if (fd >= 0)
    close (fd);
  return done || fail (error, path, reason);
}

gboolean
way_file_replace (const char *path, GBytes *bytes, GError **error)
{
  /* A link keeps its place: what it leads to is replaced. */
  g_autofree char *target = way_file_resolve (path);
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *temporary = g_build_filename (folder, ".waymark-XXXXXX", NULL);
  struct stat old;
  gboolean exists;
  int fd, reason;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return fail (error, path, EISDIR);
  exists = stat (path, &old) == 0;
  if (way_file_is_in_use (target))
    return refuse_library (error, path);
  if (exists && g_access (path, W_OK) != 0)
    return fail (error, path, errno);
  if (exists && !S_ISREG (old.st_mode))
    return write_into (path, bytes, error);
  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return fail (error, path, errno);
  if (write_all (fd, bytes) && fsync (fd) == 0 && (!exists || fchmod (fd, old.st_mode & 07777) == 0))
    {
      if (close (fd) == 0 && g_rename (temporary, target) == 0)
        {
          way_file_flush_folder (folder);
          return TRUE;
        }
      reason = errno;
    }
  else
    {
      reason = errno;
      close (fd);
    }
  g_unlink (temporary);
  return fail (error, path, reason);
}

/* --- Endings --- */

static gboolean
ends_with (const char *name, const char *ending)
{
  gsize length = strlen (name), tail = strlen (ending);

  return tail > 0 && length > tail && g_ascii_strcasecmp (name + length - tail, ending) == 0;
}

static gboolean
keeps_name (const char *path)
{
  g_autofree char *portal = g_build_filename (g_get_user_runtime_dir (), "doc", "", NULL);

  return g_str_has_prefix (path, portal)
         || (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

char *
way_file_complete (const char *path, const char *ending, GError **error)
{
  g_autofree char *first = g_strndup (ending, (gsize) (strrchr (ending, '.') - ending));
  const char *const halves[] = { strrchr (ending, '.'), first };
  g_autofree char *stem = g_strdup (path);
  g_autofree char *whole = NULL;
  g_autofree char *name = NULL;

  if (ends_with (path, ending) || keeps_name (path))
    return g_steal_pointer (&stem);
  for (guint i = 0; i < G_N_ELEMENTS (halves); i++)
    if (ends_with (stem, halves[i]))
      stem[strlen (stem) - strlen (halves[i])] = '\0';
  whole = g_strconcat (stem, ending, NULL);
  if (!g_file_test (whole, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&whole);
  name = g_filename_display_basename (whole);
  g_set_error (error, WAY_ERROR, WAY_ERROR_EXISTS,
               _("“%s” is there already, and was left as it is. Choose it itself to replace it, or another name."), name);
  return NULL;
}
