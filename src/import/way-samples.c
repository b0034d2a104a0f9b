/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/way-samples.h"

#include "base/way-error.h"
#include "import/way-project-file.h"

#include <glib/gi18n-lib.h>

/* Made by glib-compile-resources; asked for by name, so that the linker keeps it. */
GResource *way_sample_data_get_resource (void);

const char *const *
way_samples_names (void)
{
  static const char *const names[] = { "example", "dorset", "brighton", NULL };

  return names;
}

static gboolean
load_one (WayLibrary *library, const char *name, GArray *projects, GError **error)
{
  g_autofree char *base = g_strconcat (name, ".waymark.json", NULL);
  g_autofree char *path = g_strconcat ("/org/waymark/Waymark/samples/", base, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (way_sample_data_get_resource (), path, 0, error);
  g_autoptr (WayProjectFile) file = bytes != NULL ? way_project_file_parse (base, bytes, error) : NULL;
  WayProjectReport report;
  gboolean success;

  if (file == NULL)
    return FALSE;
  success = way_project_file_apply (file, library, FALSE, &report, error);
  if (success)
    g_array_append_vals (projects, way_project_file_get_project (file), 1);
  way_project_report_clear (&report);
  return success;
}

GArray *
way_samples_load (WayLibrary *library, const char *name, GError **error)
{
  const char *const *names = way_samples_names ();
  g_autoptr (GArray) projects = way_id_list_new ();
  gboolean success = TRUE;

  if (name != NULL && !g_strv_contains (names, name))
    {
      g_set_error (error, WAY_ERROR, WAY_ERROR_NOT_FOUND, _("There is no sample called “%s”."), name);
      return NULL;
    }
  if (!way_library_begin (library, NULL, _("Load sample projects"), error))
    return NULL;
  for (guint i = 0; success && names[i] != NULL; i++)
    if (name == NULL || g_str_equal (names[i], name))
      success = load_one (library, names[i], projects, error);
  if (!way_library_end (library, success, error))
    return NULL;
  return g_steal_pointer (&projects);
}
