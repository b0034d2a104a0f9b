/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* From now on a program of the test's stands in for whatever opens PDFs and folders. Call it before anything is opened. */
void way_test_launcher_install (void);
/* Waits until that was started to open @path. */
void way_test_launcher_wait (const char *path);

/**
 * WayTestFileManager:
 * @refuses: whether it answers that it cannot show anything
 * @shown: (nullable): the URI of what it was asked last to show
 *
 * Stands in for the desktop's file manager, which shows a file where it lies.
 */
typedef struct {
  gboolean refuses;
  char *shown;
  GDBusConnection *bus;
  guint name;
  guint object;
} WayTestFileManager;

/* It is on the bus of the test once this returns. */
WayTestFileManager *way_test_file_manager_new (gboolean refuses);
/* Waits until it was asked to show @path. */
void way_test_file_manager_wait (WayTestFileManager *self, const char *path);
void way_test_file_manager_free (WayTestFileManager *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayTestFileManager, way_test_file_manager_free)

G_END_DECLS
