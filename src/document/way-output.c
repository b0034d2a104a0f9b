/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/way-output.h"

#include "base/way-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define BUFFER_SIZE (64 * 1024)
#define STEPS_BETWEEN 64

void
way_output_init (WayOutput *self, int fd, const char *path, const char *name)
{
  memset (self, 0, sizeof *self);
  self->fd = fd;
  self->path = path;
  self->name = name;
  self->buffer = g_string_sized_new (BUFFER_SIZE + 4096);
}

void
way_output_clear (WayOutput *self)
{
  if (self->buffer != NULL)
    g_string_free (self->buffer, TRUE);
  self->buffer = NULL;
  g_clear_error (&self->error);
}

void
way_output_set_error (GError **error, const char *name, int saved_errno)
{
  switch (saved_errno)
    {
    case ENOSPC:
    case EDQUOT:
      g_set_error (error, WAY_ERROR, WAY_ERROR_FULL,
                   _("“%s” was not written because the disk is full; what was there before is unchanged."), name);
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error (error, WAY_ERROR, WAY_ERROR_READ_ONLY,
                   _("“%s” was not written because you may not write there; choose another folder."), name);
      break;
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, WAY_ERROR, WAY_ERROR_NOT_FOUND,
                   _("“%s” was not written because its folder does not exist; choose another folder."), name);
      break;
    case EISDIR:
      g_set_error (error, WAY_ERROR, WAY_ERROR_INVALID,
                   _("“%s” was not written because a folder has that name; choose another name."), name);
      break;
    case EINVAL:
      g_set_error (error, WAY_ERROR, WAY_ERROR_INVALID,
                   _("“%s” was not written because it is not an ordinary file; choose another name."), name);
      break;
    default:
      g_set_error (error, WAY_ERROR, WAY_ERROR_FAILED,
                   _("“%s” was not written (%s); what was there before is unchanged."), name, g_strerror (saved_errno));
    }
}

void
way_output_fail (WayOutput *self, int saved_errno)
{
  if (self->error == NULL)
    way_output_set_error (&self->error, self->name, saved_errno);
}

static gboolean
write_all (WayOutput *self, const char *data, gsize size)
{
  while (size > 0)
    {
      gssize written = write (self->fd, data, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        {
          way_output_fail (self, errno);
          return FALSE;
        }
      data += written;
      size -= (gsize) written;
    }
  return TRUE;
}

gboolean
way_output_flush (WayOutput *self)
{
  if (self->error != NULL)
    return FALSE;
  if (!write_all (self, self->buffer->str, self->buffer->len))
    return FALSE;
  g_string_truncate (self->buffer, 0);
  return TRUE;
}

gboolean
way_output_write (WayOutput *self, gconstpointer data, gsize size)
{
  if (self->error != NULL)
    return FALSE;
  if (self->buffer->len + size > BUFFER_SIZE && !way_output_flush (self))
    return FALSE;
  if (size > BUFFER_SIZE)
    return write_all (self, data, size);
  g_string_append_len (self->buffer, data, (gssize) size);
  return TRUE;
}

gboolean
way_output_puts (WayOutput *self, const char *text)
{
  return way_output_write (self, text, strlen (text));
}

gboolean
way_output_printf (WayOutput *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return way_output_puts (self, text);
}

gboolean
way_output_step (WayOutput *self, guint done, guint total)
{
  if (self->error != NULL)
    return FALSE;
  if (done % STEPS_BETWEEN != 0)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
    return FALSE;
  if (self->progress != NULL && total > 0)
    self->progress (MIN (done, total) / (double) total, self->data);
  return TRUE;
}

guint
way_document_count_rows (const WayDocument *document)
{
  guint n = 0;

  for (guint i = 0; i < document->nodes->len; i++)
    {
      const WayNode *node = g_ptr_array_index (document->nodes, i);

      if (node->kind == WAY_NODE_TABLE)
        n += node->table->rows->len;
    }
  return n;
}
