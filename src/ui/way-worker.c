/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-worker.h"

typedef struct {
  gboolean owned;
  GWeakRef owner;
  WayWork work;
  WayWorked worked;
  gpointer job;
  GDestroyNotify free_job;
} Errand;

static void
work_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Errand *errand = data;
  GError *error = NULL;

  if (errand->work (errand->job, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Errand *errand = data;
  g_autoptr (GObject) owner = g_weak_ref_get (&errand->owner);
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  if (owner != NULL || !errand->owned)
    errand->worked (owner, errand->job, error);
  if (errand->free_job != NULL)
    errand->free_job (errand->job);
  g_weak_ref_clear (&errand->owner);
  g_free (errand);
}

void
way_worker_start (gpointer owner, GCancellable *cancellable, WayWork work, WayWorked worked, gpointer job,
                  GDestroyNotify free_job)
{
  Errand *errand = g_new0 (Errand, 1);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, worked_cb, errand);

  errand->owned = owner != NULL;
  g_weak_ref_init (&errand->owner, owner);
  errand->work = work;
  errand->worked = worked;
  errand->job = job;
  errand->free_job = free_job;
  g_task_set_source_tag (task, way_worker_start);
  g_task_set_task_data (task, errand, NULL);
  g_task_run_in_thread (task, work_thread);
}
