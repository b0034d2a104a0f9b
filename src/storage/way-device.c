/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-device.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

static gboolean
read_id (const char *path, WayId *id)
{
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) && way_id_parse (g_strstrip (text), id);
}

void
way_device_get_id (WayId *id)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "waymark", NULL);
  g_autofree char *path = g_build_filename (folder, "device", NULL);
  g_autofree char *text = NULL;

  if (read_id (path, id))
    return;
  way_id_init_new (id);
  text = way_id_dup_text (id);
  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, NULL);
  /* Another start may have made it at the same time. */
  if (!read_id (path, id))
    way_id_parse (text, id);
}
