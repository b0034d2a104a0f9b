/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/way-project-file-private.h"

#include "base/way-error.h"
#include "base/way-file.h"
#include "base/way-text.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define FORMAT_NAME "waymark-project"
#define FORMAT_VERSION 1
/* What every SQLite file begins with, the NUL at its end included. */
#define LIBRARY_MAGIC "SQLite format 3"

static void
entry_free (gpointer data)
{
  WayProjectEntry *entry = data;

  g_clear_object (&entry->old);
  g_clear_object (&entry->record);
  g_hash_table_unref (entry->faulty);
  g_free (entry);
}

static gboolean G_GNUC_PRINTF (3, 4)
refuse (WayProjectFile *self, GError **error, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, WAY_ERROR, WAY_ERROR_FORMAT, _("Nothing was read from “%s”: %s"), self->name, reason);
  return FALSE;
}

static gboolean
check_version (WayProjectFile *self, GError **error)
{
  const WayJson *format = way_json_member (self->json, "format");
  const WayJson *version = way_json_member (self->json, "version");

  if (format == NULL || format->type != WAY_JSON_TEXT || strcmp (format->text, FORMAT_NAME) != 0)
    return refuse (self, error, _("it is not a Waymark project file (“format” is not “%s”)."), FORMAT_NAME);
  if (version == NULL || version->type != WAY_JSON_INTEGER || version->integer < 1)
    return refuse (self, error, _("“version” must be a whole number from 1 on."));
  if (version->integer > FORMAT_VERSION)
    return refuse (self, error, _("it was written by a newer Waymark. Update Waymark to read it."));
  return TRUE;
}

/* "project" is an id, or the project's record with its id in it. */
static gboolean
find_project (WayProjectFile *self, GError **error)
{
  const WayJson *project = way_json_member (self->json, "project");
  const WayJson *id = project;
  WayId space;

  if (project != NULL && project->type == WAY_JSON_OBJECT)
    {
      self->project_json = project;
      id = way_json_member (project, "id");
    }
  if (id == NULL || id->type != WAY_JSON_TEXT || id->text[0] == '\0')
    return refuse (self, error, _("“project” must be the id of the project, a text."));
  self->project_name = id->text;
  if (!way_id_parse (id->text, &self->project))
    {
      way_id_parse (WAY_PROJECT_FILE_SPACE, &space);
      way_id_init_name (&self->project, &space, id->text);
    }
  return TRUE;
}

