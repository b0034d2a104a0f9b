/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/way-writers.h"

#include "base/way-error.h"

#include <dlfcn.h>
#include <glib/gi18n-lib.h>

/* Where it lies in a tree that was built and not installed, seen from the program. */
#define BUILT "../../src/document"

static char *
folder_of_program (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program != NULL ? g_path_get_dirname (program) : g_strdup (".");
}

static const WayWriters *
load (void)
{
  g_autofree char *folder = folder_of_program ();
  g_autofree char *built = g_build_filename (folder, BUILT, WAY_WRITERS_MODULE, NULL);
  g_autofree char *installed = g_build_filename (WAY_WRITERS_DIR, WAY_WRITERS_MODULE, NULL);
  const char *path = g_file_test (built, G_FILE_TEST_EXISTS) ? built : installed;
  /* Never closed: it is used until the program ends. */
  void *module = dlopen (path, RTLD_NOW | RTLD_LOCAL);

  if (module == NULL)
    g_warning ("%s", dlerror ());
  return module != NULL ? dlsym (module, WAY_WRITERS_SYMBOL) : NULL;
}

const WayWriters *
way_writers_get (GError **error)
{
  static GMutex mutex;
  static const WayWriters *writers;

  g_mutex_lock (&mutex);
  if (writers == NULL)
    writers = load ();
  g_mutex_unlock (&mutex);
  if (writers == NULL)
    g_set_error_literal (error, WAY_ERROR, WAY_ERROR_FAILED,
                         _("A part of Waymark that writes this format is missing. Install Waymark again."));
  return writers;
}
