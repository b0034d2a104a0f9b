/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* In the worker's thread. It may use @job alone, and of that nothing that belongs to a window. Returns %FALSE with @error. */
typedef gboolean (*WayWork) (gpointer job, GCancellable *cancellable, GError **error);

/* Back in the thread of the windows. @owner: as given. @error: what @job failed with, G_IO_ERROR_CANCELLED if it was cancelled
 * meanwhile whatever came of it, or %NULL. */
typedef void (*WayWorked) (gpointer owner, gpointer job, const GError *error);

/**
 * way_worker_start:
 * @owner: (nullable): a GObject, not kept alive: once it is gone, nobody hears of the job. One that was disposed and is still
 *   held by somebody may hear of it, as a window that was destroyed
 * @cancellable: (nullable): with it the job is given up
 * @job: (transfer full): what is to be done, and where the answer is put
 * @free_job: (nullable): of @job, after @worked, in the thread of the windows; %NULL if @worked takes it
 *
 * Does a job in another thread, so that no window waits for it.
 *
 * A GTask of its own would not do: its thread may let go of it last, and would then free its source object and its data, a
 * window with texts in it among them, beside the main loop (see g_task_run_in_thread() and GLib's issue 1346).
 */
void way_worker_start (gpointer owner, GCancellable *cancellable, WayWork work, WayWorked worked, gpointer job,
                       GDestroyNotify free_job);

G_END_DECLS