WayProjectFile *
way_project_file_parse (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (WayProjectFile) self = g_new0 (WayProjectFile, 1);
  g_autoptr (GError) local = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  self->name = g_strdup (name);
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->by_id = g_hash_table_new (way_id_hash, way_id_equal);
  if (size > WAY_PROJECT_FILE_MAX_SIZE)
    {
      refuse (self, error, _("it is larger than %u MB."), WAY_PROJECT_FILE_MAX_SIZE / 1024 / 1024);
      return NULL;
    }
  if (size >= sizeof LIBRARY_MAGIC && memcmp (data, LIBRARY_MAGIC, sizeof LIBRARY_MAGIC) == 0)
    {
      refuse (self, error, _("it is a library or a backup of one, not a project file."));
      return NULL;
    }
  self->json = way_json_parse (data != NULL ? data : "", size, &local);
  if (self->json == NULL)
    {
      refuse (self, error, "%s", local->message);
      return NULL;
    }
  if (!check_version (self, error) || !find_project (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* The bytes of a file, or one more than may be: a film must not fill the memory. %NULL with errno if it cannot be read. */
static GBytes *
read_bytes (const char *path)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  FILE *file = g_fopen (path, "rb");
  guint8 part[65536];
  gsize size;
  int reason;

  if (file == NULL)
    return NULL;
  while (bytes->len <= WAY_PROJECT_FILE_MAX_SIZE && (size = fread (part, 1, sizeof part, file)) > 0)
    g_byte_array_append (bytes, part, (guint) size);
  reason = ferror (file) ? errno : 0;
  fclose (file);
  errno = reason;
  return reason == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/* Asked before it is opened: a pipe that nobody writes to would be waited for without end. */
static gboolean
may_be_read (const char *path, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    g_set_error (error, WAY_ERROR, WAY_ERROR_FORMAT, _("“%s” is a folder, not a project file, so nothing was read."), path);
  else if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    g_set_error (error, WAY_ERROR, WAY_ERROR_FORMAT,
                 _("“%s” is a pipe or a device, not a project file, so nothing was read. Save it as a file first."), path);
  else
    return TRUE;
  return FALSE;
}

GBytes *
way_project_file_load (const char *path, GError **error)
{
  GBytes *bytes;

  if (!may_be_read (path, error))
    return NULL;
  if (way_file_is_in_use (path))
    {
      g_set_error (error, WAY_ERROR, WAY_ERROR_FORMAT,
                   _("“%s” is the library that is open, not a project file, so nothing was read."), path);
      return NULL;
    }
  bytes = read_bytes (path);
  if (bytes != NULL)
    return bytes;
  if (errno == ENOENT)
    g_set_error (error, WAY_ERROR, WAY_ERROR_NOT_FOUND, _("There is no file “%s”, so nothing was read."), path);
  else
    g_set_error (error, WAY_ERROR, WAY_ERROR_FAILED, _("“%s” could not be read, so nothing was changed: %s."), path,
                 g_strerror (errno));
  return NULL;
}

WayProjectFile *
way_project_file_read (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GBytes) bytes = way_project_file_load (path, error);

  return bytes != NULL ? way_project_file_parse (name, bytes, error) : NULL;
}

void
way_project_file_free (WayProjectFile *self)
{
  g_free (self->name);
  g_clear_pointer (&self->json, way_json_free);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_free (self);
}

void
way_project_file_set_cancellable (WayProjectFile *self, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
}

const WayId *
way_project_file_get_project (WayProjectFile *self)
{
  return &self->project;
}

void
way_project_file_resolve (WayProjectFile *self, const char *name, WayId *id)
{
  if (strcmp (name, self->project_name) == 0)
    *id = self->project;
  else if (!way_id_parse (name, id))
    way_id_init_name (id, &self->project, name);
}

/* --- The records of the file --- */

static void
add_entry (WayProjectApply *apply, const WayKind *kind, const char *kind_name, const WayJson *json)
{
  WayProjectFile *file = apply->file;
  const WayJson *name = way_json_member (json, "id");
  WayProjectEntry *entry, *other;

  if (json->type != WAY_JSON_OBJECT)
    {
      way_project_apply_fault (apply, json->line, NULL, _("a record in “%s” must be an object, not %s."), kind_name,
                               way_json_type_name (json->type));
      return;
    }
  if (name == NULL || name->type != WAY_JSON_TEXT || name->text[0] == '\0')
    {
      way_project_apply_fault (apply, json->line, NULL, _("a record in “%s” needs an “id”, a text."), kind_name);
      return;
    }
  entry = g_new0 (WayProjectEntry, 1);
  entry->kind = kind;
  entry->json = json;
  entry->name = name->text;
  entry->faulty = g_hash_table_new (g_str_hash, g_str_equal);
  way_project_file_resolve (file, name->text, &entry->id);
  entry->place = file->entries->len;
  g_ptr_array_add (file->entries, entry);
  other = g_hash_table_lookup (file->by_id, &entry->id);
  if (other != NULL)
    way_project_apply_fault (apply, json->line, entry->name, _("the id is used twice, first in line %u."),
                             other->json->line);
  else
    g_hash_table_insert (file->by_id, &entry->id, entry);
}

static void
add_kind (WayProjectApply *apply, const WayKind *kind, const char *name, const WayJson *list)
{
  if (list->type != WAY_JSON_LIST)
    {
      way_project_apply_fault (apply, list->line, NULL, _("“%s” must be a list of records, not %s."), name,
                               way_json_type_name (list->type));
      return;
    }
  for (guint i = 0; i < list->items->len; i++)
    {
      add_entry (apply, kind, name, g_ptr_array_index (list->items, i));
      if (kind == NULL)
        {
          g_autofree char *shown = way_text_beginning (name, WAY_PROJECT_QUOTE);

          way_project_apply_skip (apply, g_strdup_printf (_("kind “%s”"), shown));
        }
    }
}

static void
check_projects (WayProjectApply *apply)
{
  WayProjectFile *file = apply->file;

  for (guint i = 0; i < file->entries->len; i++)
    {
      WayProjectEntry *entry = g_ptr_array_index (file->entries, i);

      if (entry->kind == way_kind_lookup ("project") && !way_id_equal (&entry->id, &file->project))
        way_project_apply_fault (apply, entry->json->line, entry->name,
                                 _("a file holds one project, and “project” names another."));
    }
}

static void
skip_members (WayProjectApply *apply)
{
  static const char *const known[] = { "format", "version", "project", "records", NULL };

  for (guint i = 0; i < apply->file->json->names->len; i++)
    {
      const char *name = g_ptr_array_index (apply->file->json->names, i);

      if (!g_strv_contains (known, name))
        {
          g_autofree char *shown = way_text_beginning (name, WAY_PROJECT_QUOTE);

          way_project_apply_skip (apply, g_strdup_printf (_("“%s”"), shown));
        }
    }
}

void
way_project_file_index (WayProjectApply *apply)
{
  WayProjectFile *file = apply->file;
  const WayKind *const *kinds = way_kinds (NULL);
  const WayJson *records = way_json_member (file->json, "records");

  g_hash_table_remove_all (file->by_id);
  g_ptr_array_set_size (file->entries, 0);
  skip_members (apply);
  if (file->project_json != NULL)
    add_entry (apply, way_kind_lookup ("project"), "project", file->project_json);
  if (records != NULL && records->type != WAY_JSON_OBJECT)
    way_project_apply_fault (apply, records->line, NULL, _("“records” must be an object, not %s."),
                             way_json_type_name (records->type));
  else if (records != NULL)
    {
      for (guint i = 0; kinds[i] != NULL; i++)
        {
          const WayJson *list = way_json_member (records, kinds[i]->name);

          if (list != NULL)
            add_kind (apply, kinds[i], kinds[i]->name, list);
        }
      for (guint i = 0; i < records->names->len; i++)
        if (way_kind_lookup (g_ptr_array_index (records->names, i)) == NULL)
          add_kind (apply, NULL, g_ptr_array_index (records->names, i), g_ptr_array_index (records->items, i));
    }
  check_projects (apply);
}
