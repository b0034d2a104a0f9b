/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-notice-look.h"

#include "ui/way-worker.h"

typedef struct {
  char *key;
  char *text;
  GHashTable *known;
  WayNoticeLooked looked;
  GArray *found;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_free (look->key);
  g_free (look->text);
  g_clear_pointer (&look->known, g_hash_table_unref);
  g_clear_pointer (&look->found, g_array_unref);
  g_free (look);
}

static gboolean
find (gpointer job, GCancellable *cancellable, GError **error)
{
  Look *look = job;

  look->found = way_notice_find (look->text, look->known);
  return TRUE;
}

static void
found_cb (gpointer owner, gpointer job, const GError *error)
{
  Look *look = job;

  if (error == NULL)
    look->looked (owner, look->key, look->text, look->found);
}

void
way_notice_look_start (gpointer owner, GCancellable *cancellable, const char *key, const char *text, GHashTable *known,
                       WayNoticeLooked looked)
{
  Look *look = g_new0 (Look, 1);

  look->key = g_strdup (key);
  look->text = g_strdup (text);
  look->known = known != NULL ? g_hash_table_ref (known) : NULL;
  look->looked = looked;
  way_worker_start (owner, cancellable, find, found_cb, look, look_free);
}
