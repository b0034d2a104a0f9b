/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "helper.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <libxml/xpathInternals.h>
#include <string.h>

char *
folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("waymark-document-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
folder_remove (char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

guint
folder_count (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

char *
export_bytes (const WayDocument *document, WayDocumentFormat format, gsize *size)
{
  char *folder = folder_new ();
  g_autofree char *path = g_build_filename (folder, "out", NULL);
  g_autoptr (GError) error = NULL;
  guint64 said = 0;
  char *bytes = NULL;
  gsize length = 0;

  way_document_export (document, format, path, NULL, NULL, NULL, &said, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (length, ==, said);
  g_assert_cmpuint (folder_count (folder), ==, 1);
  folder_remove (folder);
  if (size != NULL)
    *size = length;
  return bytes;
}

char *
unzip (const char *bytes, gsize size, const char *name)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  char *found = NULL;

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_memory (archive, bytes, size), ==, ARCHIVE_OK);
  while (found == NULL && archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    if (strcmp (archive_entry_pathname (entry), name) == 0)
      {
        g_autoptr (GString) text = g_string_new (NULL);
        char buffer[4096];
        la_ssize_t got;

        while ((got = archive_read_data (archive, buffer, sizeof buffer)) > 0)
          g_string_append_len (text, buffer, got);
        g_assert_cmpint (got, ==, 0);
        found = g_string_free (g_steal_pointer (&text), FALSE);
      }
  archive_read_free (archive);
  return found;
}

xmlDoc *
unzip_xml (const char *bytes, gsize size, const char *name)
{
  g_autofree char *text = unzip (bytes, size, name);
  xmlDoc *xml;

  g_assert_nonnull (text);
  xml = xmlReadMemory (text, (int) strlen (text), name, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
  g_assert_nonnull (xml);
  return xml;
}

char *
xpath (xmlDoc *xml, const char *namespace, const char *expression)
{
  xmlXPathContext *context = xmlXPathNewContext (xml);
  xmlXPathObject *object;
  xmlChar *text;
  char *copy;

  if (namespace != NULL)
    xmlXPathRegisterNs (context, (const xmlChar *) "a", (const xmlChar *) namespace);
  object = xmlXPathEvalExpression ((const xmlChar *) expression, context);
  g_assert_nonnull (object);
  text = xmlXPathCastToString (object);
  copy = g_strdup ((const char *) text);
  xmlFree (text);
  xmlXPathFreeObject (object);
  xmlXPathFreeContext (context);
  return copy;
}

char *
squeeze (const char *text)
{
  GString *out = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      g_string_append_len (out, text, g_utf8_next_char (text) - text);
  return g_string_free (out, FALSE);
}

char *
run_on_pdf (const WayDocument *document, const char *tool, ...)
{
  g_autofree char *program = g_find_program_in_path (tool);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  char *folder, *out = NULL;
  const char *argument;
  va_list list;
  int status;

  if (program == NULL)
    {
      if (g_getenv ("CI") != NULL)
        g_error ("%s is missing", tool);
      g_test_skip ("a tool is missing");
      return NULL;
    }
  folder = folder_new ();
  path = g_build_filename (folder, "out.pdf", NULL);
  way_document_export (document, WAY_DOCUMENT_PDF, path, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_add (arguments, program);
  va_start (list, tool);
  while ((argument = va_arg (list, const char *)) != NULL)
    g_ptr_array_add (arguments, strcmp (argument, "@") == 0 ? path : (char *) argument);
  va_end (list);
  g_ptr_array_add (arguments, NULL);
  g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  folder_remove (folder);
  return out;
}
