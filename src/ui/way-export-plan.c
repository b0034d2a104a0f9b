/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-export-plan.h"

typedef struct {
  char *library_path;
  WayId project;
  WayPlanOptions options;
  WayDocumentFormat format;
  char *path;
  WayDocumentProgress progress;
  gpointer progress_data;
  GMainContext *context;
  int percent;
} Job;

/* One notice of progress, on its way to the thread that asked. */
typedef struct {
  GTask *task;
  double done;
} Notice;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_main_context_unref (job->context);
  g_free (job->library_path);
  g_free (job->path);
  g_free (job);
}

static void
notice_free (gpointer data)
{
  Notice *notice = data;

  g_object_unref (notice->task);
  g_free (notice);
}

static gboolean
notice_cb (gpointer data)
{
  Notice *notice = data;
  Job *job = g_task_get_task_data (notice->task);

  if (!g_task_get_completed (notice->task))
    job->progress (notice->done, job->progress_data);
  return G_SOURCE_REMOVE;
}

static void
progress_cb (double done, gpointer data)
{
  GTask *task = data;
  Job *job = g_task_get_task_data (task);
  int percent = (int) (done * 100);
  Notice *notice;

  if (job->progress == NULL || percent == job->percent)
    return;
  job->percent = percent;
  notice = g_new (Notice, 1);
  *notice = (Notice){ g_object_ref (task), done };
  g_main_context_invoke_full (job->context, G_PRIORITY_DEFAULT, notice_cb, notice, notice_free);
}

static void
export_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayLibrary) library = way_library_open (job->library_path, WAY_LIBRARY_READ_ONLY, &error);
  g_autoptr (WayDocument) document
    = library != NULL ? way_plan_document_new (library, &job->project, &job->options, NULL, &error) : NULL;
  guint64 size = 0;

  if (document != NULL
      && way_document_export (document, job->format, job->path, cancellable, progress_cb, task, &size, &error))
    g_task_return_int (task, (gssize) size);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
document_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (WayLibrary) library = way_library_open (job->library_path, WAY_LIBRARY_READ_ONLY, &error);
  WayDocument *document
    = library != NULL ? way_plan_document_new (library, &job->project, &job->options, NULL, &error) : NULL;

  if (document != NULL)
    g_task_return_pointer (task, document, (GDestroyNotify) way_document_free);
  else
    g_task_return_error (task, error);
}

static void
warnings_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (WayLibrary) library = way_library_open (job->library_path, WAY_LIBRARY_READ_ONLY, &error);
  char **warnings = NULL;
  g_autoptr (WayDocument) document
    = library != NULL ? way_plan_document_new (library, &job->project, &job->options, &warnings, &error) : NULL;

  if (document != NULL)
    g_task_return_pointer (task, warnings, (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, error);
}

static Job *
job_new (const char *library_path, const WayId *project, const WayPlanOptions *options)
{
  Job *job = g_new0 (Job, 1);

  job->library_path = g_strdup (library_path);
  job->project = *project;
  job->context = g_main_context_ref_thread_default ();
  job->percent = -1;
  if (options != NULL)
    job->options = *options;
  return job;
}

void
way_export_plan_async (const char *library_path, const WayId *project, const WayPlanOptions *options,
                       WayDocumentFormat format, const char *path, WayDocumentProgress progress, gpointer progress_data,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Job *job = job_new (library_path, project, options);

  job->format = format;
  job->path = g_strdup (path);
  job->progress = progress;
  job->progress_data = progress_data;
  g_task_set_source_tag (task, way_export_plan_async);
  /* A file that is whole by the time someone cancels stays, and is reported. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, export_thread);
}

guint64
way_export_plan_finish (GAsyncResult *result, GError **error)
{
  gssize size = g_task_propagate_int (G_TASK (result), error);

  return size > 0 ? (guint64) size : 0;
}

void
way_export_plan_document_async (const char *library_path, const WayId *project, const WayPlanOptions *options,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, way_export_plan_document_async);
  /* It writes nothing, so that nobody has to wait for it to end. */
  g_task_set_return_on_cancel (task, TRUE);
  g_task_set_task_data (task, job_new (library_path, project, options), job_free);
  g_task_run_in_thread (task, document_thread);
}

WayDocument *
way_export_plan_document_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
way_export_plan_warnings_async (const char *library_path, const WayId *project, const WayPlanOptions *options,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, way_export_plan_warnings_async);
  g_task_set_task_data (task, job_new (library_path, project, options), job_free);
  g_task_run_in_thread (task, warnings_thread);
}

char **
way_export_plan_warnings_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
