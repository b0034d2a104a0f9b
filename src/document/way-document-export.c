/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/way-document-export.h"

#include "base/way-error.h"
#include "base/way-file.h"
#include "document/way-output.h"
#include "document/way-writers.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* By the table of writers, which may have to be loaded first. */
static gboolean
write_docx (const WayDocument *document, WayOutput *output)
{
  const WayWriters *writers = way_writers_get (&output->error);

  return writers != NULL && writers->docx (document, output);
}

static gboolean
write_xlsx (const WayDocument *document, WayOutput *output)
{
  const WayWriters *writers = way_writers_get (&output->error);

  return writers != NULL && writers->xlsx (document, output);
}

static const struct
{
  const char *extension;
  const char *other; /* another name people type */
  const char *label;
  const char *purpose;
  const char *mime;
  WayWriter write;
} formats[] = {
  [WAY_DOCUMENT_PDF] = { "pdf", "pdf", N_("PDF"), N_("For reading and printing"), "application/pdf", way_document_write_pdf },
  [WAY_DOCUMENT_DOCX] = { "docx", "word", N_("Word (DOCX)"), N_("For writing on"),
                          "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                          write_docx },
  [WAY_DOCUMENT_HTML] = { "html", "htm", N_("Web page (HTML)"), N_("For any browser"), "text/html", way_document_write_html },
  [WAY_DOCUMENT_MARKDOWN] = { "md", "markdown", N_("Markdown"), N_("For notes and wikis"), "text/markdown",
                              way_document_write_markdown },
  [WAY_DOCUMENT_XLSX] = { "xlsx", "excel", N_("Spreadsheet (XLSX)"), N_("For sorting and filtering"),
                          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                          write_xlsx },
  [WAY_DOCUMENT_CSV] = { "csv", "csv", N_("Plain table (CSV)"), N_("For other programs"), "text/csv", way_document_write_csv },
};

/* What there is while a file is being written. */
typedef struct {
  char *target;    /* after following links */
  char *folder;
  char *name;      /* for messages */
  char *temporary; /* NULL once it is renamed */
  int fd;
} Job;

static void
job_clear (Job *job)
{
  if (job->fd >= 0)
    close (job->fd);
  if (job->temporary != NULL)
    g_unlink (job->temporary);
  g_free (job->target);
  g_free (job->folder);
  g_free (job->name);
  g_free (job->temporary);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

/* Looks at what is at @path now and makes the temporary file, with the mode the target is to have. */
static gboolean
job_begin (Job *job, const char *path, GError **error)
{
  mode_t mode = 0600;
  GStatBuf status;

  job->target = way_file_resolve (path);
  job->folder = g_path_get_dirname (job->target);
  job->name = g_filename_display_name (path);
  if (way_file_is_in_use (job->target))
    {
      g_set_error (error, WAY_ERROR, WAY_ERROR_FAILED,
                   _("“%s” is the library that is open, so it was not written over. Choose another name."), job->name);
      return FALSE;
    }
  if (g_stat (job->target, &status) == 0)
    {
      int problem = S_ISDIR (status.st_mode) ? EISDIR : !S_ISREG (status.st_mode) ? EINVAL : 0;

      if (problem == 0 && g_access (job->target, W_OK) != 0)
        problem = errno;
      if (problem != 0)
        {
          way_output_set_error (error, job->name, problem);
          return FALSE;
        }
      mode = status.st_mode & 0777;
    }
  job->temporary = g_build_filename (job->folder, ".waymark-XXXXXX", NULL);
  job->fd = g_mkstemp_full (job->temporary, O_RDWR | O_CLOEXEC, 0600);
  if (job->fd < 0 || fchmod (job->fd, mode) != 0)
    {
      int saved_errno = errno;

      way_output_set_error (error, job->name, saved_errno);
      if (job->fd < 0)
        g_clear_pointer (&job->temporary, g_free);
      return FALSE;
    }
  return TRUE;
}

/* Brings the file to the disk and puts it in its place. */
static gboolean
job_finish (Job *job, guint64 *size, GError **error)
{
  struct stat status;

  if (fsync (job->fd) != 0 || fstat (job->fd, &status) != 0 || g_rename (job->temporary, job->target) != 0)
    {
      way_output_set_error (error, job->name, errno);
      return FALSE;
    }
  g_clear_pointer (&job->temporary, g_free);
  way_file_flush_folder (job->folder);
  if (size != NULL)
    *size = (guint64) status.st_size;
  return TRUE;
}

gboolean
way_document_format_from_name (const char *name, WayDocumentFormat *format)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (name, formats[i].extension) == 0 || g_ascii_strcasecmp (name, formats[i].other) == 0)
      {
        *format = (WayDocumentFormat) i;
        return TRUE;
      }
  return FALSE;
}

const char *
way_document_format_extension (WayDocumentFormat format)
{
  return formats[format].extension;
}

const char *
way_document_format_label (WayDocumentFormat format)
{
  return _(formats[format].label);
}

const char *
way_document_format_purpose (WayDocumentFormat format)
{
  return _(formats[format].purpose);
}

const char *
way_document_format_mime (WayDocumentFormat format)
{
  return formats[format].mime;
}

gboolean
way_document_export (const WayDocument *document, WayDocumentFormat format, const char *path,
                     GCancellable *cancellable, WayDocumentProgress progress, gpointer data,
                     guint64 *size, GError **error)
{
  g_auto (Job) job = { .fd = -1 };
  WayOutput output;
  gboolean done;

  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !job_begin (&job, path, error))
    return FALSE;
  way_output_init (&output, job.fd, job.temporary, job.name);
  output.cancellable = cancellable;
  output.progress = progress;
  output.data = data;
  done = formats[format].write (document, &output) && way_output_flush (&output)
         && !g_cancellable_set_error_if_cancelled (cancellable, &output.error);
  if (!done)
    g_propagate_error (error, g_steal_pointer (&output.error));
  way_output_clear (&output);
  if (!done || !job_finish (&job, size, error))
    return FALSE;
  if (progress != NULL)
    progress (1.0, data);
  return TRUE;
}
