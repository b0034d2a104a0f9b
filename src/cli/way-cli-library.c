/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/way-cli.h"

#include "base/way-error.h"
#include "base/way-text.h"
#include "storage/way-backups.h"

#include <glib/gi18n.h>
#include <string.h>

gboolean
way_cli_wrong_call (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, WAY_ERROR, WAY_ERROR_USAGE, message);
  return FALSE;
}

char *
way_cli_library_path (WayCli *cli)
{
  return cli->library_path != NULL ? g_strdup (cli->library_path) : way_library_default_path ();
}

WayLibrary *
way_cli_open (WayCli *cli, WayLibraryFlags flags, GError **error)
{
  g_autofree char *path = way_cli_library_path (cli);
  g_autoptr (GError) local = NULL;
  WayLibrary *library = way_library_open (path, flags, &local);

  if (library == NULL && g_error_matches (local, WAY_ERROR, WAY_ERROR_NOT_FOUND))
    g_set_error (error, WAY_ERROR, WAY_ERROR_NOT_FOUND,
                 _("There is no library at “%s”; “waymark-cli init” makes one."), path);
  else if (library == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  g_set_object (&cli->library, library);
  return library;
}

gboolean
way_cli_back_up (WayLibrary *library, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (WayBackup) backup = NULL;

  if (way_library_is_read_only (library))
    return TRUE;
  backup = way_backups_make (way_library_get_path (library), WAY_BACKUP_IMPORT, NULL, way_cli_guard (), &local);
  way_cli_unguard ();
  if (backup != NULL || g_error_matches (local, WAY_ERROR, WAY_ERROR_NOTHING))
    return TRUE;
  g_set_error (error, WAY_ERROR, local->code, _("Nothing was put into the library. %s"), local->message);
  return FALSE;
}

static gboolean
matches_title (WayRow *row, const char *text)
{
  const char *title = way_row_text (row, "title");
  g_autofree char *folded = way_text_fold (title != NULL ? title : "");
  g_autofree char *wanted = way_text_fold (text);

  return strcmp (folded, wanted) == 0;
}

static gboolean
matches_id (WayRow *row, const char *text)
{
  return *text != '\0' && g_ascii_strncasecmp (way_row_text (row, "id"), text, strlen (text)) == 0;
}

static GPtrArray *
matching (GPtrArray *rows, gboolean (*matches) (WayRow *row, const char *text), const char *text)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    if (matches (g_ptr_array_index (rows, i), text))
      g_ptr_array_add (found, g_ptr_array_index (rows, i));
  return found;
}

static void
refuse_ambiguous (GPtrArray *found, const char *text, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      WayRow *row = g_ptr_array_index (found, i);
      g_autofree char *title = way_text_summary (way_row_text (row, "title"), WAY_CLI_TITLE);

      g_string_append_printf (list, "%s“%s” (%s)", i > 0 ? ", " : "", title, way_row_text (row, "id"));
    }
  g_set_error (error, WAY_ERROR, WAY_ERROR_AMBIGUOUS, _("“%s” stands for more than one project: %s."), text, list->str);
}

WayRecord *
way_cli_find_project (WayLibrary *library, const char *text, GError **error)
{
  g_autoptr (GPtrArray) rows = way_library_query_rows (library, "project list", "");
  g_autoptr (GPtrArray) found = matching (rows, matches_title, text);

  if (found->len == 0)
    {
      g_clear_pointer (&found, g_ptr_array_unref);
      found = matching (rows, matches_id, text);
    }
  if (found->len == 1)
    return way_library_get (library, way_row_id (g_ptr_array_index (found, 0), "id"));
  if (found->len == 0)
    g_set_error (error, WAY_ERROR, WAY_ERROR_NOT_FOUND,
                 _("There is no project “%s” in the library; “waymark-cli projects” lists them."), text);
  else
    refuse_ambiguous (found, text, error);
  return NULL;
}
